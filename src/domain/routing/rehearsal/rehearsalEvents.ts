// What happened in a recorded period, in the order it happened: the simulated clock of a rehearsal. Nothing here decides anything.
import type { Id } from '../../records.ts';
import type { LoadChange, RecordedLead, RosterSince } from './recorded.ts';
import type { Roster } from '../seller.ts';

export type RehearsalEvent =
  | { readonly at: number; readonly kind: 'roster'; readonly roster: Roster }
  | { readonly at: number; readonly kind: 'load'; readonly change: LoadChange }
  | { readonly at: number; readonly kind: 'close' | 'arrive' | 'decide'; readonly lead: RecordedLead }
  | { readonly at: number; readonly kind: 'move'; readonly lead: RecordedLead; readonly to: Id<'user'> };

/** At one instant: what makes room before what takes it, and a lead is there before it is decided. */
const rank: Readonly<Record<RehearsalEvent['kind'], number>> = { roster: 0, load: 1, close: 2, move: 3, arrive: 4, decide: 5 };

/**
 * All events, oldest first. Leads decided in the same instant come in the order they were created in, then of their ids.
 * @param usualDelay milliseconds from coming in to the decision, where nothing is recorded.
 */
export function eventsOf({ leads, rosters, changes, usualDelay }: {
  readonly leads: readonly RecordedLead[]; readonly rosters: readonly RosterSince[]; readonly changes: readonly LoadChange[]; readonly usualDelay: number;
}): readonly RehearsalEvent[] {
  const events: RehearsalEvent[] = [
    ...rosters.map(({ since, roster }) => ({ at: Date.parse(since), kind: 'roster', roster }) as const),
    ...changes.map((change) => ({ at: Date.parse(change.on), kind: 'load', change }) as const),
  ];
  for (const lead of leads) addLead(events, lead, usualDelay);
  return events.sort(compareEvents);
}

function addLead(events: RehearsalEvent[], lead: RecordedLead, usualDelay: number): void {
  const { createdOn, decidedOn, ownedBy, ownedOn, closedOn, manual = false, moves = [] } = lead;
  const arrived = Date.parse(createdOn);
  const recorded = decidedOn ?? ownedOn;
  const decided = Math.max(arrived, recorded === undefined ? arrived + usualDelay : Date.parse(recorded));
  events.push({ at: arrived, kind: 'arrive', lead });
  if (!manual) events.push({ at: decided, kind: 'decide', lead });
  else if (ownedBy !== undefined) events.push({ at: Math.max(arrived + 1, Date.parse(ownedOn ?? createdOn)), kind: 'move', lead, to: ownedBy });
  // What happens to a lead happens after it came in, and in the instant it was decided after that.
  const after = (instant: string): number => {
    const at = Math.max(arrived + 1, Date.parse(instant));
    return at === decided ? at + 1 : at;
  };
  for (const { to, on } of moves) events.push({ at: after(on), kind: 'move', lead, to });
  if (closedOn !== undefined) events.push({ at: after(closedOn), kind: 'close', lead });
}

function compareEvents(one: RehearsalEvent, two: RehearsalEvent): number {
  const difference = one.at - two.at || rank[one.kind] - rank[two.kind];
  if (difference !== 0 || !('lead' in one) || !('lead' in two) || one.lead === two.lead) return difference;
  return Date.parse(one.lead.createdOn) - Date.parse(two.lead.createdOn) || (one.lead.id < two.lead.id ? -1 : 1);
}
