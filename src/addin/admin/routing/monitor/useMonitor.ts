// What the page that watches over assignments knows, and its presses. Renewed by itself while it is looked at: leads come and go.
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Id } from '../../../../domain/records.ts';
import type { Problem } from '../../../view.ts';
import type { Outcome } from '../../outcome.ts';
import { useAsked, type Asked } from '../../useAsked.ts';
import type { GivenByHand, LeadCounts, LineShown, MonitorDesk, MonitorTab, RunLine } from './monitorDesk.ts';

const RENEW_MS = 30_000;

/** What a press came to. */
export type MonitorNews = { readonly kind: 'assigned'; readonly name: string; readonly outcomes: readonly GivenByHand[] } | { readonly kind: 'run-asked' } | { readonly kind: 'earlier-asked' };

export interface MonitorStore {
  readonly counts: Asked<LeadCounts>;
  /** Of the tab shown. */
  readonly lines: Asked<readonly LineShown[]>;
  /** Given in the last 30 days, for how long it takes. */
  readonly given: Asked<readonly LineShown[]>;
  readonly runs: Asked<readonly RunLine[]>;
  readonly isBusy: boolean;
  readonly problem?: Problem;
  readonly news?: MonitorNews;
  /** Resolves to whether every lead was given. */
  assign(lines: readonly LineShown[], owner: { readonly id: Id<'user'>; readonly name: string }): Promise<boolean>;
  run(): Promise<boolean>;
  /** Leads from before routing began, by the rules. */
  routeEarlier(): Promise<boolean>;
  reload(): void;
  dismiss(): void;
}

export function useMonitor(desk: MonitorDesk, tab: MonitorTab, isOnline: boolean): MonitorStore {
  const [counts, askCounts] = useAsked(desk.readCounts);
  const readTab = useCallback(() => desk.readLines(tab).then((outcome) => (outcome.kind === 'done' ? { kind: outcome.kind, value: { tab, lines: outcome.value } } : outcome)), [desk, tab]);
  const [tabLines, askLines] = useAsked(readTab);
  const readGiven = useCallback(() => desk.readLines('assigned'), [desk]);
  const [given, askGiven] = useAsked(readGiven);
  const [runs, askRuns] = useAsked(desk.readRuns);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [news, setNews] = useState<MonitorNews>();
  const reload = useCallback((): void => [askCounts, askLines, askGiven, askRuns].forEach((ask) => ask()), [askCounts, askLines, askGiven, askRuns]);
  useEffect(() => {
    if (!isOnline) return undefined;
    const timer = setInterval(reload, RENEW_MS);
    return () => clearInterval(timer);
  }, [reload, isOnline]);
  const assign = useCallback(
    async (lines: readonly LineShown[], { id, name }: { readonly id: Id<'user'>; readonly name: string }): Promise<boolean> => {
      setBusy(true);
      setProblem(undefined);
      const outcome = await desk.assign(lines, id);
      setBusy(false);
      reload();
      if (outcome.kind === 'failed') setProblem(outcome.problem);
      else setNews({ kind: 'assigned', name, outcomes: outcome.value });
      return outcome.kind === 'done';
    },
    [desk, reload],
  );
  const ask = useCallback(
    async (asking: Promise<Outcome<undefined>>, kind: 'run-asked' | 'earlier-asked'): Promise<boolean> => {
      setBusy(true);
      setProblem(undefined);
      const outcome = await asking;
      setBusy(false);
      reload();
      if (outcome.kind === 'failed') setProblem(outcome.problem);
      else setNews({ kind });
      return outcome.kind === 'done';
    },
    [reload],
  );
  const run = useCallback(() => ask(desk.askForRun(), 'run-asked'), [ask, desk]);
  const routeEarlier = useCallback(() => ask(desk.routeEarlier(), 'earlier-asked'), [ask, desk]);
  // Another tab's lines are not this one's, however long its own take.
  const lines = useMemo((): Asked<readonly LineShown[]> => (tabLines.kind !== 'known' ? tabLines : tabLines.value.tab === tab ? { kind: 'known', value: tabLines.value.lines } : { kind: 'asking' }), [tabLines, tab]);
  return useMemo(
    () => ({
      counts, lines, given, runs, isBusy, ...(problem === undefined ? {} : { problem }), ...(news === undefined ? {} : { news }), assign, run, routeEarlier, reload,
      dismiss: () => {
        setProblem(undefined);
        setNews(undefined);
      },
    }),
    [counts, lines, given, runs, isBusy, problem, news, assign, run, routeEarlier, reload],
  );
}
