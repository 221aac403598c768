import { draftPurposes, purposesFor } from '../../../src/domain/draft/draftPurpose.ts';
import type { DraftPurpose, OfferedPurpose } from '../../../src/domain/draft/draftPurpose.ts';
import { aRequest } from '../draftExamples.ts';
import { aLead, anActivity, anEmail, facts, now } from '../examples.ts';

const nothingSaid = { intents: [{ kind: 'other', evidence: { quote: '' }, certainty: 'possible' }], questions: [] } as const;
const account = { id: 'acc', version: '1', name: 'Halvorsen Foods' };
const compose = anEmail({ mode: 'compose', subject: '', text: '' });

function offered(purpose: DraftPurpose, held: Parameters<typeof facts>[0] = {}, input: Parameters<typeof purposesFor>[1] = { reading: nothingSaid, email: compose }): OfferedPurpose {
  const found = purposesFor(facts(held), input, now).find((each) => each.purpose === purpose);
  if (found === undefined) throw new Error(`not offered: ${purpose}`);
  return found;
}

test('[E2] all purposes are listed, in one order', () => {
  expect(purposesFor(facts(), { reading: nothingSaid }, now).map(({ purpose }) => purpose)).toEqual([...draftPurposes]);
});

test('[E2] a lead who asked not to be emailed is offered none', () => {
  expect(purposesFor(facts({ lead: aLead({ doNotEmail: true }) }), { reading: nothingSaid, email: compose }, now)).toEqual([]);
});

test('[E3] an introduction names each condition that is missing, with its evidence; all seven met, it says why it fits', () => {
  const met = offered('introduction', { account });
  expect([met.action.kind, met.missing, met.action.reasons.map(({ code }) => code)]).toEqual(['draft-initial-email', [], ['never-contacted']]);
  const activities = [anActivity(), anActivity({ id: 'a2', kind: 'appointment', at: '2026-12-01T08:00:00Z', done: false }), anActivity({ id: 'a3', kind: 'appointment', at: '2026-11-01T08:00:00Z' }), anActivity({ id: 'a4', kind: 'call', done: false })];
  const { missing } = offered('introduction', { activities, lead: aLead({ email: 'no-address', name: { last: 'Brandt' } }) });
  expect(missing.map(({ code }) => code)).toEqual(['missing-no-prior-email', 'missing-no-upcoming-meeting', 'missing-no-past-appointment', 'missing-no-unanswered-call', 'missing-account', 'missing-valid-address', 'missing-name']);
  expect(missing[0]?.citation?.quote).toBe('PalletCell 6 for line 3');
});

test('[E7] answering has something to answer, or says that nothing is asked', () => {
  const asked = aRequest(anEmail());
  const answer = offered('answer', {}, { reading: asked.reading, email: asked.email });
  expect([answer.action.kind, answer.missing, answer.action.reasons]).toEqual(['send-follow-up-email', [], [{ code: 'asks-questions', params: { count: 1 }, citation: expect.objectContaining({ kind: 'email', quote: 'Could you send the integration guide?' }) }]]);
  expect(offered('answer').missing).toEqual([{ code: 'missing-question' }]);
  const price = { intents: [{ kind: 'pricing-request', evidence: { quote: 'Your prices, please.' }, certainty: 'sure' }], questions: [] } as const;
  expect(offered('answer', {}, { reading: price }).action.reasons.map(({ code }) => code)).toEqual(['asks-for-price']);
});

test('[E4] a follow-up needs an email of ours', () => {
  expect(offered('follow-up').missing).toEqual([{ code: 'missing-earlier-email' }]);
  expect(offered('follow-up', { activities: [anActivity({ direction: 'in' })] }).missing).toEqual([{ code: 'missing-earlier-email' }]);
  const ready = offered('follow-up', { activities: [anActivity()] });
  expect([ready.missing, ready.action.reasons[0]?.code]).toEqual([[], 'written-before']);
});

test('[E5] a meeting is not arranged beside one that is planned', () => {
  const planned = anActivity({ kind: 'appointment', at: '2026-12-01T08:00:00Z', done: false });
  expect(offered('meeting', { activities: [planned] }).missing.map(({ code }) => code)).toEqual(['missing-no-upcoming-meeting']);
  const timed = aRequest(anEmail({ text: 'Could we set up a call? Tuesday at 10 works for me.' }));
  expect(offered('meeting', {}, { reading: timed.reading, email: timed.email }).action.reasons.map(({ code }) => code)).toEqual(['offers-times']);
});

test('thanks need an email of the lead, and closing needs nothing', () => {
  expect(offered('thanks').missing).toEqual([{ code: 'missing-email-to-thank-for' }]);
  expect(offered('thanks', { activities: [anActivity({ direction: 'in' })] }).missing).toEqual([]);
  expect(offered('thanks', {}, { reading: nothingSaid, email: anEmail() }).missing).toEqual([]);
  expect([offered('close').action.kind, offered('close').missing]).toEqual(['disqualify', []]);
});
