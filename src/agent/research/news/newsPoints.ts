// Turns news that a source found into points: only what is about the company, each with where it stands, word for word.
import { sortNews } from '../../../domain/company/companyNews.ts';
import type { NewsItem } from '../../../domain/company/newsStories.ts';
import type { InsightPoint } from '../../../domain/insight.ts';
import type { NamedCompany } from '../../../domain/news/companyMention.ts';
import { ownDomainOf } from '../companySite.ts';
import type { Company } from '../source.ts';

/** The pane shows three; the rest stands behind. */
const MOST_POINTS = 12;

/**
 * @param fetchedOn UTC ISO instant at which the source was read.
 * @returns newest first, at most twelve.
 */
export function newsPoints(items: readonly NewsItem[], company: Company, { now, fetchedOn }: { readonly now: Date; readonly fetchedOn: string }): readonly InsightPoint[] {
  return sortNews(items, namedCompany(company), now).slice(0, MOST_POINTS).map(({ title, summary, url, publisher, on, kind, weak }) => {
    // That nobody dated it is said by the missing day.
    const reasons = weak.flatMap((each) => (each === 'undated' ? [] : [each]));
    return {
      kind: 'news', value: title, news: kind,
      ...(on === undefined ? {} : { on }),
      ...(reasons.length === 0 ? {} : { weak: reasons }),
      citation: { kind: 'web', title, url, publisher, quote: summary ?? title, fetchedOn, ...(on === undefined ? {} : { date: on }) },
    };
  });
}

/** The company as its mentions are told: a platform it has a page on is not its own. */
export function namedCompany(company: Company): NamedCompany {
  const domain = ownDomainOf(company);
  return { name: company.name, ...(domain === undefined ? {} : { domain }) };
}
