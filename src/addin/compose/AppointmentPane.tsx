// An appointment with a lead: who it is and what is good to know before meeting. Nothing to draft here.
import type { JSX } from 'react';
import { KnownFacts } from '../parts/lead/KnownFacts.tsx';
import { LeadHead } from '../parts/lead/LeadHead.tsx';
import { PaneFrame } from '../parts/PaneFrame.tsx';
import type { Pane } from '../parts/pane.ts';
import type { LeadScreen } from '../emailScreens.ts';

/** The lead's topic, need, open opportunities and last email, as the CRM has them. */
export function AppointmentPane(props: { readonly pane: Pane; readonly screen: LeadScreen }): JSX.Element {
  const { pane, screen } = props;
  return (
    <PaneFrame>
      <LeadHead pane={pane} screen={screen} />
      <KnownFacts screen={screen} now={pane.now} />
    </PaneFrame>
  );
}
