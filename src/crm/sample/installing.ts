// Puts the sample into an organization, as often as anybody likes: rows have fixed ids, and one that is there already is left as it is.
import type { Change } from '../client/changes.ts';
import type { CrmClient } from '../client.ts';
import type { RowOwners } from './people.ts';
import { sampleRoutingRows, type SampleRouting } from './routingRows.ts';
import { sampleRows, type SampleRow } from './rows.ts';
import { chunks, hasCode, inTurns, presentIds, REQUESTS_AT_ONCE, ROWS_TOGETHER } from './someAtATime.ts';

/** Makes those of the rows that are not there yet; they don't point to each other. @returns how many it made. */
export type WriteRows = (rows: readonly SampleRow[]) => Promise<number>;

export interface Installed {
  readonly created: number;
  /** Rows that were there already and were left alone. */
  readonly there: number;
}

const ROWS_AT_ONCE = 8;

/**
 * Makes every sample row that is missing. Safe to repeat, also after a crash and twice at once.
 * @param ownerOf which user of the organization stands for each of the sample's sellers.
 * @param now the dates of the sample are relative to it.
 * @throws what `write` throws
 */
export async function installSample(write: WriteRows, ownerOf: RowOwners, now: Date): Promise<Installed> {
  return writeWaves(write, await sampleRows(ownerOf, now));
}

/** Makes how the sample organization routes leads; the sample's leads are there. @throws what `write` throws */
export async function installSampleRouting(write: WriteRows, routing: SampleRouting): Promise<Installed> {
  return writeWaves(write, await sampleRoutingRows(routing));
}

async function writeWaves(write: WriteRows, waves: readonly (readonly SampleRow[])[]): Promise<Installed> {
  const all = waves.reduce((sum, wave) => sum + wave.length, 0);
  let created = 0;
  for (const wave of waves) created += await write(wave);
  return { created, there: all - created };
}

export function together(one: Installed, two: Installed): Installed {
  return { created: one.created + two.created, there: one.there + two.there };
}

/** Writes with a client that may create rows for other people and say when they were created, such as an administrator's. @throws AppError */
export function writeTogether(crm: CrmClient): WriteRows {
  return async (rows) => {
    const sets = [...new Set(rows.map(({ set }) => set))];
    const present = await Promise.all(sets.map((set) => presentIds(crm, set, rows.filter((row) => row.set === set).map(({ id }) => id))));
    const missing = rows.filter(({ id }) => !present.some((ids) => ids.has(id)));
    const made = await inTurns(chunks(missing, ROWS_TOGETHER), REQUESTS_AT_ONCE, (some) => createSome(crm, some));
    return made.reduce((sum, count) => sum + count, 0);
  };
}

/** Writes row by row, several at once. @param create makes a row; false = it was there already. */
export function writeOneByOne(create: (row: SampleRow) => Promise<boolean>): WriteRows {
  return async (rows) => (await inTurns(rows, ROWS_AT_ONCE, create)).filter(Boolean).length;
}

/** All in one request; where somebody else has made one of them meanwhile, each by itself. */
async function createSome(crm: CrmClient, rows: readonly SampleRow[]): Promise<number> {
  try {
    await crm.changeTogether(rows.flatMap(changesOf));
    return rows.length;
  } catch (error) {
    if (!hasCode(error, 'changed-elsewhere')) throw error;
    if (rows.length === 1) return 0;
    const made = await inTurns(rows, 1, (row) => createSome(crm, [row]));
    return made.reduce((sum, count) => sum + count, 0);
  }
}

function changesOf({ set, id, body, state }: SampleRow): readonly Change[] {
  const create: Change = { kind: 'create', set, body };
  // The version of a row that is only being made is not known: any will do.
  return state === undefined ? [create] : [create, { kind: 'update', set, id, body: state, version: '*' }];
}
