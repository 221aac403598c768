import { accountOfSender, answeredIds, bounceMatches, recipientMatches, strengthOf, tieOf } from '../../../src/domain/mail/leadTies.ts';
import type { Account } from '../../../src/domain/records.ts';
import { aLead, anActivity, anEmail, candidates } from '../examples.ts';

const lead = aLead();

test('the strongest of several ties counts, and all of them are told', () => {
  const email = anEmail({ headers: { 'in-reply-to': ['<M1@kestrel.example>'] } });
  const tie = tieOf(email, lead, candidates({ activities: [anActivity({ messageId: '<m1@kestrel.example>' })] }));
  expect([tie?.via, tie?.certainty, tie?.checks.map((check) => check.code)]).toEqual(['address', 'sure', ['same-address', 'same-conversation', 'same-company-domain']]);
});

test('departments and countries of one company are one company, tenants of one host are not', () => {
  expect(tieOf(anEmail({ from: { address: 'x@mail.halvorsen.example' } }), lead, candidates())?.via).toBe('domain');
  const tenant = aLead({ email: 'a@one.onmicrosoft.com' });
  expect(tieOf(anEmail({ from: { address: 'x@two.onmicrosoft.com' } }), tenant, candidates({ leads: [tenant] }))).toBeUndefined();
  const british = aLead({ email: 'a@one.co.uk' });
  expect(tieOf(anEmail({ from: { address: 'x@two.co.uk' } }), british, candidates({ leads: [british] }))).toBeUndefined();
});

test('throw-away and private mailboxes tie nobody by their domain', () => {
  const privateLead = aLead({ email: 'a@gmx.de' });
  expect(tieOf(anEmail({ from: { address: 'b@gmx.de' } }), privateLead, candidates({ leads: [privateLead] }))).toBeUndefined();
});

test('an account is found by its website or its address', () => {
  const account: Account = { id: 'acc', version: '1', name: 'Halvorsen', website: 'https://www.halvorsen.example:8443/en?x' };
  expect([accountOfSender('x@eu.halvorsen.example', [account])?.id, accountOfSender('x@halvorsen2.example', [account])?.id, accountOfSender('x@gmail.com', [{ ...account, website: 'gmail.com' }])?.id]).toEqual(['acc', undefined, undefined]);
});

test('"not this one" about a failed address holds for reports too', () => {
  const bounce = anEmail({ from: { address: 'mailer-daemon@mx.example' }, text: 'jonas.brandt@halvorsen.example failed' });
  expect(bounceMatches(bounce, candidates()).map((match) => match.via)).toEqual(['named-in-bounce']);
  expect(bounceMatches(bounce, candidates({ links: [{ address: 'jonas.brandt@halvorsen.example', leadId: lead.id, verdict: 'not-this-one' }] }))).toEqual([]);
});

test('a lead in copy is a recipient', () => {
  expect(recipientMatches(anEmail({ to: [], cc: [{ address: 'JONAS.BRANDT@halvorsen.example' }] }), candidates()).map((match) => match.leadId)).toEqual([lead.id]);
});

test('message ids are read in order, and matches are ordered by certainty first', () => {
  expect(answeredIds(anEmail({ headers: { 'in-reply-to': ['<b@x>'], references: ['<a@x> <b@x>'] } }))).toEqual(['<b@x>', '<a@x>', '<b@x>']);
  expect(strengthOf({ via: 'domain', certainty: 'sure' })).toBeLessThan(strengthOf({ via: 'chosen', certainty: 'likely' }));
});
