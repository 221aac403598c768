import { openLog } from '../../../src/domain/routing/changeLog.ts';

test('every reader is told of what changed since it last looked', () => {
  const log = openLog(10);
  const start = log.mark();
  log.note(3);
  const [first, second]: [number[], number[]] = [[], []];
  const mark = log.since(start, (place) => first.push(place)) ?? -1;
  log.note(5);
  log.since(mark, (place) => first.push(place));
  log.since(start, (place) => second.push(place));
  expect([first, second]).toEqual([[3, 5], [3, 5]]);
});

test('a reader too far behind, or from before a restart, starts anew and follows again from there', () => {
  const log = openLog(2);
  const start = log.mark();
  for (const place of [1, 2, 3]) log.note(place);
  expect(log.since(start, () => undefined)).toBeUndefined();
  const mark = log.mark();
  expect(log.since(mark, () => undefined)).toBe(mark);
  log.restart();
  expect(log.since(mark, () => undefined)).toBeUndefined();
  expect(log.since(log.mark(), () => undefined)).toBe(log.mark());
});
