// Days and hours that a sentence names, resolved against the day it was written. An hour counts only when the words make it one; a day without hour stays a day.
import { calendarWords } from './calendarWords.ts';
import { clockWords } from './clockWords.ts';
import { feastWords } from './feasts.ts';
import type { Language } from '../languages.ts';
import { hasWord as has, tokenize } from './momentTokens.ts';
import type { DayHints, Token } from './momentTokens.ts';
import { TimeReader } from './timeReader.ts';
import type { TimeFound } from './timeReader.ts';
import { weekdayOf } from './wallTime.ts';
import type { DayFound } from './wideReader.ts';

/** A moment named in a sentence; positions are offsets into that sentence. */
export interface Moment {
  readonly start: number;
  readonly end: number;
  /** `YYYY-MM-DD`; undefined for an hour whose day is named elsewhere. */
  readonly day?: string;
  readonly time?: { readonly hour: number; readonly minute: number };
  /** Only a week, a month, a quarter, a season or a year is named; `day` is its first. */
  readonly vague?: boolean;
  /** A week is named; `day` is its Monday. */
  readonly week?: boolean;
  /** Only a season is named. */
  readonly season?: boolean;
  /** First or last day of a span of days ("Monday to Friday"). */
  readonly span?: 'first' | 'last';
}

const glue = 'the|in|de|por|la|el|am|at|um|den|le|al|di|il|da|a|s|om|op|around|so|,|–|—|-|(|:|l|del|du|du|anytime|any|gern|gerne|also|dann|then|\'|’|@';
const partWords = 'morning|afternoon|evening|fruh|vormittag|nachmittag|abend|mittag|morgens|vormittags|nachmittags|abends|matin|soir|apres|midi|manana|tarde|noche|mattina|mattino|pomeriggio|sera|manha|noite|ochtend|middag|avond|voormiddag|namiddag|ochtends|middags|avonds';
const afternoons = 'afternoon|evening|nachmittag|abend|nachmittags|abends|soir|midi|tarde|noche|pomeriggio|sera|noite|middag|avond|namiddag|middags|avonds';
/** May stand between a weekday and its date. */
const sameDay = ', . ( the den dem der am le el il de het dia op on - – den ,';
const joiners = 'or|oder|ou|o|u|of|and|und|et|y|e|en|sowie|also|,|/|on|the|am|le|el|na|op|at|den|il|else|maybe|vielleicht|bien|bzw|il|lo|la|als|ook|wel|ook|i|(|)';

const REACH = 6;
/** Hours that are articles too: they tell nothing by themselves. */
const articleHours = 'een|una|une|uma|um|un|one';
/** Dutch: "na vieren". */
const inflectedHours = ['eenen', 'tweeen', 'drieen', 'vieren', 'vijven', 'zessen', 'zevenen', 'achten', 'negenen', 'tienen', 'elven', 'twaalven'];
const signalsOf = new Map<Language, ReadonlySet<string>>();

/** Words without which no sentence of the language names a day or an hour. */
function signals(language: Language): ReadonlySet<string> {
  const known = signalsOf.get(language);
  if (known !== undefined) return known;
  const words = calendarWords[language];
  const lists = [...words.weekdays, ...words.shortWeekdays, ...words.months, words.today, words.tomorrow, words.dayAfter, words.week, words.month, words.year, words.quarter, words.day, words.noon, words.hours, words.clock, words.morning, words.afternoon, words.halfBefore, ...Object.keys(words.seasons), ...Object.keys(clockWords[language].minutes)];
  const made = new Set([...lists.flatMap((list) => list.split(/[| ]/)), ...feastWords, 'kw', 'cw', 'wk', 'kalenderwoche', 'meio', 'vanmiddag', 'vanavond', 'vanochtend', 'tonight', 'stasera', 'stamattina', 'midi', ...inflectedHours].filter((word) => word !== '' && !has(articleHours, word)));
  signalsOf.set(language, made);
  return made;
}

/** For each token whether a moment may begin there: a figure or a word of time stands within reach. */
function placesToRead(tokens: readonly Token[], language: Language): readonly boolean[] {
  const words = signals(language);
  const places = new Array<boolean>(tokens.length).fill(false);
  let last = -1;
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    const word = tokens[at]?.word ?? '';
    const article = has(articleHours, word) && has("la|all|um|om|at|a|as|'|’", tokens[at - 1]?.word);
    if ((word >= '0' && word < ':') || words.has(word) || article) last = at;
    places[at] = last >= 0 && last - at <= REACH;
  }
  return places;
}

/** All moments of a sentence in order: days with their hours, days alone, hours alone. `today` is the day the mail was written. */
export function findMoments(sentence: string, language: Language, today: string, hints: DayHints = {}): readonly Moment[] {
  const tokens = tokenize(sentence);
  const places = placesToRead(tokens, language);
  if (!places.includes(true)) return [];
  const scanner = new TimeReader(tokens, language, today, hints);
  const days: DayFound[] = [];
  const times: TimeFound[] = [];
  let lastDayEnd = -5;
  let lastTimeEnd = -5;
  let part: 'morning' | 'afternoon' | undefined;
  for (let at = 0; at < tokens.length; ) {
    const day = places[at] === true ? scanner.dayAt(at) : undefined;
    if (day !== undefined) {
      // "Mittwoch, 28. Oktober": the date is the same day said more exactly.
      const previous = days[days.length - 1];
      const repeats = previous !== undefined && day.at - previous.to <= 3 && !previous.vague && !day.vague && weekdayOf(previous.day) === weekdayOf(day.day) && tokens.slice(previous.to, day.at).every((token) => has(sameDay, token.word));
      if (repeats) days.pop();
      days.push(repeats ? { ...day, at: previous.at } : day);
      lastDayEnd = day.vague ? -5 : day.to;
      part = undefined;
      at = Math.max(at + 1, day.to);
      continue;
    }
    const afterTime = lastTimeEnd === at || (lastTimeEnd === at - 1 && has(clockWords[language].or, tokens[at - 1]?.word));
    const time = places[at] !== true ? undefined : scanner.timeAt(at, { afterDay: lastDayEnd === at, afterTime: afterTime && lastTimeEnd !== at, part });
    if (time !== undefined) {
      times.push(time);
      lastTimeEnd = time.to;
      at = Math.max(at + 1, time.to);
      continue;
    }
    const word = tokens[at]?.word ?? '';
    if (lastDayEnd === at && (has(glue, word) || has(partWords, word))) {
      lastDayEnd = at + 1;
      if (has(partWords, word)) part = has(afternoons, word) ? 'afternoon' : 'morning';
    }
    at += 1;
  }
  return new Combiner(tokens, days, times, language).moments();
}

/** Joins the hours of a sentence with its days. */
class Combiner {
  private readonly tokens: readonly Token[];
  private readonly days: readonly DayFound[];
  private readonly times: readonly TimeFound[];
  private readonly through: string;
  private readonly exact: readonly DayFound[];
  private readonly used = new Set<DayFound>();

  constructor(tokens: readonly Token[], days: readonly DayFound[], times: readonly TimeFound[], language: Language) {
    this.tokens = tokens;
    this.days = days;
    this.times = times.filter((time) => time.bound !== true);
    this.through = clockWords[language].through.replace(/\|(?:and|und|et|y|e|en)(?=\||$)/g, '');
    this.exact = days.filter((day) => !day.vague);
  }

  private startOf(at: number): number {
    return this.tokens[Math.max(0, at)]?.start ?? 0;
  }
  private endOf(to: number): number {
    return this.tokens[Math.min(this.tokens.length, to) - 1]?.end ?? 0;
  }
  /** Every token from `from` to before `to` is one of the words. */
  private only(list: string, from: number, to: number): boolean {
    for (let at = from; at < to; at += 1) if (!has(list, this.tokens[at]?.word)) return false;
    return true;
  }

  /** "Monday to Friday", "9 bis 13. Dezember". */
  private spanOf(day: DayFound): 'first' | 'last' | undefined {
    const index = this.exact.indexOf(day);
    const joins = (one: DayFound | undefined, two: DayFound | undefined): boolean => one !== undefined && two !== undefined && two.at > one.to && two.at - one.to <= 4 && has(this.through, this.tokens[one.to]?.word) && !this.times.some((time) => time.at >= one.to && time.at < two.at);
    if (joins(day, this.exact[index + 1])) return 'first';
    return joins(this.exact[index - 1], day) ? 'last' : undefined;
  }

  private dayFor(time: TimeFound): DayFound | undefined {
    const before = [...this.exact].reverse().find((day) => day.to <= time.at);
    const next = this.exact.find((day) => day.at >= time.to);
    const near = next !== undefined && next.at - time.to <= 7 && !this.times.some((other) => other.at >= time.to && other.at < next.at) ? next : undefined;
    const separated = near !== undefined && this.tokens.slice(time.to, near.at).some((token) => has(', ; . ( or oder ou o of but aber mais pero ma mas maar and und et y e en sonst', token.word));
    const after = near !== undefined && (!separated || before === undefined) ? near : undefined;
    if (before === undefined) return after;
    return this.used.has(before) && after !== undefined && !this.used.has(after) ? after : before;
  }

  /** "Tuesday, Wednesday or Thursday at 3": the days that share the hour of `day`. */
  private twins(day: DayFound, time: TimeFound): readonly DayFound[] {
    const found: DayFound[] = [];
    const step = day.at < time.at ? -1 : 1;
    let last = day;
    for (let index = this.exact.indexOf(day) + step; ; index += step) {
      const other = this.exact[index];
      if (other === undefined || this.used.has(other)) return found;
      const [one, two] = step < 0 ? [other, last] : [last, other];
      const own = step > 0 && this.times.some((each) => each.at >= other.to && each.at - other.to <= 2);
      if (two.at - one.to > 4 || two.at - one.to < 1 || own || !this.only(joiners, one.to, two.at)) return found;
      this.used.add(other);
      found.push(other);
      last = other;
    }
  }

  moments(): readonly Moment[] {
    const found: Moment[] = [];
    for (const time of this.times) {
      const day = this.dayFor(time);
      const again = day !== undefined && this.used.has(day);
      if (day !== undefined) this.used.add(day);
      const from = day === undefined || again ? time.at : Math.min(day.at, time.at);
      const to = day === undefined || again ? time.to : Math.max(time.to, day.at > time.at ? day.to : time.to);
      const said = { hour: time.hour, minute: time.minute };
      const place = { start: this.startOf(from), end: this.endOf(to), time: said };
      const span = day === undefined ? undefined : this.spanOf(day);
      const twins = day === undefined || again || span !== undefined ? [] : this.twins(day, time);
      for (const twin of twins) found.push({ ...place, start: this.startOf(Math.min(twin.at, from)), end: this.endOf(Math.max(twin.to, to)), day: twin.day });
      found.push({ ...place, ...(day === undefined ? {} : { day: day.day }), ...(span === undefined ? {} : { span }) });
    }
    for (const day of this.days) {
      if (this.used.has(day)) continue;
      const span = day.vague ? undefined : this.spanOf(day);
      found.push({ start: this.startOf(day.at), end: this.endOf(day.to), day: day.day, ...(day.vague ? { vague: true } : {}), ...(day.week ? { week: true } : {}), ...(day.season ? { season: true } : {}), ...(span === undefined ? {} : { span }) });
    }
    return found.sort((one, two) => one.start - two.start || (one.day ?? '').localeCompare(two.day ?? ''));
  }
}

/** True when the sentence says that the hour is the one named before ("same time on Wednesday"). */
export function namesSameHour(sentence: string, language: Language): boolean {
  const tokens = tokenize(sentence);
  const { same } = clockWords[language];
  const hourNouns = 'time|hour|slot|zeit|uhrzeit|heure|hora|horario|ora|orario|tijd|tijdstip|uur';
  return tokens.some((token, at) => (has(same, token.word) && has(hourNouns, tokens[at + 1]?.word)) || (has(hourNouns, token.word) && has(same, tokens[at + 1]?.word)) || ['zelfdetijd', 'selbezeit'].includes(token.word));
}
