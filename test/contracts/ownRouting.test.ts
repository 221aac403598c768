// What routing means for one seller, against the embedded CRM over real HTTP, with the seller's own rights.
import { openCrm, type CrmClient } from '../../src/crm/client.ts';
import { saveAvailability } from '../../src/crm/routing/availability.ts';
import { readOwnRouting } from '../../src/crm/routing/ownRouting.ts';
import { saveSeller } from '../../src/crm/routing/sellers.ts';
import { startCrm, type CrmUnderTest } from '../standalone/crm/crmUnderTest.ts';

let crm: CrmUnderTest;

beforeAll(async () => {
  crm = await startCrm();
}, 60_000);

afterAll(() => crm.stop());

const as = (person: string): CrmClient => openCrm({ url: new URL(crm.root).origin, token: async () => person, clock: { now: Date.now, random: Math.random } });
const since = new Date('2026-11-01T00:00:00Z');

test('[T8] [T11] a seller reads their own capacity and absences, and what they save is theirs', async () => {
  const { id } = crm.people.seller;
  expect(await readOwnRouting(as('seller'), { since })).toEqual({ userId: id, absences: [], given: [] });
  await saveSeller(as('admin'), { seller: { id, name: 'Seller', getsLeads: false, attributes: {} }, getsLeads: true, capacity: 60, attributes: {} });
  await saveAvailability(as('seller'), { sellerId: id, sellerName: 'Seller', absences: [{ from: '2026-12-20T00:00:00Z' }] });
  const own = await readOwnRouting(as('seller'), { userId: id, since });
  expect(own).toMatchObject({ seller: { getsLeads: true, capacity: 60 }, absences: [{ from: '2026-12-20T00:00:00Z' }] });
  expect(own.availabilityVersion).toBeDefined();
});
