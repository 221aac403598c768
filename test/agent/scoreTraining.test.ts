import { takeTurns } from '../../src/agent/scoreTraining.ts';
import { trainInSteps, trainScoreModel } from '../../src/domain/score.ts';
import type { Steps } from '../../src/domain/scoring/steps.ts';
import { closedLeads } from '../domain/scoring/scoredLeads.ts';

/** Steps that take their time. */
function* slowSteps(count: number): Steps<string> {
  for (let step = 0; step < count; step++) {
    const until = performance.now() + 6;
    while (performance.now() < until);
    yield;
  }
  return 'done';
}

test('while a score is learned, whatever else the service does has its turn', async () => {
  let turns = 0;
  let isLearning = true;
  const others = (async () => {
    for (; isLearning; turns++) await new Promise((resolve) => setImmediate(resolve));
  })();
  expect(await takeTurns(slowSteps(30))).toBe('done');
  isLearning = false;
  await others;
  expect(turns).toBeGreaterThanOrEqual(5);
});

test('learning in turns ends with the same model', async () => {
  const leads = closedLeads(300);
  expect(await takeTurns(trainInSteps(leads))).toEqual(trainScoreModel(leads));
});

test('learning is given up as soon as it is not wanted any more', async () => {
  const stop = new AbortController();
  const learning = takeTurns(slowSteps(10_000), stop.signal);
  stop.abort(new Error('paused'));
  await expect(learning).rejects.toThrow('paused');
});
