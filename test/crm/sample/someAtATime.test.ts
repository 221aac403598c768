// Work on hundreds of rows: a few at once, in order, and over at the first failure.
import { chunks, inTurns } from '../../../src/crm/sample/someAtATime.ts';

test('no more than so many run at once, and the answers stand in the order of the work', async () => {
  let [running, most] = [0, 0];
  const answers = await inTurns([5, 4, 3, 2, 1, 0], 3, async (each) => {
    most = Math.max(most, (running += 1));
    for (let turn = 0; turn < each; turn += 1) await Promise.resolve();
    running -= 1;
    return each * 10;
  });
  expect(answers).toEqual([50, 40, 30, 20, 10, 0]);
  expect(most).toBe(3);
});

test('after a failure nothing new begins, and the failure is what the caller gets', async () => {
  const begun: number[] = [];
  const working = inTurns([1, 2, 3, 4, 5, 6], 2, async (each) => {
    begun.push(each);
    await Promise.resolve();
    if (each === 2) throw new RangeError('two');
  });
  await expect(working).rejects.toThrow(RangeError);
  await new Promise((settle) => setImmediate(settle));
  expect(begun.length).toBeLessThan(5);
});

test('a list in parts loses nothing and the last part is the shorter one', () => {
  expect(chunks([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(chunks([], 2)).toEqual([]);
});
