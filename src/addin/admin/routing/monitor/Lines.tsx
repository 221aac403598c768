// The leads of one tab: a table where there is room, cards in a pane. Long lists come in parts; what was not read is said.
import { useState } from 'react';
import type { JSX } from 'react';
import { Button, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '../../../strings.ts';
import { PageState } from '../../PageState.tsx';
import { useAdminStyles } from '../../styles.ts';
import { answerOf } from '../../useAsked.ts';
import { countedText } from './counted.ts';
import type { LineShown, MonitorTab } from './monitorDesk.ts';
import { MonitorRow } from './MonitorRow.tsx';
import type { Fix } from './monitorWords.ts';
import { heads, monitorGrid } from './monitorGrid.ts';
import type { MonitorStore } from './useMonitor.ts';

/** So many rows are drawn, and so many more with each press. */
const ROWS_AT_ONCE = 100;

const useStyles = makeStyles({
  table: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  head: { display: 'flex', alignItems: 'center', gap: '0 8px', minHeight: '36px', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, fontWeight: tokens.fontWeightSemibold, [monitorGrid.wide]: { display: 'grid', gridTemplateColumns: monitorGrid.columns } },
  all: { marginLeft: '-8px' },
  wide: { display: 'none', [monitorGrid.wide]: { display: 'block' } },
  said: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  narrow: { [monitorGrid.wide]: { display: 'none' } },
  empty: { margin: '16px 0', fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  more: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px', marginTop: '8px' },
});

interface LinesProps {
  readonly store: MonitorStore;
  readonly tab: MonitorTab;
  readonly now: Date;
  readonly lines: readonly LineShown[];
  readonly picked: ReadonlySet<string>;
  /** By user id. */
  readonly nameOf: (id: string | undefined) => string | undefined;
  readonly canPress: boolean;
  readonly onPick: (picked: ReadonlySet<string>) => void;
  readonly onAssign: (line: LineShown) => void;
  readonly onFix: (fix: Fix) => void;
  readonly onWhy: (line: LineShown) => void;
  readonly onSignIn: () => void;
}

export function Lines(props: LinesProps): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const { store, tab, lines, picked } = props;
  const [asked, setAsked] = useState({ tab, most: ROWS_AT_ONCE });
  const most = asked.tab === tab ? asked.most : ROWS_AT_ONCE;
  if (store.lines.kind !== 'known') return <PageState {...(store.lines.kind === 'failed' ? { problem: store.lines.problem } : {})} onSignIn={props.onSignIn} onAgain={store.reload} />;
  if (lines.length === 0) return <p className={styles.empty}>{emptyText(store, tab)}</p>;
  const shown = lines.slice(0, most);
  const areAllPicked = shown.every(({ leadId }) => picked.has(leadId));
  const counted = answerOf(store.counts)?.[tab] ?? 0;
  return (
    <>
      <div role="table" className={styles.table} aria-label={t(`admin.monitor.tab.${tab}`)}>
        <div role="row" className={styles.head}>
          <div role="columnheader" className={styles.all}>
            <Checkbox
              checked={areAllPicked ? true : shown.some(({ leadId }) => picked.has(leadId)) ? 'mixed' : false}
              aria-label={t('admin.monitor.pick-all')}
              onChange={() => props.onPick(new Set(areAllPicked ? [] : shown.map(({ leadId }) => leadId)))}
            />
          </div>
          <span className={styles.narrow} aria-hidden>
            {t('admin.monitor.pick-all')}
          </span>
          {heads[tab].map((head) => (
            <div key={head} role="columnheader" className={styles.wide}>
              {t(`admin.monitor.head.${head}`)}
            </div>
          ))}
          <div role="columnheader" className={styles.said}>
            {t('admin.monitor.head.help')}
          </div>
        </div>
        {shown.map((line) => (
          <MonitorRow
            key={line.leadId}
            line={line}
            nameOf={props.nameOf}
            now={props.now}
            canPress={props.canPress}
            isPicked={picked.has(line.leadId)}
            onPick={(isPicked) => props.onPick(new Set(isPicked ? [...picked, line.leadId] : [...picked].filter((each) => each !== line.leadId)))}
            onAssign={() => props.onAssign(line)}
            onFix={props.onFix}
            onWhy={() => props.onWhy(line)}
          />
        ))}
      </div>
      {lines.length <= most && counted <= lines.length ? null : (
        <div className={styles.more}>
          {lines.length <= most ? null : (
            <Button size="small" onClick={() => setAsked({ tab, most: most + ROWS_AT_ONCE })}>
              {t('admin.monitor.show-more', { count: Math.min(ROWS_AT_ONCE, lines.length - most) })}
            </Button>
          )}
          <span className={shared.caption}>{t(`admin.monitor.part.${tab}`, { shown: countedText(shown.length), of: countedText(Math.max(counted, lines.length)) })}</span>
        </div>
      )}
    </>
  );
}

/** "Nothing needs you. 412 leads found an owner in the last 30 days." */
function emptyText(store: MonitorStore, tab: MonitorTab): string {
  if (tab !== 'attention') return t(`admin.monitor.empty.${tab}`);
  const assigned = answerOf(store.counts)?.assigned;
  return assigned === undefined ? t('admin.monitor.empty.attention') : t('admin.monitor.nothing-needs', { count: assigned, shown: countedText(assigned) });
}
