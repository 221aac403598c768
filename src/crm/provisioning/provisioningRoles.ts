// Who may do what with our tables: two security roles, derived from tables.ts, and the same privileges for a role of the
// organisation's own. We only ever add privileges, never take one away.
import { AppError } from '../../domain/errors.ts';
import type { JsonObject } from '../client/failure.ts';
import { isLookupColumn } from './provisioningBodies.ts';
import type { ProvisioningClient } from './provisioningClient.ts';
import { ownTables, type OwnTable } from '../tables.ts';

export const ownRoles = ['Handraise Seller', 'Handraise Administrator'] as const;
export type OwnRole = (typeof ownRoles)[number];

type Right = 'Create' | 'Read' | 'Write' | 'Delete' | 'Append' | 'AppendTo' | 'Assign' | 'Share';
/** How far a privilege reaches; the bit is `privilegedepthmask`. */
const depthBits = { Basic: 1, Local: 2, Deep: 4, Global: 8 } as const;
type Depth = keyof typeof depthBits;

interface Privilege {
  /** e.g. `prvReadhrz_EmailLink` */
  readonly name: string;
  readonly depth: Depth;
}

export interface MissingPrivileges {
  readonly role: string;
  /** Undefined when the role itself is missing. */
  readonly roleId?: string;
  readonly privileges: readonly Privilege[];
}

/** Rights on rows nobody owns; they can't be assigned or shared. */
const rowRights: readonly Right[] = ['Create', 'Read', 'Write', 'Delete', 'Append', 'AppendTo'];
const ownedRights: readonly Right[] = [...rowRights, 'Assign', 'Share'];
/** Nobody agrees in somebody else's name: an administrator reads these rows and changes only their own. */
const personalTables = new Set(['hrz_consent']);
/** The word of a table we point to in its privileges. */
const privilegeWords: Readonly<Record<string, string>> = { lead: 'Lead', account: 'Account', contact: 'Contact', opportunity: 'Opportunity', systemuser: 'User', email: 'Activity' };

function rightsOf(table: OwnTable, role: OwnRole): readonly (readonly [Right, Depth])[] {
  const isOwned = table.ownership === 'UserOwned';
  if (role === 'Handraise Seller') return isOwned ? ownedRights.map((right) => [right, 'Basic']) : [['Read', 'Global']];
  const reach = (right: Right): Depth => (personalTables.has(table.logicalName) && right !== 'Read' ? 'Basic' : 'Global');
  return (isOwned ? ownedRights : rowRights).map((right) => [right, reach(right)]);
}

/** All a role needs: its rights on our tables, and to attach our rows to the rows they are about. */
export function privilegesOf(role: OwnRole, tables: readonly OwnTable[] = ownTables): readonly Privilege[] {
  const own = tables.flatMap((table) => rightsOf(table, role).map(([right, depth]): Privilege => ({ name: `prv${right}${table.schemaName}`, depth })));
  const targets = new Set(tables.flatMap(({ columns }) => columns.filter(isLookupColumn).map(({ lookup }) => lookup.table)));
  const attaching = [...targets].flatMap((target): readonly Privilege[] => {
    if (tables.some(({ logicalName }) => logicalName === target)) return [];
    const word = privilegeWords[target];
    if (word === undefined) throw new RangeError(`no privilege word for ${target}`);
    return [{ name: `prvAppendTo${word}`, depth: role === 'Handraise Seller' ? 'Basic' : 'Global' }];
  });
  return [...own, ...attaching];
}

const textOf = (row: JsonObject, name: string): string => {
  const value = row[name];
  if (typeof value !== 'string') throw new AppError('crm-refused', { cause: `the answer has no ${name}` });
  return value;
};

/** A role that isn't ours, by name. The copies Dataverse keeps in child business units don't count. */
async function findRole(client: ProvisioningClient, name: string): Promise<string | undefined> {
  const [unit] = await client.list('businessunits?$select=businessunitid&$filter=_parentbusinessunitid_value eq null');
  const roles = await client.list(`roles?$select=roleid,name,_businessunitid_value&$filter=${encodeURIComponent(`name eq '${name.replaceAll("'", "''")}'`)}`);
  const inRoot = roles.find((role) => unit !== undefined && role['_businessunitid_value'] === unit['businessunitid']);
  const role = inRoot ?? (roles.length === 1 ? roles[0] : undefined);
  return role && textOf(role, 'roleid');
}

/** What a role lacks of the privileges a seller or administrator needs. Deeper than needed is fine. */
export async function findMissingPrivileges(client: ProvisioningClient, role: string, as: OwnRole): Promise<MissingPrivileges> {
  const needed = privilegesOf(as);
  const roleId = await findRole(client, role);
  if (roleId === undefined) return { role, privileges: needed };
  const known = await privilegeIds(client);
  const granted = await client.list(`roleprivilegescollection?$select=privilegeid,privilegedepthmask&$filter=roleid eq ${roleId}`);
  const depths = new Map(granted.map((row) => [row['privilegeid'], Number(row['privilegedepthmask'])]));
  const isGranted = ({ name, depth }: Privilege): boolean => {
    const id = known.get(name.toLowerCase());
    return id !== undefined && (depths.get(id) ?? 0) >= depthBits[depth];
  };
  return { role, roleId, privileges: needed.filter((privilege) => !isGranted(privilege)) };
}

/** Privilege name in lower case → id, of our tables and those we point to. */
async function privilegeIds(client: ProvisioningClient): Promise<ReadonlyMap<string, string>> {
  const names = privilegesOf('Handraise Administrator').map(({ name }) => name);
  const found = new Map<string, string>();
  // Some at a time: the address of a request has a limit.
  for (let at = 0; at < names.length; at += 20) {
    const filter = names.slice(at, at + 20).map((name) => `name eq '${name}'`).join(' or ');
    const rows = await client.list(`privileges?$select=privilegeid,name&$filter=${encodeURIComponent(filter)}`);
    for (const row of rows) found.set(textOf(row, 'name').toLowerCase(), textOf(row, 'privilegeid'));
  }
  return found;
}

/** Makes one of our two roles when it is missing. */
export async function createRole(client: ProvisioningClient, name: OwnRole): Promise<void> {
  const [unit] = await client.list('businessunits?$select=businessunitid&$filter=_parentbusinessunitid_value eq null');
  if (!unit) throw new AppError('crm-refused', { cause: 'the organization shows no root business unit to this account' });
  await client.post('roles', { name, 'businessunitid@odata.bind': `/businessunits(${textOf(unit, 'businessunitid')})` });
}

/** Adds privileges to a role. @throws AppError `not-found` for a role or a privilege that doesn't exist. */
export async function grant(client: ProvisioningClient, { role, roleId, privileges }: MissingPrivileges): Promise<void> {
  if (roleId === undefined) throw new AppError('not-found', { cause: `there is no security role ${role}` });
  if (privileges.length === 0) return;
  const known = await privilegeIds(client);
  const [unit] = await client.list('businessunits?$select=businessunitid&$filter=_parentbusinessunitid_value eq null');
  const list = privileges.map(({ name, depth }) => {
    const id = known.get(name.toLowerCase());
    if (id === undefined) throw new AppError('not-found', { cause: `the privilege ${name} does not exist` });
    return { PrivilegeId: id, PrivilegeName: name, Depth: depth, ...(unit ? { BusinessUnitId: textOf(unit, 'businessunitid') } : {}) };
  });
  await client.post(`roles(${roleId})/Microsoft.Dynamics.CRM.AddPrivilegesRole`, { Privileges: list });
}

/** Deletes our two roles; people lose what the roles gave them. */
export async function removeRoles(client: ProvisioningClient): Promise<void> {
  for (const role of ownRoles) {
    const id = await findRole(client, role);
    if (id !== undefined) await client.remove(`roles(${id})`);
  }
}
