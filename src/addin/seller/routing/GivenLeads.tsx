// Leads given to the seller lately, each with the reason in one sentence; a press opens the lead.
import { useState } from 'react';
import type { JSX } from 'react';
import { Link, makeStyles, tokens } from '@fluentui/react-components';
import type { OwnRoutingView } from '../../routing/ownRoutingMemory.ts';
import type { Pane } from '../../parts/pane.ts';
import { SectionHead } from '../../parts/SectionHead.tsx';
import { useRovingRows } from '../../parts/useRovingRows.ts';
import { arrivalText } from '../../parts/words/dates.ts';
import { givenText } from '../../parts/words/ownerReasons.ts';
import { t } from '../../strings.ts';

const SHOWN_AT_FIRST = 3;

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  item: { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  row: {
    display: 'block',
    boxSizing: 'border-box',
    width: '100%',
    minHeight: '44px',
    padding: '6px 2px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    background: 'none',
    color: tokens.colorNeutralForeground1,
    textAlign: 'start',
    fontFamily: 'inherit',
    fontSize: '13px',
    lineHeight: '18px',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  head: { display: 'flex', justifyContent: 'space-between', gap: '8px' },
  name: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', fontWeight: tokens.fontWeightSemibold },
  at: { flexShrink: 0, color: tokens.colorNeutralForeground2 },
  why: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

/** Nothing where none was given in two weeks. */
export function GivenLeads({ pane, routing }: { readonly pane: Pane; readonly routing: OwnRoutingView }): JSX.Element | null {
  const styles = useStyles();
  const { given } = routing;
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? given : given.slice(0, SHOWN_AT_FIRST);
  const roving = useRovingRows(shown.length);
  if (given.length === 0) return null;
  return (
    <section aria-label={t('seller.routing.given')}>
      <SectionHead title={t('seller.routing.given')} aside={given.length} />
      <ul className={styles.list} onKeyDown={roving.onKeyDown}>
        {shown.map((lead, index) => (
          <li key={lead.leadId} className={styles.item}>
            <button type="button" data-row="" className={styles.row} tabIndex={roving.tabIndexOf(index)} onFocus={roving.onFocusOf(index)} onClick={() => pane.verbs.openLead(lead.leadId)}>
              <span className={styles.head}>
                <span className={styles.name}>{lead.leadName}</span>
                <span className={styles.at}>{arrivalText(lead.at, pane.now)}</span>
              </span>
              <span className={styles.why}>{givenText(lead)}</span>
            </button>
          </li>
        ))}
      </ul>
      {shown.length === given.length ? null : (
        <Link as="button" onClick={() => setWhole(true)}>
          {t('leadPage.show-more', { count: given.length - shown.length })}
        </Link>
      )}
    </section>
  );
}
