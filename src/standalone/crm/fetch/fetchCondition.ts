// Conditions of FetchXML as SQL. Most operators are the query functions of the Web API under another name.
import type { FunctionValue, Literal } from '../odata/expression.ts';
import { bindLiteral, groupOf, typedLiteral } from '../query/literals.ts';
import { likeCondition } from '../query/likePattern.ts';
import { callQueryFunction } from '../query/queryFunctions.ts';
import type { ColumnReference } from '../query/paths.ts';
import { unknownProperty, type Scope } from '../query/scope.ts';
import type { Table } from '../registry/registry.ts';
import { columnSql, foldedSql } from '../storage/identifiers.ts';
import { notImplemented, queryError } from '../webApiError.ts';
import type { FetchCondition, FetchFilter, FetchLink } from './fetchQuery.ts';

/** A table of the query under the alias of the SQL. */
export interface FetchSource {
  readonly table: Table;
  readonly alias: string;
}

/** Finds the source a condition or order names. */
export type FindSource = (entityName: string | undefined) => FetchSource;

/** Where a filter stands: the entity around it, the others by name, and what a link inside it means. */
interface FilterPlace {
  readonly here: FetchSource;
  readonly byName: FindSource;
  readonly linked: (link: FetchLink) => string;
}

/** The column of a source by its logical name. */
export function fetchColumn({ table, alias }: FetchSource, name: string): ColumnReference {
  const column = table.columns.get(name);
  if (!column) throw queryError(unknownProperty(name, table));
  return { sql: columnSql(column, alias), column, table };
}

const comparisons: Readonly<Record<string, string>> = { eq: '=', ne: 'is distinct from', neq: 'is distinct from', gt: '>', ge: '>=', lt: '<', le: '<=' };
const functions: Readonly<Record<string, string>> = {
  in: 'In', 'not-in': 'NotIn', between: 'Between', 'not-between': 'NotBetween', on: 'On', 'not-on': 'NotOn', 'on-or-after': 'OnOrAfter', 'on-or-before': 'OnOrBefore',
  today: 'Today', yesterday: 'Yesterday', tomorrow: 'Tomorrow', 'last-seven-days': 'Last7Days', 'next-seven-days': 'Next7Days',
  'this-week': 'ThisWeek', 'last-week': 'LastWeek', 'next-week': 'NextWeek', 'this-month': 'ThisMonth', 'last-month': 'LastMonth', 'next-month': 'NextMonth',
  'this-year': 'ThisYear', 'last-year': 'LastYear', 'next-year': 'NextYear',
  'last-x-hours': 'LastXHours', 'last-x-days': 'LastXDays', 'last-x-weeks': 'LastXWeeks', 'last-x-months': 'LastXMonths', 'last-x-years': 'LastXYears',
  'next-x-hours': 'NextXHours', 'next-x-days': 'NextXDays', 'next-x-weeks': 'NextXWeeks', 'next-x-months': 'NextXMonths', 'next-x-years': 'NextXYears',
  'olderthan-x-minutes': 'OlderThanXMinutes', 'olderthan-x-hours': 'OlderThanXHours', 'olderthan-x-days': 'OlderThanXDays', 'olderthan-x-weeks': 'OlderThanXWeeks',
  'olderthan-x-months': 'OlderThanXMonths', 'olderthan-x-years': 'OlderThanXYears',
  'this-fiscal-year': 'ThisFiscalYear', 'last-fiscal-year': 'LastFiscalYear', 'next-fiscal-year': 'NextFiscalYear', 'in-fiscal-year': 'InFiscalYear',
  'this-fiscal-period': 'ThisFiscalPeriod', 'last-fiscal-period': 'LastFiscalPeriod', 'next-fiscal-period': 'NextFiscalPeriod', 'in-fiscal-period': 'InFiscalPeriod',
  'last-x-fiscal-years': 'LastXFiscalYears', 'next-x-fiscal-years': 'NextXFiscalYears', 'last-x-fiscal-periods': 'LastXFiscalPeriods', 'next-x-fiscal-periods': 'NextXFiscalPeriods',
  'in-fiscal-period-and-year': 'InFiscalPeriodAndYear', 'in-or-after-fiscal-period-and-year': 'InOrAfterFiscalPeriodAndYear', 'in-or-before-fiscal-period-and-year': 'InOrBeforeFiscalPeriodAndYear',
  'eq-userid': 'EqualUserId', 'ne-userid': 'NotEqualUserId', 'eq-userteams': 'EqualUserTeams', 'eq-useroruserteams': 'EqualUserOrUserTeams',
  'eq-businessid': 'EqualBusinessId', 'ne-businessid': 'NotEqualBusinessId', 'contain-values': 'ContainValues', 'not-contain-values': 'DoesNotContainValues',
  under: 'Under', 'not-under': 'NotUnder', 'eq-or-under': 'UnderOrEqual', above: 'Above', 'eq-or-above': 'AboveOrEqual',
};
const patterns: Readonly<Record<string, 'matches' | 'startswith' | 'endswith'>> = { like: 'matches', 'begins-with': 'startswith', 'ends-with': 'endswith' };

function single({ values, operator }: FetchCondition): string {
  const [value, ...rest] = values;
  if (value === undefined || rest.length > 0) throw queryError(`The FetchXML operator '${operator}' needs one value.`);
  return value;
}

function text(value: string): Literal {
  return { type: 'string', value };
}

function compare(condition: FetchCondition, reference: ColumnReference, { scope, source, byName }: { readonly scope: Scope; readonly source: FetchSource; readonly byName: FindSource }): string {
  const sql = comparisons[condition.operator] ?? '=';
  const folded = (of: ColumnReference): string => (groupOf(of.column) === 'text' ? foldedSql(of.sql) : of.sql);
  if (condition.valueOf !== undefined) {
    const [name = '', inside] = condition.valueOf.split('.');
    const other = inside === undefined ? fetchColumn(source, name) : fetchColumn(byName(name), inside);
    if (groupOf(other.column) !== groupOf(reference.column)) throw queryError(`'${condition.attribute}' and '${condition.valueOf}' cannot be compared.`);
    return `${folded(reference)} ${sql} ${folded(other)}`;
  }
  return `${folded(reference)} ${sql} ${bindLiteral(typedLiteral(text(single(condition)), reference.column), reference.column, scope.text)}`;
}

function compileOne(condition: FetchCondition, scope: Scope, { here, byName }: FilterPlace): string {
  const { operator } = condition;
  const source = condition.entityName === undefined ? here : byName(condition.entityName);
  const reference = fetchColumn(source, condition.attribute);
  if (operator === 'null') return `${reference.sql} is null`;
  if (operator === 'not-null') return `${reference.sql} is not null`;
  if (Object.hasOwn(comparisons, operator)) return compare(condition, reference, { scope, source, byName });
  const positive = operator.startsWith('not-begin') ? 'begins-with' : operator.startsWith('not-end') ? 'ends-with' : operator.startsWith('not-like') ? 'like' : operator;
  const pattern = Object.hasOwn(patterns, positive) ? patterns[positive] : undefined;
  if (pattern) {
    if (groupOf(reference.column) !== 'text') throw queryError(`The FetchXML operator '${operator}' needs a text column, and '${condition.attribute}' is none.`);
    const like = likeCondition(reference, pattern, single(condition), scope.text);
    return positive === operator ? like : `((${like}) is not true)`;
  }
  const name = Object.hasOwn(functions, operator) ? functions[operator] : undefined;
  if (!name) throw notImplemented(`The FetchXML operator '${operator.slice(0, 50)}'`);
  const [first] = condition.values;
  const values = new Map<string, FunctionValue>([['PropertyValues', { type: 'list', values: condition.values.map(text) }]]);
  if (first !== undefined) values.set('PropertyValue', text(first));
  return callQueryFunction({ name, reference, scope: { ...scope, table: source.table, alias: source.alias }, values });
}

/** A filter with everything in it; no conditions hold for every row. */
export function compileFetchFilter(filter: FetchFilter, scope: Scope, at: FilterPlace): string {
  const members = [
    ...filter.conditions.map((condition) => compileOne(condition, scope, at)),
    ...filter.filters.map((inner) => compileFetchFilter(inner, scope, at)),
    ...filter.links.map(at.linked),
  ];
  return members.length === 0 ? 'true' : `(${members.join(` ${filter.type} `)})`;
}
