// News of one company as it is shown: sorted by kind, each story once however many publish it, newest first, the undated last.
import type { InsightPoint, NewsKind } from '../insight.ts';
import { calledBy, mentionReader, type NamedCompany } from '../news/companyMention.ts';
import { newsKindOf } from '../news/newsKind.ts';
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

/** Why a piece of news is weak evidence. `undated` = nobody says when. */
export type NewsWeakness = 'old' | 'undated' | 'name-only';

export interface SortedNews extends NewsItem {
  readonly kind: NewsKind;
  readonly weak: readonly NewsWeakness[];
}

/** News that is shown at once, and what stands behind it. */
export interface NewsShown {
  readonly shown: readonly InsightPoint[];
  readonly more: readonly InsightPoint[];
}

/** The seed's "at most three". */
const MOST_SHOWN = 3;
/** Days between two reports of one story. */
const SAME_STORY_DAYS = 2;
const OLD_DAYS = 365;
/** Clocks and time zones differ; later than tomorrow is no date of publication. */
const LATEST_DAYS = 1;
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
 * What a source found about a company, ready to be shown.
 * @param items in any order; the result does not depend on it.
 * @returns those that name the company, each story once, newest first, the undated last.
 */
export function sortNews(items: readonly NewsItem[], company: NamedCompany, now: Date): readonly SortedNews[] {
  const mentionIn = mentionReader(company);
  const about = items.flatMap((item) => {
    const mention = mentionIn(item);
    return mention === 'none' ? [] : [{ item: withoutImpossibleDate(item, now), mention }];
  });
  return newestStories(about, ({ item }) => item, company).map(({ item, mention }) => {
    const weak: readonly NewsWeakness[] = [...(item.on === undefined ? (['undated'] as const) : isOld(item.on, now) ? (['old'] as const) : []), ...(mention === 'name-only' ? (['name-only'] as const) : [])];
    return { ...item, kind: newsKindOf(item.title, item.summary), weak };
  });
}

/**
 * News of several sources together: a story that more than one has is shown once.
 * @param points of any kinds; others than news are left out.
 */
export function newsToShow(points: readonly InsightPoint[], company: NamedCompany, now: Date, most = MOST_SHOWN): NewsShown {
  const news = points.filter(({ kind }) => kind === 'news');
  const stories = newestStories(news, ({ on, citation: { title, url, publisher, quote } }) => ({ title, url, publisher, summary: quote, ...(on === undefined ? {} : { on }) }), company).map((point) => aged(point, now));
  return { shown: stories.slice(0, most), more: stories.slice(most) };
}

/** Time passes while a point is stored. */
function aged(point: InsightPoint, now: Date): InsightPoint {
  const weak = point.weak ?? [];
  return point.on === undefined || weak.includes('old') || !isOld(point.on, now) ? point : { ...point, weak: ['old', ...weak] };
}

function isOld(on: string, now: Date): boolean {
  return dayOf(on) < Math.floor(now.getTime() / DAY) - OLD_DAYS;
}

function dayOf(on: string): number {
  return Math.floor(Date.parse(on) / DAY);
}

function withoutImpossibleDate(item: NewsItem, now: Date): NewsItem {
  const { on, ...undated } = item;
  const isPossible = on !== undefined && /^\d{4}-\d\d-\d\d$/.test(on) && Number.isFinite(Date.parse(on)) && dayOf(on) <= Math.floor(now.getTime() / DAY) + LATEST_DAYS;
  return isPossible ? item : undated;
}

interface Told<T> {
  readonly of: T;
  readonly item: NewsItem;
  readonly words: ReadonlySet<string>;
  readonly numbers: readonly string[];
  readonly link: string;
}

/** Each story once, newest first, the undated last. Whatever the order they come in, and again on its own result. */
function newestStories<T>(all: readonly T[], itemOf: (each: T) => NewsItem, company: NamedCompany): readonly T[] {
  const names = new Set([...calledBy(company.name), ...plainWords(company.name)]);
  const told = all.map((of) => toldIn(of, itemOf(of), names)).sort(inOrder).slice(0, MOST_COMPARED);
  const dated = told.filter(({ item }) => item.on !== undefined);
  const undated = told.filter((each) => each.item.on === undefined && !dated.some((other) => isSameStory(each, other)));
  // An undated report never ties two dated ones together: it may be either.
  return [...onePerStory(dated), ...onePerStory(undated)].sort(inOrder).map(({ of }) => of);
}

/** Stories are told on: what is the same as the same is the same. Of each the first published stays. */
function onePerStory<T>(told: readonly Told<T>[]): readonly Told<T>[] {
  const stories: Told<T>[][] = [];
  for (const each of told) {
    const same = stories.filter((story) => story.some((other) => isSameStory(each, other)));
    for (const story of same) stories.splice(stories.indexOf(story), 1);
    stories.push([...same.flat(), each]);
  }
  return stories.flatMap((story) => [...story].sort(firstPublished).slice(0, 1));
}

function toldIn<T>(of: T, item: NewsItem, names: ReadonlySet<string>): Told<T> {
  const words = plainWords(withoutPublisher(item.title.slice(0, 400), item.publisher)).map((word) => (/^\d/.test(word) ? (/^\d+/.exec(word)?.[0] ?? word) : word)).filter((word) => !fillers.has(word) && !names.has(word));
  return { of, item, words: new Set(words), numbers: words.filter((word) => /\d/.test(word)), link: linkOf(item.url) };
}

/** Search feeds write `Title - Publisher`. */
export function withoutPublisher(title: string, publisher: string): string {
  const trimmed = title.trimEnd();
  const ending = [' - ', ' | ', ' – ', ' — '].find((mark) => publisher !== '' && trimmed.toLowerCase().endsWith(`${mark}${publisher.toLowerCase()}`));
  return ending === undefined || trimmed.length === ending.length + publisher.length ? trimmed : trimmed.slice(0, -(ending.length + publisher.length)).trimEnd();
}

/** An address without what counts visits. */
function linkOf(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/i, '').replace(/#.*$/s, '').replace(/[?&](utm_[a-z]+|wt_mc|cmpid|ref|source|fbclid|gclid)=[^&]*/gi, '').replace(/\/$/, '');
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
function inOrder<T>({ item: one }: Told<T>, { item: other }: Told<T>): number {
  return compared(other.on ?? '', one.on ?? '') || compared(one.title, other.title) || compared(one.url, other.url) || compared(one.publisher, other.publisher) || compared(one.summary ?? '', other.summary ?? '');
}

function firstPublished<T>(one: Told<T>, other: Told<T>): number {
  return compared(one.item.on ?? '', other.item.on ?? '') || inOrder(one, other);
}
