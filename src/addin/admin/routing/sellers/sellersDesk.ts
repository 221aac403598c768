// What the page about sellers is given: the people, their attributes and the settings of routing as the CRM has them, and the ways to
// change them. Nothing throws: what fails is a value that says why.
import type { RoutingPlan, RoutingSettings } from '../../../../domain/routing/plan.ts';
import type { Seller, SellerAttribute } from '../../../../domain/routing/seller.ts';
import type { Outcome } from '../../outcome.ts';

/** An enabled person of the organization, with what an admin and they themselves have said for routing. */
export interface SellerShown extends Seller {
  /** An admin has said something of them: they have a row as a seller. */
  readonly isSeller: boolean;
  /** Of that row; undefined = there is none. */
  readonly version?: string;
  /** Of the row of their hours and absences; undefined = there is none. */
  readonly availabilityVersion?: string;
  /** Open leads they own, as counted last. */
  readonly open?: number;
  /** UTC ISO instant. */
  readonly lastAssignedOn?: string;
  /** Names of their security roles. */
  readonly roles: readonly string[];
  readonly address?: string;
}

/** An attribute as it is saved; without a version it is new. */
export interface AttributeShown extends SellerAttribute {
  readonly version?: string;
}

/** The rules as they work now, and as they are being drafted. */
export interface RoutingShown {
  readonly active?: RoutingPlan;
  readonly draft?: RoutingPlan;
}

export interface SellersDesk {
  /** Enabled people, by name. */
  readSellers(): Promise<Outcome<readonly SellerShown[]>>;
  /**
   * Saves switch, capacity and attributes; makes somebody a seller who was none.
   * Fails with `changed-elsewhere` when somebody saved in between. Gives them back as the CRM then has them.
   * @param before as they were read.
   */
  saveSeller(seller: SellerShown, before: SellerShown): Promise<Outcome<SellerShown>>;
  /** Saves hours and absences in the same way. */
  saveAvailability(seller: SellerShown, before: SellerShown): Promise<Outcome<SellerShown>>;
  /** By name. */
  readAttributes(): Promise<Outcome<readonly AttributeShown[]>>;
  saveAttribute(attribute: AttributeShown): Promise<Outcome<undefined>>;
  removeAttribute(attribute: AttributeShown): Promise<Outcome<undefined>>;
  readRouting(): Promise<Outcome<RoutingShown>>;
  /** Changes the settings of the draft as it is then; makes a draft of the rules at work where there is none. */
  changeSettings(change: (before: RoutingSettings) => RoutingSettings): Promise<Outcome<RoutingShown>>;
}
