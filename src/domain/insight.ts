// What a public source says about a lead's company: facts, each with where it stands, word for word. Never a claim without a citation.
import type { Citation, Id, Money } from './records.ts';

export const insightKinds = ['overview', 'finances', 'news'] as const;
export type InsightKind = (typeof insightKinds)[number];

/** The seed's sources and the keyless ones beside them (sales qualification agent: Research). */
export const sourceIds = [
  'website', 'wikidata', 'wikipedia', 'sec', 'company-feed', 'google-news', 'gdelt',
  'crunchbase', 'yahoo-finance', 'linkedin', 'bloomberg', 'reuters', 'business-insider',
] as const;
export type SourceId = (typeof sourceIds)[number];

/** A citation of a page on the web: all of it is known. */
export interface WebCitation extends Citation {
  readonly kind: 'web';
  readonly url: string;
  /** Who published it, e.g. `U.S. Securities and Exchange Commission`, `Reuters`. */
  readonly publisher: string;
  /** UTC ISO instant. */
  readonly fetchedOn: string;
}

export const newsKinds = ['launch', 'leadership', 'contract', 'community', 'award', 'other'] as const;
export type NewsKind = (typeof newsKinds)[number];

/** What a fact is about. */
export type FactKind =
  | 'summary' | 'industry' | 'employees' | 'headquarters' | 'founded' | 'website' | 'officer' | 'products' | 'mission' | 'stock-symbol' | 'parent'
  | 'revenue' | 'net-income' | 'operating-income' | 'assets' | 'liabilities' | 'equity' | 'cash' | 'health' | 'funding'
  | 'news' | 'mention';

export interface InsightPoint {
  readonly kind: FactKind;
  /** What it says: text as the source has it, a number (persons, a year), or an amount. */
  readonly value: string | number | Money;
  /** finances: the fiscal year it is of. */
  readonly year?: number;
  /** finances: change against the year before, 0.05 = 5 % more. */
  readonly change?: number;
  /** officer: what they are there. */
  readonly role?: string;
  /** news */
  readonly news?: NewsKind;
  /** Day it happened or was published, `YYYY-MM-DD`; undefined = not known. */
  readonly on?: string;
  /** Why it is weak evidence: `old` = older than a year, `single` = nobody else says so, `name-only` = found by the company's name alone. */
  readonly weak?: readonly ('old' | 'single' | 'name-only')[];
  readonly citation: WebCitation;
}

/** All that one source said about one company, of one kind. */
export interface Insight {
  readonly leadId: Id<'lead'>;
  readonly kind: InsightKind;
  readonly source: SourceId;
  readonly title: string;
  readonly points: readonly InsightPoint[];
  /** UTC ISO instants. */
  readonly gatheredOn: string;
  readonly expiresOn: string;
}

/** How asking one source went. `off` = the admin switched it off, `no-consent` = the lead's owner did not agree, `nothing` = it knows no such company. */
export interface SourceOutcome {
  readonly source: SourceId;
  readonly kind: InsightKind;
  readonly outcome: 'found' | 'nothing' | 'failed' | 'off' | 'no-consent' | 'not-configured';
  /** failed: `silent`, `refused`, `too-big`, `damaged`, `blocked-address`, `robots`, `busy`. */
  readonly why?: string;
  /** UTC ISO instant. */
  readonly on: string;
}
