import { hasScore, standingAction, type LeadResearch } from '../../src/domain/leadResearch.ts';
import { suggestForLead } from '../../src/domain/standingAction.ts';
import { anEmail, context, facts, now, settings } from './examples.ts';

test('too few closed leads are no score: there is nothing to show or to rank by', () => {
  const research: LeadResearch = { leadId: 'a', version: '1', state: 'done', attempts: 1, sources: [] };
  expect(hasScore(undefined)).toBe(false);
  expect(hasScore(research)).toBe(false);
  expect(hasScore({ ...research, score: { why: 'not-enough-data', qualified: 31, disqualified: 44, needed: 40 } })).toBe(false);
  expect(hasScore({ ...research, score: { made: 'dynamics', value: 0, grade: 'D', trend: 'steady', scoredOn: '2026-11-01T00:00:00Z' } })).toBe(true);
});

describe('[P10] the stored action', () => {
  const stored = (text: string): ReturnType<typeof standingAction> => {
    const { recognition, reading, email } = context(anEmail({ text, internetMessageId: '<a@x.example>' }));
    return standingAction(suggestForLead(facts({}), { settings, answering: { recognition, reading, email } }, now), { email, reading });
  };

  test('has the numbers to call, the person named and the other actions, with the email they come from', () => {
    const call = stored('Please give me a call on +45 70 10 20 30.');
    expect(call).toMatchObject({ kind: 'call-back', email: { messageId: '<a@x.example>' } });
    expect(call.numbers?.map(({ number }) => number)).toContain('+45 70 10 20 30');
    expect(call.others?.length).toBeGreaterThan(0);
    expect(stored('I am the wrong person. Please contact my colleague Ida Mortensen, ida.mortensen@cedarbeverages.example.').person).toMatchObject({ name: 'Ida Mortensen' });
  });

  test('stays small whatever the email says', () => {
    const { email, reading } = context(anEmail({ text: 'Hello' }));
    const flood = { ...reading, questions: Array.from({ length: 5_000 }, () => ({ quote: 'x'.repeat(10_000) })), intents: Array.from({ length: 5_000 }, () => ({ kind: 'other' as const, evidence: { quote: 'y'.repeat(10_000) }, certainty: 'possible' as const })) };
    expect(JSON.stringify(standingAction({ kind: 'decide-yourself', performs: 'draft', reasons: [], others: [] }, { email, reading: flood })).length).toBeLessThan(20_000);
  });
});
