// Which columns a read answers with and which it has to fetch besides: keys, versions, what expands and annotations need.
import type { Context } from '../context.ts';
import type { ExpandItem, QueryOptions } from '../odata/options.ts';
import { isLookup, isPolymorphic, type Column } from '../registry/column.ts';
import type { Navigation, Table } from '../registry/registry.ts';
import { columnSql, typeColumnSql } from '../storage/identifiers.ts';
import { queryError } from '../webApiError.ts';
import { unknownProperty } from './scope.ts';

export const annotationTerms = {
  formatted: 'OData.Community.Display.V1.FormattedValue',
  lookupTable: 'Microsoft.Dynamics.CRM.lookuplogicalname',
  lookupNavigation: 'Microsoft.Dynamics.CRM.associatednavigationproperty',
} as const;

export interface ExpandPlan {
  readonly item: ExpandItem;
  readonly navigation: Navigation;
}

export interface Selection {
  /** Columns of the answer, in table order. */
  readonly columns: readonly Column[];
  /** Columns of the SQL. */
  readonly fetched: readonly Column[];
  readonly expands: readonly ExpandPlan[];
}

/**
 * Plans a read of the table.
 * @param lenient leave out names this table lacks: the owner behind `ownerid` may be a user or a team
 */
export function planSelection(context: Context, table: Table, options: QueryOptions, lenient = false): Selection {
  const columns = selectColumns(table, options.select, lenient);
  const expands = options.expand.map((item) => {
    const navigation = table.navigations.get(item.name);
    if (!navigation) throw queryError(unknownProperty(item.name, table));
    return { item, navigation };
  });
  const fetched = new Set([table.idColumn, ...columns]);
  for (const name of ['versionnumber']) addColumn(fetched, table, name);
  for (const { navigation } of expands) if (navigation.kind === 'single') fetched.add(navigation.column);
  if (context.wantsAnnotation(annotationTerms.formatted) && columns.some((column) => column.kind === 'Money')) addColumn(fetched, table, 'transactioncurrencyid');
  return { columns, fetched: [...fetched], expands };
}

function addColumn(to: Set<Column>, table: Table, name: string): void {
  const column = table.columns.get(name);
  if (column) to.add(column);
}

function selectColumns(table: Table, select: readonly string[] | undefined, lenient: boolean): readonly Column[] {
  if (!select) return [...table.columns.values()];
  const columns = select.flatMap((name) => {
    const column = table.properties.get(name);
    if (!column && !lenient) throw queryError(unknownProperty(name, table));
    return column ? [column] : [];
  });
  return columns.includes(table.idColumn) ? columns : [...columns, table.idColumn];
}

/** The select list for the fetched columns. */
export function selectList(fetched: readonly Column[], alias: string): string {
  return fetched.flatMap((column) => (isLookup(column) && isPolymorphic(column) ? [columnSql(column, alias), typeColumnSql(column, alias)] : [columnSql(column, alias)])).join(', ');
}
