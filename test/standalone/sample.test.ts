// The sample mail, and that it agrees with the sample rows of the CRM: whole, and nothing but invented names.
import PostalMime from 'postal-mime';
import { mailboxEmails } from '../../src/crm/sample/activities.ts';
import { sampleAccounts, sampleContacts, sampleLeads } from '../../src/crm/sample/everything.ts';
import { installSampleOrganization } from '../../src/crm/sample/organization.ts';
import { samplePeople } from '../../src/crm/sample/people.ts';
import { automaticMessages } from '../../src/standalone/outlook/sample/automatic.ts';
import { sampleDays } from '../../src/standalone/outlook/sample/days.ts';
import { paragraphsOf } from '../../src/standalone/outlook/sample/incoming.ts';
import { sampleMessages, writtenEmails, type SampleMessage } from '../../src/standalone/outlook/sample/mailbox.ts';
import { sentEmails } from '../../src/standalone/outlook/sample/sentEmails.ts';
import { sampleMail } from '../fixtures/sampleMail.ts';

const now = new Date('2026-11-22T09:12:00Z');
const days = sampleDays(now);
const messages = sampleMessages(now);

const parse = (message: SampleMessage) => PostalMime.parse(message.raw);
const squeeze = (text: string | undefined) => (text ?? '').replace(/\s+/g, ' ');
/** Visible text of the HTML our own builder made; good enough to compare words. */
const visible = (html: string | undefined) =>
  squeeze((html ?? '').replace(/<style[\s\S]*?<\/style>/g, '').replace(/<[^>]*>/g, ' '))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&');

describe('sample mail', () => {
  test('each written email reaches the reader with its sender, subject and own words, whatever its encoding', async () => {
    for (const email of writtenEmails) {
      const message = messages.find(({ raw }) => raw.includes(`Message-ID: <${email.id}>`));
      const parsed = await parse(message ?? { owner: '', folder: 'inbox', raw: '' });
      expect({ id: email.id, from: parsed.from, subject: parsed.subject }).toEqual({ id: email.id, from: email.from, subject: email.subject });
      for (const paragraph of paragraphsOf(email, days)) {
        expect(squeeze(parsed.text)).toContain(squeeze(paragraph));
        if (email.client !== 'plain') {
          expect(visible(parsed.html)).toContain(squeeze(paragraph));
        }
      }
    }
  });

  test('no line of a message is longer than mail allows and every line ends with CRLF', () => {
    for (const { raw } of messages) {
      expect(raw.split('\r\n').every((line) => line.length <= 998 && !/[\r\n]/.test(line))).toBe(true);
    }
  });

  test('no two messages share an id', async () => {
    const ids = await Promise.all(messages.map(async (message) => (await parse(message)).messageId));
    expect(ids.every((id) => /^<[^<>\s]+@[^<>\s]+>$/.test(id ?? ''))).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('an inbox message has exactly one row that says what a seller expects of it', async () => {
    const inbox = messages.filter(({ folder }) => folder === 'inbox');
    const found = await Promise.all(
      inbox.map(async (message) => {
        const { messageId, subject } = await parse(message);
        return { messageId, subject, owner: message.owner };
      }),
    );
    const key = (row: { messageId?: string }) => row.messageId ?? '';
    const expected = sampleMail.map(({ messageId, subject, owner }) => ({ messageId, subject, owner }));
    expect([...found].sort((a, b) => key(a).localeCompare(key(b)))).toEqual([...expected].sort((a, b) => key(a).localeCompare(key(b))));
  });

  test('the newest message is the reply about line 3, fourteen minutes old, and all lie in the past', async () => {
    const dates = await Promise.all(messages.map(async (message) => Date.parse((await parse(message)).date ?? '')));
    const newest = Math.max(...dates);
    expect(newest).toBe(now.getTime() - 14 * 60_000);
    expect(messages[dates.indexOf(newest)]?.raw).toContain('Subject: Re: PalletCell 6 for line 3');
    expect(Math.min(...dates)).toBeGreaterThan(now.getTime() - 15 * 24 * 3_600_000);
  });

  test('a seller finds at least 36 emails, four languages and every kind of mail in the inbox', () => {
    const mayas = sampleMail.filter(({ owner }) => owner.startsWith('maya.'));
    expect(mayas.length).toBeGreaterThanOrEqual(36);
    const languages = mayas.flatMap(({ expected }) => expected.language ?? []);
    expect(languages.filter((language) => language !== 'en').length).toBeGreaterThanOrEqual(6);
    expect([...new Set(languages)].sort()).toEqual(['de', 'en', 'es', 'fr', 'it', 'nl', 'pt']);
    const seen = <Value>(read: (expected: (typeof mayas)[number]['expected']) => Value | undefined) =>
      new Set(mayas.flatMap(({ expected }) => read(expected) ?? []));
    expect(seen(({ screen }) => screen)).toEqual(new Set(['lead', 'ambiguous', 'unknown', 'not-a-lead', 'unreadable']));
    expect(seen(({ mail }) => mail)).toEqual(new Set(['person', 'newsletter', 'notification', 'mailing-list', 'auto-reply', 'bounce', 'colleague']));
    expect(seen(({ action }) => action)).toEqual(
      new Set([
        'stop-contact',
        'fix-address',
        'wait-until',
        'write-to-referral',
        'disqualify',
        'create-task',
        'schedule-appointment',
        'send-follow-up-email',
        'decide-yourself',
      ]),
    );
  });

  test('proposed days lie ahead on every day of the week', () => {
    for (let offset = 0; offset < 7; offset += 1) {
      const today = new Date(now.getTime() + offset * 86_400_000);
      const ahead = sampleDays(today).workday(2);
      expect(ahead.getTime() - today.getTime()).toBeGreaterThan(86_400_000);
      expect([1, 2, 3, 4, 5]).toContain(ahead.getUTCDay());
    }
  });

  test.each(['2026-11-22T09:12:00Z', '2027-07-01T22:40:07Z', '2028-02-29T00:00:00Z'])(
    'a date header tells the same instant in each zone, summer and winter (%s)',
    (moment) => {
      const then = new Date(moment);
      const raws = sampleMessages(then).map(({ raw }) => raw);
      for (const email of writtenEmails) {
        const raw = raws.find((each) => each.includes(`Message-ID: <${email.id}>`)) ?? '';
        expect(Date.parse(/^Date: (.*)$/m.exec(raw)?.[1] ?? '')).toBe(then.getTime() - email.minutesAgo * 60_000);
      }
    },
  );

  test('everything automatic says so in its headers or structure', () => {
    const marked = automaticMessages(days).filter((raw) => /^(Auto-Submitted|List-Id|List-Unsubscribe|Content-Class): |pkcs7-mime/m.test(raw));
    expect(marked.length).toBe(automaticMessages(days).length);
  });

  test('only invented .example domains occur in mail and CRM', async () => {
    const rows: string[] = [];
    const createAs = async (_userId: string, _set: string, body: Record<string, unknown>): Promise<void> => void rows.push(JSON.stringify(body).replace(/@odata\.\w+/g, ''));
    await installSampleOrganization({ createAs, securityRoles: async () => [] }, now);
    const texts = [...(await Promise.all(messages.map(async (message) => `${message.raw}\n${(await parse(message)).html ?? ''}`))), ...rows];
    const hosts = texts.flatMap((text) =>
      [...text.replace(/=\r\n/g, '').matchAll(/(?:https?:\/\/|[\w.+-]@)([\w-]+(?:\.[\w-]+)+)/g)].map((match) => match[1] ?? ''),
    );
    expect(hosts.length).toBeGreaterThan(200);
    expect(hosts.filter((host) => !host.endsWith('.example'))).toEqual([]);
  });
});

describe('mail and CRM of the sample agree', () => {
  const leadByKey = new Map(sampleLeads.map((lead) => [lead.key, lead]));

  test('each sent email stands in the CRM with the same id, subject, time, sender and recipient', () => {
    const inCrm = mailboxEmails
      .filter(({ direction }) => direction === 'out')
      .map((email) => ({
        id: email.messageId,
        subject: email.subject,
        minutesAgo: email.minutesAgo,
        from: samplePeople.find(({ address }) => address.startsWith(`${email.owner}.`))?.address,
        to: leadByKey.get(email.lead)?.email,
      }));
    expect(inCrm).toEqual(sentEmails.map(({ id, subject, minutesAgo, from, to }) => ({ id, subject, minutesAgo, from: from.address, to: to.address })));
  });

  test('each received email that was tracked and lies in the inbox has the same subject, time and lead there', async () => {
    const tracked = mailboxEmails.filter(({ direction, messageId }) => direction === 'in' && writtenEmails.some(({ id }) => id === messageId));
    expect(tracked.length).toBeGreaterThan(4);
    for (const { messageId, subject, minutesAgo, lead } of tracked) {
      const email = writtenEmails.find(({ id }) => id === messageId);
      expect({ subject: email?.subject, minutesAgo: email?.minutesAgo, from: email?.from.address }).toEqual({ subject, minutesAgo, from: leadByKey.get(lead)?.email });
    }
  });

  test('a mail recognized by address comes from an address of the lead it is expected for', async () => {
    for (const { messageId, expected } of sampleMail.filter((row) => row.expected.via === 'address' || row.expected.via === 'alias')) {
      const message = messages.find(({ raw }) => raw.includes(`Message-ID: ${messageId}`));
      const sender = (await parse(message ?? { owner: '', folder: 'inbox', raw: '' })).from?.address?.replace(/\+[^@]*@/, '@');
      const lead = sampleLeads.find(({ email, otherEmail }) => email === sender || otherEmail === sender);
      expect(`${lead?.firstName} ${lead?.lastName}`).toBe(expected.leadName);
    }
  });

  test('a lead that mail expects belongs to the person in whose inbox the mail lies', () => {
    for (const { owner, expected } of sampleMail.filter((row) => row.expected.leadName)) {
      const lead = sampleLeads.find(({ firstName, lastName }) => `${firstName} ${lastName}` === expected.leadName);
      expect(owner.startsWith(`${lead?.owner}.`)).toBe(true);
    }
  });

  test('a sender nobody knows is no address of a lead or a contact', async () => {
    const known = new Set([...sampleLeads.flatMap(({ email, otherEmail }) => [email, otherEmail]), ...sampleContacts.map(({ email }) => email)]);
    for (const { messageId } of sampleMail.filter(({ expected }) => expected.screen === 'unknown')) {
      const message = messages.find(({ raw }) => raw.includes(`Message-ID: ${messageId}`));
      expect(known.has((await parse(message ?? { owner: '', folder: 'inbox', raw: '' })).from?.address)).toBe(false);
    }
    expect(sampleAccounts.some(({ website }) => website === 'https://serranodairy.example')).toBe(true);
  });

  test('each answer quotes what was sent to it', async () => {
    for (const email of writtenEmails.filter(({ answers }) => answers)) {
      const sent = sentEmails.find(({ key }) => key === email.answers);
      const raw = messages.find((message) => message.raw.includes(`Message-ID: <${email.id}>`))?.raw ?? '';
      expect(raw).toContain(`In-Reply-To: <${sent?.id}>`);
      const parsed = await PostalMime.parse(raw);
      expect(squeeze((parsed.text ?? '').replace(/^>/gm, ''))).toContain(squeeze(sent?.paragraphs[1]));
    }
  });
});
