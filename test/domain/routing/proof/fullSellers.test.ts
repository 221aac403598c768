import { compileRouting } from '../../../../src/domain/routing.ts';
import type { Decision } from '../../../../src/domain/routing/decision.ts';
import { fullSellers } from '../../../../src/domain/routing/proof/fullSellers.ts';
import type { Roster, SellerLoad } from '../../../../src/domain/routing/seller.ts';
import { aLead, aPlan, aRule, aSeller, now, rowId } from '../planExamples.ts';

const plan = aPlan([
  aRule('north', { target: { kind: 'matching-sellers' }, sellerConditions: [{ of: 'attribute', field: 'region', operator: 'equals', value: 'North' }] }),
  aRule('one', { target: { kind: 'sellers', ids: [rowId(4)] } }),
]);
const roster: Roster = { number: 3, sellers: [1, 2, 3, 4].map((number) => aSeller(number, { capacity: 2, attributes: { region: [number === 4 ? 'South' : 'North'] } })) };
const route = (...full: readonly number[]): Decision => compileRouting(plan, roster).open(new Map<string, SellerLoad>(full.map((number) => [rowId(number), { open: 2 }]))).route(aLead(1), now);

test('[T12] the sellers who fitted the last rule and had no room are counted, not those of others', () => {
  const decision = route(1, 2, 3, 4);
  expect(decision.outcome).toMatchObject({ kind: 'catch-all', reason: 'sellers-lack-capacity' });
  expect(fullSellers(decision, { plan, roster })).toBe(1);
  const [north] = plan.rules;
  const alone = { ...plan, rules: north === undefined ? [] : [north] };
  expect(fullSellers({ ...decision, steps: decision.steps.slice(0, 1) }, { plan: alone, roster })).toBe(3);
});

test('[T12] of a lead that somebody had room for at once nothing is counted', () => {
  expect(fullSellers(route(), { plan, roster })).toBeUndefined();
});
