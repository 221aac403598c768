import { trainInSteps, trainScoreModel } from '../../../src/domain/score.ts';
import { finish } from '../../../src/domain/scoring/steps.ts';
import { closedLeads } from './scoredLeads.ts';

test('a training in turns ends with the same model to the last bit as one in one go', () => {
  const leads = closedLeads(400);
  const steps = trainInSteps(leads);
  let turns = 0;
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) turns++;
  expect(turns).toBeGreaterThan(20);
  expect(JSON.stringify(step.value)).toBe(JSON.stringify(trainScoreModel(leads)));
  expect(finish(trainInSteps(leads))).toEqual(step.value);
});
