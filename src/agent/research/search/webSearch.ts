// The one small type of a web search, and what its answers must be to count: of the site that was asked for, and naming the company.
import { readUrl } from '../readUrl.ts';
import type { SourceKeys, SourceTools } from '../source.ts';

export interface WebQuery {
  /** The company's name as a phrase and nothing about a person; sites are added by the adapter. At most 400 characters. */
  readonly query: string;
  readonly topic: 'general' | 'news' | 'finance';
  /** Registrable domains, at least one. */
  readonly domains: readonly string[];
  /** First day of what is looked for, `YYYY-MM-DD`. */
  readonly since?: string;
  /** Most results, up to 20. */
  readonly most: number;
}

export interface WebResult {
  /** As the search has them, markup included. */
  readonly title: string;
  readonly url: string;
  /** Words of the page; empty where the search gives none of its own. */
  readonly snippet: string;
  /** `YYYY-MM-DD` */
  readonly publishedOn?: string;
}

export interface WebAnswer {
  readonly results: readonly WebResult[];
  /** UTC ISO instant. */
  readonly fetchedOn: string;
  /** The search itself as a page for people: has to be shown beside the results where it is given. */
  readonly reference?: { readonly title: string; readonly url: string; readonly publisher: string };
}

export interface WebSearch {
  readonly id: 'brave' | 'tavily' | 'azure-grounding';
  readonly isConfigured: (keys: SourceKeys) => boolean;
  /** @throws SourceError */
  readonly search: (query: WebQuery, tools: SourceTools & { readonly keys: SourceKeys }) => Promise<WebAnswer>;
}

/** Longest search that all of them take. */
export const LONGEST_QUERY = 400;

/** Whether an address is of one of these sites: the site itself or a host below it, over http or https, without a user name or a port of its own. */
export function isOfSite(address: string, domains: readonly string[]): boolean {
  const url = readUrl(address);
  if (url === undefined) return false;
  const { protocol, hostname, username, password, port } = url;
  const host = hostname.replace(/\.$/, '');
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '' && port === '' && domains.some((domain) => host === domain || host.endsWith(`.${domain}`));
}

/** Site filters as search engines read them: `(site:a OR site:b)`. */
export function withSites(query: string, domains: readonly string[]): string {
  const sites = domains.map((domain) => `site:${domain}`).join(' OR ');
  return `${query} ${domains.length > 1 ? `(${sites})` : sites}`.slice(0, LONGEST_QUERY);
}

/** The period that search engines name for it: the same words every day, so that an answer of last week may be used again. Undefined = longer ago than a year. */
export function periodSince(since: string, now: Date): 'day' | 'week' | 'month' | 'year' | undefined {
  const days = (now.getTime() - Date.parse(since)) / 86_400_000;
  return days <= 1 ? 'day' : days <= 7 ? 'week' : days <= 31 ? 'month' : days <= 366 ? 'year' : undefined;
}
