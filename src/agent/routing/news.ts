// What news of a lead change in what is remembered of it. The same news twice, or older ones after newer ones, change nothing. Pure.
import type { LeadOwner } from '../../crm/routing/routedLeads.ts';
import type { ShownAssignment } from '../../crm/routing/shownAssignments.ts';
import { byHandRecord } from './assignmentRecord.ts';
import type { KnownLead } from './claims.ts';

export interface AfterNews {
  readonly lead: KnownLead;
  /** Somebody was given the lead by a person, or made it themselves. */
  readonly givenByHand?: { readonly sellerId: string; readonly at: number };
}

/** The CRM keeps whole seconds: what a person did counts as done at the end of its second, after what we did in it. */
const endOfSecond = (instant: string): number => Date.parse(instant) + 999;

const isNewer = (version: string, than: string): boolean => BigInt(version === '' ? 0 : version) > BigInt(than);

/** From when on leads are routed. */
export interface Beginning {
  /** UTC ISO instant. */
  readonly since: string;
  /** Whether leads this owner has wait for a decision, though they came in before. Without it none do. */
  readonly isIntake?: (ownerId: string) => boolean;
}

/**
 * Created since routing began, or created before, changed since and still with whom leads come in ("records created or updated after the rule
 * was activated", lead routing semantics 1.2).
 */
export function isToRoute({ createdOn, modifiedOn, ownerId }: Pick<LeadOwner, 'createdOn' | 'modifiedOn' | 'ownerId'>, { since, isIntake }: Beginning): boolean {
  const began = Date.parse(since);
  return Date.parse(createdOn) >= began || (Date.parse(modifiedOn) >= began && isIntake?.(ownerId) === true);
}

/** The lead as it is to be remembered; undefined when nothing changes. */
export function afterNews(known: KnownLead | undefined, news: LeadOwner, beginning: Beginning): AfterNews | undefined {
  if (known === undefined) return news.isOpen ? firstSight(news, beginning) : undefined;
  if (!isNewer(news.version, known.version)) return undefined;
  // Until its decision is carried out it counts for the one it is meant for; what is heard meanwhile is looked at then.
  if (known.state === 'planned') return known.later !== undefined && !isNewer(news.version, known.later.version) ? undefined : { lead: { ...known, later: { ...news, name: '' } } };
  const lead: KnownLead = { ...known, version: news.version, isOpen: news.isOpen, ...(isTakenUp(known, news, beginning) ? { state: 'new' } : {}) };
  if (news.ownerId !== known.ownerId) return handedOver(lead, news);
  // It waits for somebody, and something about it is different now.
  const isOtherNow = known.state === 'waiting' && known.isOpen && news.isOpen;
  return { lead: isOtherNow ? { ...lead, state: 'new' } : lead };
}

/** Nothing was decided of it, and now it is to be: opened again, or from before routing began and changed since. It waits as any other that came in. */
function isTakenUp({ state, rowNumber, createdOn }: KnownLead, news: LeadOwner, beginning: Beginning): boolean {
  return state === 'outside' && news.isOpen && rowNumber === 0 && isToRoute({ ...news, createdOn }, beginning);
}

/**
 * A lead from before routing began that an admin has the rules decide about.
 * @param read as it is now, without a record of ours.
 * @returns it as it is to be remembered; undefined where it is on its way already, or was decided.
 */
export function takenUp(known: KnownLead | undefined, read: LeadOwner): KnownLead | undefined {
  if (known === undefined) return { ...firstSight(read, { since: read.createdOn }).lead, isOwn: false };
  const isUndecided = known.rowNumber === 0 && (known.state === 'outside' || known.state === 'by-hand');
  return isUndecided ? { ...known, ownerId: read.ownerId, version: read.version, isOpen: read.isOpen, state: 'new', attempts: 0 } : undefined;
}

/**
 * A lead nothing is remembered of, though the CRM shows a decision: a person gave it before we came to it, or our memory is gone. It is not
 * decided again.
 * @param shown what the CRM shows; undefined when the lead is to be decided all the same.
 */
export function takenOver(news: LeadOwner, shown: ShownAssignment): AfterNews | undefined {
  if (shown.state === 'waiting' || !news.isOpen) return undefined;
  const { assigneeId, previousOwnerId, byHand } = shown;
  const isAsShown = assigneeId === undefined ? shown.state === 'attention' && (previousOwnerId ?? news.ownerId) === news.ownerId : assigneeId === news.ownerId || previousOwnerId === news.ownerId;
  const lead: KnownLead = {
    leadId: news.id, createdOn: news.createdOn, ownerId: news.ownerId, version: news.version, isOpen: true, isOwn: false,
    state: byHand ? 'by-hand' : assigneeId === undefined ? 'waiting' : 'settled', rowDue: false, rowNumber: 1, attempts: 0,
  };
  return isAsShown ? { lead } : handedOver({ ...lead, ownerId: assigneeId ?? previousOwnerId ?? news.ownerId }, news);
}

function firstSight(news: LeadOwner, beginning: Beginning): AfterNews {
  const isOurs = isToRoute(news, beginning);
  const lead: KnownLead = { leadId: news.id, createdOn: news.createdOn, ownerId: news.ownerId, version: news.version, isOpen: true, isOwn: news.createdById === news.ownerId, state: isOurs ? 'new' : 'outside', rowDue: false, rowNumber: 0, attempts: 0 };
  // Making a lead oneself counts as being given one (lead routing semantics, 1.4); before routing began nothing counted.
  return lead.isOwn && Date.parse(news.createdOn) >= Date.parse(beginning.since) ? { lead, givenByHand: { sellerId: news.ownerId, at: endOfSecond(news.createdOn) } } : { lead };
}

/** A lead that somebody else gave away: their choice stands. */
export function handedOver(known: KnownLead, news: Pick<LeadOwner, 'ownerId' | 'version' | 'isOpen' | 'modifiedOn'>): AfterNews {
  const givenByHand = { sellerId: news.ownerId, at: endOfSecond(news.modifiedOn) };
  const { clockBefore: _clock, askedWith: _asked, later: _later, ownerBefore, ownerKind: _kind, ...kept } = known;
  const lead: KnownLead = { ...kept, ownerId: news.ownerId, version: news.version, isOpen: news.isOpen, isOwn: false };
  // It was no lead of the rules: whose it is by choice is remembered, and no record is made of it.
  if (known.state === 'outside') return { lead: { ...lead, state: 'by-hand' }, givenByHand };
  const previousOwnerId = known.state === 'planned' ? ownerBefore : known.ownerId;
  const assignment = byHandRecord({ leadId: known.leadId, arrivedOn: known.createdOn, assignedOn: news.modifiedOn, assigneeId: news.ownerId, ...(previousOwnerId === undefined ? {} : { previousOwnerId }) });
  return { lead: { ...lead, state: 'by-hand', assignment, rowDue: true, rowNumber: known.rowNumber + 1 }, givenByHand };
}

/** A lead that an admin left with its owner, by its record alone: theirs by choice. @param read `chosenId` = whom the record names. */
export function keptByChoice(known: KnownLead, { version, chosenId }: Pick<LeadOwner, 'version'> & { readonly chosenId: string }): KnownLead {
  // What was decided of it before, and refused, is no longer to be shown.
  const { assignment: _decided, ...rest } = known;
  const kept: KnownLead = { ...rest, version, state: 'by-hand', rowNumber: Math.max(1, known.rowNumber) };
  if (chosenId === known.ownerId) return kept;
  // It was given away and back meanwhile: the record is to name whose it is.
  return { ...kept, rowDue: true, rowNumber: kept.rowNumber + 1, assignment: byHandRecord({ leadId: known.leadId, arrivedOn: known.createdOn, assigneeId: known.ownerId, previousOwnerId: chosenId }) };
}

/** A lead a seller made for themselves: theirs by choice. */
export function keptByMaker(known: KnownLead, read: Pick<LeadOwner, 'version'>): KnownLead {
  const assignment = byHandRecord({ leadId: known.leadId, arrivedOn: known.createdOn, assignedOn: known.createdOn, assigneeId: known.ownerId });
  return { ...known, version: read.version, state: 'by-hand', assignment, rowDue: true, rowNumber: known.rowNumber + 1 };
}
