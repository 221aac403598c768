// The filters of the template language: each a plain function of marked texts that leaves the marks in place.
import { afterMark, cutMarked, withoutMarks } from './draftMarks.ts';

export const templateFilters = ['append', 'capitalize', 'default', 'downcase', 'first', 'join', 'last', 'prepend', 'size', 'strip', 'truncate', 'upcase'] as const;

/** Characters of a text and of all that is written; a mail form holds about 30,000. */
export const MOST_CHARACTERS = 20_000;
/** What `truncate` cuts to where no number is given. */
const DEFAULT_TRUNCATION = 50;
export const TOO_MUCH = 'too much text';

/** The filters a template may use. What is missing stays missing, so that its gap shows; only `default` and `size` say something of it. */
export const filters: Readonly<Record<(typeof templateFilters)[number], (value: unknown, argument: unknown) => unknown>> = {
  append: (value, end) => changed(value, (text) => text + textOf(end)),
  prepend: (value, start) => changed(value, (text) => textOf(start) + text),
  capitalize: (value) =>
    changed(value, (text) => {
      const start = afterMark(text);
      return text.slice(0, start) + text.charAt(start).toUpperCase() + text.slice(start + 1);
    }),
  downcase: (value) => changed(value, (text) => text.toLowerCase()),
  upcase: (value) => changed(value, (text) => text.toUpperCase()),
  strip: (value) => changed(value, (text) => text.trim()),
  truncate: (value, most) =>
    changed(value, (text) => {
      const wanted = typeof most === 'number' && most > 0 ? Math.floor(most) : DEFAULT_TRUNCATION;
      return withoutMarks(text).length <= wanted ? text : `${cutMarked(text, wanted - 1)}…`;
    }),
  default: (value, other) => (isMissing(value) || value === '' || value === false ? other : value),
  first: (value) => (Array.isArray(value) ? value[0] : value),
  last: (value) => (Array.isArray(value) ? value.at(-1) : value),
  join: (value, between) => (Array.isArray(value) ? value.map(textOf).join(between === undefined ? ' ' : textOf(between)) : value),
  size: (value) => (Array.isArray(value) ? value.length : withoutMarks(textOf(value)).length),
};

function changed(value: unknown, change: (text: string) => string): unknown {
  return isMissing(value) ? value : change(textOf(value));
}

/** Nothing held, as against an empty text. */
export function isMissing(value: unknown): boolean {
  return value === undefined || value === null;
}

/** What a value shows: groups have no text of their own. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? value.map(textOf).join(' ') : '';
}

/** The value, unless it is a text longer than a draft may be. @throws Error `TOO_MUCH`. */
export function limited(value: unknown): unknown {
  if (typeof value === 'string' && value.length > MOST_CHARACTERS) throw new Error(TOO_MUCH);
  return value;
}
