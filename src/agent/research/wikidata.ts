// Wikidata: what its editors state about the company, each statement under its own address, with the day it is true of.
import type { FactKind, InsightPoint } from '../../domain/insight.ts';
import { textAt } from './parsedJson.ts';
import { linkFrom, quotedText } from './quotedText.ts';
import { readUrl } from './readUrl.ts';
import type { ResearchSource } from './source.ts';
import { isOld, MOST_POINTS, webCitation } from './webCitation.ts';
import { claimsOf, countOf, dateOf, itemIdOf, latestOf, pointInTimeOf, qualifierOf } from './wikidataClaims.ts';
import type { Claim, WikidataDate } from './wikidataClaims.ts';
import { findWikidataItem, labelOf, labelsOf } from './wikidataItem.ts';
import type { WikidataItem } from './wikidataItem.ts';

const PUBLISHER = 'Wikidata';
/** Property → its English label, the words a quote has. */
const properties = {
  P452: 'industry', P1128: 'employees', P159: 'headquarters location', P17: 'country', P571: 'inception', P856: 'official website',
  P169: 'chief executive officer', P488: 'chairperson', P414: 'stock exchange', P749: 'parent organization',
} as const;
type Property = keyof typeof properties;
const TICKER_SYMBOL = 'P249';
const MOST_INDUSTRIES = 3;
/** Whose values are items, so that their names are asked for. */
const itemProperties: readonly Property[] = ['P452', 'P159', 'P17', 'P169', 'P488', 'P414', 'P749'];

interface Statement {
  readonly kind: FactKind;
  readonly property?: Property;
  readonly value: string | number;
  readonly quote: string;
  readonly role?: string;
  readonly date?: WikidataDate;
}

export const wikidata: ResearchSource = {
  id: 'wikidata',
  kinds: ['overview'],
  isConfigured: () => true,
  find: async (company, kind, tools) => {
    if (kind !== 'overview') return [];
    const found = await findWikidataItem(company, tools);
    if (found === undefined) return [];
    const claims = (property: Property): readonly Claim[] => claimsOf(found.item, property, tools.now.toISOString().slice(0, 10));
    const labels = await labelsOf(itemProperties.flatMap((property) => claims(property).slice(0, MOST_INDUSTRIES).flatMap(({ value }) => itemIdOf(value) ?? [])), tools);
    return statementsOf(found, claims, (claim) => labels.get(itemIdOf(claim?.value) ?? '')).slice(0, MOST_POINTS).map((statement) => pointFrom(statement, found, tools.now));
  },
};

function statementsOf({ item }: WikidataItem, claims: (property: Property) => readonly Claim[], nameOf: (claim: Claim | undefined) => string | undefined): readonly Statement[] {
  /** A statement whose value is an item, by that item's name. */
  const named = (kind: FactKind, property: Property, claim: Claim | undefined): readonly Statement[] => {
    const label = nameOf(claim);
    return label === undefined ? [] : [{ kind, property, value: label, quote: `${properties[property]}: ${label}` }];
  };
  const description = textAt(item, 'descriptions', 'en', 'value');
  const headquarters = nameOf(claims('P159')[0]);
  const country = nameOf(claims('P17')[0]);
  return [
    ...(description === undefined ? [] : [{ kind: 'summary' as const, value: description, quote: description }]),
    ...claims('P452').slice(0, MOST_INDUSTRIES).flatMap((claim) => named('industry', 'P452', claim)),
    ...employees(claims('P1128')),
    ...(headquarters === undefined ? [] : [{ kind: 'headquarters' as const, property: 'P159' as const, value: country === undefined ? headquarters : `${headquarters}, ${country}`, quote: `${properties.P159}: ${headquarters}${country === undefined ? '' : ` · ${properties.P17}: ${country}`}` }]),
    ...founded(claims('P571')),
    ...claims('P856').slice(0, 1).flatMap(({ value }) => website(value)),
    ...(['P169', 'P488'] as const).flatMap((property) => named('officer', property, claims(property)[0]).map((each) => ({ ...each, role: properties[property] }))),
    ...claims('P414').flatMap((claim) => stockSymbol(claim, nameOf(claim))).slice(0, 1),
    ...named('parent', 'P749', claims('P749')[0]),
  ];
}

function employees(claims: readonly Claim[]): readonly Statement[] {
  const claim = latestOf(claims.filter(({ value }) => (countOf(value) ?? 0) > 0));
  const count = countOf(claim?.value);
  if (claim === undefined || count === undefined) return [];
  const date = pointInTimeOf(claim);
  return [{ kind: 'employees', property: 'P1128', value: count, quote: `${properties.P1128}: ${count}${date === undefined ? '' : ` (${date.day ?? date.year})`}`, ...(date === undefined ? {} : { date }) }];
}

function founded(claims: readonly Claim[]): readonly Statement[] {
  const date = dateOf(claims[0]?.value);
  return date === undefined ? [] : [{ kind: 'founded', property: 'P571', value: date.year, quote: `${properties.P571}: ${date.day ?? date.year}` }];
}

function website(value: unknown): readonly Statement[] {
  const link = typeof value === 'string' ? linkFrom(readUrl(value)?.href) : undefined;
  return link === undefined ? [] : [{ kind: 'website', property: 'P856', value: link, quote: `${properties.P856}: ${link}` }];
}

function stockSymbol(claim: Claim, exchange: string | undefined): readonly Statement[] {
  const symbol = qualifierOf(claim, TICKER_SYMBOL);
  if (typeof symbol !== 'string' || !/^[\w.-]{1,15}$/.test(symbol)) return [];
  return [{ kind: 'stock-symbol', property: 'P414', value: exchange === undefined ? symbol : `${exchange}: ${symbol}`, quote: `ticker symbol: ${symbol}${exchange === undefined ? '' : ` · ${properties.P414}: ${exchange}`}` }];
}

function pointFrom({ kind, property, value, quote, role, date }: Statement, { id, item, foundBy, answer }: WikidataItem, now: Date): InsightPoint {
  const label = labelOf(item) ?? id;
  const weak = [...(foundBy === 'name' ? ['name-only' as const] : []), ...(isOld(date?.latest, now) ? ['old' as const] : [])];
  return {
    kind, value: typeof value === 'string' ? quotedText(value) : value,
    ...(role === undefined ? {} : { role }), ...(date?.day === undefined ? {} : { on: date.day }), ...(weak.length === 0 ? {} : { weak }),
    citation: webCitation(answer, now, { title: `${label} (${id})`, publisher: PUBLISHER, quote, url: `https://www.wikidata.org/wiki/${id}${property === undefined ? '' : `#${property}`}`, ...(date?.day === undefined ? {} : { date: date.day }) }),
  };
}
