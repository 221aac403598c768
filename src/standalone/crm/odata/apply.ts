// Reads $apply: filter(…), groupby((…),aggregate(…)) and aggregate(…), chained with '/'.
import type { Expression } from './expression.ts';
import { parseFilter, type Aliases } from './filter.ts';
import { syntaxError } from './lexer.ts';
import { splitOutside } from './split.ts';
import { notImplemented } from '../webApiError.ts';

type AggregateMethod = 'sum' | 'average' | 'min' | 'max' | 'countdistinct' | 'count';

export interface Aggregate {
  /** Path of the aggregated property; absent for `$count`. */
  readonly path?: readonly string[];
  readonly method: AggregateMethod;
  readonly alias: string;
}

export type Transformation =
  | { readonly kind: 'filter'; readonly expression: Expression }
  | { readonly kind: 'group'; readonly keys: readonly (readonly string[])[]; readonly aggregates: readonly Aggregate[] };

const methods: readonly AggregateMethod[] = ['sum', 'average', 'min', 'max', 'countdistinct'];

/** The transformations in the order they are written. */
export function parseApply(text: string, aliases: Aliases): readonly Transformation[] {
  return splitOutside(text, '/').map((part) => {
    const step = part.trim();
    const open = step.indexOf('(');
    const name = open < 0 ? step : step.slice(0, open);
    if (open < 0 || !step.endsWith(')')) throw syntaxError(`malformed transformation '${name}'`, Math.max(0, text.indexOf(part)), text);
    const inner = step.slice(open + 1, -1);
    if (name === 'filter') return { kind: 'filter', expression: parseFilter(inner, aliases) };
    if (name === 'aggregate') return { kind: 'group', keys: [], aggregates: readAggregates(inner, text) };
    if (name === 'groupby') return readGroup(inner, text);
    throw notImplemented(`The transformation '${name}' in $apply`);
  });
}

function readGroup(inner: string, text: string): Transformation {
  const [keyText = '', aggregateText, ...rest] = splitOutside(inner, ',').map((part) => part.trim());
  if (!keyText.startsWith('(') || !keyText.endsWith(')') || rest.length > 0) throw syntaxError('malformed groupby', 0, text);
  const keys = keyText.slice(1, -1).split(',').map((key) => readPath(key, text));
  if (aggregateText === undefined) return { kind: 'group', keys, aggregates: [] };
  if (!aggregateText.startsWith('aggregate(') || !aggregateText.endsWith(')')) throw notImplemented('A groupby whose second part is not aggregate');
  return { kind: 'group', keys, aggregates: readAggregates(aggregateText.slice('aggregate('.length, -1), text) };
}

function readPath(key: string, text: string): readonly string[] {
  const segments = key.trim().split('/');
  if (segments.some((segment) => !/^\w{1,200}$/.test(segment))) throw syntaxError(`'${key.trim()}' is not a property`, Math.max(0, text.indexOf(key)), text);
  return segments;
}

function readAggregates(inner: string, text: string): readonly Aggregate[] {
  return splitOutside(inner, ',').map((part) => {
    const words = part.trim().split(/\s+/);
    const alias = words[words.length - 1] ?? '';
    if (words[words.length - 2] !== 'as' || !/^[A-Za-z_]\w{0,99}$/.test(alias)) throw syntaxError("expected 'as' and a name", Math.max(0, text.indexOf(part)), text);
    if (words[0] === '$count' && words.length === 3) return { method: 'count', alias };
    const method = methods.find((known) => known === words[2]);
    if (words[1] !== 'with' || !method || words.length !== 5) throw syntaxError('malformed aggregate', Math.max(0, text.indexOf(part)), text);
    return { path: readPath(words[0] ?? '', text), method, alias };
  });
}
