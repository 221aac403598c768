import { fold, plainWords, splitSentences } from '../../../src/domain/words/sentences.ts';

const split = (text: string): readonly string[] => splitSentences(text).map((sentence) => sentence.text);

test('abbreviations, dates and wrapped lines do not end a sentence', () => {
  expect(split('We meet on the 8. June approx. at noon, see e.g. page 3.\nIt is a long line that the mail client has wrapped\nhere in the middle. Fine!')).toEqual(['We meet on the 8. June approx. at noon, see e.g. page 3.', 'It is a long line that the mail client has wrapped\nhere in the middle.', 'Fine!']);
});

test('list items are sentences of their own, quoted lines are none', () => {
  expect(split('Questions:\n1. Which PLC?\n2. What size?\n> old question?\n- a brochure please')).toEqual(['Questions:', 'Which PLC?', 'What size?', 'a brochure please']);
});

test('a number at the end of a sentence ends it, an ordinal does not', () => {
  expect(split('Please send it for PalletCell 6. Please confirm. Die 3. Linie läuft bis einschließlich 6. Januar.')).toEqual(['Please send it for PalletCell 6.', 'Please confirm.', 'Die 3. Linie läuft bis einschließlich 6. Januar.']);
});

test('every sentence is a substring at its place', () => {
  const text = 'Hello Priya,\n\nyes. “Really?” No…  ok';
  for (const sentence of splitSentences(text)) expect(text.slice(sentence.start)).toContain(sentence.text);
  expect(splitSentences('Ready?').map((sentence) => sentence.asks)).toEqual([true]);
});

test('words are compared without accents and case', () => {
  expect([fold('Müßte'), plainWords("Don't café")]).toEqual(['musste', ['don', 't', 'cafe']]);
});

test('sentences that begin an item of a list are marked, and list numbers end nothing', () => {
  expect(splitSentences('Open:\n1. Lead time\n2. Payment\n- spare parts\nThanks a lot').map(({ text, item }) => [text, item === true])).toEqual([['Open:', false], ['Lead time', true], ['Payment', true], ['spare parts', true], ['Thanks a lot', false]]);
});

test('initials do not end a sentence', () => {
  expect(split('Ask D. Lacombe or write to us. He knows.')).toEqual(['Ask D. Lacombe or write to us.', 'He knows.']);
});
