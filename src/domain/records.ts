// The records of a CRM as the rest of the product knows them. Plain, readonly, unknown = undefined.

/** A row id: lower-case GUID text, branded by the kind of record. */
export type Id<Kind extends string> = string & { readonly __kind?: Kind };

export interface Address {
  /** Display name as the mail or the CRM has it. */
  readonly name?: string;
  /** The email address as written; compare through `normalizeAddress`. */
  readonly address: string;
}

export interface Money {
  readonly amount: number;
  /** ISO 4217, e.g. `EUR`. */
  readonly currency?: string;
}

export type LeadStatus = 'open' | 'qualified' | 'disqualified';
export type LeadRating = 'hot' | 'warm' | 'cold';

export interface Lead {
  readonly id: Id<'lead'>;
  /** Row version, as Dataverse's ETag. */
  readonly version: string;
  readonly name: { readonly first?: string; readonly last?: string };
  readonly email?: string;
  /** Further addresses of the same person (emailaddress2, emailaddress3). */
  readonly otherEmails: readonly string[];
  readonly jobTitle?: string;
  readonly companyName?: string;
  readonly website?: string;
  readonly phone?: string;
  /** Label of the lead source, e.g. `Web`. */
  readonly source?: string;
  /** The topic (Dataverse `subject`). */
  readonly topic?: string;
  readonly need?: string;
  readonly industry?: string;
  readonly employees?: number;
  readonly country?: string;
  readonly status: LeadStatus;
  /** Status reason label, e.g. `Contacted`. */
  readonly statusReason?: string;
  readonly rating?: LeadRating;
  /** True when the lead asked not to be emailed. */
  readonly doNotEmail: boolean;
  readonly ownerId: Id<'user'>;
  /** The owner is a team: `ownerId` is the team's id. */
  readonly isOwnedByTeam?: true;
  readonly ownerName?: string;
  readonly accountId?: Id<'account'>;
  readonly contactId?: Id<'contact'>;
  /** UTC ISO instants. */
  readonly createdOn: string;
  readonly modifiedOn: string;
}

export interface Account {
  readonly id: Id<'account'>;
  readonly version: string;
  readonly name: string;
  readonly website?: string;
  readonly email?: string;
  readonly industry?: string;
  readonly employees?: number;
  readonly revenue?: Money;
  readonly city?: string;
  readonly country?: string;
  readonly primaryContactId?: Id<'contact'>;
}

export interface Contact {
  readonly id: Id<'contact'>;
  readonly version: string;
  readonly name: string;
  readonly email?: string;
  readonly otherEmails: readonly string[];
  readonly jobTitle?: string;
  readonly accountId?: Id<'account'>;
}

export interface Opportunity {
  readonly id: Id<'opportunity'>;
  readonly name: string;
  readonly accountId?: Id<'account'>;
  readonly contactId?: Id<'contact'>;
  readonly stage?: string;
  readonly estimatedValue?: Money;
  /** `YYYY-MM-DD`. */
  readonly estimatedCloseOn?: string;
  readonly ownerId?: Id<'user'>;
}

export type ActivityKind = 'email' | 'appointment' | 'call' | 'task';

export interface Activity {
  readonly id: Id<'activity'>;
  readonly kind: ActivityKind;
  readonly direction?: 'in' | 'out';
  /** UTC ISO instant: when it happened or is planned. */
  readonly at: string;
  readonly done: boolean;
  readonly subject: string;
  readonly leadId?: Id<'lead'>;
  readonly contactId?: Id<'contact'>;
  /** Internet message id of an email, with angle brackets. */
  readonly messageId?: string;
  /** The CRM's conversation index of an email, when it keeps one. */
  readonly conversationIndex?: string;
  /** Addresses of everyone on the activity. */
  readonly addresses: readonly string[];
}

/** A reason or finding: a code and its values, never a sentence. The sentence is in `addin/strings`. */
export interface Reason {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
  /** Where it comes from; opens as evidence. */
  readonly citation?: Citation;
}

/** Where a fact comes from. */
export interface Citation {
  /** `email` = own words of the open mail; `crm` = a table and column; `knowledge` = company or product knowledge; `web` = a page. */
  readonly kind: 'email' | 'crm' | 'knowledge' | 'web';
  /** e.g. `Lead · Topic`, `Product knowledge: PalletCell 6`. Not translated: it names the thing itself. */
  readonly title: string;
  readonly url?: string;
  /** UTC ISO instant or `YYYY-MM-DD`. */
  readonly date?: string;
  /** Verbatim text of the source. */
  readonly quote: string;
}
