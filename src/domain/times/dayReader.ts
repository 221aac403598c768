// Finds the days a sentence names: dates in figures and words, weekdays, relative days. What is wider than a day is in `wideReader.ts`.
import { hasWord as has, indexIn } from './momentTokens.ts';
import { addDays, makeDay, weekdayOf } from './wallTime.ts';
import { WideReader } from './wideReader.ts';
import type { DayFound } from './wideReader.ts';

const thisHalfDay = 'afternoon|morning|evening|tarde|manana|noche|matin|soir|midi|pomeriggio|mattina|noite|manha';

/** Reads days against the day the sentence was written. */
export class DayReader extends WideReader {
  /** A day of this year, or of the next when it is long past. */
  private coming(month: number, day: number, year: number): string | undefined {
    if (!Number.isNaN(year)) return makeDay(year < 100 ? 2000 + year : year, month, day);
    const thisYear = Number(this.today.slice(0, 4));
    const found = makeDay(thisYear, month, day);
    if (found === undefined) return makeDay(thisYear + 1, month, day);
    return found < addDays(this.today, -60) ? makeDay(thisYear + 1, month, day) : found;
  }

  /** Weekday said right before a date, or -1. */
  private weekdayBefore(at: number): number {
    let step = at - 1;
    while (step > at - 4 && has(', . the den dem le el il de het dia', this.word(step))) step -= 1;
    const whole = indexIn(this.words.weekdays, this.word(step));
    return whole >= 0 ? whole : indexIn(this.words.shortWeekdays, this.word(step));
  }

  /** `2026-03-12`, `12.03.2026`, `12/3`, `8.6.` */
  private numericDay(at: number): DayFound | undefined {
    const first = this.number(at);
    const mark = this.word(at + 1);
    const second = this.number(at + 2);
    if (Number.isNaN(first) || Number.isNaN(second) || !['.', '/', '-'].includes(mark) || (!this.touches(at + 1) && mark !== '/') || (!this.touches(at + 2) && mark !== '.')) return undefined;
    const closes = this.word(at + 3) === mark && this.touches(at + 3);
    const third = closes && (this.touches(at + 4) || mark === '.') && [2, 4].includes(this.word(at + 4).length) && (this.word(at + 4).length === 4 || this.touches(at + 4)) ? this.number(at + 4) : Number.NaN;
    if (first > 1999 && closes && !Number.isNaN(this.number(at + 4))) {
      const day = makeDay(first, second, this.number(at + 4));
      return day === undefined ? undefined : { at, to: at + 5, day };
    }
    const weekday = this.weekdayBefore(at);
    // Without a year, `10.30` is an hour and `10-12` a range; only `12.3.`, `12/3` and `Mo 12.3` are days.
    const dated = !Number.isNaN(third) || (mark === '.' && closes) || mark === '/';
    if (first > 31 || second > 31 || this.word(at).length > 2 || this.word(at + 2).length > 2) return undefined;
    const dayFirst = this.coming(second, first, third);
    const monthFirst = this.coming(first, second, third);
    const fits = (day: string | undefined): boolean => day !== undefined && weekday >= 0 && weekdayOf(day) === weekday;
    if (!dated && !fits(dayFirst)) return undefined;
    const turned = (second > 12 && mark === '/') || (this.language === 'en' && mark === '/' && this.hints.monthFirst === true && first <= 12 && !fits(dayFirst)) || (!fits(dayFirst) && fits(monthFirst) && mark === '/');
    const day = turned ? monthFirst : dayFirst;
    return day === undefined ? undefined : { at, to: Number.isNaN(third) ? at + (closes && mark === '.' ? 4 : 3) : at + 5, day };
  }

  /** `8. Juni 2026`, `June 8th`, `8 de junio`, `27 abril`, `primero de mayo` */
  private namedDay(at: number): DayFound | undefined {
    const first = has('primero|premier|primo|primeiro', this.word(at)) ? 1 : this.number(at);
    if (first >= 1 && first <= 31 && (this.word(at).length <= 2 || first === 1)) {
      let step = at + 1;
      while (step < at + 4 && (['.', 'de', 'of', '°', 'º', 'ª', 'o', 'er', '-'].includes(this.word(step)) || has(this.words.ordinalEnd, this.word(step)))) step += 1;
      const month = indexIn(this.words.months, this.word(step));
      if (month < 0) return undefined;
      const { year, to } = this.yearAt(this.word(step + 1) === '.' ? step + 2 : step + 1);
      const day = this.coming(month + 1, first, year);
      return day === undefined ? undefined : { at, to: Number.isNaN(year) ? step + 1 : to, day };
    }
    const month = indexIn(this.words.months, this.word(at));
    if (month < 0 || this.language !== 'en') return undefined;
    const place = this.word(at + 1) === '.' || this.word(at + 1) === 'the' ? at + 2 : at + 1;
    const second = this.number(place);
    if (!(second >= 1 && second <= 31) || this.word(place).length > 2) return undefined;
    const after = has(this.words.ordinalEnd, this.word(place + 1)) ? place + 2 : place + 1;
    const { year, to } = this.yearAt(after);
    const day = this.coming(month + 1, second, year);
    return day === undefined ? undefined : { at, to: Number.isNaN(year) ? after : to, day };
  }

  /** `the 14th`, `den 28e`, `dia 27`, `el 15`, `am 15.` */
  private dayOfMonth(at: number): DayFound | undefined {
    const number = this.number(at);
    if (!(number >= 1 && number <= 31) || this.word(at).length > 2) return undefined;
    const { language } = this;
    const before = this.word(at - 1);
    const next = this.word(at + 1);
    const ordinal = has(this.words.ordinalEnd, next) && this.touches(at + 1) && this.words.ordinalEnd !== '';
    const dotted = language === 'de' && next === '.' && this.touches(at + 1) && has('am|vom|zum|den|der|ab|bis|dem', before) && (Number.isNaN(this.number(at + 2)) || !this.touches(at + 2));
    const timed = has(this.words.at, next) || next === '' || [',', '.', ')', '?', '!', ';'].includes(next);
    const counted = has(this.words.clock, next) || next === 'h' || next === ':';
    const said =
      has('dia', before) || (language === 'fr' && has('le|du|au', before) && !counted && !/^\p{L}/u.test(this.tokens[at + 1]?.raw ?? '') ) || (language === 'fr' && before === 'le' && (timed || has('ou|et|au|a|en|pour', next))) ||
      (language === 'es' && before === 'el' && !counted) || (language === 'es' && before === 'al' && !counted && timed) || (language === 'it' && has('il|dal|al|l', before) && timed && !counted) || (language === 'nl' && before === 'de' && timed && !counted);
    if (!ordinal && !dotted && !said) return undefined;
    const named = this.monthBefore(at);
    if (named >= 0) {
      const day = this.coming(named + 1, number, Number.NaN);
      return day === undefined ? undefined : { at, to: at + (ordinal || dotted ? 2 : 1), day };
    }
    const month = Number(this.today.slice(5, 7));
    const year = Number(this.today.slice(0, 4));
    const here = makeDay(year, month, number);
    const day = here !== undefined && here >= this.today ? here : makeDay(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, number);
    return day === undefined ? undefined : { at, to: at + (ordinal || dotted ? 2 : 1), day };
  }

  /** "in February, after the 10th": the month said shortly before, or -1. */
  private monthBefore(at: number): number {
    for (let step = at - 1; step >= Math.max(0, at - 6); step -= 1) {
      const month = this.word(step).length > 3 || this.word(step) === 'mai' ? indexIn(this.words.months, this.word(step)) : -1;
      if (month >= 0 && !(this.language === 'en' && has('may|march', this.word(step)))) return month;
    }
    return -1;
  }

  private weekdayIndex(at: number): number {
    const whole = indexIn(this.words.weekdays, this.word(at));
    if (whole >= 0) return whole;
    const short = indexIn(this.words.shortWeekdays, this.word(at));
    if (short < 0) return -1;
    const next = this.word(at + 1);
    const ahead = /^\d/.test(next) || [',', '.', '/', '-', '–'].includes(next) || has(this.words.at, next) || (this.language === 'en' && has('am|pm|or|morning|afternoon|is|works', next));
    return ahead && (this.language === 'en' || /^\p{Lu}/u.test(this.tokens[at]?.raw ?? '') || /^\d/.test(next)) && !(this.language === 'en' && this.word(at) === 'sun') ? short : -1;
  }

  private weekday(at: number): DayFound | undefined {
    const weekday = this.weekdayIndex(at);
    if (weekday < 0) return undefined;
    let to = at + 1;
    if (this.word(to) === '-' && this.word(to + 1) === 'feira') to += 2;
    else if (this.word(to) === 'feira') to += 1;
    // "Tuesday's", "Di.": part of the word.
    if (this.word(to) === 's' && this.touches(to)) to += 1;
    if (has('\'|’', this.word(to)) && this.word(to + 1) === 's' && this.touches(to)) to += 2;
    if (this.word(to) === '.' && this.touches(to) && this.word(at).length <= 4) to += 1;
    const dated = this.weekdayWithNumber(weekday, to);
    if (dated !== undefined) return { at, ...dated };
    const placed = this.weekOf(at, to);
    if (placed !== undefined) return { at, to: placed.to, day: addDays(placed.monday, (weekday + 6) % 7) };
    const before = this.word(at - 1);
    const ahead = (weekday - weekdayOf(this.today) + 7) % 7;
    const coming = addDays(this.today, ahead === 0 ? 7 : ahead);
    // "last Tuesday", "lunedì scorso"
    if (has('last|letzten|letzter|letztem|vorigen|vorige|vergangenen|afgelopen|passato|passado|passada', before) || has('scorso|scorsa|dernier|passe|passado|passada|pasado', this.word(to))) return { at, to, day: addDays(coming, -7) };
    const later = this.weeksLater(at, to);
    return { at, to: later.to, day: addDays(coming, 7 * later.weeks) };
  }

  /** "Monday week", "lundi en huit", "Dienstag in einer Woche", "a week on Tuesday", "übernächsten Dienstag": weeks after the coming one. */
  private weeksLater(at: number, to: number): { readonly weeks: number; readonly to: number } {
    const after = this.word(to);
    if (this.language === 'en' && has('week|fortnight', after)) return { weeks: after === 'week' ? 1 : 2, to: to + 1 };
    if (this.language === 'en' && after === 'after' && this.word(to + 1) === 'next') return { weeks: 1, to: to + 2 };
    if (this.language === 'en' && has('on|from|this', this.word(at - 1)) && has('week|weeks|fortnight', this.word(at - 2))) return { weeks: has('two', this.word(at - 3)) || this.word(at - 2) === 'fortnight' ? 2 : 1, to };
    if (has('fr es', this.language) && after === 'en' && has('huit|quinze|ocho|quince', this.word(to + 1))) return { weeks: has('huit|ocho', this.word(to + 1)) ? 1 : 2, to: to + 2 };
    if (this.language === 'de' && has('ubernachsten|ubernachster|ubernachste', this.word(at - 1))) return { weeks: 1, to };
    return this.weeksAhead(to);
  }

  /** The week said with a weekday: by number, as the next one, or in the sentence before. */
  private weekOf(at: number, to: number): { readonly monday: string; readonly to: number } | undefined {
    const thisMonday = this.mondayOf(this.today);
    const before = this.word(at - 1);
    const nextBefore = has('en nl', this.language) && (before === 'next' || has('volgende', before));
    const nextAfter = this.language === 'fr' && this.word(to) === 'prochain';
    const after = this.weekAfter(to);
    if (after !== undefined) return { monday: after.day, to: after.at <= to + 3 ? after.to : to };
    if (nextBefore || nextAfter) return { monday: addDays(thisMonday, 7), to: nextAfter ? to + 1 : to };
    const earlier = this.weekBefore(at);
    if (earlier !== undefined) return { monday: earlier, to };
    const { week } = this.hints;
    return week !== undefined && week > this.today ? { monday: week, to } : undefined;
  }

  private weekAfter(to: number): DayFound | undefined {
    for (let step = to; step < to + 5; step += 1) {
      if (indexIn(this.words.weekdays, this.word(step)) >= 0 || has(',|;|.|but|aber|mais|pero|ma|mas|maar', this.word(step))) return undefined;
      const found = this.weekNumber(step) ?? (has(this.words.week, this.word(step)) ? this.nextUnit(step, this.word(step)) : undefined);
      if (found !== undefined) return { ...found, to: Math.max(found.to, this.endOfNext(step)) };
    }
    return undefined;
  }

  private endOfNext(at: number): number {
    if (has(this.words.next, this.word(at + 1))) return at + 2;
    return this.word(at + 1) === 'que' || (this.word(at + 1) === 'a' && this.word(at + 2) === 'venir') ? at + 3 : at + 1;
  }

  /** "nächste Woche Mittwoch oder Freitag", "KW 49: Dienstag 10 Uhr": the week said once holds for the weekdays after it. */
  private weekBefore(at: number): string | undefined {
    for (let step = at - 1; step >= Math.max(0, at - 25); step -= 1) {
      const found = this.weekNumber(step) ?? (has(this.words.week, this.word(step)) ? this.nextUnit(step, this.word(step)) : undefined);
      if (found !== undefined) return found.day;
    }
    return undefined;
  }

  /** "venerdì 3": a number after a weekday is its day of the month when the calendar agrees; else it may be an hour. */
  private weekdayWithNumber(weekday: number, from: number): { readonly to: number; readonly day: string } | undefined {
    let step = from;
    while (step < from + 3 && has(', the den dem le el il de het dia', this.word(step))) step += 1;
    const number = this.number(step);
    const next = this.word(step + 1);
    if (!(number >= 1 && number <= 31) || this.word(step).length > 2 || [':', 'h', '/', 'u'].includes(next) || indexIn(this.words.months, next) >= 0) return undefined;
    if (has(this.words.clock, next) || has('am|pm|uhr', next) || (['.', '-', '–'].includes(next) && !Number.isNaN(this.number(step + 2)) && this.touches(step + 2)) || (next === 'de' && indexIn(this.words.months, this.word(step + 2)) >= 0)) return undefined;
    const month = Number(this.today.slice(5, 7));
    const year = Number(this.today.slice(0, 4));
    const days = [makeDay(year, month, number), makeDay(month === 12 ? year + 1 : year, (month % 12) + 1, number)];
    const day = days.find((candidate) => candidate !== undefined && candidate >= this.today && weekdayOf(candidate) === weekday);
    const ordinal = (has(this.words.ordinalEnd, next) && this.words.ordinalEnd !== '') || (this.language === 'de' && next === '.' && this.touches(step + 1));
    return day === undefined ? undefined : { to: step + (ordinal ? 2 : 1), day };
  }

  private relativeDay(at: number): DayFound | undefined {
    const word = this.word(at);
    const words = this.words;
    if (has(words.today, word) && !(word === 'aujourd' && this.word(at - 1) === 'd')) return { at, to: this.language === 'fr' ? at + 3 : at + 1, day: this.today };
    // "this afternoon", "cet après-midi", "vanmiddag" are today.
    if (has('vanmiddag|vanavond|vanochtend|tonight|stasera|stamattina', word)) return { at, to: at + 1, day: this.today };
    if (has('this|cet|ce|esta|questo', word) && has(thisHalfDay, this.word(at + 1) === 'apres' ? 'midi' : this.word(at + 1))) return { at, to: at + 1, day: this.today };
    if (has(words.dayAfter, word)) return { at, to: at + 1, day: addDays(this.today, 2) };
    if (!has(words.tomorrow, word)) return undefined;
    const before = this.word(at - 1);
    const dayAfter = before === 'de' && this.word(at - 2) === 'depois';
    if (!dayAfter && has('guten|guter|gute|am|la|goede|jeden|buena|primera|esta|toda|una', before)) return undefined;
    if (!dayAfter && has('por|de', before) && !(this.language === 'es' && before === 'de')) return undefined;
    const later = has('pasado|apres|after', before) || (before === '-' && this.word(at - 2) === 'apres') || dayAfter;
    const week = this.language === 'en' && this.word(at + 1) === 'week';
    return { at: dayAfter ? at - 2 : later ? at - (before === '-' ? 2 : 1) : at, to: at + (week ? 2 : 1), day: addDays(this.today, (later ? 2 : 1) + (week ? 7 : 0)) };
  }

  /** `KW 34`, and "the week of 7 December", "la semaine du 30": a week by its number or by one of its days. */
  protected override weekNumber(at: number): DayFound | undefined {
    const numbered = super.weekNumber(at);
    if (numbered !== undefined || !has(this.words.week, this.word(at)) || !has('of|du|vom|ab|del|do|da|van|des|beginning|commencing|starting', this.word(at + 1))) return numbered;
    const step = has('the|dem|de|el|dia|monday|montag|lundi|lunes|lunedi|maandag', this.word(at + 2)) ? at + 3 : at + 2;
    const day = this.dateAt(step) ?? this.dayOfMonth(step);
    return day === undefined ? undefined : { at, to: day.to, day: this.mondayOf(day.day), vague: true, week: true };
  }

  /** A date in figures or words that begins at token `at`. */
  protected dateAt(at: number): DayFound | undefined {
    return this.numericDay(at) ?? this.namedDay(at);
  }

  /** The day named from token `at` on, if one begins there. */
  dayAt(at: number): DayFound | undefined {
    return this.dateAt(at) ?? this.dayOfMonth(at) ?? this.weekday(at) ?? this.relativeDay(at) ?? this.wideDay(at);
  }
}
