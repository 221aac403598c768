import fc from 'fast-check';
import { classifyMail, recognizeLeadReply } from '../../src/domain/leadReply.ts';
import type { Recognition } from '../../src/domain/leadReply.ts';
import { aLead, anActivity, anEmail, candidates, own } from './examples.ts';

const lead = aLead();
const second = aLead({ id: '22222222-2222-4222-8222-222222222222', email: 'anna.lund@halvorsen.example', name: { first: 'Anna', last: 'Lund' } });

function how(recognition: Recognition): string {
  return recognition.kind === 'lead' ? `${recognition.match.via} ${recognition.match.certainty}` : recognition.kind;
}

describe('whose email this is [O1]', () => {
  test('the exact address is sure, also in other letters', () => {
    expect(how(recognizeLeadReply(anEmail({ from: { address: 'JONAS.Brandt@Halvorsen.EXAMPLE' } }), candidates(), own))).toBe('address sure');
  });

  test('a plus tag is likely, a second address of the lead is sure', () => {
    expect(how(recognizeLeadReply(anEmail({ from: { address: 'jonas.brandt+crm@halvorsen.example' } }), candidates(), own))).toBe('alias likely');
    const two = candidates({ leads: [aLead({ otherEmails: ['jb@private.example'] })] });
    expect(how(recognizeLeadReply(anEmail({ from: { address: 'jb@private.example' } }), two, own))).toBe('alias sure');
  });

  test('an answer to an email of the lead is likely the lead', () => {
    const email = anEmail({ from: { address: 'jb@elsewhere.example' }, headers: { references: ['<a@x> <M1@kestrel.example>'] } });
    expect(how(recognizeLeadReply(email, candidates({ activities: [anActivity({ messageId: '<m1@kestrel.example>' })] }), own))).toBe('conversation likely');
  });

  test('the address of the connected contact is likely', () => {
    const held = candidates({ leads: [aLead({ contactId: 'c1' })], contacts: [{ id: 'c1', version: '1', name: 'Jonas Brandt', email: 'jonas@home.example', otherEmails: [] }] });
    expect(how(recognizeLeadReply(anEmail({ from: { address: 'jonas@home.example' } }), held, own))).toBe('connected-contact likely');
  });

  test('the same company domain is possible, a free-mail domain is nothing', () => {
    expect(how(recognizeLeadReply(anEmail({ from: { address: 'someone@halvorsen.example' } }), candidates(), own))).toBe('domain possible');
    const gmail = candidates({ leads: [aLead({ email: 'jonas@gmail.com' })] });
    expect(how(recognizeLeadReply(anEmail({ from: { address: 'someone@gmail.com' } }), gmail, own))).toBe('unknown');
  });

  test('two equally good leads are a choice', () => {
    const recognition = recognizeLeadReply(anEmail({ from: { address: 'someone@halvorsen.example' } }), candidates({ leads: [lead, second] }), own);
    expect(recognition.kind === 'ambiguous' ? recognition.candidates.map((match) => match.leadId) : []).toEqual([lead.id, second.id]);
  });

  test('a conversation of one lead, written from the company of another, is a choice', () => {
    const other = aLead({ id: '33333333-3333-4333-8333-333333333333', email: 'a@brightwater.example' });
    const email = anEmail({ from: { address: 'new@brightwater.example' }, headers: { 'in-reply-to': ['<m1@kestrel.example>'] } });
    const held = candidates({ leads: [lead, other], activities: [anActivity({ messageId: '<m1@kestrel.example>' })] });
    expect(recognizeLeadReply(email, held, own)).toMatchObject({ kind: 'ambiguous', candidates: [{ leadId: lead.id, via: 'conversation' }, { leadId: other.id, via: 'domain' }] });
  });

  test('two leads behind one mailbox: the display name makes it a choice', () => {
    const tagged = aLead({ id: '44444444-4444-4444-8444-444444444444', name: { first: 'Ada', last: 'Mensah' }, email: 'jonas.brandt+ada@halvorsen.example' });
    expect(recognizeLeadReply(anEmail({ from: { name: 'Ada Mensah', address: 'jonas.brandt@halvorsen.example' } }), candidates({ leads: [lead, tagged] }), own).kind).toBe('ambiguous');
  });

  test('an open lead goes before a closed one with the same address', () => {
    const closed = aLead({ id: '00000000-0000-4000-8000-000000000000', status: 'disqualified' });
    const recognition = recognizeLeadReply(anEmail(), candidates({ leads: [closed, lead] }), own);
    expect(recognition.kind === 'lead' ? recognition.match.leadId : '').toBe(lead.id);
  });

  test('"not this one" wins over the address, "linked" over everything', () => {
    const address = 'jonas.brandt@halvorsen.example';
    expect(how(recognizeLeadReply(anEmail(), candidates({ links: [{ address, leadId: lead.id, verdict: 'not-this-one' }] }), own))).toBe('unknown');
    const linked = candidates({ leads: [lead, second], links: [{ address, leadId: second.id, verdict: 'linked' }] });
    const recognition = recognizeLeadReply(anEmail(), linked, own);
    expect(recognition.kind === 'lead' ? [recognition.match.leadId, recognition.match.via] : []).toEqual([second.id, 'chosen']);
  });

  test('a display name alone is no match', () => {
    expect(how(recognizeLeadReply(anEmail({ from: { name: 'Jonas Brandt', address: 'boss@evil.example' } }), candidates(), own))).toBe('unknown');
  });

  test('a sender that fails DMARC is never more than possible, and says so', () => {
    const recognition = recognizeLeadReply(anEmail({ headers: { 'authentication-results': ['mx.kestrel.example; spf=fail; dmarc=fail (p=NONE) header.from=halvorsen.example'] } }), candidates(), own);
    expect(how(recognition)).toBe('address possible');
    expect(recognition.kind === 'lead' ? recognition.match.checks.filter((check) => !check.held).map((check) => check.code) : []).toEqual(['sender-verified']);
  });

  test('an automatic answer from the address of a lead is no reply', () => {
    const recognition = recognizeLeadReply(anEmail({ subject: 'Automatische Antwort: Angebot' }), candidates(), own);
    expect(recognition).toMatchObject({ kind: 'lead', mail: 'auto-reply', isReply: false });
  });

  test('a bounce that names the address of a lead belongs to that lead', () => {
    const bounce = anEmail({ from: { address: 'mailer-daemon@mx.example' }, subject: 'Undeliverable: Hello', text: 'Your message to jonas.brandt@halvorsen.example failed: 550 5.1.1 user unknown' });
    expect(recognizeLeadReply(bounce, candidates(), own)).toMatchObject({ kind: 'lead', mail: 'bounce', isReply: false, match: { via: 'named-in-bounce' } });
  });

  test('a colleague is never a lead, even with a lead of that address', () => {
    const inside = candidates({ leads: [aLead({ email: 'sam@kestrel.example' })] });
    expect(recognizeLeadReply(anEmail({ from: { address: 'sam@kestrel.example' } }), inside, own)).toMatchObject({ kind: 'not-a-lead', mail: 'colleague' });
  });

  test('an email being written is looked up by its recipients', () => {
    const email = anEmail({ mode: 'compose', from: { address: own.address }, to: [{ address: 'Jonas.Brandt@halvorsen.example' }] });
    expect(recognizeLeadReply(email, candidates(), own)).toMatchObject({ kind: 'lead', isReply: false, match: { via: 'address', certainty: 'sure' } });
  });

  test('an unknown sender at a known company names the account', () => {
    const held = candidates({ leads: [], accounts: [{ id: 'acc', version: '1', name: 'Halvorsen Foods', website: 'https://www.halvorsen.example/en' }] });
    expect(recognizeLeadReply(anEmail(), held, own)).toMatchObject({ kind: 'unknown', accountId: 'acc', waysLooked: ['address', 'alias', 'conversation', 'connected-contact', 'domain'] });
  });

  test('a lead who answers replies, a lead who asks first inquires; a stranger who asks raises a hand', () => {
    expect(recognizeLeadReply(anEmail(), candidates(), own)).toMatchObject({ kind: 'lead', isReply: true, inquiry: 'reply' });
    expect(recognizeLeadReply(anEmail({ subject: 'PalletCell 6' }), candidates(), own)).toMatchObject({ kind: 'lead', isReply: true, inquiry: 'first-inquiry' });
    expect(recognizeLeadReply(anEmail({ subject: 'PalletCell 6', from: { address: 'new@brightwater.example' } }), candidates(), own)).toMatchObject({ kind: 'unknown', inquiry: 'first-inquiry' });
    const thanks = recognizeLeadReply(anEmail({ subject: 'Thanks', text: 'It was a nice evening.', from: { address: 'new@brightwater.example' } }), candidates(), own);
    expect(thanks.kind === 'unknown' ? thanks.inquiry : 'not unknown').toBeUndefined();
  });

  test('automatic mail from the address of a lead names the lead and is neither reply nor inquiry', () => {
    const feed = aLead({ email: 'rssfeeds@halvorsen.example' });
    const recognition = recognizeLeadReply(anEmail({ subject: 'Line 3 reports', from: { address: 'rssfeeds@halvorsen.example' } }), candidates({ leads: [feed] }), own);
    expect(recognition).toMatchObject({ kind: 'lead', mail: 'notification', isReply: false });
    expect(recognition.kind === 'lead' ? recognition.inquiry : 'reply').toBeUndefined();
    expect(recognizeLeadReply(anEmail({ headers: { sender: ['owner-robots@lists.example'] } }), candidates(), own)).toMatchObject({ kind: 'lead', mail: 'mailing-list', isReply: false });
  });

  test('[T7] a forged "pass" below the receiving server\'s "fail" changes nothing', () => {
    const headers = { 'authentication-results': ['mx.kestrel.example; dmarc=fail header.from=halvorsen.example', 'mx2.kestrel.example; dmarc=pass header.from=halvorsen.example'] };
    expect(how(recognizeLeadReply(anEmail({ headers }), candidates(), own))).toBe('address possible');
  });

  test('a report about a spam complaint is a report', () => {
    expect(classifyMail(anEmail({ headers: { 'content-type': ['multipart/report; report-type=feedback-report'] } }), own)).toEqual({ kind: 'bounce', reasons: [{ code: 'mail-bounce', params: { sign: 'feedback-report' } }] });
  });
});

describe('what kind of email it is [E12]', () => {
  test.each([
    ['person', {}],
    ['own', { from: { address: own.address } }],
    ['bounce', { subject: 'Mail delivery failed: returning message to sender', from: { address: 'Mailer-Daemon@mx.example' } }],
    ['bounce', { headers: { 'content-type': ['multipart/report; report-type=delivery-status; boundary=x'] } }],
    ['auto-reply', { headers: { 'auto-submitted': ['auto-replied'] } }],
    ['auto-reply', { itemClass: 'IPM.Note.Rules.OofTemplate.Microsoft' }],
    ['mailing-list', { headers: { 'list-post': ['<mailto:l@x.example>'], 'list-id': ['<l.x.example>'] } }],
    ['newsletter', { headers: { 'list-unsubscribe': ['<https://x.example/u>'] }, subject: 'News' }],
    ['newsletter', { subject: 'Spring offers', text: 'Great things. View this email in your browser. To unsubscribe click https://a.example' }],
    ['notification', { from: { address: 'no-reply@tool.example' } }],
    ['notification', { subject: 'Your report', headers: { 'auto-submitted': ['auto-generated'] } }],
    ['auto-reply', { headers: { 'auto-submitted': ['auto-generated'] } }],
    ['colleague', { from: { address: 'sam@eu.kestrel.example' } }],
  ] as const)('%s', (kind, changes) => {
    expect(classifyMail(anEmail(changes), own).kind).toBe(kind);
  });

  test('a reply to us through a gateway that adds List-Unsubscribe is still a person', () => {
    expect(classifyMail(anEmail({ headers: { 'list-unsubscribe': ['<mailto:u@x.example>'], 'in-reply-to': ['<abc@kestrel.example>'] } }), own).kind).toBe('person');
  });
});

test('[O1] whatever arrives gets a kind, and machines never reply', () => {
  const text = fc.string({ unit: 'binary', maxLength: 80 });
  const names = fc.constantFrom('authentication-results', 'received', 'reply-to', 'return-path', 'sender', 'list-post', 'precedence', 'auto-submitted', 'content-type', 'in-reply-to', 'references', 'x-failed-recipients', 'x-mailer', 'errors-to');
  const headers = fc.dictionary(names, fc.array(text, { maxLength: 3 }));
  const address = fc.oneof(text, fc.emailAddress(), fc.constantFrom('jonas.brandt@halvorsen.example', 'MAILER-DAEMON', 'noreply@halvorsen.example'));
  fc.assert(
    fc.property(fc.record({ headers, address, subject: text, body: text, name: text }), (mail) => {
      const email = anEmail({ headers: mail.headers, subject: mail.subject, text: mail.body, quoted: mail.body, from: { name: mail.name, address: mail.address } });
      const recognition = recognizeLeadReply(email, candidates(), own);
      if (recognition.kind === 'lead' && recognition.isReply) expect(recognition.mail).toBe('person');
      if ('inquiry' in recognition) expect(recognition.mail).toBe('person');
      expect(recognizeLeadReply(email, candidates(), own)).toEqual(recognition);
    }),
    { numRuns: 2_000 },
  );
});
