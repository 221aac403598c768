// News of one company as a source found it: what is about the company, sorted by kind, each with why it is weak evidence.
import type { NewsKind } from '../insight.ts';
import { mentionReader, type NamedCompany } from '../news/companyMention.ts';
import { newsKindOf } from '../news/newsKind.ts';
import { isOldNews, newestStories, type NewsItem } from './newsStories.ts';

/** Why a piece of news is weak evidence. `undated` = nobody says when. */
export type NewsWeakness = 'old' | 'undated' | 'name-only';

export interface SortedNews extends NewsItem {
  readonly kind: NewsKind;
  readonly weak: readonly NewsWeakness[];
}

/** Clocks and time zones differ; later than tomorrow is no date of publication. */
const LATEST_DAYS = 1;
const DAY = 86_400_000;

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
  return newestStories(about, { itemOf: ({ item }) => item, companyName: company.name }).map(({ item, mention }) => {
    const weak: readonly NewsWeakness[] = [...(item.on === undefined ? (['undated'] as const) : isOldNews(item.on, now) ? (['old'] as const) : []), ...(mention === 'name-only' ? (['name-only'] as const) : [])];
    return { ...item, kind: newsKindOf(item.title, item.summary), weak };
  });
}

function withoutImpossibleDate(item: NewsItem, now: Date): NewsItem {
  const { on, ...undated } = item;
  const isPossible = on !== undefined && /^\d{4}-\d\d-\d\d$/.test(on) && Number.isFinite(Date.parse(on)) && Math.floor(Date.parse(on) / DAY) <= Math.floor(now.getTime() / DAY) + LATEST_DAYS;
  return isPossible ? item : undated;
}
