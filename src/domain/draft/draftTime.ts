// The time a draft accepts, and how days and hours are written in its language.
import type { ProposedTime, Reading } from '../intentKinds.ts';
import type { Language } from '../languages.ts';
import { phrasesOf } from './draftTemplate.ts';

interface TimeChoice {
  readonly reading: Reading;
  /** Index into the times of the meeting request; the first still ahead where the seller chose none. */
  readonly chosenTime?: number;
  readonly language: Language;
  /** IANA zone in which times are written. */
  readonly timeZone: string;
  readonly now: Date;
}

/** A time to accept: `time` with its hour, or only the `day`, as they stand within a sentence. `quote` is the lead's words for it. */
interface AcceptedTime {
  readonly time?: string;
  readonly day?: string;
  readonly quote: string;
}

/** The lead's time that is to be accepted, or undefined when none was offered or the chosen one has passed. */
export function acceptedTime({ reading, chosenTime, language, timeZone, now }: TimeChoice): AcceptedTime | undefined {
  const times = offeredTimes(reading);
  const isAhead = (at: string | undefined): boolean => at !== undefined && at > now.toISOString();
  const firstAhead = times.find((time) => isAhead(time.at)) ?? times.find((time) => time.day >= now.toISOString().slice(0, 10));
  const chosen = chosenTime === undefined ? firstAhead : times[chosenTime];
  if (chosen === undefined || (chosen.at !== undefined && !isAhead(chosen.at))) return undefined;
  const { locale } = phrasesOf(language);
  const day = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  if (chosen.at === undefined) return { day: new Intl.DateTimeFormat(locale, { ...day, timeZone: 'UTC' }).format(noon(chosen.day)), quote: chosen.quote };
  return { time: new Intl.DateTimeFormat(locale, { ...day, hour: 'numeric', minute: '2-digit', timeZone }).format(new Date(chosen.at)), quote: chosen.quote };
}

/** The times of the mail's meeting request. */
export function offeredTimes(reading: Reading): readonly ProposedTime[] {
  return reading.intents.find((intent) => intent.kind === 'meeting-request')?.times ?? [];
}

/** A day (`YYYY-MM-DD`) in words, with its year. */
export function dayInWords(day: string, language: Language): string {
  const words = new Intl.DateTimeFormat(phrasesOf(language).locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(noon(day));
  // French writes the first of a month as an ordinal, and `Intl` doesn't.
  return language === 'fr' ? words.replace(/^1 /, '1er ') : words;
}

function noon(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}
