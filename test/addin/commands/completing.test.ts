// A command ends in every case, once.
import { completing, type Course } from '../../../src/addin/commands/completing.ts';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('[E11] work that never ends is given up after its time, told so, and may write nothing afterwards', async () => {
  const completed = jest.fn();
  const late = jest.fn(async () => undefined);
  let seen: Course | undefined;
  const running = completing({ completed }, { limitMs: 1_000, late, work: (course) => new Promise(() => (seen = course)) });
  await jest.advanceTimersByTimeAsync(999);
  expect([completed.mock.calls.length, seen?.isOver]).toEqual([0, false]);
  await jest.advanceTimersByTimeAsync(1);
  await running;
  expect([completed.mock.calls.length, late.mock.calls.length, seen?.isOver]).toEqual([1, 1, true]);
});

test('[E11] work that fails, or whose last words fail, still completes', async () => {
  const completed = jest.fn();
  await completing({ completed }, { limitMs: 1_000, work: async () => Promise.reject(new Error('no')) });
  const running = completing({ completed }, { limitMs: 1_000, late: async () => Promise.reject(new Error('no')), work: () => new Promise(() => undefined) });
  await jest.advanceTimersByTimeAsync(1_000);
  await running;
  expect(completed).toHaveBeenCalledTimes(2);
});

test('[E11] work that ends in time leaves no timer behind', async () => {
  const completed = jest.fn();
  await completing({ completed }, { limitMs: 1_000, work: async () => undefined });
  expect([completed.mock.calls.length, jest.getTimerCount()]).toEqual([1, 0]);
});
