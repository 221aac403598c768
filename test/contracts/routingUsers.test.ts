// Several application users give leads side by side, each with limits of its own; one that can't is left out and said, the others go on.
import { openCrm, type CrmClient } from '../../src/crm/client.ts';
import { mayGiveLeads } from '../../src/crm/routing/givingRights.ts';
import { readAssignments } from '../../src/crm/routing/assignments.ts';
import { allOf, equalsId, isOneOf, queryText } from '../../src/crm/client/odata.ts';
import { AppError } from '../../src/domain/errors.ts';
import type { Background } from '../../src/agent/background.ts';
import { until, type World } from '../agent/backgroundWorld.ts';
import { activatePlan, openRoutingWorld, routingTimings, sellers } from '../agent/routingWorld.ts';
import { rowsOf } from '../standalone/crm/crmUnderTest.ts';

let world: World;
let running: Background | undefined;
/** By user: how many requests changed owners of leads. */
const gave = new Map<string, number>();

beforeAll(async () => {
  world = await openRoutingWorld();
  await sellers(world, { seller: 5_000, other: 5_000 });
  await activatePlan(world);
}, 60_000);
afterAll(() => world.stop(), 30_000);
beforeEach(() => {
  gave.clear();
  world.logged.length = 0;
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
}, 30_000);

/** An application user with a token and a door of its own. */
function user(name: string, token: () => Promise<string> = async () => name): CrmClient {
  return openCrm({
    url: world.crm.root.replace('/api/data/v9.2', ''), token, clock: { now: Date.now, random: Math.random }, limits: { requests: 1_000_000 },
    send: (url, request) => {
      if (typeof request.body === 'string' && /^PATCH \S+\/leads\(/m.test(request.body)) gave.set(name, (gave.get(name) ?? 0) + 1);
      return fetch(url, request);
    },
  });
}
const start = async (crm: CrmClient, routers: readonly CrmClient[], more: { readonly clock?: () => number } = {}): Promise<void> => {
  running = await world.start({ crm, routers, timings: { ...routingTimings, leadsAtOnce: 5 }, ...more });
};
const incoming = (count: number): Promise<readonly string[]> => Promise.all(Array.from({ length: count }, () => world.crm.create('admin', 'leads', { firstname: 'Jo', lastname: 'Brandt', subject: 'Cell for line 3' })));
/** Until none of them is the administrator's any more, who brought them in; all in one question, to leave the CRM to the service. */
const allGiven = (leads: readonly string[]): Promise<unknown> => {
  const filter = allOf(isOneOf('leadid', leads), equalsId('_ownerid_value', world.crm.people.admin.id));
  return until(() => world.clientOf('admin').read(`leads?${queryText({ select: ['leadid'], filter })}`), (rows) => rows.length === 0, 150_000);
};
const logged = (event: string): readonly Record<string, unknown>[] => world.logged.filter((line) => line['event'] === event);
const needAttention = async (): Promise<number> => (await readAssignments(world.clientOf('admin'), { state: 'attention', most: 100 })).length;
const expired = (): Promise<string> => Promise.reject(new AppError('sign-in-needed', { params: { entraCode: 'AADSTS7000222' } }));

async function changePrivilege(action: 'add' | 'remove'): Promise<void> {
  const [role] = rowsOf(await world.crm.send('admin', 'GET', "roles?$select=roleid&$filter=name eq 'Handraise Service'"));
  const [privilege] = rowsOf(await world.crm.send('admin', 'GET', "privileges?$select=privilegeid&$filter=name eq 'prvAssignLead'"));
  const PrivilegeId = privilege?.['privilegeid'];
  const path = `roles(${String(role?.['roleid'])})/Microsoft.Dynamics.CRM.${action === 'add' ? 'AddPrivilegesRole' : 'RemovePrivilegeRole'}`;
  const answer = await world.crm.send('admin', 'POST', path, { body: action === 'add' ? { Privileges: [{ PrivilegeId, Depth: 'Global' }] } : { PrivilegeId } });
  expect(answer.status).toBe(204);
}

test('the CRM says who may give leads: the service and an administrator, not a seller', async () => {
  expect(await Promise.all(['service', 'admin', 'seller'].map((name) => mayGiveLeads(user(name))))).toEqual([true, true, false]);
});

test('[T10] a backlog is given by several application users at once, every lead once', async () => {
  const leads = await incoming(60);
  await start(user('service'), [user('admin')]);
  await allGiven(leads);
  expect([...gave.keys()].sort()).toEqual(['admin', 'service']);
  expect((gave.get('admin') ?? 0) + (gave.get('service') ?? 0)).toBeLessThanOrEqual(14);
  expect(logged('router-off')).toEqual([]);
}, 200_000);

test('[T9] a user that may not give leads takes none and is named in the log, the others give all of them', async () => {
  const leads = await incoming(20);
  await start(user('service'), [user('seller'), user('admin')]);
  await allGiven(leads);
  expect(gave.has('seller')).toBe(false);
  expect(logged('router-off')).toMatchObject([{ level: 'warn', user: 2, code: 'no-permission' }]);
  expect(await needAttention()).toBe(0);
}, 200_000);

test('[T9] the first user\'s secret expires: the others watch and give in its place, and it comes back when it is renewed', async () => {
  let token = expired;
  let later = 0;
  await start(user('service', () => token()), [user('admin')], { clock: () => Date.now() + later });
  const leads = await incoming(10);
  await allGiven(leads);
  expect([...gave.keys()]).toEqual(['admin']);
  expect(logged('router-off')).toMatchObject([{ user: 1, code: 'sign-in-needed' }]);
  token = async () => 'service';
  later = 60_000;
  await until(() => Promise.resolve(logged('router-on')), (lines) => lines.length === 1);
  expect(logged('router-on')).toMatchObject([{ level: 'info', user: 1 }]);
}, 200_000);

test('[T9] a user that loses its right while it works leaves its leads to the others: none of them waits for a person', async () => {
  await start(user('service'), [user('admin')]);
  await allGiven(await incoming(10));
  await changePrivilege('remove');
  try {
    await allGiven(await incoming(20));
    expect(await needAttention()).toBe(0);
  } finally {
    await changePrivilege('add');
  }
}, 400_000);

test('[T9] where no user may give leads, they are shown as in need of somebody, with what to grant', async () => {
  await changePrivilege('remove');
  try {
    const [lead = ''] = await incoming(1);
    await start(user('service'), [user('seller')]);
    const [line] = await until(() => readAssignments(world.clientOf('admin'), { state: 'attention', most: 10 }), (lines) => lines.length > 0, 60_000);
    expect(line).toMatchObject({ leadId: lead, why: 'service-lacks-privilege' });
  } finally {
    await changePrivilege('add');
  }
}, 400_000);
