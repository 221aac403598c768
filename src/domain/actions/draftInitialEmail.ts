// Draft the first email to a lead nobody has written to. Offered only when every condition holds; `missingForInitialEmail` names those that do not.
import { checkAddress } from '../emailValidation.ts';
import type { LeadFacts } from '../leadFacts.ts';
import type { Reason } from '../records.ts';
import { fromCrm, surroundings } from './action.ts';
import type { Action } from './action.ts';

/** The conditions of a first email that a lead does not meet, in the order of the documentation; empty = all seven hold. */
export function missingForInitialEmail(facts: LeadFacts, now: Date): readonly Reason[] {
  const { lead, activities } = facts;
  const missing: Reason[] = [];
  const time = now.toISOString();
  const wrote = activities.find((activity) => activity.kind === 'email');
  if (wrote !== undefined) missing.push({ code: 'missing-no-prior-email', params: { date: wrote.at.slice(0, 10) }, citation: fromCrm('Email · Subject', wrote.subject, wrote.at) });
  const planned = activities.find((activity) => activity.kind === 'appointment' && !activity.done && activity.at > time);
  if (planned !== undefined) missing.push({ code: 'missing-no-upcoming-meeting', params: { date: planned.at.slice(0, 10) }, citation: fromCrm('Appointment · Subject', planned.subject, planned.at) });
  const past = activities.find((activity) => activity.kind === 'appointment' && (activity.done || activity.at <= time));
  if (past !== undefined) missing.push({ code: 'missing-no-past-appointment', params: { date: past.at.slice(0, 10) }, citation: fromCrm('Appointment · Subject', past.subject, past.at) });
  const call = activities.find((activity) => activity.kind === 'call' && !activity.done);
  if (call !== undefined) missing.push({ code: 'missing-no-unanswered-call', params: { date: call.at.slice(0, 10) }, citation: fromCrm('Phone Call · Subject', call.subject, call.at) });
  if (facts.account === undefined) missing.push({ code: 'missing-account', ...(lead.companyName === undefined ? {} : { citation: fromCrm('Lead · Company Name', lead.companyName) }) });
  if (lead.email === undefined || !checkAddress(lead.email).wellFormed) missing.push({ code: 'missing-valid-address', ...(lead.email === undefined ? {} : { citation: fromCrm('Lead · Email', lead.email) }) });
  if (lead.name.first === undefined || lead.name.last === undefined) missing.push({ code: 'missing-name' });
  return missing;
}

export const draftInitialEmail: Action = {
  kind: 'draft-initial-email',
  performs: 'draft',
  answers: [],
  when: (context) => {
    // An answer of the lead is an email in one direction already.
    if (context.recognition.isReply || context.email.mode !== 'compose' || context.facts.lead.doNotEmail) return undefined;
    if (missingForInitialEmail(context.facts, context.now).length > 0) return undefined;
    const { lead } = context.facts;
    return { reasons: [{ code: 'never-contacted', ...(lead.topic === undefined ? {} : { citation: fromCrm('Lead · Topic', lead.topic) }) }, ...surroundings(context)] };
  },
};
