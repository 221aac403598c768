/** @jest-environment ./test/jsdomEnvironment.cjs */
// Choices and what they do to the draft on screen: one without own words follows at once, one with own words never changes by itself.
import 'fake-indexeddb/auto';
import { DraftKeeping } from '../../../src/addin/drafting/drafts.ts';
import { viewOf } from '../../../src/addin/viewOf.ts';
import type { Control, Lasting, Opened, State } from '../../../src/addin/state.ts';
import type { LeadScreen } from '../../../src/addin/emailScreens.ts';
import type { Verbs } from '../../../src/addin/paneVerbs.ts';
import { write } from '../../../src/addin/drafting/writing.ts';
import { writingVerbs } from '../../../src/addin/drafting/writingVerbs.ts';
import { draftText } from '../../../src/domain/draft.ts';
import { aShownLead } from '../../fixtures/views.ts';
import { aKnownMail, aLasting, aNewMessage } from '../openedEmail.ts';

let state: State;
let opened: Opened;
let lasting: Lasting;
let keeping: DraftKeeping;
let verbs: Pick<Verbs, 'choosePurpose' | 'chooseStyle' | 'chooseLanguage' | 'writeAgain' | 'writeTo' | 'completeLead'>;
let spokenTo: string[];

const wrote = { id: 'a', kind: 'email', direction: 'out', done: true, at: '2026-11-12T08:00:00Z', subject: 'Line 3', leadId: aShownLead().id, addresses: [] } as const;

beforeEach(async () => {
  Object.assign(globalThis, { Office: { context: {} } });
  lasting = await aLasting();
  opened = { ...aNewMessage('jonas.brandt@halvorsen.example'), known: aKnownMail([aShownLead()], { activities: [wrote] }) };
  state = { theme: 'light', online: true, busy: false, opened, lasting };
  spokenTo = [];
  const control: Control = { state, changed: () => undefined, lookUp: async () => undefined, reopen: async () => undefined, speakTo: async (each) => void spokenTo.push(each.spokenTo?.address ?? '') };
  keeping = new DraftKeeping(control);
  verbs = writingVerbs(control, keeping, { perform: async (work) => work(opened, lasting), leadScreen: screen });
  write(opened, lasting, { screen, keeping });
});

function screen(): LeadScreen {
  const shown = viewOf(state, new Date()).screen;
  if (shown.kind !== 'lead') throw new Error(`no lead but ${shown.kind}`);
  return shown;
}

function text(): string {
  const { draft } = screen();
  return draft === undefined ? '' : draftText(draft.draft);
}

test('[E14] a draft without own words is written anew with each choice, and the choice is kept for this person', async () => {
  const before = text();
  verbs.chooseStyle({ tone: 'formal', length: 'short' });
  expect(text()).not.toBe(before);
  expect(screen().draft?.draft.style).toEqual({ tone: 'formal', length: 'short' });
  expect(await lasting.cache.records.read('draft-choices')).toEqual({ tone: 'formal', length: 'short' });
  verbs.chooseLanguage('de');
  expect(screen().draft?.draft.language).toBe('de');
});

test('[E14] own words stay as they are until "Write it again", which takes the new choices', async () => {
  keeping.edit(screen().draft?.id ?? '', ['Only mine.']);
  verbs.chooseStyle({ tone: 'formal', length: 'long' });
  verbs.chooseLanguage('fr');
  expect([text(), screen().writing?.isKept]).toEqual(['Only mine.', true]);
  await verbs.writeAgain();
  expect([text().includes('Only mine.'), screen().draft?.draft.language, screen().writing?.isKept]).toEqual([false, 'fr', false]);
});

test('[E2] two purposes of one action are two drafts; the seller\'s own words of each come back', () => {
  keeping.edit(screen().draft?.id ?? '', ['Follow-up of mine.']);
  verbs.choosePurpose('thanks');
  expect(text()).not.toContain('Follow-up of mine.');
  keeping.edit(screen().draft?.id ?? '', ['Thanks of mine.']);
  verbs.choosePurpose('follow-up');
  expect(text()).toBe('Follow-up of mine.');
  verbs.choosePurpose('thanks');
  expect(text()).toBe('Thanks of mine.');
});

test('[E2] whom the draft is for is looked up by the address chosen, else by the lead\'s own; without any it is refused', async () => {
  await verbs.writeTo(aShownLead(), 'jonas@private.example');
  await verbs.writeTo(aShownLead());
  expect(spokenTo).toEqual(['jonas@private.example', 'jonas.brandt@halvorsen.example']);
  await expect(verbs.writeTo(aShownLead({ email: undefined }))).rejects.toMatchObject({ code: 'item-changed' });
});
