/** @jest-environment jsdom */
// Leads that wait for the rules: how many, how long each, why, and that an admin may give them before the rules do.
import { act } from 'react';
import type { LeadCounts, LineShown } from '../../../src/addin/admin/routing/monitor/monitorDesk.ts';
import { setLanguage } from '../../../src/addin/strings.ts';
import { openAdmin, someSettings, type ShownAdmin } from './shownAdmin.tsx';
import { playMonitor, type PlayedMonitor } from './someAssignments.ts';
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

const lead = (leadId: string, leadName: string, arrivedOn: string): LineShown => ({ leadId, version: '', leadName, state: 'waiting', byHand: false, arrivedOn, ownerId: 'web', ownerName: 'Web intake' });
const nina = lead('nina', 'Nina Berg', '2026-11-22T09:29:50Z');
const tab = (name: RegExp): Promise<void> => act(async () => [...document.querySelectorAll<HTMLElement>('[role="tab"]')].find((each) => name.test(each.textContent ?? ''))?.click());

/** Opens the tab. @param counts as the desk says them; it counts its lines unless given. */
async function open(lines: readonly LineShown[], counts?: LeadCounts): Promise<PlayedMonitor> {
  const played = playMonitor(lines);
  if (counts !== undefined) played.desk.readCounts.mockResolvedValue({ kind: 'done', value: counts });
  admin = await openAdmin(someSettings, {}, playSellers().desk, played.desk);
  await admin.go('Monitor');
  await tab(/^To be processed/);
  return played;
}
const row = (): string => [...document.querySelectorAll('[role="row"]')].find((each) => each.querySelector('[role="cell"]') !== null)?.textContent ?? '';

test('[T9] a lead that came in seconds ago says how long it waits and whose it is meanwhile, and nothing is wrong', async () => {
  await open([nina]);
  expect(row()).toContain('waits 10 s');
  expect(row()).toContain('Web intake');
  expect(admin.text()).not.toContain('longer than usual');
});

test('[T9] leads that wait for minutes say that it takes longer than usual, and for how long the first has waited', async () => {
  await open([lead('omar', 'Omar Haddad', '2026-11-22T09:18:00Z'), nina]);
  expect(admin.text()).toContain('Leads wait longer than usual');
  expect(admin.text()).toContain('The first has waited for 12 min.');
});

test.each([
  ['agent-paused', 'Handraise is paused', 'given out as soon as it goes on'],
  ['agent-off', 'Handraise is off', 'until it is activated'],
  ['no-plan', 'No rules are active', 'until a draft is activated'],
] as const)('[T9] %s is said as the reason, not that it takes long', async (halt, title, text) => {
  await open([lead('omar', 'Omar Haddad', '2026-11-22T09:18:00Z')], { attention: 0, waiting: 1, assigned: 0, halt });
  expect(admin.text()).toContain(title);
  expect(admin.text()).toContain(text);
  expect(admin.text()).not.toContain('longer than usual');
});

test('[T9] of a backlog that is not counted to its end the tab says "or more"', async () => {
  await open([nina], { attention: 0, waiting: 5_000, assigned: 0 });
  expect([...document.querySelectorAll('[role="tab"]')].map((each) => each.textContent).join()).toContain('5,000 or more');
});

test('[T9] an admin gives a lead that waits; the CRM is asked with what they saw: that nobody had decided', async () => {
  const played = await open([nina]);
  await admin.press('Assign Nina Berg');
  await admin.fill('assign-to', 'a0000000-0000-4000-8000-000000000001');
  await admin.press('Assign');
  expect(played.desk.assign).toHaveBeenCalledWith([nina], 'a0000000-0000-4000-8000-000000000001');
  expect(played.lines()).toMatchObject([{ leadId: 'nina', state: 'assigned', byHand: true }]);
});

describe('leads from before routing began', () => {
  const counts = (count: number): LeadCounts => ({ attention: 0, waiting: 1, assigned: 0, earlier: { count, since: '2026-11-20T08:00:00Z' } });

  test('[T1][T9] the monitor says how many there are and where they stay; where there are none it says nothing', async () => {
    await open([nina], counts(12));
    expect(admin.text()).toContain('12 open leads came in before routing began');
    expect(admin.text()).toContain('until something about them changes');
    await admin.close();
    await open([nina], counts(0));
    expect(admin.text()).not.toContain('before routing began');
  });

  test('[T1][T13] one press asks what follows and routes them; while that is under way nobody presses it again, and the run stands in the history', async () => {
    const played = await open([nina], counts(5_000));
    await admin.press('Route these 5,000 or more too');
    expect(admin.text()).toContain('counts in that seller\'s capacity');
    expect(admin.text()).toContain('This can\'t be taken back as a whole');
    expect(played.desk.routeEarlier).not.toHaveBeenCalled();
    await admin.press('Route them');
    expect(played.desk.routeEarlier).toHaveBeenCalledTimes(1);
    expect(admin.text()).toContain('What comes of it stands in the run history');
    await admin.press('Being routed');
    expect(document.querySelector('[role="dialog"]')).toBeNull();
    await admin.press('Run history');
    expect(admin.text()).toContain('Leads from before, by Priya Raman');
  });

  test('[T10] how long they lay there before doesn\'t count in the typical time to owner', async () => {
    const given = (leadId: string, arrivedOn: string): LineShown => ({ ...lead(leadId, leadId, arrivedOn), state: 'assigned', assignedOn: '2026-11-22T09:00:08Z' });
    await open([given('old', '2026-10-01T08:00:00Z'), given('older', '2026-09-01T08:00:00Z'), given('new', '2026-11-22T09:00:00Z')], counts(1));
    expect(admin.text()).toContain('Typical time to owner: 8 s');
  });
});
