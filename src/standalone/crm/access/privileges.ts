// Names and depths of privileges: which right on which table is called what, and how far it reaches.
import { tables, type Table } from '../registry/registry.ts';

export const rights = ['Create', 'Read', 'Write', 'Delete', 'Append', 'AppendTo', 'Assign', 'Share'] as const;
export type Right = (typeof rights)[number];

/** Bit values of `privilegedepthmask`. */
export const depths = { user: 1, businessUnit: 2, deep: 4, organization: 8 } as const;
export type Depth = (typeof depths)[keyof typeof depths];

/** Tables that share another's privileges: all activities answer to one, an intersect to one of its sides. */
const subjects: Readonly<Record<string, string>> = {
  activitypointer: 'Activity', activityparty: 'Activity', activitymimeattachment: 'Activity',
  annotation: 'Note', systemuser: 'User',
  teammembership: 'Team', systemuserroles: 'Role', teamroles: 'Role', roleprivileges: 'Role', privilege: 'Role',
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

/** Every privilege there is. */
export function allPrivileges(): readonly { readonly name: string; readonly right: Right; readonly subject: string }[] {
  const known = new Set([...tables.values()].map(privilegeSubject));
  return [...known].flatMap((subject) => rights.map((right) => ({ name: privilegeName(right, subject), right, subject })));
}
