// Outlook's appointment form as the seller finds it: the lead in it, the time the lead offers or the next working morning, and what there is to
// talk about. The seller looks at it, saves or sends it; whether that happened can't be seen from here.
import { defaultStyle, tones, type Tone } from '../../domain/draft/draftStyle.ts';
import { quotable } from '../../domain/draft/draftQuoting.ts';
import { phrasesOf } from '../../domain/draft/draftTemplate.ts';
import type { Reading } from '../../domain/intentKinds.ts';
import type { Address, Lead } from '../../domain/records.ts';
import type { WorkingWeek } from '../../domain/times/workingTime.ts';
import { detectLanguage } from '../../domain/words/language.ts';
import { workingWeekOf } from '../home/workingWeek.ts';
import { nextWorkingDay, startOfWork } from '../lead/workingDay.ts';
import { asksOf } from '../parts/lead/asks.ts';
import type { Lasting } from '../state.ts';

const APPOINTMENT_MINUTES = 30;
const MOST_POINTS = 5;
const MOST_CHARACTERS = 200;

export interface AppointmentForm {
  readonly subject: string;
  readonly attendees: readonly Address[];
  readonly start: Date;
  readonly end: Date;
  readonly body: string;
}

interface Meeting {
  readonly lead: Lead;
  readonly subject: string;
  /** What the lead wrote. */
  readonly reading: Reading;
  /** Index into the times of the reading. */
  readonly chosenTime?: number | undefined;
  readonly now: Date;
}

export function appointmentForm(lasting: Pick<Lasting, 'mailbox' | 'settings' | 'style' | 'home'>, meeting: Meeting): AppointmentForm {
  const { settings, style } = lasting;
  const { lead, subject } = meeting;
  const start = new Date(startOf(meeting, workingWeekOf(lasting)));
  const { tone } = style ?? settings.writing ?? defaultStyle;
  return {
    subject,
    attendees: lead.email === undefined ? [] : [{ address: lead.email }],
    start,
    end: new Date(start.getTime() + APPOINTMENT_MINUTES * 60_000),
    body: agendaOf(meeting, tone),
  };
}

/** The chosen time or the first one offered, while it is ahead; of a day without an hour, and without any, the morning. UTC ISO. */
function startOf({ reading, chosenTime = 0, now }: Meeting, week: WorkingWeek): string {
  const times = reading.intents.flatMap((intent) => intent.times ?? []).map(({ at, day }) => at ?? startOfWork(day, week));
  const isAhead = (at: string | undefined): at is string => at !== undefined && Date.parse(at) > now.getTime();
  const chosen = times[chosenTime];
  return (isAhead(chosen) ? chosen : times.find(isAhead)) ?? startOfWork(nextWorkingDay(now, week), week);
}

/** What the lead asked, else what the lead is about, and the question for more. Everybody invited reads it: no link, no address of the email. */
function agendaOf({ lead, reading }: Meeting, tone: Tone): string {
  const meeting = reading.intents.find((intent) => intent.kind === 'meeting-request');
  const asked = asksOf(reading, undefined).filter(({ quote, times }) => times === undefined && quote !== meeting?.evidence.quote).map(({ quote }) => quote);
  const points = (asked.length > 0 ? asked : [lead.topic ?? '']).map((point) => quotable(point, MOST_CHARACTERS)).filter((point) => point !== '').slice(0, MOST_POINTS);
  const language = reading.language ?? detectLanguage([lead.topic ?? '', lead.need ?? ''].join('. ')) ?? 'en';
  const { meetingAgenda } = phrasesOf(language);
  const question = typeof meetingAgenda === 'string' ? meetingAgenda : (meetingAgenda[tones.indexOf(tone)] ?? meetingAgenda[0]);
  return [...points.map((point) => `- ${point}`), ...(points.length === 0 ? [] : ['']), question].join('\n');
}
