// Small builders for the tests of the domain: one lead, one email, one set of settings, each with what a test changes.
import type { ActionContext } from '../../src/domain/actions/action.ts';
import type { Email } from '../../src/domain/email.ts';
import { detectIntents } from '../../src/domain/intent.ts';
import type { LeadFacts } from '../../src/domain/leadFacts.ts';
import { recognizeLeadReply } from '../../src/domain/leadReply.ts';
import type { Recognition } from '../../src/domain/leadReply.ts';
import type { Candidates } from '../../src/domain/mail/tiedLead.ts';
import type { Activity, Lead } from '../../src/domain/records.ts';
import type { AgentSettings } from '../../src/domain/settings.ts';

export const now = new Date('2026-11-22T09:30:00Z');
export const timeZone = 'Europe/Berlin';
export const own = { address: 'priya.raman@kestrel.example', ownDomains: ['kestrel.example'] };

export function aLead(changes: Partial<Lead> = {}): Lead {
  return {
    id: '11111111-1111-4111-8111-111111111111',
    version: 'W/"1"',
    name: { first: 'Jonas', last: 'Brandt' },
    email: 'jonas.brandt@halvorsen.example',
    otherEmails: [],
    companyName: 'Halvorsen Foods',
    topic: 'PalletCell 6 for line 3',
    status: 'open',
    doNotEmail: false,
    ownerId: '99999999-9999-4999-8999-999999999999',
    createdOn: '2026-11-01T08:00:00Z',
    modifiedOn: '2026-11-10T08:00:00Z',
    ...changes,
  };
}

export function anEmail(changes: Partial<Email> = {}): Email {
  return {
    itemId: 'item-1',
    conversationId: 'conversation-1',
    subject: 'Re: PalletCell 6 for line 3',
    from: { name: 'Jonas Brandt', address: 'jonas.brandt@halvorsen.example' },
    to: [{ address: own.address }],
    cc: [],
    receivedOn: '2026-11-22T09:16:00Z',
    text: 'Hello Priya,\n\nCould you send the integration guide?\n\nRegards\nJonas',
    quoted: '',
    headers: {},
    attachments: [],
    mode: 'read',
    ...changes,
  };
}

export function candidates(changes: Partial<Candidates> = {}): Candidates {
  return { leads: [aLead()], contacts: [], accounts: [], activities: [], links: [], ...changes };
}

export function anActivity(changes: Partial<Activity> = {}): Activity {
  return { id: 'a1', kind: 'email', direction: 'out', at: '2026-11-20T08:00:00Z', done: true, subject: 'PalletCell 6 for line 3', leadId: aLead().id, addresses: [], ...changes };
}

export function facts(changes: Partial<LeadFacts> = {}): LeadFacts {
  return { lead: aLead(), opportunities: [], activities: [], asOf: '2026-11-22T09:30:00Z', ...changes };
}

export const settings: AgentSettings = {
  version: '1',
  company: { name: 'Kestrel Motion', website: 'https://kestrel.example', about: { en: 'Kestrel Motion builds palletizing cells.', de: 'Kestrel Motion baut Palettierzellen.' } },
  products: [
    {
      id: 'p6',
      name: 'PalletCell 6',
      summary: 'A palletizing cell for end of line.',
      keywords: ['palletcell', 'cell', 'zelle'],
      facts: [
        { id: 'f1', topic: 'integration', keywords: ['integration guide', 's7', 'profinet', 'siemens'], text: { en: 'PalletCell 6 speaks PROFINET with S7-1200 and S7-1500.', de: 'PalletCell 6 spricht PROFINET mit S7-1200 und S7-1500.' }, source: 'PalletCell 6 data sheet, page 4', date: '2026-11-12' },
        { id: 'f2', topic: 'warranty', keywords: ['warranty', 'garantie'], text: { en: 'The warranty is 24 months.', de: 'Die Garantie beträgt 24 Monate.' }, source: 'Terms of sale' },
      ],
    },
  ],
  ownDomains: ['kestrel.example'],
  answerTargetHours: 4,
};

/** An email read and recognized, as the actions get it. The sender must be the lead. */
export function context(email: Email, held: Partial<LeadFacts> = {}): ActionContext {
  const everything = facts(held);
  const recognition: Recognition = recognizeLeadReply(email, candidates({ leads: [everything.lead], activities: everything.activities }), own);
  if (recognition.kind !== 'lead') throw new Error(`the example is no lead's email: ${recognition.kind}`);
  const reading = detectIntents({ subject: email.subject, text: email.text, mail: recognition.mail, headers: email.headers }, { now, timeZone, sentOn: email.receivedOn });
  return { facts: everything, recognition, reading, email, settings, now };
}
