// The rehearsal of the draft from the press to its result. It goes on while other pages are shown, and its result stays until the next.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { RoutingPlan } from '../../../../domain/routing/plan.ts';
import type { Roster, Seller } from '../../../../domain/routing/seller.ts';
import type { Problem } from '../../../view.ts';
import type { Administration } from '../../administration.ts';
import { inputOf, wantedOf } from './recordedInput.ts';
import { runRehearsal, type RehearsalShown } from './rehearsalRun.ts';

export const periods = [7, 30, 90] as const;
/** Days up to now. */
export type PeriodDays = (typeof periods)[number];

const DAY = 86_400_000;

/** A result with what it was made from. */
export interface Rehearsed {
  readonly result: RehearsalShown;
  readonly days: PeriodDays;
  /** UTC ISO instants. */
  readonly from: string;
  readonly to: string;
  /** Leads of the period that were read. */
  readonly read: number;
  /** False: the period has more. */
  readonly isAll: boolean;
  /** Sellers as decisions saw them, by the roster's number. */
  readonly rosters: ReadonlyMap<number, Roster>;
}

export type RehearsalStage =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading'; readonly read: number }
  | { readonly kind: 'replaying'; readonly done: number; readonly of: number }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'done'; readonly rehearsed: Rehearsed };

/** What is rehearsed: the draft as it would be activated, fields the CRM has, everybody as they are now. */
export interface ToRehearse {
  readonly plan: RoutingPlan;
  /** Undefined = not known. */
  readonly fields: ReadonlySet<string> | undefined;
  readonly sellers: readonly Seller[];
}

export interface Rehearsal {
  readonly stage: RehearsalStage;
  readonly days: PeriodDays;
  readonly setDays: (days: PeriodDays) => void;
  /** Ids of leads somebody said of one by one that they may wait. */
  readonly acknowledged: ReadonlySet<string>;
  acknowledge(leadId: string, isIt: boolean): void;
  start(given: ToRehearse, days?: PeriodDays): void;
  /** Shows the last result again, if there is one. */
  stop(): void;
  /** The plan is active now: there is nothing left to rehearse. */
  close(): void;
}

export function useRehearsal(administration: Administration): Rehearsal {
  const [stage, setStage] = useState<RehearsalStage>({ kind: 'none' });
  const [days, setDays] = useState<PeriodDays>(30);
  const [acknowledged, setAcknowledged] = useState<ReadonlySet<string>>(new Set());
  const running = useRef<AbortController>(undefined);
  const last = useRef<RehearsalStage>({ kind: 'none' });
  const start = useCallback(
    (given: ToRehearse, wanted?: PeriodDays): void => {
      running.current?.abort();
      const control = new AbortController();
      running.current = control;
      if (wanted !== undefined) setDays(wanted);
      // What an earlier run still says is nobody's any more.
      const put = (next: RehearsalStage): void => (control.signal.aborted ? undefined : setStage(next));
      put({ kind: 'reading', read: 0 });
      void rehearseNow(administration, { ...given, days: wanted ?? days, now: new Date(), signal: control.signal }, put).then((end) => {
        if (end === undefined || control.signal.aborted) return;
        last.current = end.kind === 'done' ? end : { kind: 'none' };
        setAcknowledged(new Set());
        setStage(end);
      });
    },
    [administration, days],
  );
  const stop = useCallback((): void => {
    running.current?.abort();
    setStage(last.current);
  }, []);
  const close = useCallback((): void => {
    running.current?.abort();
    last.current = { kind: 'none' };
    setStage({ kind: 'none' });
  }, []);
  useEffect(() => () => running.current?.abort(), []);
  const acknowledge = useCallback((leadId: string, isIt: boolean): void => setAcknowledged((before) => new Set(isIt ? [...before, leadId] : [...before].filter((each) => each !== leadId))), []);
  return useMemo(() => ({ stage, days, setDays, acknowledged, acknowledge, start, stop, close }), [stage, days, acknowledged, acknowledge, start, stop, close]);
}

interface Wanted extends ToRehearse {
  readonly days: PeriodDays;
  readonly now: Date;
  readonly signal: AbortSignal;
}

/** @returns undefined when it was stopped. */
async function rehearseNow({ routing }: Administration, { plan, fields, sellers, days, now, signal }: Wanted, put: (stage: RehearsalStage) => void): Promise<RehearsalStage | undefined> {
  const [from, to] = [new Date(now.getTime() - days * DAY).toISOString(), now.toISOString()];
  const past = await routing.readPast({ from, to, ...wantedOf(plan, fields), onRead: (read) => put({ kind: 'reading', read }), signal });
  if (signal.aborted) return undefined;
  if (past.kind === 'failed') return past;
  const input = inputOf(plan, past.value, sellers);
  let shown = -1;
  const onProgress = ({ done, of }: { readonly done: number; readonly of: number }): void => {
    const percent = of === 0 ? 100 : Math.floor((done / of) * 100);
    if (percent !== shown) put({ kind: 'replaying', done, of });
    shown = percent;
  };
  try {
    const result = await runRehearsal(input, { onProgress, signal });
    if (result === undefined) return undefined;
    const rosters = new Map(input.rosters.map(({ roster }) => [roster.number, roster]));
    return { kind: 'done', rehearsed: { result, days, from, to, read: past.value.leads.length, isAll: past.value.isAll, rosters } };
  } catch {
    return { kind: 'failed', problem: { code: 'unexpected', params: {}, retry: true } };
  }
}
