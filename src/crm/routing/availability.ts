// When sellers are at work and when away: one row a person under their own id, which only counts while it is theirs. They may change their
// own, an admin everybody's.
import { AppError } from '../../domain/errors.ts';
import type { Id } from '../../domain/records.ts';
import { instant, listOf, shape, text, textLike, wholeNumber, type Reader } from '../../domain/routing/reading.ts';
import type { Absence, WorkingHours, WorkSchedule } from '../../domain/routing/seller.ts';
import type { CrmClient } from '../client.ts';
import type { Row } from '../client/row.ts';
import { guid } from '../client/odata.ts';
import { columnText, contentOf } from './jsonColumn.ts';

const SET = 'hrz_availabilities';
/** Of the columns. */
const LONGEST = { name: 320, text: 100_000 } as const;
const MIDNIGHT = 1_440;
const MOST = { hoursInADay: 24, holidays: 2_000, absences: 1_000 } as const;
/** Away since always: who can't be told to be at work gets no leads until somebody looks. */
const away: readonly Absence[] = [{ from: '1970-01-01T00:00:00Z' }];

const hours: Reader<WorkingHours> = shape({ from: wholeNumber(0, MIDNIGHT - 1), to: wholeNumber(1, MIDNIGHT) });

/** In order and without overlaps: what follows from them is worked out in one go. */
const hoursOfADay: Reader<readonly WorkingHours[]> = (value, path, problems) => {
  const read = listOf(hours, MOST.hoursInADay)(value, path, problems);
  const wrong = read?.findIndex(({ from, to }, place) => to <= from || from < (read[place - 1]?.to ?? 0)) ?? -1;
  if (wrong < 0) return read;
  problems.push({ path: `${path}[${wrong}]`, code: 'out-of-range' });
  return undefined;
};

const timeZone: Reader<string> = (value, path, problems) => {
  const name = text(1, 100)(value, path, problems);
  if (name === undefined || isTimeZone(name)) return name;
  problems.push({ path, code: 'not-one-of' });
  return undefined;
};

/** Asking the platform takes long, and thousands of sellers share a few. */
const knownTimeZones = new Set<string>();

function isTimeZone(name: string): boolean {
  if (knownTimeZones.has(name)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    knownTimeZones.add(name);
    return true;
  } catch {
    return false;
  }
}

const day: Reader<string> = (value, path, problems) => {
  const read = textLike(/^\d{4}-\d{2}-\d{2}$/, 'not-a-time')(value, path, problems);
  if (read === undefined || !Number.isNaN(Date.parse(read))) return read;
  problems.push({ path, code: 'not-a-time' });
  return undefined;
};

/** A working week. */
export const scheduleReader: Reader<WorkSchedule> = shape({
  timeZone,
  days: shape({}, { 0: hoursOfADay, 1: hoursOfADay, 2: hoursOfADay, 3: hoursOfADay, 4: hoursOfADay, 5: hoursOfADay, 6: hoursOfADay }),
  holidays: listOf(day, MOST.holidays),
});

const absence: Reader<Absence> = (value, path, problems) => {
  const read = shape({ from: instant }, { to: instant })(value, path, problems);
  if (read?.to === undefined || Date.parse(read.to) > Date.parse(read.from)) return read;
  problems.push({ path: `${path}.to`, code: 'out-of-range' });
  return undefined;
};

export const absencesReader: Reader<readonly Absence[]> = listOf(absence, MOST.absences);

export interface Availability {
  /** Undefined = always at work but for absences. */
  readonly schedule?: WorkSchedule;
  readonly absences: readonly Absence[];
}

export interface SavedAvailability extends Availability {
  readonly sellerId: Id<'user'>;
  /** Row version, which a change names. */
  readonly version: string;
  /** True when a part can't be read: then the seller counts as away until it is saved anew. */
  readonly isDamaged?: boolean;
}

/** A row selected with `columns.hrz_availability`; undefined for one that isn't the person's own: nobody is sent away by somebody else's row. */
export function availabilityOf(row: Row): SavedAvailability | undefined {
  const [id, ownerId] = [row['hrz_availabilityid'], row['_ownerid_value']];
  if (typeof id !== 'string' || ownerId !== id) return undefined;
  const version = versionOf(row);
  const schedule = row['hrz_schedule'] === null || row['hrz_schedule'] === undefined ? undefined : contentOf(row['hrz_schedule'], scheduleReader, 'schedule');
  const absences = row['hrz_absences'] === null || row['hrz_absences'] === undefined ? { content: [] } : contentOf(row['hrz_absences'], absencesReader, 'absences');
  if (schedule?.damage !== undefined || absences.content === undefined) return { sellerId: id, version, absences: away, isDamaged: true };
  return { sellerId: id, version, ...(schedule === undefined ? {} : { schedule: schedule.content }), absences: absences.content };
}

export interface AvailabilityChange extends Availability {
  readonly sellerId: Id<'user'>;
  readonly sellerName: string;
  /** As it was read; undefined where there was none. */
  readonly version?: string;
}

/**
 * Saves when a seller is at work and away: their own, or anybody's with an admin's rights. A row under their id that belongs to somebody else
 * was never theirs; an admin who saves gives it back.
 * @throws AppError `bad-request` for hours that overlap, an unknown time zone or an absence that ends before it begins; `too-long`; `changed-elsewhere`; `no-permission`.
 */
export async function saveAvailability(crm: CrmClient, { sellerId, sellerName, version, schedule, absences }: AvailabilityChange): Promise<void> {
  const body = {
    hrz_schedule: schedule === undefined ? null : columnText(schedule, scheduleReader, LONGEST.text),
    hrz_absences: columnText(absences, absencesReader, LONGEST.text),
  };
  const owner = { 'ownerid@odata.bind': `/systemusers(${guid(sellerId)})` };
  const found = await readRow(crm, sellerId);
  if (found === undefined && version !== undefined) throw new AppError('changed-elsewhere');
  if (found === undefined) await crm.create(SET, { hrz_availabilityid: sellerId, hrz_name: sellerName.slice(0, LONGEST.name) || sellerId, ...body, ...owner }, ['hrz_availabilityid']);
  else if (found['_ownerid_value'] !== sellerId) await crm.update(SET, sellerId, { body: { ...body, ...owner }, version: versionOf(found) });
  else if (version === undefined) throw new AppError('changed-elsewhere');
  else await crm.update(SET, sellerId, { body, version });
}

async function readRow(crm: CrmClient, sellerId: Id<'user'>): Promise<Row | undefined> {
  try {
    return await crm.readOne(`${SET}(${guid(sellerId)})?$select=hrz_availabilityid,_ownerid_value,versionnumber`);
  } catch (error) {
    // Somebody else's may not be seen at all.
    if (error instanceof AppError && (error.code === 'not-found' || error.code === 'no-permission')) return undefined;
    throw error;
  }
}

function versionOf(row: Row): string {
  return String(row['@odata.etag'] ?? `W/"${String(row['versionnumber'] ?? '')}"`);
}
