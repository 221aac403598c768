// What one operation of one caller works with. Made once per request (or batch item) and handed down.
import type { CallerRights } from './access/callerRights.ts';
import type { OrganizationSettings } from './organizationSettings.ts';
import type { Registry } from './registry/registry.ts';
import type { Session } from './storage/database.ts';

export interface Organization {
  readonly id: string;
  readonly tenantId: string;
  readonly name: string;
  readonly currency: { readonly isoCode: string; readonly symbol: string; readonly name: string };
}

export interface Context {
  readonly session: Session;
  readonly caller: CallerRights;
  readonly organization: Organization;
  /** The organization's tables as this operation sees them. */
  readonly registry: Registry;
  /** `https://host/api/data/v9.2`, without a slash at the end. */
  readonly root: string;
  readonly now: Date;
  readonly settings: OrganizationSettings;
  /** True when the client asked for annotations of this term. */
  readonly wantsAnnotation: (term: string) => boolean;
  /** The solution that gets what is created: `MSCRM.SolutionUniqueName`. Everything belongs to the default solution as well. */
  readonly solutionName?: string;
  /** True for programs of ours that fill an organization: they may say when a row was created. */
  readonly mayBackdate: boolean;
  /** Told when rows changed that decide who may do what. */
  readonly onRightsChanged: () => void;
  /** Told when tables, columns, relationships or keys were added or taken away, or settings of the organization changed. */
  readonly onCustomized: () => void;
  /** Told when an email was handed over for delivery. */
  readonly onEmailHeld: () => void;
}
