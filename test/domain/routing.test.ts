// The worked examples of the reference product's documents, by their number, and what we do where it is silent or where we differ.
import { compileRouting, type LeadToRoute, type RoutingBoard } from '../../src/domain/routing.ts';
import type { AssignmentRule, RoutingPlan } from '../../src/domain/routing/plan.ts';
import type { Roster, SellerLoad, WorkSchedule } from '../../src/domain/routing/seller.ts';
import type { Segment } from '../../src/domain/segment.ts';
import { aLead, aPlan, aRoster, aRule, aSeller } from './routing/builders.ts';

const noon = new Date('2026-11-20T12:00:00Z');
const at = (time: string): number => Date.parse(`2026-11-20T${time}:00Z`);

function open(plan: RoutingPlan, roster: Roster, loads: Readonly<Record<string, SellerLoad>> = {}): RoutingBoard {
  return compileRouting(plan, roster).open(new Map(Object.entries(loads)));
}

/** Who gets so many leads, one after the other. */
const give = (board: RoutingBoard, count: number, now = noon): readonly string[] => Array.from({ length: count }, () => nameOf(board, aLead(), now));
const nameOf = (board: RoutingBoard, lead: LeadToRoute, now = noon): string => {
  const { outcome } = board.route(lead, now);
  return 'id' in outcome ? outcome.id : outcome.kind;
};
/** The order in which they would be next. */
const line = (plan: RoutingPlan, roster: Roster, board: RoutingBoard): readonly string[] => give(open(plan, roster, Object.fromEntries(roster.sellers.map(({ id }) => [id, board.loadOf(id)]))), roster.sellers.length);
/** An assignment by a person. */
const byHand = (board: RoutingBoard, id: string, time: string): void => board.set(id, { ...board.loadOf(id), open: board.loadOf(id).open + 1, lastAssignedAt: at(time) });
const [A, B, C] = [aSeller('A'), aSeller('B'), aSeller('C')];
const only = (field: string, value: string): AssignmentRule['conditions'] => ({ match: 'all', of: [{ field, operator: 'equals', value }] });

describe('1.3 the algorithm', () => {
  const segment = (id: string, priority: number, source: string): Segment => ({ id, name: id, priority, isActive: true, conditions: only('lead.leadsourcecode', source) });

  test('[T1] the first rule in order that holds decides, and an inactive one never does', () => {
    const rules = [aRule({ id: 'off', isActive: false }), aRule({ id: 'fairs', conditions: only('lead.leadsourcecode', 'Fair') }), aRule({ id: 'web', conditions: only('lead.leadsourcecode', 'Web') }), aRule({ id: 'all' })];
    const board = open(aPlan(rules), aRoster(A));
    expect(board.route(aLead({ 'lead.leadsourcecode': 'web' }), noon)).toMatchObject({ steps: [{ ruleId: 'web' }], outcome: { kind: 'seller', id: 'A', ruleId: 'web' } });
    expect(board.route(aLead(), noon).outcome).toMatchObject({ ruleId: 'all' });
  });

  test('[T2] a rule of a segment is for its leads only, and a lead in two segments is in the one of higher priority', () => {
    const plan = aPlan([aRule({ id: 'low', segmentId: 'low' }), aRule({ id: 'high', segmentId: 'high' })], {}, [segment('low', 1, 'Web'), segment('high', 2, 'Web')]);
    expect(open(plan, aRoster(A)).route(aLead({ 'lead.leadsourcecode': 'Web' }), noon)).toMatchObject({ segmentId: 'high', steps: [{ ruleId: 'high' }] });
  });

  test('[T2] a lead in no segment is for rules without one; where all have one it says so', () => {
    const segments = [segment('web', 1, 'Web')];
    expect(open(aPlan([aRule({ segmentId: 'web' }), aRule({ id: 'rest' })], {}, segments), aRoster(A)).route(aLead(), noon).outcome).toMatchObject({ kind: 'seller', ruleId: 'rest' });
    expect(open(aPlan([aRule({ segmentId: 'web' })], {}, segments), aRoster(A)).route(aLead(), noon)).toMatchObject({ steps: [], outcome: { kind: 'catch-all', id: 'catch-all', reason: 'no-matching-segment' } });
  });

  test('[T2] the default segment takes whoever no other took', () => {
    const plan = aPlan([aRule({ segmentId: 'rest' })], {}, [{ ...segment('rest', 99, 'never'), isDefault: true }, segment('web', 1, 'Web')]);
    expect([open(plan, aRoster(A)).route(aLead(), noon).segmentId, open(plan, aRoster(A)).route(aLead({ 'lead.leadsourcecode': 'Web' }), noon).segmentId]).toEqual(['rest', 'web']);
  });

  test('[T3] conditions on the account of a lead count like its own, nested to any depth', () => {
    const conditions: AssignmentRule['conditions'] = { match: 'any', of: [{ match: 'all', of: [{ field: 'account.industrycode', operator: 'equals', value: 'Food' }, { field: 'lead.numberofemployees', operator: 'at-least', value: 200 }] }, { field: 'lead.subject', operator: 'contains', value: 'demo' }] };
    const board = open(aPlan([aRule({ conditions })]), aRoster(A));
    expect(compileRouting(aPlan([aRule({ conditions })]), aRoster(A)).fields).toEqual(['account.industrycode', 'lead.numberofemployees', 'lead.subject']);
    expect([nameOf(board, aLead({ 'account.industrycode': 'food', 'lead.numberofemployees': 200 })), nameOf(board, aLead({ 'account.industrycode': 'food' })), nameOf(board, aLead({ 'lead.subject': 'A demo, please' }))]).toEqual(['A', 'catch-all', 'A']);
  });

  test('[T9] a rule that holds and finds nobody goes on to the next rule: the first match doesn\'t end the search', () => {
    const rules = [aRule({ id: 'named', target: { kind: 'sellers', ids: ['gone'] } }), aRule({ id: 'all' })];
    expect(open(aPlan(rules), aRoster(A)).route(aLead(), noon)).toMatchObject({ steps: [{ ruleId: 'named', reason: 'no-sellers-meet-conditions' }, { ruleId: 'all' }], outcome: { kind: 'seller', id: 'A' } });
  });

  test.each<readonly [AssignmentRule['otherwise'], object]>([
    [{ kind: 'owner', id: 'boss' }, { kind: 'owner', id: 'boss', ruleId: 'rule', reason: 'sellers-lack-capacity' }],
    [{ kind: 'queue', id: 'inbox' }, { kind: 'queue', id: 'inbox', ruleId: 'rule' }],
    [{ kind: 'stop' }, { kind: 'nobody', reason: 'sellers-lack-capacity' }],
    [{ kind: 'next-rule' }, { kind: 'catch-all', id: 'catch-all', reason: 'sellers-lack-capacity' }],
  ])('[T9][T12] "if nobody is free" %j gives %j', (otherwise, outcome) => {
    const board = open(aPlan([aRule({ otherwise, respectsCapacity: true })]), aRoster({ ...A, capacity: 1 }), { A: { open: 1 } });
    expect(board.route(aLead(), noon).outcome).toEqual(outcome);
  });

  test('[T7] who doesn\'t get leads, has no eligible role or may not own leads is left out', () => {
    const roster = aRoster(aSeller('A', { getsLeads: false, roleIds: ['sales'] }), aSeller('B', { roleIds: ['support'] }), aSeller('C', { roleIds: ['sales'], mayOwnLeads: false }), aSeller('D', { roleIds: ['support', 'sales'] }));
    expect(give(open(aPlan([aRule()], { eligibleRoleIds: ['sales'] }), roster), 3)).toEqual(['D', 'D', 'D']);
  });
});

describe('1.4 round robin', () => {
  const plan = aPlan([aRule()]);

  test('[T5] the clock is one for all rules: after R1, R2 and R3 gave one lead each, R1 begins with A again', () => {
    const rules = ['R1', 'R2', 'R3'].map((id) => aRule({ id, conditions: only('lead.subject', id) }));
    const board = open(aPlan(rules), aRoster(A, B, C));
    expect(['R1', 'R2', 'R3', 'R1'].map((subject) => nameOf(board, aLead({ 'lead.subject': subject })))).toEqual(['A', 'B', 'C', 'A']);
  });

  test('[T5] counted by rule instead, each rule begins with A', () => {
    const rules = ['R1', 'R2', 'R3'].map((id) => aRule({ id, conditions: only('lead.subject', id) }));
    const board = open(aPlan(rules, { roundRobinScope: 'rule' }), aRoster(A, B, C));
    expect(['R1', 'R2', 'R3', 'R1'].map((subject) => nameOf(board, aLead({ 'lead.subject': subject })))).toEqual(['A', 'A', 'A', 'B']);
    expect(board.loadOf('A')).toMatchObject({ open: 3, lastByRule: { R1: at('12:00'), R2: at('12:00') + 1, R3: at('12:00') + 2 } });
  });

  const started = (): RoutingBoard => open(plan, aRoster(A, B, C), { A: { open: 0, lastAssignedAt: at('10:02') }, B: { open: 0, lastAssignedAt: at('10:31') }, C: { open: 0, lastAssignedAt: at('11:17') } });

  test('[T5] A 10:02, B 10:31, C 11:17: a lead to A, an opportunity to C, a lead to B, and next are C, A, B: rules are for leads only', () => {
    const board = started();
    expect(give(board, 2)).toEqual(['A', 'B']);
    expect(line(plan, aRoster(A, B, C), board)).toEqual(['C', 'A', 'B']);
    byHand(board, 'A', '12:30');
    expect(line(plan, aRoster(A, B, C), board)).toEqual(['C', 'B', 'A']);
  });

  test('[T5] were the opportunity counted, next would be A, C, B; a lead by hand to A makes it C, B, A', () => {
    const board = started();
    expect(nameOf(board, aLead(), new Date(at('12:00')))).toBe('A');
    byHand(board, 'C', '12:01');
    expect(nameOf(board, aLead(), new Date(at('12:02')))).toBe('B');
    expect(line(plan, aRoster(A, B, C), board)).toEqual(['A', 'C', 'B']);
    byHand(board, 'A', '12:30');
    expect(line(plan, aRoster(A, B, C), board)).toEqual(['C', 'B', 'A']);
  });

  test('[T5] who was never served comes first; between equal ones the id decides', () => {
    expect(give(open(plan, aRoster(C, A, B), { A: { open: 0, lastAssignedAt: 5 } }), 4)).toEqual(['B', 'C', 'A', 'B']);
  });

  test('[T5] leads that come at one instant are still dealt out in turn', () => {
    expect(give(started(), 7)).toEqual(['A', 'B', 'C', 'A', 'B', 'C', 'A']);
  });

  test('[T5] who makes a lead keeps it if they could take it; without the setting their own lead goes to somebody else', () => {
    const lead = aLead({}, { ownerId: 'A' });
    const loads = { A: { open: 1, lastAssignedAt: at('11:59') } };
    const kept = open(plan, aRoster(A, B), loads);
    expect(kept.route(lead, noon)).toMatchObject({ outcome: { kind: 'kept', id: 'A' }, pick: { contenders: [{ place: 0 }, { place: 1 }], among: 2 } });
    expect(kept.loadOf('A')).toEqual({ open: 1, lastAssignedAt: at('12:00') });
    expect(open(aPlan([aRule()], { keepsEligibleOwner: false }), aRoster(A, B), loads).route(lead, noon).outcome).toEqual({ kind: 'seller', id: 'B', ruleId: 'rule' });
    expect(open(plan, aRoster({ ...A, getsLeads: false }, B), loads).route(lead, noon).outcome).toMatchObject({ kind: 'seller', id: 'B' });
  });

  test('[T9] the catch-all owner doesn\'t keep what waits with them when it is tried again', () => {
    expect(open(aPlan([aRule()], { catchAllOwnerId: 'A' }), aRoster(A, B), { A: { open: 1, lastAssignedAt: 9 } }).route(aLead({}, { ownerId: 'A' }), noon).outcome).toMatchObject({ kind: 'seller', id: 'B' });
  });
});

describe('1.5 load balancing', () => {
  const balanced = aPlan([aRule({ distribution: 'load-balancing', respectsCapacity: true })]);
  const roster = aRoster({ ...A, capacity: 20 }, { ...B, capacity: 20 }, { ...C, capacity: 20 });

  test('[T6] with 10, 12 and 15 to take: C, C, C, then B, for C was served last; A closes three and is next', () => {
    const board = open(balanced, roster, { A: { open: 10 }, B: { open: 8 }, C: { open: 5 } });
    expect(give(board, 4)).toEqual(['C', 'C', 'C', 'B']);
    board.set('A', { ...board.loadOf('A'), open: 7 });
    expect(give(board, 1)).toEqual(['A']);
  });

  test('[T8] with room for 50 and 20 leads open a seller can take 30 more, and no more', () => {
    const board = open(balanced, aRoster({ ...A, capacity: 50 }), { A: { open: 20 } });
    expect(give(board, 31).filter((name) => name === 'A')).toHaveLength(30);
    expect(board.route(aLead(), noon).outcome).toEqual({ kind: 'catch-all', id: 'catch-all', reason: 'sellers-lack-capacity' });
  });

  test('[T8] without the capacity switch who has nothing left to take still gets leads', () => {
    const board = open(aPlan([aRule({ distribution: 'load-balancing' })]), aRoster({ ...A, capacity: 1 }, { ...B, capacity: 1 }), { A: { open: 3 }, B: { open: 2 } });
    expect(give(board, 3)).toEqual(['B', 'A', 'B']);
  });

  test('[T8] nothing to take and less than nothing are both full', () => {
    expect(give(open(balanced, roster, { A: { open: 21 }, B: { open: 20 }, C: { open: 19 } }), 2)).toEqual(['C', 'catch-all']);
  });

  test('[T6] who has no capacity set is never full and comes last', () => {
    expect(give(open(balanced, aRoster(A, { ...B, capacity: 2 })), 4)).toEqual(['B', 'B', 'A', 'A']);
  });

  test('[T6] by number a capacity of 10 waits until one of 50 has as little left; by share both fill alike', () => {
    const uneven = aRoster({ ...A, capacity: 10 }, { ...B, capacity: 50 });
    const countA = (method: AssignmentRule['distribution']): number => give(open(aPlan([aRule({ distribution: method, respectsCapacity: true })]), uneven), 30).filter((name) => name === 'A').length;
    expect([countA('load-balancing'), countA('load-balancing-by-share')]).toEqual([0, 5]);
  });
});

describe('1.6 availability', () => {
  const hours = (from: number, to: number, days: readonly (0 | 1 | 2 | 3 | 4 | 5 | 6)[]): WorkSchedule => ({ timeZone: 'UTC', days: Object.fromEntries(days.map((day) => [day, [{ from: from * 60, to: to * 60 }]])), holidays: [] });
  const week = hours(9, 17, [1, 2, 3, 4, 5]);
  const friday = (time: string): Date => new Date(`2026-11-20T${time}:00Z`);

  test('[T11] a seller without a schedule is always available', () => {
    expect(nameOf(open(aPlan([aRule({ availableWithinHours: 1 })]), aRoster(A)), aLead(), new Date('2026-11-22T03:00:00Z'))).toBe('A');
  });

  test('[T11] Friday evening and nobody until Monday morning: within 48 hours nobody, within 60 the first on Monday', () => {
    const roster = aRoster(aSeller('A', { schedule: hours(10, 17, [1]) }), aSeller('B', { schedule: hours(9, 17, [1]) }));
    const within = (availableWithinHours: number): object => open(aPlan([aRule({ availableWithinHours })]), roster).route(aLead(), friday('21:00')).outcome;
    expect(within(48)).toMatchObject({ kind: 'catch-all', reason: 'sellers-lack-availability' });
    expect(within(59)).toMatchObject({ kind: 'catch-all' });
    expect(within(60)).toMatchObject({ kind: 'seller', id: 'B' });
  });

  const others = [aSeller('B', { schedule: hours(9, 17, [6]) }), aSeller('M', { schedule: hours(9, 17, [6]) }), aSeller('R', { schedule: hours(12, 17, [0]) })];
  const loads = { V: { open: 0, lastAssignedAt: at('09:02') }, S: { open: 0, lastAssignedAt: at('08:29') }, B: { open: 0, lastAssignedAt: at('08:37') }, M: { open: 0, lastAssignedAt: at('08:15') } };

  test('[T11] round robin among those at work: V 15:02 and S 14:29 give S, V, S, however long the others waited', () => {
    const board = open(aPlan([aRule({ availableWithinHours: 72 })]), aRoster(aSeller('V', { schedule: week }), aSeller('S', { schedule: week }), ...others), loads);
    expect(give(board, 3, friday('11:00'))).toEqual(['S', 'V', 'S']);
  });

  test('[T11] load balancing among those at work: V with 5 to take until S with 2 has as many', () => {
    const board = open(aPlan([aRule({ availableWithinHours: 72, distribution: 'load-balancing', respectsCapacity: true })]), aRoster(aSeller('V', { schedule: week, capacity: 5 }), aSeller('S', { schedule: week, capacity: 2 }), ...others), loads);
    expect(give(board, 5, friday('11:00'))).toEqual(['V', 'V', 'V', 'S', 'V']);
  });

  test.each([[14, 20], [20, 14]])('[T11] V and S full: of those who come tomorrow M by round robin, whether B can take %d and M %d', (ofB, ofM) => {
    const roster = aRoster(aSeller('V', { schedule: week, capacity: 1 }), aSeller('S', { schedule: week, capacity: 1 }), ...others.map((each) => ({ ...each, ...(each.id === 'B' ? { capacity: ofB } : each.id === 'M' ? { capacity: ofM } : {}) })));
    const board = open(aPlan([aRule({ availableWithinHours: 72, distribution: 'load-balancing', respectsCapacity: true })]), roster, { ...loads, V: { open: 2 }, S: { open: 1 } });
    expect(board.route(aLead(), friday('11:00'))).toMatchObject({ outcome: { kind: 'seller', id: 'M' }, pick: { bucket: 1, method: 'round-robin', among: 2 }, full: [[3, 4]] });
  });

  test('[T11] who is off now but back within the window gets the lead now', () => {
    expect(nameOf(open(aPlan([aRule({ availableWithinHours: 24 })]), aRoster(aSeller('A', { schedule: week }))), aLead(), friday('06:00'))).toBe('A');
  });

  test('[T11] as hours pass, people come and go: the same board finds them', () => {
    const board = open(aPlan([aRule({ availableWithinHours: 1 })]), aRoster(aSeller('A', { schedule: hours(8, 12, [5]) }), aSeller('B', { schedule: hours(12, 16, [5]) })));
    expect(['06:59', '07:00', '09:00', '10:30', '11:00', '12:00', '15:59', '16:00', '09:00'].map((time) => nameOf(board, aLead(), friday(time)))).toEqual(['catch-all', 'A', 'A', 'A', 'A', 'B', 'B', 'catch-all', 'A']);
  });

  test('[T11] who is away gets nothing while a rule asks for availability, and is back the moment the absence ends', () => {
    const board = open(aPlan([aRule({ availableWithinHours: 2 })], { creditsAbsence: false }), aRoster(aSeller('A', { absences: [{ from: '2026-11-20T10:00:00Z', to: '2026-11-20T20:00:00Z' }] }), B));
    expect(['09:00', '10:00', '17:59', '20:00'].map((time) => nameOf(board, aLead(), friday(time)))).toEqual(['A', 'B', 'B', 'A']);
  });
});

describe('1.7 targets', () => {
  const north = aSeller('N', { attributes: { region: ['Nordics', 'Baltics'] }, fields: { 'systemuser.address1_country': 'DK' } });
  const south = aSeller('S', { attributes: { region: ['Iberia'] }, fields: { 'systemuser.address1_country': 'PT' } });
  const target = (more: Partial<AssignmentRule>, lead = aLead()): object => open(aPlan([aRule(more)]), aRoster(north, south)).route(lead, noon).outcome;

  test('[T4] sellers with a value of an attribute, one of several being enough', () => {
    expect(target({ target: { kind: 'matching-sellers' }, sellerConditions: [{ of: 'attribute', field: 'region', operator: 'in', value: ['Baltics', 'Benelux'] }] })).toMatchObject({ id: 'N' });
    expect(target({ target: { kind: 'matching-sellers' }, sellerConditions: [{ of: 'attribute', field: 'region', operator: 'not-equals', value: 'Baltics' }] })).toMatchObject({ id: 'S' });
  });

  test('[T4] one rule for all countries: the seller\'s country equals the lead\'s', () => {
    const same: Partial<AssignmentRule> = { target: { kind: 'matching-sellers' }, sellerConditions: [{ of: 'user', field: 'systemuser.address1_country', operator: 'equals', leadField: 'lead.address1_country' }] };
    expect(target(same, aLead({ 'lead.address1_country': 'pt' }))).toMatchObject({ kind: 'seller', id: 'S' });
    expect(target(same, aLead({ 'lead.address1_country': 'JP' }))).toMatchObject({ kind: 'catch-all', reason: 'no-sellers-meet-conditions' });
    expect(target(same, aLead())).toMatchObject({ kind: 'catch-all', reason: 'no-sellers-meet-conditions' });
  });

  test('[T1] named sellers, the owner of the account, a team, a queue', () => {
    expect(target({ target: { kind: 'sellers', ids: ['S', 'somebody else'] } })).toEqual({ kind: 'seller', id: 'S', ruleId: 'rule' });
    expect(target({ target: { kind: 'account-owner' } }, aLead({}, { accountOwnerId: 'S' }))).toEqual({ kind: 'account-owner', id: 'S', ruleId: 'rule' });
    expect(target({ target: { kind: 'account-owner' } })).toMatchObject({ kind: 'catch-all', reason: 'no-sellers-meet-conditions' });
    expect(target({ target: { kind: 'team', id: 'inside sales' } })).toEqual({ kind: 'team', id: 'inside sales', ruleId: 'rule' });
    expect(target({ target: { kind: 'queue', id: 'inbox' } })).toEqual({ kind: 'queue', id: 'inbox', ruleId: 'rule' });
  });
});

describe('1.8 the age limit', () => {
  const rules = [aRule({ id: 'young', createdWithinHours: 2 }), aRule({ id: 'rest' })];

  test.each([['12:00', 'young'], ['14:00', 'young'], ['14:01', 'rest']])('[T1] of a lead made at noon, at %s the rule is "%s"', (time, rule) => {
    expect(open(aPlan(rules), aRoster(A)).route(aLead(), new Date(at(time))).outcome).toMatchObject({ ruleId: rule });
  });

  test('[T12] where the setting says so, an older lead needs attention instead of the next rule', () => {
    expect(open(aPlan(rules, { tooOld: 'needs-attention' }), aRoster(A)).route(aLead(), new Date(at('14:01')))).toMatchObject({ steps: [{ ruleId: 'young', reason: 'older-than-timeframe' }], outcome: { kind: 'catch-all', reason: 'older-than-timeframe' } });
  });
});

describe('1.9 reasons', () => {
  const off: WorkSchedule = { timeZone: 'UTC', days: {}, holidays: [] };

  test.each<readonly [string, Parameters<typeof aSeller>[1], Partial<AssignmentRule>]>([
    ['no-sellers-meet-conditions', {}, { target: { kind: 'sellers', ids: [] } }],
    ['no-sellers-meet-conditions', { getsLeads: false }, {}],
    ['sellers-lack-permission', { mayOwnLeads: false, capacity: 0, schedule: off }, { respectsCapacity: true, availableWithinHours: 8 }],
    ['sellers-lack-capacity', { capacity: 0, schedule: off }, { respectsCapacity: true, availableWithinHours: 8 }],
    ['sellers-lack-availability', { capacity: 1, schedule: off }, { respectsCapacity: true, availableWithinHours: 8 }],
    ['sellers-lack-availability', { capacity: 0, schedule: off }, { availableWithinHours: 8 }],
  ])('[T12] "%s" is the first filter that leaves nobody: %j under %j', (reason, seller, rule) => {
    expect(open(aPlan([aRule(rule)]), aRoster(aSeller('A', seller))).route(aLead(), noon).outcome).toEqual({ kind: 'catch-all', id: 'catch-all', reason });
  });

  test('[T12] of several rules that held and found nobody, the first says why', () => {
    const rules = [aRule({ id: 'one', respectsCapacity: true }), aRule({ id: 'two', target: { kind: 'sellers', ids: [] } })];
    expect(open(aPlan(rules), aRoster({ ...A, capacity: 0 })).route(aLead(), noon).outcome).toMatchObject({ reason: 'sellers-lack-capacity' });
  });

  test('[T9] without a catch-all owner the lead waits where it is, with its reason', () => {
    const { catchAllOwnerId: _nobody, ...settings } = aPlan([]).settings;
    expect(open({ ...aPlan([]), settings }, aRoster(A)).route(aLead(), noon).outcome).toEqual({ kind: 'nobody', reason: 'no-rule-conditions-met' });
  });
});

describe('what a decision keeps', () => {
  test('[T15] versions, the lead\'s own values in the fields the plan speaks of, the line and the time', () => {
    const plan = aPlan([aRule({ id: 'one', conditions: only('lead.leadsourcecode', 'Fair') }), aRule({ id: 'two', respectsCapacity: true, sellerConditions: [{ of: 'attribute', field: 'region', operator: 'equals', leadField: 'lead.country' }] })]);
    const roster = aRoster(aSeller('A', { attributes: { region: ['DK'] }, capacity: 1 }), aSeller('B', { attributes: { region: ['DK'] } }), aSeller('C', { attributes: { region: ['DK'] } }), aSeller('D'));
    const lead = aLead({ 'lead.country': 'DK', 'lead.leadsourcecode': 'Web', 'lead.subject': 'Nobody asks' }, { id: 'the-lead', accountOwnerId: 'D' });
    expect(open(plan, roster, { A: { open: 1 }, C: { open: 4, lastAssignedAt: at('11:00') } }).route(lead, noon)).toEqual({
      leadId: 'the-lead', planNumber: 7, rosterNumber: 3, at: '2026-11-20T12:00:00.000Z', values: { 'lead.country': 'DK', 'lead.leadsourcecode': 'Web' }, ownerId: 'web-form', accountOwnerId: 'D', createdOn: '2026-11-20T12:00:00Z',
      steps: [{ ruleId: 'two' }], outcome: { kind: 'seller', id: 'B', ruleId: 'two' }, full: [[0, 0]],
      pick: { bucket: 0, method: 'round-robin', contenders: [{ place: 1, key: [-1] }, { place: 2, key: [at('11:00')] }], among: 2 },
    });
  });

  test('[T6] without the proof the same people get the same leads', () => {
    const roster = aRoster(...['A', 'B', 'C', 'D'].map((id, place) => aSeller(id, { capacity: 3 + place })));
    const plan = aPlan([aRule({ distribution: 'load-balancing', respectsCapacity: true })]);
    const [shown, lean] = [open(plan, roster), open(plan, roster)];
    for (let count = 0; count < 20; count++) {
      const lead = aLead();
      expect(lean.place(lead, noon)).toEqual(shown.route(lead, noon).outcome);
    }
  });

  test('somebody who isn\'t in the roster keeps their count', () => {
    const board = open(aPlan([]), aRoster(A), { gone: { open: 4 } });
    expect([board.loadOf('gone'), board.loadOf('never seen'), board.loadOf('A')]).toEqual([{ open: 4 }, { open: 0 }, { open: 0 }]);
  });
});
