// The marks every write leaves on a row: when, by whom, and on whose behalf.
import type { Context } from '../context.ts';
import type { Table } from '../registry/registry.ts';
import { setIfPresent, setLookup, type Changes } from './changes.ts';
import type { RowReference } from './references.ts';

function stamp(context: Context, table: Table, { changes, verb }: { readonly changes: Changes; readonly verb: 'created' | 'modified' }): void {
  const user = (id: string): RowReference => ({ table: context.registry.tableNamed('systemuser'), id });
  const [by, onBehalf] = [table.columns.get(`${verb}by`), table.columns.get(`${verb}onbehalfby`)];
  if (by) setLookup(changes, by, user(context.caller.userId));
  // As in Dataverse the row is by the user acted for, and tells who really sent the request.
  if (onBehalf) setLookup(changes, onBehalf, context.caller.actingUserId === undefined ? undefined : user(context.caller.actingUserId));
}

/** Marks a change of the row. */
export function stampModified(context: Context, table: Table, changes: Changes): void {
  setIfPresent(table, changes, 'modifiedon', context.now.toISOString());
  stamp(context, table, { changes, verb: 'modified' });
}

/** Marks a new row; `createdOn` stands for now unless the caller may say otherwise. */
export function stampCreated(context: Context, table: Table, { changes, createdOn }: { readonly changes: Changes; readonly createdOn?: string }): void {
  setIfPresent(table, changes, 'createdon', createdOn ?? context.now.toISOString());
  stamp(context, table, { changes, verb: 'created' });
  stampModified(context, table, changes);
}
