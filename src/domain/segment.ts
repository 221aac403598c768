// Segments: named groups of open leads. A lead is in one at most: the first whose conditions hold, in the admin's order.
import { compileCondition } from './condition.ts';
import type { CellValue, ConditionGroup } from './condition.ts';

export interface Segment {
  readonly id: string;
  readonly name: string;
  /** Greater comes first; equal ones in the order of their ids. The default segment comes last whatever it has. */
  readonly priority: number;
  readonly conditions: ConditionGroup;
  /** Takes every lead that no other segment took. */
  readonly isDefault?: boolean;
  readonly isActive: boolean;
}

/** Where the values of a field stand in the rows. */
type Columns = readonly string[];

/** Which segment each row is in. */
export interface Segments {
  /** Those that take part, in the order they are tried. */
  readonly inOrder: readonly Segment[];
  /** The segment of a row; undefined when none takes it. */
  segmentOf(row: readonly CellValue[], now: Date): Segment | undefined;
}

/** Compiles the segments once, for rows whose values stand in the order of `columns`. */
export function compileSegments(segments: readonly Segment[], columns: Columns): Segments {
  const places = new Map(columns.map((column, place) => [column, place]));
  const inOrder = segments
    .filter(({ isActive }) => isActive)
    .sort((one, two) => Number(one.isDefault ?? false) - Number(two.isDefault ?? false) || two.priority - one.priority || (one.id < two.id ? -1 : 1));
  const compiled = inOrder.map((segment) => ({ segment, holds: segment.isDefault === true ? () => true : compileCondition(segment.conditions, (field) => places.get(field)) }));
  return { inOrder, segmentOf: (row, now) => compiled.find(({ holds }) => holds(row, now))?.segment };
}
