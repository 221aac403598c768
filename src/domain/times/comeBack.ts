// The day to write again after a "not now" or an absence: the day of return, the day asked for, or the first day after an absence ends.
import type { WeighedSentence } from '../words/cueMatcher.ts';
import type { Language } from '../languages.ts';
import { comeBackWords } from './comeBackWords.ts';
import { findMoments } from './moments.ts';
import type { Moment } from './moments.ts';
import { mannerOf } from './timeTalk.ts';
import { addDays, weekdayOf } from './wallTime.ts';
import { fold } from '../words/sentences.ts';

interface Asked {
  /** Day the mail was written. */
  readonly today: string;
  readonly monthFirst: boolean;
  readonly kind: 'not-now' | 'out-of-office';
}

interface ComeBack {
  readonly day: string;
  readonly sentence: WeighedSentence;
}

interface Patterns {
  readonly returns: RegExp;
  readonly askAgain: RegExp;
  readonly from: RegExp;
  readonly before: RegExp;
  readonly denies: RegExp;
  readonly inclusive: RegExp;
  readonly until: RegExp;
  readonly to: RegExp;
  readonly spanStart: RegExp;
  readonly unrelated: RegExp;
}

const compiled = new Map<Language, Patterns>();
/** "dal 23 al" before "27 novembre": the first day has no month of its own. */
const bareSpanStart = /(?:^|\s)(?:dal|del|du|vom|von|from|de|van)\s(?:le |el )?\d{1,2}(?:st|nd|rd|th|e|\.)?\s(?:al|au|bis|bis zum|to|a|ao|tot|until|till|t\/m|tot en met)\s(?:el |le )?$/;
/** Characters before a moment in which a word about it stands. */
const NEAR = 44;

function patternsOf(language: Language): Patterns {
  const known = compiled.get(language);
  if (known !== undefined) return known;
  const words = comeBackWords[language];
  const whole = (list: string): RegExp => new RegExp(`(?:^|[^a-z0-9])(?:${list})(?=[^a-z0-9]|$)`);
  const ending = (list: string): RegExp => new RegExp(`(?:^|[^a-z0-9])(?:${list})[\\s:,(]*(?:(?:the|of|on|am|dem|den|der|zum|le|la|el|il|al|du|de|da|do|dia|o|a|in|im|em|en|and|${words.weekdays})[\\s,.]+){0,4}$`);
  const made = { returns: whole(words.returns), askAgain: whole(words.askAgain), from: ending(words.from), before: ending(words.before), denies: whole(words.denies), inclusive: whole(words.inclusive), until: ending(words.until), to: ending(words.to), spanStart: ending(words.spanStart), unrelated: whole(words.unrelated) };
  compiled.set(language, made);
  return made;
}

function nextWorkingDay(day: string): string {
  const next = addDays(day, 1);
  const weekday = weekdayOf(next);
  return weekday === 6 ? addDays(next, 2) : weekday === 0 ? addDays(next, 1) : next;
}

/** The stretch of a sentence that belongs to a moment: from the moment before it to the one after it. */
interface Around {
  readonly before: string;
  readonly after: string;
  readonly following: Moment | undefined;
}

function around(sentence: string, moments: readonly Moment[], index: number): Around {
  const moment = moments[index];
  const start = moment?.start ?? 0;
  const end = moment?.end ?? 0;
  const following = moments[index + 1];
  return {
    before: fold(sentence.slice(Math.max(moments[index - 1]?.end ?? 0, start - NEAR - 30), start)),
    after: fold(sentence.slice(end, Math.min(following?.start ?? sentence.length, end + NEAR))),
    following,
  };
}

/** True when a moment is the last day of a span: "from 3 to 14 August", "Monday through Friday", "bis einschließlich 6. Januar". */
function isLastDay(place: Around, patterns: Patterns, span: { readonly first: boolean; readonly kind: Asked['kind']; readonly day: string }): boolean {
  if (patterns.inclusive.test(place.before.slice(-30)) || /^[\s,(]*(?:inclusive|incl|inklusive|inkl|einschliesslich|inclus|inclusivement|incluido|inclusive|ambos inclusive|compreso|incluso|incluido|inclusief|included)(?![a-z])/.test(place.after)) return true;
  if (span.kind !== 'out-of-office' || !(patterns.until.test(place.before) || (span.first && patterns.to.test(place.before)))) return false;
  // Of "from … to …" the last day is still away; "until Friday" comes back after the weekend.
  return span.first || [5, 6, 0].includes(weekdayOf(span.day));
}

/** The words right around a day say that it is the day of return. */
function isAnnounced(place: Around, patterns: Patterns): boolean {
  return [patterns.returns, patterns.until, patterns.from].some((pattern) => pattern.test(place.before)) || patterns.returns.test(place.after);
}

/** "A metà febbraio. Mi riscriva allora.": the sentence beside asks to be asked again and names no figure of its own. */
function askedBeside(sentences: readonly WeighedSentence[], position: number, patterns: Patterns): boolean {
  return [sentences[position - 1], sentences[position + 1]].some((beside) => beside !== undefined && !/\d/.test(beside.text) && patterns.askAgain.test(fold(beside.text)));
}

function scoreOf(sentence: WeighedSentence, place: Around, patterns: Patterns, asked: Asked): number {
  const cue = Math.min(2, Math.max(0, sentence.weights.get(asked.kind) ?? 0));
  const folded = fold(sentence.text);
  const returns = patterns.returns.test(place.before) || (patterns.returns.test(place.after.split(/[.;]/)[0] ?? '') && !patterns.until.test(place.before));
  const again = patterns.askAgain.test(folded);
  const from = patterns.from.test(place.before);
  const until = patterns.until.test(place.before);
  const notBefore = patterns.before.test(place.before) && patterns.denies.test(folded);
  // In a message of absence any day that is left is better than none.
  const told = asked.kind === 'out-of-office' ? 0.5 : 0;
  return told + cue + (returns ? 4 : 0) + (again ? 3 : 0) + (from ? 2 : 0) + (until ? 2 : 0) + (notBefore ? 3 : 0);
}

/** Words of a deadline: what must be done by a day is wanted, not put off. All languages, folded. */
const demands = /(?:^|[^a-z])(?:must|needs? to|have to|has to|required by|deadline|at the latest|no later than|go(?:es)? live|muss|mussen|spatestens|brauchen|benotigen|doit|doivent|devons|il faut|au plus tard|besoin|tiene que|tienen que|debe|deben|necesitamos|como muy tarde|a mas tardar|deve|devono|ci serve|al piu tardi|entro|tem de|tem que|precisamos|precisa estar|o mais tardar|moet|moeten|uiterlijk|nodig)(?=[^a-z]|$)/;
/** Words of waiting, with which the same words put off. */
const waits = /(?:^|[^a-z])(?:wait|first|until|not before|nothing|warten|erst|zuerst|vorher nicht|nichts|gar nicht|attendre|d abord|pas avant|rien|esperar|primero|hasta que|nada|aspett\w*|prima|finche|niente|aguardar|esperar|primeiro|wachten|eerst|tot dat|totdat|niets|pas)(?=[^a-z]|$)/;

/** "It has to run before the end of March". */
function isDeadline(sentence: string, patterns: Patterns): boolean {
  const folded = fold(sentence);
  return demands.test(folded) && !waits.test(folded) && !patterns.askAgain.test(folded) && !patterns.denies.test(folded);
}

/** The day to write again and the sentence that says it; undefined when no sentence about later, or about being away, names a day. */
export function findComeBackDay(sentences: readonly WeighedSentence[], language: Language, asked: Asked): ComeBack | undefined {
  const patterns = patternsOf(language);
  let best: { day: string; sentence: WeighedSentence; score: number } | undefined;
  let week: string | undefined;
  for (const [position, sentence] of sentences.entries()) {
    const moments = findMoments(sentence.text, language, asked.today, { monthFirst: asked.monthFirst, week });
    let spanOpen = false;
    week = undefined;
    if (asked.kind === 'not-now' && isDeadline(sentence.text, patterns)) continue;
    for (const [index, moment] of moments.entries()) {
      if (moment.week === true) week = moment.day;
      const place = around(sentence.text, moments, index);
      const opened = spanOpen || bareSpanStart.test(place.before) || moment.span === 'last' || patterns.spanStart.test(place.before);
      const opens = moment.span === 'first' || (patterns.spanStart.test(place.before) && place.following !== undefined && (patterns.until.test(place.after) || patterns.to.test(place.after)));
      spanOpen = opens || (spanOpen && moment.day === undefined);
      if (moment.day === undefined || moment.day <= asked.today || opens || (asked.kind === 'not-now' && moment.time !== undefined)) continue;
      if (patterns.unrelated.test(place.before.slice(-NEAR)) || (moment.vague !== true && mannerOf(sentence.text, moment, language) === 'elsewhere' && !isAnnounced(place, patterns))) continue;
      const score = scoreOf(sentence, place, patterns, asked) + (askedBeside(sentences, position, patterns) ? 1.5 : 0);
      if (score <= 0) continue;
      const last = isLastDay(place, patterns, { first: opened, kind: asked.kind, day: moment.day });
      const day = last ? nextWorkingDay(moment.day) : moment.day;
      // An exact day says more than a month; the latest of equals ends the wait.
      const exact = score + (moment.vague === true ? 0 : 0.5) - (moment.season === true ? 0.5 : 0);
      if (best === undefined || exact > best.score || (exact === best.score && day > best.day)) best = { day, sentence, score: exact };
    }
  }
  return best === undefined ? undefined : { day: best.day, sentence: best.sentence };
}
