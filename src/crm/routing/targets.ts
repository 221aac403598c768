// What rules may point to besides people: fields of users, teams and queues.
import type { CrmClient } from '../client.ts';
import type { Row } from '../client/row.ts';
import { readFieldsOf, type LeadField } from '../leadFields.ts';
import { allOf, anyEquals, equalsNumber, queryText, type Filter } from '../client/odata.ts';

const PAGE = 5_000;
/** Team type "Access": such a team owns nothing. */
const ownsRows = 'teamtype ne 1' as Filter;
/** Who can't read leads can't own one. */
const READS_LEADS = 'prvReadLead';

export interface TeamTarget {
  readonly id: string;
  readonly name: string;
  /** The team of a business unit, in which everybody of the unit is. */
  readonly isDefault: boolean;
  /** A role of the team lets it own leads. */
  readonly mayOwnLeads: boolean;
}

export interface QueueTarget {
  readonly id: string;
  readonly name: string;
  /** Only its members see it. */
  readonly isPrivate: boolean;
}

/** Fields of users conditions can compare, by id, e.g. `systemuser.address1_country`; a lookup with the tables of its rows. @throws AppError */
export async function readUserFields(crm: CrmClient): Promise<readonly LeadField<'systemuser'>[]> {
  return (await readFieldsOf(crm, ['systemuser'])).filter(({ kind, lookup }) => kind !== undefined || lookup !== undefined);
}

/** Teams that can own rows, by name. @throws AppError */
export async function readTeams(crm: CrmClient): Promise<readonly TeamTarget[]> {
  const reading = `teamroles_association/any(r:r/${anyEquals('roleprivileges_association', 'name', READS_LEADS)})` as Filter;
  const [teams, owners] = await Promise.all([
    readAll(crm, `teams?${queryText({ select: ['teamid', 'name', 'isdefault'], filter: ownsRows, orderBy: 'name,teamid' })}`),
    readAll(crm, `teams?${queryText({ select: ['teamid'], filter: allOf(ownsRows, reading) })}`),
  ]);
  const mayOwn = new Set(owners.map((row) => row['teamid']));
  return teams.flatMap((row) => (typeof row['teamid'] === 'string' ? [{ id: row['teamid'], name: String(row['name'] ?? ''), isDefault: row['isdefault'] === true, mayOwnLeads: mayOwn.has(row['teamid']) }] : []));
}

/** Active queues, by name. @throws AppError */
export async function readQueues(crm: CrmClient): Promise<readonly QueueTarget[]> {
  const rows = await readAll(crm, `queues?${queryText({ select: ['queueid', 'name', 'queueviewtype'], filter: equalsNumber('statecode', 0), orderBy: 'name,queueid' })}`);
  return rows.flatMap((row) => (typeof row['queueid'] === 'string' ? [{ id: row['queueid'], name: String(row['name'] ?? ''), isPrivate: row['queueviewtype'] === 1 }] : []));
}

async function readAll(crm: CrmClient, path: string): Promise<readonly Row[]> {
  const found: Row[] = [];
  for await (const page of crm.pages(path, PAGE)) found.push(...page);
  return found;
}
