// Stop contact: the lead asked not to be written to. Nothing else is suggested beside it.
import { fromCrm, intentOf, said } from './action.ts';
import type { Action } from './action.ts';

export const stopContact: Action = {
  kind: 'stop-contact',
  performs: 'stop-contact',
  when: (context) => {
    const intent = intentOf(context, 'opt-out');
    if (intent !== undefined && context.recognition.mail === 'person' && (intent.certainty !== 'possible' || context.reading.intents.length === 1)) return { reasons: [said(context, 'opted-out', intent)] };
    if (context.facts.lead.doNotEmail) return { reasons: [{ code: 'do-not-email', citation: fromCrm('Lead · Do not allow Emails', 'Do Not Allow') }] };
    return undefined;
  },
};
