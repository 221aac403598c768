// Finds what a metadata path names: `(LogicalName='x')`, `(SchemaName='x')` or the MetadataId.
import { isGuid, type Segment } from '../odata/resourcePath.ts';
import type { Column } from '../registry/column.ts';
import { referential, type Cascade, type CustomChoice } from '../registry/customization.ts';
import type { Registry, Table } from '../registry/registry.ts';
import { errorCodes, WebApiError } from '../webApiError.ts';
import { definitionId } from './describe.ts';

/** 404: no such table, column or relationship. */
export function unknownDefinition(name: string): WebApiError {
  return new WebApiError(404, errorCodes.notFound, `Could not find an entity or attribute with the name '${name.slice(0, 128)}'.`);
}

/** The name or id in the parentheses. */
export function namedIn(segment: Segment): string {
  const argument = (segment.argument ?? '').trim();
  return /^(?:LogicalName|SchemaName|Name|MetadataId)\s*=\s*'?([^']{1,128})'?$/.exec(argument)?.[1]?.trim() ?? argument;
}

/** The table of `EntityDefinitions(…)`, or 404. */
export function tableIn(registry: Registry, segment: Segment): Table {
  const name = namedIn(segment);
  const table = isGuid(name) ? [...registry.tables.values()].find((one) => definitionId(one.name) === name.toLowerCase()) : registry.tables.get(name);
  if (!table) throw unknownDefinition(name);
  return table;
}

/** The global choice of `GlobalOptionSetDefinitions(…)`, if there is one. */
export function choiceIn(registry: Registry, segment: Segment): CustomChoice | undefined {
  const name = namedIn(segment).toLowerCase();
  return isGuid(name) ? [...registry.choices.values()].find((one) => definitionId(`choice ${one.name}`) === name) : registry.choices.get(name);
}

/** The column of `Attributes(…)`, or 404. */
export function columnIn(table: Table, segment: Segment): Column {
  const name = namedIn(segment);
  const column = isGuid(name) ? [...table.columns.values()].find((one) => definitionId(`${table.name}.${one.name}`) === name.toLowerCase()) : table.columns.get(name);
  if (!column) throw unknownDefinition(name);
  return column;
}

/** A one-to-many relationship, whether the program or the organization brought it. */
export interface OneToMany {
  readonly schema: string;
  readonly referenced: Table;
  readonly referencing: Table;
  readonly column: Column;
  readonly collection: string;
  readonly single: string;
  readonly cascade: Cascade;
  readonly isCustom: boolean;
}

/** All one-to-many relationships of the tables. */
export function oneToManyRelationships(registry: Registry): readonly OneToMany[] {
  return [...registry.tables.values()].flatMap((referenced) =>
    [...referenced.navigations.values()].flatMap((navigation): OneToMany[] => {
      if (navigation.kind !== 'collection') return [];
      const referencing = registry.tableNamed(navigation.target);
      const column = referencing.columns.get(navigation.column);
      if (!column) return [];
      const single = [...referencing.navigations.values()].find((one) => one.kind === 'single' && one.column === column && one.targets.includes(referenced.name));
      const inbound = registry.inboundLookups(referenced).find((lookup) => lookup.table === referencing && lookup.column === column);
      return [{
        schema: navigation.schema, referenced, referencing, column, collection: navigation.name, single: single?.name ?? column.name,
        cascade: inbound?.cascade ?? referential, isCustom: registry.relationships.some((one) => one.schema === navigation.schema),
      }];
    }),
  );
}

/** The relationship of `RelationshipDefinitions(…)`, if it is one-to-many. */
export function relationshipIn(registry: Registry, segment: Segment): OneToMany | undefined {
  const name = namedIn(segment).toLowerCase();
  return oneToManyRelationships(registry).find((one) => one.schema.toLowerCase() === name || definitionId(`relationship ${one.schema.toLowerCase()}`) === name);
}
