// SEC EDGAR: what a listed company reported itself. A company that is not listed there gives nothing, never an estimate.
import { changeOf, healthOf } from '../../domain/company/companyFinances.ts';
import type { AnnualReport, CompanyFinances, FinancialYear, HealthSign, ReportedFigure } from '../../domain/company/companyFinances.ts';
import type { FactKind, InsightPoint, WebCitation } from '../../domain/insight.ts';
import { jsonOf } from './answerBody.ts';
import { centralIndexKeyOf } from './companyTickers.ts';
import { listAt, textAt } from './parsedJson.ts';
import type { JsonObject } from './parsedJson.ts';
import { quotedText } from './quotedText.ts';
import { financesFrom } from './secFacts.ts';
import type { PublicAnswer, ResearchSource, SourceTools } from './source.ts';
import { isOld, MOST_POINTS, webCitation } from './webCitation.ts';

const TICKERS_URL = 'https://www.sec.gov/files/company_tickers.json';
const PUBLISHER = 'U.S. Securities and Exchange Commission';
/** Facts of a large bank are about 12 MB. */
const MOST_FACT_BYTES = 40_000_000;
const MOST_LIST_BYTES = 8_000_000;

const figureKinds = { revenue: 'revenue', netIncome: 'net-income', operatingIncome: 'operating-income', assets: 'assets', liabilities: 'liabilities', equity: 'equity', cash: 'cash' } as const satisfies Readonly<Record<string, FactKind>>;
type Figure = keyof typeof figureKinds;
const figures = Object.keys(figureKinds) as readonly Figure[];

interface Filer {
  readonly number: string;
  readonly name: string;
  readonly submissions: JsonObject;
  readonly answer: PublicAnswer;
}

export const sec: ResearchSource = {
  id: 'sec',
  kinds: ['overview', 'finances'],
  // Without a way to reach who asks, the SEC refuses automatic readers.
  isConfigured: (keys) => keys.RESEARCH_CONTACT !== undefined,
  find: async ({ name }, kind, tools) => {
    if (kind === 'news') return [];
    const filer = await findFiler(name, tools);
    if (filer === undefined) return [];
    return kind === 'overview' ? overviewOf(filer, tools.now) : financesOf(filer, tools);
  },
};

/** By the name on the SEC's list; funds and persons also file there, and are none. */
async function findFiler(name: string, { fetch }: SourceTools): Promise<Filer | undefined> {
  const list = jsonOf(await fetch(TICKERS_URL, { maxBytes: MOST_LIST_BYTES, expects: 'json' }));
  const number = list === undefined ? undefined : centralIndexKeyOf(list, name);
  if (number === undefined) return undefined;
  const answer = await fetch(`https://data.sec.gov/submissions/CIK${number}.json`, { maxBytes: MOST_LIST_BYTES, expects: 'json' });
  const submissions = jsonOf(answer);
  if (submissions === undefined || (textAt(submissions, 'entityType') ?? 'operating') !== 'operating') return undefined;
  return { number, name: textAt(submissions, 'name') ?? name, submissions, answer };
}

function overviewOf({ number, name, submissions, answer }: Filer, now: Date): readonly InsightPoint[] {
  const url = `https://www.sec.gov/cgi-bin/browse-edgar?action=getcompany&CIK=${number}`;
  const point = (kind: FactKind, value: string, field: string): InsightPoint => ({ kind, value: quotedText(value), weak: ['name-only'], citation: webCitation(answer, now, { title: `EDGAR · ${name}`, publisher: PUBLISHER, quote: `${field}: ${value}`, url }) });
  const industry = textAt(submissions, 'sicDescription');
  const city = textAt(submissions, 'addresses', 'business', 'city');
  const state = textAt(submissions, 'addresses', 'business', 'stateOrCountryDescription');
  const symbol = listAt(submissions, 'tickers').find((each): each is string => typeof each === 'string');
  const exchange = listAt(submissions, 'exchanges').find((each): each is string => typeof each === 'string');
  return [
    ...(industry === undefined ? [] : [point('industry', industry, 'sicDescription')]),
    ...(city === undefined ? [] : [point('headquarters', [city, state].filter((part) => part !== undefined).join(', '), 'addresses.business')]),
    ...(symbol === undefined ? [] : [point('stock-symbol', exchange === undefined ? symbol : `${exchange}: ${symbol}`, 'tickers')]),
  ];
}

async function financesOf(filer: Filer, { fetch, now }: SourceTools): Promise<readonly InsightPoint[]> {
  const answer = await fetch(`https://data.sec.gov/api/xbrl/companyfacts/CIK${filer.number}.json`, { maxBytes: MOST_FACT_BYTES, expects: 'json' });
  const facts = jsonOf(answer);
  const finances = facts === undefined ? undefined : financesFrom(facts);
  if (finances === undefined) return [];
  const cited = (report: AnnualReport, quote: string): WebCitation =>
    webCitation(answer, now, { title: `${report.form} · ${report.filedOn} · ${report.number}`, publisher: PUBLISHER, quote, url: filingUrl(filer, report), date: report.filedOn });
  const points = [
    ...figures.flatMap((figure) => figurePoint(finances, figure, cited)),
    ...healthOf(finances).map((sign) => healthPoint(sign, finances, cited)),
    ...employeesPoint(finances, cited),
  ];
  return points.slice(0, MOST_POINTS).map((point) => ({ ...point, weak: ['name-only', ...(isOld(point.citation.date, now) ? ['old' as const] : [])] }));
}

type Cite = (report: AnnualReport, quote: string) => WebCitation;

function figurePoint({ latest, before }: CompanyFinances, figure: Figure, cited: Cite): readonly InsightPoint[] {
  const reported = latest[figure];
  if (reported === undefined) return [];
  const change = changeOf(reported, before?.[figure]);
  return [{
    kind: figureKinds[figure], value: { amount: reported.amount, currency: reported.currency }, year: latest.fiscalYear, ...(change === undefined ? {} : { change }), on: reported.report.filedOn,
    citation: cited(reported.report, quoteOf(reported)),
  }];
}

/** Value = the sign's code: the words for it are the reader's language. */
function healthPoint(sign: HealthSign, { latest, before }: CompanyFinances, cited: Cite): InsightPoint {
  const isGrowth = 'share' in sign;
  const behind = isGrowth ? [latest.revenue, before?.revenue] : sign.code === 'more-debt-than-assets' ? [latest.equity, latest.assets, latest.liabilities] : [latest.netIncome, sign.code === 'turned-profitable' || sign.code === 'turned-to-loss' ? before?.netIncome : undefined];
  const known = behind.filter((each) => each !== undefined);
  const report = known[0]?.report ?? reportOf(latest);
  return { kind: 'health', value: sign.code, year: latest.fiscalYear, ...(isGrowth ? { change: sign.share } : {}), on: report.filedOn, citation: cited(report, known.map(quoteOf).join(' · ')) };
}

function employeesPoint({ employees }: CompanyFinances, cited: Cite): readonly InsightPoint[] {
  if (employees === undefined) return [];
  return [{ kind: 'employees', value: employees.count, on: employees.on, citation: cited(employees.report, `EntityNumberOfEmployees: ${employees.count} (${employees.on})`) }];
}

/** As the facts have it: the concept's name, the amount to the unit, and the days it covers. */
function quoteOf({ concept, amount, currency, startsOn, endsOn }: ReportedFigure): string {
  return `${concept}: ${amount} ${currency} (${startsOn === undefined ? '' : `${startsOn} – `}${endsOn})`;
}

function reportOf(year: FinancialYear): AnnualReport {
  const first = figures.map((figure) => year[figure]).find((each) => each !== undefined);
  return first?.report ?? { form: '', filedOn: year.endsOn, number: '' };
}

/** The filed document itself where the list of filings still has it, else the filing's page. */
function filingUrl({ number, submissions }: Filer, report: AnnualReport): string {
  const folder = `https://www.sec.gov/Archives/edgar/data/${Number(number)}/${report.number.replaceAll('-', '')}`;
  const index = listAt(submissions, 'filings', 'recent', 'accessionNumber').indexOf(report.number);
  const document = index < 0 ? undefined : listAt(submissions, 'filings', 'recent', 'primaryDocument')[index];
  return typeof document === 'string' && /^[\w-]{1,80}(?:\.[\w-]{1,20}){0,3}$/.test(document) ? `${folder}/${document}` : `${folder}/${report.number}-index.htm`;
}
