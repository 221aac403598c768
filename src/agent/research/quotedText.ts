// Text of others as it may be kept and quoted: without markup and control characters, on one line, cut to a length. What it says stays what it says.
import { Parser } from 'htmlparser2';
import { withoutInvisible } from '../../domain/mail/htmlText.ts';
import { readUrl } from './readUrl.ts';

/** Longest text of a point and of a quote. */
const LONGEST = 500;
/** Characters of markup that are read for it. */
const MOST_READ = 20_000;
const hiddenTags = new Set(['script', 'style', 'template', 'noscript', 'svg', 'iframe', 'object', 'textarea', 'select']);
const inlineTags = new Set('a abbr b bdi bdo cite code em font i kbd mark q s small span strong sub sup time u var wbr'.split(' '));

/**
 * @param markup HTML, or text that may hold some.
 * @returns one line of plain text, cut behind a word with `…`; empty where there is none.
 */
export function quotedText(markup: string, longest = LONGEST): string {
  const text = withoutInvisible(withoutMarkup(markup.slice(0, MOST_READ))).replace(/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > longest / 2 ? cut.slice(0, space) : cut.replace(/[\ud800-\udbff]$/, '')).trimEnd()}…`;
}

function withoutMarkup(markup: string): string {
  if (!markup.includes('<') && !markup.includes('&')) return markup;
  const parts: string[] = [];
  let hidden = 0;
  const parser = new Parser(
    {
      onopentagname: (name) => {
        if (hiddenTags.has(name)) hidden += 1;
        else if (!inlineTags.has(name)) parts.push(' ');
      },
      onclosetag: (name) => {
        if (hiddenTags.has(name)) hidden = Math.max(0, hidden - 1);
        else if (!inlineTags.has(name)) parts.push(' ');
      },
      ontext: (text) => {
        if (hidden === 0) parts.push(text);
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.end(markup);
  return parts.join('');
}

/** @returns an address that may be shown as a link: http or https, without a user name; undefined otherwise. */
export function linkFrom(address: string | undefined, base?: string): string | undefined {
  const url = address === undefined || address.length > 2000 ? undefined : readUrl(address.trim(), base);
  if (url === undefined) return undefined;
  return (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === '' && url.hostname !== '' ? url.href : undefined;
}

/** @returns the day of a date as sources write it (ISO, RFC 2822, `20260131T…`), undefined where it is none. */
export function dayFrom(date: string | Date | null | undefined): string | undefined {
  const written = typeof date === 'string' ? date.trim().slice(0, 60).replace(/^(\d{4})(\d{2})(\d{2})(T.*)?$/, '$1-$2-$3') : date;
  const at = written === null || written === undefined || written === '' ? Number.NaN : new Date(written).getTime();
  const day = Number.isFinite(at) && Math.abs(at) < 8e15 ? new Date(at).toISOString().slice(0, 10) : undefined;
  return day !== undefined && /^(19|20)\d\d-/.test(day) ? day : undefined;
}
