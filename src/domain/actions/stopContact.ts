// Stop contact: the lead asked not to be written to. Nothing else is suggested beside it.
import { fromCrm, intentOf, isOutweighed, said } from './action.ts';
import type { Action } from './action.ts';

export const stopContact: Action = {
  kind: 'stop-contact',
  performs: 'stop-contact',
  answers: ['opt-out'],
  when: (context) => {
    const intent = intentOf(context, 'opt-out');
    // "Take me off the newsletter, but do answer this" goes on; only what outweighs it by far keeps the contact.
    const stops = intent !== undefined && (intent.certainty !== 'possible' || context.reading.intents.length === 1) && !isOutweighed(context, intent, 'information-request', 'pricing-request', 'meeting-request', 'not-now', 'positive-interest');
    if (intent !== undefined && stops && context.recognition.mail === 'person') return { reasons: [said(context, 'opted-out', intent)] };
    if (context.facts.lead.doNotEmail) return { reasons: [{ code: 'do-not-email', citation: fromCrm('Lead · Do not allow Emails', 'Do Not Allow') }] };
    return undefined;
  },
};
