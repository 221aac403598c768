// The suggested action on top of the page: one line until its reasons are asked for.
import { useId, useState } from 'react';
import type { JSX } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDown16Regular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronUp16Regular } from '@fluentui/react-icons/svg/chevron-up';
import type { LeadPageView } from '../../lead/leadPageView.ts';
import { actionIcon } from '../../parts/lead/actionIcon.tsx';
import { CallNumbers } from '../../parts/lead/CallNumbers.tsx';
import { ReasonRows } from '../../parts/lead/ReasonRows.tsx';
import { OtherActions } from '../../parts/lead/SuggestionCard.tsx';
import type { Pane } from '../../parts/pane.ts';
import { actionTitle } from '../../parts/words/actionWords.ts';
import { reasonText } from '../../parts/words/reasonText.ts';
import { t } from '../../strings.ts';

const useStyles = makeStyles({
  card: { marginTop: '14px', border: `1px solid ${tokens.colorBrandStroke2}`, borderRadius: tokens.borderRadiusXLarge, backgroundColor: tokens.colorNeutralBackground1, boxShadow: tokens.shadow4 },
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: '10px',
    boxSizing: 'border-box',
    width: '100%',
    minHeight: '56px',
    padding: '8px 12px',
    border: 'none',
    borderRadius: tokens.borderRadiusXLarge,
    background: 'none',
    color: 'inherit',
    textAlign: 'start',
    fontFamily: 'inherit',
  },
  button: { cursor: 'pointer', ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover }, ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' } },
  icon: { display: 'flex', flexShrink: 0, color: tokens.colorBrandForeground1 },
  words: { flexGrow: 1, minWidth: 0 },
  action: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  reason: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', color: tokens.colorNeutralForeground2, fontSize: '13px', lineHeight: '18px' },
  more: { display: 'flex', alignItems: 'center', gap: '4px', flexShrink: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** Nothing while nobody has a suggestion. */
export function PageSuggestion({ pane, page }: { readonly pane: Pane; readonly page: LeadPageView }): JSX.Element | null {
  const styles = useStyles();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const { suggestion } = page;
  if (suggestion === undefined || page.lead?.status !== 'open') return null;
  const [first] = suggestion.reasons;
  const content = (
    <>
      <span className={styles.icon} aria-hidden>
        {actionIcon(suggestion.kind)}
      </span>
      <span className={styles.words}>
        <span className={styles.action}>{actionTitle(suggestion, pane.now)}</span>
        {first === undefined || isOpen ? null : <div className={styles.reason}>{reasonText(first, pane.now)}</div>}
      </span>
    </>
  );
  return (
    <section className={styles.card} aria-label={t('card.heading')}>
      {first === undefined ? (
        <div className={styles.head}>{content}</div>
      ) : (
        <button type="button" className={`${styles.head} ${styles.button}`} aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
          {content}
          <span className={styles.more}>
            {isOpen ? t('leadPage.fewer-reasons') : suggestion.reasons.length > 1 ? t('leadPage.more-reasons', { count: suggestion.reasons.length - 1 }) : t('leadPage.evidence')}
            {isOpen ? <ChevronUp16Regular aria-hidden /> : <ChevronDown16Regular aria-hidden />}
          </span>
        </button>
      )}
      <div id={id}>{isOpen ? <ReasonRows reasons={suggestion.reasons} now={pane.now} /> : null}</div>
      <CallNumbers pane={pane} numbers={suggestion.numbers ?? []} dialed={page.dialed} />
      <OtherActions pane={pane} suggestion={{ kind: suggestion.kind, others: suggestion.others ?? [] }} />
    </section>
  );
}
