// What can be written to the CRM about the open email beside its draft: the menu entries, and the offer after an appointment form was opened.
import type { JSX } from 'react';
import { Button } from '@fluentui/react-components';
import { t } from '../../strings.ts';
import type { LeadScreen } from '../../emailScreens.ts';
import { Bar } from '../Bar.tsx';
import type { Pane } from '../pane.ts';
import type { MenuEntry } from '../PaneMenu.tsx';
import { momentText } from '../words/dates.ts';

/** Undefined kinds of press are left out: what was just done is not offered again, a closed lead is not disqualified. */
export function recordMenu(pane: Pane, screen: LeadScreen, disqualify: () => void): readonly MenuEntry[] {
  const { verbs } = pane;
  const did = screen.justDid?.what;
  return [
    ...(did === 'task-created' ? [] : [{ label: t('record.task'), press: () => void verbs.record({ kind: 'task' }) }]),
    ...(did === 'called' ? [] : [{ label: t('record.call'), press: () => void verbs.record({ kind: 'call' }) }]),
    ...(canDisqualify(screen) ? [{ label: t('disqualify.open'), press: disqualify }] : []),
  ];
}

/** An open lead that wasn't disqualified a moment ago, be it only on this computer yet. */
export function canDisqualify(screen: LeadScreen): boolean {
  return screen.facts.lead.status === 'open' && screen.justDid?.what !== 'disqualified';
}

/** A call that was logged reached somebody; a task to call again is made once. */
export function canTryAgain({ justDid }: LeadScreen): boolean {
  return justDid?.what !== 'called' && justDid?.what !== 'task-created';
}

/** Who is named with an address may become a lead; once. */
export function canBecomeLead({ suggestion, justDid }: LeadScreen): boolean {
  return suggestion.kind === 'write-to-referral' && suggestion.person?.address !== undefined && suggestion.person.name !== undefined && justDid?.what !== 'lead-created' && justDid?.what !== 'lead-known';
}

/** Says that nobody knows whether the appointment was saved, and records it on a press of its own. */
export function AppointmentOffer(props: { readonly pane: Pane; readonly screen: LeadScreen }): JSX.Element | null {
  const { pane, screen } = props;
  const { appointment } = screen;
  return appointment === undefined ? null : <OpenedAppointment pane={pane} start={appointment.start} record={() => void pane.verbs.record({ kind: 'appointment' })} />;
}

/** @param props.start UTC ISO instant. */
export function OpenedAppointment(props: { readonly pane: Pane; readonly start: string; readonly record: () => void }): JSX.Element {
  const { pane, start, record } = props;
  const date = momentText({ at: start, day: start.slice(0, 10) });
  return (
    <Bar tone="warning" title={t('record.appointment-opened')} text={t('record.appointment-unseen', { date })}>
      <Button size="small" disabledFocusable={pane.view.busy} onClick={record}>
        {t('record.appointment')}
      </Button>
    </Bar>
  );
}
