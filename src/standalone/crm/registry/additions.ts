// What an organization added, sorted for the building of its registry.
import type { ColumnOption } from './column.ts';
import { customizationName, type CustomChoice, type CustomColumn, type CustomIntersect, type CustomKey, type CustomRelationship, type CustomTable, type Customization } from './customization.ts';

/** The customizations of an organization, sorted by what they are. */
export interface Additions {
  readonly tables: readonly CustomTable[];
  readonly columns: readonly CustomColumn[];
  readonly relationships: readonly CustomRelationship[];
  readonly keys: readonly CustomKey[];
  readonly intersects: readonly CustomIntersect[];
  readonly choices: ReadonlyMap<string, CustomChoice>;
  /** Changed options by `table.column`. */
  readonly options: ReadonlyMap<string, readonly ColumnOption[]>;
}

/** Sorts them; the order within a kind is kept. */
export function sortAdditions(customizations: readonly Customization[]): Additions {
  const tables: CustomTable[] = [];
  const columns: CustomColumn[] = [];
  const relationships: CustomRelationship[] = [];
  const keys: CustomKey[] = [];
  const intersects: CustomIntersect[] = [];
  const choices = new Map<string, CustomChoice>();
  const options = new Map<string, readonly ColumnOption[]>();
  for (const one of customizations) {
    if (one.kind === 'table') tables.push(one);
    else if (one.kind === 'column') columns.push(one);
    else if (one.kind === 'relationship') relationships.push(one);
    else if (one.kind === 'key') keys.push(one);
    else if (one.kind === 'choice') choices.set(one.name, one);
    else if (one.kind === 'options') options.set(customizationName(one), one.options);
    else intersects.push(one);
  }
  return { tables, columns, relationships, keys, intersects, choices, options };
}
