// Turns a property path (`lastname`, `parentaccountid/name`) into SQL, following lookups only to rows the caller may see.
import { conditionOrFalse, requirePrivilege } from '../access/rowAccess.ts';
import type { Column } from '../registry/column.ts';
import { columnNamed, type CollectionNavigation, type ManyNavigation, type SingleNavigation, type Table } from '../registry/registry.ts';
import { columnSql, pointsToTableSql, tableSql } from '../storage/identifiers.ts';
import { queryError } from '../webApiError.ts';
import { innerScope, unknownProperty, type Scope } from './scope.ts';

export interface ColumnReference {
  readonly sql: string;
  readonly column: Column;
  readonly table: Table;
}

/** The scope a path starts in and what remains of it: a range variable is stripped off. */
export function enterScope(scope: Scope, segments: readonly string[]): { readonly scope: Scope; readonly segments: readonly string[] } {
  const variable = scope.variables.get(segments[0] ?? '');
  if (!variable) return { scope, segments };
  return { scope: innerScope(scope, variable.table, variable.alias), segments: segments.slice(1) };
}

/** The property at the end of the path. Unknown names are a 400. */
export function resolvePath(from: Scope, path: readonly string[]): ColumnReference {
  const { scope, segments } = enterScope(from, path);
  const [head = '', ...rest] = segments;
  if (rest.length === 0) return resolveProperty(scope, head);
  const navigation = scope.table.navigations.get(head);
  if (!navigation) throw queryError(unknownProperty(head, scope.table));
  if (navigation.kind !== 'single') throw queryError(`The property '${head}' is a collection; use any or all.`);
  const found = navigation.targets.map((target) => followLookup(scope, navigation, scope.context.registry.tableNamed(target), rest)).filter((one) => one !== undefined);
  const [first] = found;
  if (!first) throw queryError(unknownProperty(rest[0] ?? '', scope.context.registry.tableNamed(navigation.targets[0] ?? '')));
  return found.length === 1 ? first : { ...first, sql: `coalesce(${found.map((one) => one.sql).join(', ')})` };
}

function resolveProperty(scope: Scope, name: string): ColumnReference {
  const column = scope.table.properties.get(name);
  if (!column) throw queryError(unknownProperty(name, scope.table));
  return { sql: columnSql(column, scope.alias), column, table: scope.table };
}

function followLookup(scope: Scope, navigation: SingleNavigation, target: Table, rest: readonly string[]): ColumnReference | undefined {
  const [next = ''] = rest;
  if (navigation.targets.length > 1 && !target.properties.has(next) && !target.navigations.has(next)) return undefined;
  requirePrivilege(scope.context.caller, target, 'Read');
  const alias = scope.text.nextAlias();
  const inner = resolvePath({ ...innerScope(scope, target, alias), variables: new Map() }, rest);
  const visible = conditionOrFalse(scope.context.caller, { table: target, alias }, 'Read', scope.text);
  return { ...inner, sql: `(select ${inner.sql} from ${tableSql(target)} ${alias} where ${lookupJoin(scope.alias, navigation, target, alias)} and ${visible})` };
}

/** `target.id = source.lookup`, and that the lookup points to that table. */
function lookupJoin(sourceAlias: string, navigation: SingleNavigation, target: Table, targetAlias: string): string {
  return `${columnSql(target.idColumn, targetAlias)} = ${columnSql(navigation.column, sourceAlias)}${pointsToTableSql(navigation.column, target, sourceAlias)}`;
}

/** The rows of a collection that belong to the row under `sourceAlias`. */
export function collectionJoin(source: Table, sourceAlias: string, navigation: CollectionNavigation | ManyNavigation, targetAlias: string): string {
  const target = source.registry.tableNamed(navigation.target);
  const sourceId = columnSql(source.idColumn, sourceAlias);
  if (navigation.kind === 'collection') {
    const column = columnNamed(target, navigation.column);
    return `${columnSql(column, targetAlias)} = ${sourceId}${pointsToTableSql(column, source, targetAlias)}`;
  }
  const intersect = source.registry.tableNamed(navigation.intersect);
  const mine = columnSql(columnNamed(intersect, navigation.sourceColumn), 'link');
  const theirs = columnSql(columnNamed(intersect, navigation.targetColumn), 'link');
  return `exists (select 1 from ${tableSql(intersect)} link where ${mine} = ${sourceId} and ${theirs} = ${columnSql(target.idColumn, targetAlias)})`;
}
