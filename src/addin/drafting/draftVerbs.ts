// What a seller may do with a draft: write it, edit it, put it into Outlook, take it back, copy it.
import { AppError } from '../../domain/errors.ts';
import { draftText, paragraphsOf } from '../../domain/draft.ts';
import type { Draft } from '../../domain/draft/draftContent.ts';
import { normalizeAddress } from '../../domain/email.ts';
import { appointmentForm } from './appointmentForm.ts';
import { withQuestion } from './askInDraft.ts';
import { openWatched, takeOutAstray } from './astray.ts';
import { keptFor, sameWindow, show, type DraftKeeping } from './drafts.ts';
import { insertAtCursor, insertionOf, openAppointment, openMessage, openReply, takeBack, type Insertion } from '../outlook/insertion.ts';
import { copyText } from '../parts/clipboard.ts';
import { viewOf } from '../viewOf.ts';
import type { Control, Lasting, Opened } from '../state.ts';
import type { DraftState, LeadScreen } from '../emailScreens.ts';
import type { Verbs } from '../paneVerbs.ts';
import { write } from './writing.ts';
import { linkHostsOf } from './linkHosts.ts';

/** Runs one verb for the item that is open now. */
export type Perform = (work: (opened: Opened, lasting: Lasting) => Promise<void>) => Promise<void>;

/** Writing and editing. */
export function draftVerbs(control: Control, keeping: DraftKeeping, during: { readonly perform: Perform; readonly leadScreen: () => LeadScreen }): Pick<Verbs, 'draft' | 'askInDraft' | 'editDraft' | 'discardDraft' | 'chooseTime' | 'chooseAction'> {
  const { state, changed } = control;
  const { perform, leadScreen } = during;
  const writeNow = async (opened: Opened, lasting: Lasting): Promise<void> => write(opened, lasting, { screen: leadScreen, keeping });
  return {
    draft: () => perform(writeNow),
    askInDraft: (topic) =>
      perform(async (opened, lasting) => {
        if (opened.draft === undefined) await writeNow(opened, lasting);
        const { draft, id, kind } = opened.draft ?? {};
        // What stands in an Outlook window already is the seller's there.
        if (draft === undefined || id === undefined || kind !== 'written') return;
        keeping.edit(id, withQuestion(paragraphsOf(draft), topic, draft.language));
      }),
    editDraft(paragraphs, id) {
      const { opened } = state;
      const named = id ?? opened?.draft?.id;
      if (named === undefined) return;
      keeping.edit(named, paragraphs);
      changed();
    },
    discardDraft() {
      const { opened, lasting } = state;
      if (opened === undefined || lasting === undefined) return;
      if (opened.draft?.id !== undefined) void keeping.forget(opened, lasting, opened.draft.id);
      delete opened.draft;
      delete opened.said;
      changed();
    },
    chooseAction(kind) {
      const { opened, lasting } = state;
      if (opened === undefined || lasting === undefined) return;
      opened.chosenAction = kind;
      opened.chosenPurpose = 'suggested';
      // A draft belongs to the action it was written for: the one written for this action comes back, the other one stays kept.
      delete opened.draft;
      delete opened.said;
      const { screen } = viewOf(state, new Date());
      const kept = screen.kind === 'lead' ? keptFor(opened, screen.facts.lead.id, kind) : undefined;
      if (kept !== undefined) {
        show(opened, kept);
        keeping.keep(opened, lasting, { ...kept, at: new Date().toISOString() });
      }
      changed();
    },
    chooseTime(index) {
      const { opened, lasting } = state;
      if (opened === undefined || lasting === undefined) return;
      opened.chosenTime = index;
      changed();
      if (opened.draft?.kind === 'written') void perform(writeNow);
    },
  };
}

/** Into Outlook and back. */
export function insertVerbs(control: Control, keeping: DraftKeeping, during: { readonly perform: Perform; readonly leadScreen: () => LeadScreen }): Pick<Verbs, 'insert' | 'undoInsert' | 'takeOutAstray' | 'dismissAstray' | 'copy' | 'copyNote' | 'openAppointment'> {
  const { state, changed } = control;
  const { perform, leadScreen } = during;
  const insertHere = async (opened: Opened, lasting: Lasting, { draft, id }: DraftState): Promise<void> => {
    const insertion = insertionFor(draft, lasting);
    const text = insertion.paragraphs.join('\n');
    if (opened.attempt?.text !== text) opened.attempt = { text };
    const inserted = await insertAtCursor(insertion, { expectedItem: opened.item.key, attempt: opened.attempt });
    const now = sameWindow(state, opened);
    delete now.attempt;
    now.inserted = inserted;
    now.draft = { kind: 'inserted', draft, ...(id === undefined ? {} : { id }), where: 'in-compose', readBack: inserted.readBack, canUndo: true };
    // It is in the email and was read there. A pane that starts anew in this window looks for it.
    await noteOpened(lasting, draft);
    if (id !== undefined) await keeping.release(now, lasting, id);
  };
  const openWith = async (opened: Opened, lasting: Lasting, { shown: { draft, id }, how }: { readonly shown: DraftState; readonly how: 'reply' | 'reply-all' | 'new-message' }): Promise<void> => {
    const insertion = insertionFor(draft, lasting);
    const where = how === 'new-message' ? 'message-opened' : 'reply-opened';
    const { key } = opened.item;
    // Its own pane starts at once and looks for the draft. Outlook is asked within the press itself: whatever is waited for first,
    // another email may be open by then.
    const noting = noteOpened(lasting, draft);
    delete state.astray;
    const asking = how === 'new-message' ? { answer: await openMessage(insertion, key), isAstray: false } : await openWatched(draft, { expectedItem: key, open: () => openReply(insertion, key, how === 'reply-all'), maybe: (astray) => (state.astray = astray) });
    await noting;
    const { answer: left, isAstray } = asking;
    // Which email the window belongs to isn't known: the draft stays where it was.
    if (isAstray) return;
    opened.draft = { kind: 'inserted', draft, ...(id === undefined ? {} : { id }), where, canUndo: false, ...(left === 'without-text' ? { leftOut: true } : {}) };
    // Whether the window shows it is not known here, so it is kept until the seller is done with it.
    const kept = id === undefined ? undefined : opened.drafts.get(id);
    if (kept !== undefined && left === 'with-text') keeping.keep(opened, lasting, { ...kept, opened: where, at: new Date().toISOString() });
  };
  return {
    insert: (how) =>
      perform(async (opened, lasting) => {
        // The draft on screen, which is the one of this lead; never one that came along with the window.
        const shown = leadScreen().draft;
        if (shown === undefined) throw new AppError('item-changed');
        if (opened.item.mode === 'compose') await insertHere(opened, lasting, shown);
        else await openWith(opened, lasting, { shown, how: how ?? wayFor(shown.draft) });
      }),
    undoInsert: () =>
      perform(async (opened, lasting) => {
        if (opened.inserted === undefined || opened.draft === undefined) return;
        await takeBack(opened.inserted, opened.item.key);
        const now = sameWindow(state, opened);
        const { draft, id } = opened.draft;
        delete now.inserted;
        delete now.attempt;
        now.draft = { kind: 'written', draft, ...(id === undefined ? {} : { id }) };
        now.said = { kind: 'undone' };
        const kept = id === undefined ? undefined : now.drafts.get(id);
        // Found in a window another pane opened: whether it was edited there is not known, so it counts as edited.
        if (kept === undefined) keeping.write(now, lasting, { draft, isEdited: true });
        else keeping.keep(now, lasting, kept);
      }),
    takeOutAstray: () =>
      perform(async (opened) => {
        await takeOutAstray(opened);
        const now = sameWindow(state, opened);
        delete now.astray;
        now.said = { kind: 'undone' };
      }),
    dismissAstray() {
      const { opened } = state;
      delete state.astray;
      if (opened?.astray !== undefined) opened.isAstrayFine = true;
      delete opened?.astray;
      changed();
    },
    copy: async () => {
      const { opened } = state;
      if (opened?.draft === undefined || !(await copyText(draftText(opened.draft.draft)))) return;
      opened.said = { kind: 'copied' };
      changed();
    },
    copyNote: async (text) => {
      const { opened } = state;
      if (opened === undefined || !(await copyText(text)) || state.opened !== opened) return;
      opened.said = { kind: 'copied' };
      changed();
    },
    openAppointment: () =>
      perform(async (opened, lasting) => {
        const { facts: { lead }, reading, chosenTime } = leadScreen();
        const form = appointmentForm(lasting, { lead, subject: opened.email?.subject ?? lead.topic ?? '', reading, chosenTime, now: new Date() });
        await openAppointment(form);
        opened.appointment = { subject: form.subject, start: form.start.toISOString(), end: form.end.toISOString() };
      }),
  };
}

async function noteOpened(lasting: Lasting, draft: Draft): Promise<void> {
  const [recipient] = draft.to;
  if (recipient !== undefined) await lasting.cache.writeOpened(normalizeAddress(recipient.address), draft).catch(() => undefined);
}

/** Mail to somebody who did not write this one starts a message of its own. */
function wayFor(draft: Draft): 'reply' | 'new-message' {
  return draft.action === 'write-to-referral' || draft.action === 'draft-initial-email' ? 'new-message' : 'reply';
}

function insertionFor(draft: Draft, lasting: Lasting): Insertion {
  return insertionOf({ subject: draft.subject, to: draft.to, paragraphs: paragraphsOf(draft), linkHosts: linkHostsOf(lasting) });
}
