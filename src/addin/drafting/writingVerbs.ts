// What a seller may choose for a draft: its purpose, tone, length and language, and whom of several it is for.
import { completeLead } from '../../crm/leadCompletion.ts';
import { AppError } from '../../domain/errors.ts';
import { draftedFor, keptFor, show, takeChoices, type DraftKeeping } from './drafts.ts';
import type { Perform } from './draftVerbs.ts';
import { crmOf, type Control, type Lasting, type Opened } from '../state.ts';
import { viewOf } from '../viewOf.ts';
import type { LeadScreen } from '../emailScreens.ts';
import type { Verbs } from '../paneVerbs.ts';
import { write } from './writing.ts';
import { actionToWrite } from './writingChoices.ts';

/** The verbs over one session. */
export function writingVerbs(control: Control, keeping: DraftKeeping, during: { readonly perform: Perform; readonly leadScreen: () => LeadScreen }): Pick<Verbs, 'choosePurpose' | 'chooseStyle' | 'chooseLanguage' | 'writeAgain' | 'writeTo' | 'completeLead'> {
  const { state, changed } = control;
  const { perform, leadScreen } = during;

  /** After a choice: a draft without own words follows it at once, an edited one stays and the pane offers to write it again. */
  const follow = (choose: (opened: Opened, lasting: Lasting) => void): void => {
    const { opened, lasting } = state;
    if (opened === undefined || lasting === undefined) return;
    choose(opened, lasting);
    delete opened.said;
    const { draft } = opened;
    const isOwn = draft?.id !== undefined && opened.drafts.get(draft.id)?.isEdited === true;
    if (draft?.kind === 'written' && !isOwn) rewrite(opened, lasting);
    changed();
  };

  const rewrite = (opened: Opened, lasting: Lasting): void => {
    const { screen } = viewOf(state, new Date());
    if (screen.kind === 'lead') write(opened, lasting, { screen: leadScreen, keeping });
  };

  return {
    choosePurpose(purpose) {
      const { opened, lasting } = state;
      if (opened === undefined || lasting === undefined) return;
      const hadDraft = opened.draft?.kind === 'written';
      opened.chosenPurpose = purpose ?? 'suggested';
      delete opened.said;
      // A draft belongs to what it was written for: the one for this purpose comes back, the other one stays kept.
      delete opened.draft;
      const { screen } = viewOf(state, new Date());
      if (screen.kind === 'lead') {
        const { action } = actionToWrite(screen);
        const kept = keptFor(opened, screen.facts.lead.id, draftedFor(action.kind, purpose));
        if (kept?.isEdited === true) {
          show(opened, kept);
          takeChoices(opened, kept.draft);
          keeping.keep(opened, lasting, { ...kept, at: new Date().toISOString() });
        } else if (hadDraft && action.performs === 'draft') write(opened, lasting, { screen: leadScreen, keeping });
      }
      changed();
    },
    chooseStyle: (style) =>
      follow((opened, lasting) => {
        opened.style = style;
        lasting.style = style;
        lasting.cache.records.write('draft-choices', style).catch(() => undefined);
      }),
    chooseLanguage: (language) =>
      follow((opened) => {
        opened.language = language;
      }),
    writeAgain: () => perform(async (opened, lasting) => write(opened, lasting, { screen: leadScreen, keeping, over: true })),
    completeLead: (completion) =>
      perform(async (opened, lasting) => {
        const { lead } = leadScreen().facts;
        opened.undo = await completeLead(crmOf(lasting), lead, completion);
        await control.lookUp(opened);
        opened.justDid = { what: 'lead-completed' };
      }),
    writeTo: (lead, address) =>
      perform(async (opened) => {
        const wanted = address ?? lead.email;
        if (wanted === undefined || opened.item.mode !== 'compose') throw new AppError('item-changed');
        opened.spokenTo = { address: wanted };
        delete opened.draft;
        await control.speakTo(opened);
      }),
  };
}
