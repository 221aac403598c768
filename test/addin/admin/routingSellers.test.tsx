/** @jest-environment jsdom */
// Who gets leads, how many at once, what they are good at and when they are at work: what an admin sees, saves, and is told.
import { act } from 'react';
import { setLanguage } from '../../../src/addin/strings.ts';
import { openAdmin, someSettings, type ShownAdmin } from './shownAdmin.tsx';
import { aSeller, playSellers, region, type PlayedDesk } from './someSellers.ts';

let admin: ShownAdmin;
let crm: PlayedDesk;

beforeAll(() => setLanguage('en-GB', 'Europe/Berlin'));
beforeEach(() => {
  // A Sunday.
  jest.useFakeTimers({ now: new Date('2026-11-22T09:30:00Z') });
});
afterEach(async () => {
  await admin.close();
  jest.useRealTimers();
});

async function open(played: PlayedDesk = playSellers()): Promise<void> {
  crm = played;
  admin = await openAdmin(someSettings, {}, played.desk);
  await admin.go('Sellers');
}

const rowOf = (name: string): HTMLElement => {
  const row = [...document.querySelectorAll<HTMLElement>('[role="table"] [role="row"]')].find((each) => each.textContent?.includes(name) === true);
  if (row === undefined) throw new Error(`no row of ${name}`);
  return row;
};
const menu = async (name: string, entry: string): Promise<void> => {
  await admin.press(`More about ${name}`);
  await act(async () => [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')].find((each) => each.textContent === entry)?.click());
};
const check = (field: string): Promise<void> => act(async () => document.querySelector<HTMLInputElement>(`[data-field="${field}"]`)?.click());
const dialog = (): string => document.querySelector('[role="dialog"]')?.textContent ?? '';

describe('the list', () => {
  test('[T7] [T8] [T11] says of each seller how full they are, what they are good at and when they are at work', async () => {
    await open();
    expect(rowOf('Aiko').textContent).toContain('51 of 60');
    expect(rowOf('Aiko').querySelector('[role="meter"]')?.getAttribute('aria-valuetext')).toBe('51 of 60');
    expect(rowOf('Aiko').textContent).toContain('Region Nordics');
    expect(rowOf('Aiko').textContent).toContain('Starts Monday, 08:00');
    expect(rowOf('Aiko').textContent).toContain('Mon – Wed 08:00–17:00');
    expect(rowOf('Aiko').textContent).not.toContain('Full');
    expect(rowOf('Clara').textContent).toContain('60 of 60Full');
    expect(rowOf('Ines').textContent).toContain('Away until 30 Nov');
    expect(rowOf('Tom').textContent).toContain('5 open, no limit');
    expect(admin.text()).toContain('1 seller has no limit: never full, and last in turn when load is balanced.');
    expect(admin.text()).not.toContain('Ben Okafor');
    expect(document.activeElement?.textContent).toBe('Sellers and capacity');
  });

  test('[T7] the switch takes a seller out at once, and what the CRM refuses comes back with the reason', async () => {
    await open();
    const press = (): Promise<void> => act(async () => rowOf('Aiko').querySelector<HTMLInputElement>('input[role="switch"]')?.click());
    await press();
    expect(crm.person('Aiko Watanabe')).toMatchObject({ getsLeads: false, capacity: 60, attributes: { [region.id]: ['Nordics'] } });
    expect(rowOf('Aiko').textContent).toContain('Switched off');
    crm.refuse('no-permission');
    await press();
    expect(rowOf('Aiko').textContent).toContain('Switched off');
    expect(document.querySelector('[role="alert"]')?.textContent).toContain('Your role can\'t change these settings');
  });

  test('[T7] somebody saved the same seller meanwhile: the newest is shown, and the next press goes over it', async () => {
    await open();
    crm.elsewhere('Aiko Watanabe', (seller) => ({ ...seller, capacity: 70 }));
    const press = (): Promise<void> => act(async () => rowOf('Aiko').querySelector<HTMLInputElement>('input[role="switch"]')?.click());
    await press();
    expect(admin.text()).toContain('Somebody changed this meanwhile');
    expect(rowOf('Aiko').textContent).toContain('51 of 70');
    await press();
    expect(crm.person('Aiko Watanabe')).toMatchObject({ getsLeads: false, capacity: 70 });
  });

  test('[T7] a search finds sellers by name without accents, or by an attribute, and says when nobody matches', async () => {
    await open(playSellers([aSeller(1, 'Tomás Ferreira'), aSeller(2, 'Aiko Watanabe', { attributes: { [region.id]: ['Nordics'] } })]));
    await admin.fill('seller-search', 'tomas');
    expect(document.querySelectorAll('[role="table"] [role="meter"], [role="table"] [role="row"] input')).toHaveLength(1);
    await admin.fill('seller-search', 'nordics');
    expect(rowOf('Aiko')).toBeTruthy();
    await admin.fill('seller-search', 'nobody here');
    expect(admin.text()).toContain('Nobody matches “nobody here”.');
  });

  test('[T7] without sellers it says that nobody gets leads, and people are added as sellers who do', async () => {
    await open(playSellers([{ ...aSeller(5, 'Ben Okafor'), isSeller: false, getsLeads: false }]));
    expect(admin.text()).toContain('Rules give leads to nobody until you add somebody.');
    await admin.press('Add sellers');
    await admin.press('Choose people');
    await admin.press(/^Ben Okafor/);
    await admin.press('Add sellers');
    expect(crm.person('Ben Okafor')).toMatchObject({ isSeller: true, getsLeads: true });
    expect(rowOf('Ben Okafor').textContent).toContain('No limit');
    expect(document.querySelector('[role="dialog"]')).toBeNull();
  });

  test('offline everything stays readable and nothing can be pressed that would be lost', async () => {
    await open();
    await admin.setOnline(false);
    expect(admin.text()).toContain('Changes need a connection.');
    await act(async () => rowOf('Aiko').querySelector<HTMLInputElement>('input[role="switch"]')?.click());
    expect(crm.desk.saveSeller).not.toHaveBeenCalled();
  });

  test('a list that can\'t be read says why and is asked for again on a press', async () => {
    const played = playSellers();
    played.desk.readSellers.mockResolvedValueOnce({ kind: 'failed', problem: { code: 'crm-silent', params: {}, retry: true } });
    await open(played);
    expect(admin.text()).toContain('The CRM didn\'t answer');
    await admin.press('Try again');
    expect(rowOf('Aiko')).toBeTruthy();
  });
});

describe('one seller', () => {
  test('[T4] [T8] capacity and several values of an attribute are saved together; no number is no limit', async () => {
    await open();
    await menu('Aiko Watanabe', 'Capacity and attributes');
    await admin.fill('capacity', 'sixty');
    expect(dialog()).toContain('Enter a whole number');
    await admin.press('Save');
    expect(crm.desk.saveSeller).not.toHaveBeenCalled();
    await admin.fill('capacity', '');
    await admin.press('Add a value');
    await admin.press('Iberia');
    await admin.press('Save');
    expect(crm.person('Aiko Watanabe').capacity).toBeUndefined();
    expect(crm.person('Aiko Watanabe').attributes).toEqual({ [region.id]: ['Nordics', 'Iberia'] });
    // One mark an attribute, however many values it has.
    expect(rowOf('Aiko').textContent).toContain('Region: Nordics, Iberia');
    expect(document.querySelector('[role="dialog"]')).toBeNull();
    expect(document.activeElement?.getAttribute('aria-label')).toBe('More about Aiko Watanabe');
  });

  test('[T8] a refused save keeps the dialog with what was typed', async () => {
    await open();
    crm.refuse('crm-silent');
    await menu('Aiko Watanabe', 'Capacity and attributes');
    await admin.fill('capacity', '65');
    await admin.press('Save');
    expect(dialog()).toContain('The CRM didn\'t answer');
    expect(admin.field('capacity').value).toBe('65');
    crm.refuse(undefined);
    await admin.press('Save');
    expect(crm.person('Aiko Watanabe').capacity).toBe(65);
  });

  test('[T11] hours of the week, a break, a day off and a zone are saved; hours that overlap or end early are named by their day', async () => {
    await open();
    await menu('Clara Novak', 'Working hours');
    await admin.choose('hours');
    await admin.press('Monday: more hours after a break');
    expect(dialog()).toContain('Monday: enter both times.');
    await admin.fill('from-1-1', '16:00');
    await admin.fill('to-1-1', '19:00');
    expect(dialog()).toContain('Monday: the hours overlap.');
    await admin.fill('from-1-1', '18:00');
    await check('day-5');
    await admin.fill('to-2-0', '08:00');
    expect(dialog()).toContain('Tuesday: the end is before the start.');
    await admin.press('Save');
    expect(crm.desk.saveAvailability).not.toHaveBeenCalled();
    await admin.fill('to-2-0', '00:00');
    await admin.fill('time-zone', 'Europe/Lisbon');
    await admin.fill('holiday', '2026-12-24');
    await admin.press('Add day off');
    await admin.press('Save');
    expect(crm.person('Clara Novak').schedule).toEqual({
      timeZone: 'Europe/Lisbon',
      days: { 1: [{ from: 540, to: 1020 }, { from: 1080, to: 1140 }], 2: [{ from: 540, to: 1440 }], 3: [{ from: 540, to: 1020 }], 4: [{ from: 540, to: 1020 }] },
      holidays: ['2026-12-24'],
    });
  });

  test('[T11] at work on no day is refused in words, and back to always takes the hours away', async () => {
    await open();
    await menu('Aiko Watanabe', 'Working hours');
    for (const day of [1, 2, 3]) await check(`day-${day}`);
    expect(dialog()).toContain('At work on no day.');
    await admin.choose('always');
    await admin.press('Save');
    expect(crm.person('Aiko Watanabe').schedule).toBeUndefined();
    expect(rowOf('Aiko').textContent).toContain('Always');
  });

  test('[T11] an absence is noted on the seller\'s clock, shown, and taken back while it runs: it ends now', async () => {
    await open();
    await menu('Aiko Watanabe', 'Absence');
    await admin.fill('away-from-day', '2026-11-22');
    await admin.fill('away-to-day', '2026-11-21');
    expect(dialog()).toContain('The absence ends before it begins.');
    await admin.fill('away-to-day', '2026-11-27');
    await admin.fill('away-to-time', '12:00');
    await admin.press('Add absence');
    expect(crm.person('Aiko Watanabe').absences).toEqual([{ from: '2026-11-21T23:00:00Z', to: '2026-11-27T11:00:00Z' }]);
    expect(rowOf('Aiko').textContent).toContain('Away until 27 Nov, 12:00');
    await menu('Aiko Watanabe', 'Absence');
    await admin.press(/^Take back the absence/);
    expect(crm.person('Aiko Watanabe').absences).toEqual([{ from: '2026-11-21T23:00:00Z', to: '2026-11-22T09:30:00.000Z' }]);
  });

  test('[T7] roles are told, and that none of them is eligible by the settings', async () => {
    const played = playSellers(undefined, undefined, { active: { number: 3, segments: [], rules: [], settings: { roundRobinScope: 'organization', eligibleRoleIds: ['f'], catchAllHours: 1, keepsEligibleOwner: true, tooOld: 'next-rule', creditsAbsence: true, retryAt: [] } } });
    await open(played);
    await menu('Aiko Watanabe', 'Roles');
    expect(dialog()).toContain('Salesperson');
    expect(dialog()).toContain('None of these roles is eligible');
  });
});

describe('attributes', () => {
  test('[T4] an attribute with typed values is added; without a name, a value or with a name that is taken it is not', async () => {
    await open();
    await admin.press('Attributes');
    await admin.press('Add an attribute');
    await admin.press('Save attribute');
    expect(dialog()).toContain('Give it a name.');
    await admin.fill('attribute-name', ' region ');
    expect(dialog()).toContain('Another attribute has this name.');
    await admin.fill('attribute-name', 'Language');
    expect(dialog()).toContain('Add a value at least.');
    await admin.fill('attribute-value', 'English');
    await admin.press('Add');
    await admin.fill('attribute-value', 'english');
    await admin.press('Add');
    await admin.press('Save attribute');
    expect(crm.attributes().find(({ name }) => name === 'Language')).toMatchObject({ values: ['English'] });
  });

  test('[T4] values may come from a choice field of leads, which is said to be for good', async () => {
    await open();
    await admin.press('Attributes');
    await admin.press('Add an attribute');
    expect(dialog()).toContain('This can\'t be changed later.');
    await admin.choose('field');
    await admin.fill('attribute-field', 'lead.leadsourcecode');
    expect(admin.field('attribute-name').value).toBe('Lead source');
    expect(dialog()).toContain('Trade show');
    await admin.press('Save attribute');
    expect(crm.attributes().find(({ field }) => field === 'lead.leadsourcecode')).toMatchObject({ name: 'Lead source', values: ['8', '7'] });
    await admin.press('Edit Lead source');
    expect(dialog()).toContain('Where they come from can\'t be changed');
    expect(document.querySelector('input[value="typed"]')).toBeNull();
  });

  test('[T4] taking an attribute away names who loses it and which rules ask for it first', async () => {
    const rule = { id: 'r', name: 'Nordics', isActive: true, conditions: { match: 'all' as const, of: [] }, target: { kind: 'matching-sellers' as const }, sellerConditions: [{ of: 'attribute' as const, field: region.id, operator: 'equals' as const, value: 'Nordics' }], distribution: 'round-robin' as const, respectsCapacity: true, otherwise: { kind: 'next-rule' as const } };
    const played = playSellers();
    played.desk.readRouting.mockResolvedValue({ kind: 'done', value: { active: { number: 1, segments: [], rules: [rule], settings: { roundRobinScope: 'organization', catchAllHours: 1, keepsEligibleOwner: true, tooOld: 'next-rule', creditsAbsence: true, retryAt: [] } } } });
    await open(played);
    await admin.press('Attributes');
    await admin.press('Edit Region');
    await admin.press('Remove Iberia');
    expect(dialog()).toContain('Iberia will be missing from: Ines Prado.');
    await admin.press('Remove attribute');
    expect(dialog()).toContain('These sellers lose it: Aiko Watanabe and Ines Prado.');
    expect(dialog()).toContain('would find nobody: Nordics.');
    expect(crm.attributes()).toHaveLength(1);
    await admin.press('Remove it');
    expect(crm.attributes()).toHaveLength(0);
  });
});

describe('settings of routing', () => {
  test('[T5] [T7] they go to the draft: what was changed here over what others saved meanwhile', async () => {
    await open();
    expect(admin.text()).toContain('they continue at the group\'s average');
    await admin.press('Change what happens after an absence');
    expect(dialog()).toContain('Saving begins a draft of version 14');
    await check('credits-absence');
    await admin.choose('rule');
    await admin.fill('catch-all-hours', '4');
    await crm.desk.changeSettings((before) => ({ ...before, tooOld: 'needs-attention' }));
    await admin.press('Save to draft');
    expect(crm.routing().draft).toMatchObject({ number: 15, settings: { creditsAbsence: false, roundRobinScope: 'rule', catchAllHours: 4, tooOld: 'needs-attention' } });
    expect(crm.routing().active?.settings.creditsAbsence).toBe(true);
  });

  test('[T9] without a catch-all owner, with hours that are none or the same time twice they can\'t be saved and say so', async () => {
    await open();
    await admin.press('Routing settings');
    await admin.fill('catch-all', '');
    await admin.fill('catch-all-hours', '0');
    await admin.choose('some');
    await admin.press('Add a time');
    await admin.press('Add a time');
    await admin.fill('retry-1', '06:00');
    const text = dialog();
    for (const sentence of ['without them the rules can\'t be activated', 'Enter whole hours from 1 to 120.', 'Choose a role, or all.', 'The two times are the same.']) expect(text).toContain(sentence);
    await admin.press('Save to draft');
    expect(crm.desk.changeSettings).not.toHaveBeenCalled();
  });
});

test('the page speaks German', async () => {
  await setLanguage('de-DE', 'Europe/Berlin');
  try {
    crm = playSellers();
    admin = await openAdmin(someSettings, {}, crm.desk);
    await admin.go('Verkäufer');
    expect(rowOf('Clara').textContent).toContain('60 von 60Voll');
    expect(rowOf('Ines').textContent).toContain('Abwesend bis 30. Nov.');
  } finally {
    await setLanguage('en-GB', 'Europe/Berlin');
  }
});
