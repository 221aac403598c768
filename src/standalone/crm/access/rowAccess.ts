// The SQL condition under which a caller may do something to a row. Every read and write of every route goes through it.
import { columnSql } from '../storage/identifiers.ts';
import type { Column } from '../registry/column.ts';
import type { Table } from '../registry/registry.ts';
import { errorCodes, WebApiError } from '../webApiError.ts';
import type { QueryText } from '../query/queryText.ts';
import type { CallerRights } from './callerRights.ts';
import { depths, privilegeName, privilegeSubject, type Right } from './privileges.ts';

/** Depth bits of the caller's privilege; 0 without it. */
export function reachOf(caller: CallerRights, table: Table, right: Right): number {
  return caller.privileges.get(privilegeName(right, privilegeSubject(table))) ?? 0;
}

/** Throws 403 unless the caller holds the privilege at any depth. */
export function requirePrivilege(caller: CallerRights, table: Table, right: Right): void {
  if (reachOf(caller, table, right) === 0) throw missingPrivilege(caller, table, right);
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
  const own = `${columnSql(owner, alias)} = any(${text.bind([caller.userId, ...caller.teamIds], 'uuid[]')})`;
  const unit = table.columns.get('owningbusinessunit');
  if (reach < depths.businessUnit || !unit) return own;
  return `(${own} or ${unitCondition(unit, alias, reach >= depths.deep ? caller.businessUnitIds : [caller.businessUnitId], text)})`;
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
