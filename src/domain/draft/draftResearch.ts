// What a draft may say of the lead's company: what the CRM knows of the account, else what research found, and one piece of recent news.
import type { DraftRequest } from './draftContent.ts';
import type { Fact, Facts } from './draftFact.ts';
import { quotedWords } from './draftQuoting.ts';
import { phrasesOf } from './draftTemplate.ts';
import { dayInWords } from './draftTime.ts';
import { overviewOf } from '../company/companyFacts.ts';
import type { FactKind, InsightPoint } from '../insight.ts';
import { newsToMention } from '../news/newsToMention.ts';
import type { Citation } from '../records.ts';
import { toldInsights } from '../toldInsights.ts';

const MOST = 80;

/** Each with its source: a column of the account, or the page it was read on. Weak findings are left out. */
export function companyFactsOf(request: DraftRequest): Facts {
  const { facts: { account }, settings, language } = request;
  const points = overviewOf(soundInsights(request), settings.research?.sources);
  const inWords = (value: InsightPoint['value'] | undefined): string | undefined => (typeof value === 'number' ? new Intl.NumberFormat(phrasesOf(language).locale).format(value) : typeof value === 'string' ? quotedWords(value, MOST) : undefined);
  const factOf = (title: string, value: string | number | undefined, kind: FactKind): Fact => {
    const known = inWords(value);
    if (known !== undefined) return { text: known, citation: { kind: 'crm', title: `Account · ${title}`, quote: String(value) } };
    const point = points.find((each) => each.kind === kind);
    const found = inWords(point?.value);
    return point === undefined || found === undefined ? {} : { text: found, citation: point.citation };
  };
  return {
    'account.industry': factOf('Industry', account?.industry, 'industry'),
    'account.city': factOf('Address 1: City', account?.city, 'headquarters'),
    'account.employees': factOf('Number of Employees', account?.employees, 'employees'),
    ...newsFactsOf(request),
  };
}

/** All three of one piece of news, or none. */
function newsFactsOf({ facts, settings, language, now }: DraftRequest): Facts {
  const [news] = newsToMention(facts, settings, now);
  if (news === undefined) return {};
  const { kind, title, url, quote } = news.citation;
  const citation: Citation = { kind, title, url, quote, date: news.on };
  return {
    'news.title': { text: news.title, citation },
    'news.publisher': { text: news.publisher, citation },
    'news.date': { text: dayInWords(news.on, language), citation },
  };
}

function soundInsights({ facts, settings }: DraftRequest): ReturnType<typeof toldInsights> {
  return toldInsights(facts, settings).map((insight) => ({ ...insight, points: insight.points.filter(({ weak = [] }) => weak.length === 0) }));
}
