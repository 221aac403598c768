import fc from 'fast-check';
import { MOST_COLLEAGUES, whoKnowsWhom, type Touch } from '../../src/domain/colleagues.ts';

const now = new Date('2026-11-22T09:00:00Z');
const touch = (userId: string, activityId: string, more: Partial<Touch> = {}): Touch => ({ userId, name: userId.toUpperCase(), kind: 'email', activityId, at: '2026-11-01T09:00:00Z', ...more });
const know = (touches: readonly Touch[], hidden: readonly string[] = []): ReturnType<typeof whoKnowsWhom> => whoKnowsWhom(touches, { hidden: new Set(hidden), now });

test('[R9] emails and meetings are counted apart, the most first, each with its last date', () => {
  const touches = [touch('ben', '1'), touch('ben', '2', { at: '2026-11-20T09:00:00Z' }), touch('aiko', '3', { kind: 'appointment', at: '2026-11-21T09:00:00Z' })];
  expect(know(touches)).toEqual([
    { userId: 'ben', name: 'BEN', emails: 2, meetings: 0, lastOn: '2026-11-20T09:00:00Z' },
    { userId: 'aiko', name: 'AIKO', emails: 0, meetings: 1, lastOn: '2026-11-21T09:00:00Z' },
  ]);
});

test('[R9] who stands on an email twice, as sender and in copy, was in touch once', () => {
  expect(know([touch('ben', '1'), touch('ben', '1')])[0]).toMatchObject({ emails: 1 });
});

test('[R9] a meeting that lies ahead, or without a date that can be read, makes nobody known', () => {
  expect(know([touch('ben', '1', { kind: 'appointment', at: '2026-12-01T09:00:00Z' }), touch('aiko', '2', { at: '' })])).toEqual([]);
});

test('[R9] who doesn\'t want to be shown is left out, and the next one moves up', () => {
  const touches = ['a', 'b', 'c', 'd', 'e', 'f'].map((user) => touch(user, user));
  expect(know(touches).map(({ userId }) => userId)).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(know(touches, ['b']).map(({ userId }) => userId)).toEqual(['a', 'c', 'd', 'e', 'f']);
});

test('[R9] whatever happened, at most five are named, none hidden, in the same order however the rows came', () => {
  const touches = fc.array(fc.record({ userId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), activityId: fc.constantFrom('1', '2', '3', '4'), kind: fc.constantFrom('email', 'appointment'), at: fc.constantFrom('2026-11-01T09:00:00Z', '2026-11-02T09:00:00Z', '2027-01-01T09:00:00Z') }), { maxLength: 40 });
  // One activity is of one kind and one time.
  const consistent = touches.map((all) => all.map(({ userId, activityId, kind, at }): Touch => {
    const first = all.find((each) => each.activityId === activityId);
    return { userId, name: userId, activityId, kind: first?.kind ?? kind, at: first?.at ?? at };
  }));
  fc.assert(fc.property(consistent, (all) => {
    const known = know(all, ['c']);
    expect(known.length).toBeLessThanOrEqual(MOST_COLLEAGUES);
    expect(known.some(({ userId }) => userId === 'c')).toBe(false);
    expect(know([...all].reverse(), ['c'])).toEqual(known);
  }));
});
