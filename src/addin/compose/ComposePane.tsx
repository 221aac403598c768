// S8: writing to a lead. The same suggestion and draft as when reading; the draft goes in at the cursor.
import type { JSX } from 'react';
import { LeadView } from '../parts/lead/LeadView.tsx';
import { leadMenu } from '../parts/lead/leadMenu.ts';
import type { Pane } from '../parts/pane.ts';
import type { LeadScreen } from '../view.ts';

/** No "Reply to all" here, and no appointment form: a compose window can open neither. */
export function ComposePane(props: { readonly pane: Pane; readonly screen: LeadScreen }): JSX.Element {
  return <LeadView pane={props.pane} screen={props.screen} menu={leadMenu(props.pane, props.screen)} />;
}
