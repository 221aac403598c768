// Brings the relationships of a solution file into the organization, each with its lookup, and the alternate keys, which may need them.
import { requireKeyColumns } from '../metadata/changeDefinitions.ts';
import { requireNoCircle } from '../metadata/customize.ts';
import { columnOf, intersectOf, labelOf, relationshipOf, schemaNameOf } from '../metadata/definitionBody.ts';
import type { Column } from '../registry/column.ts';
import type { CustomKey, CustomRelationship } from '../registry/customization.ts';
import type { Body } from '../write/payload.ts';
import { change, make, type Import } from './applyTables.ts';
import { typeWords } from './columnXml.ts';
import { importError, missingDependency } from './merge.ts';
import { badXml } from './readXml.ts';
import type { ColumnInFile } from './readColumn.ts';
import type { RelationshipInFile, TableInFile } from './readCustomizations.ts';

interface Lookup {
  readonly column: Omit<Column, 'targets'>;
  readonly isCustomer: boolean;
}

function lookupOf(work: Import, tables: readonly TableInFile[], one: RelationshipInFile): Lookup {
  const given: ColumnInFile | undefined = tables.find((table) => table.name === one.referencing)?.columns.find((column) => column.name === one.column);
  if (given) {
    const isCustomer = given.type === typeWords.Customer;
    if (!isCustomer && given.type !== typeWords.Lookup) throw badXml(`The column '${one.column}' of the relationship '${one.schema}' is no lookup.`);
    const column = columnOf(given.body);
    return { column: isCustomer ? { ...column, kind: 'Customer' } : column, isCustomer };
  }
  const existing = work.context.registry.customizations.find((kept) => kept.kind === 'column' && kept.table === one.referencing && kept.column.name === one.column);
  if (existing?.kind !== 'column') throw badXml(`The column '${one.column}' of the relationship '${one.schema}' is not in the file.`);
  return { column: existing.column, isCustomer: existing.column.kind === 'Customer' };
}

function definitionOf(one: RelationshipInFile, lookup: Lookup): CustomRelationship {
  const { relationship } = relationshipOf({ ...one.body, Lookup: { '@odata.type': 'Microsoft.Dynamics.CRM.LookupAttributeMetadata', SchemaName: lookup.column.schemaName } });
  return lookup.isCustomer && one.body['ReferencingEntityNavigationPropertyName'] === undefined ? { ...relationship, navigation: `${lookup.column.schemaName}_${one.referenced}` } : relationship;
}

async function followRelationship(work: Import, existing: CustomRelationship, wanted: CustomRelationship): Promise<void> {
  const same = (['referenced', 'referencing', 'column', 'navigation', 'collection'] as const).every((name) => existing[name] === wanted[name]);
  if (!same) throw importError(`The relationship '${wanted.schema}' leads elsewhere in this organization.`);
  requireNoCircle(work.context.registry, wanted);
  await change(work, existing, { ...existing, cascade: wanted.cascade });
}

/** Columns a table has by itself (owner, created by …) come with relationships that say nothing new. */
function isSystem(work: Import, tables: readonly TableInFile[], one: RelationshipInFile): boolean {
  const given = tables.find((table) => table.name === one.referencing)?.columns.find((column) => column.name === one.column);
  if (given) return !given.isAdded;
  return work.context.registry.tables.get(one.referencing)?.columns.has(one.column) === true && !work.context.registry.customizations.some((kept) => kept.kind === 'column' && kept.table === one.referencing && kept.column.name === one.column);
}

/** One-to-many relationships, those of one lookup together. */
export async function applyRelationships(work: Import, tables: readonly TableInFile[], relationships: readonly RelationshipInFile[]): Promise<void> {
  const groups = new Map<string, RelationshipInFile[]>();
  for (const one of relationships) if (!isSystem(work, tables, one)) groups.set(`${one.referencing}.${one.column}`, [...(groups.get(`${one.referencing}.${one.column}`) ?? []), one]);
  for (const group of groups.values()) {
    const [first] = group;
    if (!first) continue;
    const lookup = lookupOf(work, tables, first);
    if (!lookup.isCustomer && group.length > 1) throw badXml(`The lookup '${first.column}' of '${first.referencing}' has two relationships.`);
    if (lookup.isCustomer && group.map((one) => one.referenced).sort().join() !== 'account,contact') throw badXml(`The customer column '${first.column}' of '${first.referencing}' points to account and to contact.`);
    for (const { referenced, referencing } of group) for (const name of [referenced, referencing]) if (!work.context.registry.tables.has(name)) throw missingDependency(`the table '${name.slice(0, 100)}'`);
    const wanted = group.map((one) => definitionOf(one, lookup));
    const known = wanted.map((one) => work.context.registry.relationships.find((kept) => kept.schema.toLowerCase() === one.schema.toLowerCase()));
    if (known.every((one) => one === undefined)) await make(work, [{ kind: 'column', table: first.referencing, column: lookup.column }, ...wanted]);
    else for (const [index, one] of wanted.entries()) await followKnown(work, known[index], one);
  }
}

async function followKnown(work: Import, existing: CustomRelationship | undefined, wanted: CustomRelationship): Promise<void> {
  if (!existing) throw importError(`The lookup of '${wanted.schema}' has another relationship in this organization.`);
  await followRelationship(work, existing, wanted);
}

/** Every lookup the file adds needs its relationship in the file or in the organization. */
export function requireRelationships(work: Import, tables: readonly TableInFile[]): void {
  for (const table of tables) {
    const missing = table.columns.find((column) => column.isAdded && !work.context.registry.tables.get(table.name)?.columns.has(column.name));
    if (missing) throw badXml(`The attribute '${missing.name}' of entity '${table.name}' is missing its associated relationship definition.`);
  }
}

/** Many-to-many relationships. */
export async function applyPairs(work: Import, pairs: readonly Body[]): Promise<void> {
  for (const body of pairs) {
    const wanted = intersectOf(body);
    for (const name of [wanted.first, wanted.second]) if (!work.context.registry.tables.has(name)) throw missingDependency(`the table '${name.slice(0, 100)}'`);
    const existing = work.context.registry.customizations.find((one) => one.kind === 'intersect' && one.schema.toLowerCase() === wanted.schema.toLowerCase());
    if (existing?.kind !== 'intersect') await make(work, [wanted]);
    else if ((['first', 'second', 'intersect', 'firstNavigation', 'secondNavigation'] as const).some((name) => existing[name] !== wanted[name])) throw importError(`The relationship '${wanted.schema}' leads elsewhere in this organization.`);
  }
}

/** Alternate keys; a key that is there must be of the same columns. */
export async function applyKeys(work: Import, tables: readonly TableInFile[]): Promise<void> {
  for (const table of tables) {
    for (const key of table.keys) {
      const made = work.context.registry.tableNamed(table.name);
      const schema = schemaNameOf({ SchemaName: key.schema });
      const existing: CustomKey | undefined = [...made.keys.values()].find((one) => one.schema.toLowerCase() === schema.toLowerCase());
      if (existing) {
        if (existing.columns.join() !== key.columns.join()) throw importError(`The key '${schema}' of '${table.name}' has other columns in this organization.`);
        continue;
      }
      requireKeyColumns(made, key.columns);
      await make(work, [{ kind: 'key', table: table.name, schema, label: labelOf({ LocalizedLabels: [{ Label: key.label }] }, schema), columns: key.columns }]);
    }
  }
}
