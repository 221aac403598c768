// The sellers as decisions saw them, kept so that a decision can be worked through again. Equal sellers are one roster with one number,
// whoever keeps it and however often.
import { AppError } from '../../domain/errors.ts';
import { guid as idText, listOf, shape, text, valuesByName, wholeNumber, yesOrNo, type Reader } from '../../domain/routing/reading.ts';
import type { Roster, Seller } from '../../domain/routing/seller.ts';
import type { CrmClient } from '../client.ts';
import type { Row } from '../client/row.ts';
import { equalsNumber, isBefore, notBefore, queryText } from '../client/odata.ts';
import { steadyId } from '../steadyId.ts';
import { columns } from '../tables.ts';
import { absencesReader, scheduleReader } from './availability.ts';
import { contentOf } from './jsonColumn.ts';
import { packed, unpacked } from './packedText.ts';
import { cellValue } from './valueReading.ts';

const SET = 'hrz_rosters';
/** Of the column. */
const MOST_CHARACTERS = 1_048_576;
const MOST_ROSTERS = 100;
/** Services that keep different sellers at once take turns. */
const MOST_TRIES = 8;

const seller: Reader<Seller> = shape(
  {
    id: idText, name: text(0, 400), getsLeads: yesOrNo, roleIds: listOf(idText), teamIds: listOf(idText), fields: valuesByName(cellValue, text(1, 200)),
    attributes: valuesByName(listOf(text(1, 400)), idText), absences: absencesReader,
  },
  { capacity: wholeNumber(0, 1_000_000_000), schedule: scheduleReader, mayOwnLeads: yesOrNo },
);
const sellers: Reader<readonly Seller[]> = listOf(seller, 100_000);

/** The roster with this number; undefined when there is none. @throws AppError `unexpected` when it can't be read. */
export async function readRoster(crm: CrmClient, rosterNumber: number): Promise<Roster | undefined> {
  const [row] = await crm.read(`${SET}?${queryText({ select: columns.hrz_roster, filter: equalsNumber('hrz_number', rosterNumber), top: 1 })}`);
  return row === undefined ? undefined : rosterOf(row);
}

/** Sellers as they were from an instant on. */
export interface RosterSince {
  /** UTC ISO instant: when they were first seen so. Sellers that became again what they were keep their first number and time. */
  readonly since: string;
  readonly roster: Roster;
}

/** The rosters of a period, oldest first: the last one kept before it, and the newest 100 kept since. @throws AppError as `readRoster` */
export async function readRostersSince(crm: CrmClient, from: Date): Promise<readonly RosterSince[]> {
  const [[last], newest] = await Promise.all([
    crm.read(`${SET}?${queryText({ select: columns.hrz_roster, filter: isBefore('createdon', from), orderBy: 'hrz_number desc', top: 1 })}`),
    crm.read(`${SET}?${queryText({ select: columns.hrz_roster, filter: notBefore('createdon', from), orderBy: 'hrz_number desc', top: MOST_ROSTERS })}`),
  ]);
  const rows = [...(last === undefined ? [] : [last]), ...[...newest].reverse()];
  return Promise.all(rows.map(async (row) => ({ since: String(row['createdon']), roster: await rosterOf(row) })));
}

async function rosterOf(row: Row): Promise<Roster> {
  const rosterNumber = Number(row['hrz_number']);
  const plain = typeof row['hrz_sellers'] === 'string' ? await unpacked(row['hrz_sellers']) : undefined;
  const { content, damage } = contentOf(plain, sellers, 'sellers');
  if (content === undefined) throw new AppError('unexpected', { params: { roster: rosterNumber, path: damage.path } });
  return { number: rosterNumber, sellers: content };
}

/**
 * Keeps these sellers under a number: that of the roster that says the same, or the next. Two services at once make one row.
 * @param given in any order; what isn't a seller's by its type is left out.
 * @throws AppError `too-long` for more sellers than a column takes (about 20,000), `bad-request` for what could not be read back, and what the client throws.
 */
export async function keepRoster(crm: CrmClient, given: readonly Seller[]): Promise<Roster> {
  const inOrder = given.map(bare).sort((one, two) => (one.id < two.id ? -1 : 1));
  const plain = JSON.stringify(inOrder);
  const id = await steadyId('roster', plain);
  let column: string | undefined;
  for (let tries = 1; ; tries++) {
    const [[same], [last]] = await Promise.all([numbers(crm, `$filter=hrz_rosterid%20eq%20${id}`), numbers(crm, '$orderby=hrz_number%20desc&$top=1')]);
    if (same !== undefined) return { number: same, sellers: inOrder };
    column ??= await columnOf(plain);
    const wanted = (last ?? 0) + 1;
    try {
      const made = await crm.create(SET, { hrz_rosterid: id, hrz_name: `Roster ${wanted}`, hrz_number: wanted, hrz_sellers: column }, ['hrz_number']);
      return { number: Number(made['hrz_number']), sellers: inOrder };
    } catch (error) {
      // Somebody took the number, or has kept the very same sellers.
      if (tries >= MOST_TRIES || !(error instanceof AppError) || error.code !== 'changed-elsewhere') throw error;
    }
  }
}

/** What could not be read back is not kept: decisions that name it could never be worked through again. */
async function columnOf(plain: string): Promise<string> {
  const { damage } = contentOf(plain, sellers, 'sellers');
  if (damage !== undefined) throw new AppError('bad-request', { params: { path: damage.path, problem: damage.code } });
  const column = await packed(plain);
  if (column.length > MOST_CHARACTERS) throw new AppError('too-long', { params: { most: MOST_CHARACTERS, length: column.length } });
  return column;
}

async function numbers(crm: CrmClient, rest: string): Promise<readonly number[]> {
  const rows = await crm.read(`${SET}?$select=hrz_number&${rest}`);
  return rows.flatMap((row) => (typeof row['hrz_number'] === 'number' ? [row['hrz_number']] : []));
}

/** The seller alone, its parts in one order: the same sellers give the same text. */
function bare({ id, name, getsLeads, roleIds, teamIds, fields, attributes, capacity, schedule, absences, mayOwnLeads }: Seller): Seller {
  return {
    id, name, getsLeads,
    roleIds: [...roleIds].sort(),
    teamIds: [...teamIds].sort(),
    fields: byName(fields),
    attributes: byName(Object.fromEntries(Object.entries(attributes).map(([attribute, values]) => [attribute, [...values].sort()]))),
    ...(capacity === undefined ? {} : { capacity }),
    ...(schedule === undefined ? {} : { schedule: { timeZone: schedule.timeZone, days: byName(schedule.days), holidays: [...schedule.holidays].sort() } }),
    absences: absences.map(({ from, to }) => ({ from, ...(to === undefined ? {} : { to }) })).sort((one, two) => (one.from < two.from ? -1 : 1)),
    ...(mayOwnLeads === undefined ? {} : { mayOwnLeads }),
  };
}

function byName<Values extends object>(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined).sort(([one], [two]) => (one < two ? -1 : 1))) as Values;
}
