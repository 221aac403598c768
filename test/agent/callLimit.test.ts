import { createCallLimit } from '../../src/agent/callLimit.ts';

test('each caller has so many calls a minute, refilled evenly and never saved up', () => {
  let now = 0;
  const wait = createCallLimit(3, () => now);
  expect([wait('maya'), wait('maya'), wait('maya'), wait('maya'), wait('tomás')]).toEqual([0, 0, 0, 20, 0]);
  now = 20_000;
  expect([wait('maya'), wait('maya')]).toEqual([0, 20]);
  now = 3_600_000;
  expect([wait('maya'), wait('maya'), wait('maya'), wait('maya')]).toEqual([0, 0, 0, 20]);
});
