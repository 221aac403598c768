// Draft the first email to a lead nobody has written to. Offered only when every condition holds; `missingForInitialEmail` names those that do not.
import { normalizeAddress } from '../email.ts';
import { checkAddress } from '../emailValidation.ts';
import type { Reason } from '../records.ts';
import { fromCrm, newestOf, surroundings } from './action.ts';
import type { Action, ActionContext } from './action.ts';

/**
 * The conditions of a first email that a lead does not meet, in the order of the documentation; empty = all hold. An address nobody could
 * check does not stand in the way, one that is known to take no email does.
 */
export function missingForInitialEmail(context: Pick<ActionContext, 'facts' | 'now' | 'validation'>): readonly Reason[] {
  const { lead, account } = context.facts;
  return [
    ...earlierContact(context),
    ...(account === undefined ? [{ code: 'missing-account', ...(lead.companyName === undefined ? {} : { citation: fromCrm('Lead · Company Name', lead.companyName) }) }] : []),
    ...addressAtFault(context),
    ...(lead.name.first === undefined || lead.name.last === undefined ? [{ code: 'missing-name' }] : []),
  ];
}

/** "No prior emails, no upcoming meetings, no past appointments, and no previously unanswered calls." */
function earlierContact({ facts: { activities }, now }: Pick<ActionContext, 'facts' | 'now'>): readonly Reason[] {
  const time = now.toISOString();
  const found = [
    { code: 'missing-no-prior-email', title: 'Email · Subject', activity: newestOf(activities, ({ kind }) => kind === 'email') },
    { code: 'missing-no-upcoming-meeting', title: 'Appointment · Subject', activity: newestOf(activities, ({ kind, done, at }) => kind === 'appointment' && !done && at > time) },
    { code: 'missing-no-past-appointment', title: 'Appointment · Subject', activity: newestOf(activities, ({ kind, done, at }) => kind === 'appointment' && (done || at <= time)) },
    { code: 'missing-no-unanswered-call', title: 'Phone Call · Subject', activity: newestOf(activities, ({ kind, done }) => kind === 'call' && !done) },
  ];
  return found.flatMap(({ code, title, activity }): Reason[] => (activity === undefined ? [] : [{ code, params: { date: activity.at.slice(0, 10) }, citation: fromCrm(title, activity.subject, activity.at) }]));
}

/** "Email address which is active and deliverable." A seller's word wins over every check. */
function addressAtFault({ facts: { lead: { email } }, validation }: Pick<ActionContext, 'facts' | 'validation'>): readonly Reason[] {
  if (email === undefined) return [{ code: 'missing-valid-address' }];
  const citation = fromCrm('Lead · Email', email);
  const known = validation?.address === normalizeAddress(email) ? validation : undefined;
  if (!checkAddress(email).wellFormed && known?.validity !== 'valid') return [{ code: 'missing-valid-address', citation }];
  return known?.validity === 'invalid' ? [{ code: 'missing-deliverable-address', params: { address: email }, citation }] : [];
}

export const draftInitialEmail: Action = {
  kind: 'draft-initial-email',
  performs: 'draft',
  answers: [],
  when: (context) => {
    // An answer of the lead is an email in one direction already.
    if (context.recognition.isReply || context.email.mode !== 'compose' || context.facts.lead.doNotEmail) return undefined;
    if (missingForInitialEmail(context).length > 0) return undefined;
    const { lead } = context.facts;
    return { reasons: [{ code: 'never-contacted', ...(lead.topic === undefined ? {} : { citation: fromCrm('Lead · Topic', lead.topic) }) }, ...surroundings(context)] };
  },
};
