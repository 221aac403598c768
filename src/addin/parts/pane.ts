// What every screen is given: the view to draw, the verbs to call, and the moment it is drawn at.
import type { Verbs } from '../paneVerbs.ts';
import type { View } from '../view.ts';

export interface Pane {
  readonly view: View;
  readonly verbs: Verbs;
  readonly now: Date;
  /** Opens the admin pages; undefined for people whose role doesn't allow them. */
  readonly openAdmin?: () => void;
}
