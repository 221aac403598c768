// Schedule an appointment: the lead wants to meet or offers times, and none is planned yet.
import { fromEmail, intentOf, said, surroundings } from './action.ts';
import type { Action, ActionContext } from './action.ts';
import type { Reason } from '../records.ts';
import { readCallWish } from './callWish.ts';

/** A planned appointment with this lead from now on, if any. */
function upcoming(context: ActionContext): boolean {
  return context.facts.activities.some((activity) => activity.kind === 'appointment' && !activity.done && activity.at > context.now.toISOString());
}

export const scheduleAppointment: Action = {
  kind: 'schedule-appointment',
  performs: 'draft',
  answers: ['meeting-request'],
  when: (context) => {
    if (context.recognition.mail !== 'person' || upcoming(context)) return undefined;
    const intent = intentOf(context, 'meeting-request');
    if (intent === undefined) return undefined;
    const times = intent.times ?? [];
    const timed = times.some((time) => time.at !== undefined);
    // Without a time, a word such as "call" beside questions is no wish to meet.
    if (!timed && intent.certainty === 'possible' && context.reading.questions.length > 0) return undefined;
    // "Give me a ring" without a day is a call to make, not a day to agree on.
    if (times.length === 0 && readCallWish(context.email.text, context.reading.language)?.namesDay === false) return undefined;
    // Two questions want a written answer first; it accepts the time as well, and the appointment stays one click away.
    const open = context.reading.questions.filter((question) => !times.some((time) => question.quote.includes(time.quote)));
    if (open.length >= 2) return undefined;
    const reasons: Reason[] = [];
    if (times.length > 0) reasons.push({ code: 'offers-times', params: { count: times.length }, citation: fromEmail(context, times[0]?.quote ?? intent.evidence.quote) });
    else reasons.push(said(context, 'wants-meeting', intent));
    const count = context.reading.questions.length;
    const question = context.reading.questions[0];
    if (question !== undefined && !timed) reasons.push({ code: 'asks-questions', params: { count }, citation: fromEmail(context, question.quote) });
    return { reasons: [...reasons, ...surroundings(context)] };
  },
};
