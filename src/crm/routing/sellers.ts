// Those who may receive leads: the organization's enabled people with their roles and teams, what an admin says of them, and when they are
// at work. Who has no row of ours gets no leads.
import { AppError } from '../../domain/errors.ts';
import type { CellValue } from '../../domain/condition.ts';
import type { Id } from '../../domain/records.ts';
import { guid as idName, listOf, text, valuesByName } from '../../domain/routing/reading.ts';
import type { Seller } from '../../domain/routing/seller.ts';
import type { CrmClient } from '../client.ts';
import type { Row } from '../client/row.ts';
import { allOf, equalsId, equalsNumber, guid, queryText, type Filter } from '../client/odata.ts';
import { columns } from '../tables.ts';
import { availabilityOf, type SavedAvailability } from './availability.ts';
import { columnText, contentOf } from './jsonColumn.ts';
import { readMemberships, type Membership } from './memberships.ts';

const SET = 'hrz_sellers';
const PAGE = 5_000;
/** Of the columns. */
const LONGEST = { name: 320, attributes: 100_000 } as const;
const MOST_CAPACITY = 1_000_000;
/** Times a save is tried again because the service counted a lead meanwhile. */
const MOST_TRIES = 5;
const USER_FIELD = /^systemuser\.(_?[a-z][a-z0-9_]{0,106})$/;
/** Access mode "Read-Write": accounts that only administer or only read work with no leads. */
const READ_WRITE = 0;
/** Applications are nobody. */
const isEnabledPerson = 'isdisabled eq false and applicationid eq null' as Filter;

const attributeValues = valuesByName(listOf(text(1, 400), 1_000), idName);

export interface SavedSeller extends Seller {
  /** True when an admin has said something of them: they have a row. */
  readonly isSeller: boolean;
  /** Row versions, which changes name; undefined where there is no row. */
  readonly version?: string;
  readonly availabilityVersion?: string;
  /** What is kept of their hours can't be read: they count as away until it is saved anew. */
  readonly isAvailabilityDamaged?: boolean;
  /** Open leads as the service counted them last; undefined before the first count. */
  readonly open?: number;
  /** UTC ISO instant. */
  readonly lastAssignedOn?: string;
  /** Names, in the order of `roleIds` and `teamIds`. */
  readonly roles: readonly string[];
  readonly teams: readonly string[];
  readonly address?: string;
}

export interface SellersQuery {
  /** User fields to bring along, e.g. `systemuser.address1_country`. */
  readonly fields: readonly string[];
  /** This person alone. */
  readonly only?: Id<'user'>;
}

/** Everybody who could receive leads, by id. Roles and teams are left out where the caller may not read them. @throws AppError */
export async function readSellers(crm: CrmClient, { fields, only }: SellersQuery): Promise<readonly SavedSeller[]> {
  const rowsOf = (set: string, select: readonly string[], key: string): Promise<readonly Row[]> => readAll(crm, `${set}?${queryText({ select, ...(only === undefined ? {} : { filter: equalsId(key, only) }) })}`);
  const [people, rows, availabilities, membershipOf] = await Promise.all([
    readAll(crm, peoplePath(fields, only)),
    rowsOf(SET, columns.hrz_seller, 'hrz_sellerid'),
    rowsOf('hrz_availabilities', columns.hrz_availability, 'hrz_availabilityid'),
    readMemberships(crm, only),
  ]);
  const rowOf = new Map(rows.map((row) => [row['hrz_sellerid'], row]));
  const availability = new Map(availabilities.flatMap((row) => availabilityOf(row) ?? []).map((each) => [each.sellerId, each]));
  return people
    .flatMap((person) => {
      const id = person['systemuserid'];
      return typeof id === 'string' ? [sellerOf(person, { id, fields, membership: membershipOf(id), row: rowOf.get(id), availability: availability.get(id) })] : [];
    })
    .sort((one, two) => (one.id < two.id ? -1 : 1));
}

/** The caller, as `readSellers` has them; undefined for an application. @throws AppError */
export async function readOwnSeller(crm: CrmClient): Promise<SavedSeller | undefined> {
  const { UserId: userId } = await crm.readOne('WhoAmI');
  return typeof userId === 'string' ? (await readSellers(crm, { fields: [], only: userId }))[0] : undefined;
}

/** Everybody an admin has said something of, whether they get leads or not. @throws AppError */
export async function readSellerIds(crm: CrmClient): Promise<readonly Id<'user'>[]> {
  return (await readAll(crm, `${SET}?${queryText({ select: ['hrz_sellerid'] })}`)).flatMap(({ hrz_sellerid: id }) => (typeof id === 'string' ? [id] : []));
}

async function readAll(crm: CrmClient, path: string): Promise<readonly Row[]> {
  const found: Row[] = [];
  for await (const page of crm.pages(path, PAGE)) found.push(...page);
  return found;
}

function peoplePath(fields: readonly string[], only: Id<'user'> | undefined): string {
  const wanted = fields.flatMap((field) => USER_FIELD.exec(field)?.[1] ?? []);
  return `systemusers?${queryText({
    select: [...new Set(['systemuserid', 'fullname', 'internalemailaddress', ...wanted])],
    filter: allOf(isEnabledPerson, equalsNumber('accessmode', READ_WRITE), ...(only === undefined ? [] : [equalsId('systemuserid', only)])),
    orderBy: 'systemuserid',
  })}`;
}

interface Known {
  readonly id: Id<'user'>;
  readonly fields: readonly string[];
  readonly membership: Membership;
  readonly row: Row | undefined;
  readonly availability: SavedAvailability | undefined;
}

function sellerOf(person: Row, { id, fields, membership, row, availability }: Known): SavedSeller {
  const [capacity, open, lastAssignedOn, address] = [row?.['hrz_capacity'], row?.['hrz_open'], row?.['hrz_lastassignedon'], person['internalemailaddress']];
  return {
    id,
    name: typeof person['fullname'] === 'string' ? person['fullname'] : '',
    isSeller: row !== undefined,
    getsLeads: row?.['hrz_getsleads'] === true,
    ...membership,
    fields: fieldsOf(person, fields),
    attributes: attributesIn(row),
    ...(typeof capacity === 'number' ? { capacity } : {}),
    ...(availability?.schedule === undefined ? {} : { schedule: availability.schedule }),
    absences: availability?.absences ?? [],
    ...(row === undefined ? {} : { version: versionOf(row) }),
    ...(availability === undefined ? {} : { availabilityVersion: availability.version }),
    ...(availability?.isDamaged === true ? { isAvailabilityDamaged: true } : {}),
    ...(typeof open === 'number' ? { open } : {}),
    ...(typeof lastAssignedOn === 'string' ? { lastAssignedOn } : {}),
    ...(typeof address === 'string' ? { address } : {}),
  };
}

function fieldsOf(person: Row, fields: readonly string[]): Readonly<Record<string, CellValue>> {
  return Object.fromEntries(fields.flatMap((field) => {
    const value = person[USER_FIELD.exec(field)?.[1] ?? ''];
    if (typeof value === 'boolean') return [[field, String(value)] as const];
    return typeof value === 'number' || (typeof value === 'string' && value !== '') ? [[field, value] as const] : [];
  }));
}

/** Who has none that can be read meets no condition on attributes. */
function attributesIn(row: Row | undefined): Seller['attributes'] {
  return contentOf(row?.['hrz_attributes'], attributeValues, '').content ?? {};
}

/** What an admin says of a seller. */
export interface SellerChange {
  /** As it was read. */
  readonly seller: Pick<SavedSeller, 'id' | 'name' | 'version' | 'getsLeads' | 'capacity' | 'attributes'>;
  readonly getsLeads: boolean;
  /** Whole number from 0; undefined = no limit. */
  readonly capacity?: number;
  readonly attributes: Seller['attributes'];
}

/**
 * Saves what an admin says of a seller; makes the row where there is none. What the service counts in the same row meanwhile is no conflict.
 * @throws AppError `bad-request`, `too-long`, `changed-elsewhere` when another admin saved in between, `no-permission`.
 */
export async function saveSeller(crm: CrmClient, { seller, getsLeads, capacity, attributes }: SellerChange): Promise<void> {
  if (capacity !== undefined && (!Number.isInteger(capacity) || capacity < 0 || capacity > MOST_CAPACITY)) throw new AppError('bad-request');
  const given = Object.fromEntries(Object.entries(attributes).filter(([, values]) => values.length > 0));
  const body = { hrz_getsleads: getsLeads, hrz_capacity: capacity ?? null, hrz_attributes: columnText(given, attributeValues, LONGEST.attributes) };
  if (seller.version === undefined) {
    await crm.create(SET, { hrz_sellerid: seller.id, hrz_name: seller.name.slice(0, LONGEST.name) || seller.id, ...body }, ['hrz_sellerid']);
    return;
  }
  for (let tries = 1, version = seller.version; ; tries++) {
    try {
      await crm.update(SET, seller.id, { body, version });
      return;
    } catch (error) {
      if (tries >= MOST_TRIES || !(error instanceof AppError) || error.code !== 'changed-elsewhere') throw error;
      const now = await crm.readOne(`${SET}(${guid(seller.id)})?${queryText({ select: columns.hrz_seller })}`);
      if (!isSaidAlike(seller, now)) throw error;
      version = versionOf(now);
    }
  }
}

/** Whether an admin's part of the row still says what was read. */
function isSaidAlike({ getsLeads, capacity, attributes }: SellerChange['seller'], row: Row): boolean {
  const sorted = (values: Seller['attributes']): string => JSON.stringify(Object.entries(values).sort(([one], [two]) => (one < two ? -1 : 1)));
  return (row['hrz_getsleads'] === true) === getsLeads && (row['hrz_capacity'] ?? undefined) === capacity && sorted(attributesIn(row)) === sorted(attributes);
}

function versionOf(row: Row): string {
  return String(row['@odata.etag'] ?? `W/"${String(row['versionnumber'] ?? '')}"`);
}
