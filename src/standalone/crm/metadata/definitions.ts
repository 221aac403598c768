// GET EntityDefinitions : tables, columns and choices as metadata. Reads only; $select, $expand and simple $filter.
import { optionsOf, type Operation } from '../http/operation.ts';
import { jsonReply, type Reply } from '../http/reply.ts';
import type { QueryOptions } from '../odata/options.ts';
import type { Segment } from '../odata/resourcePath.ts';
import type { Column } from '../registry/column.ts';
import type { Table } from '../registry/registry.ts';
import { notImplemented } from '../webApiError.ts';
import { columnIn, namedIn, oneToManyRelationships, tableIn, unknownDefinition } from './definitionPath.ts';
import { matches, project } from './definitionQuery.ts';
import { attributeTypeName, describeColumn, describeKey, describeOptions, describeTable, type Definition } from './describe.ts';
import { describeManyToMany, describeOneToMany } from './relationshipDefinitions.ts';

const namespace = 'Microsoft.Dynamics.CRM.';

/** EntityDefinitions, EntityDefinitions(LogicalName='x'), …/Attributes, …/Attributes(LogicalName='y')[/cast] */
export async function readDefinitions(operation: Operation): Promise<Reply> {
  const [root, attributes, cast, ...rest] = operation.segments;
  const options = optionsOf(operation);
  const context = (name: string, single: boolean): string => `${operation.context.root}/$metadata#${name}${options.select ? `(${options.select.join(',')})` : ''}${single ? '/$entity' : ''}`;
  if (!root || rest.length > 0) throw notImplemented('This metadata path');
  if (root.argument === undefined) {
    if (attributes) throw notImplemented('This metadata path');
    const rows = [...operation.context.registry.tables.values()].map(describeTable).filter((row) => matches(row, options.filter));
    const version = 'Microsoft.Dynamics.CRM.globalmetadataversion';
    const marker = operation.context.wantsAnnotation(version) ? { [`@${version}`]: operation.context.registry.version } : {};
    return jsonReply({ '@odata.context': context('EntityDefinitions', false), ...marker, value: rows.map((row) => project(row, options)) });
  }
  const table = tableIn(operation.context.registry, root);
  if (!attributes) return jsonReply({ '@odata.context': context('EntityDefinitions', true), ...project(describeTable(table), options), ...expandTable(table, options) });
  const path = `EntityDefinitions('${table.name}')/${attributes.name}`;
  if (attributes.name !== 'Attributes') {
    const rows = partsOf(table, attributes.name);
    if (!rows || cast) throw notImplemented('This metadata path');
    if (attributes.argument === undefined) return jsonReply({ '@odata.context': context(path, false), value: rows.filter((row) => matches(row, options.filter)).map((row) => project(row, options)) });
    const wanted = namedIn(attributes).toLowerCase();
    const found = rows.find((row) => String(row['SchemaName']).toLowerCase() === wanted || row['MetadataId'] === wanted);
    if (!found) throw unknownDefinition(wanted);
    return jsonReply({ '@odata.context': context(path, true), ...project(found, options) });
  }
  if (attributes.argument === undefined) {
    const columns = [...table.columns.values()].filter((column) => !cast || castName(cast) === attributeTypeName(column));
    const rows = columns.map((column) => ({ column, row: describeColumn(table, column) })).filter(({ row }) => matches(row, options.filter));
    return jsonReply({ '@odata.context': context(path, false), value: rows.map(({ column, row }) => ({ ...project(row, options), ...expandColumn(table, column, options) })) });
  }
  const column = columnIn(table, attributes);
  if (cast && castName(cast) !== attributeTypeName(column)) throw unknownDefinition(namedIn(attributes));
  return jsonReply({ '@odata.context': context(path, true), ...project(describeColumn(table, column), options), ...expandColumn(table, column, options) });
}

/** Keys and relationships of a table, by the name of the path or expand. */
function partsOf(table: Table, name: string): readonly Definition[] | undefined {
  if (name === 'Keys') return [...table.keys.values()].map((key) => describeKey(table, key));
  if (name === 'OneToManyRelationships') return oneToManyRelationships(table.registry).filter((one) => one.referenced === table).map(describeOneToMany);
  if (name === 'ManyToOneRelationships') return oneToManyRelationships(table.registry).filter((one) => one.referencing === table).map(describeOneToMany);
  if (name === 'ManyToManyRelationships') return describeManyToMany(table.registry, table);
  return undefined;
}

function castName(segment: Segment): string {
  return segment.name.startsWith(namespace) ? segment.name.slice(namespace.length) : '';
}

function expandTable(table: Table, options: QueryOptions): Definition {
  return Object.fromEntries(options.expand.map((item) => {
    if (item.name === 'Attributes') return [item.name, [...table.columns.values()].map((column) => ({ ...project(describeColumn(table, column), item.options), ...expandColumn(table, column, item.options) }))];
    const parts = partsOf(table, item.name);
    if (parts) return [item.name, parts.map((row) => project(row, item.options))];
    throw notImplemented(`Expanding '${item.name}' of a table definition`);
  }));
}

function expandColumn(table: Table, column: Column, options: QueryOptions): Definition {
  return Object.fromEntries(options.expand.map((item) => {
    const set = describeOptions(table, column);
    const wanted = item.name === 'OptionSet' ? set : item.name === 'GlobalOptionSet' ? (column.globalChoice === undefined ? null : set) : undefined;
    if (wanted !== undefined) return [item.name, wanted && project(wanted, item.options)];
    throw notImplemented(`Expanding '${item.name}' of a column definition`);
  }));
}
