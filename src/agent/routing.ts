// Routing as a part of background work: one watch and one worker an application user, each a loop that runs when there is something to do.
import { setMaxListeners } from 'node:events';
import type { CrmClient } from '../crm/client.ts';
import { AppError } from '../domain/errors.ts';
import { createGate, type Gate } from './gate.ts';
import type { Log } from './log.ts';
import { repeatable, type Repeatable } from './repeatable.ts';
import { createRoutingSource, type ActiveRouting, type RoutingSource } from './routing/activeRouting.ts';
import { openRouters, type Router } from './routing/routers.ts';
import type { AgentStore } from './store.ts';
import { createLoadsTask } from './tasks/showLoads.ts';
import { routeLeads, type TurnOutcome } from './tasks/routeLeads.ts';
import { runRouting } from './tasks/runRouting.ts';
import { watchAssignments } from './tasks/watchAssignments.ts';

export interface RoutingTimings {
  /** How often news of leads are asked for: one request. */
  readonly routingWatchMs: number;
  /** How often an idle worker looks for leads other services took in, or left behind. */
  readonly routingPollMs: number;
  /** How often runs are looked for that an admin asked for, or that are due. */
  readonly runsMs: number;
  /** How often the CRM is told how many leads everybody has, where that changed. */
  readonly loadsMs: number;
  /** What a worker that died held goes to others after so long. */
  readonly leaseSeconds: number;
  /** Leads of one turn, up to 1,000. */
  readonly leadsAtOnce: number;
}

export interface RoutingOptions {
  /** One an application user. What is done once for all (watching, runs, loads) is done as the first of them that is let in. */
  readonly crms: readonly [CrmClient, ...CrmClient[]];
  readonly store: AgentStore;
  readonly gate: Gate;
  readonly log: Log;
  /** In milliseconds. */
  readonly clock: () => number;
  readonly timings?: Partial<RoutingTimings>;
}

export interface RunningRouting {
  /** Looks now, with plan and sellers as they are now. */
  wake(): void;
  /** Leaves what is at work to others, and ends. */
  stop(): Promise<void>;
}

const usualTimings: RoutingTimings = { routingWatchMs: 5_000, routingPollMs: 5_000, runsMs: 15_000, loadsMs: 60_000, leaseSeconds: 30, leadsAtOnce: 1_000 };

/** A first turn tells how quick the CRM is. */
const FIRST_AT_ONCE = 250;
const FEWEST_AT_ONCE = 50;
/** What a turn is to take at most, in milliseconds: a request that takes longer goes unanswered, and one that is under way when the agent is paused is carried out to its end. */
const TURN_MS = 10_000;
/** How often a turn looks whether it may go on; what is known of that is a second old at most. */
const HALT_MS = 500;

/** Starts to watch and to route. */
export function startRouting({ crms, store, log, clock, timings, ...options }: RoutingOptions): RunningRouting {
  const { routingWatchMs, routingPollMs, runsMs, loadsMs, leaseSeconds, leadsAtOnce } = { ...usualTimings, ...timings };
  const stopping = new AbortController();
  // Every call listens: many at once are usual, not a leak.
  setMaxListeners(0, stopping.signal);
  const routers = openRouters(crms, { log, clock });
  const { crm } = routers;
  const gate = crms.length === 1 ? options.gate : createGate(crm, clock);
  const source = createRoutingSource(crm, clock);
  const active = async (): Promise<ActiveRouting | undefined> => ((await gate.activeSettings()) === undefined ? undefined : source.active());
  const warn = (error: unknown): void => {
    if (!stopping.signal.aborted) log.warn('routing-failed', { code: error instanceof AppError ? error.code : 'unexpected' });
  };
  const mayWork = async (): Promise<boolean> => (await gate.activeSettings()) !== undefined && (await source.plan()) !== undefined;
  const unlessHalted = <Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result | undefined> => untilHalted(mayWork, stopping.signal, work);
  const workers = routers.each.map((router) => startWorker(router, { store, source, active, unlessHalted, log, clock, leaseSeconds, leadsAtOnce, stopping: stopping.signal, onError: warn }));
  let isFirst = true;
  const watching = repeatable(async () => {
    const outcome = await watchAssignments({ crm, store, gate, source, clock }, { signal: stopping.signal, isFirst });
    if (outcome.did !== 'watched') return;
    isFirst = false;
    if (outcome.leads > 0) for (const worker of workers) worker.run();
  }, warn);
  const showLoads = createLoadsTask({ crm, store });
  const showing = repeatable(async () => {
    if (await mayWork()) await unlessHalted(showLoads);
  }, warn);
  const running = repeatable(async () => {
    const leads = (await mayWork()) ? await unlessHalted((signal) => runRouting({ crm, store, source, clock }, signal)) : undefined;
    if (leads !== undefined && leads > 0) for (const worker of workers) worker.run();
  }, warn);
  const timers = [setInterval(watching.run, routingWatchMs), setInterval(() => workers.forEach(({ run }) => run()), routingPollMs), setInterval(showing.run, loadsMs), setInterval(running.run, runsMs)];
  watching.run();
  for (const { run } of workers) run();
  return {
    wake: () => {
      gate.forget();
      source.forget();
      watching.run();
      running.run();
      for (const { run } of workers) run();
    },
    stop: async () => {
      for (const timer of timers) clearInterval(timer);
      stopping.abort(new AppError('unexpected'));
      await Promise.all([watching, showing, running, ...workers].map(({ ended }) => ended()));
    },
  };
}

interface Working extends Pick<RoutingOptions, 'store' | 'log' | 'clock'>, Pick<RoutingTimings, 'leaseSeconds' | 'leadsAtOnce'> {
  readonly source: RoutingSource;
  readonly active: () => Promise<ActiveRouting | undefined>;
  /** Undefined when it was halted. */
  readonly unlessHalted: <Result>(work: (signal: AbortSignal) => Promise<Result>) => Promise<Result | undefined>;
  readonly stopping: AbortSignal;
  readonly onError: (error: unknown) => void;
}

/** One application user's turns, one after the other until there is nothing to do. */
function startWorker(router: Router, { source, unlessHalted, log, leadsAtOnce, stopping, onError, ...given }: Working): Repeatable {
  let most = Math.min(FIRST_AT_ONCE, leadsAtOnce);
  const onRefused = (): void => {
    source.forget();
    router.doubt();
  };
  return repeatable(async () => {
    if (!(await router.mayWork(stopping))) return;
    try {
      for (let leads = 1; leads > 0 && !stopping.aborted; ) {
        const began = performance.now();
        const turn = await unlessHalted((signal) => routeLeads({ ...given, crm: router.crm, onRefused, most }, signal));
        if (turn === undefined) return;
        ({ leads } = turn);
        const milliseconds = Math.round(performance.now() - began);
        most = leadsOfNextTurn(most, { ...turn, milliseconds, leadsAtOnce });
        if (leads > 0) log.info('routed', { count: leads, milliseconds });
      }
    } catch (error) {
      router.failed(error);
      throw error;
    }
  }, onError);
}

/** As many as the CRM can do in the time of a turn, by what the last full one took. */
function leadsOfNextTurn(most: number, { leads, isWhole, milliseconds, leadsAtOnce }: TurnOutcome & { readonly milliseconds: number; readonly leadsAtOnce: number }): number {
  const fewest = Math.min(leadsAtOnce, FEWEST_AT_ONCE);
  if (!isWhole) return Math.max(fewest, Math.floor(most / 2));
  return leads < most ? most : Math.min(leadsAtOnce, Math.max(fewest, Math.floor((most * TURN_MS) / Math.max(1, milliseconds))));
}

/**
 * Work that ends where it is when the agent is paused or the plan retired: nothing that was not under way is asked of the CRM any more, not even
 * again. What was is found out afterwards, as when a worker dies.
 * @returns undefined when it ended so.
 */
async function untilHalted<Result>(mayWork: () => Promise<boolean>, stopping: AbortSignal, work: (signal: AbortSignal) => Promise<Result>): Promise<Result | undefined> {
  const halted = new AbortController();
  const timer = setInterval(() => {
    // While nobody can say it goes on; asking the CRM for anything fails as well then.
    void mayWork().then((may) => (may ? undefined : halted.abort(new AppError('unexpected'))), () => undefined);
  }, HALT_MS);
  try {
    const signal = AbortSignal.any([stopping, halted.signal]);
    setMaxListeners(0, signal);
    return await work(signal);
  } catch (error) {
    if (halted.signal.aborted) return undefined;
    throw error;
  } finally {
    clearInterval(timer);
  }
}
