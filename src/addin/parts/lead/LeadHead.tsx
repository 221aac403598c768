// The top of a lead's screen: who it is, how sure, what kind of email, and which email.
import type { JSX } from 'react';
import { ArrowDown16Regular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowRight16Regular } from '@fluentui/react-icons/svg/arrow-right';
import { ArrowUp16Regular } from '@fluentui/react-icons/svg/arrow-up';
import { Bot16Regular } from '@fluentui/react-icons/svg/bot';
import { DataHistogram16Regular } from '@fluentui/react-icons/svg/data-histogram';
import { HandRight16Filled } from '@fluentui/react-icons/svg/hand-right';
import { MailAlert16Regular } from '@fluentui/react-icons/svg/mail-alert';
import { MailProhibited16Regular } from '@fluentui/react-icons/svg/mail-prohibited';
import { TargetArrow16Regular } from '@fluentui/react-icons/svg/target-arrow';
import type { LeadFindings } from '../../../domain/leadFindings.ts';
import type { MailKind } from '../../../domain/leadReply.ts';
import type { Lead, LeadRating } from '../../../domain/records.ts';
import { isSampleId } from '../../../domain/sampleId.ts';
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
  // An address that takes no email comes before what the lead is worth, one that does after it.
  const isAddressFirst = address?.validation.validity === 'invalid';
  const addressTag = address === undefined ? [] : [{ text: addressTagText(address), drawn: <AddressTag key="address" pane={pane} address={address} canOverride /> }];
  const tags = [
    { text: '', drawn: <WhyTag key="why" pane={pane} match={screen.match} name={shortName(lead)} /> },
    ...drawn(mail),
    ...(isAddressFirst ? addressTag : []),
    ...drawn(facts.filter(({ tone }) => tone === 'warning')),
    ...drawn(foundTags(lead, screen.facts.findings)),
    ...(isAddressFirst ? [] : addressTag),
    ...drawn(facts.filter(({ tone }) => tone !== 'warning')),
  ];
  return (
    <>
      <Identity name={leadName(lead)} detail={leadDetail(lead)} {...(strip?.mode === 'read' ? { open: () => pane.verbs.leadPage.open(lead.id, lead) } : {})} />
      <TagRow names={tags.map(({ text }) => text)}>{tags.map((tag) => tag.drawn)}</TagRow>
      {strip === undefined ? null : <EmailStrip strip={strip} now={pane.now} {...(lead.email === undefined ? {} : { recipient: lead.email })} />}
    </>
  );
}

function drawn(tags: readonly PlainTag[]): readonly { readonly text: string; readonly drawn: JSX.Element }[] {
  return tags.map((tag) => ({ text: tag.text, drawn: <Tag key={tag.text} {...tag} /> }));
}

/** What research knows of the lead: a raised hand, its fit, its grade. */
function foundTags(lead: Lead, findings: LeadFindings | undefined): readonly PlainTag[] {
  const { handRaiser, match, score } = findings ?? {};
  const tags: PlainTag[] = [];
  if (handRaiser !== undefined && handRaiser !== null) tags.push({ text: t('leadPage.hand-raiser'), icon: <HandRight16Filled /> });
  if (match?.fit !== undefined) {
    const { fit, matched, missed, unknown } = match;
    tags.push({ text: t('tag.fit', { fit: t(`leadPage.fit.${fit}`), matched: matched.length, of: matched.length + missed.length + unknown.length }), icon: <TargetArrow16Regular /> });
  }
  if (score !== undefined && 'value' in score) {
    const isSample = isSampleId(lead.id) || (score.made === 'here' && score.isSample === true);
    tags.push({ text: t(isSample ? 'tag.score-sample' : 'tag.score', { grade: score.grade, value: score.value }), icon: <DataHistogram16Regular /> });
  }
  return tags;
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
