import { findFact, productSpokenOf, topicsOf, unreachableFacts } from '../../src/domain/productKnowledge.ts';
import type { Product } from '../../src/domain/settings.ts';
import { englishPhrases } from '../../src/domain/templates/en.ts';
import { germanPhrases } from '../../src/domain/templates/de.ts';
import { settings } from './examples.ts';

test('the fact whose keywords are asked for answers', () => {
  expect(findFact('Does it speak PROFINET?', '', settings.products, [])?.fact.id).toBe('f1');
  expect(findFact('How long is the warranty?', '', settings.products, ['warranty'])?.fact.id).toBe('f2');
});

test('a question about something else is answered by nothing', () => {
  expect(findFact('Can it sing?', 'PalletCell 6', settings.products, [])).toBeUndefined();
});

test('two products that answer equally well answer nothing, the one spoken of does', () => {
  const [first] = settings.products;
  if (first === undefined) throw new Error('no product');
  const twin: Product = { ...first, id: 'p9', name: 'LabelCell 9', keywords: ['labelcell'] };
  expect(findFact('How long is the warranty?', '', [first, twin], [])).toBeUndefined();
  expect(findFact('How long is the warranty?', 'Re: LabelCell 9', [first, twin], [])?.product.id).toBe('p9');
});

test('topics are read in the language of the question', () => {
  expect(topicsOf('What is the lead time for delivery?', englishPhrases)[0]).toBe('lead-time');
  expect(topicsOf('Wie hoch ist der Preis?', germanPhrases)[0]).toBe('price');
});

test('the product a text speaks of is the one it names most; two alike are none', () => {
  const [first] = settings.products;
  if (first === undefined) throw new Error('no product');
  const twin: Product = { ...first, id: 'p9', name: 'LabelCell 9', keywords: ['labelcell', 'labels'] };
  expect(productSpokenOf('anything', [first])?.id).toBe('p6');
  expect(productSpokenOf('Labels on LabelCell 9, please', [first, twin])?.id).toBe('p9');
  expect(productSpokenOf('Hello', [first, twin])).toBeUndefined();
  expect(productSpokenOf('PalletCell 6 and LabelCell 9', [{ ...first, keywords: [] }, { ...twin, keywords: [] }])).toBeUndefined();
});

test('[A4] a fact no question could find is told: without words, and about nothing in particular or about the same as another', () => {
  const [first] = settings.products;
  if (first === undefined) throw new Error('no product');
  const fact = (id: string, topic: 'price' | 'warranty' | 'other', keywords: readonly string[] = []): Product['facts'][number] => ({ id, topic, keywords, text: { en: 'It is.' }, source: '' });
  const found = (...facts: Product['facts']): readonly string[] => unreachableFacts({ ...first, facts }).map(({ id }) => id);
  expect(found(fact('a', 'price'), fact('b', 'other', ['sing']))).toEqual([]);
  expect(found(fact('a', 'other'), fact('b', 'other', [' ,']))).toEqual(['a', 'b']);
  expect(found(fact('a', 'price'), fact('b', 'price', ['rent']), fact('c', 'warranty'))).toEqual(['a']);
});
