// Makes the organization a whole one: root business unit, currency, roles with privileges, users, default team. Runs again without harm.
import { createHash } from 'node:crypto';
import type { Organization } from '../context.ts';
import { columnNamed, type Registry, type Table } from '../registry/registry.ts';
import { isPolymorphic } from '../registry/column.ts';
import type { RegistryStore } from '../registry/registryStore.ts';
import { addToSolution, componentOf, componentTypes, DEFAULT_SOLUTION } from '../solutions/membership.ts';
import type { Database, Session } from '../storage/database.ts';
import { columnSql, sqlType, tableSql, typeColumnName } from '../storage/identifiers.ts';
import { accessBits, allPrivileges, depths, everyPrivilege, type Depth, type Right } from './privileges.ts';
import { grantsOf, standardRoles, type StandardRole } from './standardRoles.ts';

export interface SeedUser {
  readonly id: string;
  /** The person's object id in the directory; matched with the token's. */
  readonly objectId: string;
  readonly fullName: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly jobTitle?: string;
  readonly role: StandardRole;
  /** An application user: the client id its tokens are issued to. */
  readonly applicationId?: string;
  /** `enabled`: approved, tested and on server-side synchronization. Otherwise the mailbox is there as a new user's is: none of it. */
  readonly mailbox?: 'enabled';
}

/** The same name gives the same id, so a second installation finds what the first made. */
export function derivedId(...words: readonly string[]): string {
  const hex = createHash('sha256').update(words.join('\u0000')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

type Row = Readonly<Record<string, unknown>>;

/** Inserts rows of one table in one statement; existing ids keep what they have, except `refreshed` columns. */
async function putRows(session: Session, table: Table, put: { readonly rows: readonly Row[]; readonly refreshed?: readonly string[] }): Promise<void> {
  const [first] = put.rows;
  if (!first) return;
  const names = Object.keys(first);
  const types = names.map((name) => (name.endsWith('__type') ? 'text' : sqlType(columnNamed(table, name))));
  const targets = names.map((name) => (name.endsWith('__type') ? `"${typeColumnName(columnNamed(table, name.slice(0, -6)))}"` : columnSql(columnNamed(table, name))));
  const values: unknown[] = [];
  const tuples = put.rows.map((row) => {
    const cells = names.map((name, index) => {
      values.push(row[name] ?? null);
      return `$${values.length}::${types[index]}`;
    });
    return `(${cells.join(', ')}, nextval('crm."$version"'))`;
  });
  const refresh = (put.refreshed ?? []).map((name) => `${columnSql(columnNamed(table, name))} = excluded.${columnSql(columnNamed(table, name))}`);
  const conflict = refresh.length === 0 ? 'on conflict do nothing' : `on conflict (${columnSql(table.idColumn)}) do update set ${refresh.join(', ')}`;
  await session.query(`insert into ${tableSql(table)} (${targets.join(', ')}, "versionnumber") values ${tuples.join(', ')} ${conflict}`, values);
}

/** Ids of what every organization has. */
function organizationIds(organization: Organization): { readonly businessUnit: string; readonly currency: string; readonly team: string; role(name: string): string } {
  return {
    businessUnit: derivedId(organization.id, 'businessunit'),
    currency: derivedId(organization.id, 'currency', organization.currency.isoCode),
    team: derivedId(organization.id, 'team'),
    role: (name) => derivedId(organization.id, 'role', name),
  };
}

/** An administrator holds everything there is, also on tables added later; the other roles are about the tables the program brings. */
function grantsHeld(role: StandardRole, registry: RegistryStore): ReadonlyMap<string, Depth> {
  return grantsOf(role, role === 'System Administrator' ? registry.current() : registry.base);
}

/** Privileges on a table that was just added, and the administrator's hold on them. */
export async function installTablePrivileges(session: Session, table: Table): Promise<void> {
  const privileges = allPrivileges([table]);
  const { tableNamed } = table.registry;
  await putRows(session, tableNamed('privilege'), { rows: privileges.map(privilegeRow) });
  const roles = await session.query<{ id: string }>('select roleid as id from crm.role where name = $1', ['System Administrator']);
  for (const { id } of roles) {
    await putRows(session, tableNamed('roleprivileges'), {
      rows: privileges.map(({ name }) => ({ roleprivilegeid: derivedId(id, name), roleid: id, privilegeid: derivedId('privilege', name), privilegedepthmask: depths.organization })),
    });
  }
}

/** Takes the privileges of a table that goes away out of every role. */
export async function removeTablePrivileges(session: Session, table: Table): Promise<void> {
  const ids = allPrivileges([table]).map(({ name }) => derivedId('privilege', name));
  await session.query('delete from crm.roleprivileges where privilegeid = any($1::uuid[])', [ids]);
  await session.query('delete from crm.privilege where privilegeid = any($1::uuid[])', [ids]);
}

function privilegeRow({ name, right }: { readonly name: string; readonly right?: Right }): Row {
  return { privilegeid: derivedId('privilege', name), name, accessright: right === undefined ? 0 : accessBits[right], canbebasic: true, canbelocal: true, canbedeep: true, canbeglobal: true };
}

/** Installs the organization and its users. */
export async function installOrganization(database: Database, registry: RegistryStore, { organization, users }: { readonly organization: Organization; readonly users: readonly SeedUser[] }): Promise<void> {
  const wanted = createHash('sha256').update(JSON.stringify([DEFAULT_SOLUTION, organization, users, standardRoles.map((role) => [...grantsHeld(role, registry)])])).digest('hex');
  if ((await database.recall('organization')) === wanted) return;
  await database.transaction(async (session) => {
    await installStructure(session, registry.base, organization);
    await installRoles(session, registry, organization);
    await installDefaultSolution(session, registry.current(), organization);
    await installUsers(session, registry.base, { organization, users });
  });
  await database.remember('organization', wanted);
}

async function installStructure(session: Session, { tableNamed }: Registry, organization: Organization): Promise<void> {
  const ids = organizationIds(organization);
  const now = new Date().toISOString();
  await putRows(session, tableNamed('transactioncurrency'), {
    rows: [{ transactioncurrencyid: ids.currency, currencyname: organization.currency.name, currencysymbol: organization.currency.symbol, isocurrencycode: organization.currency.isoCode, exchangerate: 1, currencyprecision: 2, statecode: 0, statuscode: 1, organizationid: organization.id, createdon: now, modifiedon: now }],
  });
  await putRows(session, tableNamed('organization'), {
    rows: [{ organizationid: organization.id, name: organization.name, basecurrencyid: ids.currency, currencysymbol: organization.currency.symbol, languagecode: 1033, localeid: 1033, expirechangetrackingindays: 7, createdon: now, modifiedon: now }],
    refreshed: ['name'],
  });
  await putRows(session, tableNamed('businessunit'), {
    rows: [{ businessunitid: ids.businessUnit, name: organization.name, organizationid: organization.id, isdisabled: false, transactioncurrencyid: ids.currency, createdon: now, modifiedon: now }],
    refreshed: ['name'],
  });
}

/** The publisher and solution everything unmanaged belongs to, with what the organization has added by now and its roles. */
async function installDefaultSolution(session: Session, registry: Registry, organization: Organization): Promise<void> {
  const [publisher, solution] = [derivedId(organization.id, 'publisher'), derivedId(organization.id, 'solution')];
  const now = new Date();
  const dated = { organizationid: organization.id, createdon: now.toISOString(), modifiedon: now.toISOString() };
  const label = `Default Publisher for ${organization.name}`;
  await putRows(session, registry.tableNamed('publisher'), { rows: [{ publisherid: publisher, uniquename: 'DefaultPublisher', friendlyname: label, customizationprefix: 'new', customizationoptionvalueprefix: 10_000, isreadonly: false, ...dated }] });
  await putRows(session, registry.tableNamed('solution'), { rows: [{ solutionid: solution, uniquename: DEFAULT_SOLUTION, friendlyname: 'Default Solution', version: '1.0.0.0', ismanaged: false, isvisible: true, publisherid: publisher, installedon: now.toISOString(), ...dated }] });
  const roles = await session.query<{ id: string }>('select roleid as id from crm.role');
  await addToSolution({ session, now }, solution, [...registry.customizations.map(componentOf), ...roles.map(({ id }) => ({ type: componentTypes.role, id }))]);
}

async function installRoles(session: Session, registry: RegistryStore, organization: Organization): Promise<void> {
  const ids = organizationIds(organization);
  const now = new Date().toISOString();
  const { tableNamed } = registry.base;
  const privileges = everyPrivilege(registry.current().tables.values());
  await putRows(session, tableNamed('privilege'), {
    rows: privileges.map(privilegeRow),
    refreshed: ['accessright'],
  });
  await putRows(session, tableNamed('role'), {
    rows: standardRoles.map((name) => ({ roleid: ids.role(name), name, businessunitid: ids.businessUnit, organizationid: organization.id, createdon: now, modifiedon: now })),
  });
  // What an administrator granted on top stays.
  const installed = standardRoles.flatMap((role) => privileges.map(({ name }) => derivedId(ids.role(role), name)));
  await session.query('delete from crm.roleprivileges where roleprivilegeid = any($1::uuid[])', [installed]);
  for (const role of standardRoles) {
    await putRows(session, tableNamed('roleprivileges'), {
      rows: [...grantsHeld(role, registry)].map(([name, depth]) => ({ roleprivilegeid: derivedId(ids.role(role), name), roleid: ids.role(role), privilegeid: derivedId('privilege', name), privilegedepthmask: depth })),
    });
  }
}

async function installUsers(session: Session, { tableNamed }: Registry, { organization, users }: { readonly organization: Organization; readonly users: readonly SeedUser[] }): Promise<void> {
  const ids = organizationIds(organization);
  const now = new Date().toISOString();
  const userTable = tableNamed('systemuser');
  await putRows(session, userTable, {
    rows: users.map((user) => ({
      systemuserid: user.id, azureactivedirectoryobjectid: user.objectId, fullname: user.fullName, firstname: user.firstName, lastname: user.lastName,
      internalemailaddress: user.email, domainname: user.email, jobtitle: user.jobTitle ?? null, title: user.jobTitle ?? null, isdisabled: false,
      accessmode: user.applicationId === undefined ? 0 : 4, applicationid: user.applicationId ?? null, defaultmailbox: mailboxId(user),
      businessunitid: ids.businessUnit, organizationid: organization.id, transactioncurrencyid: ids.currency, createdon: now, modifiedon: now,
    })).map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => userTable.columns.has(name)))),
    refreshed: ['azureactivedirectoryobjectid', 'fullname', 'firstname', 'lastname', 'internalemailaddress', 'defaultmailbox'],
  });
  await putRows(session, tableNamed('mailbox'), { rows: users.map((user) => mailboxRow(user, { ids, organization, now })) });
  const team = tableNamed('team');
  const administrator = users.find((user) => user.role === 'System Administrator') ?? users[0];
  await putRows(session, team, {
    rows: [{
      teamid: ids.team, name: organization.name, businessunitid: ids.businessUnit, isdefault: true, teamtype: 0, organizationid: organization.id,
      ...(administrator && !isPolymorphic(columnNamed(team, 'administratorid')) ? { administratorid: administrator.id } : {}), createdon: now, modifiedon: now,
    }],
  });
  await putRows(session, tableNamed('teammembership'), { rows: users.map((user) => ({ teammembershipid: derivedId(ids.team, user.id), teamid: ids.team, systemuserid: user.id })) });
  await putRows(session, tableNamed('systemuserroles'), { rows: users.map((user) => ({ systemuserroleid: derivedId(ids.role(user.role), user.id), roleid: ids.role(user.role), systemuserid: user.id })) });
}

const mailboxId = (user: SeedUser): string => derivedId(user.id, 'mailbox');
const deliveryMethods = { none: 0, serverSideSynchronization: 2 } as const;
const testResults = { notRun: 0, success: 1 } as const;
const approvals = { empty: 0, approved: 1 } as const;

/** A user's mailbox comes with the user; setting it up is an administrator's work. */
function mailboxRow(user: SeedUser, { ids, organization, now }: { readonly ids: { readonly businessUnit: string }; readonly organization: Organization; readonly now: string }): Row {
  const isEnabled = user.mailbox === 'enabled';
  const method = isEnabled ? deliveryMethods.serverSideSynchronization : deliveryMethods.none;
  const result = isEnabled ? testResults.success : testResults.notRun;
  return {
    mailboxid: mailboxId(user), name: user.fullName, emailaddress: user.email, regardingobjectid: user.id, regardingobjectid__type: 'systemuser',
    incomingemaildeliverymethod: method, outgoingemaildeliverymethod: method, incomingemailstatus: result, outgoingemailstatus: result, mailboxstatus: result,
    enabledforincomingemail: isEnabled, enabledforoutgoingemail: isEnabled, emailrouteraccessapproval: isEnabled ? approvals.approved : approvals.empty, isemailaddressapprovedbyo365admin: isEnabled,
    statecode: 0, statuscode: 1, ownerid: user.id, ownerid__type: 'systemuser', owninguser: user.id, owningbusinessunit: ids.businessUnit, organizationid: organization.id, createdon: now, modifiedon: now,
  };
}
