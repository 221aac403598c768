// The tags under a lead's name: what it is known for, in words.
import type { JSX } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Beaker16Regular } from '@fluentui/react-icons/svg/beaker';
import { HandRight16Filled } from '@fluentui/react-icons/svg/hand-right';
import { MailProhibited16Regular } from '@fluentui/react-icons/svg/mail-prohibited';
import { TargetArrow16Regular } from '@fluentui/react-icons/svg/target-arrow';
import type { Lead } from '../../../domain/records.ts';
import type { LeadPageView } from '../../lead/leadPageView.ts';
import { AddressTag, addressTagText } from '../../parts/lead/AddressTag.tsx';
import { Tag, TagRow, useTagLook } from '../../parts/lead/Tag.tsx';
import type { Pane } from '../../parts/pane.ts';
import { t } from '../../strings.ts';

const useStyles = makeStyles({
  raised: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2 },
  sample: { border: `1px dashed ${tokens.colorNeutralStrokeAccessible}` },
});

interface PageTagsProps {
  readonly pane: Pane;
  readonly page: LeadPageView;
  readonly lead: Lead;
}

export function PageTags({ pane, page, lead }: PageTagsProps): JSX.Element {
  const styles = useStyles();
  const { address } = page;
  const { handRaiser, match } = page.answer?.research ?? {};
  const isRaised = handRaiser !== undefined && handRaiser !== null;
  const fit = match?.fit === undefined ? undefined : t(`leadPage.fit.${match.fit}`);
  const names = [
    ...(lead.status === 'open' ? [] : [t(`tag.${lead.status}`)]),
    ...(page.isSample ? [t('leadPage.sample')] : []),
    ...(isRaised ? [t('leadPage.hand-raiser')] : []),
    ...(fit === undefined ? [] : [fit]),
    ...(lead.doNotEmail ? [t('tag.do-not-email')] : []),
    ...(address === undefined ? [] : [addressTagText(address)]),
  ];
  if (names.length === 0) return <></>;
  return (
    <TagRow names={names}>
      {lead.status === 'open' ? null : <Tag text={t(`tag.${lead.status}`)} />}
      {page.isSample ? <LookingTag text={t('leadPage.sample')} icon={<Beaker16Regular />} look={styles.sample} /> : null}
      {isRaised ? <LookingTag text={t('leadPage.hand-raiser')} icon={<HandRight16Filled />} look={styles.raised} /> : null}
      {fit === undefined ? null : <Tag text={fit} icon={<TargetArrow16Regular />} />}
      {lead.doNotEmail ? <Tag text={t('tag.do-not-email')} icon={<MailProhibited16Regular />} tone="warning" /> : null}
      {address === undefined ? null : <AddressTag pane={pane} address={address} canOverride />}
    </TagRow>
  );
}

function LookingTag(props: { readonly text: string; readonly icon: JSX.Element; readonly look: string }): JSX.Element {
  const look = useTagLook('neutral');
  return (
    <span className={mergeClasses(look.className, props.look)} title={props.text}>
      {look.content(props.icon, props.text)}
    </span>
  );
}
