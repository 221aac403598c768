// My open leads: all of the seller's own, best first, with chips and a search; and what stands there while there are none.
import { useMemo, useState } from 'react';
import type { JSX } from 'react';
import { Button, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { leadFilters, type LeadFilter, type LeadRow, type OwnLeadsView } from '../../home/ownLeadsView.ts';
import { Bar } from '../../parts/Bar.tsx';
import type { Pane } from '../../parts/pane.ts';
import { WithPopover } from '../../parts/WithPopover.tsx';
import { t } from '../../strings.ts';
import { troubleKey } from './homeWords.ts';
import { LeadFilterBar } from './LeadFilterBar.tsx';
import { LeadRows } from './LeadRows.tsx';
import { searchRows, takes } from './leadSearch.ts';
import { orderLines } from './leadWords.ts';

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'baseline', justifyContent: 'space-between', gap: '12px', marginTop: '20px', marginBottom: '8px', minWidth: 0 },
  title: { margin: 0, flexShrink: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  order: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  lines: { margin: 0, paddingLeft: '20px' },
  quiet: { margin: '8px 0', color: tokens.colorNeutralForeground2, fontSize: '13px', lineHeight: '18px', overflowWrap: 'anywhere' },
  // As high as the rows that come, so that nothing moves when they do.
  gray: { height: '260px', display: 'flex', flexDirection: 'column', justifyContent: 'space-around', opacity: 0, animationName: { from: { opacity: 0 }, to: { opacity: 1 } }, animationDuration: '1ms', animationDelay: '300ms', animationFillMode: 'forwards' },
  block: { height: '14px', boxSizing: 'border-box', border: `1px solid ${tokens.colorTransparentStroke}`, borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorNeutralStencil1 },
  short: { width: '55%' },
  long: { width: '75%' },
});

export function OpenLeads(props: { readonly pane: Pane; readonly own: OwnLeadsView }): JSX.Element {
  const styles = useStyles();
  const { pane, own } = props;
  const { rows = [], filter, words } = own;
  // Only the first drawing takes the focus back to the row the seller comes from.
  const [from, setFrom] = useState(own.opened?.from === 'list' ? own.opened.leadId : undefined);
  const day = Math.floor(pane.now.getTime() / 3_600_000);
  const counts = useMemo(() => countsOf(rows, new Date(day * 3_600_000)), [rows, day]);
  const shown = useMemo(() => searchRows(rows.filter((row) => takes(filter, row, new Date(day * 3_600_000))), words), [rows, filter, words, day]);
  const filterBy = (next: LeadFilter, typed: string): void => {
    setFrom(undefined);
    pane.verbs.filterLeads(next, typed);
  };
  return (
    <section aria-label={t('home.list.title')}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t('home.list.title')}</h2>
        <HowOrdered own={own} />
      </div>
      {rows.length === 0 ? (
        <InsteadOfLeads pane={pane} own={own} />
      ) : (
        <>
          <LeadFilterBar filter={filter} words={words} counts={counts} onChange={filterBy} />
          {shown.length === 0 ? <NoHit pane={pane} own={own} /> : <LeadRows key={`${filter} ${words}`} pane={pane} rows={shown} from={from} />}
        </>
      )}
    </section>
  );
}

function countsOf(rows: readonly LeadRow[], now: Date): Readonly<Record<LeadFilter, number>> {
  const counts: Record<LeadFilter, number> = { all: 0, 'hand-raisers': 0, new: 0, hot: 0 };
  for (const row of rows) for (const filter of leadFilters) if (takes(filter, row, now)) counts[filter] += 1;
  return counts;
}

/** The keys of the order in words, first to last. */
function HowOrdered(props: { readonly own: OwnLeadsView }): JSX.Element {
  const styles = useStyles();
  const { criteria, labels } = props.own;
  return (
    <WithPopover
      title={t('home.order.title')}
      button={({ ref, ...more }) => (
        <Link as="button" ref={ref} className={styles.order} title={t('home.order.title')} {...more}>
          {t('home.order.title')}
        </Link>
      )}
    >
      <ol className={styles.lines}>
        {orderLines(criteria, labels).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <p className={styles.quiet}>{t('home.order.explained')}</p>
    </WithPopover>
  );
}

function NoHit(props: { readonly pane: Pane; readonly own: OwnLeadsView }): JSX.Element {
  const styles = useStyles();
  const { pane, own } = props;
  const text = own.words.trim() === '' ? t('home.list.no-hit', { filter: t(`home.filter.${own.filter}`) }) : t('home.list.no-words', { words: own.words.trim() });
  return (
    <div role="status">
      <p className={styles.quiet}>{text}</p>
      <Button size="small" onClick={() => pane.verbs.filterLeads('all', '')}>
        {t('home.list.show-all')}
      </Button>
    </div>
  );
}

/** Looking, offline, a CRM that gave no answer, or no leads at all. */
function InsteadOfLeads(props: { readonly pane: Pane; readonly own: OwnLeadsView }): JSX.Element {
  const styles = useStyles();
  const { pane, own } = props;
  if (own.rows !== undefined) return <p className={styles.quiet}>{t('home.list.empty')}</p>;
  if (!pane.view.online) return <p className={styles.quiet}>{t('home.list.offline')}</p>;
  const trouble = own.trouble ?? pane.view.home?.trouble;
  if (trouble === 'sign-in-needed') return <p className={styles.quiet}>{t('home.list.sign-in')}</p>;
  // Told once: the list above has said so, with the way to try again.
  if (trouble !== undefined && trouble === pane.view.home?.trouble) return <p className={styles.quiet}>{t('home.list.trouble')}</p>;
  if (trouble !== undefined) {
    return (
      <Bar tone="warning" title={t(troubleKey(trouble, 'title'))} text={t('home.list.trouble')}>
        <Button size="small" onClick={() => void pane.verbs.refreshHome()}>
          {t('problem.retry')}
        </Button>
      </Bar>
    );
  }
  return (
    <div className={styles.gray} aria-busy="true" aria-label={t('home.list.loading')} role="status">
      {[styles.short, styles.long, styles.short, styles.long, styles.short].map((width, index) => (
        <div key={index} className={mergeClasses(styles.block, width)} aria-hidden />
      ))}
    </div>
  );
}
