import { cutMarked, marked, readMarked, withoutMarks } from '../../../src/domain/draft/draftMarks.ts';

test('[X1] a sentence keeps the sources of what was inserted into it, each once and in order', () => {
  const text = `About ${marked('cells', 4)} and ${marked('cells again', 4)} at ${marked('Halvorsen', 0)}. Nothing here.`;
  expect(readMarked(text)).toEqual([[{ text: 'About cells and cells again at Halvorsen.', sources: [4, 0] }, { text: 'Nothing here.', sources: [] }]]);
});

test('an inserted text of several sentences stays in one piece', () => {
  const text = `${marked('We build cells. Since 1990.', 1)} ${marked('On price: [price].')} Call me.`;
  expect(readMarked(text)[0]).toEqual([{ text: 'We build cells. Since 1990.', sources: [1] }, { text: 'On price: [price].', sources: [] }, { text: 'Call me.', sources: [] }]);
});

test('a blank line ends a paragraph, a line break stays, spaces become single', () => {
  expect(readMarked('\n\n Hello,\t \n \n\n\nKind   regards \n  Priya\n').map((sentences) => sentences.map(({ text }) => text))).toEqual([['Hello,'], ['Kind regards\nPriya']]);
});

test.each(['See z. B. Cells at p. 4 am 3. Mai.', 'Prices from 5. Please', 'by then. and so on', 'Mr. J. Smith'])('an abbreviation or a number ends no sentence: %s', (text) => {
  expect(readMarked(text)[0]).toHaveLength(text === 'Mr. J. Smith' ? 2 : 1);
});

test('sentences of a paragraph joined by a space are the paragraph', () => {
  const text = 'One! “Two?” (Three.) ¿Cuatro? «Cinq.» [six] 7… Eight';
  expect(readMarked(text)[0]?.map((sentence) => sentence.text).join(' ')).toBe(text);
  expect(readMarked(text)[0]?.length).toBeGreaterThan(4);
});

test('no input can pass for a mark', () => {
  expect(withoutMarks('a\uE000\uE105b\uE001\uF8FF')).toBe('ab');
  expect(readMarked(marked('x\uE001 \uE000\uE109y', 2))).toEqual([[{ text: 'x y', sources: [2] }]]);
});

test('a text is cut without leaving a mark open', () => {
  expect(withoutMarks(cutMarked(`${marked('Halvorsen', 3)} Foods`, 4))).toBe('Halv');
  expect(readMarked(`${cutMarked(marked('Halvorsen', 3), 4)}. Next one.`)[0]).toEqual([{ text: 'Halv.', sources: [3] }, { text: 'Next one.', sources: [] }]);
});
