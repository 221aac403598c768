// What Home is made of while the pane lives: what the CRM said, and the emails that were open here before.
import type { ReminderRecords } from '../../crm/reminders.ts';
import type { SuggestedAction } from '../../domain/actions/action.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import type { LeadEmail } from '../../domain/leadEmails.ts';
import type { MadePromise } from '../../domain/promises.ts';
import type { Lead } from '../../domain/records.ts';
import type { ReminderAnswer } from '../../domain/reminders.ts';
import { forgetConsent, openConsentMemory, type ConsentMemory } from '../consentMemory.ts';
import type { HomeRow } from './homeView.ts';
import { forgetOwnLeads, openOwnLeads, type OwnLeadsMemory } from './ownLeadsMemory.ts';
import type { OutboxEntry } from '../outbox.ts';
import { forgetOwnRouting, openOwnRouting, type OwnRoutingMemory } from '../routing/ownRoutingMemory.ts';

/** An email between us and a lead that was open here. */
export interface SeenEmail extends LeadEmail {
  /** Outlook's id: with it the email can be shown again. */
  readonly itemId: string;
  /** What it called for when it was open (`keptAction`). */
  readonly action?: SuggestedAction;
}

/** What was found in an own email; an email without promises is not read again either. */
export interface ReadPromises {
  readonly key: string;
  readonly promises: readonly MadePromise[];
}

export interface KnownRecords {
  readonly records: ReminderRecords;
  /** UTC ISO instant. */
  readonly asOf: string;
}

/** What Home is made of, for as long as the pane lives. */
export interface HomeMemory {
  known?: KnownRecords;
  /** Emails that were open here, and their leads as they were known then. */
  readonly seen: Map<string, SeenEmail>;
  readonly leads: Map<string, Lead>;
  /** Own emails of which the CRM's words were read, by key. */
  readonly read: Map<string, ReadPromises>;
  /** Counts changes of the above, so that nothing is worked out twice. */
  version: number;
  isOpen: boolean;
  isAsking: boolean;
  /** The words of own emails are being asked for. */
  isReading: boolean;
  /** Milliseconds since 1970 before which they are not asked for again. */
  readAfter: number;
  /** Milliseconds since 1970 of the last question to the CRM. */
  askedAt: number;
  trouble?: ErrorCode;
  /** What was kept from before: nothing is asked until it was read. */
  loading: 'not-yet' | 'under-way' | 'done';
  ticking?: ReturnType<typeof setInterval>;
  last?: { readonly said: ReminderAnswer; readonly person: string; readonly changeId: string };
  card?: { readonly row: HomeRow; readonly isMissing: boolean };
  /** An email that Outlook was asked to show. */
  opening?: string;
  /** The seller's own open leads, and what the seller agreed to. */
  readonly list: OwnLeadsMemory;
  readonly consent: ConsentMemory;
  readonly routing: OwnRoutingMemory;
  shown?: { readonly key: string; readonly entries: readonly OutboxEntry[]; readonly rows: readonly HomeRow[]; readonly emails: readonly LeadEmail[] };
}

export function openHomeMemory(): HomeMemory {
  return { seen: new Map(), leads: new Map(), read: new Map(), version: 0, isOpen: false, isAsking: false, isReading: false, readAfter: 0, askedAt: 0, loading: 'not-yet', list: openOwnLeads(), consent: openConsentMemory(), routing: openOwnRouting() };
}

/** Another person sits behind this mailbox: nothing of the last one's stays. */
export function forgetHome(memory: HomeMemory): void {
  for (const each of [memory.seen, memory.leads, memory.read]) each.clear();
  // What is being read from before is the last one's.
  memory.loading = 'done';
  memory.version += 1;
  memory.askedAt = 0;
  delete memory.known;
  delete memory.last;
  delete memory.card;
  forgetOwnLeads(memory.list);
  forgetConsent(memory.consent);
  forgetOwnRouting(memory.routing);
}
