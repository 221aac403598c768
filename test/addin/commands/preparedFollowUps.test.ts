// What the pane leaves for the commands: small enough for Outlook, newest first, damaged records never an error.
import fc from 'fast-check';
import { preparedFor, readPrepared, textFor, withPrepared, type PreparedFollowUp } from '../../../src/addin/commands/preparedFollowUps.ts';

const now = new Date('2026-11-22T09:00:00Z');

function aFollowUp(name: string, length = 40): PreparedFollowUp {
  return { addresses: [`${name}@lead.example`], person: name, again: { subject: 's', paragraphs: ['x'.repeat(length)], gaps: 0 }, at: now.toISOString() };
}

test('[E11] however many and however long, the follow-ups stay below what Outlook takes, and the newest is always kept', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 9_000 })), { minLength: 1, maxLength: 60 }), (added) => {
      let setting = '[]';
      for (const [name, length] of added) setting = withPrepared(readPrepared(setting, now), aFollowUp(`p${name}`, length));
      const kept = readPrepared(setting, now);
      const [last] = added.slice(-1);
      expect(JSON.stringify({ setting }).length).toBeLessThan(30_000);
      expect(kept[0]?.person).toBe(`p${last?.[0]}`);
      expect(new Set(kept.map((each) => each.person)).size).toBe(kept.length);
    }),
    { numRuns: 60 },
  );
});

test('[E11] whatever stands in the setting, reading it gives whole records or none', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), fc.anything()), (value) => {
    for (const each of readPrepared(value, now)) expect(Array.isArray(each.addresses)).toBe(true);
  }));
  const half = [{ ...aFollowUp('a'), answer: { subject: 's' } }, { ...aFollowUp('b'), addresses: [1] }, aFollowUp('c')];
  expect(readPrepared(JSON.stringify(half), now).map((each) => each.person)).toEqual(['c']);
});

test('[E11] a recipient is matched by address, whatever its case and tag; a similar address is another person', () => {
  const all = [aFollowUp('anna'), aFollowUp('joanna')];
  expect(preparedFor(all, [' Anna+fair@Lead.example ']).map((each) => each.person)).toEqual(['anna']);
  expect(preparedFor(all, ['anna@lead.example.evil.example', 'nna@lead.example'])).toEqual([]);
});

test('[E11] a reply takes the answer of its own conversation only, a new message the follow-up only', () => {
  const answer = { conversationId: 'c-1', subject: 'Re', paragraphs: ['answer'], gaps: 0 };
  const prepared = { ...aFollowUp('anna'), answer };
  expect(textFor(prepared, { isReply: true, conversationId: 'c-1' })).toBe(answer);
  expect(textFor(prepared, { isReply: true, conversationId: 'c-2' })).toBeUndefined();
  expect(textFor({ ...prepared, answer: { ...answer, conversationId: '' } }, { isReply: true, conversationId: '' })).toBeUndefined();
  expect(textFor(prepared, { isReply: false, conversationId: 'c-1' })).toBe(prepared.again);
});
