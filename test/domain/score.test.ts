import fc from 'fast-check';
import { fitScoreModel, NEEDED_OF_EACH, probabilitiesOf, scoreOf, shareOut, trainScoreModel } from '../../src/domain/score.ts';
import type { ClosedLeads } from '../../src/domain/score.ts';
import { anyLead, closedLeads } from './scoring/scoredLeads.ts';

const leads = closedLeads(3_000);
const model = fitScoreModel(leads);

test('[P13] base, reasons and others add up to the score exactly, for every lead', () => {
  fc.assert(
    fc.property(anyLead, (values) => {
      const score = scoreOf(model, values);
      expect(score.reasons.reduce((sum, { points }) => sum + points, score.base + score.others)).toBe(score.value);
      expect(score.value).toBe(Math.round(100 * (probabilitiesOf(model, { fields: leads.fields, values: leads.fields.map(({ id }) => [values[id as keyof typeof values]]) })[0] ?? 0)));
    }),
    { numRuns: 2_000 },
  );
});

test('[X6] points have the direction of what closed leads show, and the weightiest reason comes first', () => {
  const { value, base, reasons } = scoreOf(model, { visits: 38, source: 'Web', phone: 'yes', noise: 'g1' });
  expect(value).toBeGreaterThan(base + 20);
  expect(reasons[0]).toMatchObject({ field: 'visits', content: { kind: 'range' } });
  expect(reasons.filter(({ field }) => field !== 'noise').every(({ points }) => points > 0)).toBe(true);
  const web = reasons.find(({ field }) => field === 'source');
  expect(web).toMatchObject({ content: { kind: 'value', value: 'Web' } });
  expect((web?.qualified ?? 0) / (web?.closed ?? 1)).toBeGreaterThan(model.qualified / model.closed);
});

test('leads the model has not seen qualify about as often as it says', () => {
  const unseen = closedLeads(3_000, 77);
  const said = probabilitiesOf(model, unseen);
  const high = unseen.qualified.filter((_each, lead) => (said[lead] ?? 0) >= 0.6);
  const mean = said.filter((each) => each >= 0.6).reduce((sum, each, _place, all) => sum + each / all.length, 0);
  expect(high.length).toBeGreaterThan(200);
  expect(Math.abs(high.filter(Boolean).length / high.length - mean)).toBeLessThan(0.06);
});

test('the same leads give the same model, and it survives being stored', () => {
  expect(fitScoreModel(closedLeads(3_000))).toEqual(model);
  const stored = JSON.parse(JSON.stringify(model)) as typeof model;
  expect(scoreOf(stored, { visits: 12, source: 'Web' })).toEqual(scoreOf(model, { visits: 12, source: 'Web' }));
});

test('with fewer than forty of a kind there is no model, and the numbers are named', () => {
  const outcomes = [...Array.from({ length: 31 }, () => true), ...Array.from({ length: 200 }, () => false)];
  const few: ClosedLeads = { fields: [{ id: 'source', kind: 'choice' }], values: [outcomes.map(() => 'Web')], qualified: outcomes };
  expect(trainScoreModel(few)).toEqual({ kind: 'not-enough', qualified: 31, disqualified: 200, needed: NEEDED_OF_EACH });
});

test('a model is judged by the newest fifth only', () => {
  const turned = closedLeads(1_000);
  // In the newest fifth everything is the other way round: a model judged by it must look worse than luck.
  const trained = trainScoreModel({ ...turned, qualified: turned.qualified.map((qualified, lead) => (lead >= 800 ? !qualified : qualified)) });
  expect(trained.kind === 'trained' ? [trained.accuracy.leads, trained.accuracy.auc < 0.4] : trained).toEqual([200, true]);
});

test('fields that say nothing get few points', () => {
  const { reasons } = scoreOf(model, { visits: 38, source: 'Web', phone: 'yes', noise: 'g2' });
  expect(Math.abs(reasons.find(({ field }) => field === 'noise')?.points ?? 0)).toBeLessThanOrEqual(2);
});

test('leads of one outcome only give everyone their share, not certainty', () => {
  const one = fitScoreModel({ fields: [{ id: 'source', kind: 'choice' }], values: [Array.from({ length: 58 }, () => 'Web')], qualified: Array.from({ length: 58 }, () => true) });
  expect(scoreOf(one, { source: 'Web' })).toEqual({ value: 98, base: 98, reasons: [], others: 0 });
});

test('whole points add up to the difference and stay within one of their exact share', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 1, maxLength: 7 }), (odds) => {
      const sum = odds.reduce((total, each) => total + each, 0);
      const difference = Math.round(24 * sum) + 0;
      const points = shareOut(difference, odds, 24);
      expect(points.reduce((total, each) => total + each, 0)).toBe(difference);
      const factor = Math.abs(sum) < 0.05 || difference / sum <= 0 ? 24 : difference / sum;
      for (const [place, each] of points.entries()) expect(Math.abs(each - (odds[place] ?? 0) * factor)).toBeLessThanOrEqual(1.5);
    }),
  );
});
