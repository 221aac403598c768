// S8: writing to a lead. What the draft is for, how it is worded, the draft itself; it goes in at the cursor and recipients stay as they are.
import type { JSX } from 'react';
import { LeadView } from '../parts/lead/LeadView.tsx';
import { leadMenu } from '../parts/lead/leadMenu.ts';
import type { Pane } from '../parts/pane.ts';
import { StyleChoices } from '../parts/draft/StyleChoices.tsx';
import type { LeadScreen } from '../emailScreens.ts';
import { PurposeChoice } from './PurposeChoice.tsx';

/** No "Reply to all" here, and no appointment form: a compose window can open neither. A reply keeps the suggestion its email calls for. */
export function ComposePane(props: { readonly pane: Pane; readonly screen: LeadScreen }): JSX.Element {
  const { pane, screen } = props;
  const { writing } = screen;
  const canChoose = writing !== undefined && writing.purposes.length > 0;
  const withSuggestion = !canChoose || pane.view.strip?.composeType !== 'new';
  const choices = canChoose ? (
    <>
      <PurposeChoice pane={pane} screen={screen} writing={writing} />
      <StyleChoices pane={pane} writing={writing} />
    </>
  ) : undefined;
  return <LeadView pane={pane} screen={screen} menu={leadMenu(pane, screen)} withSuggestion={withSuggestion} {...(choices === undefined ? {} : { choices })} />;
}
