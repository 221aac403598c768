// A rehearsal: the leads of a past period go through a draft in the order they came in, with the calendars, switches and capacities of
// that time; what leads take up is free again when they close. People's choices stay as they were. Nothing is changed anywhere.
//
// It is the same board that decides for real. So the rules that were live, rehearsed over what they decided, give the recorded owners.
import { compileRouting } from '../routing.ts';
import type { RoutingBoard } from '../routing.ts';
import type { Id } from '../records.ts';
import type { Decision } from './decision.ts';
import type { Fairness } from './fairness.ts';
import { openLedger } from './rehearsal/loadLedger.ts';
import type { LoadLedger } from './rehearsal/loadLedger.ts';
import type { RoutingPlan } from './plan.ts';
import { isSame } from './plan/planChange.ts';
import { eventsOf } from './rehearsal/rehearsalEvents.ts';
import type { RehearsalEvent } from './rehearsal/rehearsalEvents.ts';
import { fairnessAmong, ownerAfter, sellersOf, timesOf } from './rehearsal/rehearsalFigures.ts';
import type { Compared, RehearsedLead, RehearsedSeller, TimeToOwner } from './rehearsal/rehearsalFigures.ts';
import type { Roster, SellerLoad } from './seller.ts';
import type { RecordedLead, RosterSince, LoadChange } from './rehearsal/recorded.ts';

export interface RehearsalInput {
  readonly plan: RoutingPlan;
  /** Sellers over the period, oldest first; at least one. */
  readonly rosters: readonly [RosterSince, ...RosterSince[]];
  /** Those created in the period, in any order. */
  readonly leads: readonly RecordedLead[];
  /** What everybody had when it began, without the leads of the period. */
  readonly loadsAtStart: ReadonlyMap<Id<'user'>, SellerLoad>;
  /** What else happened to loads meanwhile. */
  readonly changes?: readonly LoadChange[];
  /** Milliseconds a lead takes to be decided where nothing is recorded; left out: none. */
  readonly usualDelay?: number;
}

export interface RehearsalProgress {
  /** Leads decided, of all that are to be. */
  readonly done: number;
  readonly of: number;
}

export interface RehearsalResult {
  /** What was rehearsed. */
  readonly plan: RoutingPlan;
  /** In the order they were decided. */
  readonly leads: readonly RehearsedLead[];
  /** Given by people before any rule: not rehearsed. */
  readonly byHand: number;
  /** How many would be somebody else's. */
  readonly otherOwner: number;
  /** Leads that would wait with nobody: they keep the draft from being activated. */
  readonly slipped: readonly RehearsedLead[];
  /** Leads the catch-all owner would get. */
  readonly caught: number;
  readonly sellers: readonly RehearsedSeller[];
  readonly fairness: Compared<Fairness>;
  /** Sellers that had more than their capacity at some time. */
  readonly overCapacity: Compared<number>;
  readonly timeToOwner: Compared<TimeToOwner>;
}

/** Leads between two reports of progress. */
const REPORT_EVERY = 50;

/** Replays the period. A caller that stops asking stops it; each step is a fraction of a second's work. */
export function* rehearse(input: RehearsalInput): Generator<RehearsalProgress, RehearsalResult> {
  const { leads, rosters, changes = [], usualDelay = 0 } = input;
  const of = leads.filter(({ manual }) => manual !== true).length;
  const replay = openReplay(input);
  const rehearsed: RehearsedLead[] = [];
  yield { done: 0, of };
  for (const event of eventsOf({ leads, rosters, changes, usualDelay })) {
    const decision = replay.follow(event);
    if (decision === undefined || event.kind !== 'decide') continue;
    rehearsed.push(rehearsedLead(event.lead, decision));
    if (rehearsed.length % REPORT_EVERY === 0) yield { done: rehearsed.length, of };
  }
  return resultOf(input, rehearsed, replay);
}

function rehearsedLead(lead: RecordedLead, decision: Decision): RehearsedLead {
  const ownerId = ownerAfter(decision.outcome);
  return { lead, decision, ...(ownerId === undefined ? {} : { ownerId }), isOther: ownerId !== lead.ownedBy, slips: decision.outcome.kind === 'nobody' };
}

function resultOf({ plan, leads: recorded, rosters }: RehearsalInput, leads: readonly RehearsedLead[], { live, draft }: Replay): RehearsalResult {
  const sellers = sellersOf(leads, (rosters.at(-1) ?? rosters[0]).roster, { live, draft });
  return {
    plan, leads, byHand: recorded.filter(({ manual }) => manual === true).length, sellers, otherOwner: leads.filter(({ isOther }) => isOther).length, slipped: leads.filter(({ slips }) => slips),
    caught: leads.filter(({ decision }) => decision.outcome.kind === 'catch-all').length, fairness: fairnessAmong(sellers),
    overCapacity: { live: live.overCapacity.size, draft: draft.overCapacity.size }, timeToOwner: timesOf(leads),
  };
}

interface Replay {
  readonly live: LoadLedger;
  readonly draft: LoadLedger;
  /** The decision where the event asked for one. */
  follow(event: RehearsalEvent): Decision | undefined;
}

function openReplay({ plan, rosters, loadsAtStart }: RehearsalInput): Replay {
  const byNumber = new Map(rosters.map(({ roster: each }) => [each.number, each]));
  let roster = rosters[0].roster;
  let board: RoutingBoard | undefined;
  const live = openSide(openLedger(loadsAtStart));
  const draft = openSide(openLedger(loadsAtStart, (id, load) => board?.set(id, load)));
  const sides = [live, draft];
  const turnTo = (next: Roster): void => {
    // Compiled when the next lead is decided, and not for every change in between.
    if (next !== roster) board = undefined;
    roster = next;
    for (const { ledger } of sides) ledger.turnTo(roster);
  };
  turnTo(roster);
  const decide = (lead: RecordedLead, at: number): Decision | undefined => {
    // Closed before it was decided: there was nothing to give any more.
    if (!draft.leave(lead.id)) return undefined;
    if (lead.rosterNumber !== undefined && lead.rosterNumber !== roster.number) turnTo(byNumber.get(lead.rosterNumber) ?? roster);
    board ??= compileRouting(plan, roster).open(draft.ledger.loads);
    const decision = board.route(lead, new Date(at));
    const holder = ownerAfter(decision.outcome) ?? lead.ownerId;
    draft.hold(lead.id, holder, (load) => ({ ...board?.loadOf(holder), open: load.open + 1 }));
    live.hold(lead.id, lead.ownedBy ?? lead.ownerId, oneMore);
    return decision;
  };
  return {
    live: live.ledger, draft: draft.ledger,
    follow(event) {
      switch (event.kind) {
        case 'roster': turnTo(event.roster); return undefined;
        case 'load': for (const { ledger } of sides) ledger.change(event.change, event.at); return undefined;
        case 'arrive': for (const side of sides) side.hold(event.lead.id, event.lead.ownerId, oneMore); return undefined;
        case 'decide': return decide(event.lead, event.at);
        case 'move': for (const side of sides) side.hold(event.lead.id, event.to, (load) => ({ ...load, open: load.open + 1, lastAssignedAt: Math.max(event.at, load.lastAssignedAt ?? event.at) })); return undefined;
        case 'close': for (const side of sides) side.leave(event.lead.id); return undefined;
      }
    },
  };
}

/** The leads of the period on one side, with the loads they make. */
interface Side {
  readonly ledger: LoadLedger;
  /** @returns whether anybody had it. */
  leave(leadId: string): boolean;
  /** Takes it from who had it first: whoever gets it, it doesn't stand in its own way. */
  hold(leadId: string, by: Id<'user'>, after: (load: SellerLoad) => SellerLoad): void;
}

function openSide(ledger: LoadLedger): Side {
  const holders = new Map<string, Id<'user'>>();
  const leave = (leadId: string): boolean => {
    const holder = holders.get(leadId);
    if (holder !== undefined) ledger.set(holder, oneFewer(ledger.loadOf(holder)));
    return holders.delete(leadId);
  };
  return {
    ledger, leave,
    hold(leadId, by, after) {
      leave(leadId);
      holders.set(leadId, by);
      ledger.set(by, after(ledger.loadOf(by)));
    },
  };
}

const oneMore = (load: SellerLoad): SellerLoad => ({ ...load, open: load.open + 1 });
const oneFewer = (load: SellerLoad): SellerLoad => ({ ...load, open: Math.max(0, load.open - 1) });

/** Whether a draft may be activated after its rehearsal, and if not why. */
export interface Verdict {
  readonly may: boolean;
  readonly why?: 'draft-changed' | 'leads-slip';
  /** Leads that would wait with nobody and that nobody has acknowledged yet. */
  readonly unacknowledged: readonly RehearsedLead[];
}

/**
 * Blocked while a lead slips that isn't acknowledged by name, and when the draft isn't what was rehearsed any more.
 * @param acknowledged ids of leads somebody ticked one by one.
 */
export function mayActivate(result: RehearsalResult, draft: RoutingPlan, acknowledged: readonly string[]): Verdict {
  const known = new Set(acknowledged);
  const unacknowledged = result.slipped.filter(({ lead }) => !known.has(lead.id));
  if (!isSame(result.plan, draft)) return { may: false, why: 'draft-changed', unacknowledged };
  return unacknowledged.length > 0 ? { may: false, why: 'leads-slip', unacknowledged } : { may: true, unacknowledged };
}
