// The query functions of Dataverse (`Microsoft.Dynamics.CRM.LastXDays(…)` and so on) as SQL. One table of functions;
// a name that is not in it answers 501.
import type { Expression, Literal } from '../odata/expression.ts';
import { isLookup } from '../registry/column.ts';
import { columnSql, foldedSql, tableSql } from '../storage/identifiers.ts';
import { notImplemented, queryError } from '../webApiError.ts';
import { calendarUnit, lastUnits, nextUnits, shift, startOf, type DateUnit, type InstantRange } from './dateRanges.ts';
import { fiscalFunctions } from './fiscalFunctions.ts';
import { bindLiteral, groupOf, parseInstant, typedLiteral } from './literals.ts';
import { resolvePath, type ColumnReference } from './paths.ts';
import { unknownProperty, type Scope } from './scope.ts';
import type { QueryFunctionCall, Compile } from './queryFunctionCall.ts';

type FunctionExpression = Extract<Expression, { kind: 'function' }>;
type Call = QueryFunctionCall;
const MAX_COUNT = 100_000;

/** The condition a query function stands for. */
export function compileQueryFunction(expression: FunctionExpression, scope: Scope): string {
  if (!functions.has(expression.name)) throw notImplemented(`The query function '${expression.name}'`);
  const property = expression.values.get('PropertyName');
  if (property?.type !== 'string') throw queryError(`The function '${expression.name}' needs the parameter PropertyName.`);
  return callQueryFunction({ name: expression.name, reference: referenceTo(property.value, scope), scope, values: expression.values });
}

/** The condition of a function on a column that is known already. */
export function callQueryFunction(call: QueryFunctionCall): string {
  const compile = functions.get(call.name);
  if (!compile) throw notImplemented(`The query function '${call.name}'`);
  return compile(call);
}

/** PropertyName holds a logical name (`ownerid`), a property (`_ownerid_value`) or a path. */
function referenceTo(name: string, scope: Scope): ColumnReference {
  const column = scope.table.columns.get(name);
  if (column) return { sql: columnSql(column, scope.alias), column, table: scope.table };
  if (!/^[\w/]{1,200}$/.test(name)) throw queryError(unknownProperty(name, scope.table));
  return resolvePath(scope, name.split('/'));
}

function listOf(call: Call): readonly Literal[] {
  const value = call.values.get('PropertyValues');
  if (value?.type !== 'list') throw queryError(`The function '${call.name}' needs the parameter PropertyValues.`);
  return value.values;
}

function bound(literal: Literal, call: Call): string {
  return bindLiteral(typedLiteral(literal, call.reference.column), call.reference.column, call.scope.text);
}

function comparableSql(call: Call): string {
  return groupOf(call.reference.column) === 'text' ? foldedSql(call.reference.sql) : call.reference.sql;
}

const isIn: Compile = (call) => {
  const values = listOf(call).map((literal) => bound(literal, call));
  return values.length === 0 ? 'false' : `${comparableSql(call)} in (${values.join(', ')})`;
};

const isBetween: Compile = (call) => {
  const [low, high, ...rest] = listOf(call);
  if (!low || !high || rest.length > 0) throw queryError(`The function '${call.name}' needs exactly two values.`);
  return `${comparableSql(call)} between ${bound(low, call)} and ${bound(high, call)}`;
};

function countOf(call: Call): number {
  const value = call.values.get('PropertyValue');
  const count = value?.type === 'number' ? value.value : value?.type === 'string' ? Number(value.value) : Number.NaN;
  if (!Number.isInteger(count) || count < 1 || count > MAX_COUNT) throw queryError(`The function '${call.name}' needs a whole number from 1 to ${MAX_COUNT} as PropertyValue.`);
  return count;
}

function dayOf(call: Call): Date {
  const value = call.values.get('PropertyValue');
  const instant = value?.type === 'string' || value?.type === 'date' || value?.type === 'datetime' ? parseInstant(value.value) : undefined;
  if (!instant) throw queryError(`The function '${call.name}' needs a date as PropertyValue.`);
  return startOf('Days', instant);
}

function requireDate({ name, reference: { column } }: Call): void {
  const group = groupOf(column);
  if (group !== 'instant' && group !== 'day') throw queryError(`The function '${name}' needs a date column, and '${column.name}' is none.`);
}

function withinRange(call: Call, range: InstantRange): string {
  requireDate(call);
  const conditions: string[] = [];
  const bind = (instant: Date): string => call.scope.text.bind(instant.toISOString(), 'timestamptz');
  const value = groupOf(call.reference.column) === 'day' ? `(${call.reference.sql})::timestamptz` : call.reference.sql;
  if (range.from) conditions.push(`${value} >= ${bind(range.from)}`);
  if (range.to) conditions.push(`${value} < ${bind(range.to)}`);
  return `(${conditions.join(' and ')})`;
}

const day = (offset: number): Compile => (call) => withinRange(call, calendarUnit('Days', offset, call.scope.context.now));
const calendar = (unit: DateUnit, offset: number): Compile => (call) => withinRange(call, calendarUnit(unit, offset, call.scope.context.now));

function isOneOf(call: Call, ids: readonly string[]): string {
  if (groupOf(call.reference.column) !== 'id') throw queryError(`The function '${call.name}' needs a column that holds ids.`);
  return `${call.reference.sql} = any(${call.scope.text.bind(ids, 'uuid[]')})`;
}

/** Rows below or above a row, along the table's lookup to itself (`parent…`); 501 for tables without one. */
const hierarchy = (direction: 'below' | 'above', including: boolean): Compile => (call) => {
  const { table, column } = call.reference;
  const parent = [...table.columns.values()].find((one) => isLookup(one) && one.targets.length === 1 && one.targets[0] === table.name && one.name.startsWith('parent'));
  if (!parent || table !== call.scope.table || (column !== table.idColumn && column !== parent)) throw notImplemented(`The query function '${call.name}' on '${table.name}'`);
  const value = call.values.get('PropertyValue');
  if (value?.type !== 'string' && value?.type !== 'guid') throw queryError(`The function '${call.name}' needs an id as PropertyValue.`);
  const start = bindLiteral(value, table.idColumn, call.scope.text);
  const [id, up] = [columnSql(table.idColumn, 'step'), columnSql(parent, 'step')];
  const step = direction === 'below' ? `select ${id} from ${tableSql(table)} step join line on ${up} = line.id` : `select ${up} from ${tableSql(table)} step join line on ${id} = line.id where ${up} is not null`;
  const ids = `(with recursive line(id) as (select ${start} union ${step}) select id from line)`;
  const within = `${columnSql(table.idColumn, call.scope.alias)} in ${ids}`;
  return including ? within : `(${within} and ${columnSql(table.idColumn, call.scope.alias)} <> ${start})`;
};

/** Multi-select columns hold several values; of a single choice the values contain one. */
const containsValues: Compile = (call) => {
  if (groupOf(call.reference.column) !== 'number') throw queryError(`The function '${call.name}' needs a choice column.`);
  return isIn(call);
};

const not = (compile: Compile): Compile => (call) => `(not (${compile(call)}))`;
const equalUser: Compile = (call) => isOneOf(call, [call.scope.context.caller.userId]);
const equalBusiness: Compile = (call) => isOneOf(call, [call.scope.context.caller.businessUnitId]);

const functions: ReadonlyMap<string, Compile> = new Map<string, Compile>([
  ['In', isIn],
  ['NotIn', not(isIn)],
  ['Between', isBetween],
  ['NotBetween', not(isBetween)],
  ['On', (call) => withinRange(call, { from: dayOf(call), to: shift('Days', dayOf(call), 1) })],
  ['NotOn', (call) => `(not ${withinRange(call, { from: dayOf(call), to: shift('Days', dayOf(call), 1) })})`],
  ['OnOrAfter', (call) => withinRange(call, { from: dayOf(call) })],
  ['OnOrBefore', (call) => withinRange(call, { to: shift('Days', dayOf(call), 1) })],
  ['Today', day(0)],
  ['Yesterday', day(-1)],
  ['Tomorrow', day(1)],
  ['Last7Days', (call) => withinRange(call, lastUnits('Days', 7, call.scope.context.now))],
  ['Next7Days', (call) => withinRange(call, nextUnits('Days', 7, call.scope.context.now))],
  ...(['Hours', 'Days', 'Weeks', 'Months', 'Years'] as const).flatMap((unit): [string, Compile][] => [
    [`LastX${unit}`, (call) => withinRange(call, lastUnits(unit, countOf(call), call.scope.context.now))],
    [`NextX${unit}`, (call) => withinRange(call, nextUnits(unit, countOf(call), call.scope.context.now))],
  ]),
  ...(['Minutes', 'Hours', 'Days', 'Weeks', 'Months', 'Years'] as const).map((unit): [string, Compile] => [
    `OlderThanX${unit}`,
    (call) => withinRange(call, { to: shift(unit, call.scope.context.now, -countOf(call)) }),
  ]),
  ...(['Week', 'Month', 'Year'] as const).flatMap((unit): [string, Compile][] => [
    [`This${unit}`, calendar(`${unit}s`, 0)],
    [`Last${unit}`, calendar(`${unit}s`, -1)],
    [`Next${unit}`, calendar(`${unit}s`, 1)],
  ]),
  ...fiscalFunctions({ withinRange, countOf, requireDate }),
  ['EqualUserId', equalUser],
  ['NotEqualUserId', not(equalUser)],
  ['EqualUserTeams', (call) => isOneOf(call, call.scope.context.caller.teamIds)],
  ['EqualUserOrUserTeams', (call) => isOneOf(call, [call.scope.context.caller.userId, ...call.scope.context.caller.teamIds])],
  ['ContainValues', containsValues],
  ['DoesNotContainValues', not(containsValues)],
  ['Under', hierarchy('below', false)],
  ['UnderOrEqual', hierarchy('below', true)],
  ['NotUnder', not(hierarchy('below', false))],
  ['Above', hierarchy('above', false)],
  ['AboveOrEqual', hierarchy('above', true)],
  ['EqualBusinessId', equalBusiness],
  ['NotEqualBusinessId', not(equalBusiness)],
]);
