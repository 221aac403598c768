import { createPacing } from '../../../../src/agent/research/web/pacing.ts';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const pacing = (gapMs = 1_000, longestWaitMs = 60_000) => createPacing({ gapMs: () => gapMs, longestWaitMs, clock: () => Date.now() });

/** When each of so many turns began, in milliseconds from now; each takes so long. */
async function startsOf(count: number, takesMs: number, turn: () => Promise<() => void>): Promise<readonly number[]> {
  const begin = Date.now();
  const starts: number[] = [];
  const all = Promise.all(Array.from({ length: count }, async () => {
    const end = await turn();
    starts.push(Date.now() - begin);
    setTimeout(end, takesMs);
  }));
  await jest.advanceTimersByTimeAsync(120_000);
  await all;
  return starts;
}

test('a host is asked once a second, in the order of asking', async () => {
  const { turn } = pacing();
  expect(await startsOf(4, 10, () => turn('tarn.example'))).toEqual([0, 1_000, 2_000, 3_000]);
});

test('a slow host has two questions at once, never three', async () => {
  const { turn } = pacing();
  expect(await startsOf(4, 5_000, () => turn('tarn.example'))).toEqual([0, 1_000, 5_000, 6_000]);
});

test('one host does not wait for another', async () => {
  const { turn } = pacing();
  let index = 0;
  expect(await startsOf(3, 10, () => turn(`host${(index += 1)}.example`))).toEqual([0, 0, 0]);
});

test('who would wait too long is told at once that the host is busy', async () => {
  const { turn } = pacing(1_000, 2_500);
  const outcomes = Promise.allSettled(Array.from({ length: 6 }, async () => (await turn('tarn.example'))()));
  await jest.advanceTimersByTimeAsync(10_000);
  expect((await outcomes).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected', 'rejected']);
});

test('a host at rest turns everybody away, those in line too, and is there again afterwards', async () => {
  const { turn, rest } = pacing();
  (await turn('tarn.example'))();
  const waiting = turn('tarn.example');
  rest('tarn.example', 30_000);
  await expect(waiting).rejects.toMatchObject({ failure: 'busy' });
  await expect(turn('tarn.example')).rejects.toMatchObject({ failure: 'busy' });
  await jest.advanceTimersByTimeAsync(30_001);
  await expect(turn('tarn.example')).resolves.toBeInstanceOf(Function);
});

test('thousands of hosts leave nothing behind once they are quiet', async () => {
  const { turn } = pacing(1);
  for (let index = 0; index < 3_000; index += 1) (await turn(`host${index}.example`))();
  await jest.advanceTimersByTimeAsync(1_000);
  await expect(turn('host0.example')).resolves.toBeInstanceOf(Function);
});
