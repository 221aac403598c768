// Finds the rows that references in bodies and URLs name, and checks that the caller may link to them.
import { conditionOrFalse, missingPrivilege, requirePrivilege } from '../access/rowAccess.ts';
import type { Context } from '../context.ts';
import { parseKey, parsePath } from '../odata/resourcePath.ts';
import type { Table } from '../registry/registry.ts';
import { idOfKey, keyNotFound, readKeyValues, type KeyValues } from './alternateKeys.ts';
import { QueryText } from '../query/queryText.ts';
import { columnSql, tableSql } from '../storage/identifiers.ts';
import { errorCodes, rowNotFound, WebApiError } from '../webApiError.ts';

export interface RowReference {
  readonly table: Table;
  readonly id: string;
  /** Values of the alternate key that named a row which does not exist; `id` is then the one it would get. */
  readonly missing?: KeyValues;
}

/** The row `/contacts(<id>)`, `contacts(<id>)`, `contacts(key='value')` or a full URL names. That it may be seen is not checked yet. */
export async function findReference(context: Context, reference: string): Promise<RowReference> {
  const { root, registry } = context;
  const path = reference.startsWith(root) ? reference.slice(root.length) : reference.replace(/^https?:\/\/[^/]{1,300}\/api\/data\/v\d\.\d/i, '').replace(/^\/api\/data\/v\d\.\d/i, '');
  const [segment, ...rest] = parsePath(path);
  const table = segment ? registry.tableOfSet(segment.name) : undefined;
  if (!segment || !table || segment.argument === undefined || rest.length > 0) {
    throw new WebApiError(400, errorCodes.payload, `Resource not found for the segment '${segment?.name ?? reference.slice(0, 200)}'. A reference has the form /set(id).`);
  }
  const key = parseKey(segment.argument, table.idColumn.name);
  if (key.kind === 'id') return { table, id: key.id };
  const id = await idOfKey(context, table, readKeyValues(table, key.values));
  if (id === undefined) throw keyNotFound(table);
  return { table, id };
}

/** Throws 404 unless the caller sees the row, 403 unless others may be attached to it. */
export async function requireLinkable(context: Context, { table, id }: RowReference): Promise<void> {
  requirePrivilege(context.caller, table, 'Read');
  const text = new QueryText();
  const alias = text.nextAlias();
  const target = { table, alias };
  const visible = conditionOrFalse(context.caller, target, 'Read', text);
  const linkable = conditionOrFalse(context.caller, target, 'AppendTo', text);
  const [row] = await context.session.query<{ linkable: boolean | null }>(
    `select ${linkable} as linkable from ${tableSql(table)} ${alias} where ${columnSql(table.idColumn, alias)} = ${text.bind(id, 'uuid')} and ${visible}`,
    text.values,
  );
  if (!row) throw rowNotFound(table.name, id);
  if (!row.linkable) throw missingPrivilege(context.caller, table, 'AppendTo');
}
