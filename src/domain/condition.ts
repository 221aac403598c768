// Conditions on the fields of a lead, a seller or an account: one table of operators, shared by segments, the ideal customer profile
// and routing rules. They are compiled once to closures over a row of values; nothing is ever evaluated from text.

/** Text, number, choice label, id of the row a lookup names, or UTC ISO instant (`YYYY-MM-DD` for a day); several for a multi-select choice; undefined = empty. */
export type CellValue = string | number | boolean | readonly string[] | undefined;

export const operators = [
  'equals', 'not-equals', 'in', 'not-in', 'contains', 'not-contains', 'begins-with', 'ends-with', 'is-empty', 'is-filled',
  'greater', 'at-least', 'less', 'at-most', 'between',
  'on', 'before', 'after', 'in-last-days', 'older-than-days', 'in-next-days',
] as const;
export type Operator = (typeof operators)[number];

/** Those that hold where another doesn't: an empty field meets them, of several values none may fit. */
export const negatedOperators: readonly Operator[] = ['not-equals', 'not-in', 'not-contains'];

/** What kind of field an operator is for. */
export type FieldKind = 'text' | 'number' | 'choice' | 'date' | 'lookup';

export interface Condition {
  readonly field: string;
  readonly operator: Operator;
  /** One value, or several for `in`, `not-in`, and the two ends (both included) of `between`; a whole number of days for the day operators; none for `is-empty`, `is-filled`. Of a lookup ids of rows. */
  readonly value?: string | number | boolean | readonly (string | number)[];
  /** What the rows of a lookup were called when they were chosen, by id: shown, never compared. */
  readonly names?: Readonly<Record<string, string>>;
}

/** Nested to any depth; a group of none holds when all must hold, and doesn't when any may. */
export interface ConditionGroup {
  readonly match: 'all' | 'any';
  readonly of: readonly (Condition | ConditionGroup)[];
}

/** What is wrong with a condition; closed, for the form that edits it. */
export interface ConditionProblem {
  readonly field: string;
  readonly code: 'unknown-field' | 'operator-not-for-field' | 'value-missing' | 'value-not-a-number' | 'value-not-a-day' | 'range-upside-down';
}

/** A compiled condition: the row's values stand where `place` said they do. */
export type Holds = (row: readonly CellValue[], now: Date) => boolean;

type Test = (cell: CellValue, now: Date) => boolean;

const DAY = 86_400_000;

const textOperators: readonly Operator[] = ['equals', 'not-equals', 'in', 'not-in', 'contains', 'not-contains', 'begins-with', 'ends-with', 'is-empty', 'is-filled'];

/** The operators of each kind of field, in the order they are offered. */
export const operatorsOf: Readonly<Record<FieldKind, readonly Operator[]>> = {
  text: textOperators,
  choice: ['equals', 'not-equals', 'in', 'not-in', 'is-empty', 'is-filled'],
  lookup: ['in', 'not-in', 'is-filled', 'is-empty'],
  number: ['equals', 'not-equals', 'greater', 'at-least', 'less', 'at-most', 'between', 'in', 'not-in', 'is-empty', 'is-filled'],
  date: ['on', 'before', 'after', 'between', 'in-last-days', 'older-than-days', 'in-next-days', 'is-empty', 'is-filled'],
};

let [lastFolded, lastFoldedTo]: [string, string] = ['', ''];

/** Text as it is compared: without case, and with composed characters alike. */
export function folded(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value).toLowerCase();
  // Many conditions on one field ask for the same text one after the other.
  if (value === lastFolded) return lastFoldedTo;
  [lastFolded, lastFoldedTo] = [value, value.normalize('NFKC').trim().toLowerCase()];
  return lastFoldedTo;
}

/** Nothing, empty text or an empty choice. */
export function isEmpty(cell: CellValue): boolean {
  return cell === undefined || cell === '' || (typeof cell === 'object' && cell.length === 0);
}

function texts(cell: CellValue): readonly string[] {
  if (cell === undefined) return [];
  return typeof cell === 'object' ? cell.map(folded) : [folded(cell)];
}

function listOf(value: Condition['value']): readonly (string | number | boolean)[] {
  if (value === undefined) return [];
  return typeof value === 'object' ? value : [value];
}

/** Undefined for what is no number; empty text is none. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

function instantOf(value: unknown): number | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}(T|$)/.test(value)) return undefined;
  const instant = Date.parse(value);
  return Number.isNaN(instant) ? undefined : instant;
}

const overNumber = (make: (cell: number) => boolean): Test => (cell) => {
  const number = numberOf(cell);
  return number !== undefined && make(number);
};

const overInstant = (make: (cell: number, now: Date) => boolean): Test => (cell, now) => {
  const instant = instantOf(cell);
  return instant !== undefined && make(instant, now);
};

const not = (test: Test): Test => (cell, now) => !test(cell, now);

function oneOf(value: Condition['value']): Test {
  const wanted = new Set(listOf(value).map(folded));
  const single = wanted.size === 1 ? [...wanted][0] : undefined;
  return (cell) => {
    if (cell === undefined || cell === '') return false;
    if (typeof cell === 'object') return cell.some((each) => wanted.has(folded(each)));
    return single === undefined ? wanted.has(folded(cell)) : folded(cell) === single;
  };
}

function someText(value: Condition['value'], matches: (text: string, wanted: string) => boolean): Test {
  const wanted = listOf(value).map(folded);
  return (cell) => texts(cell).some((text) => wanted.some((each) => matches(text, each)));
}

function between(value: Condition['value']): Test {
  const [from, to] = listOf(value);
  const [first, last] = [instantOf(from), instantOf(to)];
  // A day as the upper end is meant with all its hours.
  if (first !== undefined && last !== undefined) return overInstant((cell) => cell >= first && cell < (typeof to === 'string' && to.length === 10 ? last + DAY : last + 1));
  const [low, high] = [numberOf(from), numberOf(to)];
  return low === undefined || high === undefined ? () => false : overNumber((cell) => cell >= low && cell <= high);
}

function numberTest(value: Condition['value'], make: (cell: number, wanted: number) => boolean): Test {
  const wanted = numberOf(listOf(value)[0]);
  return wanted === undefined ? () => false : overNumber((cell) => make(cell, wanted));
}

/** Days are UTC days: what is stored is an instant or a day, and a rule must not depend on who reads it. */
function dayTest(value: Condition['value'], make: (cell: number, start: number) => boolean): Test {
  const wanted = instantOf(listOf(value)[0]);
  return wanted === undefined ? () => false : overInstant((cell) => make(cell, Math.floor(wanted / DAY) * DAY));
}

function daysTest(value: Condition['value'], make: (cell: number, now: number, span: number) => boolean): Test {
  const days = numberOf(listOf(value)[0]);
  return days === undefined ? () => false : overInstant((cell, now) => make(cell, now.getTime(), days * DAY));
}

/** One maker an operator. An empty field meets only `is-empty` and the negated operators. */
const makers: Readonly<Record<Operator, (value: Condition['value']) => Test>> = {
  equals: oneOf,
  'not-equals': (value) => not(oneOf(value)),
  in: oneOf,
  'not-in': (value) => not(oneOf(value)),
  contains: (value) => someText(value, (text, wanted) => text.includes(wanted)),
  'not-contains': (value) => not(someText(value, (text, wanted) => text.includes(wanted))),
  'begins-with': (value) => someText(value, (text, wanted) => text.startsWith(wanted)),
  'ends-with': (value) => someText(value, (text, wanted) => text.endsWith(wanted)),
  'is-empty': () => isEmpty,
  'is-filled': () => not(isEmpty),
  greater: (value) => numberTest(value, (cell, wanted) => cell > wanted),
  'at-least': (value) => numberTest(value, (cell, wanted) => cell >= wanted),
  less: (value) => numberTest(value, (cell, wanted) => cell < wanted),
  'at-most': (value) => numberTest(value, (cell, wanted) => cell <= wanted),
  between,
  on: (value) => dayTest(value, (cell, start) => cell >= start && cell < start + DAY),
  before: (value) => dayTest(value, (cell, start) => cell < start),
  after: (value) => dayTest(value, (cell, start) => cell >= start + DAY),
  'in-last-days': (value) => daysTest(value, (cell, now, span) => cell <= now && cell > now - span),
  'older-than-days': (value) => daysTest(value, (cell, now, span) => cell <= now - span),
  'in-next-days': (value) => daysTest(value, (cell, now, span) => cell >= now && cell < now + span),
};

/** A test of one value. */
export function testOf(condition: Condition): Test {
  return makers[condition.operator](condition.value);
}

export function isGroup(part: Condition | ConditionGroup): part is ConditionGroup {
  return 'of' in part;
}

/**
 * Compiles a condition or a group.
 * @param place where in a row the values of a field stand; a field that is nowhere counts as empty.
 */
export function compileCondition(part: Condition | ConditionGroup, place: (field: string) => number | undefined): Holds {
  if (!isGroup(part)) {
    const test = testOf(part);
    const at = place(part.field);
    return at === undefined ? (_row, now) => test(undefined, now) : (row, now) => test(row[at], now);
  }
  const parts = part.of.map((each) => compileCondition(each, place));
  if (part.match === 'all') return (row, now) => parts.every((holds) => holds(row, now));
  return (row, now) => parts.some((holds) => holds(row, now));
}

/** What keeps a condition from being saved; empty = nothing. @param kinds the fields that may be used, by name. */
export function problemsOf(part: Condition | ConditionGroup, kinds: Readonly<Record<string, FieldKind>>): readonly ConditionProblem[] {
  if (isGroup(part)) return part.of.flatMap((each) => problemsOf(each, kinds));
  const { field, operator, value } = part;
  const kind = kinds[field];
  if (kind === undefined) return [{ field, code: 'unknown-field' }];
  if (!operatorsOf[kind].includes(operator)) return [{ field, code: 'operator-not-for-field' }];
  if (operator === 'is-empty' || operator === 'is-filled') return [];
  const values = listOf(value).filter((each) => each !== '');
  if (values.length === 0 || (operator === 'between' && values.length !== 2)) return [{ field, code: 'value-missing' }];
  const countsDays = operator === 'in-last-days' || operator === 'older-than-days' || operator === 'in-next-days';
  if ((kind === 'number' || countsDays) && values.some((each) => numberOf(each) === undefined)) return [{ field, code: 'value-not-a-number' }];
  if (kind === 'date' && !countsDays && values.some((each) => instantOf(each) === undefined)) return [{ field, code: 'value-not-a-day' }];
  return operator === 'between' && isUpsideDown(values) ? [{ field, code: 'range-upside-down' }] : [];
}

function isUpsideDown([from, to]: readonly (string | number | boolean)[]): boolean {
  const [first, last] = [instantOf(from) ?? numberOf(from), instantOf(to) ?? numberOf(to)];
  return first !== undefined && last !== undefined && first > last;
}
