// The two charts of a rehearsal, each with one sentence that says what it shows: leads each seller has at once, and time to an owner.
import { useMemo } from 'react';
import type { JSX } from 'react';
import { makeStyles } from '@fluentui/react-components';
import { timeBands, type RehearsedSeller, type TimeToOwner } from '../../../../domain/routing/rehearsal/rehearsalFigures.ts';
import { t } from '../../../strings.ts';
import { waitText } from '../monitor/monitorWords.ts';
import { ComparedBars } from './ComparedBars.tsx';
import type { RehearsalShown } from './rehearsalRun.ts';

const SELLERS_AT_FIRST = 10;

const useStyles = makeStyles({ sides: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', alignItems: 'start', gap: '12px', marginTop: '12px', '@media (min-width: 1000px)': { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' } } });

export function RehearsalCharts({ result, draftName }: { readonly result: RehearsalShown; readonly draftName: string }): JSX.Element {
  const styles = useStyles();
  const { sellers, timeToOwner } = result;
  const fullest = useMemo(() => [...sellers].sort((one, two) => greatest(two) - greatest(one) || (one.name < two.name ? -1 : 1)), [sellers]);
  return (
    <div className={styles.sides}>
      <ComparedBars
        title={t('admin.rehearsal.load')}
        says={loadText(sellers, result.overCapacity.draft)}
        rowTitle={t('admin.rehearsal.seller')}
        draftName={draftName}
        limitTitle={t('admin.rehearsal.capacity')}
        rows={fullest.map(({ sellerId, name, peak, capacity }) => ({ id: sellerId, name, ...peak, ...(capacity === undefined ? {} : { limit: capacity }) }))}
        step={SELLERS_AT_FIRST}
      />
      <ComparedBars title={t('admin.rehearsal.time')} says={timeText(timeToOwner.draft)} rowTitle={t('admin.rehearsal.band')} draftName={draftName} rows={bandRows(timeToOwner)} step={timeBands.length + 2} />
    </div>
  );
}

function greatest({ peak }: RehearsedSeller): number {
  return Math.max(peak.live, peak.draft);
}

/** "Clara Novak would have most at once: 54, was 71. 2 sellers would be over their capacity." */
function loadText(sellers: readonly RehearsedSeller[], over: number): string {
  const most = sellers.reduce<RehearsedSeller | undefined>((found, each) => (found === undefined || each.peak.draft > found.peak.draft ? each : found), undefined);
  if (most === undefined || most.peak.draft === 0) return t('admin.rehearsal.load-none');
  const who = t('admin.rehearsal.load-most', { name: most.name, draft: most.peak.draft, live: most.peak.live });
  return t('admin.rehearsal.two-sentences', { one: who, two: over === 0 ? t('admin.rehearsal.nobody-over') : t('admin.rehearsal.over', { count: over }) });
}

/** "Half of the leads have an owner within 24 s, nine in ten within 2 min. 2 never get one." */
function timeText({ half, nineInTen, never }: TimeToOwner): string {
  const none = never === 0 ? t('admin.rehearsal.never-none') : t('admin.rehearsal.never', { count: never });
  if (half === undefined || nineInTen === undefined) return none;
  return t('admin.rehearsal.two-sentences', { one: t('admin.rehearsal.time-says', { half: waitText(half), nineInTen: waitText(nineInTen) }), two: none });
}

function bandRows({ live, draft }: RehearsalShown['timeToOwner']): Parameters<typeof ComparedBars>[0]['rows'] {
  const bands = [...timeBands, undefined].map((end, place) => ({ id: String(place), name: bandText(timeBands[place - 1], end), live: live.bands[place] ?? 0, draft: draft.bands[place] ?? 0 }));
  return [...bands, { id: 'never', name: t('admin.rehearsal.band-never'), live: live.never, draft: draft.never }];
}

/** "10 s to 30 s" */
function bandText(from: number | undefined, to: number | undefined): string {
  if (from === undefined) return t('admin.rehearsal.band-under', { to: spanText(to ?? 0) });
  return to === undefined ? t('admin.rehearsal.band-over', { from: spanText(from) }) : t('admin.rehearsal.band-between', { from: spanText(from), to: spanText(to) });
}

function spanText(milliseconds: number): string {
  if (milliseconds < 60_000) return t('admin.monitor.seconds', { count: milliseconds / 1000 });
  return milliseconds < 3_600_000 ? t('time.minutes', { count: milliseconds / 60_000 }) : t('time.hours', { count: milliseconds / 3_600_000 });
}
