// A FetchXML query as data: what to read, how it is joined, filtered, ordered and paged. Names are checked when it becomes SQL.
import { errorCodes, notImplemented, queryError, WebApiError } from '../webApiError.ts';
import { parseXml, type XmlElement } from './xml.ts';

export interface FetchAttribute {
  readonly name: string;
  readonly alias?: string;
  readonly aggregate?: string;
  readonly groupBy: boolean;
  readonly dateGrouping?: string;
  readonly distinct: boolean;
}
export interface FetchCondition {
  readonly attribute: string;
  readonly operator: string;
  readonly values: readonly string[];
  /** The alias of the link whose column it is; of the entity around it without. */
  readonly entityName?: string;
  /** Compared with another column instead of values. */
  readonly valueOf?: string;
}
export interface FetchFilter {
  readonly type: 'and' | 'or';
  readonly conditions: readonly FetchCondition[];
  readonly filters: readonly FetchFilter[];
  /** Related tables whose rows decide, without giving columns. */
  readonly links: readonly FetchLink[];
}
export interface FetchOrder {
  /** Column, or with `alias` the name of an aggregate or group. */
  readonly attribute?: string;
  readonly alias?: string;
  readonly entityName?: string;
  readonly descending: boolean;
}
export interface FetchEntity {
  readonly name: string;
  readonly alias?: string;
  /** Empty: all columns of the root, none of a link. */
  readonly attributes: readonly FetchAttribute[];
  readonly allAttributes: boolean;
  readonly filters: readonly FetchFilter[];
  readonly orders: readonly FetchOrder[];
  readonly links: readonly FetchLink[];
}
export interface FetchLink extends FetchEntity {
  readonly from?: string;
  readonly to?: string;
  readonly type: LinkType;
}

/** `link-type`: the first five join, the others belong in filters. */
const linkTypes = ['inner', 'outer', 'exists', 'in', 'matchfirstrowusingcrossapply', 'any', 'not any', 'all', 'not all'] as const;
export type LinkType = (typeof linkTypes)[number];

export interface FetchQuery {
  readonly entity: FetchEntity;
  readonly top?: number;
  readonly count?: number;
  readonly page: number;
  readonly distinct: boolean;
  readonly aggregate: boolean;
  readonly totalCount: boolean;
  /** `useraworderby`: choices and lookups are ordered by what is stored. */
  readonly rawOrder: boolean;
}

const MAX_LINKS = 15;

function flag(element: XmlElement, name: string): boolean {
  const value = element.attributes.get(name)?.toLowerCase();
  return value === 'true' || value === '1';
}

function wholeNumber(element: XmlElement, name: string): number | undefined {
  const value = element.attributes.get(name);
  if (value === undefined || value === '') return undefined;
  if (!/^\d{1,9}$/.test(value)) throw queryError(`Invalid value for '${name}' in FetchXML: a whole number is needed.`);
  return Number(value);
}

function needed(element: XmlElement, name: string): string {
  const value = element.attributes.get(name);
  if (!value) throw queryError(`The element '${element.name}' of FetchXML needs the attribute '${name}'.`);
  return value;
}

function readAlias(element: XmlElement): string | undefined {
  const alias = element.attributes.get('alias');
  if (alias !== undefined && !/^[A-Za-z_]\w{0,99}$/.test(alias)) throw queryError(`The alias '${alias.slice(0, 100)}' of FetchXML is not valid.`);
  return alias;
}

function readCondition(element: XmlElement): FetchCondition {
  const nested = element.children.map((child) => {
    if (child.name !== 'value') throw queryError(`The element '${child.name}' does not belong in a condition.`);
    return child.text.trim();
  });
  const value = element.attributes.get('value');
  return {
    attribute: needed(element, 'attribute'), operator: needed(element, 'operator'), entityName: element.attributes.get('entityname'),
    values: nested.length > 0 ? nested : value === undefined ? [] : [value], valueOf: element.attributes.get('valueof'),
  };
}

function readFilter(element: XmlElement): FetchFilter {
  const type = element.attributes.get('type') ?? 'and';
  if (type !== 'and' && type !== 'or') throw queryError("The type of a FetchXML filter is 'and' or 'or'.");
  const other = element.children.find((child) => !['condition', 'filter', 'link-entity'].includes(child.name));
  if (other) throw queryError(`The element '${other.name}' does not belong in a filter.`);
  return {
    type,
    conditions: element.children.filter((child) => child.name === 'condition').map(readCondition),
    filters: element.children.filter((child) => child.name === 'filter').map(readFilter),
    links: element.children.filter((child) => child.name === 'link-entity').map(readLink),
  };
}

function readAttribute(element: XmlElement): FetchAttribute {
  return {
    name: needed(element, 'name'), alias: readAlias(element), aggregate: element.attributes.get('aggregate'), groupBy: flag(element, 'groupby'),
    dateGrouping: element.attributes.get('dategrouping'), distinct: flag(element, 'distinct'),
  };
}

function readLink(element: XmlElement): FetchLink {
  const given = element.attributes.get('link-type') ?? 'inner';
  const type = linkTypes.find((known) => known === given);
  if (!type) throw notImplemented(`The FetchXML link-type '${given.slice(0, 50)}'`);
  return { ...readEntity(element), from: element.attributes.get('from'), to: element.attributes.get('to'), type };
}

const parts = new Set(['attribute', 'all-attributes', 'no-attrs', 'filter', 'order', 'link-entity']);

function readEntity(element: XmlElement): FetchEntity {
  const other = element.children.find((child) => !parts.has(child.name));
  if (other) throw queryError(`The element '${other.name}' does not belong in FetchXML's '${element.name}'.`);
  const named = (name: string): readonly XmlElement[] => element.children.filter((child) => child.name === name);
  return {
    name: needed(element, 'name'), alias: readAlias(element), attributes: named('attribute').map(readAttribute), allAttributes: named('all-attributes').length > 0,
    filters: named('filter').map(readFilter), links: named('link-entity').map(readLink),
    orders: named('order').map((order) => ({
      attribute: order.attributes.get('attribute'), alias: order.attributes.get('alias'), entityName: order.attributes.get('entityname'), descending: flag(order, 'descending'),
    })),
  };
}

function countLinks(entity: FetchEntity): number {
  const inFilters = (filters: readonly FetchFilter[]): readonly FetchLink[] => filters.flatMap((filter) => [...filter.links, ...inFilters(filter.filters)]);
  return [...entity.links, ...inFilters(entity.filters)].reduce((sum, link) => sum + 1 + countLinks(link), 0);
}

/** Reads the text of a query. 400 for what is not FetchXML, 501 for what is and is not supported. */
export function parseFetch(text: string): FetchQuery {
  const root = parseXml(text);
  const [element, ...rest] = root.children;
  if (root.name !== 'fetch' || element?.name !== 'entity' || rest.length > 0) throw queryError("FetchXML is a 'fetch' element around one 'entity' element.");
  const entity = readEntity(element);
  if (countLinks(entity) > MAX_LINKS) throw new WebApiError(400, errorCodes.linkLimit, 'Number of link entities in query exceeded maximum limit.');
  const [top, count, page] = [wholeNumber(root, 'top'), wholeNumber(root, 'count'), wholeNumber(root, 'page') ?? 1];
  if (top !== undefined && (count !== undefined || root.attributes.has('page'))) throw queryError('The top attribute cannot be combined with paging.');
  if (page < 1 || count === 0) throw queryError('page and count of FetchXML start at 1.');
  return { entity, top, count, page, distinct: flag(root, 'distinct'), aggregate: flag(root, 'aggregate'), totalCount: flag(root, 'returntotalrecordcount'), rawOrder: flag(root, 'useraworderby') };
}
