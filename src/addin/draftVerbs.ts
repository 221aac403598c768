// What a seller may do with a draft: write it, edit it, put it into Outlook, take it back, copy it.
import { AppError } from '../domain/errors.ts';
import { draftFromTemplate, draftText, editedDraft, paragraphsOf, type Draft } from '../domain/draft.ts';
import { normalizeAddress } from '../domain/email.ts';
import { insertAtCursor, openAppointment, openMessage, openReply, takeBack, type Insertion } from './insertion.ts';
import { copyText } from './parts/clipboard.ts';
import type { Control, Lasting, Opened } from './state.ts';
import type { LeadScreen, Verbs } from './view.ts';
import { nextWorkingDay } from './workingDay.ts';

const APPOINTMENT_MINUTES = 30;

/** Runs one verb for the item that is open now. */
export type Perform = (work: (opened: Opened, lasting: Lasting) => Promise<void>) => Promise<void>;

/** Writing and editing. */
export function draftVerbs({ state, changed }: Control, perform: Perform, leadScreen: () => LeadScreen): Pick<Verbs, 'draft' | 'editDraft' | 'discardDraft' | 'chooseTime' | 'chooseAction'> {
  const write = async (opened: Opened, lasting: Lasting): Promise<void> => {
    const { facts, suggestion, reading } = leadScreen();
    // The draft accepts the first time offered until the seller picks another; the pane shows which.
    if (reading.intents.some((intent) => (intent.times ?? []).length > 0)) opened.chosenTime ??= 0;
    const draft = draftFromTemplate({
      facts,
      action: suggestion,
      reading,
      email: opened.email,
      settings: lasting.settings,
      seller: { name: lasting.mailbox.name },
      language: reading.language ?? 'en',
      chosenTime: opened.chosenTime,
      timeZone: lasting.mailbox.timeZone,
      now: new Date(),
    });
    opened.draft = { kind: 'written', draft };
    await lasting.cache.writeDraft(opened.item.key, draft).catch(() => undefined);
  };
  return {
    draft: () => perform(write),
    editDraft(paragraphs) {
      const { opened, lasting } = state;
      if (opened?.draft?.kind !== 'written') return;
      const draft = editedDraft(opened.draft.draft, [...paragraphs]);
      opened.draft = { kind: 'written', draft };
      void lasting?.cache.writeDraft(opened.item.key, draft).catch(() => undefined);
      changed();
    },
    discardDraft() {
      const { opened, lasting } = state;
      if (opened === undefined) return;
      delete opened.draft;
      delete opened.said;
      void lasting?.cache.writeDraft(opened.item.key, undefined).catch(() => undefined);
      changed();
    },
    chooseAction(kind) {
      const { opened, lasting } = state;
      if (opened === undefined) return;
      opened.chosenAction = kind;
      // A draft belongs to the action it was written for.
      delete opened.draft;
      delete opened.said;
      void lasting?.cache.writeDraft(opened.item.key, undefined).catch(() => undefined);
      changed();
    },
    chooseTime(index) {
      const { opened, lasting } = state;
      if (opened === undefined || lasting === undefined) return;
      opened.chosenTime = index;
      changed();
      if (opened.draft?.kind === 'written') void perform(write);
    },
  };
}

/** Into Outlook and back. */
export function insertVerbs({ state, changed }: Control, perform: Perform, leadScreen: () => LeadScreen): Pick<Verbs, 'insert' | 'undoInsert' | 'copy' | 'copyNote' | 'openAppointment'> {
  return {
    insert: (how) =>
      perform(async (opened, lasting) => {
        const draft = draftOf(opened);
        const insertion = insertionOf(draft);
        if (opened.item.mode === 'compose') {
          const inserted = await insertAtCursor(insertion);
          opened.inserted = inserted;
          opened.draft = { kind: 'inserted', draft, where: 'in-compose', readBack: inserted.readBack, canUndo: true };
        } else if ((how ?? wayFor(draft)) === 'new-message') {
          await noteOpened(lasting, draft);
          await openMessage(insertion);
          opened.draft = { kind: 'inserted', draft, where: 'message-opened', canUndo: false };
        } else {
          await noteOpened(lasting, draft);
          await openReply(insertion, opened.item.key, how === 'reply-all');
          opened.draft = { kind: 'inserted', draft, where: 'reply-opened', canUndo: false };
        }
        await lasting.cache.writeDraft(opened.item.key, undefined).catch(() => undefined);
      }),
    undoInsert: () =>
      perform(async (opened) => {
        if (opened.inserted === undefined || opened.draft === undefined) return;
        await takeBack(opened.inserted);
        delete opened.inserted;
        opened.draft = { kind: 'written', draft: opened.draft.draft };
        opened.said = { kind: 'undone' };
      }),
    copy: async () => {
      const { opened } = state;
      if (opened?.draft === undefined) return;
      await copyText(draftText(opened.draft.draft));
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
      perform(async (opened) => {
        const { facts, reading, chosenTime } = leadScreen();
        const times = reading.intents.flatMap((intent) => intent.times ?? []);
        const start = new Date(times[chosenTime ?? 0]?.at ?? `${nextWorkingDay(new Date())}T09:00:00Z`);
        await openAppointment({
          subject: opened.email?.subject ?? facts.lead.topic ?? '',
          attendees: facts.lead.email === undefined ? [] : [{ address: facts.lead.email }],
          start,
          end: new Date(start.getTime() + APPOINTMENT_MINUTES * 60_000),
          body: '',
        });
      }),
  };
}

// Before the window opens: its own pane starts at once and looks for the draft.
async function noteOpened(lasting: Lasting, draft: Draft): Promise<void> {
  const [recipient] = draft.to;
  if (recipient !== undefined) await lasting.cache.writeOpened(normalizeAddress(recipient.address), draft).catch(() => undefined);
}

/** Mail to somebody who did not write this one starts a message of its own. */
function wayFor(draft: Draft): 'reply' | 'new-message' {
  return draft.action === 'write-to-referral' || draft.action === 'draft-initial-email' ? 'new-message' : 'reply';
}

function draftOf(opened: Opened): Draft {
  if (opened.draft === undefined) throw new AppError('item-changed');
  return opened.draft.draft;
}

function insertionOf(draft: Draft): Insertion {
  return { subject: draft.subject, to: draft.to, paragraphs: paragraphsOf(draft) };
}
