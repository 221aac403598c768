import { byKind, guid, instant, listById, listOf, number, oneOf, shape, text, textLike, timeOfDay, valuesByName, wholeNumber, yesOrNo } from '../../../src/domain/routing/reading.ts';
import type { Reader, ReadingProblem } from '../../../src/domain/routing/reading.ts';

/** What was read, or the problems in a word. */
function said(reader: Reader<unknown>, value: unknown): unknown {
  const problems: ReadingProblem[] = [];
  const read = reader(value, 'it', problems);
  return problems.length === 0 ? { read } : problems.map(({ path, code }) => `${path}: ${code}`);
}

test.each<[string, Reader<unknown>, unknown, unknown]>([
  ['text', text(), 'a', { read: 'a' }], ['no text', text(), 1, ['it: not-text']], ['blank text', text(), ' ', ['it: empty']], ['blank text where it may be', text(0), '', { read: '' }], ['long text', text(1, 3), 'abcd', ['it: text-too-long']],
  ['a whole number', wholeNumber(1, 5), 5, { read: 5 }], ['half a number', wholeNumber(1, 5), 1.5, ['it: not-a-number']], ['a number beyond', wholeNumber(1, 5), 6, ['it: out-of-range']], ['a number as text', wholeNumber(1, 5), '3', ['it: not-a-number']],
  ['any number', number, -0.5, { read: -0.5 }], ['no number', number, NaN, ['it: not-a-number']], ['yes', yesOrNo, true, { read: true }], ['something like yes', yesOrNo, 1, ['it: not-yes-or-no']],
  ['one of', oneOf(['a', 'b']), 'b', { read: 'b' }], ['none of', oneOf(['a', 'b']), 'c', ['it: not-one-of']], ['a form', textLike(/^x+$/, 'not-a-field'), 'xx', { read: 'xx' }], ['another form', textLike(/^x+$/, 'not-a-field'), 'y', ['it: not-a-field']],
  ['a time of day', timeOfDay, '23:59', { read: '23:59' }], ['a time past midnight', timeOfDay, '24:00', ['it: not-a-time']],
  ['an instant', instant, '2026-11-18T12:00:00.5Z', { read: '2026-11-18T12:00:00.5Z' }], ['a day', instant, '2026-11-18', ['it: not-an-instant']], ['an hour there isn\'t', instant, '2026-11-18T25:00:00Z', ['it: not-an-instant']],
  ['an id in capitals', guid, '0000000A-0000-4000-8000-000000000001', { read: '0000000a-0000-4000-8000-000000000001' }], ['a name for an id', guid, 'Maya', ['it: not-an-id']],
  ['a list', listOf(number), [1, 2], { read: [1, 2] }], ['a bad list', listOf(number), [1, 'b', 'c'], ['it[1]: not-a-number', 'it[2]: not-a-number']], ['a long list', listOf(number, 1), [1, 2], ['it: list-too-long']], ['an object for a list', listOf(number), { length: 0 }, ['it: not-a-list']],
  ['two of an id', listById(shape({ id: text() })), [{ id: 'a' }, { id: 'b' }, { id: 'a' }], ['it[2].id: twice']],
  ['values by name', valuesByName(number, oneOf(['a', 'b'])), { b: 1 }, { read: { b: 1 } }], ['another name', valuesByName(number, oneOf(['a'])), { b: 'x' }, ['it.b: not-one-of', 'it.b: not-a-number']],
  ['a shape', shape({ a: number }, { b: number }), { a: 1 }, { read: { a: 1 } }], ['a gap', shape({ a: number }, { b: number }), { b: 1 }, ['it.a: missing']], ['too much', shape({ a: number }), { a: 1, c: 2 }, ['it.c: unknown-field']],
  ['an undefined part', shape({ a: number }, { b: number }), { a: 1, b: undefined }, ['it.b: not-a-number']], ['nothing', shape({ a: number }), null, ['it: not-an-object']],
  ['a kind', byKind({ one: { a: number }, two: {} }), { kind: 'one', a: 1 }, { read: { kind: 'one', a: 1 } }], ['a kind with too much', byKind({ one: {}, two: {} }), { kind: 'two', a: 1 }, ['it.a: unknown-field']],
  ['no kind', byKind({ one: {} }), { a: 1 }, ['it.kind: missing']], ['a kind every object has', byKind({ one: {} }), { kind: 'constructor' }, ['it.kind: not-one-of']],
])('%s is read, or refused by its path', (_what, reader, value, expected) => {
  expect(said(reader, value)).toEqual(expected);
});

test('a name that means something to the language stays data', () => {
  const read = said(valuesByName(number, text()), JSON.parse('{"__proto__": 1}')) as { read: object };
  expect([Object.keys(read.read), Object.getPrototypeOf(read.read)]).toEqual([['__proto__'], Object.prototype]);
});
