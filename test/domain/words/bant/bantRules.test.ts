// Rules over concepts: all present, near enough, not turned around by a "no".
import type { BantConcept } from '../../../../src/domain/words/bant/bantConcept.ts';
import { weighCriterion } from '../../../../src/domain/words/bant/bantRules.ts';

function placed(places: Partial<Record<BantConcept, readonly number[]>>): ReadonlyMap<BantConcept, readonly number[]> {
  return new Map(Object.entries(places) as [BantConcept, readonly number[]][]);
}

test('money that is there is an available budget, money that is gone is none', () => {
  expect(weighCriterion('budget', placed({ budget: [1], having: [0] }))?.value).toBe('available');
  expect(weighCriterion('budget', placed({ budget: [1], having: [0], gone: [4] }))?.value).toBe('none');
});

test('concepts that stand far from each other say nothing together', () => {
  expect(weighCriterion('authority', placed({ boss: [0], deciding: [3] }))?.value).toBe('others');
  expect(weighCriterion('authority', placed({ boss: [0], deciding: [30] }))).toBeUndefined();
});

test('one word is not counted for two concepts of a rule', () => {
  expect(weighCriterion('authority', placed({ boss: [2], deciding: [2] }))).toBeUndefined();
});

test('a "no" right before turns a need around', () => {
  expect(weighCriterion('need', placed({ hurting: [4], own: [0] }))?.value).toBe('stated');
  expect(weighCriterion('need', placed({ hurting: [4], own: [0], no: [3] }))).toBeUndefined();
});

test('the day of a call is no timeline', () => {
  expect(weighCriterion('timeline', placed({ launch: [1], by: [2], time: [3] }))?.value).toBe('dated');
  expect(weighCriterion('timeline', placed({ launch: [1], by: [2], time: [3], talk: [0] }))).toBeUndefined();
});
