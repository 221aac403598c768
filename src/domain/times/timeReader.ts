// Finds the hours a sentence names. Builds on the reader of days, because "10 on Tuesday" ends where a day begins.
import { zoneNames } from './calendarWords.ts';
import { DayReader } from './dayReader.ts';
import { hasWord as has } from './momentTokens.ts';

/** An hour and the tokens `at` to before `to` that name it. */
export interface TimeFound {
  readonly at: number;
  readonly to: number;
  readonly hour: number;
  readonly minute: number;
}

/** Reads hours; a bare number is one only where the words around make it one. */
export class TimeReader extends DayReader {
  private hourWord(at: number): number {
    const index = this.words.hours.split(' ').indexOf(this.word(at));
    // Dutch and German inflect the hour: "na vieren", "um drei".
    return index >= 0 ? index + 1 : this.language === 'nl' ? this.words.hours.split(' ').findIndex((hour) => this.word(at) === `${hour}en`) + 1 || Number.NaN : Number.NaN;
  }

  /** The part of the day said near the hour: adds twelve hours or keeps it. */
  private partOfDay(at: number): 'morning' | 'afternoon' | undefined {
    for (let step = at; step < at + 4; step += 1) {
      const word = this.word(step);
      if (step === at && (word === 'a' || word === 'p') && ['.', 'm'].includes(this.word(step + 1)) && this.language === 'en') return word === 'a' ? 'morning' : 'afternoon';
      if (has(this.words.morning, word)) return 'morning';
      if (has(this.words.afternoon, word)) return 'afternoon';
      if (!has('de|du|la|da|di|del|s|of|the|in|\'|’|am|a|o', word)) return undefined;
    }
    return undefined;
  }

  private settle(hour: number, at: number, padded: boolean): number | undefined {
    const part = this.partOfDay(at);
    if (hour > 24 || hour < 0) return undefined;
    if (part === 'morning') return hour === 12 ? 0 : hour;
    if (part === 'afternoon') return hour < 12 ? hour + 12 : hour;
    // Nobody proposes four in the morning: a bare hour from one to six is in the afternoon.
    return hour >= 1 && hour <= 6 && !padded ? hour + 12 : hour % 24;
  }

  /** The hour named from token `at` on; `afterDay` is true right after a day. */
  timeAt(at: number, afterDay: boolean): TimeFound | undefined {
    return this.clockTime(at) ?? this.spokenTime(at, afterDay);
  }

  /** `10:30`, `10.30 Uhr`, `10h30`, `14h`, `2pm`, `10 Uhr` */
  private clockTime(at: number): TimeFound | undefined {
    const hour = this.number(at);
    if (Number.isNaN(hour) || hour > 24 || this.word(at).length > 2 || (this.word(at - 1) === '.' && this.touches(at)) || (this.word(at - 1) === ':' && this.touches(at))) return undefined;
    const padded = this.word(at).startsWith('0');
    const mark = this.word(at + 1);
    const minute = this.number(at + 2);
    const joined = [':', '.', 'h', 'u'].includes(mark) && this.touches(at + 1) && this.touches(at + 2) && this.word(at + 2).length === 2 && minute < 60;
    if (joined && (mark !== '.' || has(this.words.clock, this.word(at + 3)) || has(this.words.at, this.word(at - 1)))) {
      if (mark === '.' && this.word(at + 3) === '.' && this.touches(at + 3) && !Number.isNaN(this.number(at + 4))) return undefined;
      const after = has(this.words.clock, this.word(at + 3)) ? at + 4 : at + 3;
      const settled = this.settle(hour, after, padded);
      return settled === undefined ? undefined : { at, to: after, hour: settled, minute };
    }
    if (has(this.words.clock, mark) || (this.language !== 'en' && mark === 'h') || (mark === '’' && this.word(at + 2) === 'clock')) {
      // "uur" after a number may be a span ("een uur"); a digit is an hour of the day when it is one.
      const half = has('et|y|e', this.word(at + 2)) && has(this.words.halfAfter, this.word(at + 3));
      const spoken = this.number(at + 2);
      const minutes = half ? 30 : this.language === 'de' && mark === 'uhr' && spoken < 60 && this.word(at + 2).length === 2 ? spoken : 0;
      const settled = this.settle(hour, at + 2, padded || this.language === 'de' && mark === 'uhr' && hour > 6);
      if (settled === undefined || this.isSpan(at)) return undefined;
      return { at, to: at + 2 + (half ? 2 : minutes > 0 ? 1 : 0), hour: settled, minute: minutes };
    }
    if (this.language === 'en' && (has('am|pm', mark) || (has('a|p', mark) && this.word(at + 2) === '.' && this.word(at + 3) === 'm'))) {
      const settled = this.settle(hour, at + 1, padded);
      return settled === undefined ? undefined : { at, to: at + (has('am|pm', mark) ? 2 : 4), hour: settled, minute: 0 };
    }
    return undefined;
  }

  private isSpan(at: number): boolean {
    return has('in|for|within|innerhalb|dans|pendant|dentro|tra|fra|durante|per|binnen|alle|pro|hat|of', this.word(at - 1)) && this.language !== 'it' ? true : has('fur|pro|per|por', this.word(at - 1));
  }

  /** `at 10`, `um halb zehn`, `half two`, `a las tres y media`, `na vieren`, `noon`, and a bare number after a weekday. */
  private spokenTime(at: number, afterDay: boolean): TimeFound | undefined {
    const words = this.words;
    const word = this.word(at);
    if (has(words.noon, word) && !has(words.afternoon, word) && !(this.language === 'pt' && this.word(at + 2) !== 'dia')) return { at, to: at + 1, hour: 12, minute: 0 };
    const half = has(words.halfBefore, word) || (this.language === 'en' && word === 'half');
    if (half) {
      const past = this.language === 'en' && this.word(at + 1) === 'past' ? at + 2 : at + 1;
      const hour = Number.isNaN(this.number(past)) ? this.hourWord(past) : this.number(past);
      if (!(hour >= 1 && hour <= 12)) return undefined;
      const base = this.language === 'en' ? hour * 60 + 30 : hour * 60 - 30;
      const settled = this.settle(Math.floor(base / 60), past + 1, false);
      return settled === undefined ? undefined : { at, to: past + 1, hour: settled, minute: 30 };
    }
    const introduced = has(words.at, word) && !has('de|la|a|das|e', word) ? at + 1 : afterDay ? at : has('a', word) && has('las|la', this.word(at + 1)) && this.language === 'es' ? at + 2 : this.language === 'fr' && this.tokens[at]?.raw.toLowerCase() === 'à' ? at + 1 : -1;
    if (introduced < 0) return undefined;
    const step = introduced;
    const clock = this.clockTime(step);
    if (clock !== undefined) return clock;
    if (has(words.halfBefore, this.word(step)) || (this.language === 'en' && this.word(step) === 'half')) return undefined;
    const hour = Number.isNaN(this.number(step)) ? this.hourWord(step) : this.number(step);
    if (!(hour >= 1 && hour <= 24) || this.word(step).length > 10) return undefined;
    const next = this.word(step + 1);
    if (has('%|€|$|£|.|/|:|-', next) && this.touches(step + 1) && !Number.isNaN(this.number(step + 2))) return undefined;
    // "after 3 weeks", "from 20 users", "um eine Demo": a noun follows that is no part of a time.
    if (!this.endsTime(step + 1) || (Number.isNaN(this.number(step)) && has('een|una|une|uma|eine|um|one', this.word(step)) && !has(words.clock, next))) return undefined;
    const halfAfter = has('et|y|e', next) && has(words.halfAfter, this.word(step + 2));
    const settled = this.settle(hour, step + 1, false);
    return settled === undefined ? undefined : { at: step, to: step + (halfAfter ? 3 : 1), hour: settled, minute: halfAfter ? 30 : 0 };
  }

  private endsTime(at: number): boolean {
    const token = this.tokens[at];
    if (token === undefined || this.partOfDay(at) !== undefined) return true;
    const words = this.words;
    if (!/^\p{L}/u.test(token.raw)) return !['%', '€', '$', '£', '#', '+'].includes(token.raw);
    if (has(words.morning, token.word) || has(words.afternoon, token.word) || has(words.clock, token.word) || has(words.and, token.word) || has(words.at, token.word)) return true;
    if (has('on|is|would|will|works|suits|your|my|our|or|if|sharp|at|this|next|the|please|for|and|but|i|we|am|ist|ware|oder|wenn|passt|bei|hier|im|auf|sind|kann|und|est|ou|si|pour|chez|me|nous|heure|ici|o|en|el|aqui|por|si|es|va|hora|del|oppure|se|per|qui|da|va|ora|ou|no|na|aqui|pode|hora|of|op|bij|hier|is|dan|kan', token.word)) return true;
    return this.dayAt(at) !== undefined || zoneNames[token.word] !== undefined;
  }
}
