// Reads the query options of a request and, with the same code, those inside $expand(...).
import type { Expression, Operand } from './expression.ts';
import { parseApply, type Transformation } from './apply.ts';
import { parseFilter, parseOperand, type Aliases } from './filter.ts';
import { syntaxError } from './lexer.ts';
import { splitOutside } from './split.ts';
import { notImplemented, queryError } from '../webApiError.ts';

export interface OrderTerm {
  readonly operand: Operand;
  readonly descending: boolean;
}

export interface ExpandItem {
  readonly name: string;
  /** `$expand=nav/$ref`: references instead of rows. */
  readonly reference: boolean;
  readonly options: QueryOptions;
}

export interface QueryOptions {
  readonly select?: readonly string[];
  readonly expand: readonly ExpandItem[];
  readonly filter?: Expression;
  readonly orderBy: readonly OrderTerm[];
  readonly top?: number;
  readonly count: boolean;
  readonly apply?: readonly Transformation[];
  readonly skipToken?: string;
  readonly deltaToken?: string;
  readonly aliases: Aliases;
}

export const noOptions: QueryOptions = { expand: [], orderBy: [], count: false, aliases: new Map() };

const known = new Set(['$select', '$expand', '$filter', '$orderby', '$top', '$count', '$apply', '$skiptoken', '$deltatoken']);
const refused: Readonly<Record<string, string>> = {
  $skip: 'The query parameter $skip is not supported',
  $search: 'The query parameter $search is not supported',
  $format: 'The query parameter $format is not supported',
  $levels: 'The query parameter $levels is not supported',
};
const unsupported = new Set(['fetchXml', 'savedQuery', 'userQuery']);
/** As Dataverse: no more expands in one request. */
const MAX_EXPANDS = 15;
const MAX_EXPAND_DEPTH = 10;

/** Reads the options of a URL's query string. Unknown `$` options are refused; aliases are collected. */
export function parseQueryOptions(search: URLSearchParams): QueryOptions {
  const given = new Map<string, string>();
  const aliases = new Map<string, string>();
  for (const [name, value] of search) {
    if (name.startsWith('@')) {
      aliases.set(name, value);
      continue;
    }
    if (refused[name]) throw queryError(refused[name]);
    if (unsupported.has(name)) throw notImplemented(`The query parameter ${name}`);
    if (!name.startsWith('$') || name === '$id') continue;
    if (!known.has(name)) throw queryError(`The query parameter '${name}' is not supported.`);
    if (given.has(name)) throw queryError(`Query option '${name}' was specified more than once, but it must be specified at most once.`);
    given.set(name, value);
  }
  const options = readOptions(given, aliases, 0);
  if (countExpands(options) > MAX_EXPANDS) throw queryError(`The number of $expand options exceeds the limit of ${MAX_EXPANDS}.`);
  return options;
}

function countExpands(options: QueryOptions): number {
  return options.expand.reduce((sum, item) => sum + 1 + countExpands(item.options), 0);
}

function readOptions(given: ReadonlyMap<string, string>, aliases: Aliases, depth: number): QueryOptions {
  const filter = given.get('$filter');
  const apply = given.get('$apply');
  const top = given.get('$top');
  if (top !== undefined && !/^\d{1,9}$/.test(top)) throw queryError(`Invalid value '${top}' for $top query option found. The $top query option requires a non-negative integer value.`);
  return {
    select: readSelect(given.get('$select')),
    expand: readExpand(given.get('$expand'), aliases, depth),
    filter: filter === undefined ? undefined : parseFilter(filter, aliases),
    orderBy: readOrderBy(given.get('$orderby'), aliases),
    top: top === undefined ? undefined : Number(top),
    count: readBoolean(given.get('$count')),
    apply: apply === undefined ? undefined : parseApply(apply, aliases),
    skipToken: given.get('$skiptoken'),
    deltaToken: given.get('$deltatoken'),
    aliases,
  };
}

function readBoolean(text: string | undefined): boolean {
  if (text === undefined || text === 'false') return false;
  if (text === 'true') return true;
  throw queryError(`Invalid value '${text}' for $count query option found. Valid values are 'true' and 'false'.`);
}

function readSelect(text: string | undefined): readonly string[] | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const names = text.split(',').map((name) => name.trim()).filter((name) => name !== '');
  return names.includes('*') ? undefined : [...new Set(names)];
}

function readOrderBy(text: string | undefined, aliases: Aliases): readonly OrderTerm[] {
  if (text === undefined || text.trim() === '') return [];
  return splitOutside(text, ',').map((part) => {
    const words = part.trim().split(/\s+/);
    const direction = words.length > 1 ? words[words.length - 1] : undefined;
    if (words.length > 2 || (direction !== undefined && direction !== 'asc' && direction !== 'desc')) {
      throw syntaxError("expected a property and 'asc' or 'desc'", text.indexOf(part), text);
    }
    return { operand: parseOperand(words[0] ?? '', aliases), descending: direction === 'desc' };
  });
}

function readExpand(text: string | undefined, aliases: Aliases, depth: number): readonly ExpandItem[] {
  if (text === undefined || text.trim() === '') return [];
  if (depth > MAX_EXPAND_DEPTH) throw queryError('$expand is nested too deeply.');
  return splitOutside(text, ',').map((part) => {
    const item = part.trim();
    const open = item.indexOf('(');
    if (open >= 0 && !item.endsWith(')')) throw syntaxError("expected ')'", text.indexOf(part) + part.length, text);
    const head = (open < 0 ? item : item.slice(0, open)).trim();
    const reference = head.endsWith('/$ref');
    const name = reference ? head.slice(0, -'/$ref'.length) : head;
    if (!/^\w{1,200}$/.test(name)) throw syntaxError(`'${name}' is not a navigation property`, Math.max(0, text.indexOf(part)), text);
    return { name, reference, options: open < 0 ? { ...noOptions, aliases } : readNested(item.slice(open + 1, -1), aliases, depth + 1) };
  });
}

function readNested(text: string, aliases: Aliases, depth: number): QueryOptions {
  const given = new Map<string, string>();
  for (const part of splitOutside(text, ';')) {
    if (part.trim() === '') continue;
    const equals = part.indexOf('=');
    const name = part.slice(0, Math.max(0, equals)).trim();
    if (!['$select', '$filter', '$orderby', '$top', '$expand'].includes(name)) {
      throw queryError(`The query option '${name || part.trim()}' is not supported inside $expand.`);
    }
    given.set(name, part.slice(equals + 1));
  }
  return readOptions(given, aliases, depth);
}
