// Which of many lists of conditions hold for a lead, in their order. Conditions on one value of a field are worked out beforehand, as one
// bit a list; a lead then costs a look-up a field however many lists there are. What is left (patterns, days, nested groups) is only
// asked of lists that the bits leave.
import { compileCondition, isGroup, testOf } from '../condition.ts';
import type { CellValue, Condition, ConditionGroup, Holds } from '../condition.ts';
import { compileColumn, isIndexed, type Column, type IndexedCondition } from './matchingColumn.ts';

/** Stands at one lead at a time. */
export interface Matching {
  /** Turns to a lead. @param row its values in the order of the columns. @param among the lists to ask, as bits; undefined = all. */
  turnTo(row: readonly CellValue[], now: Date, among?: Uint32Array): void;
  /** The first list at or after `from` that holds; -1 = none. */
  next(from: number): number;
}

/** What the bits don't tell: a test shared by every list that asks the same. */
interface Remaining {
  readonly id: number;
  readonly holds: Holds;
}

/** Compiles the lists. @param columns fields in the order of the rows; a field that isn't among them counts as empty. */
export function compileMatching(lists: readonly ConditionGroup[], columns: readonly string[]): Matching {
  const words = Math.max(1, Math.ceil(lists.length / 32));
  const parts = lists.map((list) => conjuncts(list));
  const indexed = new Map<string, IndexedCondition[]>();
  const remaining = remainingOf(parts, columns);
  parts.forEach((conditions, list) => conditions.forEach((condition) => {
    if (!isGroup(condition) && isIndexed(condition) && columns.includes(condition.field)) indexed.set(condition.field, [...(indexed.get(condition.field) ?? []), { list, condition }]);
  }));
  const asked = [...indexed].map(([field, conditions]): { readonly at: number; readonly column: Column } => ({ at: columns.indexOf(field), column: compileColumn(conditions, lists.length) }));
  return scan(remaining, asked, { words, count: lists.length });
}

function scan(remaining: { readonly ofList: readonly (readonly Remaining[])[]; readonly count: number }, asked: readonly { readonly at: number; readonly column: Column }[], { words, count }: { readonly words: number; readonly count: number }): Matching {
  const everything = new Uint32Array(words);
  for (let list = 0; list < count; list++) everything[list >>> 5] = (everything[list >>> 5] ?? 0) | (1 << (list & 31));
  const left = new Uint32Array(words);
  const answers = new Int32Array(remaining.count);
  let [turn, row, now] = [0, [] as readonly CellValue[], new Date(0)];
  /** Answers carry the number of the lead's turn, so that nothing has to be wiped: positive = held. */
  const holds = (list: number): boolean => {
    for (const test of remaining.ofList[list] ?? []) {
      const known = answers[test.id] ?? 0;
      if (known === turn) continue;
      if (known === -turn) return false;
      const answer = test.holds(row, now);
      answers[test.id] = answer ? turn : -turn;
      if (!answer) return false;
    }
    return true;
  };
  return {
    turnTo(nextRow, nextNow, among = everything) {
      [row, now] = [nextRow, nextNow];
      turn = turn === 0x7fffffff ? 1 : turn + 1;
      if (turn === 1) answers.fill(0);
      left.set(among);
      for (const { at, column } of asked) {
        const bits = column.bitsOf(row[at], now);
        for (let word = 0; word < words; word++) left[word] = (left[word] ?? 0) & (bits[word] ?? 0);
      }
    },
    next(from) {
      for (let word = from >>> 5; word < words; word++) {
        let bits = left[word] ?? 0;
        if (word === from >>> 5) bits &= -1 << (from & 31);
        while (bits !== 0) {
          const list = (word << 5) + 31 - Math.clz32(bits & -bits);
          if (holds(list)) return list;
          bits &= bits - 1;
        }
      }
      return -1;
    },
  };
}

/** What must all hold: groups of "all" opened up, "any" of one taken as that one. */
function conjuncts(part: Condition | ConditionGroup): readonly (Condition | ConditionGroup)[] {
  return isGroup(part) && (part.match === 'all' || part.of.length === 1) ? part.of.flatMap(conjuncts) : [part];
}

function remainingOf(parts: readonly (readonly (Condition | ConditionGroup)[])[], columns: readonly string[]): { readonly ofList: readonly (readonly Remaining[])[]; readonly count: number } {
  const place = (field: string): number | undefined => (columns.includes(field) ? columns.indexOf(field) : undefined);
  const known = new Map<string, Remaining>();
  const ofList = parts.map((conditions) => conditions.filter((part) => isGroup(part) || !isIndexed(part) || place(part.field) === undefined).map((part) => {
    const key = JSON.stringify(part);
    const test = known.get(key) ?? { id: known.size, holds: closureOf(part, place) };
    known.set(key, test);
    return test;
  }));
  return { ofList, count: known.size };
}

function closureOf(part: Condition | ConditionGroup, place: (field: string) => number | undefined): Holds {
  const at = isGroup(part) ? undefined : place(part.field);
  if (isGroup(part) || at === undefined) return compileCondition(part, place);
  const test = testOf(part);
  return (row, now) => test(row[at], now);
}
