import { indexCues, weigh } from '../../../src/domain/words/cueMatcher.ts';

const index = indexCues([{ 'pricing-request': { 2: 'how much, price*', '-1': 'price .. fine' }, 'meeting-request': { 1: 'let s talk/meet, send .. invite' } }]);

test.each([
  ['How MUCH is it?', 'pricing-request', 2],
  ['Send me your prices', 'pricing-request', 2],
  ['The price is fine', 'pricing-request', 1],
  ['Lets meet', 'meeting-request', 1],
  ['Please send us an invite', 'meeting-request', 1],
  ['Send it now or after the long weekend, then invite', 'meeting-request', undefined],
  ['much how', 'pricing-request', undefined],
] as const)('%s', (sentence, kind, weight) => {
  expect(weigh(sentence, index).get(kind)).toBe(weight);
});
