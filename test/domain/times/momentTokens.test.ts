import { hasWord, indexIn, tokenize } from '../../../src/domain/times/momentTokens.ts';

test('words, numbers and marks keep their places', () => {
  expect(tokenize('Di. 10:30').map(({ word, start, end }) => [word, start, end])).toEqual([['di', 0, 2], ['.', 2, 3], ['10', 4, 6], [':', 6, 7], ['30', 7, 9]]);
});

test('a word is looked up whole, in lists of both forms', () => {
  expect([hasWord('am|pm', 'pm'), hasWord('one two', 'two'), hasWord('amber', 'am'), hasWord('', '')]).toEqual([true, true, false, false]);
  expect(indexIn(['mon|monday', 'tue'], 'monday')).toBe(0);
});
