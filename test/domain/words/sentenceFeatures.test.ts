import { sentenceFeatures } from '../../../src/domain/words/sentenceFeatures.ts';

const none = new Map();

test('the same words give the same features, whatever their case and accents', () => {
  expect(sentenceFeatures('Können Sie das prüfen?', none, 'de')).toEqual(sentenceFeatures('KONNEN sie das PRUFEN?', none, 'de'));
});

test('an address, an amount and a time count by their kind, not by their letters', () => {
  expect(sentenceFeatures('Write to ida@one.example at 10:30', none, 'en')).toEqual(sentenceFeatures('Write to bo.lind@two.example at 9:15', none, 'en'));
});

test('English typed in haste says what its full spelling says', () => {
  expect(sentenceFeatures('plz dont call, u were told im away', none, 'en')).toEqual(sentenceFeatures("please don't call, you were told I'm away", none, 'en'));
});

test('a question is told from the same words as a statement', () => {
  expect(sentenceFeatures('We meet on Monday?', none, 'en')).not.toEqual(sentenceFeatures('We meet on Monday', none, 'en'));
});

test('what the cues found is a feature of its own', () => {
  const plain = new Set(sentenceFeatures('Nothing to say', none, 'en'));
  const cued = sentenceFeatures('Nothing to say', new Map([['opt-out', 2] as const]), 'en');
  expect(cued.filter((feature) => !plain.has(feature))).toHaveLength(2);
});

test('a text of any length costs no more than its first sixty words', () => {
  expect(sentenceFeatures('word '.repeat(50_000), none, 'en').length).toBeLessThan(60);
});
