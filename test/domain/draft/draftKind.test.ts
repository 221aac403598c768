import { isReply, lastEmailOf, personNamed, replySubject, says, templateKindFor } from '../../../src/domain/draft/draftKind.ts';
import type { Occasion } from '../../../src/domain/draft/draftKind.ts';
import { draftPurposes } from '../../../src/domain/draft/draftPurpose.ts';
import type { ActionKind } from '../../../src/domain/actions/action.ts';
import { aRequest } from '../draftExamples.ts';
import { aLead, anActivity, anEmail, facts } from '../examples.ts';

const occasion = (kind: ActionKind, changes: Partial<Occasion> = {}): Occasion => ({ facts: facts(), action: { kind, performs: 'draft', reasons: [] }, reading: { intents: [{ kind: 'other', evidence: { quote: 'x' }, certainty: 'possible' }], questions: [] }, email: anEmail(), ...changes });
const person = { name: 'Ida Mortensen' };

test.each([
  ['send-follow-up-email', {}, 'follow-up'],
  ['send-follow-up-email', { email: anEmail({ mode: 'compose', subject: '' }) }, 'initial-outreach'],
  ['send-follow-up-email', { email: anEmail({ mode: 'compose', subject: '' }), facts: facts({ activities: [anActivity()] }) }, 'check-back'],
  ['schedule-appointment', {}, 'meeting'],
  ['create-task', {}, 'request-noted'],
  ['write-to-referral', {}, 'referral-thanks'],
  ['write-to-referral', { action: { kind: 'write-to-referral', performs: 'draft', reasons: [], person } }, 'referral-introduction'],
  ['draft-initial-email', {}, 'initial-outreach'],
  ['disqualify', {}, 'polite-close'],
  ['wait-until', {}, 'wait'],
  ['decide-yourself', {}, 'ask-back'],
  ['stop-contact', {}, undefined],
  ['fix-address', {}, undefined],
] as const)('[E2] the action %s with %j is written from the template %s', (kind, changes, expected) => {
  expect(templateKindFor(occasion(kind, changes))).toBe(expected);
});

test.each([
  ['introduction', 'initial-outreach'],
  ['answer', 'follow-up'],
  ['follow-up', 'check-back'],
  ['meeting', 'meeting'],
  ['thanks', 'thanks'],
  ['close', 'polite-close'],
] as const)('[E2] the purpose %s is written from the template %s, whatever is suggested', (purpose, expected) => {
  expect(templateKindFor(occasion('decide-yourself', { purpose }))).toBe(expected);
});

test('[E2] no purpose is written for a lead who asked not to be emailed', () => {
  const silent = facts({ lead: aLead({ doNotEmail: true }) });
  expect(draftPurposes.map((purpose) => templateKindFor(occasion('send-follow-up-email', { purpose, facts: silent })))).toEqual(draftPurposes.map(() => undefined));
});

test.each([
  ['What does the cell cost?', 'price-question'],
  ['Please send me your price list.', 'price-question'],
  ['What does the cell cost? Does it speak PROFINET?', 'follow-up'],
  ['Could you send the integration guide?', 'follow-up'],
])('[E7] %j is answered from the template %s', (text, expected) => {
  const { reading } = aRequest(anEmail({ text: `Hello Priya,\n\n${text}\n\nJonas` }));
  expect(templateKindFor(occasion('send-follow-up-email', { reading }))).toBe(expected);
});

test('thanks to a lead who named somebody thank for that', () => {
  const reading = { intents: [{ kind: 'referral', evidence: { quote: 'Ask Ida.' }, certainty: 'sure', person }], questions: [] } as const;
  expect(templateKindFor(occasion('decide-yourself', { purpose: 'thanks', reading }))).toBe('referral-thanks');
  expect(personNamed(occasion('decide-yourself', { reading }))).toEqual(person);
  expect([says(reading, 'referral'), says(reading, 'bounce')]).toEqual([true, false]);
});

test('the last email is one of ours', () => {
  const activities = [anActivity({ kind: 'call' }), anActivity({ direction: 'in' }), anActivity({ subject: ' ' }), anActivity({ id: 'a9' })];
  expect(lastEmailOf(facts({ activities }))?.id).toBe('a9');
  expect(lastEmailOf(facts())).toBeUndefined();
});

test.each([
  ['AW: Zelle', true, 'AW: Zelle'],
  ['Re[2]: cell', true, 'Re[2]: cell'],
  ['Cell', false, 'Re: Cell'],
  [' RES: célula ', true, 'RES: célula'],
])('the subject %j is an answer: %s', (subject, isAnswer, answered) => {
  expect(isReply(anEmail({ mode: 'compose', subject }))).toBe(isAnswer);
  expect(replySubject(subject)).toBe(answered);
  expect([isReply(anEmail({ subject })), isReply(undefined)]).toEqual([true, false]);
});
