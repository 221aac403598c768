// Write to somebody else: the lead names the right person.
import { intentOf, isOutweighed, said } from './action.ts';
import type { Action } from './action.ts';

export const writeToReferral: Action = {
  kind: 'write-to-referral',
  performs: 'draft',
  answers: ['referral', 'wrong-person'],
  when: (context) => {
    if (context.recognition.mail !== 'person') return undefined;
    const intent = intentOf(context, 'referral', 'wrong-person');
    if (intent === undefined) return undefined;
    // "Invite my colleague too" beside times for a meeting is no farewell.
    const times = intentOf(context, 'meeting-request')?.times ?? [];
    if (intent.person?.address === undefined && intent.certainty !== 'sure' && times.some((time) => time.at !== undefined)) return undefined;
    // A name in passing, without an address, beside what the mail is really about.
    if (intent.person?.address === undefined && isOutweighed(context, intent, 'meeting-request', 'information-request', 'pricing-request', 'concession-request', 'positive-interest')) return undefined;
    const name = intent.person?.name ?? intent.person?.address;
    if (name === undefined) return intent.kind === 'wrong-person' ? { reasons: [said(context, 'wrong-person', intent)] } : undefined;
    return { reasons: [said(context, 'referred-to', intent, { name })], ...(intent.person === undefined ? {} : { person: intent.person }) };
  },
};
