/** @jest-environment jsdom */
// Which draft is shown, and that nothing but the seller changes words the seller wrote.
import type { Cache, KeptDraft } from '../../../src/addin/cacheContents.ts';
import { DraftKeeping, draftId, placeOf, takeUp } from '../../../src/addin/drafting/drafts.ts';
import { draftVerbs } from '../../../src/addin/drafting/draftVerbs.ts';
import { noSettings, type Control, type Lasting, type Opened, type State } from '../../../src/addin/state.ts';
import type { LeadScreen } from '../../../src/addin/emailScreens.ts';
import { draftText, paragraphsOf } from '../../../src/domain/draft.ts';
import { AppError } from '../../../src/domain/errors.ts';
import { aLeadScreen, aShownDraft } from '../../fixtures/views.ts';

function anOpened(key: string): Opened {
  return { item: { key, mode: 'read', subject: 's' }, checking: false, insisted: false, drafts: new Map() };
}

function aKept(more: Partial<KeptDraft> = {}): KeptDraft {
  const draft = aShownDraft();
  return { place: 'mail', leadId: draft.leadId, action: draft.action, draft, settingsVersion: '', isEdited: false, at: '2026-11-22T09:00:00Z', ...more };
}

function aSession(writeDraft?: Cache['writeDraft']) {
  const kept = new Map<string, KeptDraft>();
  const cache = {
    writeDraft: writeDraft ?? (async (each: KeptDraft) => void kept.set(draftId(each), each)),
    forgetDraft: async (each: KeptDraft) => void kept.delete(draftId(each)),
  } as Partial<Cache> as Cache;
  const lasting = { mailbox: { address: 'maya@kestrel.example', name: 'Maya', timeZone: 'UTC', locale: 'en' }, cache, settings: noSettings, saidHere: [], addresses: { answers: new Map() } } as Partial<Lasting> as Lasting;
  const state = { theme: 'light', online: true, busy: false, lasting, opened: anOpened('mail') } as State & { opened: Opened };
  const control = { state, changed: () => undefined } as Partial<Control> as Control;
  const leadScreen = (): LeadScreen => aLeadScreen(state.opened.draft === undefined ? {} : { draft: state.opened.draft });
  const perform = (work: (opened: Opened, lasting: Lasting) => Promise<void>): Promise<void> => work(state.opened, lasting);
  return { state, kept, verbs: draftVerbs(control, new DraftKeeping(control), { perform, leadScreen }) };
}

function shownText(state: State): string {
  return state.opened?.draft === undefined ? '' : draftText(state.opened.draft.draft);
}

test('words the seller wrote are kept and written over neither by another press nor by another time', async () => {
  const { state, kept, verbs } = aSession();
  await verbs.draft();
  expect(shownText(state)).toContain('Jonas');
  verbs.editDraft(['My own words.'], state.opened.draft?.id);
  expect([...kept.values()].map((each) => [each.isEdited, draftText(each.draft)])).toEqual([[true, 'My own words.']]);
  await verbs.draft();
  verbs.chooseTime(1);
  await Promise.resolve();
  expect(shownText(state)).toBe('My own words.');
  expect(state.opened.said).toEqual({ kind: 'edits-kept' });
  verbs.discardDraft();
  expect(kept.size).toBe(0);
  await verbs.draft();
  expect(shownText(state)).not.toContain('My own words.');
});

test('[X7] a question asked in the draft stands once before the close, in the language of the draft, and is kept as the seller\'s words', async () => {
  const { state, kept, verbs } = aSession();
  await verbs.askInDraft('budget');
  const question = 'Is there a budget set aside for this?';
  const paragraphs = paragraphsOf(state.opened.draft?.draft ?? aShownDraft());
  expect(paragraphs.at(-2)).toBe(question);
  expect(paragraphs.length).toBeGreaterThan(3);
  await verbs.askInDraft('budget');
  expect(shownText(state).split(question)).toHaveLength(2);
  expect([...kept.values()].map(({ isEdited }) => isEdited)).toEqual([true]);
  verbs.editDraft(['My own words.', 'Maya'], state.opened.draft?.id);
  await verbs.askInDraft('timing');
  expect(paragraphsOf(state.opened.draft?.draft ?? aShownDraft())).toEqual(['My own words.', 'When would you like to have this in place?', 'Maya']);
});

test('a template draft nobody touched follows the time the seller picks', async () => {
  const { state, verbs } = aSession();
  await verbs.draft();
  const first = state.opened.draft;
  verbs.chooseTime(1);
  await Promise.resolve();
  expect(state.opened.draft).not.toBe(first);
});

test('[F11] words handed over after another email was opened go to their own draft and nowhere else', async () => {
  const { state, kept, verbs } = aSession();
  await verbs.draft();
  const id = state.opened.draft?.id;
  state.opened = anOpened('another mail');
  await verbs.draft();
  const there = shownText(state);
  verbs.editDraft(['Typed a moment ago.'], id);
  expect(shownText(state)).toBe(there);
  expect(draftText(kept.get(id ?? '')?.draft ?? aShownDraft())).toBe('Typed a moment ago.');
  expect(kept.size).toBe(2);
});

test('of several drafts of an email the one used last is shown; unedited ones from older settings are not', () => {
  const opened = anOpened('mail');
  const meeting = aKept({ action: 'schedule-appointment', draft: aShownDraft({ action: 'schedule-appointment' }), isEdited: true, settingsVersion: 'older', at: '2026-11-22T08:00:00Z' });
  takeUp(opened, [aKept({ settingsVersion: 'older' }), meeting, aKept({ leadId: 'another', settingsVersion: 'now' })], 'now');
  expect([opened.draft?.id, opened.chosenAction, opened.drafts.size]).toEqual([draftId(meeting), 'schedule-appointment', 2]);
});

test('what is shown already is not replaced by what is read late from this computer', () => {
  const opened: Opened = { ...anOpened('mail'), draft: { kind: 'written', draft: aShownDraft(), id: 'shown' } };
  takeUp(opened, [aKept({ isEdited: true })], '');
  expect(opened.draft?.id).toBe('shown');
});

test('a draft a window was opened with comes back as such: whether it arrived there is not known', () => {
  const opened = anOpened('mail');
  takeUp(opened, [aKept({ opened: 'reply-opened' })], '');
  expect(opened.draft).toMatchObject({ kind: 'inserted', where: 'reply-opened', canUndo: false });
});

test('a computer without room for the draft says so while the text is still on screen', async () => {
  const { state, verbs } = aSession(() => Promise.reject(new AppError('storage-full')));
  await verbs.draft();
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  expect(state.problem?.code).toBe('storage-full');
  expect(shownText(state)).toContain('Jonas');
});

test('a draft stays with its email when that is moved, and new messages to two people have one each', () => {
  expect(placeOf({ ...anOpened('id in the inbox'), item: { key: 'id in the inbox', messageId: '<1@x.example>', mode: 'read', subject: '' } })).toBe('<1@x.example>');
  const compose = (address: string): string => placeOf({ ...anOpened('compose:'), item: { key: 'compose:', mode: 'compose', subject: '' }, email: { from: { address } } as NonNullable<Opened['email']> });
  expect(compose('Anna@lead.example')).not.toBe(compose('bruno@lead.example'));
});
