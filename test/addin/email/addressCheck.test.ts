// What the pane may say of an address: only what was really seen or asked.
import { checkedAddress, heardFrom } from '../../../src/addin/email/addressCheck.ts';
import type { Asked } from '../../../src/addin/email/addressMemory.ts';
import type { KnownMail } from '../../../src/addin/cacheContents.ts';
import type { Email } from '../../../src/domain/email.ts';
import type { Reading } from '../../../src/domain/intentKinds.ts';
import type { MailAnswer } from '../../../src/crm/leads.ts';

const address = 'jonas.brandt@halvorsen.example';
const leadId = '11111111-1111-4111-8111-111111111111';
const reading: Reading = { language: 'en', questions: [], intents: [] };

function anEmail(more: Partial<Email> = {}): Email {
  return { itemId: '1', conversationId: 'c', subject: 's', from: { address }, to: [], cc: [], receivedOn: '2026-11-22T08:00:00Z', text: '', quoted: '', headers: {}, attachments: [], mode: 'read', ...more };
}

function known(more: Partial<MailAnswer> = {}): KnownMail {
  return { key: 'k', asOf: '2026-11-22T08:12:00Z', answer: { leads: [], contacts: [], accounts: [], activities: [], links: [], opportunities: [], ...more } };
}

const answered = (deliverable: 'yes' | 'no'): Asked => ({ address, kind: 'answered', answer: { wellFormed: true, deliverable, type: 'work', problems: deliverable === 'no' ? ['no-such-domain'] : [] } });

test('[R16] an address that wrote this very email is valid before anybody was asked', () => {
  const checked = checkedAddress({ email: anEmail(), mail: 'person', reading, known: known() });
  expect([checked?.validation.validity, checked?.heardOn, checked?.asked]).toEqual(['valid', '2026-11-22T08:00:00Z', 'asking']);
});

test('[R16] an email whose sender the receiving server found forged says nothing about the address', () => {
  const headers = { 'authentication-results': ['mx.example; dmarc=fail header.from=halvorsen.example'] };
  const checked = checkedAddress({ email: anEmail({ headers }), mail: 'person', reading, known: known() });
  expect([checked?.validation.validity, checked?.heardOn]).toEqual(['unknown', undefined]);
});

test('[R16] a newsletter does not prove that its sender can be written to', () => {
  expect(checkedAddress({ email: anEmail(), mail: 'newsletter', reading, known: known() })?.heardOn).toBeUndefined();
});

test('[R16] for an email being written it is the recipient who counts, and the domain decides', () => {
  const about = { email: anEmail({ mode: 'compose' }), mail: 'person', reading, known: known() } as const;
  expect(checkedAddress({ ...about, asked: answered('no') })?.validation).toMatchObject({ address, validity: 'invalid', problems: ['no-such-domain'] });
  expect(checkedAddress({ ...about, asked: answered('yes') })?.validation.validity).toBe('valid');
  expect(checkedAddress({ ...about, asked: { address, kind: 'offline' } })).toMatchObject({ asked: 'offline', validation: { validity: 'unknown' } });
});

test('[R16] a reply being written proves nothing of its recipient; an earlier email of that very address does', () => {
  const reply = anEmail({ itemId: 'compose:c' });
  expect([heardFrom(anEmail(), 'person'), heardFrom(reply, 'person')]).toEqual([{ address, on: '2026-11-22T08:00:00Z' }, undefined]);
  const about = { email: reply, mail: 'person', reading, known: known(), asked: answered('no') } as const;
  expect(checkedAddress(about)?.validation.validity).toBe('invalid');
  expect(checkedAddress({ ...about, heardBefore: { address, on: '2026-11-21T08:00:00Z' } })).toMatchObject({ heardOn: '2026-11-21T08:00:00Z', validation: { validity: 'valid' } });
  expect(checkedAddress({ ...about, heardBefore: { address: 'other@x.example', on: '2026-11-21T08:00:00Z' } })?.validation.validity).toBe('invalid');
});

test('an answer about another address is not used for this one', () => {
  const checked = checkedAddress({ email: anEmail({ mode: 'compose' }), mail: 'person', reading, known: known(), asked: { ...answered('yes'), address: 'other@x.example' } });
  expect([checked?.asked, checked?.answer, checked?.validation.validity]).toEqual(['asking', undefined, 'unknown']);
});

test('[R16] of a delivery report the failed address is checked, else the lead\'s; a bounce is told until the mailbox writes again', () => {
  const report: Reading = { ...reading, intents: [{ kind: 'bounce', certainty: 'sure', evidence: { quote: 'x' }, failure: 'hard', failedAddress: 'h.tanaka@minato.example' }] };
  const from = { address: 'mailer-daemon@mx.example' };
  expect(checkedAddress({ email: anEmail({ from }), mail: 'bounce', reading: report, known: known() })?.validation.address).toBe('h.tanaka@minato.example');
  expect(checkedAddress({ email: anEmail({ from }), mail: 'bounce', reading, known: known(), leadAddress: address })?.validation.address).toBe(address);
  const bounces = [{ address, leadId, failure: 'hard', at: '2026-11-20T08:00:00Z' }] as const;
  expect(checkedAddress({ email: anEmail({ mode: 'compose' }), mail: 'person', reading, known: known({ bounces }) })).toMatchObject({ bounce: bounces[0], validation: { validity: 'invalid' } });
  expect(checkedAddress({ email: anEmail(), mail: 'person', reading, known: known({ bounces }) })).not.toHaveProperty('bounce');
});

test('[R17] a seller\'s word wins, and what it overruled stays known', () => {
  const overrides = [{ id: 'o', address, leadId, validity: 'invalid', type: 'personal' }] as const;
  const checked = checkedAddress({ email: anEmail(), mail: 'person', reading, known: known({ overrides }), asked: answered('yes') });
  expect(checked?.validation).toMatchObject({ validity: 'invalid', type: 'personal', overridden: { validity: 'invalid', type: 'personal' } });
  expect(checked?.answer?.deliverable).toBe('yes');
});

test('what is no address is said to be none, without asking anybody; without an address there is nothing to say', () => {
  const compose = (written: string) => checkedAddress({ email: anEmail({ mode: 'compose', from: { address: written } }), mail: 'person', reading, known: known() });
  expect(compose('jonas.brandt')).toMatchObject({ asked: 'not-needed', validation: { wellFormed: false, validity: 'invalid', problems: ['missing-at'] } });
  expect(compose(' ')).toBeUndefined();
});
