// S1: the open email is a lead's.
import type { JSX } from 'react';
import { LeadView } from '../parts/lead/LeadView.tsx';
import { leadMenu } from '../parts/lead/leadMenu.ts';
import type { Pane } from '../parts/pane.ts';
import { t } from '../strings.ts';
import type { LeadScreen } from '../emailScreens.ts';
import { NextSteps } from './NextSteps.tsx';

/** The lead's screen in the reading pane: here a reply, a reply to all or a new email can be opened. */
export function LeadPane(props: { readonly pane: Pane; readonly screen: LeadScreen }): JSX.Element {
  const { pane, screen } = props;
  const { verbs } = pane;
  const ways =
    screen.draft?.kind === 'written'
      ? [
          { label: t('menu.reply-all'), press: () => void verbs.insert('reply-all') },
          { label: t('menu.new-message'), press: () => void verbs.insert('new-message') },
        ]
      : [];
  return <LeadView pane={pane} screen={screen} menu={[...ways, ...leadMenu(pane, screen)]} nextSteps={<NextSteps pane={pane} screen={screen} />} />;
}
