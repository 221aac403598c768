// Reads the hour that figures and words make: "10:30", "halb zehn", "tres y media", "quarter to four". Whether it is meant as an hour is left to `timeReader.ts`.
import { zoneAbbreviations, zoneNames } from './calendarWords.ts';
import { clockWords } from './clockWords.ts';
import type { ClockWords } from './clockWords.ts';
import { DayReader } from './dayReader.ts';
import { hasWord as has, indexIn } from './momentTokens.ts';

export type PartOfDay = 'morning' | 'afternoon';

/** An hour as written; `to` is the token after it. */
export interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly to: number;
  /** The words alone make it an hour of the day. */
  readonly certain: boolean;
  /** Written with a leading zero or after twelve: no part of the day is missing. */
  readonly full: boolean;
}

const articles = 'de|du|la|da|di|del|s|of|the|in|\'|’|a|o|l|apres|-|pela|por|les|don|nel|am|en|early|late|noch';
const afterTimeWords =
  'not|won|doesn|isn|non|nicht|leider|unfortunately|nao|niet|helaas|purtroppo|ne|pas|no|on|is|would|will|works|work|suits|suit|your|my|our|or|if|sharp|at|this|next|the|please|for|and|but|i|we|he|she|it|they|am|ish|though|tho|then|would|can|could|should|does|fits|ok|okay|only|onwards|latest|earliest|' +
  'ist|ware|oder|wenn|passt|passen|bei|hier|im|auf|sind|kann|konnte|und|ginge|geht|klappt|ich|hatte|habe|hab|wir|gerne|gern|dann|punkt|ganz|an|nochmal|los|bin|fur|mit|am|zu|schon|sonst|vor|' +
  'est|ou|si|pour|chez|me|nous|heure|ici|je|on|sauf|pile|avec|ca|serait|irait|c|ce|max|dans|maximum|' +
  'o|u|en|el|aqui|por|si|es|va|hora|del|estoy|puedo|podemos|estaria|me|nos|para|con|seria|' +
  'oppure|se|per|qui|da|va|ora|sono|posso|possiamo|con|mi|ci|in|sarebbe|circa|' +
  'ou|no|na|pode|hora|posso|podemos|estou|fica|com|seria|tenho|esta|ta|em|' +
  'of|op|bij|dan|kan|ben|heb|zou|past|lukt|ik|schikt|met|komt|is|mag|wel|graag';

/** Reads clock times token by token. */
export class ClockReader extends DayReader {
  protected get clock(): ClockWords {
    return clockWords[this.language];
  }

  private hourWord(at: number): number {
    const word = this.word(at);
    const index = this.words.hours.split(' ').indexOf(word);
    if (index >= 0) return index + 1;
    if (this.language === 'de' && word === 'ein' && this.word(at + 1) === 'uhr') return 1;
    // Dutch inflects the hour: "na vieren".
    const inflected = this.language === 'nl' ? this.words.hours.split(' ').findIndex((hour) => word === `${hour}en` || (hour === 'vijf' && word === 'vijven') || (hour === 'twaalf' && word === 'twaalven') || (hour === 'zes' && word === 'zessen')) : -1;
    return inflected >= 0 ? inflected + 1 : Number.NaN;
  }

  protected hourNumber(at: number): number {
    const number = this.word(at).length <= 2 ? this.number(at) : Number.NaN;
    return Number.isNaN(number) ? this.hourWord(at) : number;
  }

  protected isPart(at: number): PartOfDay | undefined {
    const word = this.word(at);
    // Spanish "mañana" alone is tomorrow; French "midi" is afternoon only after "après".
    if (this.language === 'es' && word === 'manana' && !has('la|primera', this.word(at - 1))) return undefined;
    if (this.language === 'fr' && word === 'midi') return has('apres', this.word(at - 1)) || (this.word(at - 1) === '-' && this.word(at - 2) === 'apres') ? 'afternoon' : undefined;
    if (this.language === 'nl' && word === 'middag' && (this.word(at - 1) === 'voor' || this.word(at - 2) === 'voor')) return 'morning';
    if (has(this.words.morning, word)) return this.language === 'en' && word === 'am' && this.word(at + 1) === 'i' ? undefined : 'morning';
    return has(this.words.afternoon, word) ? 'afternoon' : undefined;
  }

  /** The part of the day said right after the hour. */
  protected partAfter(at: number): PartOfDay | undefined {
    for (let step = at; step < at + 6; step += 1) {
      const word = this.word(step);
      if (step === at && (word === 'a' || word === 'p') && ['.', 'm'].includes(this.word(step + 1)) && has('en es', this.language)) return word === 'a' ? 'morning' : 'afternoon';
      if (this.language === 'es' && step === at && has('am|pm', word)) return word === 'am' ? 'morning' : 'afternoon';
      const part = this.isPart(step);
      if (part !== undefined) return part;
      if (!has(articles, word)) return undefined;
    }
    return undefined;
  }

  /** Index after am, pm and "oclock" marks of an hour. */
  protected afterMarks(to: number): number {
    const mark = this.word(to);
    if (has('en es', this.language) && has('a|p', mark) && this.word(to + 1) === '.' && this.word(to + 2) === 'm') return this.word(to + 3) === '.' && this.touches(to + 3) ? to + 4 : to + 3;
    return has('en es', this.language) && has('am|pm', mark) ? to + 1 : to;
  }

  /** `noon`, `midi et demi`, `mezzogiorno e mezzo`, `meio-dia` */
  protected noonAt(at: number): Clock | undefined {
    const word = this.word(at);
    if (this.language === 'pt' ? word !== 'meio' || this.word(at + (this.word(at + 1) === '-' ? 2 : 1)) !== 'dia' : !has(this.words.noon, word)) return undefined;
    if (this.language === 'fr' && (has('apres|cet', this.word(at - 1)) || this.word(at - 1) === '-')) return undefined;
    const end = this.language === 'pt' ? at + (this.word(at + 1) === '-' ? 3 : 2) : at + 1;
    const half = has(this.clock.plus, this.word(end)) && this.clock.minutes[this.word(end + 1)] === 30;
    return { hour: 12, minute: half ? 30 : 0, to: half ? end + 2 : end, certain: this.language !== 'de' || !has('nach|vor', this.word(at - 1)), full: true };
  }

  private minuteAt(at: number): number {
    const spelled = this.clock.minutes[this.word(at)];
    return spelled ?? (this.word(at).length <= 2 ? this.number(at) : Number.NaN);
  }

  /** `half past two`, `quarter to four`, `halb zehn`, `viertel vor drei`, `tien voor half vier`, `dreiviertel acht`, `quinze para as três` */
  protected minutesFirst(at: number): Clock | undefined {
    const { language, words } = this;
    let start = at;
    if (language === 'en' && has('a', this.word(at)) && has('quarter', this.word(at + 1))) start = at + 1;
    if (language === 'pt' && has('um', this.word(at)) && has('quarto', this.word(at + 1))) start = at + 1;
    const half = this.halfHour(start);
    if (half !== undefined) return half;
    const minute = this.minuteAt(start);
    if (!(minute > 0 && minute < 60)) return undefined;
    if (language === 'de' && has('viertel|dreiviertel', this.word(start)) && !Number.isNaN(this.hourWord(start + 1)) && this.endsTime(this.afterClock(start + 2))) {
      const three = this.word(start) === 'dreiviertel' || has('drei', this.word(start - 1));
      return this.counted(this.hourWord(start + 1) * 60 - (three ? 15 : 45), this.afterClock(start + 2));
    }
    const spelledUnit = has('minuten|minutes|min|uhr', this.word(start + 1)) ? start + 2 : start + 1;
    const past = has(this.clock.past, this.word(spelledUnit));
    if (!past && !has(this.clock.to, this.word(spelledUnit))) return undefined;
    const article = language === 'pt' && has('as|a|o', this.word(spelledUnit + 1)) ? spelledUnit + 2 : spelledUnit + 1;
    const toHalf = has(words.halfBefore, this.word(article));
    const place = toHalf ? article + 1 : article;
    const hour = this.hourNumber(place);
    const spelled = this.clock.minutes[this.word(start)] !== undefined;
    const plain = spelled && (toHalf || minute === 15);
    if (!(hour >= 1 && hour <= 24) || (!plain && !this.endsTime(this.afterClock(place + 1)))) return undefined;
    const found = this.counted(hour * 60 - (toHalf ? 30 : 0) + (past ? minute : -minute), this.afterClock(place + 1));
    return { ...found, certain: spelled && (minute === 15 || toHalf || language !== 'en') };
  }

  private halfHour(at: number): Clock | undefined {
    const { language, words } = this;
    const isHalf = has(words.halfBefore, this.word(at)) || (language === 'en' && this.word(at) === 'half');
    if (!isHalf) return undefined;
    const past = language === 'en' && this.word(at + 1) === 'past' ? at + 2 : at + 1;
    const hour = this.hourNumber(past);
    const end = this.afterClock(past + 1);
    if (!(hour >= 1 && hour <= 12) || (!this.endsTime(end) && (language === 'en' ? past !== at + 2 : !Number.isNaN(this.number(past)) || indexIn(words.months, this.word(past)) >= 0))) return undefined;
    return { ...this.counted(language === 'en' ? hour * 60 + 30 : hour * 60 - 30, end), certain: language !== 'en' || past === at + 2 || hour > 1 };
  }

  private counted(minutes: number, to: number): Clock {
    // "halb eins" is half past twelve.
    const whole = minutes < 60 ? minutes + 720 : minutes;
    return { hour: Math.floor(whole / 60), minute: whole % 60, to, certain: true, full: false };
  }

  private afterClock(at: number): number {
    return has(this.words.clock, this.word(at)) ? at + 1 : this.word(at) === 'o' && this.language === 'en' && has('clock', this.word(at + 2)) ? at + 3 : at;
  }

  /** `10:30`, `10.30 Uhr`, `10h30`, `14h`, `2pm`, `10 Uhr 15`, `tres y media`, `trois heures moins le quart`, `1430`, bare `10` */
  protected hourFirst(at: number, endsSpan = false): Clock | undefined {
    const military = /^(?:[01]\d|2[0-3])[0-5]\d$/.test(this.word(at)) && (has('hrs|hours|hr|h|uhr|uur|horas', this.word(at + 1)) || (has('at|@', this.word(at - 1)) && this.endsTime(at + 1)));
    if (military) return { hour: Number(this.word(at).slice(0, 2)), minute: Number(this.word(at).slice(2)), to: this.afterClock(at + 1), certain: true, full: true };
    const hour = this.hourNumber(at);
    if (!(hour >= 0 && hour <= 24) || (!endsSpan && ['.', ':', ',', '/', '-'].includes(this.word(at - 1)) && this.touches(at) && !Number.isNaN(this.number(at - 2))) || ['€', '$', '£', '+', '#'].includes(this.word(at - 1))) return undefined;
    const padded = this.word(at).startsWith('0');
    return this.writtenMinutes(at, hour, padded) ?? this.spokenMinutes(at, hour, padded);
  }

  private writtenMinutes(at: number, hour: number, padded: boolean): Clock | undefined {
    const mark = this.word(at + 1);
    const minute = this.number(at + 2);
    const joined = [':', '.', 'h', 'u', ','].includes(mark) && this.word(at + 2).length === 2 && minute < 60 && !Number.isNaN(this.number(at));
    if (!joined || (mark !== 'h' && (!this.touches(at + 1) || !this.touches(at + 2)))) return undefined;
    // 12.03.2026 is a date, 2.50 € a price.
    if (this.word(at + 3) === '.' && this.touches(at + 3) && (!Number.isNaN(this.number(at + 4)) || (mark === '.' && minute <= 12 && !this.isEnd(at + 4)))) return undefined;
    if (['%', '€', '$', '£'].includes(this.word(at + 3)) || has('eur|euro|euros|usd|chf|kg|m|mm|cm|t|mio|percent|prozent', this.word(at + 3))) return undefined;
    const to = this.afterClock(at + 3);
    const marked = to > at + 3 || this.partAfter(to) !== undefined || this.afterMarks(to) > to;
    return { hour, minute, to, certain: mark === ':' || mark === 'h' || mark === 'u' || marked, full: padded || hour > 12 };
  }

  private isEnd(at: number): boolean {
    return this.tokens[at] === undefined || /^\p{Lu}/u.test(this.tokens[at]?.raw ?? '');
  }

  private spokenMinutes(at: number, hour: number, padded: boolean): Clock | undefined {
    const digits = !Number.isNaN(this.number(at));
    const mark = this.word(at + 1);
    let to = this.afterClock(at + 1);
    const clocked = to > at + 1;
    if (this.language !== 'en' && mark === 'h') to = at + 2;
    const marked = this.afterMarks(to) > to;
    let minute = 0;
    const plus = has(this.clock.plus, this.word(to));
    const minus = has(this.clock.minus, this.word(to));
    const article = has('un|um|le|una', this.word(to + 1)) ? to + 2 : to + 1;
    const said = this.minuteAt(article);
    const isMinute = said > 0 && said < 60 && (said % 5 === 0 || !digits) && (this.clock.minutes[this.word(article)] !== undefined || said >= 15) && ((said % 15 === 0 && Number.isNaN(this.number(article))) || this.endsTime(article + 1));
    if ((plus || minus) && isMinute && !(plus && digits && said <= 24 && this.clock.minutes[this.word(article)] === undefined)) {
      minute = plus ? said : 60 - said;
      const minuteHour = plus ? hour : hour - 1;
      return { hour: minuteHour, minute, to: article + 1, certain: clocked || said === 30 || said === 15, full: padded || minuteHour > 12 };
    }
    const trailing = this.number(to);
    if (clocked && this.language === 'de' && mark === 'uhr' && this.word(to).length === 2 && trailing < 60) return { hour, minute: trailing, to: to + 1, certain: true, full: padded || hour > 6 };
    const isLengthNoun = has(this.clock.lengths, mark) && !(this.language === 'it' && has('ore', this.word(at - 1)));
    const certain = ((clocked || (mark === 'h' && this.language !== 'en')) && !isLengthNoun && digits && hour < 24) || (clocked && this.language === 'de') || (clocked && this.language === 'en' && !isLengthNoun) || (marked && digits) || (isLengthNoun && digits && hour >= 13 && hour < 24) || (this.language === 'it' && has('ore', this.word(at - 1)) && digits) || (digits && this.partAfter(to) !== undefined && this.language !== 'en');
    return { hour, minute: 0, to, certain, full: padded || hour > 12 };
  }

  protected endsTime(at: number): boolean {
    const token = this.tokens[at];
    if (token === undefined || this.partAfter(at) !== undefined || this.afterMarks(at) > at) return true;
    const words = this.words;
    if (!/^[\p{L}\d]/u.test(token.raw)) return !['%', '€', '$', '£', '#', '+', '°'].includes(token.raw) && !(['.', ',', '/', '-', ':'].includes(token.raw) && this.touches(at) && !Number.isNaN(this.number(at + 1)) && this.touches(at + 1));
    if (has(words.clock, token.word) || has(words.and, token.word) || has(words.at, token.word) || has(afterTimeWords, token.word) || has(this.clock.or, token.word) || has(words.time, token.word)) return true;
    if (has('de|di|del|della|do|da|du|of|van|des|al|a|au|auf|naar|para|to|bis|tot|von', token.word) && this.dayAt(at + 1) !== undefined) return true;
    return this.dayAt(at) !== undefined || (Object.hasOwn(zoneNames, token.word) || Object.hasOwn(zoneAbbreviations, token.word));
  }
}
