// A place to look a company up: what every source promises, and what it may use.
import type { InsightKind, InsightPoint, SourceId } from '../../domain/insight.ts';

/** What a source is told, and all of it that may leave the building: nothing about a person. */
export interface Company {
  readonly name: string;
  /** As the CRM has it, not checked. */
  readonly website?: string;
  /** Registrable domain, lower case, ASCII. */
  readonly domain?: string;
  readonly country?: string;
}

export interface PublicRequest {
  readonly headers?: Readonly<Record<string, string>>;
  /** With a body it is a POST of JSON, else a GET. */
  readonly body?: unknown;
  /** Largest answer that is read; more is `too-big`. */
  readonly maxBytes?: number;
  /** Whether the address came from a page, a feed or the CRM rather than from us: robots.txt is honored then. */
  readonly found?: true;
  /** What the answer must be: another thing, such as a page about too many requests, is not kept. */
  readonly expects?: 'json' | 'feed';
  /** UTC ISO instant: an answer kept from before it is not used (*Refresh now*). */
  readonly notBefore?: string;
  /** A model works on the answer: it may take most of a minute, and the source has longer (`companyInsights.ts`). */
  readonly slow?: true;
}

export interface PublicAnswer {
  readonly status: number;
  /** Where it came from after all redirects. */
  readonly url: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** UTC ISO instant it was read at, which is earlier where it was kept; undefined = just now. */
  readonly fetchedOn?: string;
}

/** Why a source could not be read. */
export type SourceFailure = 'silent' | 'refused' | 'too-big' | 'damaged' | 'blocked-address' | 'robots' | 'busy';

/** The one error of fetching and reading; a source throws nothing else on purpose. */
export class SourceError extends Error {
  readonly failure: SourceFailure;

  constructor(failure: SourceFailure, cause?: unknown) {
    super(failure, cause === undefined ? undefined : { cause });
    this.failure = failure;
  }
}

export interface SourceTools {
  /**
   * Asks a public address: never a private one, with limits on time and size, paced per host, answered from the cache while fresh.
   * @throws SourceError; a status of 400 or more is an answer, not an error.
   */
  readonly fetch: (url: string, request?: PublicRequest) => Promise<PublicAnswer>;
  readonly now: Date;
  /** BCP 47 tag news is asked for in, e.g. `en`. */
  readonly language: string;
}

/** Keys of sources that need one, by the name of their environment variable. */
export type SourceKeys = Readonly<Partial<Record<'BRAVE_API_KEY' | 'TAVILY_API_KEY' | 'AZURE_GROUNDING_ENDPOINT' | 'AZURE_GROUNDING_KEY' | 'AZURE_GROUNDING_MODEL' | 'CRUNCHBASE_API_KEY' | 'RESEARCH_CONTACT', string>>>;

export interface ResearchSource {
  readonly id: SourceId;
  readonly kinds: readonly InsightKind[];
  /** False where a key or another source it goes through is missing. */
  readonly isConfigured: (keys: SourceKeys) => boolean;
  /**
   * What the source says about the company; none when it does not know it for sure.
   * @throws SourceError
   */
  readonly find: (company: Company, kind: InsightKind, tools: SourceTools & { readonly keys: SourceKeys }) => Promise<readonly InsightPoint[]>;
}
