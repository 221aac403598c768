// Wait until a day: the lead is away, or said "not now". Counts as no answer; a reminder is the way back.
import { intentOf, isOutweighed, said } from './action.ts';
import type { Action, ActionContext, Applies } from './action.ts';
import type { Intent } from '../intentKinds.ts';

function away(context: ActionContext, intent: Intent): Applies {
  const reasons = [said(context, intent.until === undefined ? 'is-out' : 'is-out-until', intent, intent.until === undefined ? undefined : { date: intent.until })];
  const name = intent.person?.name ?? intent.person?.address;
  if (name !== undefined) reasons.push(said(context, 'names-substitute', intent, { name }));
  return { reasons, ...(intent.until === undefined ? {} : { until: intent.until }), ...(intent.person === undefined ? {} : { person: intent.person }) };
}

export const waitUntil: Action = {
  kind: 'wait-until',
  performs: 'task',
  answers: ['not-now', 'out-of-office'],
  when: (context) => {
    const outOfOffice = intentOf(context, 'out-of-office');
    const machine = context.recognition.mail === 'auto-reply';
    const stronger = intentOf(context, 'meeting-request', 'information-request', 'pricing-request', 'concession-request', 'not-interested', 'referral');
    if (outOfOffice !== undefined && (machine || stronger === undefined || (outOfOffice.until !== undefined && stronger.certainty !== 'sure'))) return away(context, outOfOffice);
    const notNow = intentOf(context, 'not-now');
    if (notNow === undefined || isOutweighed(context, notNow, 'meeting-request', 'information-request', 'pricing-request', 'concession-request', 'not-interested', 'referral')) return undefined;
    // "Not now" in passing beside a clear question is no reason to fall silent.
    if (notNow.until === undefined && notNow.certainty === 'possible' && context.reading.questions.length > 0) return undefined;
    return { reasons: [said(context, notNow.until === undefined ? 'not-now-undated' : 'not-now', notNow, notNow.until === undefined ? undefined : { until: notNow.until })], ...(notNow.until === undefined ? {} : { until: notNow.until }) };
  },
};
