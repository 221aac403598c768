// Who owns a row, and the columns that follow from it.
import { missingPrivilege, reachesOwner } from '../access/rowAccess.ts';
import type { Right } from '../access/privileges.ts';
import type { Context } from '../context.ts';
import { columnNamed, type Table } from '../registry/registry.ts';
import { rowNotFound } from '../webApiError.ts';
import { setIfPresent, setLookup, type Changes } from './changes.ts';
import type { RowReference } from './references.ts';

/** Sets ownerid, owninguser, owningteam and owningbusinessunit after checking that the caller may give rows to that owner. */
export async function assignOwner(context: Context, table: Table, to: { readonly changes: Changes; readonly owner?: RowReference; readonly right: Right }): Promise<void> {
  if (!table.columns.has('ownerid')) return;
  const owner = to.owner ?? { table: context.registry.tableNamed('systemuser'), id: context.caller.userId };
  const businessUnitId = owner.id === context.caller.userId ? context.caller.businessUnitId : await businessUnitOf(context, owner);
  if (!reachesOwner(context.caller, table, to.right, { id: owner.id, businessUnitId }) && to.right === 'Create') throw missingPrivilege(context.caller, table, to.right);
  const isTeam = owner.table.name === 'team';
  setLookup(to.changes, columnNamed(table, 'ownerid'), owner);
  setIfPresent(table, to.changes, 'owninguser', isTeam ? null : owner.id);
  setIfPresent(table, to.changes, 'owningteam', isTeam ? owner.id : null);
  setIfPresent(table, to.changes, 'owningbusinessunit', businessUnitId);
}

async function businessUnitOf(context: Context, owner: RowReference): Promise<string> {
  const sql = owner.table.name === 'team'
    ? 'select businessunitid as id from crm.team where teamid = $1::uuid'
    : 'select businessunitid as id from crm.systemuser where systemuserid = $1::uuid and coalesce(isdisabled, false) = false';
  const [row] = await context.session.query<{ id: string }>(sql, [owner.id]);
  if (!row) throw rowNotFound(owner.table.name, owner.id);
  return row.id;
}
