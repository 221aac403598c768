// One open email with a lead behind it, as the session holds it, for tests of what follows from that.
import { openCache } from '../../src/addin/cache.ts';
import type { KnownMail } from '../../src/addin/cacheContents.ts';
import type { Lasting, Opened } from '../../src/addin/state.ts';
import type { LeadScreen } from '../../src/addin/emailScreens.ts';
import type { Email } from '../../src/domain/email.ts';
import { aLeadScreen } from '../fixtures/views.ts';

let partition = 0;

export function anEmail(more: Partial<Email> = {}): Email {
  return {
    itemId: 'item', conversationId: 'c-1', subject: 'Re: PalletCell 6 for line 3', from: { address: 'jonas.brandt@halvorsen.example' }, to: [{ address: 'maya@kestrelmotion.example' }], cc: [],
    receivedOn: '2026-11-22T08:00:00Z', text: 'Could you send the integration guide?', quoted: '', headers: {}, attachments: [], mode: 'read', ...more,
  };
}

/** A window for a new message to these people. */
export function aNewMessage(...to: readonly string[]): Opened {
  const people = to.map((address) => ({ address }));
  const email = anEmail({ itemId: 'compose:', subject: '', from: people[0] ?? { address: '' }, to: people, text: '', mode: 'compose' });
  return { item: { key: 'compose:c', mode: 'compose', composeType: 'new', subject: '' }, email, understanding: { reading: { intents: [], questions: [] }, qualification: {} }, mail: 'person', checking: false, insisted: false, drafts: new Map() };
}

export function aReadEmail(email: Email = anEmail()): Opened {
  return { item: { key: 'item', mode: 'read', subject: email.subject }, email, understanding: { reading: aLeadScreen().reading, qualification: {} }, mail: 'person', checking: false, insisted: false, drafts: new Map() };
}

export function aKnownMail(leads: readonly LeadScreen['facts']['lead'][], more: Partial<KnownMail['answer']> = {}): KnownMail {
  return { key: 'k', answer: { leads, contacts: [], accounts: [], activities: [], links: [], opportunities: [], ...more }, asOf: '2026-11-22T08:30:00Z' };
}

/** Maya's pane with a cache of its own. Needs `fake-indexeddb/auto` and an `Office`. */
export async function aLasting(more: Partial<Lasting> = {}): Promise<Lasting> {
  partition += 1;
  return {
    mailbox: { address: 'maya@kestrelmotion.example', name: 'Maya Lindqvist', timeZone: 'Europe/Berlin', locale: 'en-GB' },
    cache: await openCache(`maya|opened-${partition}`, new Date()),
    settings: { version: '1', company: { name: 'Kestrel Motion' }, products: [], ownDomains: ['kestrelmotion.example'], answerTargetHours: 4 },
    outbox: { entries: () => [] } as Partial<Lasting['outbox']> as Lasting['outbox'],
    saidHere: [],
    addresses: { answers: new Map() },
    ...more,
  };
}
