// How far the watcher has come, and the run after activation: which leads are in it and how each ended.
import type { Id } from '../domain/records.ts';
import type { Session } from './store.ts';

/** A table that is watched: by delta link, or by the time of its newest row. */
export interface FeedMark {
  readonly link?: string;
  /** UTC ISO instant of the newest change seen, by the CRM's clock. */
  readonly since?: string;
  /** Rows at or shortly before `since` that were seen already, `id@version`. */
  readonly seen?: readonly string[];
}

export interface WatchMarks {
  readonly feeds: Readonly<Record<string, FeedMark>>;
  /** `AgentSettings.activatedOn` of the run that was started last. */
  readonly activatedOn?: string;
  /** Of the settings and segments that findings follow from. */
  readonly settings?: string;
}

/** Any constant: of all services on one database one watches at a time. */
const WATCH_LOCK = 7_304_160;

/** Whether this transaction is the only one that watches; the lock ends with it, also when its process dies. */
export async function isOnlyWatcher(session: Session): Promise<boolean> {
  const [row] = await session.query<{ taken: boolean }>('select pg_try_advisory_xact_lock($1) as taken', [WATCH_LOCK]);
  return row?.taken === true;
}

export async function readMarks(session: Session): Promise<WatchMarks> {
  const [row] = await session.query<{ value: WatchMarks }>("select value from agent.watch where key = 'marks'");
  return row?.value ?? { feeds: {} };
}

export async function saveMarks(session: Session, marks: WatchMarks): Promise<void> {
  await session.query("insert into agent.watch (key, value) values ('marks', $1) on conflict (key) do update set value = excluded.value", [JSON.stringify(marks)]);
}

/** Begins a run over these leads; an earlier run is over. @param run names it. */
export async function startRun(session: Session, run: string, leadIds: readonly Id<'lead'>[]): Promise<void> {
  await session.query('delete from agent.run_lead');
  await session.query('insert into agent.run_lead (run, lead_id) select $1, unnest($2::uuid[]) on conflict do nothing', [run, leadIds]);
}

/** Notes how a lead ended; of a lead outside the run nothing is noted. Noted twice it still counts once. @returns whether it is in the run. */
export async function noteOutcome(session: Session, leadId: Id<'lead'>, outcome: 'done' | 'failed'): Promise<boolean> {
  const rows = await session.query('update agent.run_lead set outcome = $2 where lead_id = $1 returning lead_id', [leadId, outcome]);
  return rows.length > 0;
}

export interface RunCount {
  readonly run: string;
  readonly total: number;
  readonly done: number;
  readonly failed: number;
}

/** The run as it stands; undefined before the first. A run over no lead at all counts nothing. */
export async function countRun(session: Session): Promise<RunCount | undefined> {
  const { activatedOn } = await readMarks(session);
  if (activatedOn === undefined) return undefined;
  const [row] = await session.query<{ total: number; done: number; failed: number }>(
    `select count(*)::int as total, (count(*) filter (where outcome = 'done'))::int as done, (count(*) filter (where outcome = 'failed'))::int as failed
     from agent.run_lead where run = $1`,
    [activatedOn],
  );
  return { run: activatedOn, total: row?.total ?? 0, done: row?.done ?? 0, failed: row?.failed ?? 0 };
}

/** When leads were last taken because they had grown old: UTC ISO instant by the service's clock; undefined before the first time. */
export async function readRefreshedOn(session: Session): Promise<string | undefined> {
  const [row] = await session.query<{ value: string }>("select value from agent.watch where key = 'refreshed'");
  return row?.value;
}

export async function saveRefreshedOn(session: Session, on: string): Promise<void> {
  await session.query("insert into agent.watch (key, value) values ('refreshed', $1) on conflict (key) do update set value = excluded.value", [JSON.stringify(on)]);
}

/** Who is gone from all lists of colleagues: id of the row by which they hide → the version of it that was obeyed. */
export async function readObeyed(session: Session): Promise<Readonly<Record<string, string>>> {
  const [row] = await session.query<{ value: Readonly<Record<string, string>> }>("select value from agent.watch where key = 'hidden'");
  return row?.value ?? {};
}

export async function saveObeyed(session: Session, obeyed: Readonly<Record<string, string>>): Promise<void> {
  await session.query("insert into agent.watch (key, value) values ('hidden', $1) on conflict (key) do update set value = excluded.value", [JSON.stringify(obeyed)]);
}
