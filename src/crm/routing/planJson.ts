// The texts a routing plan and its rule tests are kept as. A plan that can't be read whole is no plan: half of it would give leads to others.
import type { RoutingPlan, RuleTest } from '../../domain/routing/plan.ts';
import { readPlan, readRuleTests, type ReadResult } from '../../domain/routing/plan/planReading.ts';
import type { Reader } from '../../domain/routing/reading.ts';
import type { Segment } from '../../domain/segment.ts';
import { columnText, contentOf, type ColumnContent } from './jsonColumn.ts';

/** Of the columns. */
const MOST_CHARACTERS = 1_048_576;
/** The number stands in a column of its own; the text is checked with one. */
const ANY_NUMBER = 1;

function readerOf<Read>(read: (value: unknown, path: string) => ReadResult<Read>): Reader<Read> {
  return (value, path, problems) => {
    const result = read(value, path);
    if ('read' in result) return result.read;
    problems.push(...result.problems);
    return undefined;
  };
}

const planNumbered = (number: number): Reader<RoutingPlan> => readerOf((value, path) => readPlan(typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value, number } : value, path));
const tests = readerOf(readRuleTests);

/** The plan of a row. @param number the row's. */
export function planIn(text: unknown, number: number): ColumnContent<RoutingPlan> {
  return contentOf(text, planNumbered(number), 'plan');
}

/** No text: no tests. */
export function testsIn(text: unknown): ColumnContent<readonly RuleTest[]> {
  return text === undefined || text === null ? { content: [] } : contentOf(text, tests, 'tests');
}

/** @throws AppError `bad-request` for a plan that could not be read back, `too-long`. */
export function planText({ segments, rules, settings }: Omit<RoutingPlan, 'number'>): string {
  const content: Omit<RoutingPlan, 'number'> = { segments: segments.map(bare), rules, settings };
  return columnText(content, planNumbered(ANY_NUMBER), MOST_CHARACTERS);
}

/** Segments come from rows of their own and have a version there; here they are what they were. */
function bare({ id, name, priority, conditions, isDefault, isActive }: Segment): Segment {
  return { id, name, priority, conditions, ...(isDefault === undefined ? {} : { isDefault }), isActive };
}

/** @throws AppError `bad-request` for tests that could not be read back, `too-long`. */
export function testsText(list: readonly RuleTest[]): string {
  return columnText(list, tests, MOST_CHARACTERS);
}
