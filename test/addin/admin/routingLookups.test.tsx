/** @jest-environment jsdom */
// Lookups in rules and their examples: rows are found by name, kept by id, and named when they are seen again.
import { leftOutText } from '../../../src/addin/admin/routing/trace/traceWords.ts';
import type { SellerCondition } from '../../../src/domain/routing/plan.ts';
import { setLanguage } from '../../../src/addin/strings.ts';
import { playWorkers } from './playedWorker.ts';
import { aRoutingDesk } from './routingDesk.ts';
import { openAdmin, someSettings, type ShownAdmin } from './shownAdmin.tsx';

const contoso = 'b0000000-0000-4000-8000-000000000001';
let admin: ShownAdmin;
let desk: ReturnType<typeof aRoutingDesk>;

beforeAll(() => setLanguage('en-GB', 'Europe/Berlin'));
beforeEach(async () => {
  jest.useFakeTimers({ now: new Date('2026-11-22T09:30:00Z') });
  playWorkers();
  desk = aRoutingDesk();
  admin = await openAdmin(someSettings, { routing: desk.administration });
  await admin.go('Rules');
  await admin.wait();
});
afterEach(async () => {
  await admin.close();
  jest.useRealTimers();
});

async function edit(rule: string): Promise<void> {
  await admin.press(`More for ${rule}`);
  await admin.press('Edit');
  await admin.wait();
}

test('[T4] a lookup of the seller is compared with rows found by name, or with what a lookup of the lead names', async () => {
  await admin.press('Add rule');
  await admin.fill('rule-name', 'Own account');
  await admin.fill('rule-target', 'matching-sellers');
  await admin.press('Add a condition on sellers');
  await admin.fill('select[aria-label="What of the seller is compared, condition 1"]', 'user:systemuser._parentaccount_value');
  await admin.press('Add a value');
  await admin.fill('input[aria-label="Search: Value of Own account"]', 'cont');
  await admin.wait();
  await admin.press('Contoso');
  expect(admin.text()).toContain('match “Own account is Contoso”');
  await admin.press('Save to draft');
  await admin.wait();
  expect(desk.draft()?.plan.rules[2]?.sellerConditions).toEqual([{ of: 'user', field: 'systemuser._parentaccount_value', operator: 'in', value: [contoso], names: { [contoso]: 'Contoso' } }]);
  await edit('Own account');
  expect(admin.text()).toContain('match “Own account is Contoso”');
  await admin.fill('select[aria-label="What Own account is compared with"]', 'lead');
  const offered = [...document.querySelectorAll('select[aria-label="Field of the lead, condition 1"] option')].map((each) => each.textContent);
  expect(offered).toEqual(['Choose…', 'Parent account']);
  await admin.fill('select[aria-label="Field of the lead, condition 1"]', 'lead._parentaccountid_value');
  expect(admin.text()).toContain('match “Own account is the lead’s Parent account”');
  await admin.press('Save to draft');
  await admin.wait();
  expect(desk.draft()?.plan.rules[2]?.sellerConditions).toEqual([{ of: 'user', field: 'systemuser._parentaccount_value', operator: 'equals', leadField: 'lead._parentaccountid_value' }]);
  // A text of the seller is like no row: the lead's field has to be chosen anew.
  await edit('Own account');
  await admin.fill('select[aria-label="What of the seller is compared, condition 1"]', 'user:systemuser.title');
  expect(admin.text()).toContain('Say which field of the lead.');
});

test('[T14] an example with a lookup names its row when it is opened again', async () => {
  await admin.press('Add an example');
  await admin.fill('test-name', 'From Contoso');
  await admin.press('Add a field');
  await admin.fill('select[aria-label="Field 1 of the lead"]', 'lead._parentaccountid_value');
  await admin.press('Add a value');
  await admin.wait();
  await admin.press('Contoso');
  await admin.press('Save to draft');
  await admin.wait();
  expect(desk.draft()?.tests).toMatchObject([{ lead: { 'lead._parentaccountid_value': contoso }, names: { [contoso]: 'Contoso' } }]);
  await admin.press('Change the example From Contoso');
  expect(document.querySelector('[role="dialog"]')?.textContent).toContain('Contoso');
  expect(document.querySelector('[role="dialog"]')?.textContent).not.toContain(contoso);
});

test('[T15] why a seller was left out names the seller’s field and its rows, never an id', () => {
  const fabrikam = 'b0000000-0000-4000-8000-000000000009';
  const names = {
    fields: [{ id: 'account._territoryid_value', table: 'account', label: 'Territory', type: 'Lookup', lookup: ['territory'] }], attributes: [], now: new Date(),
    userFields: [{ id: 'systemuser._territoryid_value', label: 'Territory', lookup: ['territory'] }, { id: 'systemuser.preferredphonecode', label: 'Preferred phone', kind: 'choice', options: [{ value: '1', label: 'Main phone' }] }],
  } as const;
  const said = (condition: Omit<SellerCondition, 'of'>, has: string, wanted: string): string => leftOutText({ filter: 'conditions', condition: { of: 'user', ...condition }, has, wanted }, names);
  expect(said({ field: 'systemuser._territoryid_value', operator: 'in', names: { [contoso]: 'North' } }, fabrikam, contoso)).toBe('Territory: has something else; the rule asks: is one of North');
  expect(said({ field: 'systemuser._territoryid_value', operator: 'equals', leadField: 'account._territoryid_value' }, fabrikam, contoso)).toBe('Territory: has something else; the rule asks: is the lead’s Territory (account)');
  expect(said({ field: 'systemuser.preferredphonecode', operator: 'equals' }, '', '1')).toBe('Preferred phone: has nothing; the rule asks: is Main phone');
});
