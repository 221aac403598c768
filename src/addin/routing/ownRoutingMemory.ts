// What routing means for the seller, as the pane holds and shows it.
import type { DecisionBasis, OwnRouting } from '../../crm/routing/ownRouting.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import type { Id } from '../../domain/records.ts';
import type { OwnerReason } from '../../domain/routing/proof/ownerReasons.ts';
import type { Absence, WorkSchedule } from '../../domain/routing/seller.ts';

/** A lead that was given, and why. */
export interface GivenLead {
  readonly leadId: Id<'lead'>;
  readonly leadName: string;
  /** UTC ISO instant. */
  readonly at: string;
  readonly isByHand: boolean;
  readonly ruleName?: string;
  /** In the order they are said; of `has-value` the parameter `attribute` names the attribute. Empty where they can't be told. */
  readonly reasons: readonly OwnerReason[];
  /** It was given to the person who looks. */
  readonly isMine: boolean;
}

export interface OwnRoutingView {
  /** Undefined = no seller. */
  readonly seller?: { readonly getsLeads: boolean; readonly open?: number; readonly capacity?: number };
  readonly schedule?: WorkSchedule;
  readonly absences: readonly Absence[];
  /** Lately, the newest first. */
  readonly given: readonly GivenLead[];
  readonly isSaving: boolean;
  /** Just done here: offers undo. */
  readonly did?: 'away' | 'back' | 'undone';
  /** Why it couldn't be saved last time. */
  readonly trouble?: ErrorCode;
}

/** What the pane holds of it for as long as it lives. */
export interface OwnRoutingMemory {
  known?: OwnRouting;
  /** By lead; null = nobody gave it. */
  readonly given: Map<Id<'lead'>, GivenLead | null>;
  /** What decisions were made by, by numbers; several leads share them. */
  readonly bases: Map<string, Promise<DecisionBasis | undefined>>;
  isAsking: boolean;
  /** Milliseconds since 1970 of the last question to the CRM. */
  askedAt: number;
  /** Leads being asked about one by one, or that gave no answer. */
  readonly asked: Set<Id<'lead'>>;
  isSaving: boolean;
  did?: { readonly what: 'away' | 'back' | 'undone'; readonly before: readonly Absence[] };
  trouble?: ErrorCode;
}

export function openOwnRouting(): OwnRoutingMemory {
  return { given: new Map(), bases: new Map(), isAsking: false, askedAt: 0, asked: new Set(), isSaving: false };
}

/** Another person sits behind this mailbox. */
export function forgetOwnRouting(memory: OwnRoutingMemory): void {
  for (const each of ['known', 'did', 'trouble'] as const) delete memory[each];
  for (const each of [memory.given, memory.bases, memory.asked]) each.clear();
  Object.assign(memory, { askedAt: 0, isSaving: false });
}

/** Undefined while the CRM has said nothing, and for who neither is a seller nor was given anything. */
export function ownRoutingOf({ known, given, isSaving, did, trouble }: OwnRoutingMemory): OwnRoutingView | undefined {
  if (known === undefined || (known.seller === undefined && known.given.length === 0)) return undefined;
  return {
    ...(known.seller === undefined ? {} : { seller: known.seller }),
    ...(known.schedule === undefined ? {} : { schedule: known.schedule }),
    absences: known.absences,
    given: known.given.flatMap(({ leadId }) => given.get(leadId) ?? []),
    isSaving,
    ...(did === undefined ? {} : { did: did.what }),
    ...(trouble === undefined ? {} : { trouble }),
  };
}
