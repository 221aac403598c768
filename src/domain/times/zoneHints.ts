// Whose clock a sentence speaks of: a named zone, a distance from UTC, the writer's own or the reader's.
import { calendarWords, zoneAbbreviations, zoneNames } from './calendarWords.ts';
import type { Language } from '../languages.ts';
import { hasWord as has, tokenize } from './momentTokens.ts';
import type { Token } from './momentTokens.ts';

/** Whose clock is meant. `minutes` are east of UTC. */
export type ZoneHint = { readonly kind: 'zone'; readonly zone: string } | { readonly kind: 'offset'; readonly minutes: number } | { readonly kind: 'mine' } | { readonly kind: 'yours' };

export interface ZoneHintAt {
  /** Offset into the sentence. */
  readonly at: number;
  readonly hint: ZoneHint;
}

const timeNouns = 'time|zeit|ortszeit|tijd|heure|hora|horario|ora|uur';
const hourMarks = /^(?:\d{1,4}|uhr|uur|u|h|hs|hrs|am|pm|m|oclock|clock|ore|horas|heures)$/;
/** "here", right beside an hour: the writer's clock. */
const hereWords: Readonly<Record<Language, string>> = { en: 'here', de: 'hier', fr: 'ici', es: 'aqui|aca', it: 'qui|qua', pt: 'aqui|ca', nl: 'hier' };
const atOurs: Readonly<Record<Language, string>> = { en: 'our end|my end', de: 'bei uns|bei mir', fr: 'chez nous|chez moi', es: 'nosotros', it: 'da noi|da me', pt: 'conosco', nl: 'bij ons|bij mij' };

function offsetAfter(tokens: readonly Token[], at: number): number | undefined {
  const sign = tokens[at + 1]?.word;
  const hours = tokens[at + 2]?.word ?? '';
  if (!['+', '-', '–'].includes(sign ?? '') || !/^\d{1,2}$/.test(hours)) return undefined;
  const minutes = tokens[at + 3]?.word === ':' && /^\d{2}$/.test(tokens[at + 4]?.word ?? '') ? Number(tokens[at + 4]?.word) : 0;
  return (sign === '+' ? 1 : -1) * (Number(hours) * 60 + minutes);
}

function zoneAt(tokens: readonly Token[], at: number): ZoneHint | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  const previous = tokens[at - 1]?.word === '(' ? tokens[at - 2]?.word : tokens[at - 1]?.word;
  const abbreviated = Object.hasOwn(zoneAbbreviations, token.word) ? zoneAbbreviations[token.word] : undefined;
  if (abbreviated !== undefined && /^[A-Z]+$/.test(token.raw) && (hourMarks.test(previous ?? '') || has(timeNouns, tokens[at + 1]?.word) || has(timeNouns, previous))) {
    const minutes = /^(?:utc|gmt)$/.test(token.word) ? offsetAfter(tokens, at) : undefined;
    return minutes === undefined ? { kind: 'zone', zone: abbreviated } : { kind: 'offset', minutes };
  }
  const zone = Object.hasOwn(zoneNames, token.word) ? zoneNames[token.word] : undefined;
  if (zone === undefined) return undefined;
  const around = [tokens[at - 3]?.word, tokens[at - 2]?.word, tokens[at - 1]?.word, tokens[at + 1]?.word, tokens[at + 2]?.word];
  const atHour = hourMarks.test(previous ?? '') || (has('de|di|d|\'|’', previous) && (hourMarks.test(tokens[at - 2]?.word ?? '') || hourMarks.test(tokens[at - 3]?.word ?? '')));
  return atHour || around.some((word) => has(timeNouns, word)) ? { kind: 'zone', zone } : undefined;
}

/** Whose clocks a sentence names, each with its place. */
export function zoneHints(sentence: string, language: Language): readonly ZoneHintAt[] {
  const tokens = tokenize(sentence);
  const words = calendarWords[language];
  const found: ZoneHintAt[] = [];
  tokens.forEach((token, at) => {
    const word = (shift: number): string | undefined => tokens[at + shift]?.word;
    const zone = zoneAt(tokens, at);
    if (zone !== undefined) found.push({ at: token.start, hint: zone });
    const timeNear = has(words.time, word(1)) || has(timeNouns, word(1)) || has(words.time, word(-1));
    const hourNear = /^\d/.test(word(1) ?? '') || hourMarks.test(word(-1) ?? '') || has(words.hours, word(1));
    if ((timeNear && has(words.mine, token.word)) || (token.word === 'my' && /^\d/.test(word(1) ?? '')) || (hourNear && has(hereWords[language], token.word)) || (has(words.time, word(-2)) && has(hereWords[language], token.word))) found.push({ at: token.start, hint: { kind: 'mine' } });
    else if (hourMarks.test(word(-1) ?? '') && atOurs[language].split('|').includes(`${token.word} ${word(1) ?? ''}`)) found.push({ at: token.start, hint: { kind: 'mine' } });
    else if (timeNear && has(words.yours, token.word)) found.push({ at: token.start, hint: { kind: 'yours' } });
  });
  return found;
}
