// The session as a pane sees it: the view and the verbs. Nothing else passes between the two.
import type { Administration } from './admin/administration.ts';
import type { Verbs } from './paneVerbs.ts';
import type { View } from './view.ts';

/** What a pane gets: the current view, its changes, and the verbs. */
export interface PaneSession {
  getView(): View;
  /** Calls back after each change; returns the way to stop. */
  subscribe(changed: () => void): () => void;
  readonly verbs: Verbs;
  /** What the admin pages are given; offered when the view says `canAdminister`. */
  readonly admin?: Administration;
}
