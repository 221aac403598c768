// Finds the wide moments of a sentence: a span from today, a week by its number, a month, a quarter, a season, a year. Each is given as its first day.
import { dayAfterFeast } from './feasts.ts';
import { hasWord as has, indexIn, TokenReader } from './momentTokens.ts';
import { addDays, addMonths, makeDay, weekdayOf } from './wallTime.ts';

/** A day and the tokens `at` to before `to` that name it. `vague` = only its week, month, quarter, season or year is named. */
export interface DayFound {
  readonly at: number;
  readonly to: number;
  readonly day: string;
  readonly vague?: boolean;
  /** A week is named; `day` is its Monday. */
  readonly week?: boolean;
  /** A season is named: its first day is a custom, no date. */
  readonly season?: boolean;
}

const spelledNumbers: Readonly<Record<string, number>> = {
  a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, eight: 8, ten: 10, couple: 2, few: 3, ein: 1, eine: 1, einem: 1, einer: 1, eins: 1, zwei: 2, drei: 3, vier: 4, funf: 5, sechs: 6, acht: 8, zehn: 10, vierzehn: 14,
  un: 1, une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, huit: 8, dix: 10, quinze: 15, quinzaine: 14, uno: 1, una: 1, dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, ocho: 8, quince: 15, due: 2, tre: 3, quattro: 4, cinque: 5, sei: 6,
  um: 1, uma: 1, dois: 2, duas: 2, quatro: 4, oito: 8, dez: 10, een: 1, twee: 2, drie: 3, vijf: 5, zes: 6, tien: 10, veertien: 14, paar: 2, enkele: 3, quelques: 3, unos: 3, unas: 3, algunos: 3, alguns: 3, algumas: 3, qualche: 3, par: 2,
};
const ordinalQuarters = 'first|second|third|fourth|erste|zweite|dritte|vierte|ersten|zweiten|dritten|vierten|premier|deuxieme|troisieme|quatrieme|primer|segundo|tercer|cuarto|primo|secondo|terzo|quarto|primeiro|segundo|terceiro|quarto|eerste|tweede|derde|vierde';
const ordinalGroups = ['first|erste|ersten|premier|primer|primo|primeiro|eerste', 'second|zweite|zweiten|deuxieme|segundo|secondo|tweede', 'third|dritte|dritten|troisieme|tercer|terzo|terceiro|derde', 'fourth|vierte|vierten|quatrieme|cuarto|quarto|vierde'];
const middles = 'mid|mitte|mi|mediados|meta|meados|half|medio|middle|milieu|midden|mezzo|medios';
const ends = 'end|ende|fin|fines|finales|fine|fim|final|finais|eind|einde|late|spaet';
const newOnes = 'new|neuen|neues|neue|nouvelle|nouvel|nuevo|novo|nuovo|nieuwe|nieuw';
const halfYear = 'halben|half|halbe|demi|medio|mezzo';

/** Reads wide moments against the day the sentence was written. */
export class WideReader extends TokenReader {
  protected yearAt(at: number): { year: number; to: number } {
    const step = this.word(at) === ',' || has('de|del|of|van', this.word(at)) ? at + 1 : at;
    const year = this.number(step);
    return year >= 2000 && year < 2100 ? { year, to: step + 1 } : { year: Number.NaN, to: at };
  }

  /** Monday of the week of a day. */
  protected mondayOf(day: string): string {
    return addDays(day, -((weekdayOf(day) + 6) % 7));
  }

  /** `KW 34`, `week 34`, `semaine 34`, `CW34`: its Monday by ISO 8601, of this year or the next. */
  protected weekNumber(at: number): DayFound | undefined {
    const word = this.word(at);
    if (!has('kw|kalenderwoche|cw|wk', word) && !has(this.words.week, word)) return undefined;
    const step = has('.|n|°|nr|numero', this.word(at + 1)) ? at + 2 : at + 1;
    const number = this.number(step);
    if (!(number >= 1 && number <= 53) || this.word(step).length > 2 || has(this.words.months.join('|'), this.word(step + 1)) || this.word(step + 1) === '.' && /^\d/.test(this.word(step + 2))) return undefined;
    const year = Number(this.today.slice(0, 4));
    const mondayOfFirst = (of: number): string => this.mondayOf(makeDay(of, 1, 4) ?? this.today);
    const here = addDays(mondayOfFirst(year), 7 * (number - 1));
    const day = here >= this.mondayOf(this.today) ? here : addDays(mondayOfFirst(year + 1), 7 * (number - 1));
    return { at, to: step + 1, day, vague: true, week: true };
  }

  /** Weeks of a span such as "in two weeks" or "in 14 days" from token `at` on; zero when there is none. */
  protected weeksAhead(at: number): { readonly weeks: number; readonly to: number } {
    const span = has(`${this.words.in}|uber`, this.word(at)) ? this.span(at) : undefined;
    if (span === undefined) return { weeks: 0, to: at };
    const days = span.unit === 'week' ? 7 * span.count : span.unit === 'day' ? (span.count === 8 ? 7 : span.count === 15 ? 14 : span.count) : 0;
    return days > 0 && days % 7 === 0 ? { weeks: days / 7, to: span.to } : { weeks: 0, to: at };
  }

  private span(at: number): { readonly count: number; readonly unit: 'day' | 'week' | 'month' | 'year'; readonly half: boolean; readonly to: number } | undefined {
    const words = this.words;
    const step = (has('de|a', this.word(at + 1)) && this.language !== 'en') || has('about|like|etwa|ca|unos|circa|umas|zo', this.word(at + 1)) ? at + 2 : at + 1;
    const count = Number.isNaN(this.number(step)) ? (Object.hasOwn(spelledNumbers, this.word(step)) ? spelledNumbers[this.word(step)] : undefined) : this.number(step);
    // "ein paar Wochen", "a couple of weeks", "un par de meses"
    const pair = has('paar|couple|few|par|half|halben|halbes|demi|medio|mezzo|or', this.word(step + 1));
    const real = pair && has('paar|couple|par', this.word(step + 1)) ? 2 : pair && has('few', this.word(step + 1)) ? 3 : count;
    const filler = (pair ? 1 : 0) + (has('of|de', this.word(step + 1 + (pair ? 1 : 0))) ? 1 : 0);
    const to = step + 1 + filler;
    const unit = has(words.week, this.word(to)) ? 'week' : has(words.month, this.word(to)) ? 'month' : has(words.year, this.word(to)) ? 'year' : has(words.day, this.word(to)) ? 'day' : undefined;
    if (real === undefined || real <= 0 || real > 60 || unit === undefined) return undefined;
    return { count: real, unit, half: has(halfYear, this.word(step + 1)), to: to + 1 };
  }

  private spanDay(at: number): DayFound | undefined {
    if (!has(this.words.in, this.word(at))) return undefined;
    const span = this.span(at);
    if (span === undefined) return undefined;
    const day = span.unit === 'week' ? addDays(this.today, 7 * span.count) : span.unit === 'day' ? addDays(this.today, span.count) : span.unit === 'month' ? addMonths(this.today, span.count) : addMonths(this.today, span.half ? 6 : 12 * span.count);
    return { at, to: span.to, day, vague: true };
  }

  /** `Q2`, `Q3 2027`, `T2`, `second quarter` */
  private quarterDay(at: number): DayFound | undefined {
    const word = this.word(at);
    if (has('q|t', word) && /^[1-4]$/.test(this.word(at + 1)) && this.touches(at + 1) && /^[QT]/.test(this.tokens[at]?.raw ?? 'Q') && !(word === 't' && !has('fr es it pt', this.language))) {
      const { year, to } = this.yearAt(at + 2);
      return { at, to: Number.isNaN(year) ? at + 2 : to, day: this.firstOf(3 * Number(this.word(at + 1)) - 2, year), vague: true };
    }
    if (!has(ordinalQuarters, word) || !has(this.words.quarter, this.word(at + 1))) return undefined;
    const { year, to } = this.yearAt(at + 2);
    return { at, to: Number.isNaN(year) ? at + 2 : to, day: this.firstOf(3 * indexIn(ordinalGroups, word) + 1, year), vague: true };
  }

  /** Month, with the part of it that is named before: "mid-March", "Ende Mai". */
  private monthDay(at: number): DayFound | undefined {
    const word = this.word(at);
    const month = indexIn(this.words.months, word);
    if (month < 0) return undefined;
    const raw = this.tokens[at]?.raw ?? '';
    // English "may" and "march" are verbs, unless written large and after a word of time.
    if (this.language === 'en' && has('may|march', word) && !(/^\p{Lu}/u.test(raw) && has('in|until|till|by|from|for|after|before|of|next|mid|early|late|end|since|to|-|this', this.word(at - 1)))) return undefined;
    if (word.length <= 3 && !has('mai|mei|may', word) && !(this.language === 'en' && /^\p{Lu}/u.test(raw) && has('in|until|till|by|from|mid|early|late|after|-', this.word(at - 1)))) return undefined;
    // "set" and "mar" are words of their own.
    if (word === 'mei' && this.language !== 'nl') return undefined;
    const { year, to } = this.yearAt(at + 1);
    const first = this.firstOf(month + 1, year);
    const near = [this.word(at - 1), has('-|de|di|of|a', this.word(at - 1)) ? this.word(at - 2) : ''];
    const thisMonth = month + 1 === Number(this.today.slice(5, 7)) && Number.isNaN(year);
    const base = thisMonth && near.some((piece) => has(`${middles}|${ends}`, piece)) ? `${this.today.slice(0, 7)}-01` : first;
    const part = near.some((piece) => has(middles, piece)) ? addDays(base, 14) : near.some((piece) => has(ends, piece)) ? addDays(addMonths(base, 1), -1) : base;
    return { at, to: Number.isNaN(year) ? at + 1 : to, day: part >= this.today ? part : first, vague: true };
  }

  /** Spans and wide moments: "in three months", "next year", "Q2", "in March", "after the summer". */
  protected wideDay(at: number): DayFound | undefined {
    const words = this.words;
    const word = this.word(at);
    const known = this.spanDay(at) ?? this.weekNumber(at) ?? this.quarterDay(at);
    if (known !== undefined) return known;
    if (has(words.year, word) || has(words.quarter, word) || has(words.month, word) || has(words.week, word)) return this.nextUnit(at, word);
    const feast = dayAfterFeast(word, this.today);
    if (feast !== undefined && (word !== 'santa' || has('semana', this.word(at - 1)))) return { at, to: at + 1, day: feast, vague: true };
    const season = Object.hasOwn(words.seasons, word) && !(this.language === 'en' && word === 'fall' && !has('the|in|this|until|after', this.word(at - 1))) ? words.seasons[word] : undefined;
    if (season !== undefined) return { at, to: at + 1, day: this.firstOf(season, Number.NaN), vague: true, season: true };
    return this.monthDay(at) ?? this.bareYear(at);
  }

  /** "not before 2028": the first of January. */
  private bareYear(at: number): DayFound | undefined {
    const year = this.number(at);
    const thisYear = Number(this.today.slice(0, 4));
    if (!(year > thisYear && year < thisYear + 6) || !has('in|until|till|by|before|for|ab|bis|vor|fur|jahr|en|pour|avant|para|hasta|antes|em|nel|per|fino|del|al|ate|de|voor|tot|vanaf|para', this.word(at - 1))) return undefined;
    return { at, to: at + 1, day: `${year}-01-01`, vague: true };
  }

  private firstOf(month: number, year: number): string {
    const thisYear = Number(this.today.slice(0, 4));
    const thisMonth = Number(this.today.slice(5, 7));
    return makeDay(Number.isNaN(year) ? (month > thisMonth ? thisYear : thisYear + 1) : year, month, 1) ?? this.today;
  }

  /** "next week", "la semana que viene", "übernächste Woche", "the week after next" */
  protected nextUnit(at: number, word: string): DayFound | undefined {
    const words = this.words;
    const before = this.word(at - 1);
    const after = this.word(at + 1);
    const second = has('ubernachste|ubernachsten|ubernachster', before) || (has('after', after) && has('next', this.word(at + 2)));
    const isNext = second || has(words.next, before) || has(words.next, after) || has(newOnes, before) || (after === 'que' && has('viene|vem|entra', this.word(at + 2))) || (after === 'a' && has('venir', this.word(at + 2))) || (after === 'd' && has('apres', this.word(at + 3))) || (has('outra|otra', before) && has(words.week, word));
    if (!isNext) return undefined;
    const month = Number(this.today.slice(5, 7));
    const monday = addDays(this.mondayOf(this.today), second ? 14 : 7);
    const isWeek = has(words.week, word);
    const day = isWeek ? monday : has(words.month, word) ? this.firstOf(((month + (second ? 1 : 0)) % 12) + 1, Number.NaN) : has(words.quarter, word) ? this.firstOf(((Math.floor((month - 1) / 3) + 1) % 4) * 3 + 1, Number.NaN) : this.firstOf(1, Number(this.today.slice(0, 4)) + 1);
    return { at: at - 1 >= 0 && has(words.next, before) ? at - 1 : at, to: second && has('after', after) ? at + 3 : at + 1, day, vague: true, ...(isWeek ? { week: true } : {}) };
  }
}
