// The company's own website: how it describes itself, word for word. What it claims is shown as its claim.
import type { FactKind, InsightPoint } from '../../domain/insight.ts';
import { at, isObject, listAt, textAt } from './parsedJson.ts';
import { quotedText } from './quotedText.ts';
import type { ResearchSource } from './source.ts';
import { MOST_POINTS, webCitation } from './webCitation.ts';
import { readWebsite } from './websitePages.ts';
import type { SitePage } from './websitePages.ts';

interface Said {
  readonly kind: FactKind;
  readonly value: string | number;
  readonly quote: string;
  readonly page: SitePage;
}

const MOST_PRODUCTS = 8;
const SHORTEST_SUMMARY = 30;
const LONGEST_SENTENCE = 400;
const ORGANIZATIONS = /(?:^|\/)(?:[A-Za-z]*Organization|Corporation|LocalBusiness|[A-Za-z]*Business|[A-Za-z]*Store|NGO|Airline|Hotel|ProfessionalService|BankOrCreditUnion|InsuranceAgency)$/;
const PRODUCTS = /(?:^|\/)(?:Product|ProductGroup|Service|SoftwareApplication|WebApplication|FinancialProduct)$/;
const MISSION = /\b(?:our|company['’]s) (?:mission|purpose)\b|\bunsere? (?:mission|leitbild|auftrag)\b|\bnotre (?:mission|raison d['’]être)\b|\bnuestra misión\b|\bla nostra missione?\b|\bonze missie\b|\ba nossa missão\b|\bnossa missão\b/i;
const WORKFORCE = /\d[\d.,'’\s]{0,12}\+?\s(?:[\p{L}-]{1,20}\s)?(?:[\p{L}-]{1,20}\s)?(?:employees|team members|staff|mitarbeite[\p{L}]{0,8}|beschäftigte[n]?|salariés|collaborateurs|empleados|dipendenti|collaboratori|medewerkers|colaboradores|funcionários)(?!\p{L})/iu;

export const website: ResearchSource = {
  id: 'website',
  kinds: ['overview'],
  isConfigured: () => true,
  find: async (company, kind, tools) => {
    if (kind !== 'overview') return [];
    const pages = await readWebsite(company, tools);
    const said = [...summary(pages), ...mission(pages), ...products(pages), ...workforce(pages), ...organization(pages)];
    // A page that says nothing, such as one that asks whether we are human, is not shown as found.
    return (said.length === 0 ? [] : [...said, ...address(pages)]).slice(0, MOST_POINTS).map(({ kind: about, value, quote, page: { answer, facts } }) => {
      const host = new URL(answer.url).hostname;
      return { kind: about, value: typeof value === 'string' ? quotedText(value) : value, citation: webCitation(answer, tools.now, { title: facts.title ?? host, publisher: host, quote }) } satisfies InsightPoint;
    });
  },
};

/** The first that is long enough to say something: description of the page, of the preview, of the structured data, then the first sentences about the company. */
function summary(pages: readonly SitePage[]): readonly Said[] {
  const home = pages[0];
  if (home === undefined) return [];
  const { meta, structured } = home.facts;
  const described = [meta.get('description'), meta.get('og:description'), ...structured.filter(isOrganization).map((each) => textAt(each, 'description'))].find((text) => text !== undefined && quotedText(text).length >= SHORTEST_SUMMARY);
  if (described !== undefined) return [{ kind: 'summary', value: described, quote: described, page: home }];
  const about = pages.find(({ role }) => role === 'about') ?? home;
  const block = about.facts.blocks.find((each) => each.length >= SHORTEST_SUMMARY * 2);
  return block === undefined ? [] : [{ kind: 'summary', value: block, quote: block, page: about }];
}

function mission(pages: readonly SitePage[]): readonly Said[] {
  return firstSentence(pages, MISSION).map((found) => ({ kind: 'mission', ...found }));
}

/** As a sentence, never as a number: nobody checked it. */
function workforce(pages: readonly SitePage[]): readonly Said[] {
  return firstSentence(pages, WORKFORCE).map((found) => ({ kind: 'employees', ...found }));
}

/** Pages about the company are read before its first one. */
function firstSentence(pages: readonly SitePage[], pattern: RegExp): readonly Pick<Said, 'value' | 'quote' | 'page'>[] {
  for (const page of [...pages.filter(({ role }) => role === 'about'), ...pages.filter(({ role }) => role === 'home')]) {
    for (const [index, block] of page.facts.blocks.entries()) {
      const sentences = block.split(/(?<=[.!?])\s/);
      const found = sentences.find((sentence) => sentence.length <= LONGEST_SENTENCE && pattern.test(sentence));
      if (found === undefined) continue;
      // "Our mission" is often the heading of the sentence that says it.
      const next = page.facts.blocks[index + 1];
      const quote = found === block && !/[.!?:]$/.test(found) && found.length < SHORTEST_SUMMARY && next !== undefined ? `${found}: ${next}` : found;
      return [{ value: quote, quote, page }];
    }
  }
  return [];
}

/** Names of the structured data, else the headings of the page about products. */
function products(pages: readonly SitePage[]): readonly Said[] {
  for (const page of pages) {
    const names = page.facts.structured.filter((each) => isOfType(each, PRODUCTS)).flatMap((each) => textAt(each, 'name') ?? []);
    const offered = page.facts.structured.filter(isOrganization).flatMap((each) => [...listAt(each, 'makesOffer'), ...listAt(each, 'hasOfferCatalog', 'itemListElement')]).flatMap((offer) => textAt(offer, 'itemOffered', 'name') ?? textAt(offer, 'name') ?? []);
    const quote = listed([...names, ...offered]);
    if (quote !== '') return [{ kind: 'products', value: quote, quote, page }];
  }
  const page = pages.find(({ role }) => role === 'products');
  const quote = listed(page?.facts.headings ?? []);
  return page === undefined || quote === '' ? [] : [{ kind: 'products', value: quote, quote, page }];
}

function listed(names: readonly string[]): string {
  return [...new Set(names.map((name) => quotedText(name, 80)).filter((name) => name !== ''))].slice(0, MOST_PRODUCTS).join(' · ');
}

/** What the structured data of the organization states beyond its description. People named in it are left out. */
function organization(pages: readonly SitePage[]): readonly Said[] {
  for (const page of pages) {
    const found = page.facts.structured.filter(isOrganization).flatMap((each) => factsOf(each).map((fact) => ({ ...fact, page })));
    const kinds = new Set<FactKind>();
    const first = found.filter(({ kind }) => !kinds.has(kind) && kinds.add(kind));
    if (first.length > 0) return first;
  }
  return [];
}

function factsOf(data: unknown): readonly Pick<Said, 'kind' | 'value' | 'quote'>[] {
  const city = textAt(data, 'address', 'addressLocality');
  const place = [city, textAt(data, 'address', 'addressCountry') ?? textAt(data, 'address', 'addressCountry', 'name')].filter((part) => part !== undefined).join(', ');
  const founding = textAt(data, 'foundingDate');
  const year = /^(?:1[5-9]|20)\d\d(?!\d)/.exec(founding ?? '')?.[0];
  const staff = staffOf(at(data, 'numberOfEmployees'));
  return [
    ...(city === undefined ? [] : [{ kind: 'headquarters' as const, value: place, quote: `address: ${place}` }]),
    ...(year === undefined ? [] : [{ kind: 'founded' as const, value: Number(year), quote: `foundingDate: ${founding ?? year}` }]),
    ...(staff === undefined ? [] : [{ kind: 'employees' as const, value: `numberOfEmployees: ${staff}`, quote: `numberOfEmployees: ${staff}` }]),
  ];
}

/** A number, a text, or a range; as it stands there. */
function staffOf(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'string') return String(value);
  if (!isObject(value)) return undefined;
  const single = value['value'] ?? value['name'];
  if (typeof single === 'number' || typeof single === 'string') return String(single);
  const { minValue: least, maxValue: most } = value;
  return (typeof least === 'number' || typeof least === 'string') && (typeof most === 'number' || typeof most === 'string') ? `${least}–${most}` : undefined;
}

/** Where the site really is, which may not be where the CRM says. */
function address(pages: readonly SitePage[]): readonly Said[] {
  const home = pages[0];
  return home === undefined ? [] : [{ kind: 'website', value: home.answer.url, quote: home.facts.title ?? home.answer.url, page: home }];
}

function isOrganization(data: unknown): boolean {
  return isOfType(data, ORGANIZATIONS);
}

function isOfType(data: unknown, pattern: RegExp): boolean {
  const type = at(data, '@type');
  return (Array.isArray(type) ? (type as readonly unknown[]) : [type]).some((each) => typeof each === 'string' && each.length < 100 && pattern.test(each));
}
