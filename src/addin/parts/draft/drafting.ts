// The one primary button of a lead's screen and what it does: start, insert, done. Its place never changes, its words do.
import { t, type StringKey } from '../../strings.ts';
import type { LeadScreen } from '../../emailScreens.ts';
import { actionToWrite } from '../../drafting/writingChoices.ts';
import { startLabel } from '../words/actionWords.ts';
import type { PrimaryButton } from '../Footer.tsx';
import type { Pane } from '../pane.ts';

/**
 * The primary button; undefined when the suggestion was carried out and nothing is left to press.
 * @param screen the lead's screen of `pane.view`.
 */
export function primaryOf(pane: Pane, screen: LeadScreen): PrimaryButton | undefined {
  const { verbs } = pane;
  if (screen.draft?.kind === 'inserted') return { label: t('primary.done'), press: () => verbs.discardDraft() };
  if (screen.draft?.kind === 'written') {
    const how = opensNewMessage(pane, screen) ? 'new-message' : undefined;
    return { label: t(insertLabel(pane, how)), press: () => void verbs.insert(how) };
  }
  if (screen.justDid?.what === 'reminded' || screen.justDid?.what === 'stopped-contact') return undefined;
  if (screen.suggestion.performs === 'call' && screen.justDid?.what === 'called') return undefined;
  if (screen.suggestion.kind === 'fix-address' && screen.address !== undefined && screen.address.bounce === undefined && screen.justDid?.what !== 'bounce-noted') {
    return { label: t('primary.note-bounce'), press: () => void verbs.noteBounce() };
  }
  const { action } = actionToWrite(screen);
  const label = startLabel(action, pane.view, pane.now);
  if (label === undefined) return { label: t('primary.check-again'), press: () => void verbs.retry() };
  const run = action.performs === 'draft' ? verbs.draft.bind(verbs) : verbs.perform.bind(verbs);
  return { label, press: () => void run() };
}

/** Whom and under which subject a new email will be opened; undefined where Outlook's own reply says so. */
export function envelopeOf(pane: Pane, screen: LeadScreen): string | undefined {
  if (screen.draft === undefined || pane.view.strip?.mode !== 'read' || !opensNewMessage(pane, screen)) return undefined;
  const { to, subject } = screen.draft.draft;
  return t('draft.envelope', { to: to.map((each) => each.address).join(', ') || t('draft.envelope-nobody'), subject });
}

/** Someone else is written to: a reply would go to the wrong person. */
function opensNewMessage(pane: Pane, screen: LeadScreen): boolean {
  const action = screen.draft?.draft.action;
  return pane.view.strip?.mode === 'read' && (action === 'write-to-referral' || action === 'draft-initial-email');
}

function insertLabel(pane: Pane, how: 'new-message' | undefined): StringKey {
  if (pane.view.strip?.mode === 'compose' && pane.view.strip.composeType === 'new') return 'primary.insert-cursor';
  return how === 'new-message' ? 'primary.insert-message' : 'primary.insert-reply';
}
