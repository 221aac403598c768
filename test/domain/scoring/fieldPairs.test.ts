import fc from 'fast-check';
import { fitScoreModel, probabilitiesOf, scoreOf } from '../../../src/domain/score.ts';
import { accuracyOf } from '../../../src/domain/scoring/accuracy.ts';
import { fitAdditive } from '../../../src/domain/scoring/additiveRegression.ts';
import type { BinnedField } from '../../../src/domain/scoring/additiveRegression.ts';
import { cellOf, cellsOf, choosePairs, pairedField } from '../../../src/domain/scoring/fieldPairs.ts';
import { finish } from '../../../src/domain/scoring/steps.ts';
import { anyPairedLead, closedLeads, pairedLeads } from './scoredLeads.ts';

const known = pairedLeads(4_000);
const model = fitScoreModel(known);

test('two fields that only tell something together are found, and unseen leads are told apart by them', () => {
  expect(model.pairs.map(({ one, two }) => [model.fields[one]?.id, model.fields[two]?.id])).toEqual([['campaign', 'weekday']]);
  const unseen = pairedLeads(4_000, 9);
  const auc = accuracyOf({ probabilities: probabilitiesOf(model, unseen), outcomes: unseen.qualified.map(Number) }).auc;
  const without = accuracyOf({ probabilities: probabilitiesOf({ ...model, pairs: [] }, unseen), outcomes: unseen.qualified.map(Number) }).auc;
  expect([auc > 0.82, without < 0.72]).toEqual([true, true]);
});

test('fields that don\'t tell more together make no pair, whatever the leads', () => {
  for (let seed = 1; seed <= 8; seed++) expect(fitScoreModel(closedLeads(2_500, seed)).pairs).toEqual([]);
});

test('few leads make no pairs', () => {
  expect(fitScoreModel(pairedLeads(1_500)).pairs).toEqual([]);
});

test('[P13] with pairs too, base, reasons and others add up to the score exactly, and the two fields of a pair share it', () => {
  fc.assert(
    fc.property(anyPairedLead, (values) => {
      const score = scoreOf(model, values);
      expect(score.reasons.reduce((sum, { points }) => sum + points, score.base + score.others)).toBe(score.value);
      const chance = probabilitiesOf(model, { fields: known.fields, values: known.fields.map(({ id }) => [values[id as keyof typeof values]]) })[0] ?? 0;
      expect(score.value).toBe(Math.round(100 * chance));
    }),
    { numRuns: 1_000 },
  );
  const { reasons } = scoreOf(model, { campaign: 'Spring', weekday: 'Mon', visits: 20, phone: 'yes' });
  const points = (field: string): number => reasons.find((reason) => reason.field === field)?.points ?? 0;
  expect([points('campaign') > 8, points('weekday') > 8]).toEqual([true, true]);
});

test('every two bins meet in one cell of the pair, the same for one lead and for many', () => {
  const fields: readonly BinnedField[] = [
    { bins: Uint16Array.from({ length: 900 }, (_each, lead) => lead % 30), count: 31, positions: Array.from({ length: 30 }, (_each, place) => place) },
    { bins: Uint16Array.from({ length: 900 }, (_each, lead) => Math.floor(lead / 30) % 20), count: 22, positions: [] },
  ];
  const outcomes = Uint8Array.from({ length: 900 }, (_each, lead) => (((lead % 30) < 15) === (Math.floor(lead / 30) % 2 === 0) ? 1 : 0));
  const [pair] = finish(choosePairs(fields, outcomes, fitAdditive(fields, outcomes, { penalty: { ridge: 3, smooth: 100 } })));
  if (pair === undefined) throw new Error('no pair');
  const field = pairedField(pair, fields);
  const cells = cellsOf(pair, (place) => fields[place]?.bins ?? new Uint16Array());
  expect([...field.bins]).toEqual([...cells]);
  cells.forEach((cell, lead) => expect(cell).toBe(cellOf(pair, fields[0]?.bins[lead] ?? 0, fields[1]?.bins[lead] ?? 0)));
  expect(Math.max(...cells)).toBeLessThan(field.count);
  // Neighboring ranges are one group, so that a cell has leads enough.
  expect(new Set(pair.oneGroups).size).toBe(9);
});
