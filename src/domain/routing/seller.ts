// Those who receive leads: what is known of them for as long as nobody edits them (the roster) and what changes with every lead.
import type { CellValue } from '../condition.ts';
import type { Id } from '../records.ts';

/** A skill or region or language of sellers: its values are typed by an admin or those of a choice field of leads. */
export interface SellerAttribute {
  readonly id: string;
  readonly name: string;
  /** In the order they are offered. Of a choice field: the option's value as text. */
  readonly values: readonly string[];
  /** Lead field the values come from, e.g. `lead.industrycode`; can't be changed later. */
  readonly field?: string;
}

/** Minutes after midnight on the seller's clock; `to` is after `from`, 1440 = midnight at the end. */
export interface WorkingHours {
  readonly from: number;
  readonly to: number;
}

export interface WorkSchedule {
  /** IANA name. */
  readonly timeZone: string;
  /** By day of the week, 0 = Sunday; none or an empty list = not at work. In order, without overlaps. */
  readonly days: Readonly<Partial<Record<0 | 1 | 2 | 3 | 4 | 5 | 6, readonly WorkingHours[]>>>;
  /** Days off, `YYYY-MM-DD` on the seller's clock. */
  readonly holidays: readonly string[];
}

/** Away from `from` (included) to `to` (not included), UTC ISO instants; without `to` until it is taken back. */
export interface Absence {
  readonly from: string;
  readonly to?: string;
}

export interface Seller {
  readonly id: Id<'user'>;
  readonly name: string;
  /** The switch "gets leads". */
  readonly getsLeads: boolean;
  /** Ids of their security roles. */
  readonly roleIds: readonly string[];
  readonly teamIds: readonly string[];
  /** Fields of the user, e.g. `systemuser.address1_country`. */
  readonly fields: Readonly<Record<string, CellValue>>;
  /** Attribute id → the values they have. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  /** Most open leads; undefined = no limit (sorted last when balancing). */
  readonly capacity?: number;
  /** Undefined = always available. */
  readonly schedule?: WorkSchedule;
  readonly absences: readonly Absence[];
  /** Their row can be assigned leads by the CRM's own rules. Undefined = not known, counts as yes. */
  readonly mayOwnLeads?: boolean;
}

/** Sellers by id in ascending order; a version of it is kept for every decision. */
export interface Roster {
  readonly number: number;
  readonly sellers: readonly Seller[];
}

/** What changes with every lead. */
export interface SellerLoad {
  /** Open leads owned now, those on their way to them included. */
  readonly open: number;
  /** UTC milliseconds of the last assignment, by a rule or by hand; undefined = never. */
  readonly lastAssignedAt?: number;
  /** The same by rule; kept while the plan counts round robin by rule. */
  readonly lastByRule?: Readonly<Record<string, number>>;
}
