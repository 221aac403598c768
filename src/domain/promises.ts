// Promises with a date in our own sent emails: "I'll send you the test report by Friday". Each keeps the sentence it stands in as evidence.
// Without a day there is no promise here: what is said in general can't be late.
import type { Language } from './languages.ts';
import { calendarWords } from './times/calendarWords.ts';
import { hasWord, tokenize, type Token } from './times/momentTokens.ts';
import { findMoments, type Moment } from './times/moments.ts';
import { mannerOf } from './times/timeTalk.ts';
import { addDays, addMonths, dayIn, weekdayOf } from './times/wallTime.ts';
import { detectLanguage } from './words/language.ts';
import { promiseWords } from './words/promiseWords.ts';
import { splitSentences } from './words/sentences.ts';

export interface MadePromise {
  /** Verbatim, a substring of the email's own words. */
  readonly quote: string;
  /** `YYYY-MM-DD`: the last day on which it is kept. */
  readonly day: string;
}

/** When and where the email was written: its UTC ISO instant and the IANA zone of the mailbox. */
interface WrittenAt {
  readonly sentOn: string;
  readonly timeZone: string;
}

/** A plan for later than this is no promise somebody waits for. */
const MOST_DAYS_AHEAD = 92;
const MOST_PROMISES = 5;
const LONGEST_QUOTE = 400;
const FRIDAY = 5;

/** The promises of an email of ours, in its order; none when its language is not one of our seven. @param text own words only. */
export function findPromises(text: string, written: WrittenAt): readonly MadePromise[] {
  const language = detectLanguage(text);
  const sentOn = new Date(written.sentOn);
  if (language === undefined || Number.isNaN(sentOn.getTime())) return [];
  const today = dayIn(sentOn, written.timeZone);
  const monthFirst = written.timeZone.startsWith('America/');
  const found: MadePromise[] = [];
  for (const sentence of splitSentences(text)) {
    // English asks with another order of words; elsewhere a question looks like a promise.
    if (sentence.asks && language !== 'en') continue;
    const said = new Sentence(sentence.text, language, today, monthFirst);
    for (const day of said.promisedDays()) {
      const quote = sentence.text.slice(0, LONGEST_QUOTE);
      if (found.length < MOST_PROMISES && !found.some((each) => each.day === day && each.quote === quote)) found.push({ quote, day });
    }
  }
  return found;
}

interface Patterns {
  readonly commits: RegExp;
  readonly depends: RegExp;
  readonly denies: RegExp;
  readonly bound: RegExp;
  readonly joins: RegExp;
  readonly ends: readonly (readonly [RegExp, (today: string) => string])[];
}

const compiled = new Map<Language, Patterns>();

function patternsOf(language: Language): Patterns {
  const known = compiled.get(language);
  if (known !== undefined) return known;
  const words = promiseWords[language];
  const whole = (list: string, flags = ''): RegExp => new RegExp(`(?:^|(?<= ))(?:${list})(?= |$)`, flags);
  const made: Patterns = {
    commits: whole(words.commits.map((each) => `(?:${each})`).join('|'), 'g'),
    depends: whole(words.depends),
    denies: whole(words.denies),
    bound: new RegExp(`(?:^| )(?:${words.bound})(?: (?:the|end|of|den|dem|zum|le|la|el|il|de|het|a|ao|o|zum|am)){0,3} ?$`),
    joins: whole(words.joins),
    ends: [
      [whole(words.endOfWeek), fridayOf],
      [whole(words.endOfMonth), lastDayOfMonth],
      [whole(words.endOfDay), (today) => today],
    ],
  };
  compiled.set(language, made);
  return made;
}

/** The Friday of the week a day is in; on a weekend the next one. */
function fridayOf(day: string): string {
  return addDays(day, (FRIDAY - weekdayOf(day) + 7) % 7);
}

function lastDayOfMonth(day: string): string {
  return addDays(addMonths(`${day.slice(0, 8)}01`, 1), -1);
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** A day and where its words stand in the joined words. */
interface NamedDay extends Span {
  readonly day: string;
  /** Said with "by", "before": it belongs to a promise more surely. */
  readonly isBound: boolean;
  /** What is said around it is not of the past, of a habit, or refused. */
  readonly isToCome: boolean;
}

/** One sentence as its words in a row, each with its place. */
class Sentence {
  private readonly words: string;
  private readonly language: Language;
  private readonly today: string;
  private readonly days: readonly NamedDay[];

  constructor(text: string, language: Language, today: string, monthFirst: boolean) {
    const tokens = tokenize(text).filter((token) => !/^['’‘`-]$/.test(token.word));
    const starts: number[] = [];
    let words = '';
    for (const token of tokens) {
      starts.push(words.length);
      words += `${token.word} `;
    }
    this.words = words.trimEnd();
    this.language = language;
    this.today = today;
    this.days = this.named(text, findMoments(text, language, today, { monthFirst }), { tokens, starts });
  }

  private named(text: string, moments: readonly Moment[], { tokens, starts }: { readonly tokens: readonly Token[]; readonly starts: readonly number[] }): readonly NamedDay[] {
    const { bound, ends } = patternsOf(this.language);
    const named: NamedDay[] = [];
    for (const moment of moments) {
      const day = this.dayOf(moment, tokens);
      const first = tokens.findIndex((token) => token.start >= moment.start);
      const from = starts[first];
      if (day === undefined || from === undefined) continue;
      const next = tokens.findIndex((token) => token.start >= moment.end);
      named.push({ day, from, to: starts[next] ?? this.words.length, isBound: bound.test(this.words.slice(0, from).trimEnd()), isToCome: ['offer', 'deadline'].includes(mannerOf(text, moment, this.language)) });
    }
    for (const [pattern, dayOf] of ends) {
      const match = pattern.exec(this.words);
      if (match !== null && !named.some((each) => each.from < match.index + match[0].length + 12 && each.to + 12 > match.index)) named.push({ day: dayOf(this.today), from: match.index, to: match.index + match[0].length, isBound: true, isToCome: true });
    }
    return named.sort((one, two) => one.from - two.from);
  }

  /** A day, or the last working day of a week; "in two days" names one, "in March" doesn't. */
  private dayOf(moment: Moment, tokens: readonly Token[]): string | undefined {
    if (moment.day === undefined || moment.day < this.today || moment.day > addDays(this.today, MOST_DAYS_AHEAD)) return undefined;
    if (moment.week === true) return fridayOf(moment.day);
    if (moment.vague !== true) return moment.day;
    const counts = tokens.some((token) => token.start >= moment.start && token.end <= moment.end && hasWord(calendarWords[this.language].day, token.word));
    return counts ? moment.day : undefined;
  }

  /** For each thing promised the day it is promised for, where the sentence names one. */
  promisedDays(): readonly string[] {
    const { commits, depends, denies } = patternsOf(this.language);
    if (this.days.length === 0) return [];
    const commitments = [...this.words.matchAll(commits)].map((match): Span => ({ from: match.index, to: match.index + match[0].length }));
    const used = new Set<NamedDay>();
    return commitments.flatMap((commitment, index) => {
      const before = commitments[index - 1]?.to ?? 0;
      const until = commitments[index + 1]?.from ?? this.words.length;
      const clause = this.words.slice(before, commitment.from).split(/ [;:–—] /).at(-1) ?? '';
      const said = this.words.slice(commitment.from, Math.min(until, commitment.to + 24)).split(/ [,;.(]/)[0] ?? '';
      if (depends.test(clause) || denies.test(said)) return [];
      const day = this.dayFor(commitment, { from: before, to: until }, used);
      if (day === undefined) return [];
      used.add(day);
      return [day.day];
    });
  }

  /** A day said with "by" in the stretch of this commitment, else the first after it, else the last before it. */
  private dayFor(commitment: Span, stretch: Span, used: ReadonlySet<NamedDay>): NamedDay | undefined {
    const { joins } = patternsOf(this.language);
    const near = this.days.filter((day) => !used.has(day) && day.from >= stretch.from && day.from < stretch.to);
    const after = near.filter((day) => day.to > commitment.from);
    // "We met on Monday and I will send …": a day told of is no day promised.
    const before = near.filter((day) => day.to <= commitment.from && (day.isBound || (day.isToCome && !joins.test(this.words.slice(day.to, commitment.from)))));
    return after.find((day) => day.isBound) ?? after[0] ?? before.filter((day) => day.isBound).at(-1) ?? before.at(-1);
  }
}
