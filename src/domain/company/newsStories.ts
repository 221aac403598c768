// One story once, however many report it: in one source or in several, newest first, the undated last.
import { calledBy } from '../news/companyMention.ts';
import { plainWords } from '../words/sentences.ts';

/** A piece of news as a source has it. */
export interface NewsItem {
  readonly title: string;
  readonly summary?: string;
  readonly url: string;
  readonly publisher: string;
  /** Day it was published, `YYYY-MM-DD`; undefined = not known. */
  readonly on?: string;
}

/** How reports are read. */
export interface StoryReading<T> {
  readonly itemOf: (report: T) => NewsItem;
  /** The company all of them are about: its name says nothing about which story it is. */
  readonly companyName: string;
  /** Place of the report's source among the sources, the best first; left out = all are of one source. */
  readonly placeOf?: (report: T) => number;
}

/** Days between two reports of one story. */
const SAME_STORY_DAYS = 2;
const OLD_DAYS = 365;
/** Items compared with each other: a source gives fewer, an attacker more. */
const MOST_COMPARED = 300;
/** Share of the shorter title's words that two titles of one story have in common, and how many at least. */
const [SHARED, SHARED_WORDS] = [0.6, 3];
const DAY = 86_400_000;

const fillers = new Set(
  ('a an the of in on at to for from by with and or as its it is are be has have will new after over into ' +
    'der die das den dem des ein eine einen einem einer und oder im in am an auf aus bei fur mit nach von vom zu zum zur uber sich ist sind wird als neue neuer neues neuen ' +
    'le la les l un une des du de d et ou en au aux sur pour par avec dans est sont ' +
    'el los las uno y o del al por para con su sus es son il lo gli i e di da dal della nel per che ' +
    'het een van voor met op bij naar uit is zijn o os as um uma do dos na no nos com sao says said million millions millionen mio mn bn billion milliarden mrd euro euros eur usd dollar dollars').split(' '),
);

/**
 * The one place where reports become stories.
 * @returns of each story one report: of the best source that dates it, there the first published; newest first, the undated last.
 * Whatever the order they come in, and the same again on its own result.
 */
export function newestStories<T>(reports: readonly T[], reading: StoryReading<T>): readonly T[] {
  const names = new Set([...calledBy(reading.companyName), ...plainWords(reading.companyName)]);
  const told = reports.map((of) => toldIn(of, reading, names)).sort(inOrder).slice(0, MOST_COMPARED);
  const dated = told.filter(({ item }) => item.on !== undefined);
  const undated = told.filter((each) => each.item.on === undefined && !dated.some((other) => isSameStory(each, other)));
  // An undated report never ties two dated ones together: it may be either.
  return [...onePerStory(dated), ...onePerStory(undated)].sort(inOrder).map(({ of }) => of);
}

/** Whether news of this day is weak evidence by now. @param on `YYYY-MM-DD` */
export function isOldNews(on: string, now: Date): boolean {
  return dayOf(on) < Math.floor(now.getTime() / DAY) - OLD_DAYS;
}

function dayOf(on: string): number {
  return Math.floor(Date.parse(on) / DAY);
}

interface Told<T> {
  readonly of: T;
  readonly item: NewsItem;
  readonly place: number;
  readonly words: ReadonlySet<string>;
  readonly numbers: readonly string[];
  readonly link: string;
}

/** Stories are told on: what is the same as the same is the same. Of each the best report stays. */
function onePerStory<T>(told: readonly Told<T>[]): readonly Told<T>[] {
  const stories: Told<T>[][] = [];
  for (const each of told) {
    const same = stories.filter((story) => story.some((other) => isSameStory(each, other)));
    for (const story of same) stories.splice(stories.indexOf(story), 1);
    stories.push([...same.flat(), each]);
  }
  return stories.flatMap((story) => [...story].sort(bestFirst).slice(0, 1));
}

function toldIn<T>(of: T, { itemOf, placeOf }: StoryReading<T>, names: ReadonlySet<string>): Told<T> {
  const item = itemOf(of);
  const words = plainWords(withoutPublisher(item.title.slice(0, 400), item.publisher)).map((word) => (/^\d/.test(word) ? (/^\d+/.exec(word)?.[0] ?? word) : word)).filter((word) => !fillers.has(word) && !names.has(word));
  return { of, item, place: placeOf?.(of) ?? 0, words: new Set(words), numbers: words.filter((word) => /\d/.test(word)), link: linkOf(item.url) };
}

/** Feeds and indexes write `Title - Publisher`; the publisher may be known by its domain only (`leedsmail.com` is called `Leeds Mail`). */
export function withoutPublisher(title: string, publisher: string): string {
  const trimmed = title.trimEnd();
  const mark = [' - ', ' | ', ' – ', ' — '].map((each) => trimmed.lastIndexOf(each)).reduce((last, at) => Math.max(last, at), -1);
  const names = [publisher, /^(?:www\.)?([^\s.]+)\.\S+$/.exec(publisher)?.[1] ?? ''].map(lettersOf).filter((name) => name !== '');
  return mark > 0 && names.includes(lettersOf(trimmed.slice(mark + 3))) ? trimmed.slice(0, mark).trimEnd() : trimmed;
}

function lettersOf(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** An address without what counts visits; '' for a home page, which tells many stories. */
function linkOf(url: string): string {
  const page = url.replace(/^https?:\/\/(www\.)?/i, '').replace(/#.*$/s, '').replace(/[?&](utm_[a-z]+|wt_mc|cmpid|ref|source|fbclid|gclid)=[^&]*/gi, '').replace(/\/$/, '');
  return /[/?]/.test(page) ? page : '';
}

function isSameStory<T>(one: Told<T>, other: Told<T>): boolean {
  if (one.link !== '' && one.link === other.link) return true;
  const [first, second] = [one.item.on, other.item.on];
  if (first !== undefined && second !== undefined && Math.abs(dayOf(first) - dayOf(second)) > SAME_STORY_DAYS) return false;
  // Two quarters' results read alike but for their numbers.
  if (one.numbers.length > 0 && other.numbers.length > 0 && !one.numbers.some((number) => other.words.has(number))) return false;
  const [less, more] = one.words.size <= other.words.size ? [one.words, other.words] : [other.words, one.words];
  const shared = [...less].filter((word) => more.has(word)).length;
  return less.size > 0 && shared === more.size ? true : shared >= SHARED_WORDS && shared / less.size >= SHARED;
}

function compared(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Newest first, the undated last; a total order over all that is shown, so that the same news stands the same way. */
function inOrder<T>({ item: one, place }: Told<T>, { item: other, place: otherPlace }: Told<T>): number {
  return compared(other.on ?? '', one.on ?? '') || compared(one.title, other.title) || compared(one.url, other.url) || compared(one.publisher, other.publisher) || compared(one.summary ?? '', other.summary ?? '') || place - otherPlace;
}

/** The better source, of one source the first who published it. */
function bestFirst<T>(one: Told<T>, other: Told<T>): number {
  return one.place - other.place || compared(one.item.on ?? '', other.item.on ?? '') || inOrder(one, other);
}
