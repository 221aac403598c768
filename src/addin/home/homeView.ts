// What Home shows, as one plain value.
import type { ErrorCode } from '../../domain/errors.ts';
import type { LeadEmail } from '../../domain/leadEmails.ts';
import type { Lead } from '../../domain/records.ts';
import type { Reminder, ReminderAnswer } from '../../domain/reminders.ts';
import type { ConsentView } from '../consentMemory.ts';
import type { OwnLeadsView } from './ownLeadsView.ts';
import type { OwnRoutingView } from '../routing/ownRoutingMemory.ts';

export interface HomeRow {
  readonly reminder: Reminder;
  readonly lead: Lead;
  /** The email can be shown in Outlook from here. */
  readonly canOpen: boolean;
}

/** What was said about a reminder last: offers undo. */
export interface ReminderSaid {
  readonly said: ReminderAnswer;
  /** Name of the lead. */
  readonly person: string;
  /** Noted on this computer; the CRM gets it when it can be reached. */
  readonly waits: boolean;
}

export interface HomeView {
  /** True while Home is on screen instead of the open email. */
  readonly isOpen: boolean;
  /** The most late first. */
  readonly rows: readonly HomeRow[];
  /** UTC ISO instant of what the CRM said; undefined while it has said nothing yet. */
  readonly asOf?: string;
  readonly isAsking: boolean;
  /** Why the CRM couldn't be asked last time, online or not. */
  readonly trouble?: ErrorCode;
  readonly last?: ReminderSaid;
  /** A lead opened from a row; `isMissing`: its email couldn't be shown. */
  readonly card?: { readonly row: HomeRow; readonly emails: readonly LeadEmail[]; readonly isMissing: boolean };
  /** The seller's own open leads. */
  readonly own?: OwnLeadsView;
  readonly consent?: ConsentView;
  /** How full the seller is, when away, and the leads they were given; undefined for who gets none by rules. */
  readonly routing?: OwnRoutingView;
}
