// What the pages about routing ask of the CRM, against the embedded CRM over real HTTP and with an admin's own token.
import { randomUUID } from 'node:crypto';
import { openCrm, type CrmClient } from '../../src/crm/client.ts';
import { assignmentChange, type AssignmentToSave } from '../../src/crm/routing/assignments.ts';
import { countAttention } from '../../src/crm/routing/attention.ts';
import { readNewestLeads } from '../../src/crm/routing/newestLeads.ts';
import { countByRule } from '../../src/crm/routing/ruleCounts.ts';
import { routingVerbs } from '../../src/addin/routing/routingVerbs.ts';
import type { Outcome } from '../../src/addin/admin/outcome.ts';
import { newRule } from '../../src/domain/routing/plan/planEditing.ts';
import { usualRoutingSettings } from '../../src/domain/routing/plan.ts';
import { startCrm, type CrmUnderTest } from '../standalone/crm/crmUnderTest.ts';

let crm: CrmUnderTest;

beforeAll(async () => {
  crm = await startCrm();
}, 60_000);

afterAll(() => crm.stop());

const as = (person: string): CrmClient => openCrm({ url: new URL(crm.root).origin, token: async () => person, clock: { now: Date.now, random: Math.random } });
const aLead = (columns: Readonly<Record<string, unknown>>): Promise<string> => crm.create('admin', 'leads', { subject: 'Cells', lastname: 'Brandt', ...columns });
const valueOf = <Value>(outcome: Outcome<Value>): Value => {
  if (outcome.kind === 'failed') throw new Error(outcome.problem.code);
  return outcome.value;
};

test('leads of a period are counted by the rule that gave them; by hand and still to be processed count for none, those that wait for a person for the catch-all owner', async () => {
  const given: readonly Partial<AssignmentToSave>[] = [
    { ruleId: 'web' }, { ruleId: 'web' }, { ruleId: 'rest' }, { ruleId: 'web', byHand: true }, { ruleId: 'web', arrivedOn: '2026-09-01T08:00:00Z' },
    { state: 'attention', why: 'sellers-lack-capacity' }, { state: 'waiting' },
  ];
  for (const more of given) {
    const leadId = await aLead({});
    await as('service').changeTogether([assignmentChange({ leadId, leadName: 'Brandt', state: 'assigned', byHand: false, arrivedOn: '2026-11-20T08:00:00Z', owner: { kind: 'user', id: crm.people.admin.id }, ...more })]);
  }
  expect(await countByRule(as('admin'), new Date('2026-11-01T00:00:00Z'))).toEqual({ byRule: new Map([['web', 2], ['rest', 1]]), catchAll: 1 });
});

test('[T9] leads that need a person are counted by one question, as far as the one who asks may read them', async () => {
  const before = await countAttention(as('admin'));
  const states = ['attention', 'attention', 'waiting', 'assigned'] as const;
  for (const state of states) {
    const leadId = await aLead({});
    await as('service').changeTogether([assignmentChange({ leadId, leadName: 'Brandt', state, byHand: false, arrivedOn: '2026-11-20T08:00:00Z', owner: { kind: 'user', id: crm.people.admin.id } })]);
  }
  expect(await countAttention(as('admin'))).toBe(before + 2);
  expect(await countAttention(as('seller'))).toBe(0);
});

test('the newest open leads come with the values asked for, the newest first, and closed ones don\'t', async () => {
  const small = await aLead({ numberofemployees: 12, overriddencreatedon: '2026-10-01T08:00:00Z' });
  const large = await aLead({ numberofemployees: 900, overriddencreatedon: '2026-10-02T08:00:00Z' });
  const closed = await aLead({ numberofemployees: 50, statecode: 2, statuscode: 4 });
  const leads = await readNewestLeads(as('admin'), ['lead.numberofemployees']);
  const mine = leads.filter(({ lead }) => [small, large, closed].includes(lead.id));
  expect(mine.map(({ lead, values }) => [lead.id, values['lead.numberofemployees']])).toEqual([[large, 900], [small, 12]]);
});

test('[T14] a draft is saved, activated and taken back through the verbs of the page; the service is told once it is active', async () => {
  const woken: string[] = [];
  const attempt = async <Value>(work: () => Promise<Value>): Promise<Outcome<Value>> => ({ kind: 'done', value: await work() });
  const verbs = routingVerbs({ crm: () => as('admin'), agentToken: async () => 'a token' }, attempt, async (token) => void woken.push(token));
  const plan = { number: 0, segments: [], rules: [newRule('rest', 'Everyone else')], settings: { ...usualRoutingSettings, catchAllOwnerId: crm.people.admin.id } };
  const draft = valueOf(await verbs.saveDraft({ id: randomUUID(), plan, tests: [] }));
  expect(woken).toEqual([]);
  await verbs.activateDraft({ draft, acknowledged: [] });
  expect(woken).toEqual(['a token']);
  const [active] = valueOf(await verbs.readPlans());
  expect(active).toMatchObject({ id: draft.id, state: 'active', plan: { rules: [{ name: 'Everyone else' }] } });
  const next = valueOf(await verbs.saveDraft({ id: randomUUID(), plan: { ...plan, rules: [] }, tests: [], basedOn: draft.number }));
  await verbs.discardDraft(next);
  expect(valueOf(await verbs.readPlans()).map(({ state }) => state)).toEqual(['active']);
  const sellers = valueOf(await verbs.readSellers([]));
  expect(sellers.map(({ name }) => name)).toEqual([...sellers].map(({ name }) => name).sort((one, two) => one.localeCompare(two)));
  expect(valueOf(await verbs.readUserFields()).map(({ id }) => id)).toContain('systemuser.title');
  expect(Array.isArray(valueOf(await verbs.readTeams()))).toBe(true);
  expect(Array.isArray(valueOf(await verbs.readQueues()))).toBe(true);
});
