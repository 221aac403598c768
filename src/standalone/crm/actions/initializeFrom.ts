// InitializeFrom: the body of a new row that continues another one. Nothing is created; the caller posts it, changed as they like.
import { requirePrivilege } from '../access/rowAccess.ts';
import type { Operation } from '../http/operation.ts';
import { jsonReply, type Reply } from '../http/reply.ts';
import { noOptions } from '../odata/options.ts';
import { readEntity } from '../query/collection.ts';
import { lookupTable, type JsonRow, type RawRow } from '../query/rowJson.ts';
import { isLookup, type Column } from '../registry/column.ts';
import { navigationFor, type Table } from '../registry/registry.ts';
import { errorCodes, queryError, WebApiError } from '../webApiError.ts';
import { fittedValue, mappedColumns, parentColumn } from './columnMaps.ts';
import { argumentOf, optionalArgumentOf, rowParameter, textArgument } from './parameters.ts';

const fieldTypes = ['All', 'ValidForCreate', 'ValidForUpdate', 'ValidForRead'] as const;
type FieldType = (typeof fieldTypes)[number];

/** `Microsoft.Dynamics.CRM.TargetFieldType'ValidForCreate'`, its number or its name. */
function readFieldType(value: unknown): FieldType {
  const text = String(value).replace(/^Microsoft\.Dynamics\.CRM\.TargetFieldType/, '').replaceAll("'", '');
  const found = fieldTypes.find((type, index) => type === text || String(index) === text);
  if (!found) throw queryError(`The parameter 'TargetFieldType' is one of ${fieldTypes.join(', ')}.`);
  return found;
}

function fits(column: Column, type: FieldType, target: Table): boolean {
  if (type === 'All' || type === 'ValidForRead') return true;
  return !column.readOnly && (type === 'ValidForCreate' || column !== target.idColumn);
}

/** `parentaccountid@odata.bind` → `accounts(…)` */
function bindOf(target: Table, column: Column, to: { readonly table: Table; readonly id: unknown }): JsonRow {
  const navigation = navigationFor(target, column, to.table.name);
  return navigation ? { [`${navigation.name}@odata.bind`]: `${to.table.entitySetName}(${String(to.id)})` } : {};
}

function mappedValue(target: Table, { source, column, row, from }: { readonly source: Column; readonly column: Column; readonly row: RawRow; readonly from: Table }): JsonRow {
  const value = row[source.name];
  if (value === null || value === undefined) return {};
  if (!isLookup(column)) return { [column.name]: fittedValue(column, value) };
  const table = source === from.idColumn ? from.name : lookupTable(source, row);
  return table ? bindOf(target, column, { table: target.registry.tableNamed(table), id: value }) : {};
}

/**
 * GET InitializeFrom(EntityMoniker=@p1,TargetEntityName=@p2,TargetFieldType=@p3[,SkipParentalRelationshipMapping=@p4]).
 * The caller must see the source and be allowed to create rows of the target.
 */
export async function initializeFrom(operation: Operation, argument: string): Promise<Reply> {
  const { context } = operation;
  const source = await rowParameter(context, argumentOf(operation, argument, 'EntityMoniker'), 'EntityMoniker');
  const name = textArgument(operation, argument, 'TargetEntityName');
  const type = readFieldType(argumentOf(operation, argument, 'TargetFieldType'));
  const target = context.registry.tables.get(name);
  if (!target || target.isView || target.isIntersect) throw queryError(`The entity with a name = '${name.slice(0, 100)}' was not found in the MetadataCache.`);
  requirePrivilege(context.caller, target, 'Create');
  const parent = parentColumn(source.table, target);
  const pairs = mappedColumns(source.table, target);
  if (!parent && pairs.length === 0) throw new WebApiError(400, errorCodes.argument, `There is no mapping from '${source.table.name}' to '${target.name}'.`);
  const { raw: row } = await readEntity(context, { ...source, options: noOptions });
  const withParent = parent && fits(parent, type, target) && optionalArgumentOf(operation, argument, 'SkipParentalRelationshipMapping') !== true;
  const values = pairs.filter((pair) => fits(pair.target, type, target)).map((pair) => mappedValue(target, { source: pair.source, column: pair.target, row, from: source.table }));
  return jsonReply(Object.assign(
    { '@odata.context': `${context.root}/$metadata#${target.entitySetName}/$entity`, '@odata.type': `#Microsoft.Dynamics.CRM.${target.name}` },
    withParent ? bindOf(target, parent, { table: source.table, id: source.id }) : {},
    ...values,
  ));
}
