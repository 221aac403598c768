// Tries leads that wait for a person again, all of them: when an admin asks, and at the times the plan names; and leads from before routing began,
// when an admin asks. What came of it stands in the run's row.
import type { CrmClient } from '../../crm/client.ts';
import { readAssignments } from '../../crm/routing/assignments.ts';
import { readEarlierLeads } from '../../crm/routing/earlierLeads.ts';
import { readRoutedLeads } from '../../crm/routing/routedLeads.ts';
import { finishRun, readOpenRuns, scheduleRun, startRun, type SavedRun } from '../../crm/routing/runs.ts';
import { AppError } from '../../domain/errors.ts';
import type { Id } from '../../domain/records.ts';
import { compileSegments } from '../../domain/segment.ts';
import type { RoutingSource } from '../routing/activeRouting.ts';
import { readRoutingMarks, readScheduleMark, saveScheduleMark } from '../routing/marks.ts';
import { beginRunOver, beginRunOverEarlier, endRun, isOnlyRunner, runsUnderWay } from '../routing/runLeads.ts';
import type { AgentStore, Session } from '../store.ts';

export interface RunOptions {
  /** As the application user. */
  readonly crm: CrmClient;
  readonly store: AgentStore;
  readonly source: RoutingSource;
  /** In milliseconds. */
  readonly clock: () => number;
}

const MOST = 1_000_000;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Begins what is asked for or due, and ends what is through. @returns leads that are to be tried again now. @throws AppError */
export async function runRouting(options: RunOptions, signal: AbortSignal): Promise<number> {
  const crm = options.crm.during(signal);
  return options.store.transaction(async (session) => {
    if (!(await isOnlyRunner(session))) return 0;
    await askOnSchedule(session, { ...options, crm });
    const open = await readOpenRuns(crm);
    let leads = 0;
    for (const run of open.filter(({ state }) => state === 'asked')) leads += await begin(run, { ...options, crm });
    const running = new Map(open.flatMap((run) => (run.state === 'running' ? [[run.id, run] as const] : [])));
    for (const { run: id, leadIds, pending } of await runsUnderWay(session)) {
      const run = running.get(id);
      running.delete(id);
      // One that began just now is looked at next time, one that is over or gone is forgotten.
      if (pending > 0 || (run === undefined && open.some((each) => each.id === id))) continue;
      if (run !== undefined) await finish(run, leadIds, { ...options, crm });
      await endRun(session, id);
    }
    // Our memory of it is lost: nobody would ever end it.
    for (const run of running.values()) await unlessElsewhere(finishRun(crm, run, { assigned: run.assigned ?? 0, state: 'failed', now: new Date(options.clock()) }));
    return leads;
  });
}

/** A time that passed while nobody looked counts once. */
async function askOnSchedule(session: Session, { crm, source, clock }: RunOptions): Promise<void> {
  const now = clock();
  const times = (await source.plan())?.plan.settings.retryAt ?? [];
  const before = await readScheduleMark(session);
  const due = lastTimeOf(times, now);
  if (before !== undefined && due !== undefined && due > before) await scheduleRun(crm, new Date(due));
  await saveScheduleMark(session, now);
}

/** The latest of these times of day (`HH:MM` UTC) that is not after `now`; UTC milliseconds. */
function lastTimeOf(times: readonly string[], now: number): number | undefined {
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  const instants = times.flatMap((time) => {
    const [hours, minutes] = time.split(':').map(Number);
    if (hours === undefined || minutes === undefined || Number.isNaN(hours + minutes)) return [];
    const at = today + (hours * 60 + minutes) * MINUTE_MS;
    return [at <= now ? at : at - DAY_MS];
  });
  return instants.length === 0 ? undefined : Math.max(...instants);
}

async function begin(run: SavedRun, { crm, store, source, clock }: RunOptions): Promise<number> {
  // Remembered first: after a crash in between the run is still asked for, and begins again.
  const total = run.kind === 'earlier' ? await beginEarlier(run, { crm, store, source }) : await beginWaiting(run, { crm, store, source, clock });
  // Nobody knows yet from when on leads are routed: it begins at a later look.
  if (total === undefined) return 0;
  const running = await unlessElsewhere(startRun(crm, run, { total, now: new Date(clock()) }));
  if (total === 0 && running !== undefined) await unlessElsewhere(finishRun(crm, running, { assigned: 0, state: 'done', now: new Date(clock()) }));
  return total;
}

async function beginWaiting(run: SavedRun, { crm, store, source, clock }: RunOptions): Promise<number> {
  const waiting = (await readAssignments(crm, { state: 'attention', most: MOST })).map(({ leadId }) => leadId);
  const ids = run.segmentId === undefined ? waiting : await inSegment(waiting, { crm, source, segmentId: run.segmentId, now: new Date(clock()) });
  return beginRunOver(store, run.id, ids);
}

async function beginEarlier(run: SavedRun, { crm, store, source }: Omit<RunOptions, 'clock'>): Promise<number | undefined> {
  const [marks, planned] = [await readRoutingMarks(store), await source.plan()];
  if (marks === undefined || planned === undefined) return undefined;
  return beginRunOverEarlier(store, run.id, await readEarlierLeads(crm, { since: marks.since, plan: planned.plan }));
}

/** Somebody else changed the run's row, or took it away: the next look finds out. */
async function unlessElsewhere(changed: Promise<SavedRun>): Promise<SavedRun | undefined> {
  try {
    return await changed;
  } catch (error) {
    if (error instanceof AppError && (error.code === 'changed-elsewhere' || error.code === 'not-found')) return undefined;
    throw error;
  }
}

async function inSegment(ids: readonly Id<'lead'>[], { crm, source, segmentId, now }: { readonly crm: CrmClient; readonly source: RoutingSource; readonly segmentId: string; readonly now: Date }): Promise<readonly Id<'lead'>[]> {
  const active = await source.active();
  if (active === undefined) return [];
  const { fields } = active.routing;
  const segments = compileSegments(active.plan.segments, fields);
  const leads = await readRoutedLeads(crm, ids, { fields, withAccountOwners: false });
  return leads.filter(({ lead }) => segments.segmentOf(fields.map((field) => lead.values[field]), now)?.id === segmentId).map(({ id }) => id);
}

async function finish(run: SavedRun, leadIds: readonly Id<'lead'>[], { crm, clock }: RunOptions): Promise<void> {
  const waiting = new Set((await readAssignments(crm, { state: 'attention', most: MOST })).map(({ leadId }) => leadId));
  await unlessElsewhere(finishRun(crm, run, { assigned: leadIds.filter((leadId) => !waiting.has(leadId)).length, state: 'done', now: new Date(clock()) }));
}
