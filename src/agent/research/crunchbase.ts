// Crunchbase: its own interface where there is a key for it, else what a web search shows of its pages.
import type { FactKind, InsightKind, InsightPoint } from '../../domain/insight.ts';
import { companyDomainOf } from '../../domain/mail/companyDomain.ts';
import type { Money } from '../../domain/records.ts';
import { grantedJson, numberAt } from './answerBody.ts';
import { ownDomainOf } from './companySite.ts';
import { at, listAt, textAt } from './parsedJson.ts';
import { dayFrom, linkFrom, quotedText } from './quotedText.ts';
import { crunchbaseSearched } from './search/searchedSources.ts';
import { SourceError } from './source.ts';
import type { ResearchSource, SourceTools } from './source.ts';

const API = 'https://api.crunchbase.com/v4/data';
const ANSWER_MAX_BYTES = 1_000_000;
/** Fields of every plan, and those of larger ones. */
const basicFields = ['identifier', 'short_description', 'website_url', 'location_identifiers', 'categories', 'founded_on'];
const moreFields = [...basicFields, 'num_employees_enum', 'funding_total', 'last_funding_type', 'last_funding_at', 'stock_symbol', 'operating_status'];
/** Several organizations may share a website: a company, its foundation, its fund. */
const MOST_CANDIDATES = 5;

type Tools = SourceTools & { readonly keys: { readonly CRUNCHBASE_API_KEY?: string } };

export const crunchbase: ResearchSource = {
  id: 'crunchbase',
  kinds: ['overview', 'finances'],
  isConfigured: (keys) => keys.CRUNCHBASE_API_KEY !== undefined || crunchbaseSearched.isConfigured(keys),
  find: async (company, kind, tools) => {
    if (tools.keys.CRUNCHBASE_API_KEY === undefined) return crunchbaseSearched.find(company, kind, tools);
    const domain = ownDomainOf(company);
    if (kind === 'news' || domain === undefined) return [];
    const headers = { 'X-cb-user-key': tools.keys.CRUNCHBASE_API_KEY, Accept: 'application/json' };
    const found = await findOrganization(domain, tools, headers);
    if (found === undefined) return [];
    const { properties, fetchedOn } = await withMore(found, tools, headers);
    return pointsFrom(properties, found.permalink, fetchedOn)[kind];
  },
};

interface Organization {
  readonly permalink: string;
  readonly properties: unknown;
  readonly fetchedOn: string;
}

/** The one organization whose website is the company's; several are told apart by the first, which ranks highest. */
async function findOrganization(domain: string, tools: Tools, headers: Readonly<Record<string, string>>): Promise<Organization | undefined> {
  const query = [{ type: 'predicate', field_id: 'website_url', operator_id: 'domain_eq', values: [domain] }, { type: 'predicate', field_id: 'facet_ids', operator_id: 'includes', values: ['company'] }];
  const order = [{ field_id: 'rank_org', sort: 'asc' }];
  const answer = await tools.fetch(`${API}/searches/organizations`, { headers, body: { field_ids: basicFields, query, order, limit: MOST_CANDIDATES }, maxBytes: ANSWER_MAX_BYTES, expects: 'json' });
  const fetchedOn = answer.fetchedOn ?? tools.now.toISOString();
  return listAt(grantedJson(answer), 'entities').flatMap((entity): readonly Organization[] => {
    const properties = at(entity, 'properties');
    const permalink = textAt(properties, 'identifier', 'permalink');
    const website = linkFrom(textAt(properties, 'website_url'));
    // What the filter promises is looked at again: a fact about another company would be worse than none.
    return permalink !== undefined && /^[a-z0-9][a-z0-9_-]*$/.test(permalink) && website !== undefined && companyDomainOf(new URL(website).hostname) === domain ? [{ permalink, properties, fetchedOn }] : [];
  })[0];
}

/** A plan that does not include these fields costs them, not the rest. */
async function withMore(found: Organization, tools: Tools, headers: Readonly<Record<string, string>>): Promise<Organization> {
  try {
    const answer = await tools.fetch(`${API}/entities/organizations/${found.permalink}?field_ids=${moreFields.join(',')}`, { headers, maxBytes: ANSWER_MAX_BYTES, expects: 'json' });
    const properties = at(grantedJson(answer), 'properties');
    return properties === undefined ? found : { ...found, properties, fetchedOn: answer.fetchedOn ?? tools.now.toISOString() };
  } catch (error) {
    if (error instanceof SourceError) return found;
    throw error;
  }
}

function pointsFrom(properties: unknown, permalink: string, fetchedOn: string): Readonly<Record<Exclude<InsightKind, 'news'>, readonly InsightPoint[]>> {
  const name = quotedText(textAt(properties, 'identifier', 'value') ?? permalink, 200);
  const point = (kind: FactKind, value: string | number | Money | undefined, quote: string, on?: string): readonly InsightPoint[] =>
    value === undefined || value === '' ? [] : [{ kind, value, ...(on === undefined ? {} : { on }), citation: { kind: 'web', title: name, url: `https://www.crunchbase.com/organization/${permalink}`, publisher: 'Crunchbase', quote, fetchedOn } }];
  const text = (kind: FactKind, value: string): readonly InsightPoint[] => point(kind, quotedText(value), quotedText(value));
  const [foundedOn, employees, round] = [textAt(properties, 'founded_on', 'value'), textAt(properties, 'num_employees_enum'), textAt(properties, 'last_funding_type')];
  const [funding, fundedOn] = [moneyAt(properties, 'funding_total'), dayFrom(textAt(properties, 'last_funding_at'))];
  const places = listAt(properties, 'location_identifiers').flatMap((each) => (['city', 'region', 'country'].includes(textAt(each, 'location_type') ?? '') ? [textAt(each, 'value') ?? ''] : []));
  const stock = textAt(properties, 'stock_symbol', 'value');
  return {
    overview: [
      ...text('summary', textAt(properties, 'short_description') ?? ''),
      ...text('industry', listAt(properties, 'categories').flatMap((each) => textAt(each, 'value') ?? []).slice(0, 5).join(', ')),
      ...text('headquarters', places.filter((each) => each !== '').join(', ')),
      ...point('founded', yearFrom(foundedOn), `founded_on ${foundedOn ?? ''}`),
      ...point('employees', employees === undefined ? undefined : rangeFrom(employees), `num_employees_enum ${employees ?? ''}`),
    ],
    finances: [
      ...point('funding', funding, `funding_total ${funding?.amount ?? ''} ${funding?.currency ?? ''}${round === undefined ? '' : `, last_funding_type ${quotedText(round, 40)}`}`.trim(), fundedOn),
      ...point('stock-symbol', stock === undefined ? undefined : quotedText(stock, 20), `stock_symbol ${quotedText(stock ?? '', 20)}`),
    ],
  };
}

function yearFrom(day: string | undefined): number | undefined {
  const year = Number(/^(\d{4})-/.exec(day ?? '')?.[1]);
  return Number.isInteger(year) && year > 1000 ? year : undefined;
}

/** `c_00051_00100` → `51–100`, `c_10001_max` → `10001+`; undefined where it is written otherwise. */
function rangeFrom(code: string): string | undefined {
  const [, least, most] = /^c_(\d{1,9})_(\d{1,9}|max)$/.exec(code) ?? [];
  if (least === undefined || most === undefined) return undefined;
  return most === 'max' ? `${Number(least)}+` : `${Number(least)}–${Number(most)}`;
}

function moneyAt(properties: unknown, name: string): Money | undefined {
  const field = at(properties, name);
  const [amount, currency] = [numberAt(field, 'value'), textAt(field, 'currency')];
  return amount === undefined || amount < 0 || currency === undefined || !/^[A-Za-z]{3}$/.test(currency) ? undefined : { amount, currency: currency.toUpperCase() };
}
