// The work nobody waits for: watches the CRM, works the queue, shows how far it is. One a service, any number over one database.
import type { CrmClient } from '../crm/client.ts';
import type { AddressAnswer } from '../domain/emailValidation.ts';
import { AppError } from '../domain/errors.ts';
import type { Web } from './companyInsights.ts';
import { createGate } from './gate.ts';
import { openJobs, usualTimings, type Timings } from './jobs.ts';
import type { Log } from './log.ts';
import { turnsAt } from './pace.ts';
import { repeatable } from './repeatable.ts';
import { startRouting, type RoutingTimings } from './routing.ts';
import { showProgress } from './runProgress.ts';
import { clearStore, openStore } from './store.ts';
import { noteOutcome } from './storeWatch.ts';
import { hideColleagues } from './tasks/hideColleagues.ts';
import { refreshLeads } from './tasks/refreshLeads.ts';
import { createResearch, type ResearchOptions } from './tasks/researchLead.ts';
import { TRAINING_KEY, watchLeads } from './tasks/watchLeads.ts';
import type { AgentSettings } from '../domain/settings.ts';

export interface BackgroundOptions {
  /** As the application user. */
  readonly crm: CrmClient;
  /** Further application users: leads are given to sellers by all of them at once. */
  readonly routers?: readonly CrmClient[];
  /** Where queue and memory are kept; schemas `agent` and `agent_queue`. */
  readonly databaseUrl: string;
  readonly web: Web;
  readonly checkAddress: (address: string) => Promise<AddressAnswer>;
  readonly scoring: ResearchOptions['scoring'] & {
    trainIfDue(settings: AgentSettings, signal?: AbortSignal): Promise<unknown>;
    rescoreAll(settings: AgentSettings, signal?: AbortSignal): Promise<unknown>;
  };
  readonly log: Log;
  /** Forget what earlier services remembered: the organization begins anew. */
  readonly isReset?: boolean;
  /** Leads researched a minute at most; undefined = as many as the CRM takes. */
  readonly leadsPerMinute?: number;
  /** In milliseconds; the system's unless given. */
  readonly clock?: () => number;
  readonly timings?: Partial<Timings & RoutingTimings & { readonly watchMs: number }>;
}

export interface Background {
  /** Looks now instead of at the next turn. */
  wake(): void;
  /** Hands back what is at work and ends. Over within four seconds. */
  stop(): Promise<void>;
}

const WATCH_MS = 30_000;
/** Training looks by itself whether it is due; this often it is asked to. */
const TRAIN_MS = 3_600_000;
const LEADS_AT_ONCE = 2;

/** Starts the work. @throws what the database says when it can't be used. */
export async function startBackground(options: BackgroundOptions): Promise<Background> {
  const { crm, log, clock = Date.now } = options;
  const timings = { ...usualTimings, ...options.timings };
  const store = await openStore(options.databaseUrl, log);
  if (options.isReset === true) await clearStore(store);
  const jobs = await openJobs(store, log, timings).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  const gate = createGate(crm, clock);
  const stopping = new AbortController();
  const task = createResearch({ crm, store, gate, web: options.web, scoring: options.scoring, checkAddress: options.checkAddress, clock, claimSeconds: timings.expireSeconds });
  const progress = repeatable(async () => void (await showProgress(crm, store, new Date(clock()))), (error) => log.warn('watch-failed', { code: codeOf(error) }));
  const isActive = async (): Promise<boolean> => (await gate.activeSettings()) !== undefined;
  const note = async (leadId: string, outcome: 'done' | 'failed'): Promise<void> => {
    if (await noteOutcome(store, leadId, outcome)) progress.run();
  };
  const turn = turnsAt(options.leadsPerMinute, clock);
  jobs.work('research-lead', {
    concurrent: LEADS_AT_ONCE,
    mayStart: async () => {
      await turn(stopping.signal);
      return isActive();
    },
    handle: async (job, signal) => {
      const began = performance.now();
      const outcome = await task.research(job, signal);
      await note(job.key, 'done');
      if (outcome !== 'unchanged') log.info('researched', { leadId: job.key, milliseconds: Math.round(performance.now() - began) });
    },
    onFailed: async (job, code) => {
      await task.giveUp(job, code);
      await note(job.key, 'failed');
    },
  });
  jobs.work('train-score', {
    mayStart: isActive,
    handle: async (_job, signal) => {
      const settings = await gate.activeSettings();
      if (settings === undefined || settings.scoring?.use === 'off') return;
      await options.scoring.trainIfDue(settings, signal);
      await options.scoring.rescoreAll(settings, signal);
    },
    onFailed: () => Promise.resolve(),
  });
  let trainedAt = clock();
  const failed = (error: unknown): void => {
    if (!stopping.signal.aborted) log.warn('watch-failed', { code: codeOf(error) });
  };
  const watching = repeatable(async () => {
    await hideColleagues({ crm, store, clock }, stopping.signal).catch(failed);
    const outcome = await watchLeads({ crm, store, gate, jobs, clock }, stopping.signal);
    if (outcome.did !== 'watched') return;
    if (clock() - trainedAt >= TRAIN_MS) {
      trainedAt = clock();
      await jobs.add('train-score', [{ key: TRAINING_KEY }]);
    }
    for (const queue of ['research-lead', 'train-score'] as const) jobs.kick(queue);
    if (outcome.leads > 0) log.info('watched', { count: outcome.leads });
    progress.run();
    const old = outcome.leads > 0 ? 0 : await refreshLeads({ crm, store, gate, jobs, clock }, stopping.signal);
    if (old === 0) return;
    log.info('watched', { count: old });
    jobs.kick('research-lead');
  }, failed);
  const routing = startRouting({ crms: [crm, ...(options.routers ?? [])], store, gate, log, clock, ...(options.timings === undefined ? {} : { timings: options.timings }) });
  const timer = setInterval(watching.run, timings.watchMs ?? WATCH_MS);
  watching.run();
  log.info('background-started');
  const stop = async (): Promise<void> => {
    clearInterval(timer);
    stopping.abort(new AppError('unexpected'));
    await Promise.all([watching.ended(), progress.ended(), jobs.stop(), routing.stop()]);
    await store.close();
  };
  let ending: Promise<void> | undefined;
  const wake = (): void => {
    gate.forget();
    // Somebody may have asked for a training, too.
    trainedAt = -Infinity;
    watching.run();
    routing.wake();
  };
  return { wake, stop: () => (ending ??= stop()) };
}

function codeOf(error: unknown): string {
  return error instanceof AppError ? error.code : 'unexpected';
}
