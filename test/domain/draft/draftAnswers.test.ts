import { answersTo } from '../../../src/domain/draft/draftAnswers.ts';
import type { Answer } from '../../../src/domain/draft/draftAnswers.ts';
import type { Tone } from '../../../src/domain/draft/draftStyle.ts';
import type { Language } from '../../../src/domain/languages.ts';
import { aRequest } from '../draftExamples.ts';
import { anEmail, settings } from '../examples.ts';

function answers(text: string, language: Language = 'en', tone: Tone = 'neutral'): readonly Answer[] {
  const { reading } = aRequest(anEmail({ text: `Hello Priya,\n\n${text}\n\nJonas` }));
  return answersTo({ reading, around: '', products: settings.products, language, tone });
}

test('[E7] [X1] each question has one answer: the fact with its source, or a gap that names what is missing', () => {
  expect(answers('Could you send the S7-1500 integration guide? What is the lead time? Can it sing?')).toEqual([
    { quote: 'Could you send the S7-1500 integration guide?', text: 'PalletCell 6 speaks PROFINET with S7-1200 and S7-1500.', citation: { kind: 'knowledge', title: 'Product knowledge: PalletCell 6 · PalletCell 6 data sheet, page 4', quote: 'PalletCell 6 speaks PROFINET with S7-1200 and S7-1500.', date: '2026-11-12' } },
    { quote: 'What is the lead time?', text: 'On the lead time: [the lead time].' },
    { quote: 'Can it sing?', text: 'On your question “Can it sing?”: [answer].' },
  ]);
});

test('[E7] a price asked for without a question is answered too', () => {
  const reading = { intents: [{ kind: 'pricing-request', evidence: { quote: 'Your prices, please.' }, certainty: 'sure' }], questions: [] } as const;
  const asked = { reading, around: '', products: settings.products, language: 'en', tone: 'neutral' } as const;
  expect(answersTo(asked)).toEqual([{ quote: 'Your prices, please.', text: 'The price for what you describe is [price].' }]);
  const [product] = settings.products;
  if (product === undefined) throw new Error('no product');
  const priced = { ...product, facts: [{ id: 'p', topic: 'price', keywords: ['prices'], text: { en: 'A cell starts at 120,000 euros.' }, source: 'Price list' }] } as const;
  expect(answersTo({ ...asked, products: [priced] })[0]).toMatchObject({ text: 'A cell starts at 120,000 euros.', citation: { title: 'Product knowledge: PalletCell 6 · Price list' } });
  // Where no document was named, the product is the source.
  const unnamed = { ...priced, facts: [{ ...priced.facts[0], source: '' }] };
  expect(answersTo({ ...asked, products: [unnamed] })[0]?.citation?.title).toBe('Product knowledge: PalletCell 6');
});

test('wishes to meet and for better terms are left to the template', () => {
  expect(answers('Could we set up a call this week? Tuesday at 10 works for me.')).toEqual([]);
  expect(answers('Could we get a discount of 10 percent?')).toEqual([]);
});

test('[E15] a draft in another language than the mail understands the question all the same', () => {
  expect(answers('What is the lead time?', 'de').map(({ text }) => text)).toEqual(['Zum Thema Lieferzeit: [Lieferzeit].']);
  expect(answers('Can it sing?', 'nl', 'friendly').map(({ text }) => text)).toEqual(['Over je vraag ‘Can it sing?’: [antwoord].']);
  expect(answers('How long is the warranty?', 'fr')[0]?.citation).toBeUndefined();
});

test('a question brings no link and no gap of its own into the draft', () => {
  expect(answers('Can it read https://evil.example/x or [anything] like “that”?')[0]?.text).toBe('On your question “Can it read or anything like that?”: [answer].');
});
