// What an organization adds to the tables it began with: tables, columns, relationships and keys. Our own `hrz_` tables are one
// such addition, and so is everything created through the metadata endpoints. Facts only; the registry builds tables from them.
import type { OwnColumn, OwnTable } from '../../../crm/tables.ts';
import type { Column, ColumnOption } from './column.ts';

/** What happens to the related rows when the row they point to is assigned, shared, deleted or changed to another. */
export interface Cascade {
  readonly assign: CascadeRule;
  readonly share: CascadeRule;
  readonly unshare: CascadeRule;
  /** `Cascade`: the owner of the parent row gets access to the related row. */
  readonly reparent: CascadeRule;
  readonly delete: CascadeRule;
}
export const cascadeRules = ['Cascade', 'NoCascade', 'RemoveLink', 'Restrict'] as const;
export type CascadeRule = (typeof cascadeRules)[number];

export const parental: Cascade = { assign: 'Cascade', share: 'Cascade', unshare: 'Cascade', reparent: 'Cascade', delete: 'Cascade' };
export const referential: Cascade = { assign: 'NoCascade', share: 'NoCascade', unshare: 'NoCascade', reparent: 'NoCascade', delete: 'RemoveLink' };

export interface CustomTable {
  readonly kind: 'table';
  readonly name: string;
  readonly schema: string;
  readonly set: string;
  readonly label: string;
  readonly plural: string;
  readonly ownership: 'user' | 'organization';
  readonly idColumn: string;
  readonly nameColumn: string;
}
export interface CustomColumn {
  readonly kind: 'column';
  readonly table: string;
  /** Without targets: a lookup gets them from its relationship. */
  readonly column: Omit<Column, 'targets'>;
}
export interface CustomRelationship {
  readonly kind: 'relationship';
  readonly schema: string;
  /** The table pointed to, and the table that points with `column`. */
  readonly referenced: string;
  readonly referencing: string;
  readonly column: string;
  readonly navigation: string;
  readonly collection: string;
  readonly cascade: Cascade;
}
export interface CustomKey {
  readonly kind: 'key';
  readonly table: string;
  readonly schema: string;
  readonly label: string;
  readonly columns: readonly string[];
}
/** Many-to-many: a table of pairs, and a navigation property on both sides. */
export interface CustomIntersect {
  readonly kind: 'intersect';
  readonly schema: string;
  readonly intersect: string;
  readonly first: string;
  readonly second: string;
  readonly firstNavigation: string;
  readonly secondNavigation: string;
}
/** A global option set. */
export interface CustomChoice {
  readonly kind: 'choice';
  readonly name: string;
  readonly label: string;
  readonly options: readonly ColumnOption[];
}
/** Changed options of a column the organization did not add itself. */
export interface CustomOptions {
  readonly kind: 'options';
  readonly table: string;
  readonly column: string;
  readonly options: readonly ColumnOption[];
}
export type Customization = CustomTable | CustomColumn | CustomRelationship | CustomKey | CustomIntersect | CustomChoice | CustomOptions;

/** The table a customization is part of; a global choice is part of none. */
export function customizedTable(one: Customization): string | undefined {
  switch (one.kind) {
    case 'table':
      return one.name;
    case 'column':
    case 'key':
    case 'options':
      return one.table;
    case 'choice':
      return undefined;
    case 'relationship':
      return one.referencing;
    case 'intersect':
      return one.intersect;
  }
}

/** The name under which a customization is kept; two of one kind with the same name exclude each other. */
export function customizationName(one: Customization): string {
  switch (one.kind) {
    case 'table':
    case 'choice':
      return one.name;
    case 'column':
      return `${one.table}.${one.column.name}`;
    case 'options':
      return `${one.table}.${one.column}`;
    case 'relationship':
    case 'intersect':
      return one.schema.toLowerCase();
    case 'key':
      return `${one.table}.${one.schema.toLowerCase()}`;
  }
}

/** A column without limits, to be completed. */
export function plainColumn(of: Pick<Column, 'name' | 'schemaName' | 'label' | 'kind'>): Omit<Column, 'targets'> {
  return { ...of, readOnly: false, required: 'none', dateOnly: false, options: [] };
}

function ownColumn(table: OwnTable, of: OwnColumn): CustomColumn {
  const options = Object.entries(of.options ?? {}).map(([value, label]) => ({ value: Number(value), label }));
  const column = plainColumn({ name: of.logicalName, schemaName: of.schemaName, label: of.displayName, kind: of.type });
  return {
    kind: 'column',
    table: table.logicalName,
    column: { ...column, required: of.required ? 'application' : 'none', maxLength: of.maxLength, dateOnly: of.behavior === 'DateOnly', options },
  };
}

/** The description of our own tables as customizations. */
export function customizationsOf(table: OwnTable): readonly Customization[] {
  return [
    {
      kind: 'table', name: table.logicalName, schema: table.schemaName, set: table.entitySetName, label: table.displayName, plural: table.displayCollectionName,
      ownership: table.ownership === 'UserOwned' ? 'user' : 'organization', idColumn: table.primaryId, nameColumn: table.primaryName,
    },
    ...table.columns.map((column) => ownColumn(table, column)),
    ...table.columns.flatMap(({ logicalName, lookup }): Customization[] => (lookup
      ? [{
          kind: 'relationship', schema: lookup.collection, referenced: lookup.table, referencing: table.logicalName, column: logicalName,
          navigation: lookup.navigation, collection: lookup.collection, cascade: lookup.behavior === 'parental' ? parental : referential,
        }]
      : [])),
    ...Object.entries(table.keys ?? {}).map(([schema, columns]): Customization => ({ kind: 'key', table: table.logicalName, schema, label: schema, columns })),
  ];
}
