// Database rows as Web API entities, with the annotations the client asked for.
import { conditionOrFalse } from '../access/rowAccess.ts';
import type { Context } from '../context.ts';
import { isLookup, isPolymorphic, propertyName, type Column } from '../registry/column.ts';
import { navigationFor, type Table } from '../registry/registry.ts';
import { columnSql, tableSql, typeColumnName } from '../storage/identifiers.ts';
import { formatValue } from './formatting.ts';
import { QueryText } from './queryText.ts';
import { annotationTerms, type Selection } from './selection.ts';

export type RawRow = Readonly<Record<string, unknown>>;
export type JsonRow = Record<string, unknown>;

/** What annotations need from other tables: names of looked-up rows, symbols of currencies; by id. */
interface Surroundings {
  readonly names: ReadonlyMap<string, string>;
  readonly symbols: ReadonlyMap<string, string>;
}

/** The weak ETag of a row version. */
export function etagOf(version: unknown): string {
  return `W/"${String(version)}"`;
}

/** The table a lookup value points to. */
export function lookupTable(column: Column, row: RawRow): string | undefined {
  if (row[column.name] === null || row[column.name] === undefined) return undefined;
  const stored = isPolymorphic(column) ? row[typeColumnName(column)] : column.targets[0];
  return typeof stored === 'string' ? stored : undefined;
}

/** The rows in the order given. */
export async function rowsToJson(context: Context, table: Table, selection: Selection, rows: readonly RawRow[]): Promise<readonly JsonRow[]> {
  const surroundings = await findSurroundings(context, selection, rows);
  return rows.map((row) => {
    const json: JsonRow = {};
    if (row['versionnumber'] !== null && row['versionnumber'] !== undefined) json['@odata.etag'] = etagOf(row['versionnumber']);
    for (const column of selection.columns) addProperty(context, table, column, { row, json, surroundings });
    return json;
  });
}

function addProperty(context: Context, table: Table, column: Column, to: { readonly row: RawRow; readonly json: JsonRow; readonly surroundings: Surroundings }): void {
  const { row, json, surroundings } = to;
  const name = propertyName(column);
  const value = row[column.name] ?? null;
  json[name] = value;
  if (value === null) return;
  if (!isLookup(column)) {
    if (!context.wantsAnnotation(annotationTerms.formatted)) return;
    const currency = row['transactioncurrencyid'];
    const symbol = (typeof currency === 'string' ? surroundings.symbols.get(currency) : undefined) ?? context.organization.currency.symbol;
    const formatted = formatValue(column, value, symbol);
    if (formatted !== undefined) json[`${name}@${annotationTerms.formatted}`] = formatted;
    return;
  }
  const target = lookupTable(column, row);
  if (!target) return;
  const label = surroundings.names.get(`${target} ${String(value)}`);
  if (label !== undefined && context.wantsAnnotation(annotationTerms.formatted)) json[`${name}@${annotationTerms.formatted}`] = label;
  if (context.wantsAnnotation(annotationTerms.lookupTable)) json[`${name}@${annotationTerms.lookupTable}`] = target;
  const navigation = navigationFor(table, column, target);
  if (navigation && context.wantsAnnotation(annotationTerms.lookupNavigation)) json[`${name}@${annotationTerms.lookupNavigation}`] = navigation.name;
}

async function findSurroundings(context: Context, selection: Selection, rows: readonly RawRow[]): Promise<Surroundings> {
  const none: Surroundings = { names: new Map(), symbols: new Map() };
  if (!context.wantsAnnotation(annotationTerms.formatted) || rows.length === 0) return none;
  const wanted = new Map<string, Set<string>>();
  for (const column of selection.columns.filter(isLookup)) {
    for (const row of rows) {
      const target = lookupTable(column, row);
      if (target) wanted.set(target, (wanted.get(target) ?? new Set()).add(String(row[column.name])));
    }
  }
  const currencies = new Set(rows.map((row) => row['transactioncurrencyid']).filter((id) => typeof id === 'string'));
  return readSurroundings(context, wanted, currencies);
}

/** Marks the rows that hold symbols of currencies among the names. */
const SYMBOL = '';

/**
 * Names of rows the caller may see, by table and id; others stay without a label. And symbols of currencies.
 * One statement for all tables: a round trip costs more than a row.
 */
async function readSurroundings(context: Context, wanted: ReadonlyMap<string, ReadonlySet<string>>, currencies: ReadonlySet<string>): Promise<Surroundings> {
  const text = new QueryText();
  const selects = [...wanted].flatMap(([target, ids]) => {
    const table = context.registry.tableNamed(target);
    if (!table.nameColumn) return [];
    const alias = text.nextAlias();
    const [id, name] = [columnSql(table.idColumn, alias), columnSql(table.nameColumn, alias)];
    const visible = conditionOrFalse(context.caller, { table, alias }, 'Read', text);
    return [`select ${text.bind(target, 'text')} as target, ${id} as id, ${name}::text as name from ${tableSql(table)} ${alias} where ${id} = any(${text.bind([...ids], 'uuid[]')}) and ${visible}`];
  });
  if (currencies.size > 0) {
    selects.push(`select ${text.bind(SYMBOL, 'text')} as target, c.transactioncurrencyid as id, c.currencysymbol::text as name from crm.transactioncurrency c where c.transactioncurrencyid = any(${text.bind([...currencies], 'uuid[]')})`);
  }
  const names = new Map<string, string>();
  const symbols = new Map<string, string>();
  if (selects.length === 0) return { names, symbols };
  for (const { target, id, name } of await context.session.query<{ target: string; id: string; name: string | null }>(selects.join(' union all '), text.values, 'repeated')) {
    if (name === null) continue;
    if (target === SYMBOL) symbols.set(id, name);
    else names.set(`${target} ${id}`, name);
  }
  return { names, symbols };
}
