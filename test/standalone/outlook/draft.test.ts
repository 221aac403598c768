import { Draft } from '../../../src/standalone/outlook/draft.ts';

test('an event moved to another start keeps its length, and lasts half an hour by default', () => {
  const event = new Draft('appointment', {});
  expect(event.end - event.start).toBe(30 * 60_000);
  event.setEnd(event.start + 3_600_000);
  event.setStart(1_800_000_000_000);
  expect([event.start, event.end]).toEqual([1_800_000_000_000, 1_800_003_600_000]);
});

test('form and add-in hear of each other’s changes until they stop listening', () => {
  const draft = new Draft('message', { to: [{ name: 'A', address: 'a@b.example' }] });
  const heard: string[] = [];
  const stop = draft.listen((change) => heard.push(change));
  draft.setSubject('New');
  draft.setRecipients('cc', []);
  draft.close();
  draft.close();
  stop();
  draft.setSubject('Unheard');
  expect(heard).toEqual(['subject', 'recipients', 'closed']);
});
