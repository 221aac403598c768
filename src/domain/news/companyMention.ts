// Whether a text speaks of a company: its name must stand in it whole, and a name that is an everyday word needs more than that.
import { normalizeCompanyName } from '../company/companyName.ts';
import { fold } from '../words/sentences.ts';
import { businessWords, everydayNames } from './nameWords.ts';

export interface NamedCompany {
  readonly name: string;
  /** Registrable domain, lower case. */
  readonly domain?: string;
}

export interface PublishedText {
  readonly title: string;
  readonly summary?: string;
  /** Where it was published. */
  readonly url?: string;
}

/** `sure` = the company's own website says it or is named in it; `name-only` = its name stands there; `none` = it is not about the company. */
export type Mention = 'sure' | 'name-only' | 'none';

/** Characters of a text that are read: more is no summary. */
const MOST_READ = 4000;
const SHORT_NAME = 3;
const LONGEST_NAME = 200;
/** Words of the longest legal form: `S. p. A.`, `GmbH & Co. KG`. */
const FORM_WORDS = 4;
/** Signs that a name of everyday words needs before it counts as the company. */
const SIGNS_NEEDED = 2;

/** Parts of a whole concern: left off only where a distinctive name remains. */
const concernWords = new Set('group gruppe groupe gruppo grupo groep holding holdings'.split(' ').map(plainOf));
const joiners = new Set('and und et y e en i och og a the di de'.split(' '));
const listings = new Set('nyse nasdaq lse lon xetra etr fra epa ams six tsx otc euronext bme bit nysearca otcmkts asx'.split(' '));

const WORD = /[\p{L}\p{N}]+/gu;

interface Word {
  /** Folded, `ae`, `oe`, `ue` as one letter: people write `Mueller` and `Müller`. */
  readonly plain: string;
  readonly written: string;
}

/** Words of a text in order. */
function wordsOf(text: string): readonly Word[] {
  return (text.slice(0, MOST_READ).match(WORD) ?? []).map((written) => ({ written, plain: plainOf(written) }));
}

function plainOf(word: string): string {
  return fold(word).replaceAll('ø', 'o').replaceAll('ł', 'l').replace(/([aou])e/g, '$1');
}

/**
 * The words a company is called by: without its legal form, what stands in brackets, and a leading article.
 * @returns folded words, at least one unless the name holds no letter and no digit.
 */
export function calledBy(name: string): readonly string[] {
  return nameOf(name).map(({ plain }) => plain);
}

function nameOf(name: string): readonly Word[] {
  const whole = name.slice(0, LONGEST_NAME).replace(/\([^()]*\)/g, ' ').trim();
  const bare = normalizeCompanyName(whole);
  const found = [...whole.matchAll(WORD)];
  // Legal form and article are what may be cut off without changing which company it is.
  const last = found.findIndex(({ 0: word, index }) => normalizeCompanyName(whole.slice(0, index + word.length)) === bare);
  const first = found[1] !== undefined && last > 0 && normalizeCompanyName(whole.slice(found[1].index)) === bare ? 1 : 0;
  let words = wordsOf(found.slice(first, last + 1).map(([word]) => word).join(' '));
  while (words.length > 1 && concernWords.has(words.at(-1)?.plain ?? '') && !isEveryday(words.slice(0, -1).map(({ plain }) => plain))) words = words.slice(0, -1);
  return words;
}

/** Whether these words mean something else in most texts: all of them everyday words, or one very short one. */
function isEveryday(words: readonly string[]): boolean {
  return words.every((word) => everydayNames.has(word) || /^\p{N}+$/u.test(word)) || (words.length === 1 && (words[0]?.length ?? 0) <= SHORT_NAME);
}

/**
 * @returns a function that says what a piece of text has to do with the company; names are compared whole, without case, accents and legal form.
 */
export function mentionReader(company: NamedCompany): (text: PublishedText) => Mention {
  // `Quillon.com` is called `Quillon` as well.
  const names = [company.name, company.name.replace(/\.(?:com|net|io|ai)(?![\p{L}\p{N}])/iu, '')].map(nameOf).filter((name) => name.length > 0);
  return (text) => {
    if (isOwn(company, text)) return 'sure';
    const parts = [text.title, text.summary ?? ''].map(wordsOf);
    return names.some((name) => isNamed(parts, name)) ? 'name-only' : 'none';
  };
}

function isNamed(parts: readonly (readonly Word[])[], name: readonly Word[]): boolean {
  const places = parts.flatMap((words) => placesOf(words, name).map((at) => ({ words, at })));
  if (places.length === 0 || !isEveryday(name.map(({ plain }) => plain))) return places.length > 0;
  const signs = [
    places.some(({ words, at }) => isCapitalized(words, at, name)),
    // Two everyday words with capitals in a text that has others without are a name.
    name.length > 1 && places.some(({ words, at }) => isCapitalized(words, at, name) && words.some(({ written }) => written.length > SHORT_NAME && /^\p{Ll}/u.test(written))),
    places.some(({ words, at }) => isMarked(words, at, name)),
    parts.some((words) => words.some(({ plain }) => isBusinessWord(plain, name))),
  ];
  return signs.filter(Boolean).length >= SIGNS_NEEDED;
}

/** On the company's own website, or with its address in the text. */
function isOwn({ domain }: NamedCompany, { title, summary = '', url }: PublishedText): boolean {
  if (domain === undefined || domain === '') return false;
  const authority = (/^https?:\/\/([^/?#\\]{1,300})/i.exec(url ?? '')?.[1] ?? '').toLowerCase();
  // What stands before an at sign is a user's name, made to look like a host.
  const host = authority.includes('@') ? '' : authority.replace(/:\d*$/, '');
  if (host === domain || host.endsWith(`.${domain}`)) return true;
  const text = `${title.slice(0, MOST_READ)} ${summary.slice(0, MOST_READ)}`.toLowerCase();
  for (let at = text.indexOf(domain); at >= 0; at = text.indexOf(domain, at + 1)) {
    // Neither the end of another name (`notacme.com`) nor the start of one (`acme.com.example`).
    const [before, after] = [text[at - 1] ?? ' ', text.slice(at + domain.length, at + domain.length + 2)];
    if (!/[\p{L}\p{N}-]/u.test(before) && !/^(?:[\p{L}\p{N}-]|\.[\p{L}\p{N}])/u.test(after)) return true;
  }
  return false;
}

/** Where the name begins in the words, a joiner between its parts left out on either side. */
function placesOf(words: readonly Word[], name: readonly Word[]): readonly number[] {
  const wanted = name.filter(({ plain }, index) => index === 0 || index === name.length - 1 || !joiners.has(plain));
  return words.flatMap((_, start) => {
    let at = start;
    for (const [index, { plain }] of wanted.entries()) {
      if (index > 0 && words[at]?.plain !== plain && joiners.has(words[at]?.plain ?? '')) at += 1;
      if (words[at]?.plain !== plain) return [];
      at += 1;
    }
    return [start];
  });
}

/** Written as a name where capitals say something: not in a text all in capitals. A short name needs all of its capitals. */
function isCapitalized(words: readonly Word[], at: number, name: readonly Word[]): boolean {
  if (!words.some(({ written }) => written !== written.toUpperCase())) return false;
  return name.every(({ written }, index) => {
    const found = words[at + index]?.written ?? '';
    return written.length <= SHORT_NAME || written === written.toUpperCase() ? found === written : /^[\p{Lu}\p{N}]/u.test(found);
  });
}

/** A legal form or a stock exchange stands right behind the name. */
function isMarked(words: readonly Word[], at: number, name: readonly Word[]): boolean {
  const next = words.slice(at + name.length, at + name.length + FORM_WORDS).map(({ plain }) => plain);
  if (listings.has(next[0] ?? '')) return true;
  return next.some((_, index) => normalizeCompanyName(`name ${next.slice(0, index + 1).join(' ')}`) === 'name' || (index > 0 && normalizeCompanyName(`name ${next.slice(0, index + 1).join('')}`) === 'name'));
}

function isBusinessWord(word: string, name: readonly Word[]): boolean {
  if (name.some(({ plain }) => plain === word)) return false;
  if (businessWords.has(word)) return true;
  for (let length = 3; length <= word.length; length += 1) if (businessWords.has(`${word.slice(0, length)}*`)) return true;
  return false;
}
