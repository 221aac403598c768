/** @jest-environment jsdom */
// Segments as an admin edits them: their order, their conditions, the leads in them now, and who uses them.
import { act } from 'react';
import { setLanguage } from '../../../src/addin/strings.ts';
import { aPlan, aRoutingDesk, aSavedPlan } from './routingDesk.ts';
import { openAdmin, someFields, someOpenLeads, someSegments, someSettings, type ShownAdmin } from './shownAdmin.tsx';

let admin: ShownAdmin;

beforeAll(() => setLanguage('en-GB', 'Europe/Berlin'));
beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-11-22T09:30:00Z') });
});
afterEach(async () => {
  await admin.close();
  jest.useRealTimers();
});

const rows = (): readonly string[] => [...document.querySelectorAll('ol[aria-label="Segments"] > li')].map((row) => row.textContent ?? '');
const keyOn = (label: RegExp, key: string): Promise<void> => act(async () => void admin.button(label).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })));
const openSegments = async (more: Parameters<typeof openAdmin>[1] = {}): Promise<void> => {
  admin = await openAdmin(someSettings, more);
  await admin.go('Segments');
  await admin.wait();
};
const none: Parameters<typeof openAdmin>[1] = { readSegments: async () => ({ kind: 'done', value: [] }) };

test('[T2] each segment says its conditions, its priority, how many open leads are in it now and which rules use it', async () => {
  const plan = aPlan(14, aPlan(14).rules.map((rule) => ({ ...rule, segmentId: someSegments[0]?.id ?? '' })));
  await openSegments({ routing: aRoutingDesk([aSavedPlan(14, 'active', { plan })]).administration });
  expect(rows()[0]).toContain('Web inquiriesLead source is WebPriority 10 · 1 open lead · Used by: 2 rules');
  expect(rows()[1]).toContain('All other leads');
});

test('[T2] [P2] a new segment comes before the others, is counted while it is built, and shows its members by name', async () => {
  await openSegments();
  await admin.press('New segment');
  await admin.fill('segment-name', 'Large companies');
  await admin.fill('select[aria-label="Field of condition 1"]', 'lead.numberofemployees');
  await admin.fill('select[aria-label="How Employees is compared"]', 'at-least');
  await admin.fill('input[aria-label="Value of Employees"]', '20');
  await admin.wait();
  expect(rows()[0]).toContain('2 open leads are in it now.');
  await admin.press('See the 2 leads');
  expect(rows()[0]).toContain('Lead2 Test');
  expect(rows()[0]).toContain('Lead3 Test');
  await admin.press('Done');
  // The one from the web is taken before.
  expect(rows()[1]).toContain('0 open leads');
  await admin.press('Save');
  await admin.wait();
  expect(admin.segments().map(({ name, priority }) => [name, priority])).toEqual([['Web inquiries', 10], ['Large companies', 20]]);
  expect(admin.text()).toContain('Saved. Hand-raisers follow at once, routing with the next activation.');
});

test('[T2] [P2] routing offers no direct inquiry, and says of a segment that asks for one that the condition never holds there', async () => {
  const asking = { ...someSegments[0], id: '5e000000-0000-4000-8000-000000000009', name: 'Asked us', priority: 30, isActive: true, conditions: { match: 'any' as const, of: [{ field: 'activity.directinquiry', operator: 'in' as const, value: ['call'] }] } };
  await openSegments({ readSegments: async () => ({ kind: 'done', value: [asking] }) });
  expect(rows()[0]).toContain('Direct inquiry is Phone call');
  await admin.press('More for Asked us');
  await admin.press('Edit');
  expect(admin.text()).toContain('Direct inquiry counts for hand-raisers only.');
  expect([...document.querySelectorAll('select[aria-label="Field of condition 1"] optgroup option')].map((option) => option.textContent)).not.toContain('Direct inquiry');
});

test('[T2] the order changes by keyboard and by the menu, and only the moved segment gets another priority', async () => {
  await openSegments();
  await admin.press('New segment');
  await admin.fill('segment-name', 'Large');
  await admin.fill('select[aria-label="Field of condition 1"]', 'lead.numberofemployees');
  await admin.fill('select[aria-label="How Employees is compared"]', 'at-least');
  await admin.fill('input[aria-label="Value of Employees"]', '20');
  await admin.press('Done');
  await admin.press('Save');
  await admin.wait();
  await keyOn(/^Large, place 1/, ' ');
  await keyOn(/^Large, place 1/, 'ArrowDown');
  expect(admin.text()).toContain('Large is now at place 2.');
  await admin.press('Save');
  await admin.wait();
  expect(admin.segments().map(({ name, priority }) => [name, priority])).toEqual([['Web inquiries', 10], ['Large', 0]]);
  await admin.press('More for Large');
  await admin.press('Move up');
  expect(rows()[0]).toContain('Large');
});

test('[T3] groups in groups are kept, and an unfinished condition keeps the segment from being saved', async () => {
  await openSegments();
  await admin.press('More for Web inquiries');
  await admin.press('Edit');
  await admin.press('Add a group');
  expect(admin.text()).toContain('Web inquiries has a condition that isn\'t finished.');
  await admin.press('Save');
  expect(admin.administration.saveSettings).not.toHaveBeenCalled();
  await admin.fill('select[aria-label="Field of condition 2.1"]', 'lead.jobtitle');
  await admin.fill('select[aria-label="How Job title is compared"]', 'is-filled');
  await admin.press('Add a group to 2');
  await admin.fill('select[aria-label="Field of condition 2.2.1"]', 'lead.numberofemployees');
  await admin.fill('select[aria-label="How Employees is compared"]', 'is-filled');
  await admin.press('Save');
  await admin.wait();
  expect(admin.segments()[0]?.conditions).toMatchObject({ match: 'all', of: [{ field: 'lead.leadsourcecode' }, { match: 'any', of: [{ field: 'lead.jobtitle', operator: 'is-filled' }, { match: 'all', of: [{ field: 'lead.numberofemployees', operator: 'is-filled' }] }] }] });
});

test('[T3] a lookup is compared with rows found by their name: the segment keeps their ids, and names them', async () => {
  await openSegments();
  await admin.press('More for Web inquiries');
  await admin.press('Edit');
  await admin.fill('select[aria-label="Field of condition 1"]', 'lead._parentaccountid_value');
  expect([...document.querySelectorAll('select[aria-label="How Parent account is compared"] option')].map((each) => each.textContent)).toEqual(['is one of', 'is none of', 'is filled in', 'is empty']);
  await admin.press('Add a value');
  await admin.fill('input[aria-label="Search: Value of Parent account"]', 'cont');
  await admin.wait();
  expect(admin.administration.searchRows).toHaveBeenLastCalledWith(['account'], 'cont');
  await admin.press('Contoso');
  await admin.press('Done');
  await admin.press('Save');
  await admin.wait();
  expect(admin.segments()[0]?.conditions).toEqual({ match: 'all', of: [{ field: 'lead._parentaccountid_value', operator: 'in', value: ['b0000000-0000-4000-8000-000000000001'], names: { 'b0000000-0000-4000-8000-000000000001': 'Contoso' } }] });
  expect(admin.text()).toContain('Parent account is Contoso');
});

test('without segments the first one is offered, filled in as people mean it; the default one takes the rest and stays last', async () => {
  await openSegments(none);
  expect(admin.text()).toContain('No segments yet. Start with “Asked us directly”.');
  await act(async () => [...document.querySelectorAll('button')].filter((each) => each.textContent === 'Use it').at(-1)?.click());
  expect(rows().at(-1)).toContain('Takes every lead no other segment took.');
  await act(async () => [...document.querySelectorAll('button')].find((each) => each.textContent === 'Use it')?.click());
  expect(admin.field('segment-name').value).toBe('Asked us directly');
  await admin.press('Add a value');
  await admin.press('Web');
  await admin.wait();
  expect(rows()[0]).toContain('1 open lead is in it now.');
  expect(rows()[1]).toContain('2 open leads');
});

test('a segment that is switched off takes no leads, and the next one does', async () => {
  await openSegments();
  await act(async () => document.querySelector<HTMLInputElement>('input[aria-label="Web inquiries is on"]')?.click());
  expect(rows()[0]).toContain('Off');
  await admin.press('Save');
  await admin.wait();
  expect(admin.segments()[0]?.isActive).toBe(false);
});

test('[A9] somebody else saved another segment meanwhile: both edits stay', async () => {
  await openSegments();
  await act(async () => document.querySelector<HTMLInputElement>('input[aria-label="Web inquiries is on"]')?.click());
  admin.elsewhere({ segments: [{ id: '5e000000-0000-4000-8000-000000000009', name: 'Theirs', priority: 5, conditions: { match: 'all', of: [{ field: 'lead.jobtitle', operator: 'is-filled' }] }, isActive: true }] });
  await admin.press('Save');
  await admin.wait();
  expect(admin.text()).toContain('Ben Okafor saved this page');
  await admin.press('Save');
  await admin.wait();
  expect(admin.segments().map(({ name, isActive }) => [name, isActive])).toEqual([['Web inquiries', false], ['Theirs', true]]);
});

describe('removing a segment', () => {
  const used = (plan: ReturnType<typeof aPlan>): ReturnType<typeof aPlan> => ({ ...plan, rules: plan.rules.map((rule) => (rule.name === 'From the web' ? { ...rule, segmentId: someSegments[0]?.id ?? '' } : rule)) });
  const dialog = (): string => document.querySelector('[role="alertdialog"]')?.textContent ?? '';
  const ask = async (): Promise<void> => {
    await admin.press('More for Web inquiries');
    await admin.press('Remove…');
    await admin.wait();
  };

  test('[T2] one that nothing uses goes for good after a question that says how many leads are in it', async () => {
    await openSegments();
    await ask();
    expect(dialog()).toContain('Remove Web inquiries?');
    expect(dialog()).toContain('1 open lead is in it now.');
    await admin.press('Remove segment');
    await admin.wait();
    expect(admin.segments()).toEqual([]);
    expect(admin.text()).toContain('No segments yet.');
    expect(dialog()).toBe('');
    expect(document.activeElement?.textContent).toBe('Segments');
  });

  test('[T2] one that a rule of the active plan or of the draft uses stays, and the rules are named with the way to them', async () => {
    await openSegments({ routing: aRoutingDesk([aSavedPlan(15, 'draft', { plan: used(aPlan(15)), basedOn: 14 }), aSavedPlan(14, 'active', { plan: used(aPlan(14)) })]).administration });
    await ask();
    expect(dialog()).toContain('Web inquiries is in use');
    expect(dialog()).toContain('Rule “From the web” of draft 15');
    expect(dialog()).toContain('Rule “From the web” of version 14, which is active');
    expect(dialog()).not.toContain('Remove segment');
    await admin.press('Open rules');
    await admin.wait();
    expect(document.querySelector('h1')?.textContent).toBe('Assignment rules');
    expect(admin.administration.removeSegment).not.toHaveBeenCalled();
  });

  test('[T2] [P2] one that says who counts as hand-raiser stays, and leads to prioritization', async () => {
    admin = await openAdmin({ ...someSettings, prioritization: { handRaiserSegmentId: someSegments[0]?.id ?? '', criteria: [] } });
    await admin.go('Segments');
    await admin.wait();
    await ask();
    expect(dialog()).toContain('it says who counts as hand-raiser');
    await admin.press('Open prioritization');
    expect(document.querySelector('h1')?.textContent).toBe('Prioritization');
    expect(admin.segments()).toHaveLength(1);
  });

  test('[T2] a rule somebody saved while the question was open keeps the segment', async () => {
    const desk = aRoutingDesk([aSavedPlan(15, 'draft', { basedOn: 14 }), aSavedPlan(14, 'active')]);
    await openSegments({ routing: desk.administration });
    await ask();
    desk.elsewhere({ rules: used(aPlan(15)).rules });
    await admin.press('Remove segment');
    await admin.wait();
    expect(dialog()).toContain('Web inquiries is in use');
    expect(admin.segments()).toHaveLength(1);
  });

  test('[A9] one that somebody saved meanwhile stays, the newest is read, and pressing again removes it', async () => {
    await openSegments();
    await ask();
    admin.elsewhere({ segments: someSegments.map((segment) => ({ ...segment, version: 'W/"2"', name: 'Web forms' })) });
    await admin.press('Remove segment');
    await admin.wait();
    expect(dialog()).toContain('Somebody changed this meanwhile');
    expect(dialog()).toContain('Remove Web forms?');
    await admin.press('Remove segment');
    await admin.wait();
    expect(admin.segments()).toEqual([]);
  });

  test('as long as it isn\'t known who uses it, and offline, it can\'t be removed', async () => {
    const desk = aRoutingDesk();
    await openSegments({ routing: desk.administration });
    desk.fail('readPlans', 'offline');
    await ask();
    expect(dialog()).toContain('You are offline');
    await admin.press('Remove segment');
    expect(admin.administration.removeSegment).not.toHaveBeenCalled();
    desk.fail('readPlans', undefined);
    await admin.press('Try again');
    await admin.wait();
    await admin.setOnline(false);
    await admin.press('Remove segment');
    await admin.wait();
    expect(admin.administration.removeSegment).not.toHaveBeenCalled();
    await admin.setOnline(true);
    await admin.press('Remove segment');
    await admin.wait();
    expect(admin.segments()).toEqual([]);
  });

  test('an edit of it that was not saved goes with it and doesn\'t make it again', async () => {
    await openSegments();
    await act(async () => document.querySelector<HTMLInputElement>('input[aria-label="Web inquiries is on"]')?.click());
    await ask();
    await admin.press('Remove segment');
    await admin.wait();
    expect(admin.segments()).toEqual([]);
    expect(rows().join()).not.toContain('Web inquiries');
    expect(admin.text()).not.toContain('not saved');
  });
});

test('what can\'t be read is said with a way to try again: the fields, the rules, the leads', async () => {
  const desk = aRoutingDesk();
  desk.fail('readPlans', 'offline');
  let isSilent = true;
  const silent = { kind: 'failed', problem: { code: 'offline', params: {}, retry: true } } as const;
  await openSegments({ routing: desk.administration, readFields: async () => (isSilent ? silent : { kind: 'done', value: someFields }), readOpenLeads: async () => (isSilent ? silent : { kind: 'done', value: { leads: someOpenLeads, isAll: true } }) });
  expect(admin.text()).toContain('who uses a segment isn’t known');
  expect(admin.text()).toContain('conditions can’t be shown in words');
  // No name of a column in the place of words.
  expect(admin.text()).not.toContain('leadsourcecode');
  desk.fail('readPlans', undefined);
  const again = async (): Promise<void> => {
    await admin.press('Try again');
    await admin.wait();
  };
  await again();
  expect(admin.text()).not.toContain('who uses a segment isn’t known');
  isSilent = false;
  await again();
  expect(rows()[0]).toContain('Lead source is Web');
  expect(rows()[0]).toContain('1 open lead');
});

test('[T2] open leads that can\'t be read are told once, and asked for again by a press', async () => {
  let isSilent = true;
  await openSegments({ readOpenLeads: async () => (isSilent ? { kind: 'failed', problem: { code: 'offline', params: {}, retry: true } } : { kind: 'done', value: { leads: someOpenLeads, isAll: true } }) });
  expect(rows()[0]).not.toContain('Reading');
  isSilent = false;
  await admin.press('Try again');
  await admin.wait();
  expect(rows()[0]).toContain('1 open lead');
});
