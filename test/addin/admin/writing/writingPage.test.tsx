/** @jest-environment jsdom */
// The Writing page: what an admin changes, tries and saves, and that no edit is ever lost but by the admin's own word.
import { builtInTemplate } from '../../../../src/domain/draft/draftTemplate.ts';
import { setLanguage } from '../../../../src/addin/strings.ts';
import { openAdmin as openPages, someSettings, someWriting, type ShownAdmin } from '../shownAdmin.tsx';

let admin: ShownAdmin;
const openAdmin: typeof openPages = async (...given) => {
  const pages = await openPages(...given);
  await pages.go('Writing');
  return pages;
};

const own = { kind: 'follow-up', language: 'en', body: 'Hello {{ recipient.name }},\n\nOur own words.' } as const;
const changedElsewhere = (tone: 'friendly' | 'formal'): typeof someWriting => ({ ...someWriting, tone });

beforeAll(() => setLanguage('en-GB', 'Europe/Berlin'));
beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-11-22T09:30:00Z') });
});
afterEach(async () => {
  await admin.close();
  jest.useRealTimers();
});

const openFollowUp = async (): Promise<void> => {
  await admin.press(/^Follow-up/);
};

test('[E14] the page says which version it shows, who saved it and when', async () => {
  admin = await openAdmin();
  expect(admin.text()).toContain('Version 14 · Priya Raman, 3 Nov, 09:52');
});

test('[E14] while nobody has saved anything, the page opens on the built-in texts and the first save makes the settings', async () => {
  admin = await openAdmin(undefined, { readSettings: async () => ({ kind: 'done', value: undefined }) });
  expect(admin.text()).toContain('built-in texts are used');
  await admin.choose('formal');
  await admin.press('Save');
  expect(admin.administration.saveSettings).toHaveBeenCalledWith('', { writing: expect.objectContaining({ tone: 'formal' }) });
});

test('[E14] a changed tone is not saved before Save is pressed, and is what is saved then', async () => {
  admin = await openAdmin();
  await admin.choose('friendly');
  expect(admin.text()).toContain('Not saved yet: 1 change');
  expect(admin.saved().writing?.tone).toBe('neutral');
  await admin.press('Save');
  expect(admin.saved().writing).toMatchObject({ tone: 'friendly', length: 'medium' });
  expect(admin.text()).toContain('Saved. New drafts use it.');
  expect(admin.text()).toContain('Version 15');
});

test('[E14] what is changed back by hand is no change, and Undo changes takes everything back', async () => {
  admin = await openAdmin();
  await admin.choose('friendly');
  await admin.choose('neutral');
  expect(admin.text()).not.toContain('Not saved yet');
  await admin.choose('short');
  await openFollowUp();
  await admin.fill('body', own.body);
  expect(admin.text()).toContain('Not saved yet: 2 changes');
  await admin.press('Undo changes');
  expect(admin.text()).not.toContain('Not saved yet');
  expect(admin.field('body').value).toBe(builtInTemplate('follow-up', 'en').body);
});

test('[E14] an edited template becomes the organization\'s own, and goes back to the built-in text with one press', async () => {
  admin = await openAdmin();
  await openFollowUp();
  expect(admin.text()).toContain('Built in');
  await admin.fill('body', own.body);
  await admin.wait();
  await admin.press('Save');
  expect(admin.saved().writing?.templates).toEqual([expect.objectContaining({ kind: 'follow-up', language: 'en', body: own.body })]);
  await admin.press('All templates');
  expect(admin.button(/^Follow-up/).textContent).toContain('Yours');
  await openFollowUp();
  await admin.press('Back to the built-in text');
  expect(admin.field('body').value).toBe(builtInTemplate('follow-up', 'en').body);
  await admin.press('Save');
  expect(admin.saved().writing?.templates).toEqual([]);
});

test('[E14] every kind has a template in every language, and each language is edited by itself', async () => {
  admin = await openAdmin({ ...someSettings, writing: { ...someWriting, templates: [own] } });
  expect(admin.button(/^Follow-up/).textContent).toContain('Yours');
  await admin.fill('language', 'de');
  expect(admin.button(/^Follow-up/).textContent).toContain('Built in');
  await openFollowUp();
  expect(admin.text()).toContain('Follow-up, German');
  expect(admin.field('body').value).toBe(builtInTemplate('follow-up', 'de').body);
  expect(admin.field('body').lang).toBe('de');
});

test('[E14] a template with a mistake names its line below the field as it is typed, and can\'t be saved', async () => {
  admin = await openAdmin();
  await openFollowUp();
  await admin.fill('body', 'Hello,\n\n{% if tone == "formal" %}Dear\n');
  await admin.wait();
  expect(admin.text()).toMatch(/Line \d+: This can't be read/);
  expect(admin.text()).toMatch(/Follow-up, English can't be saved: look at line \d+\./);
  await admin.press('Save');
  expect(admin.administration.saveSettings).not.toHaveBeenCalled();
});

test('[E14] a mistake that was typed a moment ago isn\'t saved either, though nothing is said yet', async () => {
  admin = await openAdmin();
  await openFollowUp();
  await admin.fill('body', 'Hello {{ nobody.knows }},');
  await admin.press('Save');
  expect(admin.administration.saveSettings).not.toHaveBeenCalled();
});

test('[E14] a value is put where the caret is, and the caret stands behind it', async () => {
  admin = await openAdmin();
  await openFollowUp();
  await admin.fill('body', 'Hello , how are you?');
  const area = admin.field('body') as HTMLTextAreaElement;
  area.setSelectionRange(6, 6);
  await admin.press('Values you can use');
  await admin.press(/^recipient\.name/);
  expect(area.value).toBe('Hello {{ recipient.name }}, how are you?');
  expect(area.selectionStart).toBe('Hello {{ recipient.name }}'.length);
  expect(document.activeElement).toBe(area);
});

test('[E15] the preview is the draft a seller would get for that lead, and follows the text as it is typed', async () => {
  admin = await openAdmin();
  await openFollowUp();
  await admin.fill('body', own.body);
  await admin.fill('find-lead', 'Jonas');
  await admin.wait();
  await admin.press(/^Jonas Brandt/);
  expect(admin.page.querySelector('[data-preview]')?.textContent).toContain('Hello Jonas,');
  expect(admin.page.querySelector('[data-preview]')?.textContent).toContain('Our own words.');
  await admin.fill('body', 'Hello {{ recipient.name }},\n\nOther words.');
  await admin.wait();
  expect(admin.page.querySelector('[data-preview]')?.textContent).toContain('Other words.');
  expect(admin.administration.saveSettings).not.toHaveBeenCalled();
});

test('[E15] while the text has a mistake the preview shows it as it was before, and says so', async () => {
  admin = await openAdmin();
  await openFollowUp();
  await admin.fill('body', own.body);
  await admin.fill('find-lead', 'Jonas');
  await admin.wait();
  await admin.press(/^Jonas Brandt/);
  await admin.fill('body', `${own.body}\n{% if`);
  await admin.wait();
  expect(admin.page.querySelector('[data-preview]')?.textContent).toContain('Our own words.');
  expect(admin.text()).toContain('You see it as it was before.');
});

test('[E14] a block is written per language, can be used in a template, and its name is checked as it is typed', async () => {
  admin = await openAdmin();
  await admin.fill('block-name', 'Opening Hours');
  expect(admin.text()).toContain('Use lower-case letters');
  await admin.fill('block-name', 'opening_hours');
  await admin.press('Add');
  await admin.fill('[data-block="opening_hours"]', 'We are here from 8 to 5.');
  await admin.fill('block-name', 'opening_hours');
  expect(admin.text()).toContain('There is a block of this name.');
  await admin.fill('language', 'de');
  expect(admin.text()).toContain('No text in German: drafts show a gap.');
  await admin.press('Save');
  expect(admin.saved().writing?.blocks).toEqual([{ name: 'opening_hours', text: { en: 'We are here from 8 to 5.' } }]);
});

test('[E14] a block that templates use can\'t be removed and saved: the template that would break is named', async () => {
  const template = { ...own, body: 'Hello {{ recipient.name }},\n\n{{ blocks.hours }}' };
  admin = await openAdmin({ ...someSettings, writing: { ...someWriting, templates: [template], blocks: [{ name: 'hours', text: { en: 'From 8 to 5.' } }] } });
  await admin.press('Remove hours');
  await admin.wait();
  expect(admin.text()).toMatch(/Follow-up, English can't be saved/);
  await admin.press('Save');
  expect(admin.administration.saveSettings).not.toHaveBeenCalled();
});

test('[E14] somebody saved meanwhile: their name and time are told, the edits stay, and saving again keeps both changes', async () => {
  admin = await openAdmin();
  await openFollowUp();
  await admin.fill('body', own.body);
  admin.elsewhere({ writing: changedElsewhere('formal') });
  await admin.press('Save');
  expect(admin.text()).toContain('Ben Okafor saved this page at 08:52. Your edits are kept.');
  expect(admin.text()).toContain('You changed different things.');
  expect(admin.field('body').value).toBe(own.body);
  expect(admin.saved().writing?.templates).toEqual([]);
  await admin.press('Save');
  expect(admin.saved().writing).toMatchObject({ tone: 'formal', templates: [expect.objectContaining({ body: own.body })] });
  expect(admin.text()).not.toContain('Your edits are kept');
});

test('[E14] where both changed the same, Compare shows both, and either can be taken', async () => {
  admin = await openAdmin();
  await admin.choose('friendly');
  admin.elsewhere({ writing: changedElsewhere('formal') });
  await admin.press('Save');
  expect(admin.text()).toContain('Both of you changed: Tone. Save keeps yours.');
  await admin.press('Compare');
  const dialog = document.querySelector('[role="dialog"]');
  expect(dialog?.textContent).toContain('Saved by Ben Okafor');
  expect(dialog?.textContent).toContain('Formal');
  expect(dialog?.textContent).toContain('Friendly');
  await admin.press('Use what Ben Okafor saved');
  expect(admin.text()).not.toContain('Not saved yet');
  expect(document.querySelector<HTMLInputElement>('input[value="formal"]')?.checked).toBe(true);
});

test('[E14] a role that may not save is told so in one sentence, and what was typed stays', async () => {
  admin = await openAdmin(someSettings, { saveSettings: async () => ({ kind: 'failed', problem: { code: 'no-permission', params: { status: 403 }, retry: false } }) });
  await openFollowUp();
  await admin.fill('body', own.body);
  await admin.press('Save');
  expect(document.querySelector('[role="alert"]')?.textContent).toContain('Your role can\'t change these settings');
  expect(admin.field('body').value).toBe(own.body);
});

test('[E14] offline the page can be read and edited, and nothing is sent until the connection is back', async () => {
  admin = await openAdmin();
  await admin.setOnline(false);
  expect(admin.text()).toContain('Offline. You can read and try things.');
  await admin.choose('friendly');
  await admin.press('Save');
  expect(admin.administration.saveSettings).not.toHaveBeenCalled();
  expect(admin.text()).toContain('Your edits are kept here');
  await admin.setOnline(true);
  await admin.press('Save');
  expect(admin.saved().writing?.tone).toBe('friendly');
});

test('[E14] a CRM that doesn\'t answer is told with a way to try again, both when reading and when saving', async () => {
  const silent = { kind: 'failed' as const, problem: { code: 'crm-silent' as const, params: {}, retry: true } };
  admin = await openAdmin();
  admin.administration.saveSettings.mockResolvedValueOnce(silent);
  await admin.choose('friendly');
  await admin.press('Save');
  expect(document.querySelector('[role="alert"]')?.textContent).toContain('The CRM didn\'t answer');
  await admin.press('Try again');
  expect(admin.saved().writing?.tone).toBe('friendly');
  await admin.close();
  let isSilent = true;
  admin = await openAdmin(someSettings, { readSettings: async () => (isSilent ? silent : { kind: 'done', value: someSettings }) });
  expect(document.querySelector('[role="alert"]')?.textContent).toContain('The CRM didn\'t answer');
  isSilent = false;
  await admin.press('Try again');
  expect(admin.text()).toContain('Version 14');
});

test('[E14] leaving with edits asks: stay keeps them, discard leaves, save saves and leaves; without edits nobody is asked', async () => {
  admin = await openAdmin();
  await admin.press('Back to the email');
  expect(admin.onClose).toHaveBeenCalledTimes(1);
  await admin.choose('friendly');
  await admin.press('Back to the email');
  expect(document.querySelector('[role="alertdialog"]')?.textContent).toContain('Keep your changes?');
  await admin.press('Stay');
  expect(admin.onClose).toHaveBeenCalledTimes(1);
  expect(admin.text()).toContain('Not saved yet: 1 change');
  await admin.press('Back to the email');
  await admin.press('Save');
  await admin.wait();
  expect(admin.saved().writing?.tone).toBe('friendly');
  expect(admin.onClose).toHaveBeenCalledTimes(2);
  await admin.choose('formal');
  await admin.press('Back to the email');
  await admin.press('Discard');
  await admin.wait();
  expect(admin.onClose).toHaveBeenCalledTimes(3);
  expect(admin.saved().writing?.tone).toBe('friendly');
});
