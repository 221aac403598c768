// Yahoo Finance: yearly figures of listed companies. It promises no interface: these are the addresses its own pages use, and it may refuse at any time.
import { isSameCompanyName } from '../../domain/company/companyName.ts';
import type { FactKind, InsightPoint } from '../../domain/insight.ts';
import { grantedJson, numberAt } from './answerBody.ts';
import { listAt, textAt } from './parsedJson.ts';
import { quotedText } from './quotedText.ts';
import { SourceError } from './source.ts';
import type { Company, PublicAnswer, ResearchSource, SourceTools } from './source.ts';

const API = 'https://query1.finance.yahoo.com';
const ANSWER_MAX_BYTES = 1_000_000;
/** Yahoo's names of yearly figures, in the order they are shown. */
const figures: readonly (readonly [string, FactKind])[] = [
  ['annualTotalRevenue', 'revenue'], ['annualNetIncome', 'net-income'], ['annualOperatingIncome', 'operating-income'],
  ['annualTotalAssets', 'assets'], ['annualTotalLiabilitiesNetMinorityInterest', 'liabilities'], ['annualStockholdersEquity', 'equity'], ['annualCashAndCashEquivalents', 'cash'],
];
const YEARS = 4;
const [YEAR_SECONDS, DAY_MS] = [31_536_000, 86_400_000];
/** Two yearly reports lie so many days apart; a change against anything else would say nothing. */
const [SHORTEST_YEAR, LONGEST_YEAR] = [350, 380];
const OLD_DAYS = 730;

export const yahooFinance: ResearchSource = {
  id: 'yahoo-finance',
  kinds: ['finances'],
  isConfigured: () => true,
  find: async (company, kind, tools) => {
    if (kind !== 'finances') return [];
    const stock = await findStock(company, tools);
    if (stock === undefined) return [];
    // The same question all year long, so that it is answered from what is kept.
    const until = Math.floor(Date.UTC(tools.now.getUTCFullYear() + 1, 0, 1) / 1000);
    const address = `${API}/ws/fundamentals-timeseries/v1/finance/timeseries/${encodeURIComponent(stock.symbol)}?symbol=${encodeURIComponent(stock.symbol)}&type=${figures.map(([name]) => name).join(',')}&period1=${until - YEARS * YEAR_SECONDS}&period2=${until}`;
    const answer = await tools.fetch(address, { maxBytes: ANSWER_MAX_BYTES, expects: 'json' });
    return pointsFrom(grantedBody(answer), stock, answer.fetchedOn ?? tools.now.toISOString(), tools.now);
  },
};

interface Stock {
  readonly symbol: string;
  readonly name: string;
  readonly fetchedOn: string;
}

/** The stock of exactly this name, its legal form left off. Two companies of one name: none. */
async function findStock({ name }: Company, tools: SourceTools): Promise<Stock | undefined> {
  const asked = quotedText(name, 80);
  if (asked === '') return undefined;
  const answer = await tools.fetch(`${API}/v1/finance/search?${new URLSearchParams({ q: asked, quotesCount: '10', newsCount: '0', listsCount: '0' }).toString()}`, { maxBytes: ANSWER_MAX_BYTES, expects: 'json' });
  const found = listAt(grantedBody(answer), 'quotes').flatMap((quote): readonly Stock[] => {
    const [symbol, long, short] = [textAt(quote, 'symbol'), textAt(quote, 'longname'), textAt(quote, 'shortname')];
    const isSame = [long, short].some((each) => each !== undefined && isSameCompanyName(each, name));
    return textAt(quote, 'quoteType') === 'EQUITY' && symbol !== undefined && /^[A-Z0-9][A-Z0-9.^=-]{0,19}$/i.test(symbol) && isSame ? [{ symbol, name: quotedText(long ?? short ?? symbol, 200), fetchedOn: answer.fetchedOn ?? tools.now.toISOString() }] : [];
  });
  // One company is listed in several places, under one full name.
  return new Set(found.map((each) => each.name.toLowerCase())).size === 1 ? found[0] : undefined;
}

/** Refusals come as JSON, with a status that fits or without. */
function grantedBody(answer: PublicAnswer): unknown {
  if (/"(?:Unauthorized|Invalid (?:Crumb|Cookie))"/i.test(answer.text.slice(0, 1000))) throw new SourceError('refused');
  if (answer.status === 404) return {};
  return grantedJson(answer);
}

interface Figure {
  readonly endsOn: string;
  readonly amount: number;
  readonly currency: string;
}

function pointsFrom(body: unknown, { symbol, name, fetchedOn: foundOn }: Stock, fetchedOn: string, now: Date): readonly InsightPoint[] {
  const series = listAt(body, 'timeseries', 'result');
  const url = `https://finance.yahoo.com/quote/${encodeURIComponent(symbol)}/financials/`;
  const cite = (quote: string, readOn: string): InsightPoint['citation'] => ({ kind: 'web', title: `${name} (${symbol})`, url, publisher: 'Yahoo Finance', quote, fetchedOn: readOn });
  const points = figures.flatMap(([field, kind]): readonly InsightPoint[] => {
    const years = series.flatMap((each) => listAt(each, field)).flatMap(figureFrom).sort((one, two) => (one.endsOn < two.endsOn ? 1 : -1));
    const latest = years[0];
    if (latest === undefined) return [];
    const before = years.find(({ endsOn }) => isYearBefore(endsOn, latest.endsOn));
    const change = before === undefined || before.amount <= 0 || before.currency !== latest.currency ? undefined : latest.amount / before.amount - 1;
    const isOld = now.getTime() - Date.parse(latest.endsOn) > OLD_DAYS * DAY_MS;
    return [{
      kind, value: { amount: latest.amount, currency: latest.currency }, year: Number(latest.endsOn.slice(0, 4)), on: latest.endsOn,
      ...(change === undefined ? {} : { change }), weak: [...(isOld ? (['old'] as const) : []), 'name-only'],
      citation: cite(`${field} ${latest.endsOn}: ${latest.amount} ${latest.currency}`, fetchedOn),
    }];
  });
  return points.length === 0 ? [] : [...points, { kind: 'stock-symbol', value: symbol, weak: ['name-only'], citation: cite(`${symbol} ${name}`, foundOn) }];
}

/** Twelve months only: what else Yahoo calls annual is a part of a year. */
function figureFrom(row: unknown): readonly Figure[] {
  const [endsOn, currency, amount] = [textAt(row, 'asOfDate'), textAt(row, 'currencyCode'), numberAt(row, 'reportedValue', 'raw')];
  if (textAt(row, 'periodType') !== '12M' || endsOn === undefined || !/^\d{4}-\d\d-\d\d$/.test(endsOn) || currency === undefined || !/^[A-Z]{3}$/.test(currency) || amount === undefined) return [];
  return [{ endsOn, currency, amount }];
}

function isYearBefore(endsOn: string, latest: string): boolean {
  const days = (Date.parse(latest) - Date.parse(endsOn)) / DAY_MS;
  return days >= SHORTEST_YEAR && days <= LONGEST_YEAR;
}
