// Which lead an email belongs to, by what, and how surely; and what the CRM knows to find that out.
import type { Account, Activity, Contact, Id, Lead, Reason } from '../records.ts';

export type Via = 'address' | 'alias' | 'conversation' | 'connected-contact' | 'domain' | 'named-in-bounce' | 'chosen';

export type Certainty = 'sure' | 'likely' | 'possible';

export interface LeadReply {
  readonly leadId: Id<'lead'>;
  readonly via: Via;
  readonly certainty: Certainty;
  /** Checks that held (`held: true`) and that did not, each with its evidence. */
  readonly checks: readonly (Reason & { readonly held: boolean })[];
}

/** Everything the CRM knows around the addresses and the conversation of a mail. */
export interface Candidates {
  readonly leads: readonly Lead[];
  readonly contacts: readonly Contact[];
  readonly accounts: readonly Account[];
  readonly activities: readonly Activity[];
  /** What sellers said before about an address. */
  readonly links: readonly EmailLink[];
}

/** A seller's remembered word: this address is that lead, or is not. */
export interface EmailLink {
  readonly address: string;
  readonly leadId: Id<'lead'>;
  readonly verdict: 'linked' | 'not-this-one';
}
