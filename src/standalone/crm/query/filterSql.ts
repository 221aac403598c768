// Compiles a parsed filter to an SQL condition. Names become registry identifiers, values become bound parameters.
// As in OData a comparison with null is true or false, never unknown, also below `not`.
import type { ComparisonOperator, Expression, Literal, Operand } from '../odata/expression.ts';
import { conditionOrFalse, requirePrivilege } from '../access/rowAccess.ts';
import { columnNamed } from '../registry/registry.ts';
import { ADDRESS_LENGTH, addressSql, columnSql, foldedSql, isAddress, pointsToTableSql, tableSql } from '../storage/identifiers.ts';
import { queryError } from '../webApiError.ts';
import { bindLiteral, groupOf } from './literals.ts';
import { collectionJoin, enterScope, resolvePath, type ColumnReference } from './paths.ts';
import { likeCondition } from './likePattern.ts';
import { compileQueryFunction } from './queryFunctions.ts';
import { innerScope, unknownProperty, type Scope } from './scope.ts';

const sqlOperators: Readonly<Record<ComparisonOperator, string>> = { eq: '=', ne: 'is distinct from', gt: '>', ge: '>=', lt: '<', le: '<=' };
const mirrored: Readonly<Record<ComparisonOperator, ComparisonOperator>> = { eq: 'eq', ne: 'ne', gt: 'lt', ge: 'le', lt: 'gt', le: 'ge' };

/** The condition, in parentheses where needed. */
export function compileFilter(expression: Expression, scope: Scope): string {
  return compile(expression, scope, { negated: false, alternative: false });
}

/** What stands around a condition. */
interface Place {
  /** Below `not`. */
  readonly negated: boolean;
  /**
   * Below `or`: a condition on related rows is then asked from their side, as "the id is among those that meet it". Unlike a
   * subquery for every row that lets an index serve each alternative.
   */
  readonly alternative: boolean;
}

function compile(expression: Expression, scope: Scope, place: Place): string {
  const { negated } = place;
  switch (expression.kind) {
    case 'and':
      return `(${compile(expression.left, scope, place)} and ${compile(expression.right, scope, place)})`;
    case 'or':
      return `(${compile(expression.left, scope, { negated, alternative: true })} or ${compile(expression.right, scope, { negated, alternative: true })})`;
    case 'not':
      return `(not ${compile(expression.operand, scope, { ...place, negated: true })})`;
    case 'comparison':
      return decided((place.alternative ? compareThroughLookup(expression, scope) : undefined) ?? compare(expression.operator, expression.left, expression.right, scope), negated);
    case 'text':
      return decided(compileText(expression, scope), negated);
    case 'function':
      return decided(compileQueryFunction(expression, scope), negated);
    case 'lambda':
      return compileLambda(expression, scope, place);
    case 'path':
      return decided(booleanPath(expression.segments, scope), negated);
    case 'literal':
      if (expression.literal.type === 'boolean') return String(expression.literal.value);
      throw queryError('The filter must be a condition.');
  }
}

/** Below `not`, unknown has to become false; above it SQL does so by itself and indexes stay usable. */
function decided(condition: string, negated: boolean): string {
  return negated ? `((${condition}) is true)` : condition;
}

function booleanPath(segments: readonly string[], scope: Scope): string {
  const reference = resolvePath(scope, segments);
  if (groupOf(reference.column) !== 'boolean') throw queryError(`The property '${segments.join('/')}' is not a condition.`);
  return reference.sql;
}

function compare(operator: ComparisonOperator, left: Operand, right: Operand, scope: Scope): string {
  if (left.kind === 'path' && right.kind === 'path') return compareColumns(operator, resolvePath(scope, left.segments), resolvePath(scope, right.segments));
  if (left.kind === 'path' && right.kind === 'literal') return compareLiteral(operator, resolvePath(scope, left.segments), right.literal, scope);
  if (left.kind === 'literal' && right.kind === 'path') return compareLiteral(mirrored[operator], resolvePath(scope, right.segments), left.literal, scope);
  throw queryError('A comparison needs a property on at least one side.');
}

/** `parentcontactid/emailaddress1 eq 'x'` as: the contact is one of those with that address. Undefined for other comparisons. */
function compareThroughLookup({ operator, left, right }: Extract<Expression, { kind: 'comparison' }>, outer: Scope): string | undefined {
  if (operator !== 'eq' || left.kind !== 'path' || right.kind !== 'literal' || right.literal.type === 'null') return undefined;
  const { scope, segments } = enterScope(outer, left.segments);
  const [head = '', ...rest] = segments;
  const navigation = scope.table.navigations.get(head);
  const [target, ...others] = navigation?.kind === 'single' ? navigation.targets : [];
  if (rest.length === 0 || navigation?.kind !== 'single' || target === undefined || others.length > 0) return undefined;
  const table = scope.context.registry.tableNamed(target);
  requirePrivilege(scope.context.caller, table, 'Read');
  const alias = scope.text.nextAlias();
  const inner: Scope = { ...innerScope(scope, table, alias), variables: new Map() };
  const condition = compareLiteral(operator, resolvePath(inner, rest), right.literal, scope);
  const visible = conditionOrFalse(scope.context.caller, { table, alias }, 'Read', scope.text);
  const among = `any(array(select ${columnSql(table.idColumn, alias)} from ${tableSql(table)} ${alias} where ${condition} and ${visible}))`;
  return `(${columnSql(navigation.column, scope.alias)} = ${among}${pointsToTableSql(navigation.column, table, scope.alias)})`;
}

function comparable(reference: ColumnReference): string {
  return groupOf(reference.column) === 'text' ? foldedSql(reference.sql) : reference.sql;
}

function compareColumns(operator: ComparisonOperator, left: ColumnReference, right: ColumnReference): string {
  const [one, other] = [groupOf(left.column), groupOf(right.column)];
  if (one !== other) throw queryError(`A binary operator with incompatible types was detected. The properties '${left.column.name}' and '${right.column.name}' cannot be compared.`);
  const sql = operator === 'eq' ? 'is not distinct from' : sqlOperators[operator];
  return `${comparable(left)} ${sql} ${comparable(right)}`;
}

function compareLiteral(operator: ComparisonOperator, reference: ColumnReference, literal: Literal, scope: Scope): string {
  if (literal.type === 'null') {
    if (operator === 'eq') return `${reference.sql} is null`;
    return operator === 'ne' ? `${reference.sql} is not null` : 'false';
  }
  const value = bindLiteral(literal, reference.column, scope.text);
  const condition = `${comparable(reference)} ${sqlOperators[operator]} ${value}`;
  if (operator !== 'eq' || literal.type !== 'string' || !isAddress(reference.column) || literal.value.length > ADDRESS_LENGTH) return condition;
  // What is shorter than the beginning the index holds equals it only when it is the whole text.
  const indexed = `${addressSql(reference.sql)} = ${value}`;
  return literal.value.length < ADDRESS_LENGTH ? indexed : `(${indexed} and ${condition})`;
}

function compileText(expression: Extract<Expression, { kind: 'text' }>, scope: Scope): string {
  if (expression.value.kind !== 'path') throw queryError(`The first argument of '${expression.name}' must be a property.`);
  const reference = resolvePath(scope, expression.value.segments);
  if (groupOf(reference.column) !== 'text') {
    throw queryError(`No function signature for the function with name '${expression.name}' matches the specified arguments: '${reference.column.name}' is not text.`);
  }
  if (expression.pattern.kind !== 'literal' || expression.pattern.literal.type !== 'string') throw queryError(`The second argument of '${expression.name}' must be text.`);
  return likeCondition(reference, expression.name, expression.pattern.literal.value, scope.text);
}

/** True when a condition speaks of the range variable only, not of the rows around it. */
function isAbout(expression: Expression, variable: string): boolean {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return isAbout(expression.left, variable) && isAbout(expression.right, variable);
    case 'not':
      return isAbout(expression.operand, variable);
    case 'comparison':
      return isAbout(expression.left, variable) && isAbout(expression.right, variable);
    case 'text':
      return isAbout(expression.value, variable) && isAbout(expression.pattern, variable);
    case 'path':
      return expression.segments[0] === variable;
    case 'literal':
      return true;
    case 'function':
    case 'lambda':
      return false;
  }
}

function compileLambda(expression: Extract<Expression, { kind: 'lambda' }>, outer: Scope, place: Place): string {
  const { scope, segments } = enterScope(outer, expression.segments);
  const [name = '', ...rest] = segments;
  if (rest.length > 0) throw queryError(`A collection is asked with any or all directly on its table, not through '${name}'.`);
  const navigation = scope.table.navigations.get(name);
  if (!navigation) throw queryError(unknownProperty(name, scope.table));
  if (navigation.kind === 'single') throw queryError(`The property '${name}' is not a collection.`);
  const target = scope.context.registry.tableNamed(navigation.target);
  requirePrivilege(scope.context.caller, target, 'Read');
  const alias = scope.text.nextAlias();
  const asked = expression.variable && expression.predicate && isAbout(expression.predicate, expression.variable);
  const fromThere = place.alternative && asked && expression.quantifier === 'any' && navigation.kind === 'collection';
  const conditions = [
    fromThere ? `true${pointsToTableSql(columnNamed(target, navigation.column), scope.table, alias)}` : collectionJoin(scope.table, scope.alias, navigation, alias),
    conditionOrFalse(scope.context.caller, { table: target, alias }, 'Read', scope.text),
  ];
  if (expression.predicate && expression.variable) {
    const variables = new Map([...outer.variables, [expression.variable, { table: target, alias }] as const]);
    const predicate = compile(expression.predicate, { ...innerScope(outer, outer.table, outer.alias), variables }, { negated: false, alternative: false });
    conditions.push(expression.quantifier === 'any' ? predicate : `(${predicate}) is not true`);
  }
  if (fromThere) {
    const among = `any(array(select ${columnSql(columnNamed(target, navigation.column), alias)} from ${tableSql(target)} ${alias} where ${conditions.join(' and ')}))`;
    return decided(`${columnSql(scope.table.idColumn, scope.alias)} = ${among}`, place.negated);
  }
  const exists = (of: readonly string[]): string => `exists (select 1 from ${tableSql(target)} ${alias} where ${of.join(' and ')})`;
  if (expression.quantifier === 'any') return exists(conditions);
  // Dataverse runs `all` as the FetchXML link of that name, which wants at least one related row.
  return `(${exists(conditions.slice(0, 2))} and not ${exists(conditions)})`;
}
