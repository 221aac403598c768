// Finds a company's item in Wikidata: by its official website first, else by its exact name where exactly one company has it. Never by likeness.
import { isSameCompanyName, normalizeCompanyName } from '../../domain/company/companyName.ts';
import { companyDomainOf } from '../../domain/mail/companyDomain.ts';
import { jsonOf } from './answerBody.ts';
import { at, isObject, listAt, textAt } from './parsedJson.ts';
import type { JsonObject } from './parsedJson.ts';
import { ownDomainOf, siteHostOf } from './companySite.ts';
import { SourceError } from './source.ts';
import type { Company, PublicAnswer, SourceTools } from './source.ts';
import { claimsOf, itemIdOf } from './wikidataClaims.ts';

export interface WikidataItem {
  readonly id: string;
  readonly item: JsonObject;
  /** `website` = its official website is the company's, `name` = only the name agrees. */
  readonly foundBy: 'website' | 'name';
  readonly answer: PublicAnswer;
}

const API = 'https://www.wikidata.org/w/api.php';
const QUERIES = 'https://query.wikidata.org/sparql';
const LONGEST_NAME = 100;
const MOST_CANDIDATES = 5;
/** Items of large companies are above 1 MB. */
const MOST_ITEM_BYTES = 12_000_000;
const WEBSITE = 'P856';
const INSTANCE_OF = 'P31';
/** business, company, enterprise, public company, corporation, multinational, conglomerate, subsidiary, organization, bank, airline, manufacturer, cooperative, startup, brand owner. */
const COMPANY_KINDS: ReadonlySet<string> = new Set('Q4830453 Q783794 Q6881511 Q891723 Q167037 Q161726 Q778575 Q658255 Q43229 Q22687 Q46970 Q13235160 Q4539 Q129238 Q18388277 Q1058914 Q1616075 Q163740 Q270791 Q1589009 Q210167'.split(' '));
/** Only companies have these: legal form, industry, stock exchange, SEC number, legal entity identifier, OpenCorporates. */
const COMPANY_PROPERTIES = ['P1454', 'P452', 'P414', 'P5531', 'P1278', 'P1320'];
/** human, city, given name, family name, taxon, film, song: a name alone never makes them a company. */
const NEVER_COMPANIES: ReadonlySet<string> = new Set('Q5 Q515 Q202444 Q101352 Q16521 Q11424 Q7366 Q4167410 Q35127'.split(' '));

/** @throws SourceError */
export async function findWikidataItem(company: Company, tools: SourceTools): Promise<WikidataItem | undefined> {
  const domain = ownDomainOf(company);
  let missed: unknown;
  if (domain !== undefined) {
    try {
      const found = await findByWebsite(company, domain, tools);
      if (found !== undefined) return found;
    } catch (error) {
      // The query service is often overloaded; the name search then still tells websites apart.
      missed = error;
    }
  }
  const named = await findByName(company, domain, tools);
  if (named === undefined && missed !== undefined) throw missed;
  return named;
}

/**
 * English labels of items.
 * @returns by id; one without a label is not among them.
 */
export async function labelsOf(ids: readonly string[], tools: SourceTools): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { items } = await readItems([...new Set(ids)].slice(0, 50), 'labels', tools);
  return new Map(items.flatMap(({ id, item }) => {
    const label = labelOf(item);
    return label === undefined ? [] : [[id, label] as const];
  }));
}

/** The English label, else the one for all languages: names of companies often have that alone. */
export function labelOf(item: JsonObject): string | undefined {
  return textAt(item, 'labels', 'en', 'value') ?? textAt(item, 'labels', 'mul', 'value');
}

async function findByWebsite(company: Company, domain: string, tools: SourceTools): Promise<WikidataItem | undefined> {
  const sites = ['https://', 'http://'].flatMap((scheme) => ['www.', ''].flatMap((prefix) => ['/', '', '/en/'].map((path) => `<${scheme}${prefix}${domain}${path}>`)));
  const query = `SELECT DISTINCT ?item WHERE { VALUES ?site { ${sites.join(' ')} } ?item wdt:${WEBSITE} ?site } LIMIT ${MOST_CANDIDATES}`;
  const answer = jsonOf(await tools.fetch(`${QUERIES}?${new URLSearchParams({ query, format: 'json' }).toString()}`, { expects: 'json' }));
  const ids = listAt(answer, 'results', 'bindings').flatMap((row) => itemIdOf({ id: textAt(row, 'item', 'value')?.replace(/^https?:\/\/www\.wikidata\.org\/entity\//, '') }) ?? []);
  if (ids.length === 0) return undefined;
  const { items, answer: from } = await readItems(ids.slice(0, MOST_CANDIDATES), 'labels|aliases|descriptions|claims|sitelinks', tools);
  const companies = items.filter(({ item }) => hasWebsiteAt(item, domain, tools.now) && !isNever(item, tools.now));
  // A group and its parts may share a website: then the name decides.
  const chosen = companies.length === 1 ? companies : companies.filter(({ item }) => isNamed(item, company.name));
  const [only] = chosen;
  return chosen.length === 1 && only !== undefined ? { ...only, foundBy: 'website', answer: from } : undefined;
}

async function findByName(company: Company, domain: string | undefined, tools: SourceTools): Promise<WikidataItem | undefined> {
  const ids = await searchNames(company.name, tools);
  if (ids.length === 0) return undefined;
  const { items, answer } = await readItems(ids, 'labels|aliases|descriptions|claims|sitelinks', tools);
  const named = items.filter(({ item }) => isCompany(item, tools.now) && isNamed(item, company.name));
  const bySite = domain === undefined ? [] : named.filter(({ item }) => hasWebsiteAt(item, domain, tools.now));
  const [own] = bySite;
  if (bySite.length === 1 && own !== undefined) return { ...own, foundBy: 'website', answer };
  // A company of the same name with another website is another company.
  const possible = domain === undefined ? named : named.filter(({ item }) => websiteHosts(item, tools.now).length === 0);
  const [only] = possible;
  return possible.length === 1 && only !== undefined ? { ...only, foundBy: 'name', answer } : undefined;
}

async function searchNames(name: string, tools: SourceTools): Promise<readonly string[]> {
  const names = [...new Set([name.trim().slice(0, LONGEST_NAME), normalizeCompanyName(name).slice(0, LONGEST_NAME)])].filter((each) => each !== '');
  for (const search of names) {
    const answer = apiAnswer(jsonOf(await tools.fetch(`${API}?${new URLSearchParams({ action: 'wbsearchentities', search, language: 'en', type: 'item', limit: '20', format: 'json' }).toString()}`, { expects: 'json' })));
    const same = listAt(answer, 'search').filter((each) => [textAt(each, 'label'), textAt(each, 'match', 'text'), ...listAt(each, 'aliases')].some((label) => typeof label === 'string' && isSameCompanyName(label, name)));
    const ids = same.flatMap((each) => itemIdOf(each) ?? []);
    if (ids.length > 0) return ids.slice(0, MOST_CANDIDATES);
  }
  return [];
}

async function readItems(ids: readonly string[], props: string, tools: SourceTools): Promise<{ readonly items: readonly { readonly id: string; readonly item: JsonObject }[]; readonly answer: PublicAnswer }> {
  const address = `${API}?${new URLSearchParams({ action: 'wbgetentities', ids: ids.join('|'), props, languages: 'en|mul', sitefilter: 'enwiki', format: 'json' }).toString()}`;
  const answer = await tools.fetch(address, { maxBytes: MOST_ITEM_BYTES, expects: 'json' });
  const entities = at(apiAnswer(jsonOf(answer)), 'entities');
  if (!isObject(entities)) throw new SourceError('damaged');
  const items = Object.values(entities).flatMap((item) => {
    const id = itemIdOf(item);
    return isObject(item) && id !== undefined && !Object.hasOwn(item, 'missing') ? [{ id, item }] : [];
  });
  return { items, answer };
}

/** The API says what went wrong with status 200. */
function apiAnswer(answer: JsonObject | undefined): JsonObject {
  if (answer === undefined) throw new SourceError('damaged');
  const error = textAt(answer, 'error', 'code');
  if (error !== undefined) throw new SourceError(/ratelimit|maxlag|readonly/.test(error) ? 'busy' : 'refused');
  return answer;
}

function isNamed(item: JsonObject, name: string): boolean {
  const labels = [labelOf(item), ...[...listAt(item, 'aliases', 'en'), ...listAt(item, 'aliases', 'mul')].map((alias) => textAt(alias, 'value'))];
  return labels.some((label) => label !== undefined && isSameCompanyName(label, name));
}

function kindsOf(item: JsonObject, now: Date): readonly string[] {
  return claimsOf(item, INSTANCE_OF, dayOf(now)).flatMap(({ value }) => itemIdOf(value) ?? []);
}

function isNever(item: JsonObject, now: Date): boolean {
  return kindsOf(item, now).some((kind) => NEVER_COMPANIES.has(kind));
}

function isCompany(item: JsonObject, now: Date): boolean {
  return !isNever(item, now) && (kindsOf(item, now).some((kind) => COMPANY_KINDS.has(kind)) || COMPANY_PROPERTIES.some((property) => listAt(item, 'claims', property).length > 0));
}

function websiteHosts(item: JsonObject, now: Date): readonly string[] {
  return claimsOf(item, WEBSITE, dayOf(now)).flatMap(({ value }) => (typeof value === 'string' ? (siteHostOf(value) ?? []) : []));
}

function hasWebsiteAt(item: JsonObject, domain: string, now: Date): boolean {
  return websiteHosts(item, now).some((host) => companyDomainOf(host) === domain);
}

function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}
