// $select and $filter over metadata: definitions are few and live in memory, so they are sifted there.
import type { Expression } from '../odata/expression.ts';
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

/** Comparisons of properties (`X` or `X/Value`) with eq and ne, joined by and, or, not. A property a row of another kind lacks is null. */
export function matches(row: Definition, filter: Expression | undefined, kinds: 'one' | 'several' = 'one'): boolean {
  if (!filter) return true;
  switch (filter.kind) {
    case 'and':
      return matches(row, filter.left, kinds) && matches(row, filter.right, kinds);
    case 'or':
      return matches(row, filter.left, kinds) || matches(row, filter.right, kinds);
    case 'not':
      return !matches(row, filter.operand, kinds);
    case 'comparison': {
      const { left, right } = filter;
      if (left.kind !== 'path' || right.kind !== 'literal' || (filter.operator !== 'eq' && filter.operator !== 'ne')) throw notImplemented('This metadata filter');
      const name = left.segments[0] ?? '';
      if (!(name in row) && kinds === 'one') throw queryError(`Could not find a property named '${name}' in the metadata.`);
      const wanted = right.literal.type === 'null' ? null : right.literal.value;
      const outer = row[name] ?? null;
      const inner = left.segments[1];
      const value = inner === undefined ? outer : typeof outer === 'object' && outer !== null ? new Map(Object.entries(outer)).get(inner) : undefined;
      if (left.segments.length > 2 || value === undefined) throw queryError(`Could not find a property named '${left.segments.join('/')}' in the metadata.`);
      return (value === wanted) === (filter.operator === 'eq');
    }
    default:
      throw notImplemented('This metadata filter');
  }
}
