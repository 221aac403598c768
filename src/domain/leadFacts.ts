// All we hold about one lead when its mail is open.
import type { LeadFindings } from './leadFindings.ts';
import type { Account, Activity, Contact, Lead, Opportunity } from './records.ts';

export interface LeadFacts {
  readonly lead: Lead;
  readonly account?: Account;
  readonly contact?: Contact;
  readonly opportunities: readonly Opportunity[];
  /** Newest first. */
  readonly activities: readonly Activity[];
  /** Undefined while nothing was found out, or nobody asked. */
  readonly findings?: LeadFindings;
  /** UTC ISO instant of the answer these facts come from. */
  readonly asOf: string;
}
