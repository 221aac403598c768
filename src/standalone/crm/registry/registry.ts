// Every table the CRM serves, with its columns and navigation properties. Identifiers in SQL come only from here:
// a name a client sends is looked up, never pasted.
import { createHash } from 'node:crypto';
import activities from './activities.json' with { type: 'json' };
import customizing from './customizing.json' with { type: 'json' };
import organization from './organization.json' with { type: 'json' };
import routing from './routing.json' with { type: 'json' };
import sales from './sales.json' with { type: 'json' };
import { isLookup, parseColumn, propertyName, type Column } from './column.ts';
import { sortAdditions, type Additions } from './additions.ts';
import { parental, referential, type Cascade, type CustomChoice, type CustomKey, type CustomRelationship, type Customization } from './customization.ts';
import { factsOfCustomTable, factsOfIntersect, selfColumns, withIntersections, type TableFacts } from './tableFacts.ts';

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
  /** Schema name of the relationship. */
  readonly schema: string;
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
  /** Added by the organization, hence checked for required columns. */
  readonly isCustom: boolean;
  /** Alternate keys by schema name. */
  readonly keys: ReadonlyMap<string, CustomKey>;
  /** The registry the table belongs to: where the tables it points to are found. */
  readonly registry: Registry;
}

/** All tables of one organization. */
export interface Registry {
  readonly tables: ReadonlyMap<string, Table>;
  /** The table with this logical name; throws on a name that is not of the registry (a programming error). */
  tableNamed(name: string): Table;
  /** The table behind an entity set, or undefined: the name comes from a request. */
  tableOfSet(entitySetName: string): Table | undefined;
  /** All lookups that may point to rows of the table; of an activity also those that point to activities in general. */
  inboundLookups(table: Table): readonly InboundLookup[];
  /** Lookups of the table that hand rights of the row they point to on. */
  outboundLookups(table: Table): readonly InboundLookup[];
  readonly relationships: readonly CustomRelationship[];
  /** Global option sets by name. */
  readonly choices: ReadonlyMap<string, CustomChoice>;
  /** Differs when any definition differs: `globalmetadataversion`, by which clients know that what they keep is out of date. */
  readonly version: string;
  /** What the tables every organization has were extended by. */
  readonly customizations: readonly Customization[];
}

/** A lookup elsewhere that points to a table: what a delete or assign has to follow. */
export interface InboundLookup {
  readonly table: Table;
  readonly column: Column;
  /** The table pointed to. */
  readonly target: string;
  readonly cascade: Cascade;
}

export const activityTypes: readonly string[] = ['email', 'task', 'appointment', 'phonecall', 'opportunityclose'];

const standardFacts: ReadonlyMap<string, TableFacts> = new Map<string, TableFacts>([
  ...Object.entries<TableFacts>(sales),
  ...Object.entries<TableFacts>(activities),
  ...Object.entries<TableFacts>(organization),
  ...Object.entries<TableFacts>(routing),
  ...Object.entries<TableFacts>(customizing),
]);

/** Lookups whose rows live and move with the row they are about. */
const parentalColumns = new Set(['regardingobjectid', 'objectid']);
/** What is about a row goes with it, but stays the business of who made it. */
const aboutCascade: Cascade = { ...parental, reparent: 'NoCascade' };

interface Sources {
  readonly facts: ReadonlyMap<string, TableFacts>;
  readonly additions: Additions;
  readonly intersects: ReadonlySet<string>;
  readonly registry: Registry;
}

function lookupTargets(name: string, { facts, additions }: Sources): Map<string, string[]> {
  const targets = new Map<string, string[]>();
  const add = (column: string, target: string): void => {
    targets.set(column, [...new Set([...(targets.get(column) ?? []), target])]);
  };
  for (const line of facts.get(name)?.lookups ?? []) {
    const [, column = '', target = ''] = line.split('|');
    add(column, target);
  }
  for (const relationship of additions.relationships) if (relationship.referencing === name) add(relationship.column, relationship.referenced);
  return targets;
}

function intersectColumns(facts: Sources['facts'], intersect: string, { source, target }: { readonly source: string; readonly target: string }): { sourceColumn: string; targetColumn: string } {
  const columns = facts.get(intersect)?.columns.map((line) => line.split('|')[0] ?? '') ?? [];
  const columnOf = (table: string): string => {
    const id = facts.get(table)?.id ?? '';
    return columns.includes(id) ? id : 'entityid';
  };
  return { sourceColumn: columnOf(source), targetColumn: columnOf(target) };
}

function singleNavigations(name: string, of: TableFacts, { columns, sources }: { readonly columns: ReadonlyMap<string, Column>; readonly sources: Sources }): Map<string, Navigation> {
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
  for (const relationship of sources.additions.relationships) {
    const column = relationship.referencing === name ? columns.get(relationship.column) : undefined;
    if (column) addSingle(relationship.navigation, column, relationship.referenced);
  }
  return found;
}

function navigationsOf(name: string, of: TableFacts, from: { readonly columns: ReadonlyMap<string, Column>; readonly sources: Sources }): Map<string, Navigation> {
  const { facts, additions } = from.sources;
  const found = singleNavigations(name, of, from);
  for (const line of of.collections) {
    const [nav = '', target = '', column = ''] = line.split('|');
    found.set(nav, { kind: 'collection', name: nav, target, column, schema: nav });
  }
  for (const one of additions.relationships) {
    if (one.referenced === name) found.set(one.collection, { kind: 'collection', name: one.collection, target: one.referencing, column: one.column, schema: one.schema });
  }
  if (activityTypes.includes(name) || name === 'activitypointer') {
    const nav = `${name}_activity_parties`;
    found.set(nav, { kind: 'collection', name: nav, target: 'activityparty', column: 'activityid', schema: nav });
  }
  for (const line of of.intersections) {
    const [nav = '', target = '', intersect = '', source, other] = line.split('|');
    const columns = source !== undefined && other !== undefined ? { sourceColumn: source, targetColumn: other } : intersectColumns(facts, intersect, { source: name, target });
    found.set(nav, { kind: 'many', name: nav, target, intersect, ...columns });
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

function buildTable(name: string, of: TableFacts, sources: Sources): Table {
  const { additions } = sources;
  const targets = lookupTargets(name, sources);
  const withOptions = (column: Column): Column => {
    const changed = column.globalChoice === undefined ? additions.options.get(`${name}.${column.name}`) : additions.choices.get(column.globalChoice)?.options;
    return changed ? { ...column, options: changed } : column;
  };
  const columns = new Map([
    ...of.columns.map((line) => {
      const columnName = line.slice(0, line.indexOf('|'));
      return [columnName, withOptions(parseColumn(line, of.options[columnName] ?? [], targets.get(columnName) ?? []))] as const;
    }),
    ...additions.columns.filter((one) => one.table === name).map(({ column }) => [column.name, withOptions({ ...column, targets: targets.get(column.name) ?? [] })] as const),
  ]);
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
    navigations: navigationsOf(name, of, { columns, sources }),
    defaultStatus: defaultStatuses(of, columns),
    isActivity: activityTypes.includes(name),
    isView: name === 'activitypointer',
    isIntersect: sources.intersects.has(name),
    ownership: columns.has('ownerid') ? 'user' : 'organization',
    isCustom: additions.tables.some((table) => table.name === name),
    keys: new Map(additions.keys.filter((key) => key.table === name).map((key) => [key.schema, key])),
    registry: sources.registry,
  };
}

function cascadeOf(table: Table, column: Column, custom: CustomRelationship | undefined): Cascade {
  if (custom) return custom.cascade;
  const about = parentalColumns.has(column.name) && (table.isActivity || table.name === 'annotation');
  const part = (table.name === 'activityparty' && column.name === 'activityid') || (table.name === 'activitymimeattachment' && column.name === 'objectid') || (table.name === 'solutioncomponent' && column.name === 'solutionid');
  return about || part ? aboutCascade : referential;
}

function collectLookups(tables: ReadonlyMap<string, Table>, relationships: readonly CustomRelationship[]): readonly InboundLookup[] {
  const found: InboundLookup[] = [];
  for (const table of tables.values()) {
    if (table.isView) continue;
    for (const column of table.columns.values()) {
      if (!isLookup(column)) continue;
      for (const target of column.targets) {
        const custom = relationships.find((one) => one.referencing === table.name && one.column === column.name && one.referenced === target);
        found.push({ table, column, target, cascade: cascadeOf(table, column, custom) });
      }
    }
  }
  return found;
}

function groupBy(lookups: readonly InboundLookup[], key: (lookup: InboundLookup) => string): ReadonlyMap<string, readonly InboundLookup[]> {
  const groups = new Map<string, InboundLookup[]>();
  for (const lookup of lookups) {
    const group = groups.get(key(lookup));
    if (group) group.push(lookup);
    else groups.set(key(lookup), [lookup]);
  }
  return groups;
}

/** The tables every organization has, with the customizations of this one. */
export function buildRegistry(customizations: readonly Customization[]): Registry {
  const additions = sortAdditions(customizations);
  const whole = new Map([...standardFacts, ...additions.tables.map((table) => [table.name, factsOfCustomTable(table)] as const)]);
  const facts = new Map([...whole].map(([name, of]) => [name, withIntersections(name, of, additions.intersects)] as const));
  for (const one of additions.intersects) {
    const [first, second] = [whole.get(one.first)?.id ?? '', whole.get(one.second)?.id ?? ''];
    const [sideOne = first, sideTwo = second] = selfColumns(one, first);
    facts.set(one.intersect, factsOfIntersect(one, [sideOne, sideTwo]));
  }
  const intersects = new Set([...facts.values()].flatMap((of) => of.intersections.map((line) => line.split('|')[2] ?? '')));
  const tables = new Map<string, Table>();
  const bySet = new Map<string, Table>();
  let inbound: ReadonlyMap<string, readonly InboundLookup[]> = new Map();
  let outbound: ReadonlyMap<string, readonly InboundLookup[]> = new Map();
  const registry: Registry = {
    tables,
    tableNamed: (name) => {
      const table = tables.get(name);
      if (!table) throw new Error(`no table ${name}`);
      return table;
    },
    tableOfSet: (entitySetName) => bySet.get(entitySetName),
    inboundLookups: (table) => {
      const direct = inbound.get(table.name) ?? [];
      if (!table.isActivity) return direct;
      const known = new Set(direct.map((lookup) => lookup.column));
      return [...direct, ...(inbound.get('activitypointer') ?? []).filter((lookup) => !known.has(lookup.column))];
    },
    outboundLookups: (table) => outbound.get(table.name) ?? [],
    relationships: additions.relationships,
    choices: additions.choices,
    version: String(Number.parseInt(createHash('sha256').update(JSON.stringify(customizations)).digest('hex').slice(0, 7), 16)),
    customizations,
  };
  for (const [name, of] of facts) {
    const table = buildTable(name, of, { facts, additions, intersects, registry });
    tables.set(name, table);
    bySet.set(table.entitySetName, table);
  }
  const lookups = collectLookups(tables, additions.relationships);
  inbound = groupBy(lookups, (lookup) => lookup.target);
  outbound = groupBy(lookups.filter(({ cascade }) => cascade.share === 'Cascade' || cascade.reparent === 'Cascade'), (lookup) => lookup.table.name);
  return registry;
}

/** The column; throws on a name that is not of the table (a programming error). */
export function columnNamed(table: Table, name: string): Column {
  const column = table.columns.get(name);
  if (!column) throw new Error(`no column ${table.name}.${name}`);
  return column;
}

/** Navigation property name that names this lookup for one target, e.g. `parentcustomerid_account`. */
export function navigationFor(table: Table, column: Column, target: string): SingleNavigation | undefined {
  for (const navigation of table.navigations.values()) {
    if (navigation.kind === 'single' && navigation.column === column && navigation.targets.includes(target)) return navigation;
  }
  return undefined;
}
