// The sample organization and its mail: whole, in agreement with each other, and nothing but invented names.
import PostalMime from 'postal-mime';
import type { AgentSettings } from '../../src/domain/settings.ts';
import { sampleAccounts, sampleContacts } from '../../src/standalone/crm/sample/accounts.ts';
import { sampleActivities, sampleEmails } from '../../src/standalone/crm/sample/activities.ts';
import { sampleKnowledge } from '../../src/standalone/crm/sample/knowledge.ts';
import { sampleLeads } from '../../src/standalone/crm/sample/leads.ts';
import { installSample, sampleLeadId } from '../../src/standalone/crm/sample/organization.ts';
import { sampleOrganization, samplePeople } from '../../src/standalone/crm/sample/people.ts';
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

interface Created {
  readonly userId: string;
  readonly entitySetName: string;
  readonly body: Record<string, unknown>;
}

async function installed(): Promise<{ rows: readonly Created[]; mostAtOnce: number }> {
  const rows: Created[] = [];
  let open = 0;
  let mostAtOnce = 0;
  await installSample(async (userId, entitySetName, body) => {
    rows.push({ userId, entitySetName, body });
    open += 1;
    mostAtOnce = Math.max(mostAtOnce, open);
    await Promise.resolve();
    open -= 1;
    return String(rows.length);
  }, now);
  return { rows, mostAtOnce };
}

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
    const { rows } = await installed();
    const texts = [
      ...(await Promise.all(messages.map(async (message) => `${message.raw}\n${(await parse(message)).html ?? ''}`))),
      ...rows.map(({ body }) => JSON.stringify(body).replace(/@odata\.\w+/g, '')),
    ];
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
    const inCrm = sampleEmails
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
    const tracked = sampleEmails.filter(({ direction, messageId }) => direction === 'in' && writtenEmails.some(({ id }) => id === messageId));
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

describe('sample organization', () => {
  test('it has 48 open leads or more, accounts, contacts, opportunities, past activities and one activated setting', async () => {
    const { rows } = await installed();
    const count = (entitySetName: string) => rows.filter((row) => row.entitySetName === entitySetName).length;
    expect(sampleLeads.filter(({ closed }) => !closed).length).toBeGreaterThanOrEqual(45);
    expect(count('leads')).toBe(sampleLeads.length);
    expect(count('accounts')).toBeGreaterThanOrEqual(20);
    expect(count('contacts')).toBeGreaterThanOrEqual(25);
    expect(count('opportunities')).toBeGreaterThanOrEqual(8);
    expect(count('emails')).toBe(sampleEmails.length);
    expect(count('tasks') + count('phonecalls') + count('appointments')).toBe(sampleActivities.length);
    expect(count('hrz_agentsettingses')).toBe(1);
    expect(count('hrz_consents')).toBe(3);
    expect(Date.parse(String(rows.find((row) => row.entitySetName === 'hrz_agentsettingses')?.body.hrz_activatedon))).toBeLessThan(now.getTime());
  });

  test('rows are created a few at once, so that the first start is not slowed down', async () => {
    expect((await installed()).mostAtOnce).toBe(8);
  });

  test('every row that points to another is created after it', async () => {
    const { rows } = await installed();
    const seen = new Set(samplePeople.map(({ id }) => `/systemusers(${id})`));
    const ids: Readonly<Record<string, string>> = { accounts: 'accountid', contacts: 'contactid', leads: 'leadid' };
    for (const { entitySetName, body } of rows) {
      const pointsTo = [...JSON.stringify(body).matchAll(/@odata\.bind":"([^"]+)"/g)].map((match) => match[1]);
      expect(pointsTo.filter((target) => !seen.has(target ?? ''))).toEqual([]);
      const idColumn = ids[entitySetName];
      if (idColumn) {
        seen.add(`/${entitySetName}(${String(body[idColumn])})`);
      }
    }
  });

  test('ids of leads are GUIDs in lower case and stay the same from start to start', () => {
    const all = sampleLeads.map(({ key }) => sampleLeadId(key));
    expect(all.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(true);
    expect(new Set(all).size).toBe(sampleLeads.length);
    expect(sampleLeadId('jonas-brandt')).toBe('1ead5a3e-70b1-4c00-8d00-000000000001');
  });

  test('no two leads, contacts or people share an address', () => {
    const addresses = [
      ...sampleLeads.flatMap(({ email, otherEmail }) => [email, otherEmail]),
      ...sampleContacts.map(({ email }) => email),
      ...samplePeople.map(({ address }) => address),
    ].filter((address) => address !== undefined);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  test('people have their own ids and belong to the one tenant', () => {
    const ids = samplePeople.flatMap(({ id, objectId }) => [id, objectId]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(samplePeople.every(({ tenantId }) => tenantId === sampleOrganization.tenantId)).toBe(true);
    expect(samplePeople.filter(({ role }) => role === 'System Administrator').map(({ fullName }) => fullName)).toEqual(['Priya Raman']);
  });

  test('the knowledge is what the agent settings hold: complete sentences, always in English and German, each with its source', () => {
    const settings: Pick<AgentSettings, 'company' | 'products' | 'ownDomains'> = sampleKnowledge;
    const facts = settings.products.flatMap((product) => product.facts);
    expect(settings.products.length).toBeGreaterThanOrEqual(4);
    expect(facts.length).toBeGreaterThanOrEqual(25);
    expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length);
    for (const fact of facts) {
      expect(Object.keys(fact.text)).toEqual(expect.arrayContaining(['en', 'de']));
      expect(Object.values(fact.text).every((sentence) => /^[\p{Lu}A-Z].*\.$/u.test(sentence))).toBe(true);
      expect(fact.source.length).toBeGreaterThan(5);
      expect(fact.keywords.every((keyword) => keyword === keyword.toLowerCase())).toBe(true);
    }
    const inAllLanguages = facts.filter(({ text }) => ['fr', 'es', 'it', 'pt', 'nl'].every((language) => text[language]));
    expect(inAllLanguages.length).toBeGreaterThanOrEqual(10);
  });
});
