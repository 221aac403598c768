// Leads that wait tried again: asked for by an admin's row or on schedule, and what came of it.
import { AppError } from '../../domain/errors.ts';
import type { Id } from '../../domain/records.ts';
import type { CrmClient } from '../client.ts';
import type { Row } from '../client/row.ts';
import { anyOf, equalsNumber, guid, queryText } from '../client/odata.ts';
import { steadyId } from '../steadyId.ts';
import { columns, routingRunKinds, routingRunStates } from '../tables.ts';

const SET = 'hrz_routingruns';

export type RunState = keyof typeof routingRunStates;

export interface SavedRun {
  readonly id: Id<'routing-run'>;
  /** Row version, which a change names. */
  readonly version: string;
  readonly state: RunState;
  readonly kind: keyof typeof routingRunKinds;
  /** Only the leads of this segment; undefined = all that wait. */
  readonly segmentId?: Id<'segment'>;
  /** Leads of the run; undefined until it begins. */
  readonly total?: number;
  /** Of them given to somebody. */
  readonly assigned?: number;
  /** UTC ISO instants. */
  readonly askedOn: string;
  readonly askedBy?: string;
  readonly startedOn?: string;
  readonly finishedOn?: string;
}

/** The newest runs, the last asked for first. @throws AppError */
export async function readRuns(crm: CrmClient, most = 50): Promise<readonly SavedRun[]> {
  const rows = await crm.read(`${SET}?${queryText({ select: columns.hrz_routingrun, orderBy: 'createdon desc,hrz_routingrunid', top: most })}`);
  return rows.flatMap((row) => runOf(row) ?? []);
}

/** Runs nobody has begun, and those under way, the longest waiting first. @throws AppError */
export async function readOpenRuns(crm: CrmClient): Promise<readonly SavedRun[]> {
  const isOpen = anyOf(equalsNumber('hrz_state', routingRunStates.asked), equalsNumber('hrz_state', routingRunStates.running));
  const rows = await crm.read(`${SET}?${queryText({ select: columns.hrz_routingrun, filter: isOpen, orderBy: 'createdon,hrz_routingrunid', top: 50 })}`);
  return rows.flatMap((row) => runOf(row) ?? []);
}

export interface RunAsked {
  /** Of the row, made beforehand: pressed twice it is one run. */
  readonly id: Id<'routing-run'>;
  /** Unless it says otherwise, of the leads that wait for a person. */
  readonly kind?: 'manual' | 'earlier';
  readonly segmentId?: Id<'segment'>;
}

/** Asks for a run, by an admin's press. @throws AppError */
export async function askForRun(crm: CrmClient, { id, kind = 'manual', segmentId }: RunAsked): Promise<void> {
  const name = kind === 'earlier' ? 'Run of earlier leads' : 'Manual run';
  await unlessThere(crm.create(SET, { hrz_routingrunid: id, hrz_name: name, hrz_state: routingRunStates.asked, hrz_kind: routingRunKinds[kind], hrz_segmentid: segmentId ?? null }, ['hrz_routingrunid']));
}

async function unlessThere(made: Promise<Row>): Promise<Row | undefined> {
  try {
    return await made;
  } catch (error) {
    if (error instanceof AppError && error.code === 'changed-elsewhere') return undefined;
    throw error;
  }
}

/**
 * The run of a time on the schedule, for the service; several services at once make one.
 * @param at the time it was due, to the minute.
 * @returns the run; undefined when another service has made it.
 * @throws AppError
 */
export async function scheduleRun(crm: CrmClient, at: Date): Promise<SavedRun | undefined> {
  const slot = `${at.toISOString().slice(0, 16)}Z`;
  const id = await steadyId('routing-run', slot);
  const row = await unlessThere(crm.create(SET, { hrz_routingrunid: id, hrz_name: `Run of ${slot}`, hrz_state: routingRunStates.asked, hrz_kind: routingRunKinds.scheduled }, columns.hrz_routingrun));
  return row === undefined ? undefined : runOf(row);
}

/** Begins a run. @returns it as it then is. @throws AppError `changed-elsewhere` when another service has begun it. */
export async function startRun(crm: CrmClient, run: SavedRun, { total, now }: { readonly total: number; readonly now: Date }): Promise<SavedRun> {
  return write(crm, run, { hrz_state: routingRunStates.running, hrz_total: total, hrz_assigned: 0, hrz_startedon: now.toISOString() });
}

/** Ends a run, or says how far it is while `state` is `running`. @returns it as it then is. @throws AppError `changed-elsewhere` */
export async function finishRun(crm: CrmClient, run: SavedRun, { assigned, state, now }: { readonly assigned: number; readonly state: 'running' | 'done' | 'failed'; readonly now: Date }): Promise<SavedRun> {
  return write(crm, run, { hrz_state: routingRunStates[state], hrz_assigned: assigned, ...(state === 'running' ? {} : { hrz_finishedon: now.toISOString() }) });
}

async function write(crm: CrmClient, run: SavedRun, body: Row): Promise<SavedRun> {
  await crm.update(SET, run.id, { body, version: run.version });
  const after = runOf(await crm.readOne(`${SET}(${guid(run.id)})?${queryText({ select: columns.hrz_routingrun })}`));
  if (after === undefined) throw new AppError('not-found');
  return after;
}

function runOf(row: Row): SavedRun | undefined {
  const [id, segmentId, askedBy] = [row['hrz_routingrunid'], row['hrz_segmentid'], row['_createdby_value@OData.Community.Display.V1.FormattedValue']];
  const state = (Object.keys(routingRunStates) as RunState[]).find((each) => routingRunStates[each] === row['hrz_state']);
  if (typeof id !== 'string' || state === undefined) return undefined;
  const [total, assigned, startedOn, finishedOn] = [row['hrz_total'], row['hrz_assigned'], row['hrz_startedon'], row['hrz_finishedon']];
  return {
    id,
    version: String(row['@odata.etag'] ?? `W/"${String(row['versionnumber'] ?? '')}"`),
    state,
    kind: (Object.keys(routingRunKinds) as SavedRun['kind'][]).find((each) => routingRunKinds[each] === row['hrz_kind']) ?? 'manual',
    ...(typeof segmentId === 'string' && segmentId !== '' ? { segmentId } : {}),
    ...(typeof total === 'number' ? { total } : {}),
    ...(typeof assigned === 'number' ? { assigned } : {}),
    askedOn: typeof row['createdon'] === 'string' ? row['createdon'] : '',
    ...(typeof askedBy === 'string' ? { askedBy } : {}),
    ...(typeof startedOn === 'string' ? { startedOn } : {}),
    ...(typeof finishedOn === 'string' ? { finishedOn } : {}),
  };
}
