// The roles a fresh organization has. Modeled on the roles of the same names: a seller works on what is theirs.
import type { Registry } from '../registry/registry.ts';
import { actOnBehalf, everyPrivilege, depths, privilegeName, privilegeSubject, type Depth, type Right } from './privileges.ts';

export type StandardRole = 'System Administrator' | 'Salesperson' | 'Sales Manager' | 'Handraise Service' | 'Delegate';
export const standardRoles: readonly StandardRole[] = ['System Administrator', 'Salesperson', 'Sales Manager', 'Handraise Service', 'Delegate'];

type Grants = Readonly<Partial<Record<Right, Depth>>>;
const { user, businessUnit, organization } = depths;

const ownRows: Grants = { Create: user, Read: user, Write: user, Delete: user, Append: user, AppendTo: user, Assign: user, Share: user };
const ownRowsSharedReading: Grants = { ...ownRows, Read: businessUnit, Append: businessUnit, AppendTo: businessUnit };
const everyRow: Grants = { Create: organization, Read: organization, Write: organization, Delete: organization, Append: organization, AppendTo: organization, Assign: organization, Share: organization };
const readOnly: Grants = { Read: organization };
const referable: Grants = { Read: organization, AppendTo: organization };

const salesperson: Readonly<Record<string, Grants>> = {
  // A seller sees their own leads only; accounts and contacts are the business unit's.
  Lead: ownRows, Opportunity: ownRows, Activity: ownRows, Note: ownRows, Connection: ownRows, UserQuery: ownRows,
  hrz_EmailLink: ownRows, hrz_EmailValidation: ownRows, hrz_Reminder: ownRows, hrz_Consent: ownRows,
  hrz_LeadResearch: ownRows, hrz_Insight: ownRows, hrz_Segment: readOnly, hrz_ScoreModel: readOnly, hrz_AgentRun: readOnly, hrz_SettingsVersion: readOnly,
  // What is laid down for routing is read; when they are away is theirs to say.
  hrz_RoutingPlan: readOnly, hrz_SellerAttribute: readOnly, hrz_Seller: readOnly, hrz_Availability: ownRows, hrz_Roster: readOnly, hrz_Assignment: ownRows, hrz_RoutingRun: readOnly,
  Account: ownRowsSharedReading, Contact: ownRowsSharedReading,
  // Whoever may open an app reads which roles there are, and so their own.
  User: referable, Role: readOnly, Team: referable, BusinessUnit: referable, TransactionCurrency: referable, Organization: referable,
  Campaign: referable, Territory: referable, List: readOnly, Queue: referable, QueueItem: ownRowsSharedReading, Template: readOnly, SavedQuery: readOnly,
  hrz_AgentSettings: readOnly, msdyn_segment: referable, msdyn_predictivescore: referable, msdyn_leadagentresult: readOnly,
  Mailbox: { Read: user },
};
const salesManager: Readonly<Record<string, Grants>> = {
  ...salesperson,
  Lead: everyRow, Opportunity: everyRow, Activity: everyRow, Note: everyRow, Connection: everyRow, UserQuery: ownRows,
  Account: everyRow, Contact: everyRow, Campaign: everyRow, List: everyRow, Queue: everyRow, QueueItem: everyRow,
  hrz_EmailLink: everyRow, hrz_EmailValidation: everyRow, hrz_LeadResearch: everyRow, hrz_Insight: everyRow, hrz_Assignment: everyRow, hrz_Consent: ownRows, msdyn_assignmentrule: readOnly, msdyn_attribute: readOnly, msdyn_attributevalue: readOnly,
};

const readAndAssign: Grants = { Read: organization, Assign: organization, AppendTo: organization };
/** The application user of background work: reads what it researches, writes our own tables, gives leads their owner or puts them into queues. Nothing else. */
const service: Readonly<Record<string, Grants>> = {
  Lead: readAndAssign, Account: readOnly, Contact: readOnly, Opportunity: readOnly, Activity: readOnly, Note: readOnly, List: readOnly,
  // What a rule sends to a queue becomes an item of it.
  Queue: referable, QueueItem: everyRow,
  User: referable, Team: referable, Role: readOnly, BusinessUnit: referable, Organization: readOnly, TransactionCurrency: readOnly, Territory: readOnly,
  msdyn_segment: readOnly, msdyn_predictivescore: readOnly, msdyn_leadagentresult: readOnly, msdyn_attribute: readOnly, msdyn_attributevalue: readOnly,
};

function grantTable(role: Exclude<StandardRole, 'System Administrator' | 'Delegate'>, registry: Registry): Readonly<Record<string, Grants>> {
  if (role === 'Salesperson') return salesperson;
  if (role === 'Sales Manager') return salesManager;
  const own = [...registry.tables.values()].filter((table) => table.isCustom).map((table) => [privilegeSubject(table), everyRow] as const);
  // Nobody agrees in somebody else's name: what sellers consented to is only read.
  return { ...service, ...Object.fromEntries(own.map(([subject, grants]) => [subject, subject === 'hrz_Consent' ? readOnly : grants])) };
}

/** Privilege name → depth of a standard role on the tables the program brings. */
export function grantsOf(role: StandardRole, registry: Registry): ReadonlyMap<string, Depth> {
  const all = everyPrivilege(registry.tables.values());
  if (role === 'System Administrator') return new Map(all.map((privilege) => [privilege.name, organization]));
  // Comes on top of another role: what may be done for others is what both users may do.
  if (role === 'Delegate') return new Map([[actOnBehalf, organization]]);
  const known = new Set(all.map((privilege) => privilege.name));
  const grants = new Map<string, Depth>();
  for (const [subject, of] of Object.entries(grantTable(role, registry))) {
    // An organization that has not got our tables yet has no privileges on them either.
    if (subject.startsWith('hrz_') && !known.has(privilegeName('Read', subject))) continue;
    for (const [right, depth] of Object.entries(of) as [Right, Depth][]) {
      const name = privilegeName(right, subject);
      if (!known.has(name)) throw new Error(`role ${role} grants the unknown privilege ${name}`);
      grants.set(name, depth);
    }
  }
  return grants;
}
