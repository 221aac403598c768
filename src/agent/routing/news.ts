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

/**
 * The lead as it is to be remembered; undefined when nothing changes.
 * @param since leads created from then on are routed (UTC ISO instant).
 */
export function afterNews(known: KnownLead | undefined, news: LeadOwner, since: string): AfterNews | undefined {
  if (known === undefined) return news.isOpen ? firstSight(news, since) : undefined;
  if (!isNewer(news.version, known.version)) return undefined;
  // Until its decision is carried out it counts for the one it is meant for; what is heard meanwhile is looked at then.
  if (known.state === 'planned') return known.later !== undefined && !isNewer(news.version, known.later.version) ? undefined : { lead: { ...known, later: { ...news, name: '' } } };
  const lead: KnownLead = { ...known, version: news.version, isOpen: news.isOpen, ...(isReopened(known, news, since) ? { state: 'new' } : {}) };
  if (news.ownerId !== known.ownerId) return handedOver(lead, news);
  // It waits for somebody, and something about it is different now.
  const isOtherNow = known.state === 'waiting' && known.isOpen && news.isOpen;
  return { lead: isOtherNow ? { ...lead, state: 'new' } : lead };
}

/** Closed before anything was decided of it, and open again: it waits for an owner as any other that came in. */
function isReopened({ state, isOpen, createdOn, rowNumber }: KnownLead, news: LeadOwner, since: string): boolean {
  return state === 'outside' && !isOpen && news.isOpen && rowNumber === 0 && Date.parse(createdOn) >= Date.parse(since);
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

function firstSight(news: LeadOwner, since: string): AfterNews {
  const isOurs = Date.parse(news.createdOn) >= Date.parse(since);
  const lead: KnownLead = { leadId: news.id, createdOn: news.createdOn, ownerId: news.ownerId, version: news.version, isOpen: true, isOwn: news.createdById === news.ownerId, state: isOurs ? 'new' : 'outside', rowDue: false, rowNumber: 0, attempts: 0 };
  // Making a lead oneself counts as being given one (lead routing semantics, 1.4).
  return isOurs && lead.isOwn ? { lead, givenByHand: { sellerId: news.ownerId, at: endOfSecond(news.createdOn) } } : { lead };
}

/** A lead that somebody else gave away: their choice stands. */
export function handedOver(known: KnownLead, news: Pick<LeadOwner, 'ownerId' | 'version' | 'isOpen' | 'modifiedOn'>): AfterNews {
  const givenByHand = { sellerId: news.ownerId, at: endOfSecond(news.modifiedOn) };
  const { clockBefore: _clock, askedWith: _asked, later: _later, ownerBefore, ownerKind: _kind, ...kept } = known;
  const lead: KnownLead = { ...kept, ownerId: news.ownerId, version: news.version, isOpen: news.isOpen, isOwn: false };
  if (known.state === 'outside') return { lead, givenByHand };
  const previousOwnerId = known.state === 'planned' ? ownerBefore : known.ownerId;
  const assignment = byHandRecord({ leadId: known.leadId, arrivedOn: known.createdOn, assignedOn: news.modifiedOn, assigneeId: news.ownerId, ...(previousOwnerId === undefined ? {} : { previousOwnerId }) });
  return { lead: { ...lead, state: 'by-hand', assignment, rowDue: true, rowNumber: known.rowNumber + 1 }, givenByHand };
}

/** A lead a seller made for themselves: theirs by choice. */
export function keptByMaker(known: KnownLead, read: Pick<LeadOwner, 'version'>): KnownLead {
  const assignment = byHandRecord({ leadId: known.leadId, arrivedOn: known.createdOn, assignedOn: known.createdOn, assigneeId: known.ownerId });
  return { ...known, version: read.version, state: 'by-hand', assignment, rowDue: true, rowNumber: known.rowNumber + 1 };
}
