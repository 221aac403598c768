// Writes OData text: literals, filters and query strings. Values are always quoted here and nowhere else.

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*(?:\/[A-Za-z_][A-Za-z0-9_]*)*$/;
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A finished filter expression. */
export type Filter = string & { readonly __filter: true };

/**
 * A column or a path over single-valued navigation properties, e.g. `parentcontactid/emailaddress1`.
 * @throws RangeError when the text is anything but names and slashes: names never come from outside.
 */
function column(name: string): string {
  if (!IDENTIFIER.test(name)) throw new RangeError(`not a column name: ${JSON.stringify(name)}`);
  return name;
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** In `contains`, `startswith` and `endswith` Dataverse reads `% _ [ ]` as wildcards; brackets make them themselves. */
function pattern(value: string): string {
  return text(value.replace(/[[%_]/g, (sign) => `[${sign}]`));
}

const filter = (expression: string): Filter => expression as Filter;

/** `column eq 'text'`; Dataverse compares without regard to case. */
export const equals = (name: string, value: string): Filter => filter(`${column(name)} eq ${text(value)}`);

/** `column eq 3` */
export const equalsNumber = (name: string, value: number): Filter => filter(`${column(name)} eq ${Number(value)}`);

/** `column eq true` */
export const isTrue = (name: string): Filter => filter(`${column(name)} eq true`);

/**
 * `column eq <guid>`
 * @throws RangeError when the value is not a GUID.
 */
export function equalsId(name: string, value: string): Filter {
  return filter(`${column(name)} eq ${guid(value)}`);
}

/**
 * The column is one of these ids; shorter than as many comparisons.
 * @throws RangeError when a value is not a GUID, or there is none.
 */
export function isOneOf(name: string, values: readonly string[]): Filter {
  if (values.length === 0) throw new RangeError('isOneOf needs at least one id');
  return filter(`Microsoft.Dynamics.CRM.In(PropertyName='${column(name)}',PropertyValues=[${values.map((value) => `'${guid(value)}'`).join(',')}])`);
}

/**
 * The column holds an id, and none of these.
 * @throws RangeError when a value is not a GUID, or there is none.
 */
export function isNoneOf(name: string, values: readonly string[]): Filter {
  if (values.length === 0) throw new RangeError('isNoneOf needs at least one id');
  return filter(`Microsoft.Dynamics.CRM.NotIn(PropertyName='${column(name)}',PropertyValues=[${values.map((value) => `'${guid(value)}'`).join(',')}])`);
}

export const contains = (name: string, value: string): Filter => filter(`contains(${column(name)},${pattern(value)})`);
export const startsWith = (name: string, value: string): Filter => filter(`startswith(${column(name)},${pattern(value)})`);
export const endsWith = (name: string, value: string): Filter => filter(`endswith(${column(name)},${pattern(value)})`);

/** `collection/any(x:x/column eq 'text')` */
export const anyEquals = (collection: string, name: string, value: string): Filter =>
  filter(`${column(collection)}/any(x:x/${column(name)} eq ${text(value)})`);

/** `column ge <instant>` */
export const notBefore = (name: string, at: Date): Filter => filter(`${column(name)} ge ${at.toISOString()}`);

/** `column lt <instant>` */
export const isBefore = (name: string, at: Date): Filter => filter(`${column(name)} lt ${at.toISOString()}`);

/** `collection/any(x:x/column ge <instant>)` */
export const anyNotBefore = (collection: string, name: string, at: Date): Filter => filter(`${column(collection)}/any(x:x/${column(name)} ge ${at.toISOString()})`);

/** `not collection/any()`: no row is related. */
export const hasNone = (collection: string): Filter => filter(`not ${column(collection)}/any()`);

/** The column names the user who asks. */
export const isCaller = (name: string): Filter => filter(`Microsoft.Dynamics.CRM.EqualUserId(PropertyName='${column(name)}')`);

export function allOf(...parts: readonly Filter[]): Filter {
  return filter(parts.map((part) => `(${part})`).join(' and '));
}

/** @throws RangeError for an empty list: `or` of nothing has no text. */
export function anyOf(...parts: readonly Filter[]): Filter {
  if (parts.length === 0) throw new RangeError('anyOf needs at least one filter');
  return filter(parts.map((part) => `(${part})`).join(' or '));
}

/**
 * A row id safe to stand in a path.
 * @throws RangeError when the value is not a GUID.
 */
export function guid(value: string): string {
  if (!GUID.test(value)) throw new RangeError(`not a row id: ${JSON.stringify(value)}`);
  return value.toLowerCase();
}

export interface Query {
  readonly select: readonly string[];
  readonly filter?: Filter;
  readonly orderBy?: string;
  readonly top?: number;
  readonly expand?: readonly Expand[];
}

export interface Expand {
  readonly navigation: string;
  readonly select: readonly string[];
  readonly filter?: Filter;
  readonly expand?: readonly Expand[];
}

/** `$select=…&$filter=…`, percent-encoded; a query without `$select` cannot be written. */
export function queryText(query: Query): string {
  const parts = [`$select=${query.select.map(column).join(',')}`];
  if (query.filter !== undefined) parts.push(`$filter=${encodeURIComponent(query.filter)}`);
  if (query.orderBy !== undefined) parts.push(`$orderby=${encodeURIComponent(query.orderBy)}`);
  if (query.top !== undefined) parts.push(`$top=${query.top}`);
  if (query.expand !== undefined && query.expand.length > 0) parts.push(`$expand=${encodeURIComponent(query.expand.map(expandText).join(','))}`);
  return parts.join('&');
}

function expandText(expand: Expand): string {
  const options = [`$select=${expand.select.map(column).join(',')}`];
  if (expand.filter !== undefined) options.push(`$filter=${expand.filter}`);
  if (expand.expand !== undefined && expand.expand.length > 0) options.push(`$expand=${expand.expand.map(expandText).join(',')}`);
  return `${column(expand.navigation)}(${options.join(';')})`;
}
