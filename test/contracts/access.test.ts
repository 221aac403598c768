// Who may change the agent's settings, against the embedded CRM over real HTTP: what it says, and that it holds.
import { maySaveSettings } from '../../src/crm/settings/access.ts';
import { openCrm, type CrmClient } from '../../src/crm/client.ts';
import { startCrm, type CrmUnderTest } from '../standalone/crm/crmUnderTest.ts';

let crm: CrmUnderTest;

beforeAll(async () => {
  crm = await startCrm();
}, 60_000);

afterAll(() => crm.stop());

const as = (person: string): CrmClient => openCrm({ url: new URL(crm.root).origin, token: async () => person, clock: { now: Date.now, random: Math.random } });

test('[E14] an administrator may change the settings, a seller may not', async () => {
  expect(await maySaveSettings(as('admin'))).toBe(true);
  expect(await maySaveSettings(as('seller'))).toBe(false);
  expect(await maySaveSettings(as('manager'))).toBe(false);
});

test('[E14] the CRM refuses a seller who writes the settings all the same, and nothing is changed', async () => {
  const id = await crm.create('admin', 'hrz_agentsettingses', { hrz_name: 'Settings', hrz_website: 'https://before.example' });
  const version = String((await as('seller').readOne(`hrz_agentsettingses(${id})?$select=hrz_website`))['@odata.etag']);
  await expect(as('seller').update('hrz_agentsettingses', id, { body: { hrz_website: 'https://after.example' }, version })).rejects.toMatchObject({ code: 'no-permission', params: { status: 403 } });
  expect((await crm.send('admin', 'GET', `hrz_agentsettingses(${id})`)).json).toMatchObject({ hrz_website: 'https://before.example' });
});
