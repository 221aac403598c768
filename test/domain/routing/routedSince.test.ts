import { routedSince } from '../../../src/domain/routing/routedSince.ts';

const at = (day: number, time = '09:00:00'): string => `2026-11-${String(day).padStart(2, '0')}T${time}Z`;

test('leads are routed from the later of two instants: the activation of the agent, and that of the plan', () => {
  expect(routedSince(at(1), [{ activatedOn: at(3) }])).toBe(at(3));
  expect(routedSince(at(5), [{ activatedOn: at(3) }])).toBe(at(5));
});

test('[T9] a plan that takes another one\'s place goes on with its leads, however many came before it and whichever clock was ahead', () => {
  const chain = [{ activatedOn: at(9) }, { activatedOn: at(7), retiredOn: at(9, '08:59:20') }, { activatedOn: at(4), retiredOn: at(7, '09:00:40') }];
  expect(routedSince(at(1), chain)).toBe(at(4));
  expect(routedSince(at(8), chain)).toBe(at(8));
});

test('where routing had ended before, only what came in since it began again is routed', () => {
  expect(routedSince(at(1), [{ activatedOn: at(9) }, { activatedOn: at(4), retiredOn: at(7) }, { activatedOn: at(2), retiredOn: at(4) }])).toBe(at(9));
});

test('nothing is routed while the agent is off, no plan was activated, or the last one was retired', () => {
  expect(routedSince(undefined, [{ activatedOn: at(3) }])).toBeUndefined();
  expect(routedSince(at(1), [])).toBeUndefined();
  expect(routedSince(at(1), [{}])).toBeUndefined();
  expect(routedSince(at(1), [{ activatedOn: at(3), retiredOn: at(4) }])).toBeUndefined();
});
