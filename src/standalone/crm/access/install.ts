// Makes the organization a whole one: root business unit, currency, roles with privileges, users, default team. Runs again without harm.
import { createHash } from 'node:crypto';
import type { Organization } from '../context.ts';
import { columnNamed, tableNamed } from '../registry/registry.ts';
import { isPolymorphic } from '../registry/column.ts';
import type { Database, Session } from '../storage/database.ts';
import { columnSql, sqlType, tableSql, typeColumnName } from '../storage/identifiers.ts';
import { allPrivileges, rights } from './privileges.ts';
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
}

/** The same name gives the same id, so a second installation finds what the first made. */
function derivedId(...words: readonly string[]): string {
  const hex = createHash('sha256').update(words.join('\u0000')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

type Row = Readonly<Record<string, unknown>>;

/** Inserts rows of one table in one statement; existing ids keep what they have, except `refreshed` columns. */
async function putRows(session: Session, tableName: string, put: { readonly rows: readonly Row[]; readonly refreshed?: readonly string[] }): Promise<void> {
  const [first] = put.rows;
  if (!first) return;
  const table = tableNamed(tableName);
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

/** Installs the organization and its users. */
export async function installOrganization(database: Database, organization: Organization, users: readonly SeedUser[]): Promise<void> {
  const wanted = createHash('sha256').update(JSON.stringify([organization, users, standardRoles.map((role) => [...grantsOf(role)])])).digest('hex');
  if ((await database.recall('organization')) === wanted) return;
  await database.transaction(async (session) => {
    await installStructure(session, organization);
    await installRoles(session, organization);
    await installUsers(session, organization, users);
  });
  await database.remember('organization', wanted);
}

async function installStructure(session: Session, organization: Organization): Promise<void> {
  const ids = organizationIds(organization);
  const now = new Date().toISOString();
  await putRows(session, 'transactioncurrency', {
    rows: [{ transactioncurrencyid: ids.currency, currencyname: organization.currency.name, currencysymbol: organization.currency.symbol, isocurrencycode: organization.currency.isoCode, exchangerate: 1, currencyprecision: 2, statecode: 0, statuscode: 1, organizationid: organization.id, createdon: now, modifiedon: now }],
  });
  await putRows(session, 'organization', {
    rows: [{ organizationid: organization.id, name: organization.name, basecurrencyid: ids.currency, currencysymbol: organization.currency.symbol, languagecode: 1033, localeid: 1033, expirechangetrackingindays: 7, createdon: now, modifiedon: now }],
    refreshed: ['name'],
  });
  await putRows(session, 'businessunit', {
    rows: [{ businessunitid: ids.businessUnit, name: organization.name, organizationid: organization.id, isdisabled: false, transactioncurrencyid: ids.currency, createdon: now, modifiedon: now }],
    refreshed: ['name'],
  });
}

async function installRoles(session: Session, organization: Organization): Promise<void> {
  const ids = organizationIds(organization);
  const now = new Date().toISOString();
  const privileges = allPrivileges();
  await putRows(session, 'privilege', {
    rows: privileges.map(({ name, right }) => ({
      privilegeid: derivedId('privilege', name), name, accessright: 2 ** rights.indexOf(right), canbebasic: true, canbelocal: true, canbedeep: true, canbeglobal: true,
    })),
  });
  await putRows(session, 'role', {
    rows: standardRoles.map((name) => ({ roleid: ids.role(name), name, businessunitid: ids.businessUnit, organizationid: organization.id, createdon: now, modifiedon: now })),
  });
  const roleIds = standardRoles.map((name) => ids.role(name));
  await session.query('delete from crm.roleprivileges where roleid = any($1::uuid[])', [roleIds]);
  for (const role of standardRoles) {
    await putRows(session, 'roleprivileges', {
      rows: [...grantsOf(role)].map(([name, depth]) => ({ roleprivilegeid: derivedId(ids.role(role), name), roleid: ids.role(role), privilegeid: derivedId('privilege', name), privilegedepthmask: depth })),
    });
  }
}

async function installUsers(session: Session, organization: Organization, users: readonly SeedUser[]): Promise<void> {
  const ids = organizationIds(organization);
  const now = new Date().toISOString();
  const userTable = tableNamed('systemuser');
  await putRows(session, 'systemuser', {
    rows: users.map((user) => ({
      systemuserid: user.id, azureactivedirectoryobjectid: user.objectId, fullname: user.fullName, firstname: user.firstName, lastname: user.lastName,
      internalemailaddress: user.email, domainname: user.email, jobtitle: user.jobTitle ?? null, title: user.jobTitle ?? null, isdisabled: false, accessmode: 0,
      businessunitid: ids.businessUnit, organizationid: organization.id, transactioncurrencyid: ids.currency, createdon: now, modifiedon: now,
    })).map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => userTable.columns.has(name)))),
    refreshed: ['azureactivedirectoryobjectid', 'fullname', 'firstname', 'lastname', 'internalemailaddress'],
  });
  const team = tableNamed('team');
  const administrator = users.find((user) => user.role === 'System Administrator') ?? users[0];
  await putRows(session, 'team', {
    rows: [{
      teamid: ids.team, name: organization.name, businessunitid: ids.businessUnit, isdefault: true, teamtype: 0, organizationid: organization.id,
      ...(administrator && !isPolymorphic(columnNamed(team, 'administratorid')) ? { administratorid: administrator.id } : {}), createdon: now, modifiedon: now,
    }],
  });
  await putRows(session, 'teammembership', { rows: users.map((user) => ({ teammembershipid: derivedId(ids.team, user.id), teamid: ids.team, systemuserid: user.id })) });
  await putRows(session, 'systemuserroles', { rows: users.map((user) => ({ systemuserroleid: derivedId(ids.role(user.role), user.id), roleid: ids.role(user.role), systemuserid: user.id })) });
}

