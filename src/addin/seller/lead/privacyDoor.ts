// The way from a section that needs a consent to where the seller gives it.
import type { Pane } from '../../parts/pane.ts';

export function privacyDoor({ verbs }: Pane): () => void {
  return () => {
    verbs.leadPage.close();
    verbs.openTab('home');
    verbs.openPrivacy();
  };
}
