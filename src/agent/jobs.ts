// The queue of background work: at least once, over any number of services, also after one was killed. What a job does must
// be harmless when done twice. The one file that knows which queue it is.
import { setMaxListeners } from 'node:events';
import PgBoss from 'pg-boss';
import { AppError } from '../domain/errors.ts';
import type { Log } from './log.ts';
import type { AgentStore, Session } from './store.ts';

export const queues = ['research-lead', 'train-score'] as const;
export type QueueName = (typeof queues)[number];

export interface NewJob {
  /** What it is about; while a job about it waits, another one is not added. */
  readonly key: string;
  /** Greater comes first, also for a job that waits already. Whole number of 32 bits. */
  readonly priority?: number;
  /** Starts this many seconds from now at the earliest. */
  readonly afterSeconds?: number;
}

export interface Job {
  /** The same in every attempt, and after it was handed back. */
  readonly id: string;
  readonly key: string;
  /** 1 the first time; grows with every failure that may be tried again. */
  readonly attempt: number;
}

/** Thrown by a handler that must not go on now: the job goes back as it is and counts no attempt. */
export class HandBack extends Error {
  readonly afterSeconds: number;

  constructor(afterSeconds = 0) {
    super('handed back');
    this.afterSeconds = afterSeconds;
  }
}

export interface Work {
  /** Does the job; the signal aborts when the service stops or the job's time is over. */
  readonly handle: (job: Job, signal: AbortSignal) => Promise<void>;
  /** Told when a job is given up; when this fails the job comes again later. */
  readonly onFailed: (job: Job, code: string) => Promise<void>;
  /** Asked before each start; false leaves the jobs where they are. */
  readonly mayStart: () => Promise<boolean>;
  /** Jobs at once. Default 1. */
  readonly concurrent?: number;
}

export interface Timings {
  /** A job of a worker that says nothing for so long goes to another one. */
  readonly expireSeconds: number;
  /** How often jobs of dead workers are looked for. */
  readonly maintainSeconds: number;
  /** How often an idle worker looks for jobs that other services added. */
  readonly pollMs: number;
  /** Before the second attempt; before the third it is twice as long. */
  readonly backoffSeconds: number;
}

export interface Jobs {
  /** Adds jobs; with a session they are there only if its transaction commits: kick afterwards. */
  add(queue: QueueName, jobs: readonly NewJob[], session?: Session): Promise<void>;
  work(queue: QueueName, work: Work): void;
  /** Looks for jobs now. */
  kick(queue: QueueName): void;
  /** Jobs that wait or are at work. */
  count(queue: QueueName): Promise<number>;
  /** Ends the workers; what is at work goes back to the queue. Over within three seconds. */
  stop(): Promise<void>;
}

export const usualTimings: Timings = { expireSeconds: 60, maintainSeconds: 30, pollMs: 10_000, backoffSeconds: 5 };

const SCHEMA = 'agent_queue';
/** Any constant. */
const START_LOCK = 7_304_161;
const MOST_ATTEMPTS = 3;
/** A job at which so many services died is given up. */
const MOST_CRASHES = 10;
const JOBS_IN_AN_INSERT = 1_000;
const GIVE_UP_AGAIN_SECONDS = 60;
const STOP_MS = 3_000;
/** Training reads and computes for longer than a lead takes. */
const longer: Readonly<Record<QueueName, number>> = { 'research-lead': 1, 'train-score': 10 };

interface Stored {
  readonly key: string;
  readonly attempt: number;
  readonly priority: number;
  /** `Job.id` of what it goes on with; undefined for a new job. */
  readonly origin?: string;
}

/** `row` = what the queue calls it. */
type Taken = Job & Pick<Stored, 'priority'> & { readonly row: string; readonly crashes: number };

/** Opens the queue in the store's database. */
export async function openJobs(store: AgentStore, log: Log, timings: Timings = usualTimings): Promise<Jobs> {
  const boss = new PgBoss({ db: wrapped(store), schema: SCHEMA, schedule: false, maintenanceIntervalSeconds: timings.maintainSeconds, archiveCompletedAfterSeconds: 3_600, deleteAfterDays: 7 });
  boss.on('error', (error) => log.warn('queue-failed', { code: codeOf(error) }));
  // Services that start together make the queue's tables one after the other.
  await store.transaction(async (session) => {
    await session.query('select pg_advisory_xact_lock($1)', [START_LOCK]);
    await boss.start();
    for (const name of queues) {
      const options = { name, policy: 'short' as const, expireInSeconds: timings.expireSeconds * longer[name], retryLimit: MOST_CRASHES, retryDelay: 0, retryBackoff: false };
      await boss.createQueue(name, options);
      await boss.updateQueue(name, options);
    }
  });
  return new Workers(boss, { store, log, timings });
}

/** Errors become rejections of the call that asked; the pool itself never throws at anybody. */
function wrapped(session: Session): PgBoss.Db {
  return { executeSql: async (text, values: readonly unknown[] = []) => ({ rows: [...(await session.query(text, values))] }) };
}

function codeOf(error: unknown): string {
  if (error instanceof AppError) return error.code;
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'unexpected';
}

interface WorkersOptions {
  readonly store: AgentStore;
  readonly log: Log;
  readonly timings: Timings;
}

class Workers implements Jobs {
  readonly #boss: PgBoss;
  readonly #options: WorkersOptions;
  readonly #stopping = new AbortController();
  readonly #loops: Promise<void>[] = [];
  readonly #idle = new Map<QueueName, Set<() => void>>(queues.map((name) => [name, new Set()]));
  /** Kicks that came while nobody was idle: the next look is not put off. */
  readonly #kicked = new Set<QueueName>();

  constructor(boss: PgBoss, options: WorkersOptions) {
    this.#boss = boss;
    this.#options = options;
  }

  async add(queue: QueueName, jobs: readonly NewJob[], session?: Session): Promise<void> {
    await this.#insert(queue, jobs.map(({ key, priority = 0, afterSeconds = 0 }) => ({ key, priority, attempt: 1, afterSeconds })), session);
    if (session === undefined) this.kick(queue);
  }

  async #insert(queue: QueueName, jobs: readonly (Stored & { readonly afterSeconds: number })[], session?: Session): Promise<void> {
    for (let start = 0; start < jobs.length; start += JOBS_IN_AN_INSERT) {
      const part = jobs.slice(start, start + JOBS_IN_AN_INSERT);
      await this.#boss.insert(
        part.map(({ key, priority, attempt, origin, afterSeconds }) => ({ name: queue, data: { key, attempt, priority, origin }, priority, singletonKey: key, startAfter: `${afterSeconds} seconds` })),
        session === undefined ? {} : { db: wrapped(session) },
      );
      await this.#hasten(queue, part, session);
    }
    const latest = Math.max(0, ...jobs.map(({ afterSeconds }) => afterSeconds));
    if (latest > 0) setTimeout(() => this.kick(queue), latest * 1000 + 100).unref();
  }

  /** A job that waits already takes the greater priority: a wish must not stand where the lead stood before anybody wished. */
  async #hasten(queue: QueueName, jobs: readonly Stored[], session: Session = this.#options.store): Promise<void> {
    await session.query(
      `update ${SCHEMA}.job as waiting set priority = wanted.priority, data = waiting.data || jsonb_build_object('priority', wanted.priority)
       from unnest($2::text[], $3::int[]) as wanted (key, priority)
       where waiting.name = $1 and waiting.state = 'created' and waiting.singleton_key = wanted.key and waiting.priority < wanted.priority`,
      [queue, jobs.map(({ key }) => key), jobs.map(({ priority }) => priority)],
    );
  }

  kick(queue: QueueName): void {
    this.#kicked.add(queue);
    for (const wake of this.#idle.get(queue) ?? []) wake();
  }

  async count(queue: QueueName): Promise<number> {
    const [row] = await this.#options.store.query<{ count: number }>(`select count(*)::int as count from ${SCHEMA}.job where name = $1 and state < 'completed'`, [queue]);
    return row?.count ?? 0;
  }

  work(queue: QueueName, work: Work): void {
    for (let worker = 0; worker < (work.concurrent ?? 1); worker++) this.#loops.push(this.#loop(queue, work));
  }

  async #loop(queue: QueueName, work: Work): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      this.#kicked.delete(queue);
      const may = await work.mayStart().catch(() => false);
      const job = may && !signal.aborted ? await this.#take(queue) : undefined;
      if (job === undefined) await this.#rest(queue);
      else await this.#run(queue, work, job);
    }
  }

  async #take(queue: QueueName): Promise<Taken | undefined> {
    const [job] = await this.#boss.fetch<Stored>(queue, { includeMetadata: true });
    return job === undefined ? undefined : { ...job.data, id: job.data.origin ?? job.id, row: job.id, crashes: job.retryCount };
  }

  /** Until kicked, the next look is due, or the service stops. */
  #rest(queue: QueueName): Promise<void> {
    if (this.#kicked.has(queue)) return Promise.resolve();
    const { signal } = this.#stopping;
    const waiting = this.#idle.get(queue);
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        waiting?.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, this.#options.timings.pollMs);
      signal.addEventListener('abort', wake, { once: true });
      waiting?.add(wake);
      if (signal.aborted) wake();
    });
  }

  async #run(queue: QueueName, work: Work, job: Taken): Promise<void> {
    const over = new AbortController();
    // Every call of the job listens: many at once are usual, not a leak.
    setMaxListeners(0, over.signal);
    const late = new AppError('crm-silent', { retryable: true });
    // Told a little before others may take the job over.
    const timer = setTimeout(() => over.abort(late), this.#options.timings.expireSeconds * longer[queue] * 900);
    const stop = (): void => over.abort(new HandBack());
    this.#stopping.signal.addEventListener('abort', stop, { once: true });
    if (this.#stopping.signal.aborted) stop();
    try {
      const handled = job.crashes < MOST_CRASHES ? ended(work.handle(job, over.signal), over.signal) : Promise.reject(new AppError('unexpected'));
      const failure = await handled.then(() => undefined, (error: unknown) => ({ error: over.signal.aborted ? over.signal.reason as unknown : error }));
      if (failure === undefined) await this.#boss.complete(queue, job.row);
      else await this.#settle(queue, work, { job, error: failure.error });
    } catch (error) {
      // The database is away: the job stays taken until its time is over, then somebody gets it again.
      this.#options.log.warn('queue-failed', { code: codeOf(error) });
    } finally {
      clearTimeout(timer);
      this.#stopping.signal.removeEventListener('abort', stop);
    }
  }

  async #settle(queue: QueueName, work: Work, { job, error }: { readonly job: Taken; readonly error: unknown }): Promise<void> {
    if (error instanceof HandBack) return this.#again(queue, job, { attempt: job.attempt, afterSeconds: error.afterSeconds });
    const code = codeOf(error);
    const mayRetry = error instanceof AppError && error.retryable && job.attempt < MOST_ATTEMPTS;
    this.#options.log.warn('job-failed', { code, count: job.attempt });
    if (mayRetry) return this.#again(queue, job, { attempt: job.attempt + 1, afterSeconds: this.#options.timings.backoffSeconds * 2 ** (job.attempt - 1) });
    try {
      await work.onFailed(job, code);
    } catch {
      return this.#again(queue, job, { attempt: job.attempt, afterSeconds: GIVE_UP_AGAIN_SECONDS });
    }
    await this.#boss.complete(queue, job.row);
  }

  /** Puts a job back: the new one is there exactly when the old one is done. */
  async #again(queue: QueueName, job: Taken, next: { readonly attempt: number; readonly afterSeconds: number }): Promise<void> {
    await this.#options.store.transaction(async (session) => {
      await this.#insert(queue, [{ key: job.key, priority: job.priority, origin: job.id, ...next }], session);
      await this.#boss.complete(queue, job.row, {}, { db: wrapped(session) });
    });
    if (next.afterSeconds === 0 && !this.#stopping.signal.aborted) this.kick(queue);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    const late = new Promise<void>((resolve) => setTimeout(resolve, STOP_MS).unref());
    await Promise.race([Promise.all(this.#loops), late]);
    await this.#boss.stop({ graceful: false, close: false });
  }
}

/** The work's own end, or the signal's, whichever comes first: nothing that hangs holds the queue. */
function ended(work: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
