import { turnsAt } from '../../src/agent/pace.ts';

const never = new AbortController().signal;

test('turns come at even distances, however many ask for them', async () => {
  const turn = turnsAt(3_000);
  const came: number[] = [];
  const began = performance.now();
  await Promise.all(Array.from({ length: 6 }, () => turn(never).then(() => came.push(performance.now() - began))));
  expect(came).toHaveLength(6);
  // Clocks of timers round down by a millisecond at most, each.
  came.forEach((at, place) => expect(at).toBeGreaterThanOrEqual(place * 20 - 2));
});

test('without a limit every turn comes at once', async () => {
  const turn = turnsAt(undefined, () => 0);
  await Promise.all(Array.from({ length: 1_000 }, () => turn(never)));
});

test('who stops waits no longer', async () => {
  const turn = turnsAt(1);
  const stopping = new AbortController();
  await turn(stopping.signal);
  const waiting = turn(stopping.signal);
  stopping.abort();
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
});
