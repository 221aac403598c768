// $select and $filter over metadata: definitions are few and live in memory, so they are sifted there.
import type { ComparisonOperator, Expression } from '../odata/expression.ts';
import type { QueryOptions } from '../odata/options.ts';
import { notImplemented, queryError } from '../webApiError.ts';
import type { Definition } from './describe.ts';

/** The selected properties of a definition; rows of several kinds lack some of each other's. */
export function project(row: Definition, options: QueryOptions, kinds: 'one' | 'several' = 'one'): Definition {
  if (!options.select) return row;
  const kept = new Set([...options.select, 'MetadataId', '@odata.type']);
  for (const name of kinds === 'one' ? options.select : []) if (!(name in row) && kinds === 'one') throw queryError(`Could not find a property named '${name}' in the metadata.`);
  return Object.fromEntries(Object.entries(row).filter(([name]) => kept.has(name)));
}

/** The value of `X` or `X/Value`. */
function valueAt(row: Definition, segments: readonly string[], kinds: 'one' | 'several'): unknown {
  const [name = '', inner] = segments;
  if (!(name in row) && kinds === 'one') throw queryError(`Could not find a property named '${name}' in the metadata.`);
  const outer = row[name] ?? null;
  const value = inner === undefined ? outer : typeof outer === 'object' && outer !== null ? new Map(Object.entries(outer)).get(inner) : undefined;
  if (segments.length > 2 || value === undefined) throw queryError(`Could not find a property named '${segments.join('/')}' in the metadata.`);
  return value;
}

function compares(operator: ComparisonOperator, value: unknown, wanted: unknown): boolean {
  if (operator === 'eq' || operator === 'ne') return (value === wanted) === (operator === 'eq');
  if (typeof value !== 'number' || typeof wanted !== 'number') {
    if (value === null) return false;
    throw notImplemented('This metadata filter');
  }
  if (operator === 'gt' || operator === 'ge') return operator === 'gt' ? value > wanted : value >= wanted;
  return operator === 'lt' ? value < wanted : value <= wanted;
}

/** Comparisons of properties (`X` or `X/Value`) and yes/no properties by themselves, joined by and, or, not. A property a row of another kind lacks is null. */
export function matches(row: Definition, filter: Expression | undefined, kinds: 'one' | 'several' = 'one'): boolean {
  if (!filter) return true;
  switch (filter.kind) {
    case 'and':
      return matches(row, filter.left, kinds) && matches(row, filter.right, kinds);
    case 'or':
      return matches(row, filter.left, kinds) || matches(row, filter.right, kinds);
    case 'not':
      return !matches(row, filter.operand, kinds);
    case 'path':
      return valueAt(row, filter.segments, kinds) === true;
    case 'comparison': {
      const { left, right } = filter;
      if (left.kind !== 'path' || right.kind !== 'literal') throw notImplemented('This metadata filter');
      const wanted = right.literal.type === 'null' ? null : right.literal.value;
      return compares(filter.operator, valueAt(row, left.segments, kinds), wanted);
    }
    default:
      throw notImplemented('This metadata filter');
  }
}
