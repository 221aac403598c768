// Days and hours that a sentence names, resolved against the day it was written. An hour counts only when the words make it one; a day without hour stays a day.
import { calendarWords, zoneNames } from './calendarWords.ts';
import type { DayFound } from './dayReader.ts';
import type { Language } from '../intent.ts';
import { hasWord as has, tokenize } from './momentTokens.ts';
import type { Token } from './momentTokens.ts';
import { TimeReader } from './timeReader.ts';
import type { TimeFound } from './timeReader.ts';
import { weekdayOf } from './wallTime.ts';

/** A moment named in a sentence; positions are offsets into that sentence. */
export interface Moment {
  readonly start: number;
  readonly end: number;
  /** `YYYY-MM-DD`; undefined for an hour whose day is named elsewhere. */
  readonly day?: string;
  readonly time?: { readonly hour: number; readonly minute: number };
  /** Only a month, a quarter, a season or a year is named; `day` is its first. */
  readonly vague?: boolean;
}

/** Whose clock the sentence speaks of. */
export type ZoneHint = { readonly kind: 'zone'; readonly zone: string } | { readonly kind: 'mine' } | { readonly kind: 'yours' };

/** All moments of a sentence in order: days with their hours, days alone, hours alone. `today` is the day the mail was written. */
export function findMoments(sentence: string, language: Language, today: string): readonly Moment[] {
  const tokens = tokenize(sentence);
  const scanner = new TimeReader(tokens, language, today);
  const days: DayFound[] = [];
  const times: TimeFound[] = [];
  let lastDayEnd = -5;
  for (let at = 0; at < tokens.length; ) {
    const day = scanner.dayAt(at);
    if (day !== undefined) {
      // "Mittwoch, 28. Oktober": the date is the same day said more exactly.
      const previous = days[days.length - 1];
      const repeats = previous !== undefined && day.at - previous.to <= 2 && !previous.vague && !day.vague && weekdayOf(previous.day) === weekdayOf(day.day);
      if (repeats) days.pop();
      days.push(repeats ? { ...day, at: previous.at } : day);
      lastDayEnd = day.to;
      at = Math.max(at + 1, day.to);
      continue;
    }
    const time = scanner.timeAt(at, lastDayEnd === at);
    if (time !== undefined) {
      times.push(time);
      at = Math.max(at + 1, time.to);
      continue;
    }
    at += 1;
  }
  return combine(tokens, days, times);
}

function combine(tokens: readonly Token[], days: readonly DayFound[], times: readonly TimeFound[]): readonly Moment[] {
  const startOf = (at: number): number => tokens[Math.max(0, at)]?.start ?? 0;
  const endOf = (to: number): number => tokens[Math.min(tokens.length, to) - 1]?.end ?? 0;
  const exact = days.filter((day) => !day.vague);
  const usedDays = new Set<DayFound>();
  const moments: Moment[] = [];
  let previousTo = -1;
  for (const time of times) {
    // The second hour of a range ("between 2 and 4") ends the first; it is no proposal of its own.
    const isRangeEnd = previousTo >= 0 && time.at - previousTo <= 2 && /^(?:and|to|till|until|und|bis|et|a|y|e|alle|as|en|tot|-|–)$/.test(tokens[time.at - 1]?.word ?? '') && !exact.some((day) => day.at >= previousTo && day.at < time.at);
    previousTo = time.to;
    if (isRangeEnd) continue;
    const before = [...exact].reverse().find((day) => day.to <= time.at);
    const after = exact.find((day) => day.at >= time.to && day.at - time.to <= 4 && !usedDays.has(day));
    const day = before !== undefined && (after === undefined || !usedDays.has(before)) ? before : (after ?? before);
    if (day !== undefined) usedDays.add(day);
    const from = day === undefined || usedTwice(moments, day, startOf) ? time.at : Math.min(day.at, time.at);
    const to = day === undefined ? time.to : Math.max(time.to, day.at > time.at ? day.to : time.to);
    // "Wednesday or Thursday at 3": both days share the hour.
    const twin = day === undefined ? undefined : exact.find((other) => !usedDays.has(other) && day.at - other.to === 1 && /^(?:or|oder|ou|o|u|of|and|und|et|y|e|en|,|\/)$/.test(tokens[day.at - 1]?.word ?? ''));
    if (twin !== undefined) {
      usedDays.add(twin);
      moments.push({ start: startOf(twin.at), end: endOf(to), day: twin.day, time: { hour: time.hour, minute: time.minute } });
    }
    moments.push({ start: startOf(from), end: endOf(to), ...(day === undefined ? {} : { day: day.day }), time: { hour: time.hour, minute: time.minute } });
  }
  for (const day of days) if (!usedDays.has(day)) moments.push({ start: startOf(day.at), end: endOf(day.to), day: day.day, ...(day.vague ? { vague: true } : {}) });
  return moments.sort((one, two) => one.start - two.start);
}

function usedTwice(moments: readonly Moment[], day: DayFound, startOf: (at: number) => number): boolean {
  return moments.some((moment) => moment.day === day.day && moment.start === startOf(day.at));
}

/** Whose clocks a sentence names, each with its place: a zone beside the word "time" or right after an hour, "my time", "your time". */
export function zoneHints(sentence: string, language: Language): readonly { readonly at: number; readonly hint: ZoneHint }[] {
  const tokens = tokenize(sentence);
  const words = calendarWords[language];
  const found: { at: number; hint: ZoneHint }[] = [];
  tokens.forEach((token, at) => {
    const zone = Object.hasOwn(zoneNames, token.word) ? zoneNames[token.word] : undefined;
    const before = [at - 3, at - 2, at - 1].map((index) => tokens[index]?.word);
    const near = [...before, tokens[at + 1]?.word, tokens[at + 2]?.word];
    const said = near.some((word) => has(words.time, word) || has('time|zeit|tijd|heure|hora|horario|ora', word)) || before.some((word) => has(words.clock, word));
    const abbreviated = /^[A-Z]{3,4}$/.test(token.raw) && /^(?:\d|uhr|uur|h|am|pm|\))/.test(tokens[at - 1]?.word ?? '');
    if (zone !== undefined && (said || abbreviated)) found.push({ at: token.start, hint: { kind: 'zone', zone } });
    const timeNext = has(words.time, tokens[at + 1]?.word) || (token.word === 'my' && /^\d/.test(tokens[at + 1]?.word ?? ''));
    if (timeNext && has(words.mine, token.word)) found.push({ at: token.start, hint: { kind: 'mine' } });
    if (timeNext && has(words.yours, token.word)) found.push({ at: token.start, hint: { kind: 'yours' } });
  });
  return found;
}
