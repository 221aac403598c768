// Finds the hours a sentence names. Builds on the reader of days, because "10 on Tuesday" ends where a day begins.
import { ClockReader } from './clockReader.ts';
import type { Clock, PartOfDay } from './clockReader.ts';
import { hasWord as has } from './momentTokens.ts';

/** An hour and the tokens `at` to before `to` that name it. */
export interface TimeFound {
  readonly at: number;
  readonly to: number;
  readonly hour: number;
  readonly minute: number;
  /** Only the end of a span is named ("before 11", "until 4"): no hour to meet at. */
  readonly bound?: true;
}

/** What stands before the place that is read. */
export interface BeforeTime {
  /** A day ends right here, so a bare number is an hour. */
  readonly afterDay: boolean;
  /** An hour and "or" end right here. */
  readonly afterTime?: boolean;
  /** Part of the day said with the day. */
  readonly part?: PartOfDay | undefined;
}

/** Words that announce an hour and hardly a quantity. */
const clockAnnouncers = 'at|um|las|alle|as|om|@';
const countedThings =
  'percent|users|people|sites|lines|days|weeks|months|years|minutes|units|pieces|k|kg|km|euros|dollars|pounds|a|an|per|m|mm|cm|tons|pallets|licenses|seats|machines|' +
  'por|personas|usuarios|dias|semanas|meses|euros|unidades|maquinas|lineas|persone|utenti|giorni|settimane|mesi|euro|macchine|linee|pessoas|semanas|maquinas|linhas|procent|mensen|dagen|weken|maanden|gebruikers|stuks|machines|lijnen|redenen|minuten|minuti|minutos|vezes|veces|volte|keer';

/** Reads hours; a bare number is one only where the words around make it one. */
export class TimeReader extends ClockReader {
  /** The part of the day said right before the hour: "in the afternoon at 3". */
  private partBefore(at: number): PartOfDay | undefined {
    for (let step = at - 1; step >= 0 && step > at - 6; step -= 1) {
      const part = this.isPart(step);
      if (part !== undefined) return part;
      if (!has(this.words.at, this.word(step)) && !has(this.clock.filler, this.word(step)) && this.word(step) !== ',') return undefined;
    }
    return undefined;
  }

  private settle(found: Clock, at: number, before: BeforeTime): TimeFound | undefined {
    const { hour, minute } = found;
    if (hour > 24 || hour < 0 || minute > 59) return undefined;
    const end = this.afterMarks(found.to);
    const part = this.partAfter(found.to) ?? this.partBefore(at) ?? before.part;
    const moved = part === 'morning' ? (hour === 12 ? (this.language === 'en' ? 0 : 12) : hour) : part === 'afternoon' ? (hour < 12 ? hour + 12 : hour) : this.defaulted(found);
    return { at, to: end, hour: moved % 24, minute };
  }

  /** Nobody proposes four in the morning: a bare hour from one to six is in the afternoon. */
  private defaulted({ hour, full }: Clock): number {
    return hour >= 1 && hour <= 6 && !full ? hour + 12 : hour;
  }

  /** The hour named from token `at` on. */
  timeAt(at: number, before: BeforeTime): TimeFound | undefined {
    const open = this.introduced(at);
    const spanStart = this.dateAt(open ?? at) === undefined ? this.spanAt(open ?? at, before, open !== undefined) : undefined;
    if (spanStart !== undefined) return spanStart;
    const from = open ?? at;
    // "before 11 January" names a day.
    if (this.dateAt(from) !== undefined) return undefined;
    const found = this.noonAt(from) ?? this.minutesFirst(from) ?? this.hourFirst(from);
    if (found === undefined || this.isLength(from, found)) return undefined;
    const introducedHour = open !== undefined || before.afterDay || before.afterTime === true;
    const told = introducedHour && (this.endsTime(found.to) || (open !== undefined && has(clockAnnouncers, this.word(open - 1)) && !this.countsThings(found.to)));
    if (!found.certain && !told && !this.opensWithDay(at, found.to)) return undefined;
    const settled = this.settle(found, from, before);
    if (settled === undefined) return undefined;
    return this.isBound(at, open ?? at) ? { ...settled, bound: true } : settled;
  }

  /** "11 on Wednesday" at the start of a sentence or a part of it. */
  private opensWithDay(at: number, to: number): boolean {
    const starts = at === 0 || has(', or oder ou o of ; ( - –', this.word(at - 1));
    const day = this.dayAt(has('on|am|le|el|op|na|di|de', this.word(to)) ? to + 1 : to);
    return starts && day !== undefined && day.vague !== true;
  }

  /** The place of the hour after "at", "um", "a las" and such words. */
  private introduced(at: number): number | undefined {
    const words = this.words;
    const word = this.word(at);
    const raw = this.tokens[at]?.raw.toLowerCase() ?? '';
    const opens = word === '@' || (has(words.at, word) && !(this.language === 'fr' && word === 'a' && raw !== 'à') && !(this.language === 'es' && has('la|a', word) && !has('las|la', word === 'a' ? this.word(at + 1) : word)) && !(has('de|la|das|le|e|a', word) && !this.opensHour(at + 1))) || (word === 'tipo' && this.language === 'es');
    if (!opens) return undefined;
    let step = at + 1;
    while (step < at + 5 && (has(this.clock.filler, this.word(step)) || has('\'|’', this.word(step)) || (this.word(step) === '.' && step > at + 1) || has(words.at, this.word(step))) && Number.isNaN(this.hourNumber(step))) step += 1;
    return step;
  }

  /** After "de", "la", "das" only a plain hour counts, not any number. */
  private opensHour(at: number): boolean {
    const next = this.word(at + 1);
    return !Number.isNaN(this.hourNumber(at)) && (has(this.words.clock, next) || next === ':' || next === 'h' || has(this.clock.through, next) || this.words.at.split('|').includes(next) || this.language === 'es' || this.language === 'pt' || this.language === 'it');
  }

  /** `10-12`, `von 10 bis 12 Uhr`, `between 2 and 4 pm`, `9-11am`: the first hour, read by what the last one says. */
  private spanAt(at: number, before: BeforeTime, opened: boolean): TimeFound | undefined {
    const first = this.hourFirst(at);
    if (first === undefined) return undefined;
    let step = this.afterMarks(first.to);
    const join = step;
    if (!has(this.clock.through, this.word(step))) return undefined;
    while (has(this.clock.through, this.word(step)) || has(this.clock.filler, this.word(step)) || has(this.words.at, this.word(step))) {
      step += 1;
      if (step > join + 3) break;
    }
    const last = this.hourFirst(step, true);
    const between = opened && has(this.words.between, this.word(at - 1)) || has(this.words.between, this.word(at - 2));
    // "10 and 12" are two hours unless "between" said so; "10-12 pallets" are none.
    if (last === undefined || (has(this.clock.or, this.word(join)) && !between)) return undefined;
    if (!first.certain && !last.certain && !((before.afterDay || opened) && this.endsTime(last.to))) return undefined;
    if (this.isLength(at, last) || (!first.certain && !last.certain && last.hour <= first.hour && last.hour > 6)) return undefined;
    const own = this.partAfter(first.to);
    const end = this.settle(last, step, before);
    const start = this.settle(first, at, before);
    if (start === undefined || end === undefined) return undefined;
    // "2 to 4 pm" is two in the afternoon, "11 to 1 pm" eleven in the morning.
    const later = own === undefined && first.hour < 12 && first.hour + 12 <= end.hour && !first.full && (first.hour <= 6 || this.partAfter(last.to) === 'afternoon');
    const hour = later ? first.hour + 12 : own === undefined && first.hour <= 12 && start.hour > end.hour ? first.hour : start.hour;
    return { at, to: end.to, hour, minute: first.minute };
  }

  /** "in 10 hours", "2 Stunden pro Tag": a length of time. */
  private isLength(at: number, found: Clock): boolean {
    const before = this.word(at - 1);
    const rate = has('pro|per|par|por|al|je|a', this.word(found.to)) && has('tag|woche|day|week|jour|semaine|dia|semana|giorno|settimana|dag|woche|monat|month|mes|maand', this.word(found.to + 1));
    if (rate || (this.word(found.to) === '/' && has('24|7|tag|day|jour|dia|dag|giorno', this.word(found.to + 1)))) return true;
    if (has('for|within|innerhalb|pendant|dentro|durante|binnen|fur|per|pro', before)) return true;
    return has('in|dans|alle', before) && this.language !== 'it' && this.language !== 'en' ? true : this.language === 'en' && has('in|of', before) && !found.certain;
  }

  /** An end before the hour: "before 11", "bis 16 Uhr", "avant 10h". "Not before 11" begins. */
  private isBound(at: number, hourAt: number): boolean {
    for (let step = hourAt - 1; step >= Math.max(0, at - 2); step -= 1) {
      if (step < at && !has("'|’|de|das|del|le|la|as|zum", this.word(step)) && !has(this.clock.bound, this.word(step))) return false;
      if (!has(this.clock.bound, this.word(step))) continue;
      return !has('not|never|nicht|nie|pas|no|non|nao|niet|nothing|nichts|rien|nada|niente', this.word(step - 1)) && !(this.language === 'de' && this.word(step) === 'vor' && has('viertel|zehn|funf|zwanzig|kurz', this.word(step - 1)));
    }
    return false;
  }

  /** After "at" nearly any word may follow the hour, only not what the number would count. German writes that with a capital. */
  private countsThings(at: number): boolean {
    const token = this.tokens[at];
    if (token === undefined) return false;
    return this.language === 'de' ? !/^\p{Ll}/u.test(token.raw) : !/^\p{L}/u.test(token.raw) || has(countedThings, token.word);
  }
}
