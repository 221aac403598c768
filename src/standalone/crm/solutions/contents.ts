// What a solution holds, as registry facts: its tables with the columns and keys that go along, choices, relationships, roles. Pure.
import { definitionId } from '../metadata/describe.ts';
import type { Column } from '../registry/column.ts';
import { customizationName, type CustomChoice, type CustomIntersect, type CustomKey, type CustomRelationship } from '../registry/customization.ts';
import type { Registry, Table } from '../registry/registry.ts';
import { behaviors, componentTypes, type StoredComponent } from './membership.ts';

export interface TablePart {
  readonly table: Table;
  readonly behavior: number;
  /** By name. */
  readonly columns: readonly Column[];
  readonly keys: readonly CustomKey[];
}

export interface Contents {
  readonly tables: readonly TablePart[];
  readonly choices: readonly CustomChoice[];
  readonly relationships: readonly CustomRelationship[];
  readonly intersects: readonly CustomIntersect[];
  /** Ids. */
  readonly roles: readonly string[];
}

interface Draft {
  readonly table: Table;
  behavior: number;
  readonly columns: Set<Column>;
  readonly keys: Set<CustomKey>;
}

/** Columns the organization added to the table, or whose options it changed. */
function ownColumns(table: Table): readonly Column[] {
  const names = table.registry.customizations.flatMap((one) => (one.kind === 'column' && one.table === table.name ? [one.column.name] : one.kind === 'options' && one.table === table.name ? [one.column] : []));
  const system = table.isCustom ? [table.idColumn.name, 'statecode', 'statuscode'] : [];
  return [...new Set([...system, ...names])].flatMap((name) => table.columns.get(name) ?? []);
}

function draftOf(drafts: Map<string, Draft>, table: Table, behavior: number = behaviors.shell): Draft {
  const draft = drafts.get(table.name) ?? { table, behavior, columns: new Set<Column>(), keys: new Set<CustomKey>() };
  draft.behavior = Math.min(draft.behavior, behavior);
  drafts.set(table.name, draft);
  return draft;
}

function addWhole({ table, columns, keys }: Draft): void {
  for (const column of ownColumns(table)) columns.add(column);
  for (const key of table.keys.values()) keys.add(key);
}

const byName = <Item>(nameOf: (item: Item) => string) => (one: Item, other: Item): number => (nameOf(one) < nameOf(other) ? -1 : nameOf(one) > nameOf(other) ? 1 : 0);

/** Many-to-many relationships go along with a table that is wholly in, unless they lead to a table that is not. */
function isPaired(one: CustomIntersect, drafts: ReadonlyMap<string, Draft>, registry: Registry): boolean {
  const sides = [one.first, one.second];
  return sides.some((name) => drafts.get(name)?.behavior === behaviors.whole) && sides.every((name) => drafts.has(name) || registry.tables.get(name)?.isCustom === false);
}

/** The parts of a solution; those that are gone meanwhile are left out. */
export function contentsOf(registry: Registry, members: readonly StoredComponent[]): Contents {
  const idsOf = (type: number): ReadonlySet<string> => new Set(members.filter((one) => one.type === type).map((one) => one.id));
  const behavior = new Map(members.filter((one) => one.type === componentTypes.table).map((one) => [one.id, one.behavior ?? behaviors.whole]));
  const [columnIds, keyIds, relationIds, choiceIds] = [idsOf(componentTypes.column), idsOf(componentTypes.key), idsOf(componentTypes.relationship), idsOf(componentTypes.choice)];
  const drafts = new Map<string, Draft>();
  for (const table of registry.tables.values()) {
    const own = behavior.get(definitionId(table.name));
    if (own !== undefined) draftOf(drafts, table, own);
    if (own === behaviors.whole) addWhole(draftOf(drafts, table));
    for (const column of table.columns.values()) if (columnIds.has(definitionId(`${table.name}.${column.name}`))) draftOf(drafts, table).columns.add(column);
    for (const key of table.keys.values()) if (keyIds.has(definitionId(`key ${customizationName(key)}`))) draftOf(drafts, table).keys.add(key);
  }
  const relationships = registry.relationships.filter((one) => relationIds.has(definitionId(`relationship ${customizationName(one)}`)) || [...(drafts.get(one.referencing)?.columns ?? [])].some((column) => column.name === one.column));
  // A lookup and its relationships belong together, whichever of them was named.
  const looking = new Set(relationships.map((one) => `${one.referencing}.${one.column}`));
  for (const one of relationships) {
    const column = registry.tables.get(one.referencing)?.columns.get(one.column);
    if (column) draftOf(drafts, registry.tableNamed(one.referencing)).columns.add(column);
  }
  const intersects = registry.customizations.filter((one): one is CustomIntersect => one.kind === 'intersect' && (relationIds.has(definitionId(`relationship ${customizationName(one)}`)) || isPaired(one, drafts, registry)));
  return {
    tables: [...drafts.values()].sort(byName((one) => one.table.name)).map((one) => ({
      table: one.table, behavior: one.behavior, columns: [...one.columns].sort(byName((column) => column.name)), keys: [...one.keys].sort(byName((key) => key.schema)),
    })),
    choices: [...registry.choices.values()].filter((one) => choiceIds.has(definitionId(`choice ${one.name}`))).sort(byName((one) => one.name)),
    relationships: registry.relationships.filter((one) => looking.has(`${one.referencing}.${one.column}`)).sort(byName((one) => one.schema)),
    intersects: [...intersects].sort(byName((one) => one.schema)),
    roles: [...idsOf(componentTypes.role)].sort(),
  };
}
