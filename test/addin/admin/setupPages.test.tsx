/** @jest-environment jsdom */
// The pages an admin sets the agent up with: what they save, what they refuse, and that no edit is lost but by the admin's own word.
import { act } from 'react';
import { setLanguage } from '../../../src/addin/strings.ts';
import { openAdmin, someFields, someOpenLeads, someRoles, someSettings, type ShownAdmin } from './shownAdmin.tsx';

let admin: ShownAdmin;

beforeAll(() => setLanguage('en-GB', 'Europe/Berlin'));
beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-11-22T09:30:00Z') });
});
afterEach(async () => {
  await admin.close();
  jest.useRealTimers();
});

const product = { id: 'cell', name: 'PalletCell', summary: 'Stacks pallets.', keywords: ['pallet'], facts: [{ id: 'f', topic: 'price', keywords: [], text: { en: 'It costs 5.' }, source: 'List' }] } as const;
const region = (name: string): HTMLElement => document.querySelector<HTMLElement>(`section[aria-label="${name}"]`) ?? document.body;
const ranked = (): readonly string[] => [...region('How the first ten would rank').querySelectorAll('li')].map((row) => /Lead\d/.exec(row.textContent ?? '')?.[0] ?? '');
const keyOn = (label: RegExp, key: string): Promise<void> =>
  act(async () => {
    admin.button(label).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  });

describe('General', () => {
  test('[A2] [A3] [A4] saves company, website with its scheme, a product text and roles over the version that was read, and nothing else', async () => {
    admin = await openAdmin({ ...someSettings, products: [product] });
    await admin.go('General');
    await admin.fill('company-name', 'Kestrel');
    await admin.fill('website', 'kestrel.example');
    await admin.fill('product-summary-cell', 'Stacks pallets in food plants.');
    await admin.press('Add a security role');
    await admin.press('Salesperson');
    expect(admin.text()).toContain('1 role, 7 people');
    await admin.press('Save');
    expect(admin.administration.saveSettings).toHaveBeenCalledWith('W/"14"', {
      company: { name: 'Kestrel', website: 'https://kestrel.example' },
      products: [{ ...product, summary: 'Stacks pallets in food plants.' }],
      team: { roles: [someRoles[1]] },
    });
    expect(admin.text()).toContain('Saved. It holds from now on.');
    expect(admin.text()).toContain('Version 15');
  });

  test('[A3] a website that is none, and a product without a text, can\'t be saved and say so', async () => {
    admin = await openAdmin();
    await admin.go('General');
    await admin.fill('website', 'javascript:alert(1)');
    expect(admin.text()).toContain('This is no web address.');
    await admin.fill('website', '');
    await admin.press('Add a product');
    expect(admin.text()).toContain('Describe every product.');
    await admin.press('Save');
    expect(admin.administration.saveSettings).not.toHaveBeenCalled();
  });

  test('[A9] somebody else saved another page meanwhile: the edit is kept, is told to touch something else, and is saved beside theirs', async () => {
    admin = await openAdmin();
    await admin.go('General');
    await admin.fill('company-name', 'Mine');
    admin.elsewhere({ team: { roles: [...someRoles] } });
    await admin.press('Save');
    expect(admin.text()).toContain('Ben Okafor saved this page at 08:52. Your edits are kept.');
    expect(admin.text()).toContain('You changed different things.');
    await admin.press('Save');
    expect(admin.saved()).toMatchObject({ company: { name: 'Mine' }, team: { roles: someRoles } });
  });

  test('[A9] both changed the same: Compare shows both, and theirs can be taken', async () => {
    admin = await openAdmin();
    await admin.go('General');
    await admin.fill('company-name', 'Mine');
    admin.elsewhere({ company: { name: 'Theirs' } });
    await admin.press('Save');
    expect(admin.text()).toContain('Both of you changed: Company name. Save keeps yours.');
    await admin.press('Compare');
    expect(admin.text()).toContain('Theirs');
    await admin.press('Use what Ben Okafor saved');
    expect(admin.field('company-name').value).toBe('Theirs');
    expect(admin.text()).not.toContain('Not saved yet');
  });

  test('[A9] a seller\'s save is refused by the CRM, and what was typed stays', async () => {
    admin = await openAdmin(someSettings, { saveSettings: async () => ({ kind: 'failed', problem: { code: 'no-permission', params: { status: 403 }, retry: false } }) });
    await admin.go('General');
    await admin.fill('company-name', 'Mine');
    await admin.press('Save');
    expect(admin.text()).toContain('Your role can\'t change these settings');
    expect(admin.field('company-name').value).toBe('Mine');
  });

  test('edits stay while another page is shown, the list of pages tells, and leaving asks once about all of them', async () => {
    admin = await openAdmin();
    await admin.go('General');
    await admin.fill('company-name', 'Mine');
    await admin.go('Research');
    expect(admin.button('General (not saved)')).toBeTruthy();
    await admin.press('Back to the email');
    expect(admin.text()).toContain('Keep your changes?');
    await act(async () => [...document.querySelectorAll<HTMLElement>('[role="alertdialog"] button')].find((each) => each.textContent === 'Save')?.click());
    expect(admin.saved().company.name).toBe('Mine');
  });

  test('what one page saves the next stands on: no conflict with oneself', async () => {
    admin = await openAdmin();
    await admin.go('General');
    await admin.fill('company-name', 'Mine');
    await admin.press('Save');
    await admin.go('Writing');
    await admin.choose('friendly');
    await admin.press('Save');
    expect(admin.saved()).toMatchObject({ number: 16, company: { name: 'Mine' }, writing: { tone: 'friendly' } });
    await admin.go('General');
    await admin.fill('company-name', 'Mine again');
    await admin.press('Save');
    expect(admin.saved()).toMatchObject({ number: 17, company: { name: 'Mine again' }, writing: { tone: 'friendly' } });
  });
});

describe('Research', () => {
  test('[A5] [A6] [A7] a suggested characteristic comes mapped, is told as unfinished until it says what is wanted, and is saved with it', async () => {
    admin = await openAdmin();
    await admin.go('Research');
    await admin.press('Add Company size');
    expect(admin.text()).toContain('Say which value is wanted.');
    await admin.press('Save');
    expect(admin.administration.saveSettings).not.toHaveBeenCalled();
    await admin.fill('input[aria-label="Company size from"]', '50');
    await admin.fill('input[aria-label="Company size to"]', '500');
    await admin.press('Save');
    expect(admin.saved().profile).toEqual({ characteristics: [{ id: 'company-size', name: 'Company size', fields: ['lead.numberofemployees', 'account.numberofemployees'], accepts: { operator: 'between', value: [50, 500] } }] });
    await admin.press('Done');
    expect(admin.text()).toContain('is between 50 and 500');
    expect(admin.text()).toContain('Filled in for 67% of leads');
  });

  test('[R7] a summary takes fields of related tables and lookups, at most twenty of them; what is no value says so', async () => {
    const research = { web: false, sources: { overview: [], finances: [], news: [] }, leadSummary: Array.from({ length: 18 }, (_each, place) => `lead.some${place}`), accountSummary: [] };
    admin = await openAdmin({ ...someSettings, research }, { readFields: async () => ({ kind: 'done', value: [...someFields, { id: 'lead.entityimage', table: 'lead', label: 'Image', type: 'Virtual' }] }) });
    await admin.go('Research');
    const summary = (): HTMLElement => document.querySelector<HTMLElement>('[role="group"][aria-label="Lead summary"]') ?? document.body;
    const pressIn = (name: string): Promise<void> => act(async () => [...summary().querySelectorAll('button')].find((each) => each.textContent?.startsWith(name) === true)?.click());
    await pressIn('Add a field');
    expect(summary().textContent).toContain("fields can't be shown here.");
    await pressIn('Image');
    await pressIn('Industry (account)');
    await pressIn('Parent account');
    expect(summary().textContent).toContain('20 fields are the most a summary can have.');
    await admin.press('Save');
    expect(admin.saved().research?.leadSummary.slice(18)).toEqual(['account.industrycode', 'lead._parentaccountid_value']);
  });

  test('[A6] lookups stand in the list grayed with their reason, and can\'t be chosen; nor can fields of another kind', async () => {
    admin = await openAdmin();
    await admin.go('Research');
    await admin.press('Add Industry');
    await act(async () => [...document.querySelectorAll<HTMLElement>('[role="group"][aria-label="Fields of Industry"] button')].find((each) => each.textContent === 'Add a field')?.click());
    expect(admin.button(/^Parent account/).getAttribute('aria-disabled')).toBe('true');
    expect(admin.button(/^Parent account/).textContent).toContain("Lookup fields can't be compared.");
    expect(admin.button(/^Job title/).textContent).toContain('Holds text; the others hold choices.');
    await admin.press(/^Parent account/);
    await admin.press(/^Job title/);
    expect(document.querySelectorAll('[role="group"][aria-label="Fields of Industry"] li span + button')).toHaveLength(2);
  });

  test('[R6] sources are ordered by arrows, turned off and on, and say which need a key', async () => {
    admin = await openAdmin();
    await admin.go('Research');
    await act(async () => (admin.field('web') as HTMLInputElement).click());
    const overview = (): string => document.querySelector('[role="group"][aria-label="Company overview"]')?.textContent ?? '';
    expect(overview()).toContain('Company websiteReady');
    expect(overview()).toContain('CrunchbaseNeeds a key');
    await admin.press('Turn Wikipedia off');
    const move = [...document.querySelectorAll<HTMLElement>('[role="group"][aria-label="Company overview"] button')].find((each) => each.getAttribute('aria-label') === 'Move Wikidata up');
    await act(async () => move?.click());
    await admin.press('Save');
    expect(admin.saved().research).toMatchObject({ web: true, sources: { overview: ['wikidata', 'website', 'sec', 'linkedin', 'crunchbase'] } });
  });
});

describe('Prioritization', () => {
  test('[P2] [A8] a segment made in place is counted as it is typed, becomes the hand-raisers, and is saved with the order', async () => {
    admin = await openAdmin();
    await admin.go('Prioritization');
    expect(admin.text()).toContain('Nobody counts as hand-raiser yet.');
    await admin.press('New segment');
    await act(async () => [...document.querySelectorAll<HTMLElement>('[role="group"][aria-label="Value of Lead source"] button')].find((each) => each.textContent === 'Add a value')?.click());
    await admin.press('Web');
    expect(admin.text()).toContain('Asked us directly');
    await admin.press('Save');
    const made = admin.segments().find(({ name }) => name === 'Asked us directly');
    expect(made).toMatchObject({ priority: 20, conditions: { match: 'any', of: [{ field: 'activity.directinquiry', operator: 'in', value: ['call', 'email'] }, { field: 'lead.leadsourcecode', operator: 'in', value: ['8'] }] }, isActive: true });
    expect(admin.saved().prioritization?.handRaiserSegmentId).toBe(made?.id);
    expect(admin.text()).toContain('1 open lead is in it now. Who called or wrote to us first is found by research and isn’t counted here.');
    expect(admin.text()).toContain('Direct inquiry');
    expect(ranked()).toEqual(['Lead2', 'Lead3', 'Lead1']);
  });

  test('[P2] an unfinished condition keeps the segment from being saved; ten conditions are the most', async () => {
    admin = await openAdmin();
    await admin.go('Prioritization');
    await admin.fill('hand-raisers', '5e000000-0000-4000-8000-000000000001');
    await admin.press('Edit segment');
    for (let count = 1; count < 10; count++) await admin.press('Add a condition');
    expect(admin.text()).toContain('10 conditions are the most a segment can have.');
    expect(admin.text()).toContain("Web inquiries has a condition that isn't finished.");
    await admin.press('Save');
    expect(admin.administration.saveSettings).not.toHaveBeenCalled();
  });

  test('[P2] a segment nobody is in is told', async () => {
    admin = await openAdmin(someSettings, { readOpenLeads: async () => ({ kind: 'done', value: { leads: someOpenLeads.slice(2), isAll: true } }) });
    await admin.go('Prioritization');
    await admin.fill('hand-raisers', '5e000000-0000-4000-8000-000000000001');
    expect(admin.text()).toContain('No lead is in this segment.');
  });

  test('[P3] [P4] Space lifts a criterion, arrows move it, Space drops it; the first ten follow at once, with how far they move', async () => {
    admin = await openAdmin({ ...someSettings, prioritization: { criteria: [{ kind: 'fit' }] } });
    await admin.go('Prioritization');
    expect(ranked()).toEqual(['Lead3', 'Lead2', 'Lead1']);
    await admin.fill('select[aria-label="Add a criterion"]', 'field:lead.numberofemployees up');
    expect(ranked()).toEqual(['Lead1', 'Lead2', 'Lead3']);
    expect(region('How the first ten would rank').textContent).toContain('2 places up');
    expect(region('How the first ten would rank').textContent).toContain('Employees: 10, Jonas: 20'.replace('Jonas', 'Lead2'));
    await keyOn(/^Employees, place 3/, ' ');
    expect(admin.text()).toContain('Employees lifted, place 3.');
    await keyOn(/^Employees, place 3/, 'ArrowUp');
    await keyOn(/^Employees, place 2/, ' ');
    expect(admin.text()).toContain('Employees put down at place 2.');
    await keyOn(/^Employees, place 2/, 'ArrowDown');
    await admin.press('Save');
    expect(admin.saved().prioritization?.criteria).toEqual([{ kind: 'field', field: 'lead.numberofemployees', ascending: true }, { kind: 'fit' }]);
    expect(admin.text()).toContain('Hand-raisers first, then less Employees, then better fit, then higher score, then newest.');
  });

  test('[P4] leads that can\'t be read are told, and the order can be edited all the same', async () => {
    admin = await openAdmin(someSettings, { readOpenLeads: async () => ({ kind: 'failed', problem: { code: 'crm-silent', params: {}, retry: true } }) });
    await admin.go('Prioritization');
    expect(admin.text()).toContain("The open leads couldn't be read.");
    await admin.fill('select[aria-label="Add a criterion"]', 'rating');
    await admin.press('Save');
    expect(admin.saved().prioritization?.criteria).toEqual([{ kind: 'fit' }, { kind: 'rating' }]);
  });
});

describe('Activation', () => {
  test('[A1] [A9] without a company name there is no activating; with it, Activate is saved and wakes the service', async () => {
    admin = await openAdmin({ ...someSettings, company: { name: '' } });
    await admin.go('Review');
    await admin.press('Activate');
    expect(admin.administration.saveSettings).not.toHaveBeenCalled();
    expect(admin.text()).toContain("Enter your company's name.");
    await admin.go('General');
    await admin.fill('company-name', 'Kestrel');
    await admin.go('Review');
    expect(admin.text()).toContain("General has changes that aren't saved.");
    await admin.go('General');
    await admin.press('Save');
    await admin.go('Review');
    await admin.press('Activate');
    expect(admin.saved().activatedOn).toBe('2026-11-22T09:30:00.000Z');
    expect(admin.administration.wake).toHaveBeenCalledTimes(1);
    expect(region('Life cycle').textContent).toContain('Active');
  });

  test('[A11] how far the agent has come is followed while it works, and no longer', async () => {
    let done = 37;
    admin = await openAdmin({ ...someSettings, activatedOn: '2026-11-22T09:00:00Z' }, { readRun: async () => ({ kind: 'done', value: { total: 100, done, failed: 1, ...(done === 100 ? { finishedOn: '2026-11-22T09:31:00Z' } : {}) } }) });
    expect(admin.text()).toContain('Researched 37 of 100, newest first');
    expect(admin.text()).toContain("1 lead couldn't be researched.");
    done = 100;
    await act(async () => jest.advanceTimersByTimeAsync(3_100).then(() => undefined));
    expect(admin.text()).toContain('Researched the newest 100 leads.');
    const asked = admin.administration.readRun.mock.calls.length;
    await act(async () => jest.advanceTimersByTimeAsync(30_000).then(() => undefined));
    expect(admin.administration.readRun.mock.calls.length).toBe(asked);
  });

  test('[A10] after activation each missing thing stands under Suggested action with the way to it', async () => {
    admin = await openAdmin({ ...someSettings, activatedOn: '2026-11-22T09:00:00Z' });
    expect(region('Suggested action').textContent).toContain("Add your company's website.");
    expect(region('Suggested action').textContent).toContain('Choose who counts as a hand-raiser.');
    await admin.press('Open settings: Prioritization');
    expect(document.querySelector('h1')?.textContent).toBe('Prioritization');
  });

  test('[A9] the last saves are told with who, when and what about', async () => {
    admin = await openAdmin();
    await admin.go('Review');
    expect(region('Lately').textContent).toContain('Version 14 · Priya Raman, 3 Nov, 09:52General and activation');
  });

  test('[A17] one switch pauses and resumes; a service that doesn\'t hear it changes nothing about that', async () => {
    admin = await openAdmin({ ...someSettings, activatedOn: '2026-11-22T09:00:00Z' }, { wake: async () => ({ kind: 'failed', problem: { code: 'offline', params: {}, retry: true } }) });
    await admin.go('Review');
    await act(async () => (admin.field('pause') as HTMLInputElement).click());
    expect(admin.saved().pausedOn).toBe('2026-11-22T09:30:00.000Z');
    expect(admin.text()).toContain("Saved. The service didn't answer");
    await act(async () => (admin.field('pause') as HTMLInputElement).click());
    expect(admin.saved().pausedOn).toBeUndefined();
    expect(admin.administration.saveSettings).toHaveBeenLastCalledWith('W/"15"', { pausedOn: null });
  });

  test('[A9] somebody saved before Activate: nothing is activated, what they saved is shown, and the next press activates that', async () => {
    admin = await openAdmin();
    await admin.go('Review');
    admin.elsewhere({ company: { name: 'Renamed' } });
    await admin.press('Activate');
    expect(admin.saved().activatedOn).toBeUndefined();
    expect(admin.text()).toContain('Renamed');
    await admin.press('Activate');
    expect(admin.saved().activatedOn).toBeDefined();
  });

  test('[A13] one button deletes the sample leads; a refusal is told and the count stays', async () => {
    let count = 120;
    admin = await openAdmin(someSettings, {
      countSample: async () => ({ kind: 'done', value: count }),
      sample: async (action) => {
        if (count === 120 && action === 'remove') count = 0;
        return { kind: 'done', value: undefined };
      },
    });
    expect(admin.text()).toContain('120 sample leads.');
    await admin.press('Delete sample data');
    expect(admin.text()).toContain('There are no sample leads.');
    expect(admin.button('Install sample data')).toBeTruthy();
    admin.administration.sample.mockResolvedValueOnce({ kind: 'failed', problem: { code: 'no-permission', params: {}, retry: false } });
    await admin.press('Install sample data');
    expect(admin.text()).toContain('Your role can\'t change these settings');
  });

  test('settings that can\'t be read say so, and are read again by a press', async () => {
    let isSilent = true;
    admin = await openAdmin(someSettings, { readSegments: async () => (isSilent ? { kind: 'failed', problem: { code: 'crm-silent', params: {}, retry: true } } : { kind: 'done', value: [] }) });
    expect(admin.text()).toContain("The CRM didn't answer");
    isSilent = false;
    await admin.press('Try again');
    expect(admin.text()).toContain('Set up Handraise');
  });
});

test('a field the CRM lost meanwhile is told where a characteristic stands in it', async () => {
  admin = await openAdmin({ ...someSettings, profile: { characteristics: [{ id: 'c', name: 'Output', fields: ['lead.new_output'], accepts: { operator: 'at-least', value: 5 } }] } }, { readFields: async () => ({ kind: 'done', value: someFields }) });
  await admin.go('Research');
  expect(admin.text()).toContain("One of its fields can't be compared.");
});
