import fc from 'fast-check';
import { mayActivate, rehearse } from '../../../src/domain/routing/rehearsal.ts';
import type { RehearsalInput, RehearsalProgress, RehearsalResult } from '../../../src/domain/routing/rehearsal.ts';
import type { RecordedLead } from '../../../src/domain/routing/rehearsal/recorded.ts';
import { aLead, aPlan, aRule, aSeller, catchAllOwnerId, holds, rowId } from './planExamples.ts';
import { anyHappenings, historyOf } from './history.ts';
import { anyWorld } from './routingWorld.ts';

/** Histories a run looks at; many more under HANDRAISE_PROOFS=all. */
const HISTORIES = process.env['HANDRAISE_PROOFS'] === 'all' ? 3000 : 60;
const SINCE = '2026-11-16T00:00:00Z';

/** Runs it to the end. */
function played(input: RehearsalInput): { readonly result: RehearsalResult; readonly progress: readonly RehearsalProgress[] } {
  const steps = rehearse(input);
  const progress: RehearsalProgress[] = [];
  for (;;) {
    const step = steps.next();
    if (step.done === true) return { result: step.value, progress };
    progress.push(step.value);
  }
}

test('[T14] rehearsing the live rules over the recorded period gives every recorded owner, by the very same steps', () => {
  let leads = 0;
  fc.assert(fc.property(anyWorld, anyHappenings, (world, happenings) => {
    const { input, decisions } = historyOf(world, happenings);
    const { result } = played(input);
    leads += result.leads.length;
    expect(result.leads.filter(({ isOther }) => isOther)).toEqual([]);
    expect(result.leads.map(({ decision }) => decision)).toEqual(result.leads.map(({ lead }) => decisions.get(lead.id)));
    expect([result.otherOwner, result.leads.length + result.byHand]).toEqual([0, input.leads.length]);
  }), { numRuns: HISTORIES });
  expect(leads).toBeGreaterThan(HISTORIES);
});

const minute = (number: number): string => new Date(Date.parse(SINCE) + number * 60_000).toISOString();
/** Lead 1 comes in a minute after the beginning, lead 2 after two … */
const recorded = (number: number, changes: Partial<RecordedLead> = {}): RecordedLead => ({ ...aLead(number, {}, { createdOn: minute(number), ownerId: rowId(901) }), name: `Lead ${number}`, ...changes });
const numbered = (from: number, to: number, changes: (number: number) => Partial<RecordedLead> = () => ({})): readonly RecordedLead[] => Array.from({ length: to - from + 1 }, (_each, at) => recorded(from + at, changes(from + at)));
const everyone = aPlan([aRule('all')]);
const input = (changes: Partial<RehearsalInput>): RehearsalInput => ({
  plan: everyone, leads: [], loadsAtStart: new Map(), rosters: [{ since: SINCE, roster: { number: 1, sellers: [aSeller(1, { capacity: 2 }), aSeller(2, { capacity: 2 })] } }], ...changes,
});
const owners = ({ leads }: RehearsalResult): readonly (string | undefined)[] => leads.map(({ ownerId }) => ownerId?.slice(-3));

test('[T14] leads go through the draft in the order they came in, whatever order they are read in', () => {
  const { result } = played(input({ leads: [...numbered(1, 4)].reverse() }));
  expect(result.leads.map(({ lead }) => lead.name)).toEqual(['Lead 1', 'Lead 2', 'Lead 3', 'Lead 4']);
  expect(owners(result)).toEqual(['001', '002', '001', '002']);
});

test('[T8] capacity fills up lead by lead, and a lead that closes makes room for the next', () => {
  expect(owners(played(input({ leads: numbered(1, 6) })).result)).toEqual(['001', '002', '001', '002', '900', '900']);
  expect(owners(played(input({ leads: numbered(1, 6, (number) => (number === 2 ? { closedOn: minute(5) } : {})) })).result)).toEqual(['001', '002', '001', '002', '002', '900']);
  expect(owners(played(input({ leads: numbered(1, 2), loadsAtStart: new Map([[rowId(1), { open: 2 }], [rowId(2), { open: 2 }]]), changes: [{ on: minute(2), sellerId: rowId(2), open: -1 }] })).result)).toEqual(['900', '002']);
});

test('[T11] sellers are as they were at the time: who was away, switched off or had less room then', () => {
  const rosters: RehearsalInput['rosters'] = [
    { since: SINCE, roster: { number: 1, sellers: [aSeller(1, { getsLeads: false }), aSeller(2)] } },
    { since: minute(2), roster: { number: 2, sellers: [aSeller(1), aSeller(2, { absences: [{ from: minute(3), to: minute(5) }] })] } },
  ];
  const plan = aPlan([aRule('all', { availableWithinHours: 1, distribution: 'load-balancing' }), aRule('now')]);
  const { result } = played(input({ plan, rosters, leads: numbered(1, 5), loadsAtStart: new Map([[rowId(1), { open: 5 }]]) }));
  expect(owners(result)).toEqual(['002', '002', '001', '001', '002']);
  expect(result.leads.map(({ decision }) => decision.rosterNumber)).toEqual([1, 2, 2, 2, 2]);
});

test('[T14] people\'s choices stay: a lead given by hand is not rehearsed, moves the clock and takes up room, and one given on later does so from then', () => {
  const byHand = played(input({ leads: numbered(1, 4, (number) => (number === 1 ? { manual: true, ownedBy: rowId(2), ownedOn: minute(1) } : {})) })).result;
  expect([byHand.byHand, owners(byHand)]).toEqual([1, ['001', '002', '001']]);
  const givenOn = played(input({ leads: numbered(1, 5, (number) => (number === 1 ? { moves: [{ to: rowId(2), on: minute(2) }] } : {})) })).result;
  expect(owners(givenOn)).toEqual(['001', '001', '002', '001', '900']);
});

test('a lead that was closed before the rules came to it is nobody\'s to give', () => {
  expect(owners(played(input({ leads: numbered(1, 2, (number) => (number === 1 ? { closedOn: minute(1), decidedOn: minute(3) } : {})) })).result)).toEqual(['001']);
});

test('[T14] the figures set the draft beside what really happened: owners, load, evenness, capacity', () => {
  const all = numbered(1, 6, (number) => ({ ownedBy: rowId(1), ownedOn: minute(number), ...(number === 1 ? { closedOn: minute(4) } : {}) }));
  const { result } = played(input({ leads: all }));
  expect(result).toMatchObject({
    otherOwner: 3, caught: 1, slipped: [], byHand: 0, overCapacity: { live: 1, draft: 0 }, fairness: { live: { index: 0.5, gap: 6 }, draft: { gap: 1 } },
    sellers: [{ name: 'Seller 1', capacity: 2, given: { live: 6, draft: 3 }, peak: { live: 5, draft: 2 } }, { name: 'Seller 2', given: { live: 0, draft: 2 }, peak: { live: 0, draft: 2 } }],
  });
  expect(result.leads.filter(({ isOther }) => isOther).map(({ lead }) => lead.name)).toEqual(['Lead 2', 'Lead 4', 'Lead 6']);
});

test('[T10] the time to an owner is told for half and nine in ten of the leads, as it was and as it would be', () => {
  const seconds = [5, 20, 24, 45, 90, 4000];
  const leads = numbered(1, 7, (number) => {
    const taken = seconds[number - 1];
    return taken === undefined ? {} : { ownedBy: rowId(1), ownedOn: new Date(Date.parse(minute(number)) + taken * 1000).toISOString(), decidedOn: new Date(Date.parse(minute(number)) + taken * 100).toISOString() };
  });
  const { result } = played(input({ leads, usualDelay: 8000 }));
  expect(result.timeToOwner.live).toEqual({ half: 24_000, nineInTen: 4_000_000, bands: [1, 2, 1, 1, 0, 0, 1], never: 1 });
  // From the decision to the owner in the CRM it takes as long as it did; where nothing is recorded, the usual delay.
  expect(result.timeToOwner.draft).toEqual({ half: 24_000, nineInTen: 4_000_000, bands: [2, 2, 1, 1, 0, 0, 1], never: 0 });
});

test('[T14] a draft that would leave a lead with nobody is not activated unless each such lead is acknowledged by name', () => {
  const stops = aPlan([aRule('pt', { conditions: holds('lead.language', 'pt'), target: { kind: 'sellers', ids: [rowId(77)] }, otherwise: { kind: 'stop' } }), aRule('all')]);
  const leads = numbered(1, 4, (number) => ({ values: { 'lead.language': number % 2 === 0 ? 'pt' : 'de' } }));
  const { result } = played(input({ plan: stops, leads }));
  expect([result.slipped.map(({ lead }) => lead.name), result.timeToOwner.draft.never]).toEqual([['Lead 2', 'Lead 4'], 2]);
  const ids = result.slipped.map(({ lead }) => lead.id);
  expect(mayActivate(result, stops, [])).toEqual({ may: false, why: 'leads-slip', unacknowledged: result.slipped });
  expect(mayActivate(result, stops, ids.slice(0, 1))).toEqual({ may: false, why: 'leads-slip', unacknowledged: result.slipped.slice(1) });
  expect(mayActivate(result, stops, ids)).toEqual({ may: true, unacknowledged: [] });
  expect(mayActivate(played(input({ leads })).result, everyone, [])).toEqual({ may: true, unacknowledged: [] });
});

test('[T14] what was rehearsed is what may be activated: a draft edited since has to be rehearsed again', () => {
  const { result } = played(input({ leads: numbered(1, 2) }));
  expect(mayActivate(result, { ...everyone, settings: { ...everyone.settings, catchAllHours: 2 } }, [])).toEqual({ may: false, why: 'draft-changed', unacknowledged: [] });
  expect(mayActivate(result, JSON.parse(JSON.stringify(everyone)) as typeof everyone, [])).toMatchObject({ may: true });
});

test('[T9] under a catch-all owner nothing slips, whatever the rules, sellers and leads, unless a rule says stop', () => {
  fc.assert(fc.property(anyWorld, anyHappenings, (world, happenings) => {
    const { input: given } = historyOf(world, happenings);
    const rules = given.plan.rules.map((rule) => (rule.otherwise.kind === 'stop' ? { ...rule, otherwise: { kind: 'next-rule' } as const } : rule));
    const safe = { ...given.plan, rules, settings: { ...given.plan.settings, catchAllOwnerId } };
    expect(played({ ...given, plan: safe }).result.slipped).toEqual([]);
  }), { numRuns: HISTORIES });
});

test('progress is told from the beginning on, so that a rehearsal can be shown and stopped', () => {
  const { progress } = played(input({ leads: numbered(1, 120) }));
  expect(progress).toEqual([{ done: 0, of: 120 }, { done: 50, of: 120 }, { done: 100, of: 120 }]);
  const stopped = rehearse(input({ leads: numbered(1, 120) }));
  stopped.next();
  expect([stopped.return(undefined as never).done, stopped.next().done]).toEqual([true, true]);
});

test('a period without leads is rehearsed too, and says nothing', () => {
  expect(played(input({})).result).toMatchObject({ leads: [], otherOwner: 0, slipped: [], fairness: { live: { index: 1, gap: 0 } }, timeToOwner: { live: { never: 0 } } });
});
