import { splitBody } from '../../../src/domain/mail/bodySplitter.ts';

const lines = (text: string): { text: string; depth: number }[] => text.split('\n').map((line) => ({ text: line, depth: line.startsWith('>') ? 1 : 0 }));

test('every line of a mail falls to one part: own words, closing words, signature, history', () => {
  const parts = splitBody(lines('Two cells.\n\nBest regards\nJonas\n\nJonas Brandt | Halvorsen AG\n\nOn Nov 17, 2026, at 9:02 AM, Priya <p@k.example> wrote:\n> Which cells?'));
  expect(parts).toEqual({
    own: ['Two cells.', ''], closing: ['Best regards', 'Jonas'], signature: ['Best regards', 'Jonas', '', 'Jonas Brandt | Halvorsen AG'],
    quoted: ['On Nov 17, 2026, at 9:02 AM, Priya <p@k.example> wrote:', '> Which cells?'], forwarded: [], answers: [], cutAt: 'on-wrote-line',
  });
});

test('a client’s mark of history cuts whatever the lines say, its mark of a signature sets aside', () => {
  expect(splitBody([{ text: 'Two cells.', depth: 0 }, { text: 'Jonas', depth: 0, signature: true }, { text: 'Old words', depth: 0, mark: { kind: 'hard', name: 'appendonsend' } }])).toMatchObject({ own: ['Two cells.'], signature: ['Jonas'], quoted: ['Old words'], cutAt: 'client-signature' });
});

test('what is passed on is history and a part of its own', () => {
  expect(splitBody(lines('FYI\n---------- Forwarded message ---------\nFrom: Priya')).forwarded).toEqual(['---------- Forwarded message ---------', 'From: Priya']);
});
