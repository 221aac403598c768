import { ExpiringMap } from '../../src/agent/expiringMap.ts';

test('an entry is gone when its time is over, and the oldest go when there are too many', () => {
  let now = 0;
  const map = new ExpiringMap<string>(2, () => now);
  map.set('a', 'one', 100);
  map.set('b', 'two', 1_000);
  now = 99;
  expect([map.get('a'), map.get('b')]).toEqual(['one', 'two']);
  now = 100;
  expect([map.get('a'), map.size]).toEqual([undefined, 1]);
  map.set('c', 'three', 1_000);
  map.set('b', 'again', 1_000);
  map.set('d', 'four', 1_000);
  expect([map.get('b'), map.get('c'), map.get('d')]).toEqual(['again', undefined, 'four']);
});
