// Gives leads to sellers: takes some, decides them, asks the CRM, finds out what it did, shows it. Whatever dies in the middle is resumed by
// any other worker from what was kept before: who is to get a lead is known before the CRM hears of it, so asking twice is harmless.
import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { CrmClient } from '../../crm/client.ts';
import { giveLeads, MOST_AT_ONCE, queueLead, type Given, type NewOwner } from '../../crm/routing/assigning.ts';
import { readOwners, readRoutedLeads } from '../../crm/routing/routedLeads.ts';
import { AppError } from '../../domain/errors.ts';
import type { Id } from '../../domain/records.ts';
import type { ActiveRouting } from '../routing/activeRouting.ts';
import { endHold, isWorkDue, keepHold, noteAsked, takeLeads, type Hold, type KnownLead } from '../routing/claims.ts';
import { decideLeads } from '../routing/deciding.ts';
import { afterReading, type Asked, type Ending, type Unsure } from '../routing/endings.ts';
import { settleLeads } from '../routing/settling.ts';
import { showAssignments } from '../routing/showing.ts';
import type { AgentStore } from '../store.ts';

export interface RouteOptions {
  /** As the application user. */
  readonly crm: CrmClient;
  readonly store: AgentStore;
  /** The routing in force; undefined while the agent is off or paused, or there is no plan. */
  readonly active: () => Promise<ActiveRouting | undefined>;
  /** The sellers are not what they were thought to be. */
  readonly onRefused: () => void;
  /** In milliseconds. */
  readonly clock: () => number;
  /** What a worker that says nothing holds goes to others after so long. */
  readonly leaseSeconds: number;
  /** Leads of one turn, up to 1,000. */
  readonly most?: number;
}

export interface TurnOutcome {
  /** Leads it moved on; 0 = there was nothing to do. */
  readonly leads: number;
  /** False when the CRM did not answer for some of them in time: fewer at once may do better. */
  readonly isWhole: boolean;
}

const nothing: TurnOutcome = { leads: 0, isWhole: true };

/** How often the CRM is asked again in one turn where nobody knows what it did. */
const ROUNDS = 4;
const REST_SECONDS = 1;
const FAILED_REST_SECONDS = 5;

/** One turn. @throws AppError; what was taken is then left to others. */
export async function routeLeads(options: RouteOptions, signal: AbortSignal): Promise<TurnOutcome> {
  // Where there is nothing to do nobody is asked anything.
  const active = (await isWorkDue(options.store)) ? await options.active() : undefined;
  if (active === undefined) return nothing;
  const hold: Hold = { worker: randomUUID(), seconds: options.leaseSeconds };
  const taken = await takeLeads(options.store, hold, Math.min(options.most ?? MOST_AT_ONCE, MOST_AT_ONCE));
  if (taken.length === 0) return nothing;
  return holding(options, hold, { signal, work: async (during) => {
    const turn: Turn = { ...options, crm: options.crm.during(during), hold, by: active };
    const isWhole = await workThrough(turn, taken);
    if ((await options.active()) !== undefined) await showAssignments(turn);
    return { leads: taken.length, isWhole };
  } });
}

interface Turn extends RouteOptions {
  readonly hold: Hold;
  /** What holds for the whole of the turn. */
  readonly by: ActiveRouting;
}

/** @returns false when some of it is left to a later turn. */
async function workThrough(turn: Turn, taken: readonly KnownLead[]): Promise<boolean> {
  const { by: active } = turn;
  const isNew = taken.filter(({ state, isOpen }) => state === 'new' && isOpen).map(({ leadId }) => leadId);
  const leftBehind = taken.filter(({ state }) => state === 'planned');
  let planned: readonly KnownLead[] = [];
  if (isNew.length > 0) {
    const read = await readRoutedLeads(turn.crm, isNew, { fields: active.routing.fields, withAccountOwners: active.plan.rules.some(({ target }) => target.kind === 'account-owner') });
    planned = await decideLeads(turn.store, turn.hold, { asked: isNew, read, active });
  }
  return carryOut(turn, { planned, leftBehind });
}

/** Asks the CRM until it is known of every lead what became of it, or too often. */
async function carryOut(turn: Turn, { planned, leftBehind }: { readonly planned: readonly KnownLead[]; readonly leftBehind: readonly KnownLead[] }): Promise<boolean> {
  const known = new Map([...planned, ...leftBehind].map((lead) => [lead.leadId, lead]));
  const doubts = new Map([...known.values()].flatMap(({ leadId, askedWith }) => (askedWith === undefined ? [] : [[leadId, askedWith] as const])));
  let toGive: readonly Asked[] = planned.map(({ leadId, version }) => ({ leadId, version }));
  let toRead: readonly Unsure[] = leftBehind.map(({ leadId }) => ({ leadId }));
  for (let round = 0; round < ROUNDS && toGive.length + toRead.length > 0; round++) {
    const endings: Ending[] = [];
    if (toRead.length > 0) {
      const owners = new Map((await readOwners(turn.crm, toRead.map(({ leadId }) => leadId))).map((owner) => [owner.id, owner]));
      const read = toRead.map((unsure) => afterReading(unsure, { known: known.get(unsure.leadId), read: owners.get(unsure.leadId), askedWith: doubts.get(unsure.leadId) }));
      endings.push(...read.filter((each): each is Ending => 'kind' in each));
      toGive = [...toGive, ...read.filter((each): each is Asked => !('kind' in each))];
    }
    // A pause counts at once: what is planned stays so until it is over.
    if ((await turn.active()) === undefined) toGive = [];
    const given = await askNoted(turn, toGive, { known, doubts });
    endings.push(...toGive.flatMap(({ leadId, version }): readonly Ending[] => (given.get(leadId) === 'given' ? [{ kind: 'given', leadId, version, isOpen: true }] : [])));
    toRead = [...given].flatMap(([leadId, outcome]): readonly Unsure[] => (outcome === 'given' ? [] : [typeof outcome === 'string' ? { leadId } : { leadId, failure: outcome.refused }]));
    toGive = [];
    await settleLeads(turn.store, turn.hold, { endings, now: new Date(turn.clock()).toISOString(), active: turn.by });
    if (endings.some(({ kind }) => kind === 'refused')) turn.onRefused();
  }
  return toRead.length === 0;
}

interface Course {
  readonly known: ReadonlyMap<string, KnownLead>;
  /** Leads of which nobody knows whether the CRM gave them, with the version it was asked with. */
  readonly doubts: Map<string, string>;
}

/** Asks for those that are still held; before, it is written down with which versions: whoever goes on knows what may have happened. */
async function askNoted(turn: Turn, toGive: readonly Asked[], { known, doubts }: Course): Promise<ReadonlyMap<Id<'lead'>, Given>> {
  const held = await noteAsked(turn.store, turn.hold, toGive);
  const asked = toGive.filter(({ leadId }) => held.has(leadId));
  const given = await ask(turn, asked, known);
  for (const { leadId, version } of asked) if (given.get(leadId) === 'unsure') doubts.set(leadId, version);
  await noteAsked(turn.store, turn.hold, asked.flatMap(({ leadId }) => (given.get(leadId) === 'changed' && !doubts.has(leadId) ? [{ leadId }] : [])));
  return given;
}

/** Asks the CRM for new owners, all in one request, and for places in queues, which takes one each. */
async function ask({ crm }: Turn, toGive: readonly Asked[], known: ReadonlyMap<string, KnownLead>): Promise<ReadonlyMap<Id<'lead'>, Given>> {
  const owners: NewOwner[] = [];
  const queued: { readonly leadId: Id<'lead'>; readonly queueId: string }[] = [];
  for (const { leadId, version } of toGive) {
    const lead = known.get(leadId);
    if (lead?.ownerKind === 'queue') queued.push({ leadId, queueId: lead.assignment?.assigneeId ?? '' });
    else if (lead !== undefined) owners.push({ leadId, version, kind: lead.ownerKind ?? 'user', ownerId: lead.ownerId });
  }
  const [given, placed] = await Promise.all([giveLeads(crm, owners), Promise.all(queued.map(({ leadId, queueId }) => queueLead(crm, leadId, queueId)))]);
  return new Map([...owners.map(({ leadId }, place) => [leadId, given[place] ?? 'unsure'] as const), ...queued.map(({ leadId }, place) => [leadId, placed[place] ?? 'unsure'] as const)]);
}

interface Holding {
  readonly signal: AbortSignal;
  readonly work: (during: AbortSignal) => Promise<TurnOutcome>;
}

/** Works as long as what was taken is surely held: a worker that can't say so any more stops before others take over. */
async function holding({ store, leaseSeconds }: RouteOptions, hold: Hold, { signal, work }: Holding): Promise<TurnOutcome> {
  const lost = new AbortController();
  let keptAt = performance.now();
  const keep = setInterval(() => {
    if (performance.now() - keptAt > leaseSeconds * 800) return lost.abort(new AppError('crm-silent', { retryable: true }));
    const began = performance.now();
    void keepHold(store, hold).then(() => { keptAt = began; }, () => undefined);
  }, leaseSeconds * 200);
  let restSeconds = FAILED_REST_SECONDS;
  try {
    const during = AbortSignal.any([signal, lost.signal]);
    // Every call of a turn listens: many at once are usual, not a leak.
    setMaxListeners(0, during);
    const outcome = await work(during);
    restSeconds = outcome.isWhole ? 0 : REST_SECONDS;
    return outcome;
  } finally {
    clearInterval(keep);
    await endHold(store, hold, signal.aborted ? 0 : restSeconds).catch(() => undefined);
  }
}
