import { filters, isMissing, limited, MOST_CHARACTERS, templateFilters, textOf, TOO_MUCH } from '../../../src/domain/draft/draftFilters.ts';
import { marked } from '../../../src/domain/draft/draftMarks.ts';

const cell = marked('cells and grippers', 0);

test.each([
  ['append', cell, '!', `${cell}!`],
  ['prepend', cell, '>', `>${cell}`],
  ['capitalize', cell, undefined, marked('Cells and grippers', 0)],
  ['capitalize', 'ça va bien', undefined, 'Ça va bien'],
  ['upcase', cell, undefined, marked('CELLS AND GRIPPERS', 0)],
  ['downcase', 'ABC', undefined, 'abc'],
  ['strip', '  a ', undefined, 'a'],
  ['truncate', cell, 6, `${marked('cells', 0)}…`],
  ['truncate', cell, 18, cell],
  ['default', undefined, 'x', 'x'],
  ['default', '', 'x', 'x'],
  ['default', cell, 'x', cell],
  ['first', ['a', 'b'], undefined, 'a'],
  ['last', ['a', 'b'], undefined, 'b'],
  ['join', ['a', cell], ', ', `a, ${cell}`],
  ['join', ['a', 'b'], undefined, 'a b'],
  ['size', cell, undefined, 18],
  ['size', ['a', 'b'], undefined, 2],
] as const)('[E14] %s leaves the source of a fact in place', (name, value, argument, expected) => {
  expect(filters[name](value, argument)).toEqual(expected);
});

test('what is missing stays missing through a filter, so that its gap shows', () => {
  const changing = templateFilters.filter((name) => name !== 'default' && name !== 'size');
  expect(changing.filter((name) => !isMissing(filters[name](undefined, 'x')))).toEqual([]);
});

test('groups have no text of their own, and a text longer than a draft is refused', () => {
  expect([textOf({ a: 1 }), textOf(['a', 2, true, { b: 1 }])]).toEqual(['', 'a 2 true ']);
  expect(() => limited('x'.repeat(MOST_CHARACTERS + 1))).toThrow(TOO_MUCH);
  expect(limited('x')).toBe('x');
});
