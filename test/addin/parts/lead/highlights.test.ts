// Where the words that were understood stand in the text, and how much of it is shown first.
import fc from 'fast-check';
import { asksOf } from '../../../../src/addin/parts/lead/asks.ts';
import { languageState, marksOf, MOST_SHOWN, passagesOf } from '../../../../src/addin/parts/lead/highlights.ts';
import type { Passage } from '../../../../src/addin/parts/lead/highlights.ts';
import type { Reading } from '../../../../src/domain/intentKinds.ts';
import { aLeadScreen } from '../../../fixtures/views.ts';

const { text, reading } = aLeadScreen();
const marks = (of: string, by: Reading) => marksOf(of, by, asksOf(by, undefined));
const shown = (passages: readonly Passage[]) => passages.map((passage) => passage.map((piece) => (piece.meanings.length > 0 ? `[${piece.text}]` : piece.text)).join(''));

test('[E12] questions and times are marked where they stand, each under its number in the list', () => {
  expect(marks(text, reading).map((mark) => [text.slice(mark.start, mark.end), mark.meanings])).toEqual([
    ['Could you send the integration guide?', [{ ask: 0 }]],
    ['What is the lead time for two cells?', [{ ask: 1 }]],
    ['Tuesday at 10 or Wednesday after 2 would suit me.', [{ ask: 2 }]],
  ]);
});

test('first only the sentences that count are shown, with what lies between two of them left out', () => {
  expect(shown(passagesOf(text, marks(text, reading), false))).toEqual([
    '[Could you send the integration guide?] [What is the lead time for two cells?]\n\n[Tuesday at 10 or Wednesday after 2 would suit me.]',
  ]);
  const apart = 'Can you call me? It rains here. We have a dog. Please stop writing to me.';
  const said: Reading = { language: 'en', questions: [{ quote: 'Can you call me?' }], intents: [{ kind: 'opt-out', certainty: 'sure', evidence: { quote: 'stop writing to me' } }] };
  expect(shown(passagesOf(apart, marks(apart, said), false))).toEqual(['[Can you call me?]', 'Please [stop writing to me].']);
});

test('an intent that is no ask is marked with its kind, one that an ask says already is not marked twice', () => {
  const said: Reading = {
    language: 'en',
    questions: [{ quote: 'What does it cost?' }],
    intents: [
      { kind: 'pricing-request', certainty: 'sure', evidence: { quote: 'does it cost' } },
      { kind: 'positive-interest', certainty: 'sure', evidence: { quote: 'Hello. What does it cost?' } },
      { kind: 'not-now', certainty: 'likely', evidence: { quote: 'We are busy until May.' } },
      { kind: 'other', certainty: 'possible', evidence: { quote: 'Hello.' } },
    ],
  };
  expect(marks('Hello. What does it cost? We are busy until May.', said).map((mark) => mark.meanings)).toEqual([[{ ask: 0 }], [{ intent: { kind: 'not-now', certainty: 'likely' } }]]);
});

test('words that mean two things are marked once, with both', () => {
  const said: Reading = {
    language: 'en',
    questions: [{ quote: 'Not before May, or can you wait?' }, { quote: 'can you wait? Or not?' }],
    intents: [],
  };
  expect(marks('Not before May, or can you wait? Or not?', said)).toEqual([{ start: 0, end: 40, meanings: [{ ask: 0 }, { ask: 1 }] }]);
});

test('a quote that is not in the text, such as the subject of an automatic reply, is not marked', () => {
  const said: Reading = { language: 'en', questions: [], intents: [{ kind: 'out-of-office', certainty: 'sure', evidence: { quote: 'Automatic reply: away' } }] };
  expect(marks('I am away.', said)).toEqual([]);
});

test('[E15] what was guessed in a language we do not read is not marked, what is sure in any language is', () => {
  const polish = 'Chcielibyśmy dowiedzieć się więcej o państwa urządzeniach, ponieważ nasza linia jest już bardzo stara.';
  const guess = (certainty: 'sure' | 'likely'): Reading => ({ questions: [], intents: [{ kind: 'opt-out', certainty, evidence: { quote: polish } }] });
  expect([marks(polish, guess('likely')).length, marks(polish, guess('sure')).length]).toEqual([0, 1]);
  expect([languageState(polish, guess('sure')), languageState('ok 42', guess('sure')), languageState('42!', guess('sure')), languageState(polish, reading)]).toEqual(['unread', 'too-short', 'no-words', 'known']);
});

test('a text in which nothing is marked begins at its beginning and ends at a word', () => {
  const long = 'Some words that say nothing. '.repeat(30);
  const [first = ''] = shown(passagesOf(long, [], false));
  expect(long.startsWith(first) && long[first.length] === ' ' && first.length > 100 && first.length <= 160).toBe(true);
  expect(shown(passagesOf('Short.', [], false))).toEqual(['Short.']);
});

test('whatever was understood, the whole text is shown letter by letter and its parts are parts of it', () => {
  const words = fc.array(fc.constantFrom('Can you call?', ' ', '\n', '> quoted', 'Please stop.', 'a', '. ', '? ', '…', '<b>', '\u{1F600}', '&amp;'), { maxLength: 40 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(words, fc.array(fc.tuple(fc.nat(200), fc.nat(40)), { maxLength: 8 }), (said, places) => {
      const quotes = places.map(([start, length]) => said.slice(start, start + length)).filter((quote) => quote !== '');
      const understood: Reading = { language: 'en', questions: quotes.map((quote) => ({ quote })), intents: [] };
      const found = marks(said, understood);
      const plain = (passages: readonly Passage[]): string => passages.flat().map((piece) => piece.text).join('');
      expect(plain(passagesOf(said, found, true))).toBe(said.slice(0, MOST_SHOWN).trimEnd());
      for (const passage of passagesOf(said, found, false)) expect(said).toContain(passage.map((piece) => piece.text).join(''));
      for (let index = 1; index < found.length; index += 1) expect(found[index]?.start ?? 0).toBeGreaterThanOrEqual(found[index - 1]?.end ?? 0);
    }),
    { numRuns: 300 },
  );
});
