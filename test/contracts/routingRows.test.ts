// What routing keeps in the CRM, against the embedded CRM over real HTTP: plans, attributes, sellers, their hours, rosters, assignments, runs;
// who may write what, and what happens when two write at once.
import { randomUUID } from 'node:crypto';
import { openCrm, type CrmClient } from '../../src/crm/client.ts';
import { assignByHand, assignmentChange, countAssignments, readAssignment, readAssignments, readOwnAssignments, type AssignmentToSave } from '../../src/crm/routing/assignments.ts';
import { readAttributes, removeAttribute, saveAttribute } from '../../src/crm/routing/attributes.ts';
import { saveAvailability } from '../../src/crm/routing/availability.ts';
import { activateDraft, discardDraft, readActivePlan, readPlan, readPlans, retireActive, saveDraft, type PlanDraft, type SavedPlan } from '../../src/crm/routing/plans.ts';
import { keepRoster, readRoster, readRostersSince } from '../../src/crm/routing/rosters.ts';
import { askForRun, finishRun, readOpenRuns, readRuns, scheduleRun, startRun } from '../../src/crm/routing/runs.ts';
import { readOwnSeller, readSellers, saveSeller, type SavedSeller } from '../../src/crm/routing/sellers.ts';
import type { Decision } from '../../src/domain/routing/decision.ts';
import { usualRoutingSettings, type RoutingPlan } from '../../src/domain/routing/plan.ts';
import type { Seller } from '../../src/domain/routing/seller.ts';
import { rowsOf, startCrm, type CrmUnderTest } from '../standalone/crm/crmUnderTest.ts';

let crm: CrmUnderTest;

beforeAll(async () => {
  crm = await startCrm();
}, 60_000);

afterAll(() => crm.stop());

const as = (person: string): CrmClient => openCrm({ url: new URL(crm.root).origin, token: async () => person, clock: { now: Date.now, random: Math.random } });
const failing = (promise: Promise<unknown>): Promise<unknown> => promise.then(() => 'no error', (error: unknown) => (error instanceof Error ? error.message : error));
const now = new Date('2026-11-22T09:00:00Z');
const SEGMENT = '7d0f2a6e-5b1c-4e57-9a40-6c2f61b7e3d1';

const plan = (name = 'Everyone'): Omit<RoutingPlan, 'number'> => ({
  segments: [{ id: SEGMENT, name: 'Asked us directly', priority: 10, conditions: { match: 'any', of: [{ field: 'lead.leadsourcecode', operator: 'in', value: ['8'] }] }, isActive: true }],
  rules: [{
    id: 'everyone', name, isActive: true, segmentId: SEGMENT, conditions: { match: 'all', of: [] }, target: { kind: 'matching-sellers' },
    sellerConditions: [{ of: 'user', field: 'systemuser.address1_country', operator: 'equals', leadField: 'lead.address1_country' }],
    distribution: 'round-robin', respectsCapacity: true, availableWithinHours: 4, otherwise: { kind: 'next-rule' },
  }],
  settings: { ...usualRoutingSettings, catchAllOwnerId: crm.people.admin.id },
});
const draft = (more: Partial<PlanDraft> = {}): PlanDraft => ({ id: randomUUID(), plan: plan(), tests: [{ id: 't1', name: 'Denmark', lead: { 'lead.address1_country': 'Denmark' }, sellerId: crm.people.seller.id }], ...more });

const activate = async (saved: SavedPlan, acknowledged: readonly string[] = []): Promise<SavedPlan> => {
  const admin = as('admin');
  const active = await readActivePlan(admin);
  await activateDraft(admin, { draft: saved, ...(active === undefined ? {} : { active }), acknowledged, now });
  const held = await readActivePlan(admin);
  if (held === undefined) throw new Error('no plan is active');
  return held;
};

afterEach(async () => {
  for (const set of ['hrz_routingplans', 'hrz_sellers', 'hrz_availabilities', 'hrz_rosters', 'hrz_sellerattributes', 'hrz_routingruns', 'leads']) {
    const id = `${{ hrz_availabilities: 'hrz_availability', leads: 'lead' }[set] ?? set.slice(0, -1)}id`;
    for (const row of rowsOf(await crm.send('admin', 'GET', `${set}?$select=${id}`))) await crm.send('admin', 'DELETE', `${set}(${String(row[id])})`);
  }
});

describe('routing plans', () => {
  test('[T1] a draft gets the next number, is saved over the version that was read, and comes back as it was written; a seller reads it and can’t write it', async () => {
    const admin = as('admin');
    const first = draft();
    const saved = await saveDraft(admin, first);
    expect(saved).toMatchObject({ id: first.id, number: 1, state: 'draft', plan: { ...first.plan, number: 1 }, tests: first.tests, acknowledged: [], savedBy: 'Admin Test' });
    expect(saved.damage).toBeUndefined();
    const again = await saveDraft(admin, { ...first, plan: plan('All') }, saved.version);
    expect(again.plan.rules[0]?.name).toBe('All');
    expect(await failing(saveDraft(admin, { ...first, plan: plan('Late') }, saved.version))).toBe('changed-elsewhere');
    expect(await readPlans(as('seller'))).toEqual([again]);
    expect(await failing(saveDraft(as('seller'), { ...first, plan: plan('Mine') }, again.version))).toBe('no-permission');
    expect(await failing(saveDraft(as('seller'), draft()))).toBe('changed-elsewhere');
  });

  test('[T1] there is one draft at most: who begins second, later or at once, reads that somebody else began', async () => {
    const outcomes = await Promise.all(['admin', 'admin', 'admin'].map((person) => failing(saveDraft(as(person), draft()))));
    expect([...outcomes].sort()).toEqual(['changed-elsewhere', 'changed-elsewhere', 'no error']);
    expect((await readPlans(as('admin'))).map(({ number, state }) => [number, state])).toEqual([[1, 'draft']]);
    expect(await failing(saveDraft(as('admin'), draft()))).toBe('changed-elsewhere');
  });

  test('[T1] activating makes the draft the plan and retires the one before; numbers grow, and rolling back is a new draft with the old content', async () => {
    const admin = as('admin');
    expect(await readActivePlan(admin)).toBeUndefined();
    const first = await activate(await saveDraft(admin, draft()), ['Jonas Brandt']);
    expect(first).toMatchObject({ number: 1, state: 'active', acknowledged: ['Jonas Brandt'], activatedOn: expect.stringMatching(/^2026-11-22T09:00:00/) });
    const second = await activate(await saveDraft(admin, draft({ plan: plan('Second'), basedOn: 1 })));
    expect([second.number, second.basedOn]).toEqual([2, 1]);
    const old = await readPlan(admin, 1);
    expect(old?.state).toBe('retired');
    const back = await activate(await saveDraft(admin, draft({ plan: old?.plan ?? plan('?'), basedOn: 1 })));
    expect([back.number, back.plan.rules[0]?.name]).toEqual([3, 'Everyone']);
    expect((await readPlans(admin)).map(({ number, state }) => [number, state])).toEqual([[3, 'active'], [2, 'retired'], [1, 'retired']]);
  });

  test('[T1] of two admins who activate at once one wins and one reads that it changed; a draft saved meanwhile is not activated', async () => {
    const admin = as('admin');
    const first = await activate(await saveDraft(admin, draft()));
    const next = await saveDraft(admin, draft({ plan: plan('Next') }));
    const how = { draft: next, active: first, acknowledged: [], now };
    expect([await failing(activateDraft(admin, { draft: next, acknowledged: [], now }))]).toEqual(['changed-elsewhere']);
    const saved = await saveDraft(admin, { id: next.id, plan: plan('Newer'), tests: [] }, next.version);
    expect(await failing(activateDraft(admin, how))).toBe('changed-elsewhere');
    const outcomes = await Promise.all([1, 2].map(() => failing(activateDraft(as('admin'), { ...how, draft: saved }))));
    expect([...outcomes].sort()).toEqual(['changed-elsewhere', 'no error']);
    expect((await readPlans(admin)).map(({ number, state }) => [number, state])).toEqual([[2, 'active'], [1, 'retired']]);
  });

  test('[T1] a discarded draft is gone, unless it was changed or activated since; stopping leaves no active plan', async () => {
    const admin = as('admin');
    const saved = await saveDraft(admin, draft());
    const changed = await saveDraft(admin, { ...draft(), id: saved.id }, saved.version);
    expect(await failing(discardDraft(admin, saved))).toBe('changed-elsewhere');
    await discardDraft(admin, changed);
    expect(await readPlans(admin)).toEqual([]);
    const active = await activate(await saveDraft(admin, draft()));
    await retireActive(admin, active);
    expect(await readActivePlan(admin)).toBeUndefined();
  });

  test('a plan that can’t be read whole is shown with its damage and never routed by', async () => {
    const admin = as('admin');
    const active = await activate(await saveDraft(admin, draft()));
    const text = JSON.stringify({ ...plan(), rules: [{ ...plan().rules[0], respectsCapacity: 'yes' }] });
    await crm.send('admin', 'PATCH', `hrz_routingplans(${active.id})`, { body: { hrz_plan: text } });
    expect((await readPlans(admin))[0]).toMatchObject({ damage: { path: 'plan.rules[0].respectsCapacity' }, plan: { rules: [] } });
    await expect(readActivePlan(admin)).rejects.toMatchObject({ code: 'unexpected', params: { plan: 1, path: 'plan.rules[0].respectsCapacity' } });
    expect(await failing(saveDraft(admin, { ...draft(), plan: { ...plan(), rules: [{ ...plan().rules[0], sorted: true } as never] } }))).toBe('bad-request');
  });
});

describe('seller attributes', () => {
  test('[T4] an attribute is made, renamed and removed by an admin; where its values come from stays; a seller only reads', async () => {
    const admin = as('admin');
    const id = randomUUID();
    await saveAttribute(admin, { id, name: 'Region', values: ['North', 'South'], field: 'lead.industrycode' });
    const [made] = await readAttributes(as('seller'));
    expect(made).toEqual({ id, version: expect.any(String), name: 'Region', values: ['North', 'South'], field: 'lead.industrycode' });
    await saveAttribute(admin, { id, name: 'Area', values: ['North'], version: made?.version ?? '', field: 'lead.leadsourcecode' });
    const [now] = await readAttributes(admin);
    expect(now).toMatchObject({ name: 'Area', values: ['North'], field: 'lead.industrycode' });
    expect(await failing(saveAttribute(admin, { id, name: 'Late', values: [], version: made?.version ?? '' }))).toBe('changed-elsewhere');
    expect(await failing(saveAttribute(as('seller'), { id, name: 'Mine', values: [], version: now?.version ?? '' }))).toBe('no-permission');
    expect(await failing(saveAttribute(admin, { id: randomUUID(), name: 'Twice', values: ['a', 'a'] }))).toBe('bad-request');
    await removeAttribute(admin, { id, version: now?.version ?? '' });
    expect(await readAttributes(admin)).toEqual([]);
  });
});

const sellerNamed = async (name: 'seller' | 'other' | 'mate' | 'admin', by = 'admin', fields: readonly string[] = []): Promise<SavedSeller> => {
  const found = (await readSellers(as(by), { fields })).find(({ id }) => id === crm.people[name].id);
  if (found === undefined) throw new Error(`${name} was not read`);
  return found;
};
const ATTRIBUTE = '9c0f2a6e-5b1c-4e57-9a40-6c2f61b7e3d9';

describe('sellers', () => {
  test('[T7] everybody enabled is listed with roles and teams, applications are not; who has no row gets no leads', async () => {
    const sellers = await readSellers(as('admin'), { fields: [] });
    expect(new Set(sellers.map(({ name }) => name))).toEqual(new Set(['Admin Test', 'Seller Test', 'Other Test', 'Mate Test', 'Manager Test']));
    expect(sellers.map(({ id }) => id)).toEqual([...sellers.map(({ id }) => id)].sort());
    const seller = await sellerNamed('seller');
    expect(seller).toMatchObject({ isSeller: false, getsLeads: false, roles: ['Salesperson'], teams: ['Contoso'], mayOwnLeads: true, attributes: {}, absences: [], address: 'seller@contoso.example' });
    expect([seller.version, seller.capacity, seller.schedule]).toEqual([undefined, undefined, undefined]);
    await crm.send('admin', 'PATCH', `systemusers(${crm.people.mate.id})`, { body: { isdisabled: true } });
    expect((await readSellers(as('admin'), { fields: [] })).some(({ id }) => id === crm.people.mate.id)).toBe(false);
    await crm.send('admin', 'PATCH', `systemusers(${crm.people.mate.id})`, { body: { isdisabled: false } });
    expect((await readSellers(as('service'), { fields: [] })).map(({ id, roleIds, teamIds, mayOwnLeads }) => [id, roleIds, teamIds, mayOwnLeads])).toEqual(sellers.map(({ id, roleIds, teamIds }) => [id, roleIds, teamIds, true]));
  });

  test('[T7] [T8] what an admin says of a seller is kept, what the service counts meanwhile is no conflict, what another admin says is', async () => {
    const before = await sellerNamed('seller');
    await saveSeller(as('admin'), { seller: before, getsLeads: true, capacity: 12, attributes: { [ATTRIBUTE]: ['North'] } });
    expect(await failing(saveSeller(as('admin'), { seller: before, getsLeads: false, attributes: {} }))).toBe('changed-elsewhere');
    const said = await sellerNamed('seller');
    expect(said).toMatchObject({ isSeller: true, getsLeads: true, capacity: 12, attributes: { [ATTRIBUTE]: ['North'] } });
    await as('service').update('hrz_sellers', said.id, { body: { hrz_open: 7, hrz_lastassignedon: '2026-11-22T08:00:00Z' }, version: said.version ?? '' });
    await saveSeller(as('admin'), { seller: said, getsLeads: true, attributes: { [ATTRIBUTE]: [] } });
    const now = await sellerNamed('seller');
    expect(now).toMatchObject({ getsLeads: true, attributes: {}, open: 7, lastAssignedOn: expect.stringMatching(/^2026-11-22T08:00:00/) });
    expect(now.capacity).toBeUndefined();
    expect(await failing(saveSeller(as('admin'), { seller: said, getsLeads: false, attributes: {} }))).toBe('changed-elsewhere');
    expect(await failing(saveSeller(as('admin'), { seller: now, getsLeads: true, capacity: -1, attributes: {} }))).toBe('bad-request');
  });

  test('[T4] user fields come as conditions compare them, and a field of nobody is left out', async () => {
    await crm.send('admin', 'PATCH', `systemusers(${crm.people.seller.id})`, { body: { address1_country: 'Denmark', preferredphonecode: 1 } });
    const { fields } = await sellerNamed('seller', 'service', ['systemuser.address1_country', 'systemuser.preferredphonecode', 'systemuser.title', 'lead.subject']);
    expect(fields).toEqual({ 'systemuser.address1_country': 'Denmark', 'systemuser.preferredphonecode': 1 });
  });

  test('[T11] [T7] a seller says when she is away and at work; not for another, and nothing of what an admin says of her', async () => {
    const admin = as('admin');
    await saveSeller(admin, { seller: await sellerNamed('seller'), getsLeads: true, capacity: 5, attributes: {} });
    const own = await readOwnSeller(as('seller'));
    expect(own).toMatchObject({ id: crm.people.seller.id, getsLeads: true, capacity: 5, absences: [] });
    const absence = { from: '2026-12-01T08:00:00Z', to: '2026-12-05T08:00:00Z' };
    const schedule = { timeZone: 'Europe/Copenhagen', days: { 1: [{ from: 480, to: 720 }, { from: 780, to: 1020 }] }, holidays: ['2026-12-24'] };
    await saveAvailability(as('seller'), { sellerId: crm.people.seller.id, sellerName: 'Seller Test', schedule, absences: [absence] });
    const saved = await sellerNamed('seller');
    expect(saved).toMatchObject({ schedule, absences: [absence], availabilityVersion: expect.any(String) });
    // The service sees it as well; another seller does not.
    expect((await sellerNamed('seller', 'service')).absences).toEqual([absence]);
    expect((await sellerNamed('seller', 'other')).absences).toEqual([]);
    const change = { sellerId: saved.id, sellerName: 'x', absences: [] };
    expect(await failing(saveAvailability(as('other'), { ...change, version: saved.availabilityVersion ?? '' }))).toMatch(/^(no-permission|not-found|changed-elsewhere)$/);
    expect(await failing(saveAvailability(as('other'), change))).toMatch(/^(no-permission|changed-elsewhere)$/);
    const token = { headers: { 'If-Match': '*' } };
    for (const body of [{ hrz_capacity: 99 }, { hrz_getsleads: false }, { hrz_attributes: '{}' }]) expect((await crm.send('seller', 'PATCH', `hrz_sellers(${saved.id})`, { body, ...token })).status).toBe(403);
    expect([403, 404]).toContain((await crm.send('other', 'PATCH', `hrz_availabilities(${saved.id})`, { body: { hrz_absences: '[]' }, ...token })).status);
    expect((await sellerNamed('seller')).absences).toEqual([absence]);
    // An admin may, over what was read.
    await saveAvailability(admin, { ...change, schedule, version: saved.availabilityVersion ?? '' });
    expect(await failing(saveAvailability(as('seller'), { ...change, version: saved.availabilityVersion ?? '' }))).toBe('changed-elsewhere');
    expect((await sellerNamed('seller')).absences).toEqual([]);
  });

  test('[T11] a row somebody else made under a seller’s id sends nobody away, and an admin gives it back', async () => {
    const { id } = crm.people.seller;
    await crm.create('other', 'hrz_availabilities', { hrz_availabilityid: id, hrz_name: 'Away', hrz_absences: JSON.stringify([{ from: '2020-01-01T00:00:00Z' }]) });
    expect((await sellerNamed('seller')).absences).toEqual([]);
    await saveAvailability(as('admin'), { sellerId: id, sellerName: 'Seller Test', absences: [{ from: '2026-12-01T08:00:00Z' }] });
    const [row] = rowsOf(await crm.send('admin', 'GET', 'hrz_availabilities?$select=_ownerid_value'));
    expect(row?.['_ownerid_value']).toBe(id);
    expect((await readOwnSeller(as('seller')))?.absences).toEqual([{ from: '2026-12-01T08:00:00Z' }]);
  });

  test('[T11] hours that overlap, an unknown time zone and an absence upside down are not saved; hours that can’t be read mean away', async () => {
    const change = { sellerId: crm.people.seller.id, sellerName: 'Seller Test', absences: [] };
    const week = (days: object, timeZone = 'Europe/Madrid'): never => ({ timeZone, days, holidays: [] }) as never;
    for (const schedule of [week({ 1: [{ from: 480, to: 720 }, { from: 700, to: 900 }] }), week({ 1: [{ from: 720, to: 480 }] }), week({ 7: [] }), week({}, 'Europe/Atlantis')]) {
      expect(await failing(saveAvailability(as('seller'), { ...change, schedule }))).toBe('bad-request');
    }
    expect(await failing(saveAvailability(as('seller'), { ...change, absences: [{ from: '2026-12-05T08:00:00Z', to: '2026-12-01T08:00:00Z' }] }))).toBe('bad-request');
    await saveAvailability(as('seller'), { ...change, absences: [] });
    await crm.send('seller', 'PATCH', `hrz_availabilities(${crm.people.seller.id})`, { body: { hrz_schedule: '{"timeZone":' } });
    expect(await sellerNamed('seller')).toMatchObject({ isAvailabilityDamaged: true, absences: [{ from: '1970-01-01T00:00:00Z' }] });
  });
});

const aSeller = (place: number, more: Partial<Seller> = {}): Seller => ({
  id: `3a7c5e10-8b42-4f6d-9a01-${String(place).padStart(12, '0')}`, name: `Seller ${place}`, getsLeads: true, roleIds: [], teamIds: [], fields: {}, attributes: {}, absences: [], ...more,
});

describe('rosters', () => {
  test('[T15] equal sellers are one roster whoever keeps it and in whatever order; another capacity is the next number; both are read again', async () => {
    const service = as('service');
    const [one, two] = [aSeller(1, { attributes: { [ATTRIBUTE]: ['b', 'a'] }, capacity: 3 }), aSeller(2, { fields: { 'systemuser.title': 'x', 'systemuser.address1_city': 'y' } })];
    const first = await keepRoster(service, [two, one]);
    expect([first.number, first.sellers.map(({ id }) => id)]).toEqual([1, [one.id, two.id]]);
    const same = { ...two, fields: { 'systemuser.address1_city': 'y', 'systemuser.title': 'x' } };
    expect((await keepRoster(service, [{ ...one, attributes: { [ATTRIBUTE]: ['a', 'b'] } }, same])).number).toBe(1);
    const second = await keepRoster(service, [{ ...one, capacity: 4 }, two]);
    expect(second.number).toBe(2);
    expect((await keepRoster(service, [one, two])).number).toBe(1);
    expect(await readRoster(as('seller'), 1)).toEqual(first);
    expect(await readRoster(service, 2)).toEqual(second);
    expect(await readRoster(service, 3)).toBeUndefined();
    const kept = await readRostersSince(service, new Date(Date.now() - 60_000));
    expect(kept.map(({ roster }) => roster)).toEqual([first, second]);
    // Of what was kept before a period the last one still counts in it.
    expect((await readRostersSince(service, new Date(Date.now() + 60_000))).map(({ roster }) => roster.number)).toEqual([2]);
  });

  test('[T15] services that keep rosters at once make one row for the same sellers and one number each for different ones', async () => {
    const kept = await Promise.all([1, 1, 1, 2, 3, 4].map((capacity) => keepRoster(as('service'), [aSeller(1, { capacity })])));
    expect(new Set(kept.slice(0, 3).map(({ number }) => number)).size).toBe(1);
    expect(new Set(kept.map(({ number }) => number))).toEqual(new Set([1, 2, 3, 4]));
  });
});

const decision = (leadId: string, at: string): Decision => ({
  leadId, planNumber: 1, rosterNumber: 1, at, values: { 'lead.address1_country': 'Denmark' }, ownerId: crm.people.admin.id, createdOn: '2026-11-22T08:00:00Z', steps: [{ ruleId: 'everyone' }],
  full: [[2, 3]], outcome: { kind: 'seller', id: crm.people.seller.id, ruleId: 'everyone' }, pick: { bucket: 0, method: 'round-robin', contenders: [{ place: 0, key: [0] }], among: 1 },
});
const aLead = (lastname: string, more: Record<string, unknown> = {}): Promise<string> => crm.create('admin', 'leads', { subject: 'Cells', lastname, ...more });
const assigned = (leadId: string, more: Partial<AssignmentToSave> = {}): AssignmentToSave => ({
  leadId, leadName: 'Jonas Brandt', state: 'assigned', byHand: false, planNumber: 1, ruleId: 'everyone', ruleName: 'Everyone', arrivedOn: '2026-11-22T08:00:00Z', assignedOn: '2026-11-22T08:01:00Z',
  assigneeId: crm.people.seller.id, previousOwnerId: crm.people.admin.id, decision: decision(leadId, '2026-11-22T08:01:00Z'), owner: { kind: 'user', id: crm.people.admin.id }, ...more,
});
const ownerOf = async (leadId: string): Promise<unknown> => (await crm.send('admin', 'GET', `leads(${leadId})?$select=_ownerid_value`)).json['_ownerid_value'];

describe('assignments', () => {
  test('[T15] an assignment goes with its lead to the new owner, who reads it; the former owner and other sellers don’t', async () => {
    const service = as('service');
    const leadId = await aLead('Brandt', { 'ownerid@odata.bind': `/systemusers(${crm.people.other.id})` });
    const lead = await service.readOne(`leads(${leadId})?$select=leadid`);
    const giving = { kind: 'update', set: 'leads', id: leadId, body: { 'ownerid@odata.bind': `/systemusers(${crm.people.seller.id})` }, version: String(lead['@odata.etag']) } as const;
    await service.changeTogether([assignmentChange(assigned(leadId, { owner: { kind: 'user', id: crm.people.other.id } })), giving]);
    const own = await readOwnAssignments(as('seller'), { since: new Date('2026-11-01T00:00:00Z') });
    expect(own).toMatchObject([{ leadId, leadName: 'Jonas Brandt', state: 'assigned', ruleName: 'Everyone', byHand: false, ownerId: crm.people.seller.id, ownerName: 'Seller Test' }]);
    expect(await readAssignment(as('seller'), leadId)).toMatchObject({ decision: decision(leadId, '2026-11-22T08:01:00Z'), earlier: [] });
    expect(await readOwnAssignments(as('seller'), { since: now })).toEqual([]);
    expect(await readAssignment(as('other'), leadId)).toBeUndefined();
    expect(await readAssignments(as('other'), { state: 'assigned', most: 10 })).toEqual([]);
  });

  test('[T15] the last decision and five before it are kept; the same one written twice is one', async () => {
    const service = as('service');
    const leadId = await aLead('Brandt');
    for (let minute = 1; minute <= 8; minute++) {
      const before = await readAssignment(service, leadId);
      const at = `2026-11-22T08:0${minute}:00Z`;
      for (let write = 1; write <= (minute === 8 ? 2 : 1); write++) {
        const found = write === 1 ? before : await readAssignment(service, leadId);
        await service.changeTogether([assignmentChange(assigned(leadId, { decision: decision(leadId, at), ...(found === undefined ? {} : { before: found }) }))]);
      }
    }
    const kept = await readAssignment(service, leadId);
    expect([kept?.decision?.at, ...(kept?.earlier ?? []).map(({ at }) => at)].map((at) => at?.slice(14, 16))).toEqual(['08', '07', '06', '05', '04', '03']);
    const late = await readAssignment(service, leadId);
    await service.changeTogether([assignmentChange(assigned(leadId, late === undefined ? {} : { before: late }))]);
    expect(await failing(service.changeTogether([assignmentChange(assigned(leadId, late === undefined ? {} : { before: late }))]))).toBe('changed-elsewhere');
  });

  test('[T15] what the owner of a lead writes into its row is no decision unless it is one, whole', async () => {
    const leadId = await aLead('Mine', { 'ownerid@odata.bind': `/systemusers(${crm.people.seller.id})` });
    await as('service').changeTogether([assignmentChange(assigned(leadId, { owner: { kind: 'user', id: crm.people.seller.id } }))]);
    const whole = decision(leadId, '2026-11-22T08:00:00Z');
    const written: readonly unknown[] = [{ ...whole, outcome: { kind: 'seller', id: 5 } }, { ...whole, steps: 'all' }, { ...whole, more: true }, '<script>', null];
    for (const given of written) {
      const body = { hrz_decision: typeof given === 'string' ? given : JSON.stringify(given), hrz_earlier: JSON.stringify([given, whole]) };
      expect((await crm.send('seller', 'PATCH', `hrz_assignments(${leadId})`, { body })).status).toBe(204);
      expect(await readAssignment(as('admin'), leadId)).toMatchObject({ leadId, earlier: [whole] });
      expect((await readAssignment(as('admin'), leadId))?.decision).toBeUndefined();
    }
  });

  test('[T9] [T12] lists come by state in the order they are worked through, as many as asked for, and are counted', async () => {
    const service = as('service');
    const lines: readonly Partial<AssignmentToSave>[] = [
      { state: 'attention', why: 'sellers-lack-capacity', dueOn: '2026-11-22T12:00:00Z', responsibleId: crm.people.admin.id, leadName: 'late' },
      { state: 'attention', why: 'no-matching-segment', dueOn: '2026-11-22T10:00:00Z', leadName: 'soon' },
      { state: 'waiting', arrivedOn: '2026-11-22T09:00:00Z', leadName: 'new' },
      { state: 'waiting', arrivedOn: '2026-11-22T08:00:00Z', leadName: 'old' },
      { state: 'assigned', assignedOn: '2026-11-20T08:00:00Z', leadName: 'before' },
      { state: 'assigned', assignedOn: '2026-11-22T08:00:00Z', leadName: 'just' },
    ];
    for (const more of lines) await service.changeTogether([assignmentChange(assigned(await aLead('Lead', { companyname: more.leadName === 'soon' ? 'soon' : 'Cedro Alimentos' }), more))]);
    const names = async (state: 'waiting' | 'assigned' | 'attention', most = 10): Promise<readonly string[]> => (await readAssignments(as('admin'), { state, most })).map(({ leadName }) => leadName);
    expect([await names('attention'), await names('waiting'), await names('assigned'), await names('assigned', 1)]).toEqual([['soon', 'late'], ['old', 'new'], ['just', 'before'], ['just']]);
    expect((await readAssignments(as('admin'), { state: 'attention', most: 10 }))[1]).toMatchObject({ why: 'sellers-lack-capacity', dueOn: expect.stringMatching(/^2026-11-22T12/), responsibleId: crm.people.admin.id });
    // A lead that is called like its company says so once.
    expect((await readAssignments(as('admin'), { state: 'attention', most: 10 })).map(({ companyName }) => companyName)).toEqual([undefined, 'Cedro Alimentos']);
    expect(await countAssignments(as('admin'))).toEqual({ waiting: 2, assigned: 2, attention: 2 });
    expect(await countAssignments(as('admin'), { since: new Date('2026-11-21T00:00:00Z') })).toEqual({ waiting: 2, assigned: 1, attention: 2 });
    expect(await countAssignments(as('seller'))).toEqual({ waiting: 0, assigned: 0, attention: 0 });
  });

  test('[T9] a person gives many leads at once: each has its own outcome, none is given over what somebody else did', async () => {
    const admin = as('admin');
    const [fresh, waiting, moved, closed] = [await aLead('Fresh'), await aLead('Waiting'), await aLead('Moved'), await aLead('Closed', { statecode: 2, statuscode: 4 })];
    for (const leadId of [waiting, moved]) await as('service').changeTogether([assignmentChange(assigned(leadId, { state: 'attention', why: 'sellers-lack-capacity', dueOn: '2026-11-22T10:00:00Z' }))]);
    const seen = await readAssignments(admin, { state: 'attention', most: 10 });
    const versions = Object.fromEntries(seen.map(({ leadId, version }) => [leadId, version]));
    await crm.send('admin', 'PATCH', `leads(${moved})`, { body: { 'ownerid@odata.bind': `/systemusers(${crm.people.other.id})` } });
    const missing = randomUUID();
    const outcomes = await assignByHand(admin, { leadIds: [fresh, waiting, moved, closed, missing], kind: 'user', ownerId: crm.people.seller.id, versions, now });
    expect(outcomes.map(({ leadId, failure }) => [leadId, failure?.code])).toEqual([[fresh, undefined], [waiting, undefined], [moved, 'changed-elsewhere'], [closed, 'lead-closed'], [missing, 'not-found']]);
    expect([await ownerOf(fresh), await ownerOf(waiting), await ownerOf(moved)]).toEqual([crm.people.seller.id, crm.people.seller.id, crm.people.other.id]);
    const given = await readAssignment(as('seller'), waiting);
    expect(given).toMatchObject({ state: 'assigned', byHand: true, assigneeId: crm.people.seller.id, previousOwnerId: crm.people.admin.id, assignedOn: expect.stringMatching(/^2026-11-22T09:00/), decision: { at: '2026-11-22T08:01:00Z' } });
    expect([given?.why, given?.dueOn, given?.ruleId]).toEqual([undefined, undefined, undefined]);
    expect((await readAssignment(admin, fresh))?.byHand).toBe(true);
  });

  test('[T9] a person gives leads to a team: the team owns them, and its members read them with their assignment', async () => {
    const [team] = rowsOf(await crm.send('admin', 'GET', 'teams?$select=teamid'));
    const teamId = String(team?.['teamid']);
    const leadId = await aLead('Team');
    expect(await assignByHand(as('admin'), { leadIds: [leadId], kind: 'team', ownerId: teamId, versions: {}, now })).toEqual([{ leadId }]);
    expect(await ownerOf(leadId)).toBe(teamId);
    expect(await readAssignment(as('mate'), leadId)).toMatchObject({ byHand: true, assigneeId: teamId, ownerId: teamId });
    expect((await crm.send('mate', 'GET', `leads(${leadId})?$select=leadid`)).status).toBe(200);
  });
});

describe('runs', () => {
  test('[T13] an admin asks for a run, one service begins it, and the history tells what came of it; a seller can’t ask', async () => {
    const id = randomUUID();
    await askForRun(as('admin'), { id, segmentId: SEGMENT });
    await askForRun(as('admin'), { id, segmentId: SEGMENT });
    const [asked, ...more] = await readOpenRuns(as('service'));
    expect([asked, more]).toMatchObject([{ id, state: 'asked', kind: 'manual', segmentId: SEGMENT, askedBy: 'Admin Test' }, []]);
    if (asked === undefined) return;
    const outcomes = await Promise.all([1, 2].map(() => failing(startRun(as('service'), asked, { total: 40, now }))));
    expect([...outcomes].sort()).toEqual(['changed-elsewhere', 'no error']);
    const [running] = await readRuns(as('admin'));
    if (running === undefined) throw new Error('the run is gone');
    const halfway = await finishRun(as('service'), running, { assigned: 20, state: 'running', now });
    expect(halfway).toMatchObject({ state: 'running', total: 40, assigned: 20 });
    await finishRun(as('service'), halfway, { assigned: 38, state: 'done', now });
    expect(await readRuns(as('seller'))).toMatchObject([{ state: 'done', total: 40, assigned: 38, startedOn: expect.any(String), finishedOn: expect.any(String) }]);
    expect(await readOpenRuns(as('service'))).toEqual([]);
    expect(await failing(askForRun(as('seller'), { id: randomUUID() }))).toBe('no-permission');
  });

  test('[T13] services that make the run of the same minute at once make one', async () => {
    const made = await Promise.all([1, 2, 3].map(() => scheduleRun(as('service'), new Date('2026-11-22T06:00:30Z'))));
    expect(made.filter((run) => run !== undefined)).toMatchObject([{ state: 'asked', kind: 'scheduled' }]);
    expect(await readRuns(as('admin'))).toHaveLength(1);
  });
});
