// Deletes a row with what belongs to it.
import { rightsTables } from '../access/callerRights.ts';
import type { Context } from '../context.ts';
import { DEFAULT_SOLUTION } from '../solutions/membership.ts';
import { errorCodes, rowNotFound, WebApiError } from '../webApiError.ts';
import { removeRows } from './cascade.ts';
import { requireWritable } from './changes.ts';
import { lockRow, type Preconditions } from './lockRow.ts';
import type { RowReference } from './references.ts';

/** Deletes the row; missing or hidden is a 404, a stale `If-Match` a 412. */
export async function deleteRow(context: Context, reference: RowReference, preconditions: Preconditions): Promise<void> {
  requireWritable(reference.table, 'Delete');
  const row = await lockRow(context, reference, { right: 'Delete', preconditions });
  if (!row) throw rowNotFound(reference.table.name, reference.id);
  if (reference.table.name === 'solution' && row['uniquename'] === DEFAULT_SOLUTION) throw new WebApiError(400, errorCodes.associated, 'The default solution cannot be deleted.');
  await removeRows(context, reference.table, [reference.id]);
  if (rightsTables.has(reference.table.name)) context.onRightsChanged();
}
