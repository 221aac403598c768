// The one primary button of a lead's screen and what it does: start, insert, done. Its place never changes, its words do.
import { t } from '../../strings.ts';
import type { LeadScreen } from '../../view.ts';
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
    return { label: t(how === undefined && !isNewMessage(pane) ? 'primary.insert-reply' : 'primary.insert-message'), press: () => void verbs.insert(how) };
  }
  if (screen.justDid?.what === 'reminded' || screen.justDid?.what === 'stopped-contact') return undefined;
  if (screen.suggestion.kind === 'fix-address' && screen.address !== undefined && screen.address.bounce === undefined) {
    return { label: t('primary.note-bounce'), press: () => void verbs.noteBounce() };
  }
  const label = startLabel(screen.suggestion, pane.view.online, pane.now);
  if (label === undefined) return { label: t('primary.check-again'), press: () => void verbs.retry() };
  const run = screen.suggestion.performs === 'draft' ? verbs.draft.bind(verbs) : verbs.perform.bind(verbs);
  return { label, press: () => void run() };
}

/** Someone else is written to: a reply would go to the wrong person. */
function opensNewMessage(pane: Pane, screen: LeadScreen): boolean {
  return pane.view.strip?.mode === 'read' && screen.draft?.draft.action === 'write-to-referral';
}

function isNewMessage(pane: Pane): boolean {
  return pane.view.strip?.mode === 'compose' && pane.view.strip.composeType === 'new';
}
