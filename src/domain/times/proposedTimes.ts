// Times a lead proposes, and the day to write again, from the moments that sentences name.
import { weigh } from '../words/cueMatcher.ts';
import { cuesOf } from '../words/cueTables.ts';
import type { Language, ProposedTime, ReadingContext, WeighedSentence } from '../intent.ts';
import { findMoments, zoneHints } from './moments.ts';
import type { Moment, ZoneHint } from './moments.ts';
import { fold } from '../words/sentences.ts';
import { addDays, dayIn, instantAtOffset, instantOf, offsetIn } from './wallTime.ts';

const MOST_TIMES = 8;

function sentInstant(context: ReadingContext): Date {
  const parsed = context.sentOn === undefined ? Number.NaN : Date.parse(context.sentOn);
  return Number.isNaN(parsed) ? context.now : new Date(parsed);
}

/** The stretch between punctuation marks around a moment: where a "no" would stand. */
function clauseAround(sentence: string, moment: Moment): string {
  const stops = /[,;–—()]|\s-\s|\b(?:but|else|otherwise|aber|oder|sonst|mais|ou|sinon|pero|o|si no|ma|oppure|mas|maar|of|anders)\b/giu;
  let from = 0;
  let to = sentence.length;
  for (const stop of sentence.matchAll(stops)) {
    if (stop.index + stop[0].length <= moment.start) from = stop.index + stop[0].length;
    else if (stop.index >= moment.end) {
      to = stop.index;
      break;
    }
  }
  return sentence.slice(from, to);
}

const plainNo = /(?:^|\s)(?:not|no|nicht|kein|keine|pas|non|nao|niet|geen)(?:\s|$|[,.!])/;

function isDeclined(sentence: string, moment: Moment, language: Language): boolean {
  const clause = clauseAround(sentence, moment);
  if ((weigh(clause, cuesOf(language)).get('decline-time') ?? 0) >= 1) return true;
  const folded = fold(clause);
  return plainNo.test(folded) && !/why not|warum nicht|pourquoi pas|por que no|perche no|waarom niet|nicht vergessen|not before|nicht vor|pas avant|no antes/.test(folded);
}

function instantFor(day: string, time: NonNullable<Moment['time']>, hint: ZoneHint | undefined, context: ReadingContext): string | undefined {
  if (hint?.kind === 'zone') return instantOf(day, time, hint.zone);
  if (hint?.kind === 'mine') {
    const offset = context.sentOn === undefined ? undefined : offsetIn(context.sentOn);
    // "My time" of somebody whose clock we do not know is no certain hour.
    return offset === undefined ? undefined : instantAtOffset(day, time, offset);
  }
  return instantOf(day, time, context.timeZone);
}

/** Times proposed in a mail, in order, without those it refuses. An hour counts with a day of the same or the sentence before; a day alone only where a meeting is spoken of. */
export function proposedTimes(sentences: readonly WeighedSentence[], language: Language, context: ReadingContext, meeting: WeighedSentence | undefined): readonly { readonly proposal: ProposedTime; readonly sentence: WeighedSentence }[] {
  const sent = sentInstant(context);
  const today = dayIn(sent, context.timeZone);
  const found: { proposal: ProposedTime; sentence: WeighedSentence }[] = [];
  let carried: { readonly day: string; readonly sentence: number } | undefined;
  let hint: ZoneHint | undefined;
  for (const [position, sentence] of sentences.entries()) {
    const moments = findMoments(sentence.text, language, today);
    const hints = zoneHints(sentence.text, language);
    for (const moment of moments) {
      // A zone said once holds on; two zones in a sentence belong each to the hour they stand next to.
      const nearest = [...hints].sort((one, two) => Math.abs(one.at - moment.end) - Math.abs(two.at - moment.end))[0];
      hint = nearest?.hint ?? hint;
      const day = moment.day ?? (carried !== undefined && position - carried.sentence <= 1 ? carried.day : undefined);
      if (moment.day !== undefined && moment.vague !== true && !speaksOfPast(sentence.text)) carried = { day: moment.day, sentence: position };
      if (day === undefined || day < today || moment.vague === true || found.length >= MOST_TIMES) continue;
      if (isDeclined(sentence.text, moment, language) || speaksOfPast(sentence.text)) continue;
      const quote = sentence.text.slice(moment.start, moment.end);
      const at = moment.time === undefined ? undefined : instantFor(day, moment.time, hint, context);
      if (moment.time === undefined && (sentence.weights.get('meeting-request') ?? 0) < 1 && sentence !== meeting) continue;
      if (found.some(({ proposal }) => proposal.day === day && (at === undefined || proposal.at === at))) continue;
      found.push({ proposal: { quote, day, ...(at === undefined ? {} : { at }) }, sentence });
    }
  }
  return found;
}

function speaksOfPast(sentence: string): boolean {
  return /(?:^|\s)(?:yesterday|last|gestern|letzte[nrs]?|vorige[nrs]?|hier|dernier|derniere|ayer|pasado|pasada|ieri|scorso|scorsa|ontem|passado|passada|gisteren|vorige|afgelopen)(?:\s|$|[,.])/.test(fold(sentence)) && !/pasado manana|hier (?:op|bij|in|um|auf|vier|drie|twee|uur)/.test(fold(sentence));
}

const returnWords = /\b(?:back|return(?:ing|s)?|available again|wieder|zuruck|ruckkehr|retour|reviens|reviendrai|rentre|vuelvo|volvere|regreso|regresare|vuelta|reincorporo|rientro|rientrero|torno|tornero|ritorno|volto|voltarei|regresso|retorno|retornarei|volta|terug|weer)\b/;
const lastDayWords = /\b(?:einschliesslich|einschl|inklusive|inkl|inclusive|through|inclus|incluido|inclusive|compreso|incluso|t\/m|tot en met)\b|\bbis\s+(?:zum\s+)?\S+\s*$/;

/** The day to write again: where a sentence about later (or about being away) names one; `YYYY-MM-DD`, never before the mail. */
export function comeBackDay(sentences: readonly WeighedSentence[], language: Language | undefined, context: ReadingContext, kind: 'not-now' | 'out-of-office'): { readonly day: string; readonly sentence: WeighedSentence } | undefined {
  if (language === undefined) return undefined;
  const today = dayIn(sentInstant(context), context.timeZone);
  let best: { day: string; sentence: WeighedSentence; weight: number } | undefined;
  for (const sentence of sentences) {
    const folded = fold(sentence.text);
    const cue = sentence.weights.get(kind) ?? 0;
    const returns = returnWords.exec(folded);
    for (const moment of findMoments(sentence.text, language, today)) {
      if (moment.day === undefined || moment.day < today || (kind === 'not-now' && moment.time !== undefined)) continue;
      const before = folded.slice(Math.max(0, moment.start - 24), moment.start);
      const inclusive = lastDayWords.test(`${before} x`.replace(/ x$/, ' x')) || lastDayWords.test(before);
      const day = inclusive ? addDays(moment.day, 1) : moment.day;
      // A day after "back on" beats a day in the same sentence, which beats any other; the latest of equals ends the wait.
      const weight = cue + (returns !== null && returns.index <= moment.start + 12 ? 2 : 0) + (returns !== null ? 1 : 0);
      if (weight <= 0 && kind === 'not-now') continue;
      if (best === undefined || weight > best.weight || (weight === best.weight && day > best.day)) best = { day, sentence, weight };
    }
  }
  return best === undefined ? undefined : { day: best.day, sentence: best.sentence };
}
