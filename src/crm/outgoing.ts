// Every change a seller's press sends to the CRM, and the way back: about a lead, or about a reminder.
import type { CrmClient } from './client.ts';
import { performChange, undoChange, type ChangeOutcome, type LeadChange } from './leadChanges.ts';
import { answerReminder, takeBackAnswer, type ReminderChange } from './reminders.ts';

export type OutgoingChange = LeadChange | ReminderChange;

/** Does the change, or finds that it was done already, and gives back what the CRM then says. @throws AppError */
export function performOutgoing(crm: CrmClient, change: OutgoingChange): Promise<ChangeOutcome> {
  return change.kind === 'reminder' ? answerReminder(crm, change) : performChange(crm, change);
}

/** Takes a change back; what is gone already is no error. @throws AppError */
export function undoOutgoing(crm: CrmClient, change: OutgoingChange, outcome: ChangeOutcome): Promise<void> {
  return change.kind === 'reminder' ? takeBackAnswer(crm, change) : undoChange(crm, change, outcome);
}
