import { fitScoreModel } from '../../../src/domain/score.ts';
import { countLeads, driftOf } from '../../../src/domain/scoring/drift.ts';
import { closedLeads } from './scoredLeads.ts';

const model = fitScoreModel(closedLeads(3_000));
const today = closedLeads(1_000, 5);
const turned = { fields: today.fields, values: today.values.map((values, place) => (place === 1 ? values.map(() => 'Radio') : values)) };

test('[P15] fields whose values moved away from the training are told, the others are not', () => {
  expect(driftOf(model, countLeads(model, today))).toEqual([]);
  expect(driftOf(model, countLeads(model, turned)).map(({ field }) => field)).toEqual(['source']);
});

test('[P15] leads are compared with leads of the same kind at the time of training, where these are known', () => {
  expect(driftOf(model, countLeads(model, turned), countLeads(model, turned))).toEqual([]);
  expect(driftOf(model, countLeads(model, today), countLeads(model, turned)).map(({ field }) => field)).toEqual(['source']);
});

test('[P15] chance alone is no change: a few leads as before raise no notice, whichever they are', () => {
  const told = Array.from({ length: 60 }, (_each, seed) => driftOf(model, countLeads(model, closedLeads(60, 100 + seed)))).filter((drift) => drift.length > 0);
  expect(told.length).toBeLessThanOrEqual(3);
  expect(driftOf(model, countLeads(model, { ...turned, values: turned.values.map((values) => values.slice(0, 20)) }))).toEqual([]);
});

test('[P15] a field that is no longer filled in is told', () => {
  const emptied = { fields: today.fields, values: today.values.map((values, place) => (place === 0 ? values.map(() => undefined) : values)) };
  expect(driftOf(model, countLeads(model, emptied)).map(({ field }) => field)).toEqual(['visits']);
});
