// The top of a lead's screen: who it is, how sure, what kind of email, and which email.
import type { JSX } from 'react';
import { ArrowDown16Regular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowRight16Regular } from '@fluentui/react-icons/svg/arrow-right';
import { ArrowUp16Regular } from '@fluentui/react-icons/svg/arrow-up';
import { Bot16Regular } from '@fluentui/react-icons/svg/bot';
import { MailAlert16Regular } from '@fluentui/react-icons/svg/mail-alert';
import { MailProhibited16Regular } from '@fluentui/react-icons/svg/mail-prohibited';
import type { MailKind } from '../../../domain/leadReply.ts';
import type { Lead, LeadRating } from '../../../domain/records.ts';
import { AddressTag, addressTagText } from './AddressTag.tsx';
import { EmailStrip } from './EmailStrip.tsx';
import { Identity } from './Identity.tsx';
import { leadDetail, leadName, shortName } from '../words/names.ts';
import type { Pane } from '../pane.ts';
import { Tag, TagRow } from './Tag.tsx';
import { t } from '../../strings.ts';
import type { LeadScreen } from '../../emailScreens.ts';
import { WhyTag } from './WhyTag.tsx';

interface PlainTag {
  readonly text: string;
  readonly icon?: JSX.Element;
  readonly tone?: 'neutral' | 'warning';
}

/** Identity, tags and strip; the same when reading and composing. */
export function LeadHead(props: { readonly pane: Pane; readonly screen: LeadScreen }): JSX.Element {
  const { pane, screen } = props;
  const { lead } = screen.facts;
  const mail = mailTags(screen.recognition.mail);
  // What kind of email it is says more than the rating, and there is room for one.
  const facts = leadTags(lead, mail.length === 0);
  const { address } = screen;
  const { strip } = pane.view;
  return (
    <>
      <Identity name={leadName(lead)} detail={leadDetail(lead)} {...(strip?.mode === 'read' ? { open: () => pane.verbs.leadPage.open(lead.id, lead) } : {})} />
      <TagRow names={['', ...mail.map((tag) => tag.text), ...(address === undefined ? [] : [addressTagText(address)]), ...facts.map((tag) => tag.text)]}>
        <WhyTag pane={pane} match={screen.match} name={shortName(lead)} />
        {mail.map((tag) => (
          <Tag key={tag.text} {...tag} />
        ))}
        {address === undefined ? null : <AddressTag pane={pane} address={address} canOverride />}
        {facts.map((tag) => (
          <Tag key={tag.text} {...tag} />
        ))}
      </TagRow>
      {strip === undefined ? null : <EmailStrip strip={strip} now={pane.now} {...(lead.email === undefined ? {} : { recipient: lead.email })} />}
    </>
  );
}

function mailTags(mail: MailKind): readonly PlainTag[] {
  switch (mail) {
    case 'auto-reply':
      return [{ text: t('tag.auto-reply'), icon: <Bot16Regular /> }];
    case 'bounce':
      return [{ text: t('tag.bounce'), icon: <MailAlert16Regular />, tone: 'warning' }];
    case 'mailing-list':
    case 'newsletter':
    case 'notification':
      return [{ text: t(`tag.${mail}`), icon: <Bot16Regular /> }];
    default:
      return [];
  }
}

function leadTags(lead: Lead, withRating: boolean): readonly PlainTag[] {
  const tags: PlainTag[] = [];
  if (lead.doNotEmail) tags.push({ text: t('tag.do-not-email'), icon: <MailProhibited16Regular />, tone: 'warning' });
  if (lead.status !== 'open') tags.push({ text: t(`tag.${lead.status}`) });
  if (withRating && lead.rating !== undefined) tags.push({ text: t(`rating.${lead.rating}`), icon: ratingIcon(lead.rating) });
  return tags;
}

function ratingIcon(rating: LeadRating): JSX.Element {
  return { hot: <ArrowUp16Regular />, warm: <ArrowRight16Regular />, cold: <ArrowDown16Regular /> }[rating];
}
