// What several sources say of one company, put together for reading: the first source of the admin's order speaks, news the newest first.
import { insightKinds } from '../insight.ts';
import type { FactKind, Insight, InsightKind, InsightPoint, SourceId, SourceOutcome } from '../insight.ts';
import { isOldNews, newestStories, type NewsItem } from './newsStories.ts';

/** Facts of which a company has several. */
const manyKinds: ReadonlySet<FactKind> = new Set<FactKind>(['officer', 'products']);
const overviewKinds: readonly FactKind[] = ['summary', 'mission', 'products', 'industry', 'employees', 'headquarters', 'founded', 'website', 'parent', 'stock-symbol', 'officer', 'funding'];
export const figureKinds = ['revenue', 'operating-income', 'net-income', 'assets', 'liabilities', 'equity', 'cash'] as const;
export type FigureKind = (typeof figureKinds)[number];
/** Three are shown at first (FEATURES R5). */
export const SHOWN_NEWS = 3;

type Orders = Readonly<Record<InsightKind, readonly SourceId[]>>;

/** The order of the sources of one kind; those nobody ordered come last, in the order they were found. */
function inOrder(insights: readonly Insight[], kind: InsightKind, orders: Orders | undefined): readonly Insight[] {
  const order = orders?.[kind] ?? [];
  const placeOf = (source: SourceId): number => (order.includes(source) ? order.indexOf(source) : order.length);
  return insights.filter((insight) => insight.kind === kind).sort((one, two) => placeOf(one.source) - placeOf(two.source));
}

/** What the company is: each kind of fact once, from the first source that has it; of officers and products all that source names. */
export function overviewOf(insights: readonly Insight[], orders?: Orders): readonly InsightPoint[] {
  const sorted = inOrder(insights, 'overview', orders);
  return overviewKinds.flatMap((kind): readonly InsightPoint[] => {
    const points = sorted.map((insight) => insight.points.filter((point) => point.kind === kind)).find((found) => found.length > 0) ?? [];
    return manyKinds.has(kind) ? points : points.slice(0, 1);
  });
}

export interface Finances {
  /** In a fixed order; each of the newest year its source has it of. */
  readonly figures: readonly InsightPoint[];
  /** Sentences about the company's health, worked out from the figures. */
  readonly health: readonly InsightPoint[];
  /** The newest fiscal year among the figures. */
  readonly year?: number;
}

/** The company's published figures; all from one source, so that they fit together. */
export function financesOf(insights: readonly Insight[], orders?: Orders): Finances {
  const source = inOrder(insights, 'finances', orders).find(({ points }) => points.some(isFigure));
  const points = source?.points ?? [];
  const figures = figureKinds.flatMap((kind): readonly InsightPoint[] => {
    const ofKind = points.filter((point) => point.kind === kind && isFigure(point)).sort((one, two) => (two.year ?? 0) - (one.year ?? 0));
    return ofKind.slice(0, 1);
  });
  const years = figures.flatMap(({ year }) => year ?? []);
  return { figures, health: points.filter(({ kind }) => kind === 'health'), ...(years.length === 0 ? {} : { year: Math.max(...years) }) };
}

/** Never an estimate and never a word: an amount in a currency, reported for a year. */
function isFigure(point: InsightPoint): boolean {
  return figureKinds.some((kind) => kind === point.kind) && typeof point.value === 'object';
}

export interface NewsReading {
  /** Of the company all of it is about. */
  readonly companyName: string;
  readonly orders?: Orders;
  readonly now: Date;
}

/**
 * News of all sources, newest first and the undated last; a story that several tell stands once, as the first source of the admin's order tells it.
 * Pages that are no news, such as the search that found them, come last, each once.
 */
export function newsOf(insights: readonly Insight[], { companyName, orders, now }: NewsReading): readonly InsightPoint[] {
  const reports = inOrder(insights, 'news', orders).flatMap(({ points }, place) => points.map((point) => ({ point, place })));
  const stories = newestStories(reports.filter(({ point }) => point.kind === 'news'), { itemOf: ({ point }) => newsItemOf(point), placeOf: ({ place }) => place, companyName });
  const mentions = new Map(reports.flatMap(({ point }) => (point.kind === 'mention' ? [[point.citation.url, point] as const] : [])));
  return [...stories.map(({ point }) => aged(point, now)), ...mentions.values()];
}

function newsItemOf({ value, on, citation: { title, url, publisher, quote } }: InsightPoint): NewsItem {
  return { title: typeof value === 'string' ? value : title, url, publisher, summary: quote, ...(on === undefined ? {} : { on }) };
}

/** Time passes while a point is stored. */
function aged(point: InsightPoint, now: Date): InsightPoint {
  const weak = point.weak ?? [];
  return point.on === undefined || weak.includes('old') || !isOldNews(point.on, now) ? point : { ...point, weak: ['old', ...weak] };
}

/** How asking for one kind of facts went, beside what was found. */
export interface KindState {
  /**
   * `off`: every source is switched off; `no-consent`: the lead's owner did not agree; `not-configured`: no source could be asked;
   * `nothing`: sources answered that they know no such company; `failed`: none answered; `not-asked`: no research ran yet.
   */
  readonly state: 'found' | 'nothing' | 'failed' | 'off' | 'no-consent' | 'not-configured' | 'not-asked';
  /** Those that did not answer, whatever the others said. */
  readonly failed: readonly SourceOutcome[];
}

/** @param has whether facts of this kind are known, also from an earlier run. */
export function stateOf(kind: InsightKind, outcomes: readonly SourceOutcome[], has: boolean): KindState {
  const own = outcomes.filter((each) => each.kind === kind);
  const failed = own.filter(({ outcome }) => outcome === 'failed');
  const someAre = (outcome: SourceOutcome['outcome']): boolean => own.some((each) => each.outcome === outcome);
  if (has || someAre('found')) return { state: 'found', failed };
  if (own.length === 0) return { state: 'not-asked', failed };
  // What somebody refused is said before what nobody knows.
  if (someAre('no-consent')) return { state: 'no-consent', failed };
  if (someAre('nothing')) return { state: 'nothing', failed };
  if (failed.length > 0) return { state: 'failed', failed };
  return { state: someAre('off') ? 'off' : 'not-configured', failed };
}

/** The newest instant at which facts of each kind were gathered. */
export function gatheredOn(insights: readonly Insight[]): Readonly<Partial<Record<InsightKind, string>>> {
  return Object.fromEntries(insightKinds.flatMap((kind) => {
    const newest = insights.filter((insight) => insight.kind === kind).map((insight) => insight.gatheredOn).sort().at(-1);
    return newest === undefined ? [] : [[kind, newest]];
  }));
}
