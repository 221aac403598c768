// The (…) menu's way to the admin pages, for people who may change the settings.
import { t } from '../strings.ts';
import type { Pane } from './pane.ts';
import type { MenuEntry } from './PaneMenu.tsx';

/** One entry or none; none while an email is being written. */
export function adminMenu(pane: Pane): readonly MenuEntry[] {
  const { openAdmin, view } = pane;
  return openAdmin === undefined || view.strip?.mode === 'compose' ? [] : [{ label: t('admin.menu'), press: openAdmin }];
}
