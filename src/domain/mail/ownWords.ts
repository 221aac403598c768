// Takes a mail body apart: own words, closing words, signature, forwarded mail, history. Own words, taken apart again, stay the same. Used by `email.ts`.
import { splitBody } from './bodySplitter.ts';
import type { BodyParts } from './bodySplitter.ts';
import { htmlLines, quoteSigns, withoutInvisible } from './htmlText.ts';
import type { BodyLine } from './htmlText.ts';

/** Characters of text that are read; what lies behind is history or an attack. HTML has its own limit in `htmlText.ts`. */
const MOST_TEXT = 262_144;
const MOST_LINES = 20_000;
/** More unquoted lines are a log or an attack; what lies behind is not read. */
const MOST_UNQUOTED_LINES = 8_000;
/** Characters of own words that are read again in full, from the second round on, all rounds together. */
const MOST_READ_AGAIN = 100_000;
export const MOST_QUOTED = 50_000;

/**
 * Own words, signature and history of a body; HTML is preferred because it carries the clients' own marks.
 * `own` and `closing`, joined and taken apart again as text, are the same words.
 */
export function takeApart(body: { readonly text?: string; readonly html?: string }): BodyParts {
  const html = body.html ?? '';
  const isText = html.trim() === '';
  const lines = linesToRead(isText ? textLines(withoutInvisible((body.text ?? '').slice(0, MOST_TEXT))) : htmlLines(html));
  const parts = splitBody(lines);
  const words = wordsOf(parts);
  // Text of which nothing was cut would be taken apart the same way again.
  return isText && words === lines.map((line) => line.text).join('\n') ? parts : settle(parts, words);
}

/** What was cut can have hidden more to cut: a signature above a notice, two lines that only now are a header. So own words are read again until nothing changes. */
function settle(first: BodyParts, firstWords: string): BodyParts {
  let parts = first;
  let words = firstWords;
  let left = MOST_READ_AGAIN;
  for (let round = 0; words !== ''; round += 1) {
    const again = splitBody(textLines(words));
    if (wordsOf(again) === words) break;
    if (round > 0) left -= words.length;
    // Words that still change were made to cost time. From here on each round reads half of what the one before it read: all together no more than one in full.
    const kept = left > 0 ? again : { own: again.own.slice(0, Math.floor(again.own.length / 2)), closing: [] };
    parts = { ...parts, own: kept.own, closing: kept.closing, signature: [...again.signature, ...parts.signature.slice(parts.closing.length)] };
    words = wordsOf(parts);
  }
  return parts;
}

function wordsOf(parts: { readonly own: readonly string[]; readonly closing: readonly string[] }): string {
  return joinLines([...parts.own, ...parts.closing]);
}

function textLines(text: string): BodyLine[] {
  const feeds = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  return feeds.trimEnd().split('\n', MOST_LINES).map((line) => {
    const shown = line.trimEnd();
    return { text: shown, depth: shown === '' ? 0 : quoteSigns(shown) };
  });
}

function linesToRead(lines: readonly BodyLine[]): readonly BodyLine[] {
  let unquoted = 0;
  const end = lines.findIndex(({ text, depth }) => {
    if (text !== '' && depth === 0) unquoted += 1;
    return unquoted > MOST_UNQUOTED_LINES;
  });
  return end < 0 ? lines : lines.slice(0, end);
}

/** Lines → text: at most one empty line in a row, nothing at either end, at most `most` characters. */
export function joinLines(lines: readonly string[], most = MOST_TEXT): string {
  const kept: string[] = [];
  let length = 0;
  for (const line of lines) {
    const text = line.trimEnd();
    if (text === '' && (kept.length === 0 || kept[kept.length - 1] === '')) continue;
    length += text.length + 1;
    if (length > most) break;
    kept.push(text);
  }
  while (kept[kept.length - 1] === '') kept.pop();
  return kept.join('\n');
}
