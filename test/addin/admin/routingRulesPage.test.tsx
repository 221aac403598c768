/** @jest-environment jsdom */
// What stands beside the list of rules: how routing is right now, the first rule where there is none, the way to an example that fails.
import { act } from 'react';
import { setLanguage } from '../../../src/addin/strings.ts';
import type { RoutingPlan } from '../../../src/domain/routing/plan.ts';
import type { PlanShown } from '../../../src/addin/admin/routing/routingAdministration.ts';
import { aPlan, aRoutingDesk, aSavedPlan, sellerIds } from './routingDesk.ts';
import { openAdmin, someSettings, type ShownAdmin } from './shownAdmin.tsx';
import { playMonitor } from './someAssignments.ts';
import { playSellers } from './someSellers.ts';

let admin: ShownAdmin;

beforeAll(() => setLanguage('en-GB', 'Europe/Berlin'));
beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-11-22T09:30:00Z') });
});
afterEach(async () => {
  await admin.close();
  jest.useRealTimers();
});

async function openRules(desk: ReturnType<typeof aRoutingDesk>): Promise<void> {
  admin = await openAdmin(someSettings, { routing: desk.administration });
  await admin.go('Rules');
  await admin.wait();
}

test('[T9] [T10] beside the rules stands how routing is right now; what could not be read is asked for again by a press', async () => {
  const monitor = playMonitor();
  admin = await openAdmin(someSettings, { routing: aRoutingDesk().administration }, playSellers().desk, monitor.desk);
  const now = (): string => document.querySelector('section[aria-label="Right now"]')?.textContent ?? '';
  monitor.desk.readCounts.mockResolvedValueOnce({ kind: 'failed', problem: { code: 'crm-silent', params: {}, retry: true } });
  await admin.go('Rules');
  await admin.wait();
  expect(now()).toContain('How routing stands couldn’t be read.');
  await act(async () => [...document.querySelectorAll<HTMLElement>('section[aria-label="Right now"] button')].at(-1)?.click());
  expect(now()).toContain('Waiting for a seller1Needs attention3Typical time to owner38 s');
});

test('[T1] without rules the page says who gets every lead, and the first rule is one press away', async () => {
  const desk = aRoutingDesk([aSavedPlan(14, 'active', { plan: aPlan(14, []) })]);
  await openRules(desk);
  expect(admin.text()).toContain('No rules: every lead goes to Priya Raman.');
  expect([...document.querySelectorAll('button')].filter((each) => each.textContent === 'Add rule')).toHaveLength(1);
  await admin.press('Add rule');
  expect(admin.field('rule-name')).toBeTruthy();
});

test('[T1] a rule that is off says since when, through all versions that held; one switched off in the draft only, that it is off', async () => {
  const without = (...names: readonly string[]): RoutingPlan => ({ ...aPlan(0), rules: aPlan(0).rules.map((rule) => ({ ...rule, isActive: !names.includes(rule.name) })) });
  const version = (number: number, day: string, plan: RoutingPlan): PlanShown => aSavedPlan(number, number === 14 ? 'active' : 'retired', { plan: { ...plan, number }, activatedOn: `2026-${day}T08:00:00Z` });
  const held = [version(14, '11-03', without('From the web')), version(13, '10-01', without('From the web')), version(12, '09-01', without()), version(11, '08-01', without('From the web'))];
  await openRules(aRoutingDesk([aSavedPlan(15, 'draft', { basedOn: 14, plan: { ...without('From the web', 'Everyone else'), number: 15 } }), ...held]));
  const tags = (name: string): string => [...document.querySelectorAll('[data-rowid]')].find(({ textContent }) => textContent?.includes(name) === true)?.textContent ?? '';
  expect(tags('From the web')).toContain('Off since 1 Oct');
  expect(tags('Everyone else')).toMatch(/Off(?! since)/);
});

test('[T14] a rule test that fails is said beside the buttons, and one press leads to it', async () => {
  await openRules(aRoutingDesk([aSavedPlan(15, 'draft', { basedOn: 14, tests: [{ id: 't', name: 'A web inquiry', lead: { 'lead.leadsourcecode': '8' }, sellerId: sellerIds.tomas }] }), aSavedPlan(14, 'active')]));
  expect(admin.text()).toContain('1 of 1 rule tests fails.');
  await admin.press('See it');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Rule tests');
});

test('[T1] the editor says which rule of which draft it is, and who saved the draft last', async () => {
  await openRules(aRoutingDesk([aSavedPlan(15, 'draft', { basedOn: 14, savedOn: '2026-11-22T09:18:00Z', savedBy: 'Ben Okafor' }), aSavedPlan(14, 'active')]));
  await admin.press('More for Everyone else');
  await admin.press('Edit');
  await admin.wait();
  expect(admin.text()).toContain('Rule 2 of 2 in draft 15 · draft saved by Ben Okafor, 12 min ago');
});
