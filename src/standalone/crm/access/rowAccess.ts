// The SQL condition under which a caller may do something to a row. Every read and write of every route goes through it.
import { columnSql } from '../storage/identifiers.ts';
import type { Column } from '../registry/column.ts';
import { activityTypes, type Table } from '../registry/registry.ts';
import { errorCodes, WebApiError } from '../webApiError.ts';
import type { QueryText } from '../query/queryText.ts';
import type { CallerRights } from './callerRights.ts';
import { accessBits, customizing, depths, privilegeName, privilegeSubject, type Right } from './privileges.ts';

/** Where the parts of an activity name it. */
const activityColumns: Readonly<Record<string, string>> = { activityparty: 'activityid', activitymimeattachment: 'objectid' };

/** Depth bits of the caller's privilege; 0 without it. */
export function reachOf(caller: CallerRights, table: Table, right: Right): number {
  return caller.privileges.get(privilegeName(right, privilegeSubject(table))) ?? 0;
}

/** Throws 403 unless the caller holds the privilege at any depth. */
export function requirePrivilege(caller: CallerRights, table: Table, right: Right): void {
  if (reachOf(caller, table, right) === 0) throw missingPrivilege(caller, table, right);
}

/** Throws 403 unless the caller may change the organization's tables themselves. */
export function requireCustomizing(caller: CallerRights, right: 'Create' | 'Write' | 'Delete'): void {
  requireNamed(caller, privilegeName(right, customizing));
}

/** Throws 403 unless the caller holds the privilege, which is about no table. */
export function requireNamed(caller: CallerRights, name: string): void {
  if ((caller.privileges.get(name) ?? 0) === 0) throw new WebApiError(403, errorCodes.privilege, `Principal user (Id=${caller.userId}) is missing ${name} privilege.`);
}

/** The 403 Dataverse answers. */
export function missingPrivilege(caller: CallerRights, table: Table, right: Right): WebApiError {
  const name = privilegeName(right, privilegeSubject(table));
  return new WebApiError(403, errorCodes.privilege, `Principal user (Id=${caller.userId}) is missing ${name} privilege (entity '${table.name}').`);
}

/**
 * The condition on rows of `table` under `alias`; `true` when the caller may do it to all of them.
 * Without any privilege it throws 403.
 */
export function rowCondition(caller: CallerRights, target: { readonly table: Table; readonly alias: string }, right: Right, text: QueryText): string {
  requirePrivilege(caller, target.table, right);
  return conditionOrFalse(caller, target, right, text);
}

/** Like rowCondition, but a missing privilege reads as "no row". */
export function conditionOrFalse(caller: CallerRights, target: { readonly table: Table; readonly alias: string }, right: Right, text: QueryText): string {
  const { table, alias } = target;
  const reach = reachOf(caller, table, right);
  if (reach === 0) return 'false';
  const owner = table.columns.get('ownerid');
  if (!owner || reach >= depths.organization) return 'true';
  const principals = [caller.userId, ...caller.teamIds];
  const ways = [`${columnSql(owner, alias)} = any(${text.bind(principals, 'uuid[]')})`];
  const unit = table.columns.get('owningbusinessunit');
  if (reach >= depths.businessUnit && unit) ways.push(unitCondition(unit, alias, reach >= depths.deep ? caller.businessUnitIds : [caller.businessUnitId], text));
  const shared = sharedCondition(caller, target, right, text);
  if (shared) ways.push(shared);
  return ways.length === 1 ? ways.join() : `(${ways.join(' or ')})`;
}

/** Rows shared with the caller; parts of an activity are shared with it. Undefined when nothing of the kind is. */
function sharedCondition(caller: CallerRights, { table, alias }: { readonly table: Table; readonly alias: string }, right: Right, text: QueryText): string | undefined {
  const part = activityColumns[table.name];
  const names = table.isView || part !== undefined ? activityTypes : [table.name];
  const known = names.filter((name) => caller.sharedTables.has(name));
  if (known.length === 0) return undefined;
  // An array is read once and lets PostgreSQL use the primary key, where a subquery per row would not.
  const ids = (tableNames: readonly string[]): string => `any(array(select shared.id from crm."$shared" shared where shared.principal = any(${text.bind([caller.userId, ...caller.teamIds], 'uuid[]')}) and shared.table_name = any(${text.bind(tableNames, 'text[]')}) and shared.rights & ${accessBits[right]} <> 0))`;
  if (part !== undefined) return `${alias}."${part}" = ${ids(known)}`;
  if (!table.isView) return `${columnSql(table.idColumn, alias)} = ${ids(known)}`;
  return `(${known.map((name) => `(${alias}."activitytypecode" = '${name}' and ${columnSql(table.idColumn, alias)} = ${ids([name])})`).join(' or ')})`;
}

function unitCondition(unit: Column, alias: string, ids: readonly string[], text: QueryText): string {
  return `${columnSql(unit, alias)} = any(${text.bind(ids, 'uuid[]')})`;
}

/** True when a row owned by this principal of this unit would be within the caller's reach. */
export function reachesOwner(caller: CallerRights, table: Table, right: Right, owner: { readonly id: string; readonly businessUnitId: string }): boolean {
  const reach = reachOf(caller, table, right);
  if (reach >= depths.organization) return true;
  if (reach > 0 && (owner.id === caller.userId || caller.teamIds.includes(owner.id))) return true;
  if (reach >= depths.deep) return caller.businessUnitIds.includes(owner.businessUnitId);
  return reach >= depths.businessUnit && owner.businessUnitId === caller.businessUnitId;
}
