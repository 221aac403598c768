// What the email says about buying: how strong the interest is, and need, timeline, budget and authority, each with the sentence behind it.
import type { JSX } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronRight16Regular } from '@fluentui/react-icons/svg/chevron-right';
import type { PurchaseInterest, Qualification } from '../../../domain/qualification.ts';
import type { Citation } from '../../../domain/records.ts';
import { t } from '../../strings.ts';
import type { LeadScreen } from '../../emailScreens.ts';
import { Evidence } from '../Evidence.tsx';
import type { Pane } from '../pane.ts';
import { SectionHead } from '../SectionHead.tsx';
import { useRovingRows } from '../useRovingRows.ts';
import { WithPopover } from '../WithPopover.tsx';
import { shortName } from '../words/names.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  item: { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(72px, max-content) 1fr 16px',
    columnGap: '12px',
    alignItems: 'center',
    boxSizing: 'border-box',
    width: '100%',
    minHeight: '32px',
    padding: '6px 4px 6px 0',
    border: 'none',
    background: 'none',
    color: 'inherit',
    textAlign: 'start',
    fontFamily: 'inherit',
    fontSize: '13px',
    lineHeight: '18px',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':active': { backgroundColor: tokens.colorSubtleBackgroundPressed },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px', borderRadius: tokens.borderRadiusMedium },
    '@media (pointer: coarse)': { minHeight: '44px' },
  },
  label: { color: tokens.colorNeutralForeground3 },
  text: { minWidth: 0, overflowWrap: 'anywhere' },
  strong: { fontWeight: tokens.fontWeightSemibold },
  icon: { display: 'flex', color: tokens.colorNeutralForeground2 },
  unsaid: { margin: 0, padding: '6px 0 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}`, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

interface Row {
  readonly label: string;
  readonly text: string;
  readonly quote: string;
  readonly isInterest: boolean;
}

/** In the order in which they are asked about. */
const criteria = ['need', 'timeline', 'budget', 'authority'] as const;

/** Nothing when the email says nothing of it. */
export function BuyingSigns(props: { readonly pane: Pane; readonly screen: LeadScreen; readonly qualification: Qualification }): JSX.Element | null {
  const styles = useStyles();
  const { pane, screen, qualification } = props;
  const rows = rowsOf(qualification);
  const roving = useRovingRows(rows.length);
  if (rows.length === 0) return null;
  const unsaid = criteria.filter((criterion) => qualification[criterion] === undefined).map((criterion) => t(`bant.${criterion}`));
  const cite = (quote: string): Citation => ({ kind: 'email', title: pane.view.strip?.subject ?? '', quote, ...(pane.view.strip?.at === undefined ? {} : { date: pane.view.strip.at }) });
  const title = t('bant.title', { name: shortName(screen.facts.lead) });
  return (
    <section aria-label={title}>
      <SectionHead title={title} />
      <ul className={styles.list} onKeyDown={roving.onKeyDown}>
        {rows.map((row, index) => (
          <li key={row.label} className={styles.item}>
            <WithPopover
              title={t('bant.row', { label: row.label, text: row.text })}
              matchWidth
              button={(button) => (
                <button
                  type="button"
                  {...button}
                  data-row=""
                  tabIndex={roving.tabIndexOf(index)}
                  onFocus={roving.onFocusOf(index)}
                  className={styles.row}
                  aria-label={t('card.evidence', { reason: t('bant.row', { label: row.label, text: row.text }) })}
                >
                  <span className={styles.label}>{row.label}</span>
                  <span className={mergeClasses(styles.text, row.isInterest && styles.strong)}>{row.text}</span>
                  <span className={styles.icon} aria-hidden>
                    <ChevronRight16Regular />
                  </span>
                </button>
              )}
            >
              <Evidence citation={cite(row.quote)} now={pane.now} showTitle={false} />
            </WithPopover>
          </li>
        ))}
      </ul>
      {unsaid.length === 0 || unsaid.length === criteria.length ? null : <p className={styles.unsaid}>{t('bant.unsaid', { criteria: unsaid.join(', ') })}</p>}
    </section>
  );
}

function rowsOf(qualification: Qualification): readonly Row[] {
  const { interest, need, timeline, budget, authority } = qualification;
  return [
    ...(interest === undefined ? [] : [{ label: t('bant.interest'), text: interestText(interest), quote: interest.evidence.quote, isInterest: true }]),
    ...(need === undefined ? [] : [{ label: t('bant.need'), text: t(`bant.need.${need.value}`), quote: need.evidence.quote, isInterest: false }]),
    ...(timeline === undefined ? [] : [{ label: t('bant.timeline'), text: t(`bant.timeline.${timeline.value}`), quote: timeline.evidence.quote, isInterest: false }]),
    ...(budget === undefined ? [] : [{ label: t('bant.budget'), text: t(`bant.budget.${budget.value}`), quote: budget.evidence.quote, isInterest: false }]),
    ...(authority === undefined ? [] : [{ label: t('bant.authority'), text: t(`bant.authority.${authority.value}`), quote: authority.evidence.quote, isInterest: false }]),
  ];
}

/** What speaks against a purchase does so clearly or for now; there is no third degree of it. */
function interestText({ direction, level }: PurchaseInterest): string {
  if (direction === 'positive') return t(`bant.interest.positive-${level}`);
  return t(level === 'high' ? 'bant.interest.negative-high' : 'bant.interest.negative-medium');
}
