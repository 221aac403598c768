import { documentedAllowance, openPacing } from '../../../src/crm/client/pacing.ts';
import { StoppedClock } from '../serverUnderTest.ts';

test('in no five minutes start more than 6,000 requests, and the 6,001st waits for the first to be five minutes old', async () => {
  const clock = new StoppedClock();
  const pacing = openPacing(clock, documentedAllowance);
  const starts: number[] = [];
  for (let count = 0; count < 13_000; count++) {
    const leave = await pacing.enter(Number.POSITIVE_INFINITY);
    starts.push(clock.now());
    leave();
    if (count % 100 === 0) await clock.wait(1_000);
  }
  const tooSoon = starts.filter((start, index) => index >= 6_000 && start - (starts[index - 6_000] ?? 0) < 300_000);
  expect(tooSoon).toEqual([]);
  expect(starts[6_000]).toBeGreaterThan(starts[5_999] ?? 0);
});

test('no more than 52 requests are on their way at once; each that ends lets the next one in, in order', async () => {
  const pacing = openPacing(new StoppedClock(), documentedAllowance);
  const order: number[] = [];
  const leaving: (() => void)[] = [];
  const all = Array.from({ length: 60 }, (_, index) => pacing.enter(Number.POSITIVE_INFINITY).then((leave) => {
    order.push(index);
    leaving.push(leave);
  }));
  await new Promise((resolve) => setImmediate(resolve));
  expect(order).toHaveLength(52);
  leaving[0]?.();
  leaving[0]?.();
  await new Promise((resolve) => setImmediate(resolve));
  expect(order).toHaveLength(53);
  for (const leave of leaving.slice(1, 9)) leave();
  await Promise.all(all);
  expect(order).toEqual(Array.from({ length: 60 }, (_, index) => index));
});

test('a timer that fires early does not open the door early', async () => {
  let now = 0;
  const clock = { now: () => now, random: () => 0, wait: async (milliseconds: number) => { now += Math.max(1, milliseconds - 1); } };
  const pacing = openPacing(clock, documentedAllowance);
  pacing.restUntil(1_000);
  await pacing.enter(2_000);
  expect(now).toBeGreaterThanOrEqual(1_000);
});

test('who gives up waiting for a place does not keep it from the others', async () => {
  const pacing = openPacing(new StoppedClock(), { ...documentedAllowance, concurrent: 1 });
  const leave = await pacing.enter(Number.POSITIVE_INFINITY);
  const stop = new AbortController();
  const given = expect(pacing.enter(Number.POSITIVE_INFINITY, stop.signal)).rejects.toThrow('enough');
  const next = pacing.enter(Number.POSITIVE_INFINITY);
  stop.abort(new Error('enough'));
  await given;
  leave();
  expect(typeof (await next)).toBe('function');
});
