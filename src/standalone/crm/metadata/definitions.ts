// GET EntityDefinitions : tables, columns and choices as metadata. Reads only; $select, $expand and simple $filter.
import { optionsOf, type Operation } from '../http/operation.ts';
import { jsonReply, type Reply } from '../http/reply.ts';
import type { Expression } from '../odata/expression.ts';
import type { QueryOptions } from '../odata/options.ts';
import type { Segment } from '../odata/resourcePath.ts';
import type { Column } from '../registry/column.ts';
import { tables, type Table } from '../registry/registry.ts';
import { errorCodes, notImplemented, queryError, WebApiError } from '../webApiError.ts';
import { attributeTypeName, describeColumn, describeOptions, describeTable, type Definition } from './describe.ts';

const namespace = 'Microsoft.Dynamics.CRM.';

function nameIn(segment: Segment): string | undefined {
  return /^\s*LogicalName\s*=\s*'([^']{1,128})'\s*$/.exec(segment.argument ?? '')?.[1];
}

/** EntityDefinitions, EntityDefinitions(LogicalName='x'), …/Attributes, …/Attributes(LogicalName='y')[/cast] */
export async function readDefinitions(operation: Operation): Promise<Reply> {
  const [root, attributes, cast, ...rest] = operation.segments;
  const options = optionsOf(operation);
  const context = (name: string, single: boolean): string => `${operation.context.root}/$metadata#${name}${options.select ? `(${options.select.join(',')})` : ''}${single ? '/$entity' : ''}`;
  if (!root || rest.length > 0) throw notImplemented('This metadata path');
  if (root.argument === undefined) {
    if (attributes) throw notImplemented('This metadata path');
    const rows = [...tables.values()].map(describeTable).filter((row) => matches(row, options.filter));
    return jsonReply({ '@odata.context': context('EntityDefinitions', false), value: rows.map((row) => project(row, options)) });
  }
  const table = tables.get(nameIn(root) ?? '');
  if (!table) throw unknownDefinition(nameIn(root) ?? root.argument);
  if (!attributes) return jsonReply({ '@odata.context': context('EntityDefinitions', true), ...project(describeTable(table), options), ...expandTable(table, options) });
  if (attributes.name !== 'Attributes') throw notImplemented('This metadata path');
  if (attributes.argument === undefined) {
    const columns = [...table.columns.values()].filter((column) => !cast || castName(cast) === attributeTypeName(column));
    const rows = columns.map((column) => ({ column, row: describeColumn(table, column) })).filter(({ row }) => matches(row, options.filter));
    return jsonReply({ '@odata.context': context(`EntityDefinitions('${table.name}')/Attributes`, false), value: rows.map(({ column, row }) => ({ ...project(row, options), ...expandColumn(column, options) })) });
  }
  const column = table.columns.get(nameIn(attributes) ?? '');
  if (!column || (cast && castName(cast) !== attributeTypeName(column))) throw unknownDefinition(nameIn(attributes) ?? attributes.argument);
  return jsonReply({ '@odata.context': context(`EntityDefinitions('${table.name}')/Attributes`, true), ...project(describeColumn(table, column), options), ...expandColumn(column, options) });
}

function castName(segment: Segment): string {
  return segment.name.startsWith(namespace) ? segment.name.slice(namespace.length) : '';
}

function unknownDefinition(name: string): WebApiError {
  return new WebApiError(404, errorCodes.notFound, `Could not find an entity or attribute with the name '${name.slice(0, 128)}'.`);
}

function project(row: Definition, options: QueryOptions): Definition {
  if (!options.select) return row;
  const kept = new Set([...options.select, 'MetadataId', '@odata.type']);
  for (const name of options.select) if (!(name in row)) throw queryError(`Could not find a property named '${name}' in the metadata.`);
  return Object.fromEntries(Object.entries(row).filter(([name]) => kept.has(name)));
}

function expandTable(table: Table, options: QueryOptions): Definition {
  return Object.fromEntries(options.expand.map((item) => {
    if (item.name === 'Attributes') return [item.name, [...table.columns.values()].map((column) => ({ ...project(describeColumn(table, column), item.options), ...expandColumn(column, item.options) }))];
    if (item.name === 'Keys') return [item.name, []];
    throw notImplemented(`Expanding '${item.name}' of a table definition`);
  }));
}

function expandColumn(column: Column, options: QueryOptions): Definition {
  return Object.fromEntries(options.expand.map((item) => {
    if (item.name === 'OptionSet') return [item.name, describeOptions(column)];
    if (item.name === 'GlobalOptionSet') return [item.name, null];
    throw notImplemented(`Expanding '${item.name}' of a column definition`);
  }));
}

/** Comparisons of plain properties with eq and ne, joined by and, or, not. */
function matches(row: Definition, filter: Expression | undefined): boolean {
  if (!filter) return true;
  switch (filter.kind) {
    case 'and':
      return matches(row, filter.left) && matches(row, filter.right);
    case 'or':
      return matches(row, filter.left) || matches(row, filter.right);
    case 'not':
      return !matches(row, filter.operand);
    case 'comparison': {
      const { left, right } = filter;
      if (left.kind !== 'path' || right.kind !== 'literal' || (filter.operator !== 'eq' && filter.operator !== 'ne')) throw notImplemented('This metadata filter');
      const name = left.segments[0] ?? '';
      if (!(name in row)) throw queryError(`Could not find a property named '${name}' in the metadata.`);
      const wanted = right.literal.type === 'null' ? null : right.literal.value;
      return (row[name] === wanted) === (filter.operator === 'eq');
    }
    default:
      throw notImplemented('This metadata filter');
  }
}
