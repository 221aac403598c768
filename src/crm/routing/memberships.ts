// Which security roles and teams people have, and which of those let them own leads. Read from the tables in between, which stay narrow
// however many people there are.
import { AppError } from '../../domain/errors.ts';
import type { Id } from '../../domain/records.ts';
import type { CrmClient } from '../client.ts';
import type { Row } from '../client/row.ts';
import { anyEquals, equalsId, queryText } from '../client/odata.ts';

const PAGE = 5_000;
/** Who can't read leads can't own one. */
const READS_LEADS = 'prvReadLead';

export interface Membership {
  /** Roles by their copy in the root business unit: each has one in every unit. Ascending. */
  readonly roleIds: readonly string[];
  readonly roles: readonly string[];
  readonly teamIds: readonly string[];
  readonly teams: readonly string[];
  /** Undefined when the caller may not know. */
  readonly mayOwnLeads?: boolean;
}

/** Looks a person up. */
export type Memberships = (personId: Id<'user'>) => Membership;

/**
 * What everybody holds, as far as the caller may read it. Teams' roles count for owning leads only.
 * @param only this person alone.
 * @throws AppError
 */
export async function readMemberships(crm: CrmClient, only?: Id<'user'>): Promise<Memberships> {
  const theirs = only === undefined ? {} : { filter: equalsId('systemuserid', only) };
  const [held, joined, roles, teams, leadRoles, teamRoles] = await Promise.all([
    readIfAllowed(crm, `systemuserrolescollection?${queryText({ select: ['systemuserid', 'roleid'], ...theirs })}`),
    readIfAllowed(crm, `teammemberships?${queryText({ select: ['systemuserid', 'teamid'], ...theirs })}`),
    readIfAllowed(crm, `roles?${queryText({ select: ['roleid', 'name', '_parentrootroleid_value'] })}`),
    readIfAllowed(crm, `teams?${queryText({ select: ['teamid', 'name'] })}`),
    readIfAllowed(crm, `roles?${queryText({ select: ['roleid'], filter: anyEquals('roleprivileges_association', 'name', READS_LEADS) })}`),
    readIfAllowed(crm, `teamrolescollection?${queryText({ select: ['teamid', 'roleid'] })}`),
  ]);
  const [rolesOf, teamsOf, rolesOfTeam] = [pairs(held, 'systemuserid', 'roleid'), pairs(joined, 'systemuserid', 'teamid'), pairs(teamRoles, 'teamid', 'roleid')];
  const roleNamed = new Map((roles ?? []).map((row) => [String(row['roleid']), { id: String(row['_parentrootroleid_value'] ?? row['roleid']), name: String(row['name'] ?? '') }]));
  const teamName = new Map((teams ?? []).map((row) => [String(row['teamid']), String(row['name'] ?? '')]));
  const readers = held === undefined || leadRoles === undefined || teamRoles === undefined ? undefined : new Set(leadRoles.map((row) => String(row['roleid'])));
  return (personId) => {
    const [roleIds, teamIds] = [rolesOf.get(personId) ?? [], [...teamsOf.get(personId) ?? []].sort()];
    const named = [...new Map(roleIds.flatMap((id) => roleNamed.get(id) ?? []).map((role) => [role.id, role])).values()].sort((one, two) => (one.id < two.id ? -1 : 1));
    return {
      roleIds: named.map(({ id }) => id),
      roles: named.map(({ name }) => name),
      teamIds,
      teams: teamIds.map((id) => teamName.get(id) ?? ''),
      ...(readers === undefined ? {} : { mayOwnLeads: [...roleIds, ...teamIds.flatMap((id) => rolesOfTeam.get(id) ?? [])].some((id) => readers.has(id)) }),
    };
  };
}

/** Ids on the left → ids on the right. */
function pairs(rows: readonly Row[] | undefined, left: string, right: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const row of rows ?? []) {
    const id = String(row[left]);
    const others = found.get(id);
    if (others === undefined) found.set(id, [String(row[right])]);
    else others.push(String(row[right]));
  }
  return found;
}

async function readIfAllowed(crm: CrmClient, path: string): Promise<readonly Row[] | undefined> {
  const found: Row[] = [];
  try {
    for await (const page of crm.pages(path, PAGE)) found.push(...page);
    return found;
  } catch (error) {
    if (error instanceof AppError && error.code === 'no-permission') return undefined;
    throw error;
  }
}
