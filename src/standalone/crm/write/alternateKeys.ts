// Rows named by an alternate key: `accounts(accountnumber='A1')` in URLs and references.
import { conditionOrFalse } from '../access/rowAccess.ts';
import type { Context } from '../context.ts';
import type { Literal } from '../odata/expression.ts';
import { parseOperand } from '../odata/filter.ts';
import { bindLiteral, groupOf } from '../query/literals.ts';
import { QueryText } from '../query/queryText.ts';
import { isLookup, propertyName, type Column } from '../registry/column.ts';
import type { Table } from '../registry/registry.ts';
import { columnSql, foldedSql, tableSql } from '../storage/identifiers.ts';
import { errorCodes, WebApiError } from '../webApiError.ts';

/** 400: no alternate key of that name. */
export function alternateKeyError(table: Table, names: readonly string[]): WebApiError {
  return new WebApiError(400, errorCodes.alternateKey, `The specified key attributes are not a defined key for the ${table.name} entity: ${names.join(', ').slice(0, 200)}`);
}

/** The key's values by column; the names must be exactly those of one key. */
export type KeyValues = ReadonlyMap<Column, Literal>;

/**
 * Reads the values of an alternate key.
 * @param values name → literal as written in the URL, quotes included
 */
export function readKeyValues(table: Table, values: ReadonlyMap<string, string>): KeyValues {
  const found = new Map<Column, Literal>();
  for (const [name, text] of values) {
    const column = table.properties.get(name) ?? table.columns.get(name);
    const operand = parseOperand(text);
    if (!column || operand.kind !== 'literal' || operand.literal.type === 'null') throw alternateKeyError(table, [...values.keys()]);
    found.set(column, operand.literal);
  }
  const names = [...found.keys()].map((column) => column.name).sort().join();
  const known = [...table.keys.values()].some((key) => [...key.columns].sort().join() === names);
  if (!known) throw alternateKeyError(table, [...values.keys()]);
  return found;
}

/** The id of the row with these values, or undefined. A row the caller may not see is a 404 that tells nothing of it, whatever was asked. */
export async function idOfKey(context: Context, table: Table, values: KeyValues): Promise<string | undefined> {
  const text = new QueryText();
  const alias = text.nextAlias();
  const visible = conditionOrFalse(context.caller, { table, alias }, 'Read', text);
  const conditions = [...values].map(([column, literal]) => {
    const sql = columnSql(column, alias);
    return `${groupOf(column) === 'text' ? foldedSql(sql) : sql} = ${bindLiteral(literal, column, text)}`;
  });
  const [row] = await context.session.query<{ id: string; visible: boolean | null }>(
    `select ${columnSql(table.idColumn, alias)} as id, ${visible} as visible from ${tableSql(table)} ${alias} where ${conditions.join(' and ')} limit 1`,
    text.values,
  );
  if (row && row.visible !== true) throw keyNotFound(table);
  return row?.id;
}

/** The key's values as members of a body, for a row that is about to be created. */
export function bodyOfKey(table: Table, values: KeyValues): Record<string, unknown> {
  return Object.fromEntries([...values].map(([column, literal]) => {
    if (literal.type === 'null') return [column.name, null];
    if (!isLookup(column)) return [column.name, literal.value];
    const navigation = [...table.navigations.values()].find((one) => one.kind === 'single' && one.column === column);
    const target = column.targets[0];
    if (!navigation || !target || column.targets.length > 1) throw alternateKeyError(table, [propertyName(column)]);
    return [`${navigation.name}@odata.bind`, `/${table.registry.tableNamed(target).entitySetName}(${String(literal.value)})`];
  }));
}

/** 404: no row of the caller's has these values. */
export function keyNotFound(table: Table): WebApiError {
  return new WebApiError(404, errorCodes.alternateKey, `A record with the specified key values does not exist in ${table.name} entity`);
}
