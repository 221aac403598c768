// Names and depths of privileges: which right on which table is called what, and how far it reaches.
import type { Table } from '../registry/registry.ts';

export const rights = ['Create', 'Read', 'Write', 'Delete', 'Append', 'AppendTo', 'Assign', 'Share'] as const;
export type Right = (typeof rights)[number];

/** Bit values of an access mask, as Dataverse numbers them. */
export const accessBits: Readonly<Record<Right, number>> = { Read: 1, Write: 2, Append: 4, AppendTo: 16, Create: 32, Delete: 65_536, Share: 262_144, Assign: 524_288 };

/** Bit values of `privilegedepthmask`. */
export const depths = { user: 1, businessUnit: 2, deep: 4, organization: 8 } as const;
export type Depth = (typeof depths)[keyof typeof depths];

/** Tables that share another's privileges: all activities answer to one, an intersect to one of its sides. */
const subjects: Readonly<Record<string, string>> = {
  activitypointer: 'Activity', activityparty: 'Activity', activitymimeattachment: 'Activity',
  annotation: 'Note', systemuser: 'User',
  teammembership: 'Team', systemuserroles: 'Role', teamroles: 'Role', roleprivileges: 'Role', privilege: 'Role',
  solutioncomponent: 'Solution',
  listmember: 'List', contactleads: 'Lead', accountleads: 'Lead', msdyn_msdyn_attributevalue_systemuser: 'msdyn_attributevalue',
};

/** The word in `prvRead…` that covers the table. */
export function privilegeSubject(table: Table): string {
  return table.isActivity ? 'Activity' : (subjects[table.name] ?? table.schemaName);
}

/** e.g. `prvReadLead` */
export function privilegeName(right: Right, subject: string): string {
  return `prv${right}${subject}`;
}

/** The subject of privileges to change the tables themselves. */
export const customizing = 'Customization';

/** The privileges to take solutions out of the organization and to bring them in. */
export const solutionPrivileges = { export: 'prvExportCustomization', import: 'prvImportCustomization' } as const;

/** The privilege to send requests as another user. */
export const actOnBehalf = 'prvActOnBehalfOfAnotherUser';

/** `right` is absent for a privilege that is about no table. */
interface Privilege {
  readonly name: string;
  readonly right?: Right;
}

/** Every privilege of an organization with these tables. */
export function everyPrivilege(tables: Iterable<Table>): readonly Privilege[] {
  return [...allPrivileges(tables), ...(['Create', 'Read', 'Write', 'Delete'] as const).map((right) => ({ name: privilegeName(right, customizing), right })), { name: actOnBehalf }, ...Object.values(solutionPrivileges).map((name) => ({ name }))];
}

/** Every privilege there is on these tables. */
export function allPrivileges(tables: Iterable<Table>): readonly Privilege[] {
  const known = new Set([...tables].map(privilegeSubject));
  return [...known].flatMap((subject) => rights.map((right) => ({ name: privilegeName(right, subject), right })));
}
