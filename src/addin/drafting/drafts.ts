// The seller's drafts: which one is shown, what an edit changes, and that nothing but the seller changes an edited one.
import type { Draft } from '../../domain/draft/draftContent.ts';
import { editedDraft } from '../../domain/draft/draftEditing.ts';
import { normalizeAddress } from '../../domain/email.ts';
import { draftPurposes, type DraftPurpose } from '../../domain/draft/draftPurpose.ts';
import type { ActionKind } from '../../domain/actions/action.ts';
import type { DraftedFor, KeptDraft } from '../cacheContents.ts';
import { problemOf, type Control, type Lasting, type Opened, type State } from '../state.ts';

/** A pane that stays open for weeks forgets the oldest; they are still in the cache. */
const MOST_REMEMBERED = 200;

/**
 * The email a draft belongs to: its message id, which stays when it is moved to another folder, Outlook's own id doesn't.
 * New messages share one key in Outlook, so whom it goes to tells them apart.
 */
export function placeOf(opened: Opened): string {
  return opened.item.mode === 'read' ? (opened.item.messageId ?? opened.item.key) : `${opened.item.key}|${normalizeAddress(opened.email?.from.address ?? '')}`;
}

/** What a draft is for, as one word: two purposes of one action are two drafts. */
export function draftedFor(action: ActionKind, purpose: DraftPurpose | undefined): DraftedFor {
  return purpose === undefined ? action : `${action}/${purpose}`;
}

/** Names one draft, for as long as it is kept. */
export function draftId(kept: Pick<KeptDraft, 'place' | 'leadId' | 'action'>): string {
  return [kept.place, kept.leadId, kept.action].join('\n');
}

/** Takes up what the cache holds for an email that was just opened: the draft used last is shown, unless one is shown already. */
export function takeUp(opened: Opened, drafts: readonly KeptDraft[], settingsVersion: string): void {
  // Unedited words written from older settings are written anew instead.
  const valid = drafts.filter((kept) => kept.isEdited || kept.settingsVersion === settingsVersion);
  for (const kept of valid) if (!opened.drafts.has(draftId(kept))) opened.drafts.set(draftId(kept), kept);
  const [last] = valid;
  if (last === undefined || opened.draft !== undefined) return;
  show(opened, last);
  opened.chosenAction = last.draft.action;
  opened.chosenPurpose = purposeOf(last);
  takeChoices(opened, last.draft);
}

/** The choices a draft was written with are shown with it; one kept by an earlier version has none. */
export function takeChoices(opened: Opened, draft: Draft): void {
  const { style, language }: Partial<Draft> = draft;
  if (style !== undefined) opened.style = style;
  if (language !== undefined) opened.language = language;
}

function purposeOf(kept: KeptDraft): DraftPurpose | 'suggested' {
  const word = kept.action.slice(kept.action.indexOf('/') + 1);
  return draftPurposes.find((purpose) => purpose === word) ?? 'suggested';
}

/** Shows a kept draft as it was left. */
export function show(opened: Opened, kept: KeptDraft): void {
  const { draft, opened: where } = kept;
  const id = draftId(kept);
  opened.draft = where === undefined ? { kind: 'written', draft, id } : { kind: 'inserted', draft, id, where, canUndo: false };
}

/** The draft of the open email for this lead and what it is for. */
export function keptFor(opened: Opened, leadId: string, action: DraftedFor): KeptDraft | undefined {
  return opened.drafts.get(draftId({ place: placeOf(opened), leadId, action }));
}

/** While nobody knows whether a draft was sent, what is written in its place is the same email. */
function sendingKept(opened: Opened, { leadId, action }: Draft): Pick<KeptDraft, 'writtenAt' | 'sendPressed'> {
  const before = keptFor(opened, leadId, action);
  if (before?.sendPressed === true) return { sendPressed: true, ...(before.writtenAt === undefined ? {} : { writtenAt: before.writtenAt }) };
  return { writtenAt: new Date().toISOString() };
}

/** Keeping drafts over one session. */
export class DraftKeeping {
  readonly #control: Control;
  /** Of emails opened before, too: an edit may arrive after its email was left. */
  readonly #known = new Map<string, KeptDraft>();

  constructor(control: Control) {
    this.#control = control;
  }

  /** Keeps a draft of the open email and shows it. */
  write(opened: Opened, lasting: Lasting, { draft, isEdited, action }: { readonly draft: Draft; readonly isEdited: boolean; readonly action?: DraftedFor }): void {
    const kept: KeptDraft = {
      place: placeOf(opened),
      leadId: draft.leadId,
      action: action ?? draft.action,
      draft,
      settingsVersion: lasting.settings.version,
      isEdited,
      at: new Date().toISOString(),
      ...sendingKept(opened, draft),
    };
    show(opened, kept);
    this.keep(opened, lasting, kept);
  }

  /** Keeps a draft; when that fails the seller is told while the text is still there. */
  keep(opened: Opened | undefined, lasting: Lasting, kept: KeptDraft): void {
    const { state, changed } = this.#control;
    opened?.drafts.set(draftId(kept), kept);
    this.#remember(kept);
    lasting.cache.writeDraft(kept).catch((error: unknown) => {
      if (opened === undefined || state.opened !== opened) return;
      state.problem = problemOf(error, opened.known?.asOf);
      changed();
    });
  }

  /** The seller's words, for the draft they were typed into even when another email is open by now. */
  edit(id: string, paragraphs: readonly string[]): void {
    const { state } = this.#control;
    const { opened, lasting } = state;
    const before = opened?.drafts.get(id) ?? this.#known.get(id);
    if (before === undefined || lasting === undefined) return;
    const kept: KeptDraft = { ...before, draft: editedDraft(before.draft, [...paragraphs]), isEdited: true, at: new Date().toISOString() };
    const isOpen = opened?.drafts.has(id) === true;
    this.keep(isOpen ? opened : undefined, lasting, kept);
    if (isOpen && opened.draft?.kind === 'written' && opened.draft.id === id) opened.draft = { kind: 'written', draft: kept.draft, id };
  }

  /** The draft is in the email and was read there: it needs no copy of its own any more, only Undo brings it back. */
  async release(opened: Opened, lasting: Lasting, id: string): Promise<void> {
    const kept = opened.drafts.get(id);
    if (kept !== undefined) await lasting.cache.forgetDraft(kept).catch(() => undefined);
  }

  /** Throws a draft away for good. */
  async forget(opened: Opened, lasting: Lasting, id: string): Promise<void> {
    const kept = opened.drafts.get(id);
    opened.drafts.delete(id);
    this.#known.delete(id);
    if (kept !== undefined) await lasting.cache.forgetDraft(kept).catch(() => undefined);
  }

  #remember(kept: KeptDraft): void {
    const id = draftId(kept);
    this.#known.delete(id);
    this.#known.set(id, kept);
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST_REMEMBERED && oldest !== undefined) this.#known.delete(oldest);
  }
}

/** What the same compose window is now: Outlook tells of changed recipients as of another item. */
export function sameWindow(state: State, opened: Opened): Opened {
  const now = state.opened;
  return now !== undefined && now.item.mode === 'compose' && now.item.key === opened.item.key ? now : opened;
}

/** What the item opened before hands on: the same compose window tells "changed" for every recipient; its draft stays with it. */
export function draftKept(before: Opened | undefined, key: string): Partial<Opened> {
  if (before === undefined || before.item.key !== key) return {};
  const { draft, inserted, attempt, drafts, spokenTo, chosenPurpose, style, language, sent, sentDraft, isAstrayFine } = before;
  const chosen = { ...(spokenTo === undefined ? {} : { spokenTo }), ...(chosenPurpose === undefined ? {} : { chosenPurpose }), ...(style === undefined ? {} : { style }), ...(language === undefined ? {} : { language }) };
  const sending = { ...(sent === undefined ? {} : { sent }), ...(sentDraft === undefined ? {} : { sentDraft }) };
  return { drafts, ...chosen, ...sending, ...(isAstrayFine === undefined ? {} : { isAstrayFine }), ...(draft === undefined ? {} : { draft }), ...(inserted === undefined ? {} : { inserted }), ...(attempt === undefined ? {} : { attempt }) };
}
