import fc from 'fast-check';
import { driftOf, fitScoreModel, liftTo, NEEDED_OF_EACH, probabilitiesOf, scoreOf, shareOut, trainScoreModel } from '../../src/domain/score.ts';
import type { ClosedLeads } from '../../src/domain/score.ts';

/** Closed leads whose chance rises with the visits and is higher from the web; the same for the same seed. */
function closedLeads(count: number, seed = 1): ClosedLeads {
  let state = seed;
  const random = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  const rows = Array.from({ length: count }, () => {
    const [visits, source, phone, noise] = [Math.floor(random() * 40), random() < 0.4 ? 'Web' : 'Fair', random() < 0.5 ? undefined : 'yes', `g${Math.floor(random() * 4)}`];
    const odds = -2.4 + visits / 12 + (source === 'Web' ? 1 : 0) + (phone === undefined ? -0.8 : 0.4);
    return { visits, source, phone, noise, qualified: random() < 1 / (1 + Math.exp(-odds)) };
  });
  return {
    fields: [{ id: 'visits', kind: 'number' }, { id: 'source', kind: 'choice' }, { id: 'phone', kind: 'choice' }, { id: 'noise', kind: 'choice' }],
    values: [rows.map(({ visits }) => visits), rows.map(({ source }) => source), rows.map(({ phone }) => phone), rows.map(({ noise }) => noise)],
    qualified: rows.map(({ qualified }) => qualified),
  };
}

const leads = closedLeads(3_000);
const model = fitScoreModel(leads);
const anyLead = fc.record({ visits: fc.option(fc.integer({ min: -10, max: 80 }), { nil: undefined }), source: fc.constantFrom('Web', 'Fair', 'Radio', undefined), phone: fc.constantFrom('yes', undefined), noise: fc.constantFrom('g0', 'g1', 'g2', 'g3', undefined) });

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

test('points have the direction of what closed leads show, and the weightiest reason comes first', () => {
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

describe('[X7] what would lift a lead', () => {
  const values = { visits: 30, source: 'Fair', noise: 'g1' };
  const now = scoreOf(model, values).value;

  test('the fewest empty fields are named, with the points they bring', () => {
    const lift = liftTo(model, values, { reach: now + 10, changeable: ['phone', 'visits', 'source'] });
    expect(lift?.changes.map(({ field }) => field)).toEqual(['phone']);
    expect(lift?.value).toBe(now + (lift?.changes[0]?.points ?? 0));
    expect(lift?.value).toBeGreaterThanOrEqual(now + 10);
  });

  test('a field that nobody may change is never named, nor one that is filled in', () => {
    expect(liftTo(model, values, { reach: now + 10, changeable: ['visits', 'source'] })).toBeUndefined();
    expect(liftTo(model, { ...values, phone: 'yes' }, { reach: now + 60, changeable: ['phone'] })).toBeUndefined();
  });

  test('what can\'t be reached is not promised', () => {
    expect(liftTo(model, values, { reach: 100, changeable: ['phone'] })).toBeUndefined();
  });
});

test('fields whose values moved away from the training are told, the others are not', () => {
  const today = closedLeads(1_000, 5);
  expect(driftOf(model, today)).toEqual([]);
  expect(driftOf(model, { fields: today.fields, values: today.values.map((values, place) => (place === 1 ? values.map(() => 'Radio') : values)) }).map(({ field }) => field)).toEqual(['source']);
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
