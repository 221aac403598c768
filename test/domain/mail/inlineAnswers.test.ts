import { inlineAnswers, type Piece } from '../../../src/domain/mail/inlineAnswers.ts';

const own = (text: string): Piece => ({ text, kind: 'own' });
const quote = (text: string): Piece => ({ text, kind: 'quote' });

test('each answer goes with the last quoted line above it, words above all quotes with none', () => {
  expect(inlineAnswers([own('Hello,'), quote('> Hi'), quote('> > Which PLC?'), quote('>'), own(''), own('An S7.'), quote('> When?'), own('In May.'), own('Or June.'), { text: 'Jonas', kind: 'signature' }])).toEqual([
    { quoted: 'Which PLC?', own: 'An S7.' }, { quoted: 'When?', own: 'In May.\nOr June.' },
  ]);
});

test('history below own words is no question', () => {
  expect(inlineAnswers([own('Yes.'), quote('> Shall we?'), own('')])).toEqual([]);
});
