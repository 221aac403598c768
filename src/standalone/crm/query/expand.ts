// $expand: one query per navigation property for all rows at once, nested as deep as asked. Only rows the caller may see appear.
import type { Context } from '../context.ts';
import { columnNamed, type CollectionNavigation, type ManyNavigation, type SingleNavigation, type Table } from '../registry/registry.ts';
import { columnSql, pointsToTableSql, tableSql } from '../storage/identifiers.ts';
import { queryError } from '../webApiError.ts';
import { lookupTable, type JsonRow } from './rowJson.ts';
import type { ReadRow, ReadRows } from './rowsQuery.ts';
import type { ExpandPlan } from './selection.ts';
import { unknownProperty } from './scope.ts';

interface Reader {
  readonly context: Context;
  readonly read: ReadRows;
}

interface Plan<Kind> {
  readonly item: ExpandPlan['item'];
  readonly navigation: Kind;
}

interface Parents {
  readonly table: Table;
  readonly rows: readonly ReadRow[];
}

/** Adds the expanded rows to `parents.rows[].json`. */
export async function expandRows(reader: Reader, parents: Parents, plans: readonly ExpandPlan[]): Promise<void> {
  for (const plan of plans) {
    const { item, navigation } = plan;
    if (item.reference && navigation.kind !== 'single') throw queryError('Expand with $ref is only supported on lookup type navigation property.');
    if (navigation.kind === 'collection') await expandCollection(reader, parents, { item, navigation });
    else if (navigation.kind === 'many') await expandMany(reader, parents, { item, navigation });
    else if (item.reference) referSingle(reader.context, parents.rows, navigation);
    else await expandSingle(reader, parents.rows, { item, navigation });
  }
}

function referSingle(context: Context, rows: readonly ReadRow[], navigation: SingleNavigation): void {
  for (const row of rows) {
    const target = lookupTable(navigation.column, row.raw);
    row.json[navigation.name] = target && navigation.targets.includes(target)
      ? { '@odata.id': `${context.root}/${context.registry.tableNamed(target).entitySetName}(${String(row.raw[navigation.column.name])})` }
      : null;
  }
}

async function expandSingle({ context, read }: Reader, rows: readonly ReadRow[], { item, navigation }: Plan<SingleNavigation>): Promise<void> {
  const found = new Map<string, JsonRow>();
  const lenient = navigation.targets.length > 1;
  if (lenient) checkSelect(context, navigation, item);
  for (const name of navigation.targets) {
    const target = context.registry.tableNamed(name);
    const ids = [...new Set(rows.filter((row) => lookupTable(navigation.column, row.raw) === name).map((row) => String(row.raw[navigation.column.name])))];
    // Also without any id the options are checked, so that a wrong name is reported whatever the data.
    const related = await read(context, {
      table: target, options: item.options, lenient,
      condition: (scope) => `${columnSql(target.idColumn, scope.alias)} = any(${scope.text.bind(ids, 'uuid[]')})`,
    });
    for (const row of related) {
      // Users and teams are principals: through `ownerid` they show that name too.
      if (navigation.column.kind === 'Owner') row.json['ownerid'] = row.raw[target.idColumn.name];
      found.set(`${name} ${String(row.raw[target.idColumn.name])}`, row.json);
    }
  }
  for (const row of rows) {
    const target = lookupTable(navigation.column, row.raw);
    row.json[navigation.name] = found.get(`${target ?? ''} ${String(row.raw[navigation.column.name])}`) ?? null;
  }
}

function checkSelect({ registry }: Context, navigation: SingleNavigation, item: ExpandPlan['item']): void {
  const targets = navigation.targets.map((name) => registry.tableNamed(name));
  for (const name of item.options.select ?? []) {
    if (name !== 'ownerid' && !targets.some((target) => target.properties.has(name))) throw queryError(unknownProperty(name, targets[0] ?? registry.tableNamed('systemuser')));
  }
}

function parentIds({ table, rows }: Parents): readonly string[] {
  return rows.map((row) => String(row.raw[table.idColumn.name]));
}

async function expandCollection({ context, read }: Reader, parents: Parents, { item, navigation }: Plan<CollectionNavigation>): Promise<void> {
  const target = context.registry.tableNamed(navigation.target);
  const column = columnNamed(target, navigation.column);
  const children = await read(context, {
    table: target, options: item.options, also: [column],
    perParent: item.options.top === undefined ? undefined : { column, top: item.options.top },
    condition: (scope) => `${columnSql(column, scope.alias)} = any(${scope.text.bind(parentIds(parents), 'uuid[]')})${pointsToTableSql(column, parents.table, scope.alias)}`,
  });
  const groups = new Map<string, JsonRow[]>();
  for (const child of children) {
    const parent = String(child.raw[column.name]);
    groups.set(parent, [...(groups.get(parent) ?? []), child.json]);
  }
  for (const row of parents.rows) row.json[navigation.name] = groups.get(String(row.raw[parents.table.idColumn.name])) ?? [];
}

async function expandMany({ context, read }: Reader, parents: Parents, { item, navigation }: Plan<ManyNavigation>): Promise<void> {
  const target = context.registry.tableNamed(navigation.target);
  const intersect = context.registry.tableNamed(navigation.intersect);
  const [source, other] = [columnSql(columnNamed(intersect, navigation.sourceColumn)), columnSql(columnNamed(intersect, navigation.targetColumn))];
  const pairs = await context.session.query<{ source: string; target: string }>(
    `select ${source} as source, ${other} as target from ${tableSql(intersect)} where ${source} = any($1::uuid[])`,
    [parentIds(parents)],
  );
  const related = await read(context, {
    table: target, options: item.options,
    condition: (scope) => `${columnSql(target.idColumn, scope.alias)} = any(${scope.text.bind([...new Set(pairs.map((pair) => pair.target))], 'uuid[]')})`,
  });
  const linked = new Map<string, Set<string>>();
  for (const pair of pairs) linked.set(pair.source, (linked.get(pair.source) ?? new Set()).add(pair.target));
  for (const row of parents.rows) {
    const ids = linked.get(String(row.raw[parents.table.idColumn.name]));
    const mine = related.filter((one) => ids?.has(String(one.raw[target.idColumn.name]))).map((one) => one.json);
    row.json[navigation.name] = item.options.top === undefined ? mine : mine.slice(0, item.options.top);
  }
}
