// Two people edit products at the same time: what one of them edits takes nothing away from the other.
import fc from 'fast-check';
import { generalSection, type GeneralForm } from '../../../../src/addin/admin/general/generalForm.ts';
import { changedProduct, moveItem, productItemOf } from '../../../../src/addin/admin/general/productEdits.ts';
import { changedItems, laidOver } from '../../../../src/addin/admin/section.ts';
import type { Product, ProductFact } from '../../../../src/domain/settings.ts';

const fact = (id: string, text = id): ProductFact => ({ id, topic: 'other', keywords: [id], text: { en: text }, source: '' });
const product = (id: string, facts: readonly ProductFact[] = []): Product => ({ id, name: id, summary: `About ${id}`, keywords: [`word-${id}`], facts });
const form = (products: readonly Product[]): GeneralForm => ({ companyName: 'K', website: '', about: {}, ownDomains: [], answerTargetHours: '4', followUpDays: '4', roles: [], products, orders: {} });
const base = form([product('a', [fact('f'), fact('g')]), product('b', [fact('h')]), product('c')]);
const withProduct = (id: string, change: (product: Product) => Product, from = base): GeneralForm => ({ ...from, products: changedProduct(from.products, id, change) });
const over = (shown: GeneralForm, now: GeneralForm): readonly Product[] => laidOver(generalSection, { base, shown }, now).products;

test('[A4] an edit of one fact, laid over somebody\'s edit of another, keeps both', () => {
  const mine = withProduct('a', (each) => ({ ...each, facts: [fact('f', 'mine'), fact('g')] }));
  const theirs = withProduct('a', (each) => ({ ...each, name: 'theirs', keywords: ['new'], facts: [fact('f'), fact('i')] }));
  expect(over(mine, theirs)[0]).toEqual({ ...product('a'), name: 'theirs', keywords: ['new'], facts: [fact('f', 'mine'), fact('i')] });
});

test('[A4] a fact edited while somebody removed its product brings the product back', () => {
  const mine = withProduct('a', (each) => ({ ...each, facts: [fact('f', 'mine'), fact('g')] }));
  const theirs = { ...base, products: base.products.slice(1) };
  expect(over(mine, theirs).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
});

test('[A4] a removed product is gone with its facts, and taken back it has them all', () => {
  const mine = { ...base, products: base.products.slice(1) };
  expect(over(mine, withProduct('b', (each) => ({ ...each, name: 'theirs' }))).map(({ name }) => name)).toEqual(['theirs', 'c']);
  expect(generalSection.take(mine, 'product:a', base).products.find(({ id }) => id === 'a')).toEqual(base.products[0]);
});

test('[A4] an order is one change, laid over what was added meanwhile; moved back it is none', () => {
  const mine = moveItem(base, base, { id: 'c', to: 0 });
  expect(changedItems(generalSection, base, mine)).toEqual(['order:products']);
  expect(over(mine, { ...base, products: [...base.products, product('d')] }).map(({ id }) => id)).toEqual(['c', 'a', 'b', 'd']);
  expect(moveItem(mine, base, { id: 'c', to: 2 })).toEqual(base);
  expect(generalSection.take(mine, 'order:products', base)).toEqual(base);
  expect(changedItems(generalSection, base, moveItem(base, base, { of: 'a', id: 'g', to: 0 }))).toEqual(['order:a']);
});

test('[A4] whatever two people edit, each edit that the other left alone is there afterwards, and nothing else changes', () => {
  const edits = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('name', 'fact', 'new-fact', 'words', 'new-product'), fc.integer({ min: 0, max: 3 })), { maxLength: 6 });
  const edited = (list: readonly (readonly [string, string, number])[], by: string): GeneralForm =>
    list.reduce((before, [id, what, place]) => {
      if (what === 'new-product') return { ...before, products: [...before.products.filter((each) => each.id !== `${by}${place}`), product(`${by}${place}`, [fact(`${by}-only`)])] };
      return withProduct(id, (each) => {
        if (what === 'name') return { ...each, name: `${by}${place}` };
        if (what === 'words') return { ...each, keywords: [`${by}${place}`] };
        if (what === 'new-fact') return { ...each, facts: [...each.facts.filter((one) => one.id !== `${by}${place}`), fact(`${by}${place}`)] };
        return { ...each, facts: each.facts.map((one, at) => (at === place ? { ...one, text: { en: by } } : one)) };
      }, before);
    }, base);
  fc.assert(
    fc.property(edits, edits, (first, second) => {
      const [mine, theirs] = [edited(first, 'm'), edited(second, 't')];
      const result = laidOver(generalSection, { base, shown: mine }, theirs);
      const [own, both, after] = [generalSection.items(mine), generalSection.items(theirs), generalSection.items(result)];
      const changed = changedItems(generalSection, base, mine);
      for (const key of new Set([...own.keys(), ...both.keys()])) expect([key, after.get(key)]).toEqual([key, changed.includes(key) ? own.get(key) : both.get(key)]);
    }),
    { numRuns: 300 },
  );
});

test('keys of anything else are no products', () => {
  expect(['company-name', 'about:en', 'team'].map(productItemOf)).toEqual([undefined, undefined, undefined]);
});
