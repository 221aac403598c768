// Rows shared with users and teams, and what related rows inherit from the row they belong to: its shares and, where the
// relationship says so, access for its owner. Kept beside the rows; `source` names the row a share was inherited from.
import { accessBits } from '../access/privileges.ts';
import type { Context } from '../context.ts';
import { isPolymorphic } from '../registry/column.ts';
import type { InboundLookup, Table } from '../registry/registry.ts';
import { columnSql, pointsToTableSql, tableSql, typeColumnName, typeColumnSql } from '../storage/identifiers.ts';
import type { Changes } from './changes.ts';
import type { StoredRow } from './derived.ts';
import { isActivityPart } from './parties.ts';
import type { RowReference } from './references.ts';

/** `source` of a share somebody granted. */
const DIRECT = '00000000-0000-0000-0000-000000000000';
const everyRight = Object.values(accessBits).reduce((sum, bit) => sum | bit, 0);

export interface Share {
  readonly principal: RowReference;
  /** Bits of `accessBits`. */
  readonly rights: number;
}

/** Grants (adds to), sets or, with no rights, revokes what a principal was granted on the row; related rows follow. */
export async function setShare(context: Context, row: RowReference, change: Share & { readonly how: 'add' | 'set' }): Promise<void> {
  const { principal, rights, how } = change;
  if (rights === 0) {
    await context.session.query('delete from crm."$shared" where table_name = $1 and id = $2::uuid and principal = $3::uuid and source = $4::uuid', [row.table.name, row.id, principal.id, DIRECT]);
  } else {
    await context.session.query(
      `insert into crm."$shared" as kept (table_name, id, principal, principal_type, rights, source) values ($1, $2::uuid, $3::uuid, $4, $5::integer, $6::uuid)
       on conflict (table_name, id, principal, source) do update set rights = ${how === 'add' ? 'kept.rights | excluded.rights' : 'excluded.rights'}`,
      [row.table.name, row.id, principal.id, principal.table.name, rights, DIRECT],
    );
  }
  context.onRightsChanged();
  await handOn(context, row.table, [row.id]);
}

/** Who the row is shared with, inherited shares included. */
export async function sharesOf(context: Context, row: RowReference): Promise<readonly Share[]> {
  const rows = await context.session.query<{ id: string; type: string; rights: number }>(
    'select principal as id, principal_type as type, bit_or(rights) as rights from crm."$shared" where table_name = $1 and id = $2::uuid group by principal, principal_type order by principal',
    [row.table.name, row.id],
  );
  return rows.map(({ id, type, rights }) => ({ principal: { table: context.registry.tableNamed(type), id }, rights }));
}

function inherits(lookup: InboundLookup): boolean {
  return lookup.table.columns.has('ownerid') && !isActivityPart(lookup.table) && (lookup.cascade.share === 'Cascade' || lookup.cascade.reparent === 'Cascade');
}

/** Brings what related rows inherit from these rows up to date, all the way down. */
export async function handOn(context: Context, table: Table, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  for (const lookup of table.registry.inboundLookups(table).filter(inherits)) {
    const child = lookup.table;
    const gone = await context.session.query('delete from crm."$shared" where table_name = $1 and source = any($2::uuid[]) returning 1', [child.name, ids]);
    const given = await inherit(context, { parent: table, lookup, ids });
    if (gone.length + given === 0) continue;
    context.onRightsChanged();
    const children = await context.session.query<{ id: string }>(
      `select ${columnSql(child.idColumn)} as id from ${tableSql(child)} where ${columnSql(lookup.column)} = any($1::uuid[])${pointsToTableSql(lookup.column, table)}`,
      [ids],
    );
    await handOn(context, child, children.map((row) => row.id));
  }
}

interface Inheritance {
  readonly parent: Table;
  readonly lookup: InboundLookup;
  readonly ids: readonly string[];
  /** Only this child. */
  readonly child?: string;
}

async function inherit(context: Context, { parent, lookup, ids, child }: Inheritance): Promise<number> {
  const { table, column, cascade } = lookup;
  const sources: string[] = [];
  if (cascade.share === 'Cascade') sources.push(`select id, principal, principal_type, rights from crm."$shared" where table_name = '${parent.name}' and id = any($1::uuid[])`);
  const owner = parent.columns.get('ownerid');
  if (cascade.reparent === 'Cascade' && owner) {
    sources.push(`select ${columnSql(parent.idColumn)}, ${columnSql(owner)}, ${isPolymorphic(owner) ? typeColumnSql(owner) : "'systemuser'"}, ${everyRight} from ${tableSql(parent)} where ${columnSql(parent.idColumn)} = any($1::uuid[])`);
  }
  if (sources.length === 0) return 0;
  const only = child === undefined ? '' : ` and ${columnSql(table.idColumn, 'c')} = $2::uuid`;
  const rows = await context.session.query(
    `insert into crm."$shared" (table_name, id, principal, principal_type, rights, source)
     select '${table.name}', ${columnSql(table.idColumn, 'c')}, p.principal, p.principal_type, bit_or(p.rights), p.id from ${tableSql(table)} c
     join (${sources.join(' union all ')}) p(id, principal, principal_type, rights) on p.id = ${columnSql(column, 'c')}${pointsToTableSql(column, parent, 'c')}
     where p.principal is distinct from c."ownerid"${only} group by 2, 3, 4, 6 on conflict do nothing returning 1`,
    child === undefined ? [ids] : [ids, child],
  );
  return rows.length;
}

/** After a row was created or its lookups changed: what it inherits from the rows it now belongs to. `before` is the row as it was. */
export async function inheritShares(context: Context, row: RowReference, { changes, before }: { readonly changes: Changes; readonly before?: StoredRow }): Promise<void> {
  if (isActivityPart(row.table) || !row.table.columns.has('ownerid')) return;
  let changed = false;
  for (const lookup of row.table.registry.outboundLookups(row.table)) {
    const { column, target } = lookup;
    if (!changes.has(column.name)) continue;
    const old = before?.[column.name];
    if (typeof old === 'string' && (await context.session.query('delete from crm."$shared" where table_name = $1 and id = $2::uuid and source = $3::uuid returning 1', [row.table.name, row.id, old])).length > 0) changed = true;
    const parent = changes.get(column.name);
    const type = isPolymorphic(column) ? changes.get(typeColumnName(column)) : target;
    if (typeof parent !== 'string' || type !== target) continue;
    if ((await inherit(context, { parent: context.registry.tableNamed(target), lookup, ids: [parent], child: row.id })) > 0) changed = true;
  }
  if (!changed) return;
  context.onRightsChanged();
  if (before) await handOn(context, row.table, [row.id]);
}
