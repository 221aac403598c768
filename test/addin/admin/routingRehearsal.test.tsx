/** @jest-environment jsdom */
// The rehearsal of a draft as an admin sees it: what would slip by name, what keeps the draft back, and that sellers get leads by nothing
// but what was rehearsed.
import { act } from 'react';
import type { AssignmentRule, RoutingPlan } from '../../../src/domain/routing/plan.ts';
import type { RecordedLead } from '../../../src/domain/routing/rehearsal/recorded.ts';
import { setLanguage } from '../../../src/addin/strings.ts';
import { playWorkers } from './playedWorker.ts';
import { aPlan, aRoutingDesk, aSavedPlan, sellerIds } from './routingDesk.ts';
import { openAdmin, someSettings, type ShownAdmin } from './shownAdmin.tsx';

let admin: ShownAdmin;
let workers: ReturnType<typeof playWorkers>;
type Desk = ReturnType<typeof aRoutingDesk>;

beforeAll(() => setLanguage('en-GB', 'Europe/Berlin'));
beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-11-22T09:30:00Z') });
  workers = playWorkers();
});
afterEach(async () => {
  await admin.close();
  jest.useRealTimers();
});

/** The rule for the web leads asks for a region nobody has, and then stops. */
const stopping = (plan: RoutingPlan): RoutingPlan => ({ ...plan, rules: plan.rules.map((rule, at): AssignmentRule => (at === 0 ? { ...rule, target: { kind: 'matching-sellers' }, sellerConditions: [{ of: 'attribute', field: 'a7000000-0000-4000-8000-000000000001', operator: 'equals', value: 'West' }], otherwise: { kind: 'stop' } } : rule)) });
const drafted = (plan = stopping(aPlan(15))): Desk => aRoutingDesk([aSavedPlan(15, 'draft', { plan, basedOn: 14 }), aSavedPlan(14, 'active')]);
const web = (place: number, name: string): RecordedLead => ({ id: `1ead0000-0000-4000-8000-${String(place).padStart(12, '0')}`, name, createdOn: `2026-11-${String(10 + place)}T09:00:00Z`, ownerId: sellerIds.priya, values: { 'lead.leadsourcecode': 8 }, decidedOn: `2026-11-${String(10 + place)}T09:00:20Z`, ownedBy: sellerIds.ines, ownedOn: `2026-11-${String(10 + place)}T09:00:24Z` });
const phone = (place: number, name: string): RecordedLead => ({ ...web(place, name), values: { 'lead.leadsourcecode': 7 }, ownedBy: sellerIds.tomas });
const someLeads = [web(1, 'Rui Matos'), web(2, 'Ana Costa'), phone(3, 'Kirsten Dahl')];

async function openRehearsal(desk: Desk): Promise<void> {
  admin = await openAdmin(someSettings, { routing: desk.administration });
  await admin.go('Rehearsal');
  await admin.wait();
}
async function rehearse(): Promise<void> {
  await admin.press(/^Rehearse/);
  await admin.wait();
}
const primary = (): string => [...document.querySelectorAll('[data-primary]')].map((each) => each.textContent).join(' | ');
const tick = (name: string): Promise<void> => act(async () => document.querySelector<HTMLInputElement>(`input[aria-label="${name} may wait"]`)?.click());
const isOff = (name: string | RegExp): boolean => admin.button(name).getAttribute('aria-disabled') === 'true';

describe('the active rules without a draft', () => {
  test('[T14] are rehearsed to check the record: what they gave comes out as it was, and there is nothing to activate', async () => {
    const desk = aRoutingDesk();
    desk.past({ leads: [web(1, 'Rui Matos'), web(2, 'Ana Costa')] });
    await openRehearsal(desk);
    expect(admin.text()).toContain('Version 14 is active, and there is no draft');
    expect(primary()).toBe('Rehearse the active rules');
    await rehearse();
    expect(admin.text()).toContain('Rehearsal of version 14, which is active');
    expect(admin.text()).toContain('The record comes out as it was');
    expect(admin.text()).toContain('Version 14 gives each of the 2 leads to whom it went.');
    expect(admin.text()).not.toMatch(/Draft 15|Ready to activate|Activate/);
    expect(primary()).toBe('Open the rules');
  });

  test('[T14] say which leads of an earlier version they would give to somebody else, and why', async () => {
    const desk = aRoutingDesk();
    desk.past({ leads: [{ ...web(1, 'Rui Matos'), ownedBy: sellerIds.tomas }, web(2, 'Ana Costa')] });
    await openRehearsal(desk);
    await rehearse();
    expect(admin.text()).toContain('1 of 2 leads would go to somebody else');
    expect(admin.text()).toContain('1 of them was given since this version is active, 3 Nov.');
    await admin.press('Why Rui Matos would go there');
    await admin.wait();
    expect(admin.text()).toContain('as it was: Tomás Ferreira · below: Version 14');
    await admin.press('Back to the rehearsal');
    // A change begins a draft, which nobody has rehearsed: what is shown stays what it is.
    await admin.go('Rules');
    await act(async () => document.querySelector<HTMLInputElement>('input[aria-label="Everyone else is on"]')?.click());
    await admin.wait();
    await admin.go('Rehearsal');
    await admin.wait();
    expect(admin.text()).toContain('Rehearsal of version 14, which is active');
    expect(primary()).toBe('Rehearse draft');
  });

  test('[T14] say that earlier versions gave those that differ, where they did', async () => {
    const desk = aRoutingDesk([aSavedPlan(14, 'active', { activatedOn: '2026-11-20T08:00:00Z' })]);
    desk.past({ leads: [{ ...web(1, 'Rui Matos'), ownedBy: sellerIds.tomas }] });
    await openRehearsal(desk);
    await rehearse();
    expect(admin.text()).toContain('Earlier versions gave them; this one is active since 20 Nov.');
  });

  test('[T14] by which a lead would have nobody say so by name, without anything to tick', async () => {
    const desk = aRoutingDesk([aSavedPlan(14, 'active', { plan: stopping(aPlan(14)) })]);
    desk.past({ leads: someLeads });
    await openRehearsal(desk);
    await rehearse();
    expect(admin.text()).toContain('Version 14 would leave 2 leads without anybody');
    await admin.press('Show all 2');
    expect(document.querySelectorAll('input[type="checkbox"][aria-label$="may wait"]')).toHaveLength(0);
  });

  test('[T14] with nothing in the period offer the longest one', async () => {
    const desk = aRoutingDesk();
    await openRehearsal(desk);
    await rehearse();
    expect(admin.text()).toContain('Nothing to replay');
    await admin.press('Last 90 days');
    await admin.wait();
    expect(desk.asked).toEqual([30, 90]);
  });
});

describe('a draft by which leads would slip', () => {
  test('[T14] the verdict says how many and by which rule, lists them by name with why, and the one way on is to fix that rule', async () => {
    const desk = drafted();
    desk.past({ leads: someLeads });
    await openRehearsal(desk);
    expect(admin.text()).toContain('Draft 15 has not been rehearsed');
    expect(primary()).toBe('Rehearse draft');
    await rehearse();
    expect(desk.asked).toEqual([30]);
    expect(admin.text()).toContain('3 leads from 23 Oct to 22 Nov, replayed in order');
    expect(admin.text()).toContain('Not ready to activate: 2 leads would be left without anybody.');
    expect(admin.text()).toContain('2 leads: Rule 1, From the web: no seller meets its conditions, and then it stops.');
    expect(primary()).toBe('Fix 2 leads');
    await admin.press('Show all 2');
    expect(document.activeElement?.textContent).toBe('2 leads would slip');
    const rows = [...document.querySelectorAll('[role="table"] [role="row"]')].slice(1).map((row) => row.textContent ?? '');
    expect(rows).toHaveLength(2);
    expect(rows[0]).toContain('Rui Matos');
    expect(rows[0]).toContain('Was: Inês Prado');
    expect(rows[0]).toContain('Nobody');
    await admin.press('Why Rui Matos would go there');
    await admin.wait();
    expect(admin.text()).toContain('Why Rui Matos would wait');
    expect(admin.text()).toContain('Rule 1, From the web: fits, but nobody could take it');
    expect(admin.text()).toContain('Region: has South');
    await admin.press('Back to the rehearsal');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Why Rui Matos would go there');
    await admin.press('Fix 2 leads');
    await admin.wait();
    expect(admin.field('rule-name').value).toBe('From the web');
  });

  test('[T14] it is activated although leads would wait only when each is ticked by name, and the names are kept', async () => {
    const desk = drafted();
    desk.past({ leads: someLeads });
    await openRehearsal(desk);
    await rehearse();
    await admin.press('Show all 2');
    const although = 'Activate although Rui Matos and Ana Costa would wait';
    expect(isOff(although)).toBe(true);
    await tick('Rui Matos');
    expect(isOff(although)).toBe(true);
    await tick('Ana Costa');
    expect(isOff(although)).toBe(false);
    await admin.press(although);
    await admin.press('Activate draft 15');
    await admin.wait();
    expect(desk.plans()[0]).toMatchObject({ number: 15, state: 'active' });
    expect(desk.acknowledged()).toEqual(['Rui Matos', 'Ana Costa']);
    expect(admin.text()).toContain('Version 15 is active');
  });

  test('[T14] what would change is exported as a table, and no name in it is a formula', async () => {
    const written: string[] = [];
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async (text: string) => void written.push(text) } });
    const desk = drafted();
    desk.past({ leads: [web(1, '=HYPERLINK("https://evil.example";"Rui, Matos")'), web(2, 'Ana Costa'), phone(3, 'Kirsten Dahl')] });
    await openRehearsal(desk);
    expect([...document.querySelectorAll('button')].some(({ textContent }) => textContent === 'Export')).toBe(false);
    await rehearse();
    await admin.press('Show all 2');
    await tick('Ana Costa');
    await admin.press('Export');
    expect(admin.text()).toContain('3 leads that would be somebody else’s or would slip');
    await admin.press('Copy');
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
    const cause = '"Rule 1, From the web: no seller meets its conditions, and then it stops"';
    expect(written.map((text) => text.split('\r\n'))).toEqual([[
      '\uFEFFLead,Lead ID,Came in,As it was,Draft 15,Other owner,Would slip,May wait,Reason',
      `"'=HYPERLINK(""https://evil.example"";""Rui, Matos"")",${web(1, '').id},2026-11-11T09:00:00Z,Inês Prado,Nobody,yes,yes,no,${cause}`,
      `Ana Costa,${web(2, '').id},2026-11-12T09:00:00Z,Inês Prado,Nobody,yes,yes,yes,${cause}`,
      `Kirsten Dahl,${web(3, '').id},2026-11-13T09:00:00Z,Tomás Ferreira,Inês Prado,yes,no,,"Rule 2, Everyone else: longest without a lead"`,
      '',
    ]]);
    await admin.press('Close');
  });

  test('[T14] on the page of the rules it can’t be activated: the press leads to the rehearsal, which begins', async () => {
    const desk = drafted();
    desk.past({ leads: someLeads });
    admin = await openAdmin(someSettings, { routing: desk.administration });
    await admin.go('Rules');
    await admin.wait();
    expect(primary()).toBe('Rehearse draft');
    await admin.press('Rehearse draft');
    await admin.wait();
    expect(admin.text()).toContain('Not ready to activate');
    await admin.go('Rules');
    expect(primary()).toBe('Rehearse draft');
    await admin.press('Rehearse draft');
    // The result is shown again, not made again.
    expect(admin.text()).toContain('Not ready to activate');
    expect(desk.asked).toEqual([30]);
  });
});

describe('a clean rehearsal', () => {
  const moved = (): RoutingPlan => ({ ...aPlan(15), rules: [...aPlan(15).rules].reverse() });

  test('[T14] [T10] shows each figure beside what it was, both charts as tables too, who would get which lead and by what, and activates exactly this draft', async () => {
    const desk = drafted(moved());
    desk.past({ leads: someLeads });
    await openRehearsal(desk);
    await rehearse();
    expect(admin.text()).toContain('Ready to activateEach of the 3 leads would have somebody who looks after it.');
    const tiles = [...document.querySelectorAll('dl > div')].map((tile) => tile.textContent);
    expect(tiles).toEqual(['Would slip0was 0', 'Other owner267% of 3 leads', 'For the catch-all owner00% of 3 leads', 'Typical time to owner24 swas 24 s', 'Evenness of leads given0.90was 0.90; 1 is even', 'Filled beyond capacity0was 0 sellers']);
    expect(admin.text()).toContain('Of the leads that get an owner, half have one within 24 s, nine in ten within 24 s. Each lead gets one.');
    await admin.press('Show as table: Open leads per seller, at the peak');
    const table = document.querySelector('table[aria-label="Open leads per seller, at the peak"]');
    expect([...(table?.querySelectorAll('tr') ?? [])].map((row) => [...row.children].map(({ textContent }) => textContent))).toEqual([['Seller', 'As it was', 'Draft 15', 'Capacity'], ['Inês Prado', '2', '2', '10'], ['Tomás Ferreira', '1', '1', 'No limit']]);
    expect(admin.text()).toContain('Rule 1, Everyone else: longest without a lead');
    expect(primary()).toBe('Activate draft 15');
    await admin.go('Rules');
    expect(primary()).toBe('Activate draft 15');
    await admin.press('Activate draft 15');
    await admin.press('Activate draft 15');
    await admin.wait();
    expect(desk.plans().map(({ number, state }) => [number, state])).toEqual([[15, 'active'], [14, 'retired']]);
    expect(desk.acknowledged()).toEqual([]);
  });

  test('[T14] any edit of the draft afterwards takes the way to activation back, here and on the page of the rules', async () => {
    const desk = drafted(moved());
    desk.past({ leads: someLeads });
    await openRehearsal(desk);
    await rehearse();
    await admin.go('Rules');
    await act(async () => document.querySelector<HTMLInputElement>('input[aria-label="From the web is on"]')?.click());
    await admin.wait();
    expect(primary()).toBe('Rehearse draft');
    await admin.go('Rehearsal');
    await admin.wait();
    expect(admin.text()).toContain('The draft was changed since this rehearsal');
    expect(primary()).toBe('Rehearse again');
  });

  test('[T14] what somebody else saved into the draft meanwhile is not activated', async () => {
    const desk = drafted(moved());
    desk.past({ leads: someLeads });
    await openRehearsal(desk);
    await rehearse();
    desk.elsewhere({ rules: [] });
    await admin.press('Activate draft 15');
    await admin.press('Activate draft 15');
    await admin.wait();
    expect(desk.draft()).toMatchObject({ number: 15, plan: { rules: [] } });
    expect(admin.text()).toContain('The draft was changed since this rehearsal');
    expect(primary()).toBe('Rehearse again');
  });

  test('[T14] without any lead in the period it says so, offers the longest one, and a new organization may activate', async () => {
    const desk = aRoutingDesk([aSavedPlan(1, 'draft', { plan: aPlan(1) })]);
    await openRehearsal(desk);
    await rehearse();
    expect(admin.text()).toContain('Ready to activateThere are no leads in these 30 days, so none would be left waiting.');
    await act(async () => [...document.querySelectorAll('button')].find((each) => each.textContent === 'Last 90 days')?.click());
    await admin.wait();
    expect(desk.asked).toEqual([30, 90]);
    expect(admin.text()).toContain('There are no leads in these 90 days');
    await admin.press('Activate draft 1');
    await admin.press('Activate draft 1');
    await admin.wait();
    expect(desk.plans()[0]?.state).toBe('active');
  });

  test('[T14] a period with more leads than are read says that the oldest were replayed', async () => {
    const desk = drafted(moved());
    desk.past({ leads: someLeads, isAll: false });
    await openRehearsal(desk);
    await admin.fill('rehearsal-days', '7');
    await rehearse();
    expect(desk.asked).toEqual([7]);
    expect(admin.text()).toContain('The period has more leads: only the oldest 3 were replayed');
  });
});

describe('on the way', () => {
  test('[T14] progress is said, Stop ends the worker at once, and the last result is shown again', async () => {
    const desk = drafted();
    desk.past({ leads: someLeads });
    await openRehearsal(desk);
    await rehearse();
    workers.hold();
    await admin.press('Rehearse again');
    await admin.wait();
    expect(document.querySelector('[role="progressbar"]')?.getAttribute('aria-label')).toBe('Rehearsal');
    expect(admin.text()).toContain('Reading the leads of the period… 3 so far');
    expect(workers.terminated()).toBe(1);
    await admin.press('Stop');
    expect(workers.terminated()).toBe(2);
    expect(admin.text()).toContain('Not ready to activate: 2 leads');
  });

  test('[T14] a period that can’t be read, a worker that breaks, and being offline say so, each with a way on', async () => {
    const desk = drafted();
    desk.past({ leads: someLeads });
    desk.fail('readPast', 'offline');
    await openRehearsal(desk);
    await rehearse();
    expect(document.querySelector('[role="alert"]')?.textContent).toContain('offline');
    desk.fail('readPast', undefined);
    workers.breakNext();
    await admin.press('Try again');
    await admin.wait();
    expect(document.querySelector('[role="alert"]')?.textContent).toContain('Something went wrong here');
    await admin.setOnline(false);
    expect(admin.text()).toContain('Rehearsing and activating need a connection.');
    expect(isOff('Rehearse draft')).toBe(true);
  });

  test('[T14] a draft that can’t be read is neither rehearsed nor activated, and the way to the rules is there', async () => {
    const desk = aRoutingDesk([aSavedPlan(15, 'draft', { plan: aPlan(15, []), damage: { at: 'plan.rules[2]' } }), aSavedPlan(14, 'active')]);
    await openRehearsal(desk);
    expect(admin.text()).toContain('Plan 15 can’t be read (plan.rules[2]).');
    expect(primary()).toBe('Open the rules');
    await admin.press('Open the rules');
    await admin.wait();
    expect(isOff('Rehearse draft')).toBe(true);
  });

  test('[T10] a lead no rule was asked about makes neither side faster: it counts with the time the others took', async () => {
    const desk = drafted(aPlan(15));
    const { decidedOn: _at, ...unrouted } = web(4, 'Lena Berg');
    desk.past({ leads: [...someLeads, { ...unrouted, ownedOn: unrouted.createdOn }] });
    await openRehearsal(desk);
    await rehearse();
    expect(admin.text()).toContain('Typical time to owner24 swas 24 s');
    expect(admin.text()).toContain('10 s to 30 s4 → 4');
  });

  test('[T14] sellers without a recorded attribute are tried with the one they have now', async () => {
    const desk = drafted({ ...aPlan(15), rules: aPlan(15).rules.map((rule, at): AssignmentRule => (at === 0 ? { ...rule, target: { kind: 'matching-sellers' }, sellerConditions: [{ of: 'attribute', field: 'a7000000-0000-4000-8000-000000000001', operator: 'equals', value: 'North' }] } : rule)) });
    const bare = (id: string, name: string): object => ({ id, name, getsLeads: true, roleIds: [], teamIds: [], fields: {}, attributes: {}, absences: [] });
    desk.past({ leads: someLeads, rosters: [{ since: '2026-10-01T00:00:00Z', roster: { number: 4, sellers: [bare(sellerIds.ines, 'Inês Prado'), bare(sellerIds.tomas, 'Tomás Ferreira')] as never } }] });
    await openRehearsal(desk);
    await rehearse();
    expect(admin.text()).toContain('3 leads with another owner');
    expect(admin.text()).toContain('Rule 1, From the web: longest without a lead');
  });

  test('thousands of leads are shown a part at a time and found by name', async () => {
    const desk = drafted();
    desk.past({ leads: Array.from({ length: 3000 }, (_each, at) => ({ ...web(1, `Lead ${String(at)}`), id: `1ead0000-0000-4000-8000-${String(at).padStart(12, '0')}` })) });
    await openRehearsal(desk);
    await rehearse();
    await admin.wait();
    const rows = (): number => document.querySelectorAll('[role="table"] [role="row"]').length - 1;
    expect(admin.text()).toContain('3000 leads with another owner');
    expect(rows()).toBe(50);
    await admin.press('Show 50 more');
    expect(rows()).toBe(100);
    await admin.fill('rehearsal-find', 'lead 2999');
    expect(rows()).toBe(1);
  });
});
