import fc from 'fast-check';
import { fits } from '../../src/domain/idealCustomerProfile.ts';
import { rateLead } from '../../src/domain/leadRating.ts';
import type { RatingFacts } from '../../src/domain/leadRating.ts';

const now = new Date('2026-11-22T08:00:00Z');
const daysAgo = (days: number): string => new Date(now.getTime() - days * 86_400_000).toISOString();
const email = (days: number): RatingFacts['activities'][number] => ({ kind: 'email', direction: 'in', at: daysAgo(days), done: true });
const positive = (level: 'high' | 'medium' | 'low'): RatingFacts['interest'] => ({ direction: 'positive', level });
const old: RatingFacts = { createdOn: daysAgo(200), activities: [] };

test.each<readonly [string, RatingFacts, string, number]>([
  ['a good fit that wants to buy, wrote today and often', { ...old, fit: 'high', interest: positive('high'), activities: [email(0), email(9), email(20)] }, 'hot', 10],
  ['a good fit that raised its hand today', { createdOn: daysAgo(0), activities: [], fit: 'high', isHandRaiser: true }, 'hot', 8],
  ['a moderate fit with some interest that wrote this week', { ...old, fit: 'moderate', interest: positive('medium'), activities: [email(3)] }, 'hot', 7],
  ['the same two weeks later', { ...old, fit: 'moderate', interest: positive('medium'), activities: [email(17)] }, 'warm', 6],
  ['a good fit nobody has heard of', { ...old, fit: 'high' }, 'cold', 3],
  ['a good fit that came this week', { createdOn: daysAgo(2), activities: [], fit: 'high' }, 'warm', 5],
  ['a poor fit that asks much', { ...old, fit: 'low', interest: positive('high'), activities: [email(1)] }, 'warm', 6],
  ['one nothing is known of', old, 'cold', 1],
  ['a good fit that says not now', { ...old, fit: 'high', interest: { direction: 'negative', level: 'medium' }, activities: [email(1), email(2), email(3)] }, 'cold', 3],
  ['the best lead of all, that says no', { ...old, fit: 'high', isHandRaiser: true, interest: { direction: 'negative', level: 'high' }, activities: [email(1), email(2), email(3)] }, 'cold', -3],
])('[P14] %s is rated %j: %s', (_who, facts, rating, points) => {
  const rated = rateLead(facts, now);
  expect([rated.rating, rated.points]).toEqual([rating, points]);
});

test.each([
  [7, 'rating-recent'],
  [8, 'rating-some-time-ago'],
  [21, 'rating-some-time-ago'],
  [22, 'rating-long-ago'],
])('[P14] a lead heard of %i days ago is %s', (days, code) => {
  expect(rateLead({ ...old, activities: [email(days)] }, now).parts[2]?.reason.code).toBe(code);
});

test('[P14] only what the lead took part in counts as engagement: not what we sent, planned, or what is older than 60 days', () => {
  const activities: RatingFacts['activities'] = [
    { kind: 'email', direction: 'out', at: daysAgo(1), done: true },
    { kind: 'task', at: daysAgo(1), done: true },
    { kind: 'appointment', at: daysAgo(-3), done: false },
    { kind: 'call', direction: 'out', at: daysAgo(2), done: false },
    email(61),
    { kind: 'call', direction: 'out', at: daysAgo(5), done: true },
    { kind: 'appointment', at: daysAgo(10), done: true },
  ];
  expect(rateLead({ ...old, activities }, now).parts[3]).toEqual({ part: 'engagement', points: 1, reason: { code: 'rating-engaged', params: { number: 2 } } });
});

test('[P14] the four parts add up, each has its reason, and a better fit or a newer sign never makes a lead colder', () => {
  const level = fc.constantFrom('high' as const, 'medium' as const, 'low' as const);
  const facts = fc.record({
    fit: fc.option(fc.constantFrom(...fits), { nil: undefined }),
    interest: fc.option(fc.record({ direction: fc.constantFrom('positive' as const, 'negative' as const), level }), { nil: undefined }),
    isHandRaiser: fc.boolean(),
    createdOn: fc.integer({ min: 0, max: 400 }).map(daysAgo),
    activities: fc.array(fc.integer({ min: 0, max: 100 }).map(email), { maxLength: 5 }),
  });
  fc.assert(
    fc.property(facts, (each) => {
      const rated = rateLead(each, now);
      expect(rated.parts.map(({ part }) => part)).toEqual(['fit', 'intent', 'recency', 'engagement']);
      expect(rated.parts.reduce((sum, { points }) => sum + points, 0)).toBe(rated.points);
      expect(rateLead({ ...each, fit: 'high' }, now).points).toBeGreaterThanOrEqual(rated.points);
      expect(rateLead({ ...each, activities: [...each.activities, email(0)] }, now).points).toBeGreaterThanOrEqual(rated.points);
    }),
  );
});
