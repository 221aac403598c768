// Whatever happens to leads, rules, sellers and workers in whatever order: no lead slips, none is given twice, no person's choice is overwritten,
// nobody gets more than they have room for, and the same events lead to the same owners.
import fc from 'fast-check';
import { isToRoute } from '../../../src/agent/routing/news.ts';
import type { RoutingPlan } from '../../../src/domain/routing/plan.ts';
import { aPlan, aRule, aSeller } from '../../domain/routing/builders.ts';
import { CATCH_ALL, INTAKE, openModel, type Fault, type Model } from './routingModel.ts';

const isLong = process.env['HANDRAISE_PROOFS'] === 'all';
const runs = isLong ? 20_000 : 800;
const PATIENCE_MS = isLong ? 1_800_000 : 60_000;

const SELLERS = ['anna', 'ben', 'cleo', 'dora'] as const;
/** People without a row in Sellers, who may be given leads by hand all the same. */
const PEOPLE = [...SELLERS, CATCH_ALL, INTAKE, 'boss'] as const;

const onlyA = { match: 'all', of: [{ field: 'lead.kind', operator: 'equals', value: 'a' }] } as const;
const plans: Readonly<Record<string, RoutingPlan>> = {
  'round robin': aPlan([aRule({ respectsCapacity: true })], { catchAllOwnerId: CATCH_ALL }),
  balancing: aPlan([aRule({ id: 'a', conditions: onlyA, respectsCapacity: true, distribution: 'load-balancing' }), aRule({ id: 'rest', respectsCapacity: true, distribution: 'load-balancing-by-share' })], { catchAllOwnerId: CATCH_ALL }),
  'to be found nobody for': aPlan([aRule({ conditions: onlyA, respectsCapacity: true, otherwise: { kind: 'stop' } })], { catchAllOwnerId: CATCH_ALL }),
  'a clock a rule, nobody keeps leads': aPlan([aRule({ id: 'a', conditions: onlyA, respectsCapacity: true }), aRule({ id: 'rest', respectsCapacity: true })], { catchAllOwnerId: CATCH_ALL, roundRobinScope: 'rule', keepsEligibleOwner: false }),
};
const planNames = Object.keys(plans);

type Event =
  | { readonly kind: 'create'; readonly what: string; readonly owner: string; readonly isOld: boolean }
  | { readonly kind: 'update' | 'close' | 'reopen'; readonly lead: number }
  | { readonly kind: 'give' | 'give in monitor'; readonly lead: number; readonly to: string }
  | { readonly kind: 'leave' | 'return'; readonly seller: number }
  | { readonly kind: 'capacity'; readonly seller: number; readonly capacity: number | undefined }
  | { readonly kind: 'rules'; readonly name: string }
  | { readonly kind: 'look' | 'sweep' | 'run now' | 'route earlier' | 'late request' }
  | { readonly kind: 'old news'; readonly at: number }
  | { readonly kind: 'work'; readonly worker: number; readonly steps: number; readonly fault: Fault; readonly most: number }
  | { readonly kind: 'crash'; readonly worker: number }
  | { readonly kind: 'time'; readonly minutes: number };

const index = fc.nat({ max: 30 });
const work = fc.record({ kind: fc.constant('work' as const), worker: fc.nat({ max: 2 }), steps: fc.integer({ min: 1, max: 7 }), fault: fc.constantFrom<Fault>('none', 'none', 'none', 'request-lost', 'answer-lost', 'answer-lost', 'late', 'refused'), most: fc.integer({ min: 1, max: 5 }) });
const event: fc.Arbitrary<Event> = fc.oneof(
  { arbitrary: fc.record({ kind: fc.constant('create' as const), what: fc.constantFrom('a', 'b'), owner: fc.constantFrom(INTAKE, INTAKE, INTAKE, 'anna', 'boss'), isOld: fc.nat({ max: 3 }).map((one) => one === 0) }), weight: 3 },
  { arbitrary: fc.record({ kind: fc.constantFrom('update' as const, 'close' as const, 'reopen' as const), lead: index }), weight: 5 },
  { arbitrary: fc.record({ kind: fc.constantFrom('give' as const, 'give in monitor' as const), lead: index, to: fc.constantFrom(...PEOPLE, INTAKE, INTAKE) }), weight: 8 },
  { arbitrary: fc.record({ kind: fc.constantFrom('leave' as const, 'return' as const), seller: index }), weight: 2 },
  { arbitrary: fc.record({ kind: fc.constant('capacity' as const), seller: index, capacity: fc.option(fc.nat({ max: 3 }), { nil: undefined }) }), weight: 2 },
  { arbitrary: fc.record({ kind: fc.constant('rules' as const), name: fc.constantFrom(...planNames) }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constantFrom('look' as const, 'look' as const, 'look' as const, 'sweep' as const, 'run now' as const, 'route earlier' as const, 'late request' as const) }), weight: 8 },
  { arbitrary: fc.record({ kind: fc.constant('old news' as const), at: fc.nat({ max: 200 }) }), weight: 3 },
  { arbitrary: work, weight: 14 },
  { arbitrary: fc.record({ kind: fc.constant('crash' as const), worker: fc.nat({ max: 2 }) }), weight: 3 },
  { arbitrary: fc.record({ kind: fc.constant('time' as const), minutes: fc.integer({ min: 1, max: 300 }) }), weight: 2 },
);
/** Two leads that were heard of come first: most that can go wrong needs one. */
const begun: readonly Event[] = [{ kind: 'create', what: 'a', owner: INTAKE, isOld: false }, { kind: 'create', what: 'b', owner: INTAKE, isOld: false }, { kind: 'look' }];
const history = fc.record({ plan: fc.constantFrom(...planNames), capacity: fc.constantFrom(1, 1, 2, undefined), events: fc.array(event, { minLength: 5, maxLength: 60 }).map((events) => [...begun, ...events]) });

type History = typeof history extends fc.Arbitrary<infer Value> ? Value : never;

function opened({ plan, capacity }: Pick<History, 'plan' | 'capacity'>): Model {
  const named = plans[plan];
  if (named === undefined) throw new Error(`no plan ${plan}`);
  return openModel(SELLERS.map((id) => aSeller(id, capacity === undefined ? {} : { capacity })), named);
}

function happen(model: Model, happened: Event): void {
  const ids = [...model.leads.keys()];
  const lead = 'lead' in happened ? model.leads.get(ids[happened.lead % Math.max(1, ids.length)] ?? '') : undefined;
  const seller = 'seller' in happened ? model.sellers()[happened.seller % SELLERS.length] : undefined;
  const edited = (change: (of: NonNullable<typeof seller>) => typeof seller): void => model.edit({ sellers: model.sellers().flatMap((each) => (each === seller ? (change(each) ?? []) : [each])) });
  switch (happened.kind) {
    case 'create': {
      const created = happened.isOld ? '2026-02-01T09:00:00.000Z' : new Date(model.now()).toISOString();
      return model.change(`lead ${String(ids.length).padStart(3, '0')}`, { kind: happened.what, ownerId: happened.owner, createdById: happened.owner === 'boss' ? INTAKE : happened.owner, createdOn: created, modifiedOn: created });
    }
    case 'update': return lead === undefined ? undefined : model.change(lead.id, { kind: lead.kind === 'a' ? 'b' : 'a' });
    case 'close': return lead?.isOpen === true ? model.change(lead.id, { isOpen: false }) : undefined;
    case 'reopen': return lead?.isOpen === false ? model.change(lead.id, { isOpen: true }) : undefined;
    case 'give': return lead === undefined || lead.ownerId === happened.to ? undefined : model.byHand(lead.id, happened.to);
    case 'give in monitor': return lead?.isOpen === true ? model.inMonitor(lead.id, happened.to) : undefined;
    case 'leave': case 'return': return edited((each) => ({ ...each, getsLeads: happened.kind === 'return' }));
    case 'capacity': return edited(({ capacity: _before, ...each }) => ({ ...each, ...(happened.capacity === undefined ? {} : { capacity: happened.capacity }) }));
    case 'rules': return model.edit({ plan: plans[happened.name] ?? aPlan([]) });
    case 'look': return model.look();
    case 'sweep': return model.sweep();
    case 'run now': return model.runNow();
    case 'route earlier': return model.routeEarlier();
    case 'late request': return model.arrive();
    case 'old news': {
      const news = model.told[happened.at % Math.max(1, model.told.length)];
      return news === undefined ? undefined : model.hear(news);
    }
    case 'work': {
      const worker = model.workers[happened.worker];
      for (let step = 0; worker !== undefined && step < happened.steps; step++) model.step(worker, happened);
      return undefined;
    }
    case 'crash': {
      const worker = model.workers[happened.worker];
      return worker === undefined ? undefined : model.letGo(worker);
    }
    case 'time': return void model.pass(happened.minutes * 60_000);
  }
}

/** Every open lead is owned by decision, waits for somebody who will decide, or needs attention with all that takes. */
function slipped(model: Model): readonly string[] {
  return [...model.leads.values()].flatMap((lead) => {
    if (!lead.isOpen) return [];
    const [known, row] = [model.known.get(lead.id), model.rows.get(lead.id)];
    if (row?.state === 'attention' && (row.why === undefined || row.dueOn === undefined || row.responsibleId === undefined)) return [`${lead.id} needs attention without a reason, a deadline or somebody`];
    const isHeardOf = model.seen.get(lead.id) === lead.version || known?.version === lead.version;
    const isAtWork = known !== undefined && (known.state === 'new' || known.state === 'planned' || known.rowDue);
    if (!isHeardOf || isAtWork || row?.state === 'attention') return [];
    // Without a record it is listed as to be processed, and the next sweep takes it; one from before routing began is nobody's to decide until it changes.
    if (row === undefined) return lead.createdOn >= model.beginning.since || known?.state === 'by-hand' || !isToRoute(lead, model.beginning) ? [] : [`${lead.id} is open, to be routed, and nobody works on it: ${known?.state ?? 'unknown'}`];
    return row.assigneeId === lead.ownerId ? [] : [`${lead.id} is shown as ${row.assigneeId ?? 'nobody'}'s and is ${lead.ownerId}'s`];
  });
}

/** All requests arrive, all news are heard, all workers work, and the CRM answers. */
function calm(model: Model): void {
  while (model.inFlight.length > 0) model.arrive();
  for (let turn = 0; turn < 60; turn++) {
    model.look();
    if (turn % 10 === 0) model.sweep();
    for (const worker of model.workers) for (let step = 0; step < 14; step++) model.step(worker, { fault: 'none', most: 50 });
  }
}

function undone(model: Model): readonly string[] {
  return [...model.leads.values()].flatMap((lead) => {
    const [known, row] = [model.known.get(lead.id), model.rows.get(lead.id)];
    if (!lead.isOpen) return [];
    if (known === undefined) return [`${lead.id} is unknown`];
    if (known.state === 'new' || known.state === 'planned' || known.rowDue) return [`${lead.id} is never done: ${known.state}`];
    if (known.ownerId !== lead.ownerId || known.version !== lead.version) return [`${lead.id} is remembered as ${known.ownerId}'s`];
    if (known.state === 'outside') return isToRoute(lead, model.beginning) && lead.createdOn >= model.beginning.since ? [`${lead.id} came in and was not decided`] : [];
    if (row === undefined) return lead.createdOn >= model.beginning.since ? [`${lead.id} is shown nowhere`] : [];
    if (row.state === 'assigned') return row.assigneeId === lead.ownerId ? [] : [`${lead.id} is shown as another's`];
    return row.why !== undefined && row.dueOn !== undefined && row.responsibleId !== undefined ? [] : [`${lead.id} waits without a reason, a deadline or somebody`];
  });
}

/** By how many leads one of the two was ahead of the other at most, counted from any moment both were there. */
function widestGap({ decided }: Model, one: string, other: string): number {
  let [ahead, most, least, widest] = [0, 0, 0, 0];
  for (const { sellerId, present } of decided) {
    if (!present.has(one) || !present.has(other)) [ahead, most, least] = [0, 0, 0];
    else ahead += sellerId === one ? 1 : sellerId === other ? -1 : 0;
    [most, least] = [Math.max(most, ahead), Math.min(least, ahead)];
    widest = Math.max(widest, most - least);
  }
  return widest;
}

const ends = (model: Model): unknown => [[...model.leads.values()].map(({ id, ownerId, isOpen }) => [id, ownerId, isOpen]), [...model.rows]];

test('[T9][T8] whatever happens in whatever order, at every moment each open lead is owned, waits, or needs attention with a reason, a deadline and somebody; none is given twice, no choice of a person overwritten, nobody above their room', () => {
  fc.assert(fc.property(history, (lived) => {
    const model = opened(lived);
    const wrong = lived.events.flatMap((each, place) => {
      happen(model, each);
      return [...slipped(model), ...model.problems.splice(0)].map((what) => `after event ${place}: ${what}`);
    });
    calm(model);
    expect([...wrong, ...undone(model), ...slipped(model), ...model.problems]).toEqual([]);
  }), { numRuns: runs });
}, PATIENCE_MS);

test('[T9] the same events lead to the same owners and records', () => {
  fc.assert(fc.property(history, (lived) => {
    const [one, other] = [opened(lived), opened(lived)];
    for (const each of lived.events) happen(one, each);
    for (const each of lived.events) happen(other, each);
    expect(ends(other)).toEqual(ends(one));
  }), { numRuns: Math.ceil(runs / 4) });
}, PATIENCE_MS);

test('[T5] under round robin two equal sellers never differ by more than one lead in any time both are there, whoever else leaves and returns, and whatever crashes', () => {
  const coming: fc.Arbitrary<Event> = fc.oneof(
    { arbitrary: fc.record({ kind: fc.constant('create' as const), what: fc.constantFrom('a', 'b'), owner: fc.constant(INTAKE), isOld: fc.constant(false) }), weight: 10 },
    { arbitrary: fc.record({ kind: fc.constantFrom('look' as const, 'sweep' as const) }), weight: 6 },
    { arbitrary: fc.record({ kind: fc.constantFrom('leave' as const, 'return' as const), seller: index }), weight: 3 },
    { arbitrary: fc.record({ kind: fc.constant('old news' as const), at: fc.nat({ max: 200 }) }), weight: 2 },
    { arbitrary: work.map((each) => ({ ...each, fault: each.fault === 'refused' ? ('none' as const) : each.fault })), weight: 10 },
    { arbitrary: fc.record({ kind: fc.constant('crash' as const), worker: fc.nat({ max: 2 }) }), weight: 2 },
    { arbitrary: fc.record({ kind: fc.constant('time' as const), minutes: fc.integer({ min: 1, max: 300 }) }), weight: 2 },
  );
  fc.assert(fc.property(fc.array(coming, { minLength: 10, maxLength: 120 }), (events) => {
    const model = opened({ plan: 'round robin', capacity: undefined });
    for (const each of events) happen(model, each);
    calm(model);
    const gaps = SELLERS.flatMap((one, place) => SELLERS.slice(place + 1).map((other) => widestGap(model, one, other)));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(1);
  }), { numRuns: runs });
}, PATIENCE_MS);
