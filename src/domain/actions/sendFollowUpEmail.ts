// Send a follow-up email: the lead asked something, or said yes, and waits for an answer.
import { fromCrm, fromEmail, intentOf, newestOf, said, surroundings } from './action.ts';
import type { Action, ActionContext } from './action.ts';
import type { Reason } from '../records.ts';

export const sendFollowUpEmail: Action = {
  kind: 'send-follow-up-email',
  performs: 'draft',
  answers: ['information-request', 'pricing-request', 'positive-interest'],
  when: (context) => {
    if (context.email.mode === 'compose') return again(context);
    if (!context.recognition.isReply) return undefined;
    const reasons: Reason[] = [];
    const count = context.reading.questions.length;
    const question = context.reading.questions[0];
    const price = intentOf(context, 'pricing-request', 'concession-request');
    const information = intentOf(context, 'information-request');
    const interest = intentOf(context, 'positive-interest');
    const objection = intentOf(context, 'objection');
    const times = intentOf(context, 'meeting-request')?.times ?? [];
    if (question !== undefined) reasons.push({ code: 'asks-questions', params: { count }, citation: fromEmail(context, question.quote) });
    if (price !== undefined) reasons.push(said(context, price.kind === 'pricing-request' ? 'asks-for-price' : 'asks-for-discount', price));
    if (information !== undefined && question === undefined) reasons.push(said(context, 'asks-for-information', information));
    if (times.length > 0) reasons.push({ code: 'offers-times', params: { count: times.length }, citation: fromEmail(context, times[0]?.quote ?? '') });
    if (objection !== undefined) reasons.push(said(context, 'objects', objection));
    if (interest !== undefined) reasons.push(said(context, 'shows-interest', interest));
    return reasons.length === 0 ? undefined : { reasons: [...reasons, ...surroundings(context)] };
  },
};

/** A new message to a lead who was written to before. */
function again(context: ActionContext): { readonly reasons: readonly Reason[] } | undefined {
  const last = newestOf(context.facts.activities, (activity) => activity.kind === 'email');
  if (last === undefined || context.facts.lead.doNotEmail) return undefined;
  return { reasons: [{ code: 'written-before', citation: fromCrm('Email · Subject', last.subject, last.at) }, ...surroundings(context)] };
}
