// Disqualify: a clear no. Drafts a polite close; the status in the CRM stays the seller's click, and so does its reason.
import type { Reading } from '../intentKinds.ts';
import { intentOf, isOutweighed, said } from './action.ts';
import type { Action } from './action.ts';

const CLEAR_SENSE = 0.6;

/** Why a lead is disqualified, in the order they are offered. */
export const disqualifyReasons = ['no-longer-interested', 'lost', 'cannot-contact', 'canceled'] as const;
export type DisqualifyReason = (typeof disqualifyReasons)[number];

/** The reason that fits what the email says; the seller may choose another. A lead whose address takes no mail can't be contacted. */
export function fittingDisqualifyReason(reading: Reading): DisqualifyReason {
  return reading.intents.some((intent) => intent.kind === 'bounce' && intent.failure !== 'soft') ? 'cannot-contact' : 'no-longer-interested';
}

export const disqualify: Action = {
  kind: 'disqualify',
  performs: 'draft',
  answers: ['not-interested'],
  when: (context) => {
    if (context.recognition.mail !== 'person' || context.recognition.match.certainty === 'possible') return undefined;
    const intent = intentOf(context, 'not-interested');
    if (intent === undefined || isOutweighed(context, intent, 'information-request', 'pricing-request', 'meeting-request', 'concession-request', 'positive-interest', 'referral', 'not-now')) return undefined;
    // A no that nobody said in so many words must be the clear sense of the mail, or a person decides.
    if (intent.certainty === 'possible' && (intent.weight ?? 1) < CLEAR_SENSE) return undefined;
    // A weak no beside a question is no no.
    const asks = context.reading.questions.length > 0 || intentOf(context, 'information-request')?.certainty === 'sure';
    if (intent.certainty === 'possible' && asks) return undefined;
    const opposite = intentOf(context, 'meeting-request', 'pricing-request', 'concession-request', 'positive-interest');
    if (opposite !== undefined && (intent.certainty === 'possible' || opposite.certainty === 'sure')) return undefined;
    return { reasons: [said(context, 'not-interested', intent)] };
  },
};
