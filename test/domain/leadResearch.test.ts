import { hasScore, type LeadResearch } from '../../src/domain/leadResearch.ts';

test('too few closed leads are no score: there is nothing to show or to rank by', () => {
  const research: LeadResearch = { leadId: 'a', version: '1', state: 'done', attempts: 1, sources: [] };
  expect(hasScore(undefined)).toBe(false);
  expect(hasScore(research)).toBe(false);
  expect(hasScore({ ...research, score: { why: 'not-enough-data', qualified: 31, disqualified: 44, needed: 40 } })).toBe(false);
  expect(hasScore({ ...research, score: { made: 'dynamics', value: 0, grade: 'D', trend: 'steady', scoredOn: '2026-11-01T00:00:00Z' } })).toBe(true);
});
