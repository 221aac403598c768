/** @jest-environment jsdom */
// Assignment rules as an admin edits them: what is saved to the draft, what keeps it from being activated, and that no edit is lost.
import { act } from 'react';
import { planFromText, planToText } from '../../../src/domain/routing/plan/planText.ts';
import { setLanguage } from '../../../src/addin/strings.ts';
import { playWorkers } from './playedWorker.ts';
import { aPlan, aRoutingDesk, aSavedPlan, sellerIds } from './routingDesk.ts';
import { openAdmin, someSettings, type ShownAdmin } from './shownAdmin.tsx';

let admin: ShownAdmin;
type Desk = ReturnType<typeof aRoutingDesk>;

beforeAll(() => setLanguage('en-GB', 'Europe/Berlin'));
beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-11-22T09:30:00Z') });
  playWorkers();
});
afterEach(async () => {
  await admin.close();
  jest.useRealTimers();
});

async function openRules(desk: Desk): Promise<void> {
  admin = await openAdmin(someSettings, { routing: desk.administration });
  await admin.go('Rules');
  await admin.wait();
}

/** What has to be done before a draft is activated; there are no past leads. */
async function rehearse(): Promise<void> {
  await admin.press('Rehearse draft');
  await admin.wait();
  await admin.go('Rules');
  await admin.wait();
}

const rules = (desk: Desk): readonly string[] => (desk.draft()?.plan.rules ?? []).map(({ name }) => name);
const rows = (): readonly string[] => [...document.querySelectorAll('ol[aria-label="Rules"] > li')].map((row) => row.textContent ?? '');
const fromMenu = async (name: string, entry: string): Promise<void> => {
  await admin.press(`More for ${name}`);
  await admin.press(entry);
  await admin.wait();
};
const switchOf = (name: string): Promise<void> => act(async () => document.querySelector<HTMLInputElement>(`input[aria-label="${name} is on"]`)?.click());
const keyOn = (label: RegExp, key: string): Promise<void> => act(async () => void admin.button(label).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })));

describe('the list', () => {
  test('[T1] [T14] rows say segment and conditions, who gets the leads, what follows and the last 30 days; the catch-all owner stays last', async () => {
    await openRules(aRoutingDesk());
    expect(admin.text()).toContain('is active since 3 Nov. Any change begins a draft');
    const [web = '', rest = '', last = ''] = rows();
    expect(web).toContain('1From the web');
    expect(web).toContain('All leads · Lead source is Web');
    expect(web).toContain('Inês PradoRound robin');
    expect(web).toContain('Last 30 days: 61');
    expect(rest).toContain('Any seller');
    expect(rest).toContain('Nobody free: Next rule');
    expect(last).toContain('Catch-all ownerAlways last.');
    expect(last).toContain('Priya RamanReminded after 1 h');
    expect(last).toContain('Last 30 days: 3');
  });

  test('[T14] switching, moving by keyboard and duplicating begin a draft of the active plan, tagged against it, and sellers keep the active one', async () => {
    const desk = aRoutingDesk();
    await openRules(desk);
    await switchOf('Everyone else');
    expect(desk.draft()).toMatchObject({ number: 15, basedOn: 14 });
    expect(desk.draft()?.plan.rules.map(({ isActive }) => isActive)).toEqual([true, false]);
    expect(admin.text()).toContain('Draft 15 based on version 14, active since 3 Nov. 1 rule differs.');
    await keyOn(/^Everyone else, place 2/, ' ');
    await keyOn(/^Everyone else, place 2/, 'ArrowUp');
    expect(rules(desk)).toEqual(['Everyone else', 'From the web']);
    await fromMenu('From the web', 'Duplicate');
    expect(rules(desk)).toEqual(['Everyone else', 'From the web', 'From the web (copy)']);
    expect(rows()[0]).toContain('Edited');
    expect(rows()[2]).toContain('New');
    expect(desk.plans().find(({ state }) => state === 'active')?.plan).toEqual(aPlan(14));
  });

  test('a removed rule comes back by Undo, and the draft is what it was', async () => {
    const desk = aRoutingDesk();
    await openRules(desk);
    await fromMenu('From the web', 'Remove');
    expect(rules(desk)).toEqual(['Everyone else']);
    expect(admin.text()).toContain('From the web removed. Saved to draft 15.');
    await admin.press('Undo');
    await admin.wait();
    expect(rules(desk)).toEqual(['From the web', 'Everyone else']);
  });

  test('without a connection an edit stays on screen, unsaved, until it is tried again', async () => {
    const desk = aRoutingDesk();
    await openRules(desk);
    desk.fail('saveDraft', 'offline');
    await switchOf('Everyone else');
    await admin.wait();
    expect(desk.draft()).toBeUndefined();
    expect(admin.text()).toContain('You are offline');
    expect(document.querySelector<HTMLInputElement>('input[aria-label="Everyone else is on"]')?.checked).toBe(false);
    desk.fail('saveDraft', undefined);
    await admin.press('Try again');
    await admin.wait();
    expect(desk.draft()?.plan.rules[1]?.isActive).toBe(false);
  });

  test('[A9] somebody else saved the draft meanwhile: the edit is kept, both are told, and saving keeps both', async () => {
    const desk = aRoutingDesk([aSavedPlan(15, 'draft', { basedOn: 14 }), aSavedPlan(14, 'active')]);
    await openRules(desk);
    desk.elsewhere({ rules: aPlan(15).rules.map((rule) => (rule.name === 'From the web' ? { ...rule, name: 'Website' } : rule)) });
    await switchOf('Everyone else');
    await admin.wait();
    expect(admin.text()).toContain('Ben Okafor saved this page at 08:52. Your edits are kept.');
    await admin.press('Save to draft');
    await admin.wait();
    expect(desk.draft()?.plan.rules.map(({ name, isActive }) => [name, isActive])).toEqual([['Website', true], ['Everyone else', false]]);
  });

  test('a draft can be discarded, and the active plan is shown again', async () => {
    const desk = aRoutingDesk([aSavedPlan(15, 'draft', { basedOn: 14, plan: aPlan(15, []) }), aSavedPlan(14, 'active')]);
    await openRules(desk);
    expect(admin.text()).toContain('No rules: every lead goes to Priya Raman.');
    await admin.press('Discard draft');
    await admin.press('Discard draft');
    await admin.wait();
    expect(desk.draft()).toBeUndefined();
    expect(rows()).toHaveLength(3);
  });

  test('an organization without a plan is told who owns its leads, and begins with the catch-all owner', async () => {
    const desk = aRoutingDesk([]);
    await openRules(desk);
    expect(admin.text()).toContain('No rules, and no catch-all owner yet');
    await admin.press('Change the catch-all owner');
    await admin.fill('catch-all-owner', sellerIds.priya);
    await admin.fill('catch-all-hours', '4');
    await admin.press('Save to draft');
    await admin.wait();
    expect(desk.draft()).toMatchObject({ number: 1, plan: { settings: { catchAllOwnerId: sellerIds.priya, catchAllHours: 4 } } });
    expect(admin.text()).toContain('Draft 1 is the first.');
  });

  test('plans that can\'t be read are told with the way to try again', async () => {
    const desk = aRoutingDesk();
    desk.fail('readPlans', 'offline');
    admin = await openAdmin(someSettings, { routing: desk.administration });
    await admin.go('Rules');
    await admin.wait();
    expect(admin.text()).toContain('You are offline');
    desk.fail('readPlans', undefined);
    await admin.press('Try again');
    await admin.wait();
    expect(rows()).toHaveLength(3);
  });
});

describe('the editor', () => {
  test('[T1] [T3] a rule is made in three steps, said in one sentence that follows the form, and saved to the draft', async () => {
    const desk = aRoutingDesk();
    await openRules(desk);
    await admin.press('Add rule');
    await admin.fill('rule-name', 'Northern web leads');
    await admin.press('Add a condition');
    await admin.press('Add a value');
    await admin.press('Web');
    await admin.fill('rule-target', 'matching-sellers');
    expect(admin.text()).toContain('Say which sellers match.');
    await admin.press('Add a condition on sellers');
    await admin.fill('select[aria-label="What Region is compared with"]', 'lead');
    expect(admin.text()).toContain('Say which field of the lead.');
    await admin.fill('select[aria-label="Field of the lead, condition 1"]', 'lead.industrycode');
    await admin.fill('rule-free', '4');
    expect(admin.text()).toContain('All leads where Lead source is Web go to the seller who has waited longest, as long as they match “Region is the lead’s Industry”, have room and are free within 4 hours; if nobody can take one, the next rule decides.');
    await admin.press('Save to draft');
    await admin.wait();
    expect(desk.draft()?.plan.rules[2]).toMatchObject({
      name: 'Northern web leads',
      conditions: { match: 'all', of: [{ field: 'lead.leadsourcecode', operator: 'in', value: ['8'] }] },
      target: { kind: 'matching-sellers' },
      sellerConditions: [{ of: 'attribute', operator: 'equals', leadField: 'lead.industrycode' }],
      availableWithinHours: 4,
      respectsCapacity: true,
      otherwise: { kind: 'next-rule' },
    });
    expect(rows()[2]).toContain('Sellers where Region is the lead’s Industry');
  });

  test('what the rule reaches right now is counted as the form changes: leads, those an earlier rule takes, and sellers', async () => {
    await openRules(aRoutingDesk());
    await fromMenu('Everyone else', 'Edit');
    const now = (): string => document.querySelector('section[aria-label="Right now"]')?.textContent ?? '';
    expect(now()).toContain('Leads that match3');
    expect(now()).toContain('Of these, rule 1 comes first2');
    expect(now()).toContain('Sellers who match2');
    await admin.press('Add a condition');
    await admin.fill('select[aria-label="Field of condition 1"]', 'lead.numberofemployees');
    await admin.fill('select[aria-label="How Employees is compared"]', 'at-least');
    await admin.fill('input[aria-label="Value of Employees"]', '200');
    await admin.wait();
    expect(now()).toContain('Leads that match2');
    expect(now()).toContain('Of these, rule 1 comes first1');
    await admin.press('See who and which');
    expect(now()).toContain('Lead3 Test');
    expect(now()).toContain('4 of 10 open leads');
    expect(now()).not.toContain('Lead1 Test');
  });

  test('groups of conditions nest, and the sentence keeps them apart', async () => {
    const desk = aRoutingDesk();
    await openRules(desk);
    await fromMenu('From the web', 'Edit');
    await admin.press('Add a group');
    await admin.fill('select[aria-label="Field of condition 2.1"]', 'lead.numberofemployees');
    await admin.fill('select[aria-label="How Employees is compared"]', 'at-least');
    await admin.fill('input[aria-label="Value of Employees"]', '200');
    await admin.press('Add a condition to 2');
    await admin.fill('select[aria-label="Field of condition 2.2"]', 'lead.jobtitle');
    await admin.fill('select[aria-label="How Job title is compared"]', 'contains');
    await admin.fill('input[aria-label="Value of Job title"]', 'plant, line');
    expect(admin.text()).toContain('Lead source is Web and (Employees is at least 200 or Job title contains plant or line)');
    await admin.press('Save to draft');
    await admin.wait();
    expect(desk.draft()?.plan.rules[0]?.conditions.of[1]).toEqual({ match: 'any', of: [{ field: 'lead.numberofemployees', operator: 'at-least', value: 200 }, { field: 'lead.jobtitle', operator: 'contains', value: ['plant', 'line'] }] });
  });

  test('Stop is allowed and marked as a risk, in the form and in the list', async () => {
    const desk = aRoutingDesk();
    await openRules(desk);
    await fromMenu('From the web', 'Edit');
    await admin.choose('stop');
    expect(admin.text()).toContain('Leads could stay without a seller.');
    await admin.press('Save to draft');
    await admin.wait();
    expect(rows()[0]).toContain('Nobody free: Stop');
    expect(rows()[0]).toContain('Leads could stay without a seller.');
  });

  test('leaving the editor asks, keeps the edit while another page is shown, and Discard leaves the draft alone', async () => {
    const desk = aRoutingDesk();
    await openRules(desk);
    await fromMenu('From the web', 'Edit');
    await admin.fill('rule-name', 'Changed');
    await admin.go('General');
    expect(admin.text()).toContain('Rules (not saved)');
    await admin.go('Rules');
    expect(admin.field('rule-name').value).toBe('Changed');
    await admin.press('Cancel');
    expect(admin.text()).toContain('Keep your changes?');
    await admin.press('Discard');
    await admin.wait();
    expect(desk.draft()).toBeUndefined();
    expect(rows()[0]).toContain('From the web');
  });

  test('[A9] somebody else changed the same rule: the edit stays in the editor and is saved only by the admin\'s own word', async () => {
    const desk = aRoutingDesk([aSavedPlan(15, 'draft', { basedOn: 14 }), aSavedPlan(14, 'active')]);
    await openRules(desk);
    await fromMenu('From the web', 'Edit');
    await admin.fill('rule-name', 'Mine');
    desk.elsewhere({ rules: aPlan(15).rules.map((rule, at) => (at === 0 ? { ...rule, name: 'Theirs' } : rule)) });
    await admin.press('Save to draft');
    await admin.wait();
    expect(admin.text()).toContain('Both of you changed: Mine. Save keeps yours.');
    expect(admin.field('rule-name').value).toBe('Mine');
    expect(rules(desk)).toEqual(['Theirs', 'Everyone else']);
    await admin.press('Compare');
    await admin.press('Use what Ben Okafor saved');
    expect(admin.field('rule-name').value).toBe('Theirs');
  });
});

describe('activation', () => {
  const failing = { id: 'te57', name: 'Web lead', lead: { 'lead.leadsourcecode': '8' }, sellerId: sellerIds.tomas };

  test('[T14] a failing rule test is named with whom the draft chose and why, and keeps the draft from being activated', async () => {
    const desk = aRoutingDesk([aSavedPlan(15, 'draft', { basedOn: 14, tests: [failing] }), aSavedPlan(14, 'active')]);
    await openRules(desk);
    expect(admin.text()).toContain('“Web lead” should go to Tomás Ferreira. Draft 15 gives it to Inês Prado (rule 1).');
    await admin.press('Why Inês Prado?');
    expect(admin.text()).toContain('1 From the web: fits and gives it to Inês Prado.');
    expect(admin.text()).toContain('Tomás Ferreira is left out: not named by the rule.');
    await rehearse();
    await admin.press('Activate draft 15');
    expect(admin.text()).toContain('The rule test “Web lead” fails.');
    await admin.press('Activate draft 15');
    await admin.wait();
    expect(desk.draft()).toBeDefined();
    await admin.press('Cancel');
    await admin.press('Change the example Web lead');
    await admin.fill('test-seller', sellerIds.ines);
    await admin.press('Save to draft');
    await admin.wait();
    expect(admin.text()).toContain('1 passes');
    await admin.press('Activate draft 15');
    await admin.press('Activate draft 15');
    await admin.wait();
    expect(desk.plans().map(({ number, state }) => [number, state])).toEqual([[15, 'active'], [14, 'retired']]);
    expect(admin.text()).toContain('is active since 22 Nov.');
  });

  test('a plan whose people or teams are gone, or without a catch-all owner, is blocked with a sentence for each', async () => {
    const plan = aPlan(15, aPlan(15).rules.map((rule, at) => (at === 0 ? { ...rule, target: { kind: 'team' as const, id: '7ea00000-0000-4000-8000-0000000000ff' } } : rule)));
    const { catchAllOwnerId: _owner, ...settings } = plan.settings;
    const desk = aRoutingDesk([aSavedPlan(15, 'draft', { plan: { ...plan, settings } })]);
    await openRules(desk);
    await rehearse();
    await admin.press('Activate draft 15');
    expect(admin.text()).toContain('2 things are in the way');
    expect(admin.text()).toContain('There is no catch-all owner');
    expect(admin.text()).toContain('Rule 1, From the web: Its team is no longer there.');
    await admin.press('Activate draft 15');
    await admin.wait();
    expect(desk.plans()[0]?.state).toBe('draft');
  });

  test('an example is kept beside the rules and tried at once', async () => {
    const desk = aRoutingDesk();
    await openRules(desk);
    await admin.press('Add an example');
    await admin.fill('test-name', 'Somebody from the web');
    await admin.press('Add a field');
    await admin.fill('select[aria-label="Value of Lead source"]', '8');
    await admin.fill('test-seller', sellerIds.ines);
    await admin.press('Save to draft');
    await admin.wait();
    expect(desk.draft()?.tests).toMatchObject([{ name: 'Somebody from the web', lead: { 'lead.leadsourcecode': '8' }, sellerId: sellerIds.ines }]);
    expect(admin.text()).toContain('1 passes');
  });
});

describe('versions and files', () => {
  test('[T14] versions tell what each changed, and rolling back makes a draft of the old one', async () => {
    const old = aSavedPlan(13, 'retired', { plan: aPlan(13, aPlan(13).rules.slice(1)) });
    const desk = aRoutingDesk([aSavedPlan(14, 'active'), old]);
    await openRules(desk);
    await admin.press('Versions');
    await admin.wait();
    await admin.press('What changed with version 14');
    expect(admin.text()).toContain('From the web: new, at place 1.');
    await admin.press('Roll back to version 13');
    await admin.wait();
    expect(desk.draft()).toMatchObject({ number: 15, basedOn: 13 });
    expect(rules(desk)).toEqual(['Everyone else']);
    expect(desk.plans().find(({ state }) => state === 'active')?.number).toBe(14);
  });

  test('[T14] a file is taken over as the draft; what can\'t be read is named by its place and changes nothing', async () => {
    const desk = aRoutingDesk();
    await openRules(desk);
    const file = planToText(aPlan(3, aPlan(3).rules.slice(0, 1)), []);
    expect(planFromText(file)).toHaveProperty('plan');
    await fromMenu('Rules', 'Import a file');
    await admin.fill('plan-text', file.replace('"round-robin"', '"by-mood"'));
    expect(admin.text()).toContain('rules[0].distribution: is none of the known words');
    await admin.press('Take over');
    expect(desk.draft()).toBeUndefined();
    await admin.fill('plan-text', file);
    expect(admin.text()).toContain('1 rule found.');
    await admin.press('Take over');
    await admin.wait();
    expect(rules(desk)).toEqual(['From the web']);
    expect(desk.draft()?.number).toBe(15);
  });
});

test('the rules are told in German, with nothing left in English', async () => {
  await setLanguage('de-DE', 'Europe/Berlin');
  const desk = aRoutingDesk();
  admin = await openAdmin(someSettings, { routing: desk.administration });
  await admin.go('Regeln');
  await admin.wait();
  expect(admin.text()).toContain('Verteilungsregeln');
  await admin.press('Mehr zu From the web');
  await admin.press('Bearbeiten');
  await admin.wait();
  expect(admin.text()).toContain('Alle Leads, bei denen gilt: Lead source ist Web, gehen an die Person, die am längsten gewartet hat, sofern sie Inês Prado ist, noch Kapazität hat und binnen 60 Stunden frei ist; kann niemand einen nehmen, entscheidet die nächste Regel.');
  await setLanguage('en-GB', 'Europe/Berlin');
});
