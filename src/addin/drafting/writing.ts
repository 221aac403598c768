// Writes a draft for the lead on screen from what the pane holds, and keeps it. The one place a draft is asked for.
import { draftFromTemplate } from '../../domain/draft.ts';
import type { Draft, DraftRequest } from '../../domain/draft/draftContent.ts';
import type { DraftPurpose } from '../../domain/draft/draftPurpose.ts';
import type { SuggestedAction } from '../../domain/actions/action.ts';
import { draftedFor, keptFor, show, takeChoices, type DraftKeeping } from './drafts.ts';
import type { Lasting, Opened } from '../state.ts';
import type { LeadScreen } from '../emailScreens.ts';
import { actionToWrite } from './writingChoices.ts';

/** What a draft is written for; everything else comes from the screen. */
interface Written {
  readonly screen: LeadScreen;
  readonly action: SuggestedAction;
  readonly purpose?: DraftPurpose;
  /** Instead of the open email and its reading. */
  readonly about?: Pick<DraftRequest, 'email' | 'reading'>;
}

/** The draft, from the facts, settings and choices held now. */
export function draftOf(opened: Opened, lasting: Lasting, { screen, action, purpose, about }: Written): Draft {
  const { facts, reading, writing } = screen;
  return draftFromTemplate({
    facts,
    action,
    ...(about ?? { reading, ...(opened.email === undefined ? {} : { email: opened.email }) }),
    settings: lasting.settings,
    seller: { name: lasting.mailbox.name },
    language: writing?.language ?? reading.language ?? 'en',
    ...(opened.chosenTime === undefined || about !== undefined ? {} : { chosenTime: opened.chosenTime }),
    timeZone: lasting.mailbox.timeZone,
    now: new Date(),
    ...(writing === undefined ? {} : { style: writing.style }),
    ...(purpose === undefined ? {} : { purpose }),
  });
}

/**
 * Writes the draft and shows it.
 * @param how.over writes over the seller's own words, too; without it they come back as they were.
 */
export function write(opened: Opened, lasting: Lasting, how: { readonly screen: () => LeadScreen; readonly keeping: DraftKeeping; readonly over?: boolean }): void {
  const times = how.screen().reading.intents.flatMap((intent) => intent.times ?? []);
  // The draft accepts the first time offered until the seller picks another; the pane shows which.
  if (times.length > 0) opened.chosenTime ??= 0;
  const screen = how.screen();
  const { action, purpose } = actionToWrite(screen);
  const kind = draftedFor(action.kind, purpose);
  const before = keptFor(opened, screen.facts.lead.id, kind);
  // What the seller wrote is never written over: who wants the template's words again says so.
  if (before?.isEdited === true && how.over !== true) {
    const { opened: _window, ...kept } = before;
    opened.said = { kind: 'edits-kept' };
    show(opened, kept);
    takeChoices(opened, kept.draft);
    return how.keeping.keep(opened, lasting, kept);
  }
  how.keeping.write(opened, lasting, { draft: draftOf(opened, lasting, { screen, action, ...(purpose === undefined ? {} : { purpose }) }), isEdited: false, action: kind });
}
