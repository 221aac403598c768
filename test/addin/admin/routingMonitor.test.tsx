/** @jest-environment jsdom */
// What became of leads: which need a person and why, who looks after them and until when, what helps, and why one seller got one.
import { act } from 'react';
import { setLanguage } from '../../../src/addin/strings.ts';
import type { Decision } from '../../../src/domain/routing/decision.ts';
import { usualRoutingSettings, type AssignmentRule, type RoutingPlan } from '../../../src/domain/routing/plan.ts';
import type { Seller } from '../../../src/domain/routing/seller.ts';
import { openAdmin, someSettings, type ShownAdmin } from './shownAdmin.tsx';
import { playMonitor, someLines, type PlayedMonitor } from './someAssignments.ts';
import { playSellers, region } from './someSellers.ts';

let admin: ShownAdmin;
let crm: PlayedMonitor;

beforeAll(() => setLanguage('en-GB', 'Europe/Berlin'));
beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-11-22T09:30:00Z') });
});
afterEach(async () => {
  await admin.close();
  jest.useRealTimers();
});

async function open(played: PlayedMonitor = playMonitor()): Promise<void> {
  crm = played;
  admin = await openAdmin(someSettings, {}, playSellers().desk, played.desk);
  await admin.go('Monitor');
}

const rowOf = (name: string): HTMLElement => {
  const row = [...document.querySelectorAll<HTMLElement>('[role="row"]')].find((each) => each.textContent?.includes(name) === true);
  if (row === undefined) throw new Error(`no row of ${name}`);
  return row;
};
const tab = (name: RegExp): Promise<void> => act(async () => [...document.querySelectorAll<HTMLElement>('[role="tab"]')].find((each) => name.test(each.textContent ?? ''))?.click());
const pick = (name: string): Promise<void> => act(async () => document.querySelector<HTMLInputElement>(`input[aria-label="Choose ${name}"]`)?.click());
const dialog = (): string => document.querySelector('[role="dialog"]')?.textContent ?? '';

test('[T9] [T12] every lead that needs attention says why in plain words, who looks after it, and how late or until when', async () => {
  await open();
  expect(rowOf('Rui Matos').textContent).toContain('No seller who fits is at work in time');
  expect(rowOf('Rui Matos').textContent).toContain('Rui MatosCedro Alimentos · ');
  expect(rowOf('Rui Matos').textContent).toContain('Clara Novak');
  expect(rowOf('Rui Matos').textContent).toContain('1 h late');
  expect(rowOf('Kirsten Dahl').textContent).toContain('in 20 min');
  expect(rowOf('Kirsten Dahl').textContent).toContain('Every seller who fits is full (3 of 3)');
  expect([...document.querySelectorAll('[role="tab"]')].map((each) => each.firstElementChild?.textContent)).toEqual(['Needs attention3', 'To be processed1', 'Processed2']);
});

test('[T10] the typical time to owner is that of the rules, not of leads given by hand', async () => {
  await open();
  expect(admin.text()).toContain('Typical time to owner: 38 s');
  await tab(/^Processed/);
  expect(rowOf('Jonas Brandt').textContent).toContain('By the rule “Nordics”');
  expect(rowOf('Jonas Brandt').textContent).toContain('after 38 s');
  expect(rowOf('Greta Niemann').textContent).toContain('Given by hand');
});

test('[T12] what helps is a button: full sellers lead to their capacity, a missing right is told with what to do', async () => {
  await open();
  await admin.press('Grant the right, for Omar Haddad');
  expect(dialog()).toContain('may not assign leads');
  await act(async () => [...document.querySelectorAll<HTMLElement>('[role="dialog"] button')].at(-1)?.click());
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Grant the right, for Omar Haddad');
  await admin.press('Raise capacity, for Kirsten Dahl');
  expect(admin.text()).toContain('Sellers and capacity');
});

test('[T9] several leads are given to one seller together; one that somebody else gave meanwhile is named and stays', async () => {
  await open();
  crm.refuse('rui', 'changed-elsewhere');
  await pick('Rui Matos');
  await pick('Kirsten Dahl');
  await admin.press('Assign selected (2)');
  expect(dialog()).toContain('Aiko Watanabe (51 of 60)');
  expect(dialog()).toContain('Ines Prado (away)');
  await admin.press('Assign');
  expect(crm.desk.assign).not.toHaveBeenCalled();
  await admin.fill('assign-to', 'a0000000-0000-4000-8000-000000000001');
  await admin.press('Assign');
  expect(crm.lines().find(({ leadId }) => leadId === 'kirsten')).toMatchObject({ state: 'assigned', byHand: true, assigneeId: 'a0000000-0000-4000-8000-000000000001' });
  expect(admin.text()).toContain('1 lead couldn\'t be given, 1 could');
  expect(admin.text()).toContain('Rui Matos: somebody else gave it meanwhile');
  expect(admin.text()).not.toContain('Kirsten Dahl');
});

test('[T13] a run is asked for with one press and stands in the history with who asked', async () => {
  await open();
  await admin.press('Run rules now');
  expect(crm.desk.askForRun).toHaveBeenCalledTimes(1);
  expect(admin.text()).toContain('Leads that wait are tried again within seconds.');
  await admin.press('Run history');
  expect(dialog()).toContain('By Priya Raman');
});

test('[T9] nothing to do says how many leads found an owner; a list that can\'t be read says why', async () => {
  await open(playMonitor(someLines.filter(({ state }) => state === 'assigned')));
  expect(admin.text()).toContain('Nothing needs you. 2 leads found an owner in the last 30 days.');
  await tab(/^To be processed/);
  expect(admin.text()).toContain('No lead waits to be processed.');
  await admin.close();
  const silent = playMonitor();
  silent.desk.readLines.mockResolvedValue({ kind: 'failed', problem: { code: 'crm-silent', params: {}, retry: true } });
  await open(silent);
  expect(admin.text()).toContain('The CRM didn\'t answer');
});

test('offline nothing can be pressed that would be lost', async () => {
  await open();
  await admin.setOnline(false);
  await admin.press('Run rules now');
  await admin.press('Assign Rui Matos');
  expect(crm.desk.askForRun).not.toHaveBeenCalled();
  expect(document.querySelector('[role="dialog"]')).toBeNull();
});

describe('why this seller', () => {
  const maya = 'a0000000-0000-4000-8000-00000000000a';
  const seller = (id: string, name: string, values: readonly string[], more: Partial<Seller> = {}): Seller => ({ id, name, getsLeads: true, roleIds: [], teamIds: [], fields: {}, attributes: { [region.id]: values }, absences: [], ...more });
  const rule = (id: string, name: string, wanted: string, more: Partial<AssignmentRule> = {}): AssignmentRule => ({
    id, name, isActive: true, conditions: { match: 'all', of: [{ field: 'lead.leadsourcecode', operator: 'equals', value: wanted }] }, target: { kind: 'matching-sellers' }, sellerConditions: [{ of: 'attribute', field: region.id, operator: 'equals', value: 'Nordics' }],
    distribution: 'round-robin', respectsCapacity: true, otherwise: { kind: 'next-rule' }, ...more,
  });
  const plan: RoutingPlan = { number: 14, segments: [], rules: [rule('c0000000-0000-4000-8000-000000000001', 'Trade shows', '7'), rule('c0000000-0000-4000-8000-000000000002', 'Hand-raisers', '8')], settings: usualRoutingSettings };
  const aiko = 'a0000000-0000-4000-8000-00000000000b';
  const tomas = 'a0000000-0000-4000-8000-00000000000c';
  const roster = { number: 7, sellers: [seller(maya, 'Maya Lindqvist', ['Nordics']), seller(aiko, 'Aiko Watanabe', ['Nordics']), seller(tomas, 'Tomás Ferreira', ['Iberia'])] };
  const decision: Decision = {
    leadId: '1ead0000-0000-4000-8000-000000000001', planNumber: 14, rosterNumber: 7, at: '2026-11-22T08:00:36.000Z', values: { 'lead.leadsourcecode': '8' }, ownerId: tomas, createdOn: '2026-11-22T08:00:00.000Z', full: [],
    steps: [{ ruleId: 'c0000000-0000-4000-8000-000000000002' }], outcome: { kind: 'seller', id: maya, ruleId: 'c0000000-0000-4000-8000-000000000002' },
    pick: { bucket: 0, method: 'round-robin', contenders: [{ place: 0, key: [Date.parse('2026-11-06T14:40:00Z')] }, { place: 1, key: [Date.parse('2026-11-06T15:02:00Z')] }], among: 2 },
  };

  test('[T15] the steps say what held with the values as they were, and every seller the one thing that left them out', async () => {
    await open(playMonitor(someLines, { decision, plan, roster }));
    await tab(/^Processed/);
    await admin.press('Why Jonas Brandt is where it is');
    const text = admin.text();
    expect(document.activeElement?.textContent).toBe('Why Maya Lindqvist?');
    expect(text).toContain('Working through these stored steps again gives the same owner.');
    expect(text).toContain('Rule 1, Trade shows: doesn\'t fit');
    expect(text).toContain('Lead source is Trade show was “Web”');
    expect(text).toContain('Rule 2, Hand-raisers: fits');
    expect(text).toContain('2 of 3 sellers could take it');
    expect(rowOf('Maya Lindqvist').textContent).toContain('Chosen');
    expect(rowOf('Aiko Watanabe').textContent).toContain('Had a lead 22 min later');
    expect(rowOf('Tomás Ferreira').textContent).toContain('Region: has Iberia; the rule asks: is Nordics');
    expect(text).toContain('What Maya Lindqvist sees');
    expect(text).toContain('You got this lead because your Region is Nordics and you had waited longest of 2.');
    await admin.press('Use as rule test');
    expect(crm.desk.keepAsTest).toHaveBeenCalledWith({ name: 'Jonas Brandt', lead: { 'lead.leadsourcecode': '8' }, sellerId: maya });
    expect(admin.text()).toContain('Kept as a rule test in draft 15');
    await admin.press('Back to the monitor');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Why Jonas Brandt is where it is');
  });

  test('[T15] a seller who asks "Why not me?" is found by name', async () => {
    await open(playMonitor(someLines, { decision, plan, roster }));
    await admin.press('Why Rui Matos is where it is');
    await admin.fill('why-not', 'ferr');
    expect([...document.querySelectorAll('[role="row"]')].slice(1).map((row) => row.textContent)).toEqual([expect.stringContaining('Tomás Ferreira')]);
  });

  test('[T15] steps that were changed since don\'t pass for checked, and a lead without a decision says so', async () => {
    await open(playMonitor(someLines, { decision: { ...decision, outcome: { ...decision.outcome, id: tomas } as Decision['outcome'] }, plan, roster }));
    await admin.press('Why Rui Matos is where it is');
    expect(admin.text()).toContain('These steps don\'t give the same owner again');
    await admin.close();
    await open();
    await admin.press('Why Rui Matos is where it is');
    expect(admin.text()).toContain('No decision is kept for this lead');
  });

  test('[T15] the one who was chosen says by what, and whoever was left out by which one thing', async () => {
    await open(playMonitor(someLines, { decision, plan, roster }));
    await admin.press('Why Rui Matos is where it is');
    expect([...document.querySelectorAll('[role="row"]')].map((row) => [...row.children].map((cell) => cell.textContent?.trim()))).toEqual([
      ['Seller', 'Result', 'Because'],
      ['Maya Lindqvist', 'Chosen', 'Longest without a lead'],
      ['Aiko Watanabe', 'Could take it', 'Had a lead 22 min later'],
      ['Tomás Ferreira', 'Left out', 'Region: has Iberia; the rule asks: is Nordics'],
    ]);
  });

  test('[T15] the steps are copied as plain text, the same that are on screen, and a browser that forbids it is told', async () => {
    const written: string[] = [];
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async (text: string) => void written.push(text) } });
    await open(playMonitor(someLines, { decision, plan, roster }));
    await tab(/^Processed/);
    await admin.press('Why Jonas Brandt is where it is');
    await admin.press('Copy');
    const [text = ''] = written;
    expect(text.split('\n\n').map((part) => part.split('\n'))).toEqual([
      ['Why Maya Lindqvist?', 'Jonas Brandt · came in Sun 22 Nov, 09:00, owner after 38 s · rules version 14'],
      ['Checked: Working through these stored steps again gives the same owner.'],
      ['In no segment'],
      ['Rule 1, Trade shows: doesn\'t fit', '- Didn\'t hold: Lead source is Trade show (was “Web”)'],
      ['Rule 2, Hand-raisers: fits', '- Held: Lead source is Web (was “Web”)', '- 2 of 3 sellers could take it'],
      ['Round robin: longest without a lead', expect.stringMatching(/^- Maya Lindqvist: last lead .*6 Nov.*, 15:40$/), expect.stringMatching(/^- Aiko Watanabe: last lead .*6 Nov.*, 16:02$/)],
      ['Given to Maya Lindqvist', expect.stringContaining('Decided')],
      ['All 3 sellers', '- Maya Lindqvist: Chosen. Longest without a lead', '- Aiko Watanabe: Could take it. Had a lead 22 min later', '- Tomás Ferreira: Left out. Region: has Iberia; the rule asks: is Nordics'],
      ['What Maya Lindqvist sees', expect.stringContaining('your Region is Nordics'), ''],
    ]);
    expect(admin.text()).toContain('The steps are on the clipboard as text.');
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
    Object.defineProperty(document, 'execCommand', { configurable: true, value: () => false });
    await admin.press('Copy');
    expect(admin.text()).toContain('The steps couldn’t be copied');
  });

  test('[T15] a lead whose owner is wrong is given to someone else from its steps, which leads back to the monitor with what came of it', async () => {
    await open(playMonitor(someLines, { decision, plan, roster }));
    await admin.press('Why Rui Matos is where it is');
    await admin.press('Assign to somebody…');
    await admin.fill('assign-to', aiko.replace('b', '1'));
    await admin.press('Assign');
    expect(crm.lines().find(({ leadId }) => leadId === 'rui')).toMatchObject({ state: 'assigned', byHand: true });
    expect(admin.text()).toContain('1 lead given to Aiko Watanabe');
    expect(document.activeElement?.textContent).toBe('Monitor');
    await tab(/^Processed/);
    await admin.press('Why Jonas Brandt is where it is');
    await admin.setOnline(false);
    await admin.press('Assign to someone else…');
    expect(document.querySelector('[role="dialog"]')).toBeNull();
  });

  test('[T15] a seller who was one of several that could take it is kept as an example, too', async () => {
    await open(playMonitor(someLines, { decision: { ...decision, outcome: { kind: 'seller', id: aiko, ruleId: 'c0000000-0000-4000-8000-000000000002' }, pick: { bucket: 0, method: 'round-robin', contenders: [{ place: 1, key: [1] }, { place: 0, key: [2] }], among: 2 } }, plan, roster }));
    await admin.press('Why Rui Matos is where it is');
    await admin.press('Use as rule test');
    expect(crm.desk.keepAsTest).toHaveBeenCalledWith({ name: 'Rui Matos', lead: { 'lead.leadsourcecode': '8' }, sellerId: aiko });
  });

  test('[T15] a lead a person gave to somebody else afterwards says so, and nobody is told they got it by the rules', async () => {
    await open(playMonitor(someLines, { decision, plan, roster }));
    await tab(/^Processed/);
    await admin.press('Why Greta Niemann is where it is');
    expect(admin.text()).toContain('A person gave this lead to Clara Novak afterwards');
    expect(admin.text()).not.toContain('What Maya Lindqvist sees');
    expect(admin.text()).not.toContain('owner after');
  });

  test('[T15] what hung on who had room is not offered as a rule test, and the page says why', async () => {
    await open(playMonitor(someLines, { decision: { ...decision, outcome: { kind: 'owner', id: aiko, ruleId: 'c0000000-0000-4000-8000-000000000002', reason: 'sellers-lack-capacity' } }, plan, roster }));
    await admin.press('Why Rui Matos is where it is');
    expect(admin.text()).toContain('No rule test can say this decision');
    expect(admin.text()).not.toContain('Use as rule test');
  });
});

describe('beside the name of the page', () => {
  const badge = (): string => document.querySelector('[data-attention]')?.textContent ?? 'none';

  test('[T9] how many leads need a person stands in the list of pages from the start, and is said with the name', async () => {
    crm = playMonitor();
    admin = await openAdmin(someSettings, {}, playSellers().desk, crm.desk);
    expect(badge()).toBe('3');
    expect(admin.button('Monitor, 3 leads need attention')).toBeTruthy();
    expect([...document.querySelectorAll('option')].map((each) => each.textContent)).toContain('Monitor (3)');
    expect(crm.desk.readCounts).not.toHaveBeenCalled();
  });

  test('[T9] a lead that was given by hand needs nobody any more, and with none left the number goes', async () => {
    await open(playMonitor(someLines.filter(({ leadId }) => leadId === 'kirsten' || leadId === 'jonas')));
    expect(badge()).toBe('1');
    await admin.press('Assign Kirsten Dahl');
    await admin.fill('assign-to', 'a0000000-0000-4000-8000-000000000001');
    await admin.press('Assign');
    expect(badge()).toBe('none');
    expect(admin.button('Monitor')).toBeTruthy();
  });

  test('who may not read assignments sees no number, and more than two digits are not squeezed in', async () => {
    crm = playMonitor();
    crm.desk.countAttention.mockResolvedValue({ kind: 'failed', problem: { code: 'no-permission', params: {}, retry: false } });
    admin = await openAdmin(someSettings, {}, playSellers().desk, crm.desk);
    expect(badge()).toBe('none');
    crm.desk.countAttention.mockResolvedValue({ kind: 'done', value: 5_000 });
    await admin.go('General');
    expect(badge()).toBe('99+');
    expect(admin.button('Monitor, 5,000 or more leads need attention')).toBeTruthy();
  });
});

test('[T9] all leads on screen are chosen with one press, and a long list comes in parts that say how many there are', async () => {
  const many = Array.from({ length: 130 }, (_, place): (typeof someLines)[number] => ({ leadId: `lead ${place}`, version: 'W/"1"', leadName: `Lead ${place}`, state: 'attention', why: 'sellers-lack-capacity', byHand: false, arrivedOn: '2026-11-22T04:30:00Z', dueOn: '2026-11-22T08:30:00Z' }));
  await open(playMonitor(many));
  const rows = (): number => document.querySelectorAll('[role="table"] [role="row"]').length - 1;
  expect(rows()).toBe(100);
  expect(admin.text()).toContain('100 of 130, the most pressing first');
  await act(async () => document.querySelector<HTMLInputElement>('input[aria-label="Choose all"]')?.click());
  expect(admin.button('Assign selected (100)')).toBeTruthy();
  await admin.press('Show 30 more');
  expect(rows()).toBe(130);
  await act(async () => document.querySelector<HTMLInputElement>('input[aria-label="Choose all"]')?.click());
  expect(admin.button('Assign selected (130)')).toBeTruthy();
  await act(async () => document.querySelector<HTMLInputElement>('input[aria-label="Choose all"]')?.click());
  expect(admin.button('Assign selected')).toBeTruthy();
});
