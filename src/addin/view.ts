// What a pane shows, as one plain value: the session makes it, the panes draw it.
import type { Address } from '../domain/records.ts';
import type { ErrorCode } from '../domain/errors.ts';
import type { WorkingWeek } from '../domain/times/workingTime.ts';
import type { Astray } from './drafting/astray.ts';
import type { HomeView } from './home/homeView.ts';
import type { LeadPageView } from './lead/leadPageView.ts';
import type { Screen } from './emailScreens.ts';

export type ThemeName = 'light' | 'dark' | 'high-contrast';

export interface View {
  readonly theme: ThemeName;
  /** BCP 47 tag of the mailbox's display language and its IANA zone. */
  readonly locale: string;
  readonly timeZone: string;
  /** Days a lead has to answer, as the admin set them; undefined = as many as usual. */
  readonly followUpDays?: number;
  /** When the seller works; undefined = the usual week. */
  readonly workingWeek?: WorkingWeek;
  readonly online: boolean;
  /** Always shown while an item is open: which email this pane speaks about. */
  readonly strip?: Strip;
  readonly screen: Screen;
  /** The line above the buttons. */
  readonly status: Status;
  /** The bar above the buttons; stays until dismissed or cured. */
  readonly problem?: Problem;
  /** A draft that stands, or may stand, in a window it was not written for; stays until dismissed or taken out. */
  readonly astray?: Astray;
  /** True while a verb runs: the primary button shows it and takes no second press. */
  readonly busy: boolean;
  /** Changes noted here that the CRM has not taken: not yet, or not at all. */
  readonly changes?: { readonly waiting: number; readonly refused: readonly RefusedChange[] };
  /** Undefined while an email is being written. */
  readonly home?: HomeView;
  /** The page of a lead lies over the screen. */
  readonly leadPage?: LeadPageView;
  /** The CRM says that this person may change the agent's settings; it enforces that itself. */
  readonly canAdminister?: true;
}

/** A change the CRM refused after it had waited. Nothing of it is lost before the seller says so. */
export interface RefusedChange {
  readonly id: string;
  readonly what: 'task' | 'call' | 'appointment' | 'disqualify' | 'stop-contact' | 'bounce' | 'address-word' | 'referred-lead' | 'reminder';
  /** Name of the lead. */
  readonly person: string;
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string | number>>;
  /** All of it as plain text, to be copied. */
  readonly text: string;
}

export interface Strip {
  readonly mode: 'read' | 'compose';
  readonly subject: string;
  readonly from?: Address;
  /** UTC ISO instant. */
  readonly at?: string;
  /** Compose only: what the open window is; undefined while Outlook has not said. */
  readonly composeType?: 'reply' | 'new' | 'appointment';
  /** A new message to nobody yet, written for a lead the seller picked. */
  readonly isUnaddressed?: true;
}

export type Status =
  | { readonly kind: 'none' }
  | { readonly kind: 'looking' }
  | { readonly kind: 'as-of'; readonly at: string; readonly checking: boolean }
  | { readonly kind: 'offline'; readonly at?: string }
  | { readonly kind: 'up-to-date'; readonly at: string }
  | { readonly kind: 'gaps'; readonly count: number }
  | { readonly kind: 'nothing-saved' }
  | { readonly kind: 'nothing-written' }
  | { readonly kind: 'nothing-sent' }
  | { readonly kind: 'copied' }
  /** So many changes are noted here and not in the CRM yet. */
  | { readonly kind: 'waits'; readonly count: number; readonly offline: boolean }
  | { readonly kind: 'already-saved' }
  | { readonly kind: 'edits-kept' }
  /** Before the insertion: the open email has no subject yet. */
  | { readonly kind: 'subject-missing'; readonly subject: string }
  | { readonly kind: 'undone' };

export interface Problem {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string | number>>;
  /** UTC ISO instant of what is still on screen. */
  readonly knownAt?: string;
  readonly retry: boolean;
}
