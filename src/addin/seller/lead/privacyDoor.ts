// The way from a section that needs a consent to where the seller gives it.
import type { Pane } from '../../parts/pane.ts';

/** Undefined where this pane has no place for it. */
export function privacyDoor({ verbs }: Pane): (() => void) | undefined {
  if (!('openPrivacy' in verbs) || typeof verbs.openPrivacy !== 'function') return undefined;
  const { openPrivacy } = verbs;
  return () => {
    verbs.leadPage.close();
    verbs.openTab('home');
    openPrivacy.call(verbs);
  };
}
