// The queue over a real PostgreSQL: order, attempts, handing back, and jobs of workers that died.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { HandBack, openJobs, type Job, type Jobs, type Work } from '../../src/agent/jobs.ts';
import { createLog } from '../../src/agent/log.ts';
import { openStore, type AgentStore } from '../../src/agent/store.ts';
import { AppError } from '../../src/domain/errors.ts';
import { until } from './backgroundWorld.ts';

const timings = { expireSeconds: 2, maintainSeconds: 1, pollMs: 100, backoffSeconds: 0.1 };
const log = createLog({ write: () => undefined });
let databaseUrl = '';
let name = '';
let store: AgentStore;
const opened: Jobs[] = [];

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env['TEST_POSTGRES_URL'] });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

beforeEach(async () => {
  name = `jobs_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${name}`);
  const url = new URL(process.env['TEST_POSTGRES_URL'] ?? '');
  url.pathname = `/${name}`;
  databaseUrl = url.href;
  store = await openStore(databaseUrl, log);
});
afterEach(async () => {
  for (const jobs of opened.splice(0)) await jobs.stop();
  await store.close();
  await onServer(`drop database ${name} with (force)`);
});

async function open(): Promise<Jobs> {
  const jobs = await openJobs(store, log, timings);
  opened.push(jobs);
  return jobs;
}

interface Seen {
  readonly work: Work;
  readonly handled: Job[];
  readonly failed: (readonly [string, string, number])[];
}

function seeing(handle: Work['handle'] = () => Promise.resolve(), more: Partial<Work> = {}): Seen {
  const handled: Job[] = [];
  const failed: (readonly [string, string, number])[] = [];
  return { handled, failed, work: {
    mayStart: async () => true,
    handle: async (job, signal) => {
      handled.push(job);
      await handle(job, signal);
    },
    onFailed: async ({ key, attempt }, code) => void failed.push([key, code, attempt]),
    ...more,
  } };
}

const isEmpty = (jobs: Jobs): Promise<number> => until(() => jobs.count('research-lead'), (count) => count === 0);

test('the greater priority comes first, and what waits already is not added again', async () => {
  const jobs = await open();
  await jobs.add('research-lead', [{ key: 'low', priority: 1 }, { key: 'high', priority: 9 }, { key: 'middle', priority: 5 }]);
  await jobs.add('research-lead', [{ key: 'low', priority: 1 }, { key: 'high', priority: 9 }]);
  expect(await jobs.count('research-lead')).toBe(3);
  const seen = seeing();
  jobs.work('research-lead', seen.work);
  await isEmpty(jobs);
  expect(seen.handled.map(({ key }) => key)).toEqual(['high', 'middle', 'low']);
});

test('a wish for a job that waits already brings it forward; a lesser one leaves it where it is', async () => {
  const jobs = await open();
  await jobs.add('research-lead', [{ key: 'last', priority: -2_000_000_000 }, { key: 'middle', priority: 5 }, { key: 'first', priority: 9 }]);
  await store.transaction((session) => jobs.add('research-lead', [{ key: 'last', priority: 1_000_000_000 }, { key: 'first', priority: 1 }], session));
  let isBusy = true;
  const seen = seeing(async ({ key }) => {
    // Handed back it keeps the place it was given.
    if (key === 'last' && isBusy) {
      isBusy = false;
      throw new HandBack();
    }
  });
  jobs.work('research-lead', seen.work);
  await isEmpty(jobs);
  expect(seen.handled.map(({ key }) => key)).toEqual(['last', 'last', 'first', 'middle']);
});

test('jobs added in a transaction that rolls back were never there', async () => {
  const jobs = await open();
  await expect(store.transaction(async (session) => {
    await jobs.add('research-lead', [{ key: 'one' }], session);
    throw new Error('something else failed');
  })).rejects.toThrow('something else failed');
  expect(await jobs.count('research-lead')).toBe(0);
});

test('an error that may pass is tried three times, another one once; both are told', async () => {
  const jobs = await open();
  const seen = seeing(async ({ key }) => {
    throw key === 'busy' ? new AppError('crm-busy', { retryable: true }) : new TypeError('nobody expects this');
  });
  jobs.work('research-lead', seen.work);
  await jobs.add('research-lead', [{ key: 'busy' }, { key: 'broken' }]);
  await isEmpty(jobs);
  expect(seen.handled.filter(({ key }) => key === 'busy').map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
  expect([...seen.failed].sort()).toEqual([['broken', 'unexpected', 1], ['busy', 'crm-busy', 3]]);
});

test('a job handed back comes again and counts no attempt', async () => {
  const jobs = await open();
  let count = 0;
  const seen = seeing(async () => {
    count += 1;
    if (count < 5) throw new HandBack();
  });
  jobs.work('research-lead', seen.work);
  await jobs.add('research-lead', [{ key: 'one' }]);
  await isEmpty(jobs);
  expect([seen.handled.map(({ attempt }) => attempt), seen.failed]).toEqual([[1, 1, 1, 1, 1], []]);
  expect(new Set(seen.handled.map(({ id }) => id)).size).toBe(1);
});

test('a giving up that fails is no end: the job stays', async () => {
  const jobs = await open();
  const seen = seeing(() => Promise.reject(new TypeError('broken')), { onFailed: () => Promise.reject(new AppError('crm-silent')) });
  jobs.work('research-lead', seen.work);
  await jobs.add('research-lead', [{ key: 'one' }]);
  await until(async () => seen.handled.length, (count) => count === 1);
  await until(() => store.query<{ count: number }>("select count(*)::int as count from agent_queue.job where start_after > now() + interval '30 seconds' and state < 'completed'"), ([row]) => row?.count === 1);
  expect(await jobs.count('research-lead')).toBe(1);
});

test('while nothing may start nothing does', async () => {
  const jobs = await open();
  let may = false;
  const seen = seeing(undefined, { mayStart: async () => may });
  jobs.work('research-lead', seen.work);
  await jobs.add('research-lead', [{ key: 'one' }]);
  const began = Date.now();
  await until(async () => Date.now(), (now) => now > began + 500);
  expect(seen.handled).toEqual([]);
  may = true;
  jobs.kick('research-lead');
  await isEmpty(jobs);
  expect(seen.handled).toHaveLength(1);
});

test('a job of a worker that died goes to another one, and one at which ten died is given up', async () => {
  const jobs = await open();
  await jobs.add('research-lead', [{ key: 'stranded' }, { key: 'deadly' }]);
  await store.query("update agent_queue.job set state = 'active', started_on = now() - interval '1 minute', retry_count = case when data->>'key' = 'deadly' then 9 else 0 end where name = 'research-lead'");
  const seen = seeing();
  jobs.work('research-lead', seen.work);
  await until(() => jobs.count('research-lead'), (count) => count === 0);
  expect(seen.handled.map(({ key, attempt }) => [key, attempt])).toEqual([['stranded', 1]]);
  expect(seen.failed).toEqual([['deadly', 'unexpected', 1]]);
});

test('a stop hands back what is at work at once', async () => {
  const jobs = await open();
  let aborted = false;
  const seen = seeing((_job, signal) => new Promise(() => signal.addEventListener('abort', () => (aborted = true))));
  jobs.work('research-lead', seen.work);
  await jobs.add('research-lead', [{ key: 'one' }]);
  await until(async () => seen.handled.length, (count) => count === 1);
  const began = performance.now();
  await jobs.stop();
  expect([aborted, performance.now() - began < 3_000, seen.failed]).toEqual([true, true, []]);
  const [row] = await store.query<{ key: string; attempt: number }>("select data->>'key' as key, (data->>'attempt')::int as attempt from agent_queue.job where state = 'created'");
  expect(row).toEqual({ key: 'one', attempt: 1 });
});

test('services that start together on an empty database make one queue', async () => {
  const all = await Promise.all([open(), open(), open()]);
  await all[0]?.add('research-lead', [{ key: 'one' }]);
  expect(await all[2]?.count('research-lead')).toBe(1);
});

test('[F2] connections that break, idle or in use, end no process: the call fails and the next one works', async () => {
  const uncaught: unknown[] = [];
  const note = (error: unknown): void => void uncaught.push(error);
  process.on('uncaughtException', note);
  process.on('unhandledRejection', note);
  const jobs = await open();
  const seen = seeing();
  jobs.work('research-lead', seen.work);
  const slow = store.query('select pg_sleep(5)').catch((error: unknown) => error);
  await until(() => store.query<{ count: number }>("select count(*)::int as count from pg_stat_activity where datname = current_database() and query like 'select pg_sleep%'"), ([row]) => (row?.count ?? 0) > 0);
  await onServer(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and pid <> pg_backend_pid()`);
  expect(await slow).toBeInstanceOf(Error);
  await until(() => jobs.add('research-lead', [{ key: 'one' }]).then(() => true, () => false), (isAdded) => isAdded);
  await until(async () => seen.handled.length, (count) => count >= 1);
  process.off('uncaughtException', note);
  process.off('unhandledRejection', note);
  expect(uncaught).toEqual([]);
});

test('a database that is away while a job is at work fails no job: it is done again', async () => {
  const jobs = await open();
  let isAway = true;
  const seen = seeing(async () => {
    if (isAway) {
      isAway = false;
      await store.query('select pg_terminate_backend(pg_backend_pid())');
    }
  });
  jobs.work('research-lead', seen.work);
  await jobs.add('research-lead', [{ key: 'one' }]);
  await until(async () => seen.handled.length, (count) => count === 2);
  await isEmpty(jobs);
  expect(seen.failed).toEqual([]);
});
