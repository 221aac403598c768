// What became of leads that were asked for: what an answer, or a look afterwards, says, and what follows for what is remembered. Pure.
import type { LeadOwner } from '../../crm/routing/routedLeads.ts';
import type { AppError } from '../../domain/errors.ts';
import type { Id } from '../../domain/records.ts';
import type { ActiveRouting } from './activeRouting.ts';
import { undecidedRecord } from './assignmentRecord.ts';
import type { KnownLead } from './claims.ts';
import { afterNews, handedOver, type AfterNews } from './news.ts';

/** How a planned lead ended. */
export type Ending =
  /** `version`: of its row when the CRM said yes, or when it was read afterwards; whatever is newer came after us. */
  | { readonly kind: 'given'; readonly leadId: Id<'lead'>; readonly version: string; readonly isOpen: boolean }
  /** Somebody else owns it now, or it was closed. */
  | { readonly kind: 'elsewhere'; readonly leadId: Id<'lead'>; readonly as: LeadOwner }
  /** Its owner from before has it, it is another than when the CRM was asked, and nobody knows what the CRM did: perhaps a person gave it back. */
  | { readonly kind: 'unclear'; readonly leadId: Id<'lead'>; readonly as: LeadOwner }
  | { readonly kind: 'gone'; readonly leadId: Id<'lead'> }
  /** `askedWith`: an earlier request got no answer and may still be carried out. */
  | { readonly kind: 'refused'; readonly leadId: Id<'lead'>; readonly version: string; readonly failure: AppError; readonly askedWith?: string };

const MOST_REFUSALS = 3;

export interface Asked {
  readonly leadId: Id<'lead'>;
  readonly version: string;
}

/** Nobody knows what the CRM did, or it would not. */
export interface Unsure {
  readonly leadId: Id<'lead'>;
  /** Why the CRM would not. */
  readonly failure?: AppError;
}

export interface Found {
  readonly known: KnownLead | undefined;
  readonly read: LeadOwner | undefined;
  /** With which version it may have been given. */
  readonly askedWith: string | undefined;
}

/** What became of a lead, or the version to ask with again. */
export function afterReading({ leadId, failure }: Unsure, { known, read, askedWith }: Found): Ending | Asked {
  if (read === undefined) return { kind: 'gone', leadId };
  // A queue doesn't show in the lead: it is asked again, which changes nothing where it was heard.
  const isQueued = known?.ownerKind === 'queue';
  if (read.ownerId === known?.ownerId && !isQueued) return { kind: 'given', leadId, version: read.version, isOpen: read.isOpen };
  if (read.ownerId !== known?.ownerBefore) return { kind: 'elsewhere', leadId, as: read };
  // Given by us and given back by a person, or never given and changed in another way: both look the same, closed since or not.
  if (askedWith !== undefined && askedWith !== read.version && !isQueued) return { kind: 'unclear', leadId, as: read };
  if (!read.isOpen) return { kind: 'elsewhere', leadId, as: read };
  return failure === undefined ? { leadId, version: read.version } : { kind: 'refused', leadId, version: read.version, failure, ...(askedWith === undefined ? {} : { askedWith }) };
}

/** What a lead is after its ending, and what people gave meanwhile. */
export interface Settled {
  /** Undefined = gone. */
  readonly lead: KnownLead | undefined;
  readonly givenByHand: readonly NonNullable<AfterNews['givenByHand']>[];
}

export interface SettlingBy {
  /** UTC ISO instant: when those that were given were given. */
  readonly now: string;
  readonly active: Pick<ActiveRouting, 'plan' | 'responsibleId'>;
}

/** Ends a lead that was on its way; what was heard of it meanwhile counts now. */
export function settled(known: KnownLead, ending: Ending, by: SettlingBy): Settled {
  const { lead, givenByHand } = afterEnding(known, ending, by);
  const news = lead === undefined || known.later === undefined ? undefined : afterNews(lead, known.later, { since: known.createdOn });
  return { lead: news?.lead ?? lead, givenByHand: [givenByHand, news?.givenByHand].filter((each) => each !== undefined) };
}

function afterEnding(known: KnownLead, ending: Ending, { now, active }: SettlingBy): { readonly lead: KnownLead | undefined; readonly givenByHand?: AfterNews['givenByHand'] } {
  const { ownerBefore, ownerKind: _kind, clockBefore: _clock, askedWith: _asked, later: _later, ...kept } = known;
  switch (ending.kind) {
    case 'gone': return { lead: undefined };
    case 'given': {
      const { assignment } = known;
      return { lead: { ...kept, version: ending.version, isOpen: ending.isOpen, state: 'settled', rowDue: true, rowNumber: known.rowNumber + 1, ...(assignment === undefined ? {} : { assignment: { ...assignment, assignedOn: now } }) } };
    }
    case 'elsewhere': {
      // Closed by its owner before we came: there is nothing left to decide.
      if (ending.as.ownerId === ownerBefore) return { lead: closedUndecided(kept, ending.as) };
      return handedOver(known, ending.as);
    }
    case 'unclear': return { lead: leftToPerson(kept, ending.as, { now, active }) };
    case 'refused': return { lead: afterRefusal({ ...known, version: ending.version }, { ending, now, active }) };
  }
}

/** Never given a second time: a person may have decided, so a person decides. @param known not on its way any more. */
export function leftToPerson(known: KnownLead, as: Pick<LeadOwner, 'ownerId' | 'version' | 'isOpen'>, { now, active }: SettlingBy): KnownLead {
  const { askedWith: _asked, ...kept } = known;
  const left: KnownLead = { ...kept, ownerId: as.ownerId, version: as.version, isOpen: as.isOpen, isOwn: false, state: 'by-hand' };
  // Without a record of ours to be written the CRM shows it as waiting already.
  return known.assignment === undefined ? left : { ...left, rowDue: true, rowNumber: known.rowNumber + 1, assignment: undecidedRecord(known.assignment, { why: 'changed-meanwhile', now, ...active }) };
}

/** Opened again it is to be decided; one whose record says that it waits goes on waiting. */
export function closedUndecided(known: KnownLead, as: Pick<LeadOwner, 'ownerId' | 'version'>): KnownLead {
  return { ...known, ownerId: as.ownerId, version: as.version, isOpen: false, state: known.rowNumber > 0 ? 'waiting' : 'outside' };
}

/** Decided anew, by other sellers perhaps; refused again and again it waits for a person. */
function afterRefusal(known: KnownLead, { ending: { failure, askedWith }, now, active: { plan, responsibleId } }: SettlingBy & { readonly ending: Extract<Ending, { kind: 'refused' }> }): KnownLead {
  const { ownerBefore, ownerKind: _kind, clockBefore: _clock, askedWith: _asked, later: _later, ...kept } = known;
  const attempts = known.attempts + 1;
  const lead = { ...kept, ownerId: ownerBefore ?? known.ownerId, attempts, ...(askedWith === undefined ? {} : { askedWith }) };
  if (attempts < MOST_REFUSALS) return { ...lead, state: 'new' };
  const why = failure.code === 'no-permission' ? 'service-lacks-privilege' : 'server-issue';
  return { ...lead, state: 'waiting', rowDue: true, rowNumber: known.rowNumber + 1, ...(known.assignment === undefined ? {} : { assignment: undecidedRecord(known.assignment, { why, plan, now, ...(responsibleId === undefined ? {} : { responsibleId }) }) }) };
}
