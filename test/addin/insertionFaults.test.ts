/**
 * @jest-environment ./test/jsdomEnvironment.cjs
 */
// Each call of an insertion or its undo × {error, never answers, pretends, comes late}: no draft is lost and nothing is called inserted that isn't.
import type { Cache, KeptDraft } from '../../src/addin/cacheContents.ts';
import { DraftKeeping, draftId } from '../../src/addin/drafting/drafts.ts';
import { insertVerbs } from '../../src/addin/drafting/draftVerbs.ts';
import { noSettings, problemOf, type Control, type Lasting, type Opened, type State } from '../../src/addin/state.ts';
import type { LeadScreen } from '../../src/addin/emailScreens.ts';
import type { Verbs } from '../../src/addin/paneVerbs.ts';
import { paragraphsOf } from '../../src/domain/draft.ts';
import { aLeadScreen, aShownDraft } from '../fixtures/views.ts';
import { PlayedOutlook, carryOut, refuse, type PlayedCall, type PlayedItem } from './playedOutlook.ts';

const LATE_MS = 7_000;
const draft = aShownDraft();
const body = '<div id="Signature">Maya</div><hr><div>From: Jonas</div>';

type Fault = 'refuses' | 'never answers' | 'pretends' | 'comes late' | 'works late';

const faults: Readonly<Record<Fault, (call: PlayedCall) => void>> = {
  refuses: refuse,
  'never answers': () => undefined,
  pretends: ({ answer }) => answer({ status: 'succeeded', value: '' }),
  'comes late': (call) => {
    const value = call.run();
    setTimeout(() => call.answer({ status: 'succeeded', value }), LATE_MS);
  },
  'works late': (call) => void setTimeout(() => carryOut(call), LATE_MS),
};

interface Pane {
  readonly outlook: PlayedOutlook;
  readonly item: PlayedItem;
  readonly state: State & { readonly opened: Opened };
  readonly kept: Map<string, KeptDraft>;
  readonly verbs: Pick<Verbs, 'insert' | 'undoInsert'>;
}

function aPane(mode: 'read' | 'compose'): Pane {
  const outlook = new PlayedOutlook();
  outlook.install();
  const item: PlayedItem = { key: mode === 'read' ? 'mail' : 'compose:reply', mode, address: 'jonas.brandt@halvorsen.example', subject: '', html: body };
  outlook.open(item);
  const kept = new Map<string, KeptDraft>();
  const cache = {
    writeDraft: async (each: KeptDraft) => void kept.set(draftId(each), each),
    forgetDraft: async (each: KeptDraft) => void kept.delete(draftId(each)),
    writeOpened: async () => undefined,
  } as Partial<Cache> as Cache;
  const place = mode === 'read' ? item.key : `${item.key}|`;
  const one: KeptDraft = { place, leadId: draft.leadId, action: draft.action, draft, settingsVersion: '', isEdited: true, at: '2026-11-22T09:00:00Z' };
  const id = draftId(one);
  kept.set(id, one);
  const opened: Opened = { item: { key: item.key, mode, subject: '' }, checking: false, insisted: false, drafts: new Map([[id, one]]), draft: { kind: 'written', draft, id } };
  const lasting = { mailbox: { address: 'maya@kestrel.example', name: 'Maya', timeZone: 'UTC', locale: 'en' }, cache, settings: noSettings, saidHere: [], addresses: { answers: new Map() } } as Partial<Lasting> as Lasting;
  const state = { theme: 'light', online: true, busy: false, lasting, opened } as State & { opened: Opened };
  const control = { state, changed: () => undefined } as Partial<Control> as Control;
  const perform = async (work: (opened: Opened, lasting: Lasting) => Promise<void>): Promise<void> => {
    delete state.problem;
    await work(opened, lasting).catch((error: unknown) => void (state.problem = problemOf(error, undefined)));
  };
  const leadScreen = (): LeadScreen => aLeadScreen(opened.draft === undefined ? {} : { draft: opened.draft });
  return { outlook, item, state, kept, verbs: insertVerbs(control, new DraftKeeping(control), { perform, leadScreen }) };
}

function holdsDraft(html: string): number {
  const squeeze = (text: string): string => text.replace(/\s+/g, '');
  const text = squeeze(new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '');
  return text.split(squeeze(paragraphsOf(draft).join(''))).length - 1;
}

/** Lets everything come that is on its way, however late. */
async function through(work: Promise<void>): Promise<void> {
  let isDone = false;
  void work.then(() => (isDone = true));
  for (let second = 0; second < 60 && !isDone; second += 1) await jest.advanceTimersByTimeAsync(1_000);
  expect(isDone).toBe(true);
  await jest.advanceTimersByTimeAsync(LATE_MS);
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const inserting = ['body.getType', 'body.get', 'body.setSelected', 'subject.get', 'subject.set'];
const everyFault = Object.keys(faults) as readonly Fault[];

describe.each(everyFault)('[F10] when Outlook %s', (fault) => {
  test.each(inserting)('at %s, an insertion at the cursor is called one only when the text is there, and the draft is kept until then', async (name) => {
    for (const nth of name === 'body.get' ? [1, 2] : [1]) {
      const pane = aPane('compose');
      let seen = 0;
      pane.outlook.handle = (call) => (call.name === name && ++seen === nth ? faults[fault](call) : carryOut(call));
      await through(pane.verbs.insert());
      const { opened } = pane.state;
      if (opened.draft?.kind === 'inserted') expect(holdsDraft(pane.item.html)).toBe(1);
      else {
        expect(opened.draft).toMatchObject({ kind: 'written', draft });
        expect(pane.kept.size).toBe(1);
        expect(pane.state.problem).toBeDefined();
      }
      expect(pane.item.html).toContain('From: Jonas');
      // Pressed again with Outlook well: it is in there, once.
      pane.outlook.handle = carryOut;
      if (opened.draft?.kind !== 'inserted') await through(pane.verbs.insert());
      expect(opened.draft).toMatchObject({ kind: 'inserted', where: 'in-compose' });
      expect(holdsDraft(pane.item.html)).toBe(1);
      // And one press takes it out again.
      await through(pane.verbs.undoInsert());
      expect(holdsDraft(pane.item.html)).toBe(0);
      expect(pane.item.html).toContain('From: Jonas');
      expect(pane.kept.size).toBe(1);
    }
  });

  test.each(['body.get', 'body.set'])('at %s, an undo is called one only when the text is gone, and the draft is never lost', async (name) => {
    const pane = aPane('compose');
    await through(pane.verbs.insert());
    pane.outlook.handle = (call) => (call.name === name ? faults[fault](call) : carryOut(call));
    await through(pane.verbs.undoInsert());
    const { opened } = pane.state;
    if (opened.draft?.kind === 'written') expect(holdsDraft(pane.item.html)).toBe(0);
    else expect(pane.state.problem).toBeDefined();
    pane.outlook.handle = carryOut;
    if (opened.draft?.kind !== 'written') await through(pane.verbs.undoInsert());
    expect(opened.draft).toMatchObject({ kind: 'written', draft });
    expect(holdsDraft(pane.item.html)).toBe(0);
    expect(pane.item.html).toContain('From: Jonas');
    expect(pane.kept.size).toBe(1);
  });

  test.each([
    ['reply', 'displayReplyForm'],
    ['reply-all', 'displayReplyAllForm'],
    ['new-message', 'displayNewMessageForm'],
  ] as const)('while a window is opened for a %s, the draft stays kept and nothing says it was read there', async (how, name) => {
    const pane = aPane('read');
    pane.outlook.handle = (call) => (call.name === name ? faults[fault](call) : carryOut(call));
    await through(pane.verbs.insert(how));
    expect([...pane.kept.values()].map((each) => each.draft)).toEqual([draft]);
    const shown = pane.state.opened.draft;
    expect(shown?.draft).toEqual(draft);
    if (shown?.kind === 'inserted') expect([shown.where === 'in-compose', shown.readBack, shown.canUndo]).toEqual([false, undefined, false]);
    else expect(pane.state.problem).toBeDefined();
  });
});
