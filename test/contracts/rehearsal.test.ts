// The page of the rehearsal reads a past period from the CRM over real HTTP with an admin's own token, and what it replays by the rules that
// held gives the owners that were recorded.
import { randomUUID } from 'node:crypto';
import { openCrm, type CrmClient } from '../../src/crm/client.ts';
import { assignmentChange } from '../../src/crm/routing/assignments.ts';
import { keepRoster } from '../../src/crm/routing/rosters.ts';
import { routingVerbs } from '../../src/addin/routing/routingVerbs.ts';
import type { Outcome } from '../../src/addin/admin/outcome.ts';
import { inputOf, wantedOf } from '../../src/addin/admin/routing/rehearsal/recordedInput.ts';
import { openRehearsing, type FromWorker } from '../../src/addin/admin/routing/rehearsal/rehearsing.ts';
import { newRule } from '../../src/domain/routing/plan/planEditing.ts';
import { usualRoutingSettings, type RoutingPlan } from '../../src/domain/routing/plan.ts';
import { compileRouting } from '../../src/domain/routing.ts';
import type { Seller } from '../../src/domain/routing/seller.ts';
import { startCrm, type CrmUnderTest } from '../standalone/crm/crmUnderTest.ts';

let crm: CrmUnderTest;

beforeAll(async () => {
  crm = await startCrm();
}, 60_000);

afterAll(() => crm.stop());

const as = (person: string): CrmClient => openCrm({ url: new URL(crm.root).origin, token: async () => person, clock: { now: Date.now, random: Math.random } });
const attempt = async <Value>(work: () => Promise<Value>): Promise<Outcome<Value>> => ({ kind: 'done', value: await work() });
const seller = (id: string, name: string): Seller => ({ id, name, getsLeads: true, roleIds: [], teamIds: [], fields: {}, attributes: {}, absences: [] });

test('[T14] rules rehearsed over the leads they gave in the CRM give every recorded owner again; a stricter draft names who would slip', async () => {
  const [one, two] = [seller(crm.people.seller.id, 'Seller'), seller(crm.people.other.id, 'Other')];
  const roster = await keepRoster(as('service'), [one, two]);
  const { availableWithinHours: _any, ...everyone } = newRule(randomUUID(), 'Everyone');
  const plan: RoutingPlan = { number: 1, segments: [], rules: [{ ...everyone, conditions: { match: 'all', of: [{ field: 'lead.industrycode', operator: 'in', value: ['17', '33'] }] } }], settings: { ...usualRoutingSettings, catchAllOwnerId: crm.people.admin.id } };
  const board = compileRouting(plan, roster).open(new Map());
  const now = Date.now();
  for (let place = 0; place < 6; place += 1) {
    const createdOn = new Date(now - (6 - place) * 3_600_000).toISOString().replace(/\.\d+Z/, 'Z');
    const at = new Date(Date.parse(createdOn) + 5000);
    const leadId = await crm.create('admin', 'leads', { subject: 'Cells', lastname: `Lead ${String(place)}`, industrycode: place % 2 === 0 ? 17 : 33, overriddencreatedon: createdOn });
    const decision = board.route({ id: leadId, createdOn, ownerId: crm.people.admin.id, values: { 'lead.industrycode': place % 2 === 0 ? 17 : 33 } }, at);
    if (decision.outcome.kind !== 'seller') throw new Error(decision.outcome.kind);
    const given = { leadId, leadName: `Lead ${String(place)}`, state: 'assigned', byHand: false, planNumber: 1, ruleId: everyone.id, assigneeId: decision.outcome.id, previousOwnerId: crm.people.admin.id, arrivedOn: createdOn, assignedOn: at.toISOString(), decision } as const;
    await as('service').changeTogether([assignmentChange({ ...given, owner: { kind: 'user', id: crm.people.admin.id } })]);
  }
  const verbs = routingVerbs({ crm: () => as('admin'), agentToken: async () => '' }, attempt, async () => undefined);
  const read: number[] = [];
  const rehearsed = async (draft: RoutingPlan): Promise<readonly FromWorker[]> => {
    const past = await verbs.readPast({ from: new Date(now - 86_400_000).toISOString(), to: new Date(now).toISOString(), ...wantedOf(draft, undefined), onRead: (count) => void read.push(count), signal: new AbortController().signal });
    if (past.kind === 'failed') throw new Error(past.problem.code);
    const { leads, ...input } = inputOf(draft, past.value, []);
    const told: FromWorker[] = [];
    const take = openRehearsing((message) => void told.push(message));
    take({ kind: 'leads', leads });
    take({ kind: 'rehearse', input });
    return told.filter(({ kind }) => kind !== 'progress');
  };
  expect(await rehearsed(plan)).toMatchObject([{ kind: 'done', figures: { decided: 6, otherOwner: 0, waited: 0 } }]);
  expect(read).toEqual([6]);
  const strict = { ...plan, rules: plan.rules.map((rule) => ({ ...rule, target: { kind: 'sellers' as const, ids: [] }, otherwise: { kind: 'stop' as const } })) };
  const [leads] = await rehearsed(strict);
  expect(leads?.kind === 'leads' ? leads.leads.map(({ lead, slips }) => [lead.name, slips]) : leads).toEqual(Array.from({ length: 6 }, (_each, place) => [`Lead ${String(place)}`, true]));
});

test('reading that is given up asks the CRM nothing more', async () => {
  const control = new AbortController();
  control.abort(new Error('stopped'));
  const verbs = routingVerbs({ crm: () => as('admin'), agentToken: async () => '' }, attempt, async () => undefined);
  await expect(verbs.readPast({ from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z', fields: [], withAccountOwners: false, onRead: () => undefined, signal: control.signal })).rejects.toThrow('stopped');
});
