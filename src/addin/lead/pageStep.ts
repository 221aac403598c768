// What the one primary button of a lead's page does about the suggestion while the lead's email isn't open.
import type { StandingAction } from '../../domain/leadResearch.ts';
import type { Lead } from '../../domain/records.ts';

/**
 * `task`, `remind`, `call`, `stop-contact`: a change in the CRM. `disqualify`: asks for the reason first. `appointment`: opens Outlook's form.
 * `message`: a new message with the draft in it; `write`: one the seller writes. `address`: shows what is wrong with the address.
 */
export type PageStep = 'task' | 'remind' | 'call' | 'stop-contact' | 'disqualify' | 'appointment' | 'message' | 'write' | 'address';

/** Undefined where nothing is to be done. */
export function pageStep(action: StandingAction | undefined, lead: Lead): PageStep | undefined {
  const mayWrite = lead.email !== undefined && !lead.doNotEmail;
  const ifMayWrite = (step: PageStep): PageStep | undefined => (mayWrite ? step : undefined);
  if (action?.performs === 'none') return undefined;
  switch (action?.kind) {
    case undefined:
    case 'send-follow-up-email':
    case 'draft-initial-email':
      return ifMayWrite('message');
    case 'write-to-referral':
      // Whom it goes to is the seller's word: the person named in the email is no recipient.
      return mayWrite || (action?.person !== undefined && !lead.doNotEmail) ? 'message' : undefined;
    case 'decide-yourself':
      return ifMayWrite(action?.email === undefined ? 'write' : 'message');
    case 'schedule-appointment':
      return ifMayWrite('appointment');
    case 'create-task':
      return 'task';
    case 'wait-until':
      return 'remind';
    case 'call-back':
      return 'call';
    case 'disqualify':
      return 'disqualify';
    case 'stop-contact':
      return lead.doNotEmail ? undefined : 'stop-contact';
    case 'fix-address':
      return 'address';
  }
}
