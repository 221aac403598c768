// The filter parser: precedence, what each literal means, and errors that say where.
import fc from 'fast-check';
import type { Expression } from '../../../../src/standalone/crm/odata/expression.ts';
import { parseFilter } from '../../../../src/standalone/crm/odata/filter.ts';

/** A boolean formula over the columns a to d. */
type Formula =
  | { readonly kind: 'is'; readonly name: string; readonly value: boolean }
  | { readonly kind: 'not'; readonly of: Formula }
  | { readonly kind: 'and' | 'or'; readonly left: Formula; readonly right: Formula };

const strength = { or: 1, and: 2, is: 3, not: 4 } as const;

/** Writes the formula with no more parentheses than OData's precedence needs. */
function write(formula: Formula): string {
  const wrapped = (inner: Formula, least: number): string => (strength[inner.kind] < least ? `(${write(inner)})` : write(inner));
  if (formula.kind === 'is') return `${formula.name} eq ${String(formula.value)}`;
  if (formula.kind === 'not') return `not ${formula.of.kind === 'not' ? write(formula.of) : `(${write(formula.of)})`}`;
  return `${wrapped(formula.left, strength[formula.kind])} ${formula.kind} ${wrapped(formula.right, strength[formula.kind])}`;
}

function truth(formula: Formula, row: Readonly<Record<string, boolean>>): boolean {
  if (formula.kind === 'is') return row[formula.name] === formula.value;
  if (formula.kind === 'not') return !truth(formula.of, row);
  return formula.kind === 'and' ? truth(formula.left, row) && truth(formula.right, row) : truth(formula.left, row) || truth(formula.right, row);
}

function evaluate(expression: Expression, row: Readonly<Record<string, boolean>>): boolean {
  switch (expression.kind) {
    case 'and':
      return evaluate(expression.left, row) && evaluate(expression.right, row);
    case 'or':
      return evaluate(expression.left, row) || evaluate(expression.right, row);
    case 'not':
      return !evaluate(expression.operand, row);
    case 'comparison': {
      const { left, right } = expression;
      if (left.kind !== 'path' || right.kind !== 'literal' || right.literal.type !== 'boolean') throw new Error('not of this test');
      return row[left.segments[0] ?? ''] === right.literal.value;
    }
    default:
      throw new Error('not of this test');
  }
}

const { formula } = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    fc.record({ kind: fc.constant('is' as const), name: fc.constantFrom('a', 'b', 'c', 'd'), value: fc.boolean() }),
    fc.record({ kind: fc.constant('not' as const), of: tie('formula') }),
    fc.record({ kind: fc.constantFrom('and' as const, 'or' as const), left: tie('formula'), right: tie('formula') }),
  ),
}));

test('a filter written without needless parentheses means what OData precedence says', () => {
  const row = fc.record({ a: fc.boolean(), b: fc.boolean(), c: fc.boolean(), d: fc.boolean() });
  fc.assert(fc.property(formula, row, (one, values) => evaluate(parseFilter(write(one)), values) === truth(one, values)), { numRuns: 500 });
});

test('not binds tighter than and: "not contains(…) and x" negates the first condition only', () => {
  expect(parseFilter("not contains(name,'x') and age eq 1")).toMatchObject({ kind: 'and', left: { kind: 'not', operand: { kind: 'text' } }, right: { kind: 'comparison' } });
});

test('text keeps doubled quotes, operators and wildcards as they are', () => {
  expect(parseFilter("name eq 'O''Brian or 1 eq 1 --'")).toMatchObject({ right: { literal: { type: 'string', value: "O'Brian or 1 eq 1 --" } } });
});

test.each([
  ['age eq -12.5', { type: 'number', value: -12.5 }],
  ['id eq 0A000000-0000-0000-0000-0000000000FF', { type: 'guid', value: '0a000000-0000-0000-0000-0000000000ff' }],
  ['day ge 2024-03-01', { type: 'date', value: '2024-03-01' }],
  ['at lt 2024-03-01T10:00:00+07:00', { type: 'datetime', value: '2024-03-01T10:00:00+07:00' }],
  ['gone eq null', { type: 'null' }],
  ['on eq true', { type: 'boolean', value: true }],
])('the literal in "%s" is read as its type', (text, literal) => {
  expect(parseFilter(text)).toMatchObject({ right: { literal } });
});

test('a parameter alias stands for its value, in operands and in function arguments', () => {
  const aliases = new Map([['@p1', 'fullname'], ['@p2', "'x'"], ['@p3', '["1","2"]']]);
  expect(parseFilter('contains(@p1,@p2)', aliases)).toMatchObject({ kind: 'text', value: { segments: ['fullname'] }, pattern: { literal: { value: 'x' } } });
  const call = parseFilter("Microsoft.Dynamics.CRM.In(PropertyName='code',PropertyValues=@p3)", aliases);
  expect(call.kind === 'function' && call.values.get('PropertyValues')).toEqual({ type: 'list', values: [{ type: 'string', value: '1' }, { type: 'string', value: '2' }] });
});

test('list arguments keep spaces and escaped quotes inside their texts', () => {
  const call = parseFilter('Microsoft.Dynamics.CRM.In(PropertyName=\'city\',PropertyValues=["New  York","a\\"b, c","o\'x@y"])');
  expect(call.kind === 'function' && call.values.get('PropertyValues')).toEqual({ type: 'list', values: [{ type: 'string', value: 'New  York' }, { type: 'string', value: 'a"b, c' }, { type: 'string', value: "o'x@y" }] });
});

test.each([
  ["name eq 'open", 8, 'unterminated'],
  ['name eq', 7, 'expected a value'],
  ['(name eq 1', 10, "expected ')'"],
  ['name eq 1 or', 12, 'expected a value'],
  ['name like 1', 5, "unexpected 'like'"],
  ['1 like name', 2, 'expected a comparison operator'],
  ['foo(name)', 0, "unknown function 'foo'"],
  ['name eq 1 2', 10, "unexpected '2'"],
  ['tasks/all()', 10, "'all' needs a condition"],
  ['name eq @nope', 8, 'has no value'],
  ['name eq #', 8, 'unexpected character'],
])('the error in "%s" names position %i', (text, position, reason) => {
  expect(() => parseFilter(text)).toThrow(`at position ${position} in`);
  expect(() => parseFilter(text)).toThrow(reason);
});

test('nesting beyond the limit, self-referring aliases and endless texts are refused and not gone through for ever', () => {
  const started = performance.now();
  expect(() => parseFilter(`${'('.repeat(50_000)}a eq 1`)).toThrow('too deeply');
  expect(() => parseFilter(`${'not '.repeat(50_000)}a eq 1`)).toThrow('too deeply');
  expect(() => parseFilter('@p eq 1', new Map([['@p', '@p']]))).toThrow('refers to itself');
  expect(() => parseFilter(`name eq '${'x'.repeat(60_000)}`)).toThrow('unterminated');
  expect(performance.now() - started).toBeLessThan(10_000);
});

test('any text at all is either parsed or refused with a position, never anything else', () => {
  const pieces = fc.array(fc.constantFrom('a', 'eq', "'", "''", '(', ')', 'and', 'not', '/', 'any', ':', '1', ',', '[', '"', '@p', 'null', 'Microsoft.Dynamics.CRM.In', '=', ' ', '\u0000', 'ü'), { maxLength: 30 });
  fc.assert(fc.property(pieces.map((list) => list.join(' ')), (text) => {
    try {
      parseFilter(text);
      return true;
    } catch (error) {
      return error instanceof Error && /position \d+/.test(error.message);
    }
  }), { numRuns: 1000 });
});
