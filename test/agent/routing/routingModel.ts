// The whole of routing in memory: a CRM, what the service remembers, and workers that may die between any two steps. What decides is the
// service's own pure code (news, desk, endings, sweeping); the rest does what the database and the CRM do, in as few words as possible.
import { compileRouting } from '../../../src/domain/routing.ts';
import { AppError } from '../../../src/domain/errors.ts';
import type { RoutingPlan } from '../../../src/domain/routing/plan.ts';
import type { Roster, Seller, SellerLoad } from '../../../src/domain/routing/seller.ts';
import type { ActiveRouting } from '../../../src/agent/routing/activeRouting.ts';
import type { AssignmentRecord } from '../../../src/agent/routing/assignmentRecord.ts';
import type { Clock, KnownLead } from '../../../src/agent/routing/claims.ts';
import { openDesk } from '../../../src/agent/routing/desk.ts';
import { afterReading, settled, type Asked, type Ending, type Unsure } from '../../../src/agent/routing/endings.ts';
import { afterNews, takenOver, takenUp, type AfterNews, type Beginning } from '../../../src/agent/routing/news.ts';
import { isThoughtShown, shownAgain } from '../../../src/agent/routing/sweeping.ts';
import type { LeadOwner, RoutedLead } from '../../../src/crm/routing/routedLeads.ts';

export const INTAKE = 'intake';
export const CATCH_ALL = 'catch-all';
const START = Date.parse('2026-03-02T09:00:00.000Z');
const iso = (at: number): string => new Date(at).toISOString();

export interface CrmLead extends LeadOwner {
  readonly kind: string;
}

/** What happens to a request that gives leads. `late` = it arrives after nobody waits for it any more. */
export type Fault = 'none' | 'request-lost' | 'answer-lost' | 'late' | 'refused';

export interface Worker {
  phase: 'idle' | 'taken' | 'decided' | 'asked' | 'settled' | 'showing';
  by: ActiveRouting;
  read: ReadonlyMap<string, RoutedLead>;
  toGive: readonly Asked[];
  toRead: readonly Unsure[];
  endings: Ending[];
  doubts: Map<string, string>;
  rounds: number;
  due: readonly KnownLead[];
}

/** A decision that was kept. */
export interface Decided {
  readonly leadId: string;
  readonly sellerId: string;
  readonly present: ReadonlySet<string>;
}

export type Model = ReturnType<typeof openModel>;

export function openModel(sellers: readonly Seller[], firstPlan: RoutingPlan) {
  const leads = new Map<string, CrmLead>();
  const rows = new Map<string, AssignmentRecord>();
  /** Every state a lead ever had, as news tell it. */
  const told: LeadOwner[] = [];
  const known = new Map<string, KnownLead>();
  const clocks = new Map<string, Clock>();
  const holders = new Map<string, Worker>();
  const inFlight: { readonly leadId: string; readonly arrive: () => void }[] = [];
  const workers: Worker[] = [];
  /** What the last look saw. */
  const seen = new Map<string, string>();
  const gives = new Map<string, number>();
  const runs = new Map<string, number>();
  /** Whom a person chose, where the service could have known. */
  const choices = new Map<string, string>();
  const decided: Decided[] = [];
  const problems: string[] = [];
  let [now, version, plan, roster]: [number, number, RoutingPlan, Roster] = [START, 0, firstPlan, { number: 1, sellers }];
  let active = compile();

  function compile(): ActiveRouting {
    return { plan, roster, routing: compileRouting(plan, roster), responsibleId: 'admin' };
  }
  const isIntake = (ownerId: string): boolean => ownerId !== CATCH_ALL && !roster.sellers.some(({ id }) => id === ownerId);
  const beginning: Beginning = { since: iso(START), isIntake };

  function change(id: string, to: Partial<CrmLead>): void {
    const before = leads.get(id);
    const after = { id, isOpen: true, name: '', ownerId: INTAKE, createdOn: iso(now), createdById: INTAKE, kind: 'a', ...before, ...to, version: String(++version), modifiedOn: to.modifiedOn ?? iso(now) } as CrmLead;
    leads.set(id, after);
    told.push(after);
  }
  const moveClock = ({ sellerId, at }: { readonly sellerId: string; readonly at: number }): void => {
    const before = clocks.get(sellerId);
    clocks.set(sellerId, { ...before, lastAssignedAt: Math.max(before?.lastAssignedAt ?? -Infinity, Math.min(at, routingClock())) });
  };
  const routingClock = (): number => Math.max(now, ...[...clocks.values()].map(({ lastAssignedAt = -Infinity }) => lastAssignedAt + 1));
  const loads = (): Map<string, SellerLoad> => {
    const counted = new Map<string, SellerLoad>([...clocks].map(([id, clock]) => [id, { ...clock, open: 0 }]));
    for (const { isOpen, ownerId } of known.values()) if (isOpen) counted.set(ownerId, { ...counted.get(ownerId), open: (counted.get(ownerId)?.open ?? 0) + 1 });
    return counted;
  };
  const keep = (changed: AfterNews | undefined): void => {
    if (changed === undefined) return;
    known.set(changed.lead.leadId, changed.lead);
    if (changed.givenByHand !== undefined) moveClock(changed.givenByHand);
  };
  const hear = (news: LeadOwner): void => {
    const row = known.has(news.id) ? undefined : rows.get(news.id);
    keep((row === undefined ? undefined : takenOver(news, row)) ?? afterNews(known.get(news.id), news, beginning));
  };
  const look = (): void => {
    for (const lead of leads.values()) {
      if (seen.get(lead.id) === lead.version) continue;
      seen.set(lead.id, lead.version);
      hear(lead);
    }
  };
  const sweep = (): void => {
    for (const lead of leads.values()) {
      if (!lead.isOpen || lead.createdOn < beginning.since || rows.has(lead.id)) continue;
      const before = known.get(lead.id);
      if (before !== undefined && isThoughtShown(before)) known.set(lead.id, shownAgain(before));
      hear(lead);
    }
  };

  const isDue = ({ state, rowDue, isOpen }: KnownLead): boolean => (state === 'new' || state === 'planned' || rowDue) && (isOpen || rowDue || state === 'planned');
  const held = (worker: Worker): readonly KnownLead[] => [...known.values()].filter(({ leadId }) => holders.get(leadId) === worker);
  const letGo = (worker: Worker): void => {
    for (const [id, holder] of [...holders]) if (holder === worker) holders.delete(id);
    worker.phase = 'idle';
  };

  function take(worker: Worker, most: number): void {
    const free = [...known.values()].filter((lead) => isDue(lead) && !holders.has(lead.leadId)).sort((one, two) => (one.createdOn + one.leadId < two.createdOn + two.leadId ? -1 : 1)).slice(0, most);
    if (free.length === 0) return;
    for (const { leadId } of free) holders.set(leadId, worker);
    const left = free.filter(({ state }) => state === 'planned');
    Object.assign(worker, {
      phase: 'taken', by: active, toGive: [], endings: [], rounds: 0, due: [],
      toRead: left.map(({ leadId }) => ({ leadId })),
      doubts: new Map(left.flatMap(({ leadId, askedWith }) => (askedWith === undefined ? [] : [[leadId, askedWith] as const]))),
      read: new Map(free.flatMap(({ state, isOpen, leadId }) => (state === 'new' && isOpen ? [[leadId, routed(leadId)] as const] : []))),
    } satisfies Partial<Worker>);
  }
  function routed(id: string): RoutedLead {
    const lead = leads.get(id);
    if (lead === undefined) throw new Error(`no lead ${id}`);
    const row = rows.get(id);
    return { ...lead, ...(row?.byHand === true && row.assigneeId !== undefined ? { chosenId: row.assigneeId } : {}), lead: { id, createdOn: lead.createdOn, ownerId: lead.ownerId, values: { 'lead.kind': lead.kind } } };
  }

  function decide(worker: Worker): void {
    const desk = openDesk({ active: worker.by, loads: loads(), now: routingClock() });
    const toGive: Asked[] = [];
    const toDecide = held(worker).flatMap((lead) => {
      const read = worker.read.get(lead.leadId);
      return lead.state !== 'new' || read === undefined ? [] : [{ known: lead, read }];
    });
    const after = desk.decide(toDecide);
    for (const lead of after) known.set(lead.leadId, lead);
    for (const lead of after) {
      if (lead.state === 'planned') toGive.push({ leadId: lead.leadId, version: lead.version });
      if (lead.state === 'planned' && lead.askedWith !== undefined) worker.doubts.set(lead.leadId, lead.askedWith);
      // One that was not decided may still carry what was decided before and refused.
      if (lead.state === 'planned' || lead.state === 'settled' || lead.state === 'waiting') noteDecision(lead, worker.by);
    }
    for (const [id, clock] of desk.clocks) clocks.set(id, clock);
    desk.byHand.forEach(moveClock);
    Object.assign(worker, { phase: 'decided', toGive });
  }
  function noteDecision({ leadId, assignment }: KnownLead, by: ActiveRouting): void {
    const outcome = assignment?.decision?.outcome;
    if (outcome?.kind !== 'seller' && outcome?.kind !== 'kept') return;
    const seller = by.roster.sellers.find(({ id }) => id === outcome.id);
    const rule = by.plan.rules.find(({ id }) => id === outcome.ruleId);
    const open = [...known.values()].filter(({ isOpen, ownerId }) => isOpen && ownerId === outcome.id).length;
    if (seller?.getsLeads !== true) problems.push(`${leadId} was given to ${outcome.id}, who gets no leads`);
    if (rule?.respectsCapacity === true && seller?.capacity !== undefined && open > seller.capacity) problems.push(`${outcome.id} has ${open} leads and room for ${seller.capacity}`);
    decided.push({ leadId, sellerId: outcome.id, present: new Set(by.roster.sellers.flatMap(({ id, getsLeads }) => (getsLeads ? [id] : []))) });
  }

  /** The CRM changes an owner, if the lead is as it was. */
  function give(leadId: string, { version: asked, ownerId }: { readonly version: string; readonly ownerId: string }): boolean {
    const lead = leads.get(leadId);
    if (lead?.version !== asked) return false;
    if (choices.has(leadId)) problems.push(`${leadId}: ${choices.get(leadId) ?? ''} was chosen by a person, and the service gives it to ${ownerId}`);
    gives.set(leadId, (gives.get(leadId) ?? 0) + 1);
    if ((gives.get(leadId) ?? 0) > 1 + (runs.get(leadId) ?? 0)) problems.push(`${leadId} was given twice`);
    change(leadId, { ownerId });
    return true;
  }
  function ask(worker: Worker, fault: Fault): void {
    const endings: Ending[] = [];
    for (const unsure of worker.toRead) {
      const read = afterReading(unsure, { known: known.get(unsure.leadId), read: leads.get(unsure.leadId), askedWith: worker.doubts.get(unsure.leadId) });
      if ('kind' in read) endings.push(read);
      else worker.toGive = [...worker.toGive, read];
    }
    const unsure: Unsure[] = [];
    for (const { leadId, version: asked } of worker.toGive) {
      const lead = known.get(leadId);
      if (lead?.state !== 'planned' || holders.get(leadId) !== worker) continue;
      known.set(leadId, { ...lead, askedWith: asked });
      const doIt = (): boolean => give(leadId, { version: asked, ownerId: lead.ownerId });
      if (fault === 'refused') unsure.push({ leadId, failure: new AppError('crm-refused') });
      else if (fault === 'none') {
        if (doIt()) endings.push({ kind: 'given', leadId, version: leads.get(leadId)?.version ?? '', isOpen: true });
        else {
          if (!worker.doubts.has(leadId)) known.set(leadId, lead.askedWith === undefined ? lead : withoutDoubt(lead));
          unsure.push({ leadId });
        }
      } else {
        if (fault === 'answer-lost') doIt();
        if (fault === 'late') inFlight.push({ leadId, arrive: doIt });
        worker.doubts.set(leadId, asked);
        unsure.push({ leadId });
      }
    }
    Object.assign(worker, { phase: 'asked', endings, toRead: unsure, toGive: [] });
  }
  function withoutDoubt({ askedWith: _asked, ...lead }: KnownLead): KnownLead {
    return lead;
  }

  function settle(worker: Worker): void {
    for (const ending of worker.endings) {
      const lead = known.get(ending.leadId);
      if (lead?.state !== 'planned' || holders.get(ending.leadId) !== worker) continue;
      if (ending.kind !== 'given') takeBackClock(lead);
      const after = settled(lead, ending, { now: iso(now), active: worker.by });
      after.givenByHand.forEach(moveClock);
      if (after.lead === undefined) known.delete(ending.leadId);
      else known.set(ending.leadId, after.lead);
    }
    worker.endings = [];
    worker.rounds += 1;
    worker.phase = worker.toRead.length > 0 && worker.rounds < 4 ? 'decided' : 'settled';
  }
  function takeBackClock({ ownerId, clockBefore }: KnownLead): void {
    if (clockBefore !== undefined && clocks.get(ownerId)?.lastAssignedAt === clockBefore.at) clocks.set(ownerId, clockBefore.before);
  }

  function showRows(worker: Worker, isLost: boolean): void {
    for (const { leadId, assignment, rowNumber } of worker.due) {
      if (assignment === undefined || isLost) continue;
      rows.set(leadId, assignment);
      const after = known.get(leadId);
      if (after?.rowNumber !== rowNumber) continue;
      const { assignment: _shown, ...rest } = after;
      known.set(leadId, { ...(after.state === 'planned' ? after : rest), rowDue: false });
    }
    letGo(worker);
  }

  const step = (worker: Worker, { fault, most }: { readonly fault: Fault; readonly most: number }): void => {
    switch (worker.phase) {
      case 'idle': return take(worker, most);
      case 'taken': return decide(worker);
      case 'decided': return ask(worker, fault);
      case 'asked': return settle(worker);
      case 'settled': return void Object.assign(worker, { phase: 'showing', due: held(worker).filter(({ rowDue }) => rowDue) });
      case 'showing': return showRows(worker, fault !== 'none');
    }
  };
  const edit = (to: { readonly plan?: RoutingPlan; readonly sellers?: readonly Seller[] }): void => {
    plan = to.plan === undefined ? plan : { ...to.plan, number: plan.number + 1 };
    roster = to.sellers === undefined ? roster : { number: roster.number + 1, sellers: to.sellers };
    active = compile();
  };

  for (let count = 0; count < 3; count++) workers.push({ phase: 'idle', by: active, read: new Map(), toGive: [], toRead: [], endings: [], doubts: new Map(), rounds: 0, due: [] });

  return {
    leads, rows, known, seen, workers, problems, decided, beginning, told, look, sweep, hear, step, letGo, change, edit,
    sellers: () => roster.sellers,
    now: () => now,
    pass: (milliseconds: number) => void (now += milliseconds),
    byHand: (leadId: string, ownerId: string): void => {
      const before = known.get(leadId);
      // Given in the Monitor and back in the CRM between two looks, its record stays behind: the limit the docs name.
      if (rows.get(leadId)?.byHand === true && leads.get(leadId)?.version !== before?.version) return;
      if (before !== undefined) {
        // Back where it was it looks as if nothing had happened: the limit the docs name.
        if (ownerId === before.ownerId || ownerId === before.ownerBefore) choices.delete(leadId);
        else choices.set(leadId, ownerId);
      }
      change(leadId, { ownerId });
    },
    /** As an admin gives it in the Monitor: with its record. */
    inMonitor: (leadId: string, ownerId: string): void => {
      const lead = leads.get(leadId);
      // It lists what waits or was decided; a lead from before is neither.
      if (lead === undefined || (lead.createdOn < beginning.since && !rows.has(leadId))) return;
      rows.set(leadId, { leadId, state: 'assigned', byHand: true, assigneeId: ownerId, previousOwnerId: lead.ownerId, arrivedOn: lead.createdOn, assignedOn: iso(now) });
      // Who is at it at this moment has read the lead before, and a request on its way asks for the lead as it is: the limits the docs name.
      const before = known.get(leadId);
      const isBeingDecided = (holders.has(leadId) || before?.state === 'planned') && (ownerId === lead.ownerId || ownerId === before?.ownerId || ownerId === before?.ownerBefore);
      const isBeingGiven = ownerId === lead.ownerId && inFlight.some((request) => request.leadId === leadId);
      if (isBeingDecided || isBeingGiven) choices.delete(leadId);
      else choices.set(leadId, ownerId);
      if (ownerId !== lead.ownerId) change(leadId, { ownerId });
    },
    runNow: (): void => {
      for (const [id, row] of rows) {
        const lead = known.get(id);
        if (row.state !== 'attention' || lead === undefined || !lead.isOpen || (lead.state !== 'waiting' && lead.state !== 'settled')) continue;
        runs.set(id, (runs.get(id) ?? 0) + 1);
        known.set(id, { ...lead, state: 'new', attempts: 0 });
      }
    },
    routeEarlier: (): void => {
      for (const lead of leads.values()) {
        if (!lead.isOpen || lead.createdOn >= beginning.since || rows.has(lead.id) || !isIntake(lead.ownerId)) continue;
        const after = takenUp(known.get(lead.id), lead);
        if (after === undefined) continue;
        choices.delete(lead.id);
        known.set(lead.id, after);
      }
    },
    arrive: (): void => inFlight.shift()?.arrive(),
    inFlight,
  };
}
