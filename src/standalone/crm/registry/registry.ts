// Every table the CRM serves, with its columns and navigation properties. Identifiers in SQL come only from here:
// a name a client sends is looked up, never pasted.
import activities from './activities.json' with { type: 'json' };
import organization from './organization.json' with { type: 'json' };
import routing from './routing.json' with { type: 'json' };
import sales from './sales.json' with { type: 'json' };
import { ownTables } from '../../../crm/tables.ts';
import { isLookup, parseColumn, propertyName, type Column } from './column.ts';
import { describeOwnTable, type TableFacts } from './ownTable.ts';

/** A lookup seen from its own side; `ownerid` alone has one name for two targets. */
export interface SingleNavigation {
  readonly kind: 'single';
  readonly name: string;
  readonly column: Column;
  readonly targets: readonly string[];
}
/** The rows of `target` whose lookup `column` points here. */
export interface CollectionNavigation {
  readonly kind: 'collection';
  readonly name: string;
  readonly target: string;
  readonly column: string;
  /** Parental: delete and assign of this row cascade to the target rows. */
  readonly parental: boolean;
}
/** Many-to-many through the table `intersect`. */
export interface ManyNavigation {
  readonly kind: 'many';
  readonly name: string;
  readonly target: string;
  readonly intersect: string;
  readonly sourceColumn: string;
  readonly targetColumn: string;
}
export type Navigation = SingleNavigation | CollectionNavigation | ManyNavigation;

export interface Table {
  readonly name: string;
  readonly schemaName: string;
  readonly entitySetName: string;
  readonly objectTypeCode?: number;
  readonly idColumn: Column;
  readonly nameColumn?: Column;
  readonly label: string;
  readonly pluralLabel: string;
  readonly columns: ReadonlyMap<string, Column>;
  /** Columns by the name the Web API uses (`_x_value` for lookups). */
  readonly properties: ReadonlyMap<string, Column>;
  readonly navigations: ReadonlyMap<string, Navigation>;
  /** State → default status reason. */
  readonly defaultStatus: ReadonlyMap<number, number>;
  /** An activity type (email, task …), also readable through `activitypointers`. */
  readonly isActivity: boolean;
  /** A read-only union of other tables. */
  readonly isView: boolean;
  readonly isIntersect: boolean;
  readonly ownership: 'user' | 'organization';
  /** Written by us, hence checked for required columns. */
  readonly isOwn: boolean;
}

/** A lookup elsewhere that points to a table: what a delete or assign has to follow. */
export interface InboundLookup {
  readonly table: Table;
  readonly column: Column;
  readonly parental: boolean;
}

export const activityTypes: readonly string[] = ['email', 'task', 'appointment', 'phonecall', 'opportunityclose'];

const facts = new Map<string, TableFacts>([
  ...Object.entries<TableFacts>(sales),
  ...Object.entries<TableFacts>(activities),
  ...Object.entries<TableFacts>(organization),
  ...Object.entries<TableFacts>(routing),
  ...ownTables.map((table): [string, TableFacts] => [table.logicalName, describeOwnTable(table)]),
]);
const ownNames = new Set(ownTables.map((table) => table.logicalName));
const ownCollections = ownTables.flatMap((table) =>
  table.columns.flatMap((column) =>
    column.lookup ? [{ on: column.lookup.table, name: column.lookup.collection, target: table.logicalName, column: column.logicalName, parental: column.lookup.behavior === 'parental' }] : [],
  ),
);
/** Lookups whose rows live and move with the row they are about. */
const parentalColumns = new Set(['regardingobjectid', 'objectid']);

function lookupTargets(of: TableFacts): Map<string, string[]> {
  const targets = new Map<string, string[]>();
  for (const line of of.lookups) {
    const [, column = '', target = ''] = line.split('|');
    targets.set(column, [...new Set([...(targets.get(column) ?? []), target])]);
  }
  return targets;
}

function intersectColumns(intersect: string, source: string, target: string): { sourceColumn: string; targetColumn: string } {
  const columns = facts.get(intersect)?.columns.map((line) => line.split('|')[0] ?? '') ?? [];
  const columnOf = (table: string): string => {
    const id = facts.get(table)?.id ?? '';
    return columns.includes(id) ? id : 'entityid';
  };
  return { sourceColumn: columnOf(source), targetColumn: columnOf(target) };
}

function navigationsOf(name: string, of: TableFacts, columns: ReadonlyMap<string, Column>): Map<string, Navigation> {
  const found = new Map<string, Navigation>();
  const addSingle = (nav: string, column: Column, target: string): void => {
    const before = found.get(nav);
    const targets = before?.kind === 'single' ? [...new Set([...before.targets, target])] : [target];
    found.set(nav, { kind: 'single', name: nav, column, targets });
  };
  for (const line of of.lookups) {
    const [nav = '', columnName = '', target = ''] = line.split('|');
    const column = columns.get(columnName);
    if (!column) continue;
    addSingle(nav, column, target);
    // Activity types inherit the names of activitypointer and add suffixed ones; both are accepted.
    if (!activityTypes.includes(name)) continue;
    const suffix = `_${name}`;
    if (nav.endsWith(suffix)) addSingle(nav.slice(0, -suffix.length), column, target);
    else addSingle(nav + suffix, column, target);
  }
  for (const line of of.collections) {
    const [nav = '', target = '', column = ''] = line.split('|');
    const parental = parentalColumns.has(column) && (activityTypes.includes(target) || target === 'annotation');
    found.set(nav, { kind: 'collection', name: nav, target, column, parental });
  }
  for (const own of ownCollections) {
    if (own.on === name) found.set(own.name, { kind: 'collection', name: own.name, target: own.target, column: own.column, parental: own.parental });
  }
  if (activityTypes.includes(name) || name === 'activitypointer') {
    const nav = `${name}_activity_parties`;
    found.set(nav, { kind: 'collection', name: nav, target: 'activityparty', column: 'activityid', parental: true });
  }
  for (const line of of.intersections) {
    const [nav = '', target = '', intersect = ''] = line.split('|');
    found.set(nav, { kind: 'many', name: nav, target, intersect, ...intersectColumns(intersect, name, target) });
  }
  return found;
}

function defaultStatuses(of: TableFacts, columns: ReadonlyMap<string, Column>): Map<number, number> {
  const defaults = new Map<number, number>();
  for (const option of columns.get('statuscode')?.options ?? []) {
    if (option.state !== undefined && !defaults.has(option.state)) defaults.set(option.state, option.value);
  }
  for (const pair of of.status ?? []) {
    const [state, status] = pair.split(':').map(Number);
    if (state !== undefined && status !== undefined) defaults.set(state, status);
  }
  return defaults;
}

function buildTable(name: string, of: TableFacts): Table {
  const targets = lookupTargets(of);
  const columns = new Map(of.columns.map((line) => {
    const columnName = line.slice(0, line.indexOf('|'));
    const column = parseColumn(line, of.options[columnName] ?? [], targets.get(columnName) ?? []);
    return [columnName, column] as const;
  }));
  const idColumn = columns.get(of.id);
  if (!idColumn) throw new Error(`table ${name} has no primary key column`);
  return {
    name,
    schemaName: of.schema,
    entitySetName: of.set,
    objectTypeCode: of.code,
    idColumn,
    nameColumn: of.name ? columns.get(of.name) : undefined,
    label: of.label,
    pluralLabel: of.plural,
    columns,
    properties: new Map([...columns.values()].map((column) => [propertyName(column), column])),
    navigations: navigationsOf(name, of, columns),
    defaultStatus: defaultStatuses(of, columns),
    isActivity: activityTypes.includes(name),
    isView: name === 'activitypointer',
    isIntersect: intersectNames.has(name),
    ownership: columns.has('ownerid') ? 'user' : 'organization',
    isOwn: ownNames.has(name),
  };
}

const intersectNames = new Set([...facts.values()].flatMap((of) => of.intersections.map((line) => line.split('|')[2] ?? '')));
export const tables: ReadonlyMap<string, Table> = new Map([...facts].map(([name, of]) => [name, buildTable(name, of)]));
const bySet = new Map([...tables.values()].map((table) => [table.entitySetName, table]));

/** The table with this logical name; throws on a name that is not of the registry (a programming error). */
export function tableNamed(name: string): Table {
  const table = tables.get(name);
  if (!table) throw new Error(`no table ${name}`);
  return table;
}

/** The table behind an entity set, or undefined: the name comes from a request. */
export function tableOfSet(entitySetName: string): Table | undefined {
  return bySet.get(entitySetName);
}

/** The column; throws on a name that is not of the table (a programming error). */
export function columnNamed(table: Table, name: string): Column {
  const column = table.columns.get(name);
  if (!column) throw new Error(`no column ${table.name}.${name}`);
  return column;
}

/** Navigation property name that names this lookup for one target, e.g. `parentcustomerid_account`. */
export function navigationFor(table: Table, column: Column, target: string): SingleNavigation | undefined {
  const names = [...table.navigations.values()].filter(
    (navigation): navigation is SingleNavigation => navigation.kind === 'single' && navigation.column === column && navigation.targets.includes(target),
  );
  return names[0];
}

const inbound = new Map<string, InboundLookup[]>();
for (const table of tables.values()) {
  if (table.isView) continue;
  for (const column of table.columns.values()) {
    if (!isLookup(column)) continue;
    for (const target of column.targets) {
      const own = ownCollections.some((one) => one.target === table.name && one.column === column.name && one.parental);
      const about = parentalColumns.has(column.name) && (table.isActivity || table.name === 'annotation');
      const part = (table.name === 'activityparty' && column.name === 'activityid') || (table.name === 'activitymimeattachment' && column.name === 'objectid');
      inbound.set(target, [...(inbound.get(target) ?? []), { table, column, parental: own || about || part }]);
    }
  }
}

/** All lookups that may point to rows of the table; of an activity also those that point to activities in general. */
export function inboundLookups(table: Table): readonly InboundLookup[] {
  const direct = inbound.get(table.name) ?? [];
  if (!table.isActivity) return direct;
  const known = new Set(direct.map((lookup) => lookup.column));
  return [...direct, ...(inbound.get('activitypointer') ?? []).filter((lookup) => !known.has(lookup.column))];
}
