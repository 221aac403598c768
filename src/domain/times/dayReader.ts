// Finds the days a sentence names: dates in figures and words, weekdays, relative days, and wide ones such as a month or "in three weeks".
import { hasWord as has, indexIn, TokenReader } from './momentTokens.ts';
import { addDays, addMonths, makeDay, weekdayOf } from './wallTime.ts';

/** A day and the tokens `at` to before `to` that name it. `vague` = only its week, month, quarter, season or year is named. */
export interface DayFound {
  readonly at: number;
  readonly to: number;
  readonly day: string;
  readonly vague?: boolean;
}
const spelledNumbers: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, six: 6, couple: 2, few: 3, ein: 1, einem: 1, einer: 1, zwei: 2, drei: 3, vier: 4, sechs: 6, un: 1, une: 1, deux: 2, trois: 3, quatre: 4, uno: 1, una: 1, dos: 2, tres: 3, cuatro: 4, seis: 6, due: 2, tre: 3, quattro: 4, sei: 6, um: 1, uma: 1, dois: 2, duas: 2, een: 1, twee: 2, drie: 3, zes: 6, paar: 2, enkele: 3, quelques: 3, unos: 3, unas: 3, algunos: 3, alguns: 3, qualche: 3 };

/** Reads days against the day the sentence was written. */
export class DayReader extends TokenReader {
  /** A day of this year, or of the next when it is long past. */
  private coming(month: number, day: number, year: number): string | undefined {
    if (!Number.isNaN(year)) return makeDay(year < 100 ? 2000 + year : year, month, day);
    const thisYear = Number(this.today.slice(0, 4));
    const found = makeDay(thisYear, month, day);
    if (found === undefined) return makeDay(thisYear + 1, month, day);
    return found < addDays(this.today, -60) ? makeDay(thisYear + 1, month, day) : found;
  }

  private yearAt(at: number): { year: number; to: number } {
    const step = this.word(at) === ',' || has('de|del', this.word(at)) ? at + 1 : at;
    const year = this.number(step);
    return year >= 2000 && year < 2100 ? { year, to: step + 1 } : { year: Number.NaN, to: at };
  }

  /** `2026-03-12`, `12.03.2026`, `12/3`, `8.6.` */
  private numericDay(at: number): DayFound | undefined {
    const first = this.number(at);
    const mark = this.word(at + 1);
    const second = this.number(at + 2);
    if (Number.isNaN(first) || Number.isNaN(second) || !['.', '/', '-'].includes(mark) || !this.touches(at + 1) || (!this.touches(at + 2) && mark !== '.')) return undefined;
    const closes = this.word(at + 3) === mark;
    const third = closes ? this.number(at + 4) : Number.NaN;
    if (first > 1999 && !Number.isNaN(third)) {
      const day = makeDay(first, second, third);
      return day === undefined ? undefined : { at, to: at + 5, day };
    }
    // Without a year, `10.30` is an hour and `10-12` a range; only `12.3.` and `12/3` are days.
    const dated = !Number.isNaN(third) || (mark === '.' && closes) || mark === '/';
    if (!dated || first > 31 || second > 31 || this.word(at).length > 2 || this.word(at + 2).length > 2) return undefined;
    const monthFirst = second > 12 || (mark === '/' && this.language === 'en' && first <= 12 && second > 12);
    const day = monthFirst ? this.coming(first, second, third) : this.coming(second, first, third);
    return day === undefined ? undefined : { at, to: Number.isNaN(third) ? at + (closes ? 4 : 3) : at + 5, day };
  }

  /** `8. Juni 2026`, `June 8th`, `8 de junio`, `27 abril` */
  private namedDay(at: number): DayFound | undefined {
    const first = this.number(at);
    if (first >= 1 && first <= 31 && this.word(at).length <= 2) {
      let step = at + 1;
      while (step < at + 4 && (['.', 'de', 'of', '°', 'º', 'ª', 'o'].includes(this.word(step)) || has(this.words.ordinalEnd, this.word(step)))) step += 1;
      const month = indexIn(this.words.months, this.word(step));
      if (month < 0) return undefined;
      const { year, to } = this.yearAt(this.word(step + 1) === '.' ? step + 2 : step + 1);
      const day = this.coming(month + 1, first, year);
      return day === undefined ? undefined : { at, to: Number.isNaN(year) ? step + 1 : to, day };
    }
    const month = indexIn(this.words.months, this.word(at));
    const second = this.number(at + 1);
    if (month < 0 || !(second >= 1 && second <= 31) || this.language !== 'en') return undefined;
    const after = has(this.words.ordinalEnd, this.word(at + 2)) ? at + 3 : at + 2;
    const { year, to } = this.yearAt(after);
    const day = this.coming(month + 1, second, year);
    return day === undefined ? undefined : { at, to: Number.isNaN(year) ? after : to, day };
  }

  /** `the 14th`, `den 28e`, `dia 27`, `el 15`, `am 15.` */
  private dayOfMonth(at: number): DayFound | undefined {
    const number = this.number(at);
    if (!(number >= 1 && number <= 31) || this.word(at).length > 2) return undefined;
    const before = this.word(at - 1);
    const ordinal = has(this.words.ordinalEnd, this.word(at + 1)) && this.touches(at + 1) && this.words.ordinalEnd !== '';
    const dotted = this.language === 'de' && this.word(at + 1) === '.' && this.touches(at + 1) && has('am|vom|zum|den|der|ab|bis|dem', before) && Number.isNaN(this.number(at + 2));
    const said = has('dia', before) || (this.language === 'fr' && has('le|du|au', before) && !has(this.words.clock, this.word(at + 1))) || (this.language === 'es' && before === 'el');
    if (!ordinal && !dotted && !said) return undefined;
    const month = Number(this.today.slice(5, 7));
    const year = Number(this.today.slice(0, 4));
    const here = makeDay(year, month, number);
    const day = here !== undefined && here >= this.today ? here : makeDay(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, number);
    return day === undefined ? undefined : { at, to: at + (ordinal || dotted ? 2 : 1), day };
  }

  private weekday(at: number): DayFound | undefined {
    const word = this.word(at);
    let weekday = indexIn(this.words.weekdays, word);
    if (weekday < 0) {
      weekday = indexIn(this.words.shortWeekdays, word);
      const next = this.word(at + 1);
      const ahead = /^\d/.test(next) || [',', '.', '/'].includes(next) || has(this.words.at, next);
      if (weekday < 0 || !ahead || (this.language !== 'en' && !/^\p{Lu}/u.test(this.tokens[at]?.raw ?? ''))) return undefined;
    }
    let to = at + 1;
    if (this.word(to) === '-' && this.word(to + 1) === 'feira') to += 2;
    if (this.word(to) === 's' && this.touches(to)) to += 1;
    const ahead = (weekday - weekdayOf(this.today) + 7) % 7;
    const before = [this.word(at - 1), this.word(at - 2), this.word(at - 3)];
    const after = [this.word(to), this.word(to + 1), this.word(to + 2)];
    const nextWeek = this.saidNextWeek(at) || (before.some((piece) => has(this.words.week, piece)) && before.some((piece) => has(this.words.next, piece))) || (after.some((piece) => has(this.words.week, piece)) && (after.some((piece) => has(this.words.next, piece)) || after.includes('viene') || after.includes('vem'))) || (this.language === 'en' && before[0] === 'next');
    const dated = this.weekdayWithNumber(weekday, to);
    if (dated !== undefined) return { at, ...dated };
    // "Monday week" and "lundi en huit" mean a week after the coming one.
    const weekLater = (this.language === 'en' && after[0] === 'week') || (this.language === 'fr' && after[0] === 'en' && after[1] === 'huit');
    const monday = addDays(this.today, -((weekdayOf(this.today) + 6) % 7));
    const comingDay = addDays(this.today, ahead === 0 ? 7 : ahead);
    const day = nextWeek ? addDays(monday, 7 + ((weekday + 6) % 7)) : weekLater ? addDays(comingDay, 7) : comingDay;
    return { at, to, day };
  }

  /** "nächste Woche Mittwoch oder Freitag": the week said once holds for the weekdays after it. */
  private saidNextWeek(at: number): boolean {
    for (let step = Math.max(0, at - 25); step < at - 1; step += 1) {
      const pair = [this.word(step), this.word(step + 1), this.word(step + 2)];
      if (has(this.words.week, pair[1]) && (has(this.words.next, pair[0]) || has(this.words.next, pair[2]) || pair[2] === 'que')) return true;
    }
    return false;
  }

  /** "venerdì 3": a number after a weekday is its day of the month when the calendar agrees; else it may be an hour. */
  private weekdayWithNumber(weekday: number, from: number): { readonly to: number; readonly day: string } | undefined {
    let step = from;
    while (step < from + 3 && has(', the den dem le el il de het dia', this.word(step))) step += 1;
    const number = this.number(step);
    if (!(number >= 1 && number <= 31) || this.word(step).length > 2 || [':', 'h', '/', 'u'].includes(this.word(step + 1)) || indexIn(this.words.months, this.word(step + 1)) >= 0) return undefined;
    if (has(this.words.clock, this.word(step + 1)) || has('am|pm', this.word(step + 1)) || (['.', '-'].includes(this.word(step + 1)) && !Number.isNaN(this.number(step + 2)))) return undefined;
    const month = Number(this.today.slice(5, 7));
    const year = Number(this.today.slice(0, 4));
    const days = [makeDay(year, month, number), makeDay(month === 12 ? year + 1 : year, (month % 12) + 1, number)];
    const day = days.find((candidate) => candidate !== undefined && candidate >= this.today && weekdayOf(candidate) === weekday);
    const ordinal = has(this.words.ordinalEnd, this.word(step + 1)) && this.words.ordinalEnd !== '';
    return day === undefined ? undefined : { to: step + (ordinal ? 2 : 1), day };
  }

  private relativeDay(at: number): DayFound | undefined {
    const word = this.word(at);
    const words = this.words;
    if (has(words.today, word)) return { at, to: at + 1, day: this.today };
    if (has(words.dayAfter, word)) return { at, to: at + 1, day: addDays(this.today, 2) };
    if (has(words.tomorrow, word)) {
      const before = this.word(at - 1);
      const dayAfter = before === 'de' && this.word(at - 2) === 'depois';
      if (!dayAfter && has('guten|guter|am|la|por|de|goede|jeden|buena', before)) return undefined;
      const later = has('pasado|apres|after', before) || (before === '-' && this.word(at - 2) === 'apres') || dayAfter;
      return { at, to: at + 1, day: addDays(this.today, later ? 2 : 1) };
    }
    return undefined;
  }

  /** Spans and wide moments: "in three months", "next year", "Q2", "in March", "after the summer". */
  private wideDay(at: number): DayFound | undefined {
    const words = this.words;
    const word = this.word(at);
    if (has(words.in, word)) {
      const step = has('de|a', this.word(at + 1)) && this.language !== 'en' ? at + 2 : has('about', this.word(at + 1)) ? at + 2 : at + 1;
      const spelled = spelledNumbers[this.word(step)];
      const count = Number.isNaN(this.number(step)) ? spelled : this.number(step);
      const filler = has('of|or|halben|half|demi|medio|mezzo', this.word(step + 1)) ? 1 : 0;
      const unit = this.word(step + 1 + filler);
      if (count !== undefined && count > 0 && count <= 60) {
        const half = has('halben|half|demi|medio|mezzo', this.word(step + 1));
        const day = has(words.week, unit) ? addDays(this.today, 7 * count) : has(words.month, unit) ? addMonths(this.today, count) : has(words.year, unit) ? addMonths(this.today, half ? 6 : 12 * count) : has(words.day, unit) ? addDays(this.today, count) : undefined;
        if (day !== undefined) return { at, to: step + 2 + filler, day, vague: true };
      }
    }
    const quarter = /^q[1-4]$/.test(`${word}${this.word(at + 1)}`) ? Number(this.word(at + 1)) : Number.NaN;
    if (!Number.isNaN(quarter)) {
      const { year, to } = this.yearAt(at + 2);
      const day = this.firstOf(3 * quarter - 2, year);
      return { at, to: Number.isNaN(year) ? at + 2 : to, day, vague: true };
    }
    if (has(words.year, word) || has(words.quarter, word) || has(words.month, word) || has(words.week, word)) return this.nextUnit(at, word);
    const season = words.seasons[word];
    if (season !== undefined) return { at, to: at + 1, day: this.firstOf(season, Number.NaN), vague: true };
    const month = indexIn(words.months, word);
    // English "may" and "march" are verbs, unless written large and after a word of time.
    if (month >= 0 && !(this.language === 'en' && has('may|march', word) && !(/^\p{Lu}/u.test(this.tokens[at]?.raw ?? '') && has('in|until|till|by|from|for|after|before|of|next|mid|early|late', this.word(at - 1))))) {
      if (word.length <= 3 && word !== 'mai' && word !== 'mei' && word !== 'may') return undefined;
      const { year, to } = this.yearAt(at + 1);
      return { at, to: Number.isNaN(year) ? at + 1 : to, day: this.firstOf(month + 1, year), vague: true };
    }
    return undefined;
  }

  private firstOf(month: number, year: number): string {
    const thisYear = Number(this.today.slice(0, 4));
    const thisMonth = Number(this.today.slice(5, 7));
    return makeDay(Number.isNaN(year) ? (month > thisMonth ? thisYear : thisYear + 1) : year, month, 1) ?? this.today;
  }

  private nextUnit(at: number, word: string): DayFound | undefined {
    const words = this.words;
    const around = [this.word(at - 1), this.word(at + 1), this.word(at + 2)];
    const isNext = around.slice(0, 2).some((piece) => has(words.next, piece) || has('new|neuen|neues|nouvelle|nuevo|novo|nuovo|nieuwe', piece)) || (around[1] === 'que' && has('viene|vem', around[2]));
    if (!isNext) return undefined;
    const month = Number(this.today.slice(5, 7));
    const monday = addDays(this.today, 7 - ((weekdayOf(this.today) + 6) % 7));
    const day = has(words.week, word) ? monday : has(words.month, word) ? this.firstOf((month % 12) + 1, Number.NaN) : has(words.quarter, word) ? this.firstOf(((Math.floor((month - 1) / 3) + 1) % 4) * 3 + 1, Number.NaN) : this.firstOf(1, Number(this.today.slice(0, 4)) + 1);
    return { at: at - 1 >= 0 && has(words.next, around[0]) ? at - 1 : at, to: at + 1, day, vague: true };
  }

  /** The day named from token `at` on, if one begins there. */
  dayAt(at: number): DayFound | undefined {
    return this.numericDay(at) ?? this.namedDay(at) ?? this.dayOfMonth(at) ?? this.weekday(at) ?? this.relativeDay(at) ?? this.wideDay(at);
  }
}
