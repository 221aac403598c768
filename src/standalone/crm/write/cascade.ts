// What a delete or an assignment does to the rows that point to the row: parental children go along, other lookups are cleared.
import { conditionOrFalse, missingPrivilege } from '../access/rowAccess.ts';
import type { Context } from '../context.ts';
import { isPolymorphic } from '../registry/column.ts';
import { columnNamed, type InboundLookup, type Table } from '../registry/registry.ts';
import { QueryText } from '../query/queryText.ts';
import { removeComponents } from '../solutions/membership.ts';
import { columnSql, pointsToTableSql, sqlType, tableSql, typeColumnSql } from '../storage/identifiers.ts';
import { errorCodes, WebApiError } from '../webApiError.ts';
import type { Changes } from './changes.ts';

/** Deletes rows with their parental children; 403 when a child is not the caller's to delete. The rows themselves were checked before. */
export async function removeRows(context: Context, table: Table, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const inbound = table.registry.inboundLookups(table);
  for (const lookup of inbound) {
    if (lookup.cascade.delete === 'Cascade') await removeRows(context, lookup.table, await childrenToRemove(context, { parent: table, lookup, ids }));
    if (lookup.cascade.delete === 'Restrict') await refuseWithChildren(context, { parent: table, lookup, ids });
  }
  await clearLookups(context, { table, inbound: inbound.filter((one) => one.cascade.delete !== 'Cascade'), ids });
  await unlink(context, table, ids);
  await context.session.query(`delete from ${tableSql(table)} where ${columnSql(table.idColumn)} = any($1::uuid[])`, [ids]);
  if (table.name === 'role') await removeComponents(context.session, ids);
  await context.session.query('delete from crm."$shared" where (table_name = $1 and id = any($2::uuid[])) or source = any($2::uuid[])', [table.name, ids]);
  await context.session.query(`insert into crm."$deleted" (table_name, id, version) select $1, id, nextval('crm."$version"') from unnest($2::uuid[]) as id`, [table.name, ids]);
}

async function refuseWithChildren(context: Context, { parent, lookup, ids }: { readonly parent: Table; readonly lookup: InboundLookup; readonly ids: readonly string[] }): Promise<void> {
  const found = await context.session.query(`select 1 from ${tableSql(lookup.table)} where ${pointsTo(lookup, parent)} limit 1`, [ids]);
  if (found.length > 0) throw new WebApiError(400, errorCodes.associated, `The object you tried to delete is associated with another object and cannot be deleted. (${lookup.table.name})`);
}

function pointsTo(lookup: InboundLookup, parent: Table, alias?: string): string {
  return `${columnSql(lookup.column, alias)} = any($1::uuid[])${pointsToTableSql(lookup.column, parent, alias)}`;
}

async function childrenToRemove(context: Context, { parent, lookup, ids }: { readonly parent: Table; readonly lookup: InboundLookup; readonly ids: readonly string[] }): Promise<readonly string[]> {
  const text = new QueryText();
  text.bind(ids, 'uuid[]');
  const alias = text.nextAlias();
  const deletable = conditionOrFalse(context.caller, { table: lookup.table, alias }, 'Delete', text);
  const children = await context.session.query<{ id: string; deletable: boolean | null }>(
    `select ${columnSql(lookup.table.idColumn, alias)} as id, ${deletable} as deletable from ${tableSql(lookup.table)} ${alias} where ${pointsTo(lookup, parent, alias)} for update`,
    text.values,
  );
  if (children.some((child) => child.deletable !== true)) throw missingPrivilege(context.caller, lookup.table, 'Delete');
  return children.map((child) => child.id);
}

async function clearLookups(context: Context, { table, inbound, ids }: { readonly table: Table; readonly inbound: readonly InboundLookup[]; readonly ids: readonly string[] }): Promise<void> {
  if (inbound.length === 0) return;
  // Two lookups of one row must not be cleared by two parts of one statement: PostgreSQL would keep only one of them.
  const byTable = new Map<string, InboundLookup[]>();
  for (const lookup of inbound) byTable.set(lookup.table.name, [...(byTable.get(lookup.table.name) ?? []), lookup]);
  const parts = [...byTable.values()].map((lookups, index) => {
    const [first] = lookups;
    if (!first) return '';
    const sets = lookups.flatMap((lookup) => {
      const clear = (name: string): string => `${name} = case when ${pointsTo(lookup, table)} then null else ${name} end`;
      return isPolymorphic(lookup.column) ? [clear(columnSql(lookup.column)), clear(typeColumnSql(lookup.column))] : [clear(columnSql(lookup.column))];
    });
    if (first.table.columns.has('versionnumber')) sets.push(`"versionnumber" = nextval('crm."$version"')`);
    return `p${index} as (update ${tableSql(first.table)} set ${sets.join(', ')} where ${lookups.map((lookup) => `(${pointsTo(lookup, table)})`).join(' or ')})`;
  });
  await context.session.query(`with ${parts.join(', ')} select 1`, [ids]);
}

/** Removes many-to-many links of the rows. */
async function unlink(context: Context, table: Table, ids: readonly string[]): Promise<void> {
  for (const navigation of table.navigations.values()) {
    if (navigation.kind !== 'many') continue;
    const intersect = table.registry.tables.get(navigation.intersect);
    if (!intersect) continue;
    await context.session.query(`delete from ${tableSql(intersect)} where ${columnSql(columnNamed(intersect, navigation.sourceColumn))} = any($1::uuid[])`, [ids]);
  }
}

/** Gives parental children the owner of the row they belong to. */
export async function moveChildren(context: Context, table: Table, to: { readonly ids: readonly string[]; readonly owner: Changes }): Promise<void> {
  if (to.ids.length === 0) return;
  for (const lookup of table.registry.inboundLookups(table).filter((one) => one.cascade.assign === 'Cascade' && one.table.columns.has('ownerid'))) {
    const child = lookup.table;
    const values: unknown[] = [to.ids];
    const sets = ['ownerid', 'owninguser', 'owningteam', 'owningbusinessunit'].flatMap((name) => {
      const column = child.columns.get(name);
      if (!column) return [];
      values.push(to.owner.get(name) ?? null);
      const set = `${columnSql(column)} = $${values.length}::${sqlType(column)}`;
      if (!isPolymorphic(column)) return [set];
      values.push(to.owner.get(`${name}__type`) ?? null);
      return [set, `${typeColumnSql(column)} = $${values.length}::text`];
    });
    const moved = await context.session.query<{ id: string }>(
      `update ${tableSql(child)} set ${sets.join(', ')}, "versionnumber" = nextval('crm."$version"') where ${pointsTo(lookup, table)} returning ${columnSql(child.idColumn)} as id`,
      values,
    );
    await moveChildren(context, child, { ids: moved.map((row) => row.id), owner: to.owner });
  }
}
