// Links and unlinks rows: one-to-many by setting the lookup on the other side, many-to-many by a row of the intersect table.
import { randomUUID } from 'node:crypto';
import { conditionOrFalse, missingPrivilege } from '../access/rowAccess.ts';
import { rightsTables } from '../access/callerRights.ts';
import type { Context } from '../context.ts';
import { columnNamed, type CollectionNavigation, type ManyNavigation } from '../registry/registry.ts';
import { isPolymorphic } from '../registry/column.ts';
import { QueryText } from '../query/queryText.ts';
import { columnSql, tableSql, typeColumnName } from '../storage/identifiers.ts';
import { errorCodes, rowNotFound, WebApiError } from '../webApiError.ts';
import { setIfPresent, setLookup, updateStoredRow, type Changes } from './changes.ts';
import { deriveColumns } from './derived.ts';
import { lockRow, noPreconditions } from './lockRow.ts';
import { requireLinkable, type RowReference } from './references.ts';
import { inheritShares } from './shares.ts';
import { stampModified } from './stamps.ts';

export interface Link {
  readonly source: RowReference;
  readonly navigation: CollectionNavigation | ManyNavigation;
  readonly target: RowReference;
}

function requireFit({ navigation, target }: Link): void {
  if (target.table.name !== navigation.target) {
    throw new WebApiError(400, errorCodes.payload, `A row of ${target.table.name} does not fit into '${navigation.name}'; expected ${navigation.target}.`);
  }
}

/** Associates the two rows. */
export async function linkRows(context: Context, link: Link): Promise<void> {
  requireFit(link);
  if (link.navigation.kind === 'collection') {
    await requireLinkable(context, link.source);
    await setParent(context, link, link.source);
    return;
  }
  await requireAppend(context, link.source);
  await requireLinkable(context, link.target);
  await insertLink(context, link, link.navigation);
}

/** Removes the association; a pair that is not associated is a 404. */
export async function unlinkRows(context: Context, link: Link): Promise<void> {
  requireFit(link);
  if (link.navigation.kind === 'collection') {
    await requireLinkable(context, link.source);
    await setParent(context, link, undefined);
    return;
  }
  await requireAppend(context, link.source);
  await requireLinkable(context, link.target);
  const intersect = context.registry.tableNamed(link.navigation.intersect);
  const removed = await context.session.query(
    `delete from ${tableSql(intersect)} where ${columnSql(columnNamed(intersect, link.navigation.sourceColumn))} = $1::uuid and ${columnSql(columnNamed(intersect, link.navigation.targetColumn))} = $2::uuid returning 1`,
    [link.source.id, link.target.id],
  );
  if (removed.length === 0) throw rowNotFound(link.target.table.name, link.target.id);
  if (rightsTables.has(intersect.name)) context.onRightsChanged();
}

async function setParent(context: Context, link: Link, parent: RowReference | undefined): Promise<void> {
  const { target, source } = link;
  if (link.navigation.kind !== 'collection') return;
  const column = columnNamed(target.table, link.navigation.column);
  const row = await lockRow(context, target, { right: 'Write', preconditions: noPreconditions });
  if (!row) throw rowNotFound(target.table.name, target.id);
  const points = row[column.name] === source.id && (!isPolymorphic(column) || row[typeColumnName(column)] === source.table.name);
  if (!parent && !points) throw rowNotFound(target.table.name, target.id);
  const changes: Changes = new Map();
  setLookup(changes, column, parent);
  await deriveColumns(context, target.table, { row, changes });
  stampModified(context, target.table, changes);
  await updateStoredRow(context.session, target, changes);
  await inheritShares(context, target, { changes, before: row });
}

async function requireAppend(context: Context, { table, id }: RowReference): Promise<void> {
  const text = new QueryText();
  const alias = text.nextAlias();
  const visible = conditionOrFalse(context.caller, { table, alias }, 'Read', text);
  const appendable = conditionOrFalse(context.caller, { table, alias }, 'Append', text);
  const [row] = await context.session.query<{ appendable: boolean | null }>(
    `select ${appendable} as appendable from ${tableSql(table)} ${alias} where ${columnSql(table.idColumn, alias)} = ${text.bind(id, 'uuid')} and ${visible}`,
    text.values,
  );
  if (!row) throw rowNotFound(table.name, id);
  if (!row.appendable) throw missingPrivilege(context.caller, table, 'Append');
}

async function insertLink(context: Context, { source, target }: Link, navigation: ManyNavigation): Promise<void> {
  const intersect = context.registry.tableNamed(navigation.intersect);
  const changes: Changes = new Map<string, unknown>([
    [intersect.idColumn.name, randomUUID()],
    [navigation.sourceColumn, source.id],
    [navigation.targetColumn, target.id],
  ]);
  for (const [name, reference] of [[navigation.sourceColumn, source], [navigation.targetColumn, target]] as const) {
    const column = columnNamed(intersect, name);
    if (isPolymorphic(column)) changes.set(typeColumnName(column), reference.table.name);
  }
  setIfPresent(intersect, changes, 'createdon', context.now.toISOString());
  const names = [...changes.keys()].map((name) => `"${name}"`);
  const values = [...changes.values()];
  await context.session.query(
    `insert into ${tableSql(intersect)} (${names.join(', ')}, "versionnumber") values (${values.map((_, index) => `$${index + 1}`).join(', ')}, nextval('crm."$version"')) on conflict do nothing`,
    values,
  );
  if (rightsTables.has(intersect.name)) context.onRightsChanged();
}
