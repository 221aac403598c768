// The (…) menu of a lead's screen, as far as it is the same everywhere.
import { t } from '../../strings.ts';
import type { LeadScreen } from '../../emailScreens.ts';
import { adminMenu } from '../adminMenu.ts';
import type { Pane } from '../pane.ts';
import type { MenuEntry } from '../PaneMenu.tsx';
import { saveMenu } from './SavedLine.tsx';

/** Copy and discard when there is a draft; saving the email while it isn't saved; "Not this one" always. */
export function leadMenu(pane: Pane, screen: LeadScreen): readonly MenuEntry[] {
  const { verbs } = pane;
  const withDraft = [
    { label: t('menu.copy'), press: () => void verbs.copy() },
    { label: t('menu.discard'), press: () => verbs.discardDraft() },
  ];
  return [...(screen.draft === undefined ? [] : withDraft), ...saveMenu(pane, screen.saved), { label: t('menu.not-this-one'), press: () => void verbs.notThisOne() }, ...adminMenu(pane)];
}
