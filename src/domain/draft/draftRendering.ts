// Renders a template in Liquid: plain values in, text out. A template can neither reach anything but its values nor run for long, whoever wrote it.
import { Context, defaultOperators, Liquid, TokenKind, Tokenizer } from 'liquidjs';
import { filters, isMissing, limited, MOST_CHARACTERS, TOO_MUCH, textOf } from './draftFilters.ts';
import { withoutMarks } from './draftMarks.ts';
import type { TemplateProblem } from './templateKinds.ts';

/** What a template may read: texts, truth values, numbers, and lists and groups of them. Nothing callable. */
export type TemplateValue = string | number | boolean | undefined | readonly TemplateValue[] | { readonly [name: string]: TemplateValue };
export type TemplateValues = Readonly<Record<string, TemplateValue>>;

/** Names for what is missing, by path (`lead.topic`), as they stand in brackets. */
type SlotNames = Readonly<Record<string, string>>;

interface Rendered {
  readonly text?: string;
  readonly problem?: TemplateProblem;
  /** Where a value was missing that no name is known for. */
  readonly unnamed: readonly { readonly path: string; readonly line: number }[];
}

export const templateTags = ['assign', 'case', 'comment', 'for', 'if', 'unless'] as const;

/** Characters a template may have. */
export const LONGEST_TEMPLATE = 8000;
/** Rounds of all loops of one rendering. */
const MOST_STEPS = 2000;
/** A backstop for what the counts above don't see; no honest template comes near, even on a busy computer. */
const MOST_MILLISECONDS = 1000;
/** Elements of lists built by the engine. */
const MOST_ELEMENTS = 50_000;
const TOO_SLOW = 'too many steps';

const engine = openEngine();

/** Why a template can't be read; undefined when it can. */
export function syntaxProblemOf(source: string): TemplateProblem | undefined {
  if (source.length > LONGEST_TEMPLATE) return tooLong(source);
  try {
    engine.parse(withoutMarks(source));
    return undefined;
  } catch (error) {
    return problemOf(error);
  }
}

/** A name a template reads, with its line; `path` is undefined for one put together while it runs. */
interface NameRead {
  readonly path?: readonly (string | number)[];
  readonly name: string;
  readonly line: number;
}

/** Every name a template reads that it didn't make itself. @throws for a template that `syntaxProblemOf` refuses. */
export function namesReadBy(source: string): readonly NameRead[] {
  const { globals } = engine.analyzeSync(engine.parse(withoutMarks(source)), { partials: false });
  return Object.values(globals).flat().map((variable) => {
    const path = variable.segments.filter((segment) => typeof segment !== 'object');
    return { name: variable.toString(), line: variable.location.row, ...(path.length === variable.segments.length ? { path } : {}) };
  });
}

/** Renders a template with its values; a missing one leaves its name in brackets. Never throws. */
export function renderTemplate(source: string, values: TemplateValues, slots: SlotNames): Rendered {
  const unnamed: { path: string; line: number }[] = [];
  if (source.length > LONGEST_TEMPLATE) return { problem: tooLong(source), unnamed };
  try {
    const prepared = prepare(withoutMarks(source), slots);
    const limits = { sync: true, renderLimit: MOST_MILLISECONDS, memoryLimit: MOST_ELEMENTS };
    const context = new Context({ ...values }, engine.options, limits, { liquid: engine });
    context.setRegister('unnamed', unnamed);
    const text: unknown = engine.renderSync(engine.parse(prepared), context);
    if (typeof text !== 'string' || text.length > MOST_CHARACTERS) return { problem: { code: 'too-much-text', params: { most: MOST_CHARACTERS } }, unnamed };
    return { text: text.replaceAll(`${GONE}\n`, '').replaceAll(GONE, ''), unnamed };
  } catch (error) {
    return { problem: problemOf(error), unnamed };
  }
}

/** Stands before the line break of a line that leaves no trace. */
const GONE = '\uE002';

/** The template with what its author need not write: a gap for what is missing, a count in loops, a mark on lines that hold nothing but tags. */
function prepare(source: string, slots: SlotNames): string {
  const lines = source.replace(/\r\n?/g, '\n').split('\n').map((line) => (isTagLine(line) ? line + GONE : line)).join('\n');
  let prepared = '';
  let from = 0;
  for (const token of new Tokenizer(lines, engine.options.operators).readTopLevelTokens(engine.options)) {
    const text = lines.slice(token.begin, token.end);
    const isTrimming = text.endsWith('-%}') || text.endsWith('-}}');
    const inside = text.slice(0, isTrimming ? -3 : -2);
    const end = text.slice(inside.length);
    prepared += lines.slice(from, token.begin);
    from = token.end;
    if (token.kind === TokenKind.Output) {
      const path = /^\{\{-?\s*([\w.]{1,80})/.exec(text)?.[1] ?? '';
      const name = slots[path];
      prepared += name === undefined ? `${inside} | missing_unnamed: "${path}" ${end}` : `${inside} | missing: "${name}" ${end}`;
    } else if (token.kind === TokenKind.Tag && /^\{%-?\s*for\b/.test(text)) {
      prepared += `${text}{{${isTrimming ? '-' : ''} 0 | count_step ${isTrimming ? '-' : ''}}}`;
    } else if (token.kind === TokenKind.Tag && /^\{%-?\s*case\b/.test(text)) {
      // A comparison is of the words, whatever source they are marked with.
      prepared += `${inside} | unmarked ${end}`;
    } else prepared += text;
  }
  return prepared + lines.slice(from);
}

function isTagLine(line: string): boolean {
  let rest = line.trim();
  if (rest === '') return false;
  while (rest.startsWith('{%')) {
    const end = rest.indexOf('%}');
    if (end < 0) return false;
    rest = rest.slice(end + 2).trimStart();
  }
  return rest === '';
}

function openEngine(): Liquid {
  const compared = (value: unknown): unknown => (typeof value === 'string' ? withoutMarks(value) : value);
  const comparing = Object.entries(defaultOperators).map(([sign, handler]) => {
    const compares = /^(?:[=!<>]=?|contains)$/.test(sign);
    return [sign, compares ? (left: unknown, right: unknown, context: Context) => Reflect.apply(handler, undefined, [compared(left), compared(right), context]) as boolean : handler] as const;
  });
  const made = new Liquid({ strictFilters: true, strictVariables: false, ownPropertyOnly: true, dynamicPartials: false, cache: false, templates: {}, operators: Object.fromEntries(comparing), parseLimit: 5 * MOST_CHARACTERS });
  for (const name of Object.keys(made.tags)) if (!templateTags.some((tag) => tag === name)) delete made.tags[name];
  for (const name of Object.keys(made.filters)) delete made.filters[name];
  for (const [name, filter] of Object.entries(filters)) made.registerFilter(name, (value: unknown, argument: unknown) => limited(filter(value, argument)));
  made.registerFilter('unmarked', compared);
  made.registerFilter('missing', (value: unknown, name: unknown) => (isMissing(value) ? `[${String(name)}]` : limited(textOf(value))));
  made.registerFilter('missing_unnamed', function missing(value: unknown, path: unknown) {
    if (!isMissing(value)) return limited(textOf(value));
    const unnamed: unknown = this.context.getRegister('unnamed');
    if (Array.isArray(unnamed)) unnamed.push({ path: String(path), line: this.token.getPosition()[0] ?? 1 });
    const name = String(path);
    // A block is named as its admin did.
    return name === '' ? '' : `[${name.startsWith('blocks.') ? name.slice('blocks.'.length).replaceAll('_', ' ') : name}]`;
  });
  made.registerFilter('count_step', function count() {
    const steps = Number(this.context.getRegister('steps', 0)) + 1;
    if (steps > MOST_STEPS) throw new Error(TOO_SLOW);
    this.context.setRegister('steps', steps);
    return '';
  });
  return made;
}

interface EngineError {
  readonly message: string;
  readonly line?: number;
  readonly near: string;
}

function engineErrorOf(error: unknown): EngineError {
  if (!(error instanceof Error)) return { message: '', near: '' };
  const original: unknown = 'originalError' in error ? error.originalError : undefined;
  const message = original instanceof Error ? original.message : error.message;
  const token: unknown = 'token' in error ? error.token : undefined;
  if (typeof token !== 'object' || token === null || !('getPosition' in token) || !('getText' in token)) return { message, near: '' };
  const { getPosition, getText } = token;
  if (typeof getPosition !== 'function' || typeof getText !== 'function') return { message, near: '' };
  const position: unknown = getPosition.call(token);
  const line: unknown = Array.isArray(position) ? position[0] : undefined;
  const whole: unknown = 'input' in token ? token.input : undefined;
  const written = typeof whole === 'string' && typeof line === 'number' ? (whole.split('\n')[line - 1] ?? '') : '';
  return { message, near: String(getText.call(token)).trim() || written.trim(), ...(typeof line === 'number' ? { line } : {}) };
}

const LONGEST_NEAR = 60;

function tooLong(source: string): TemplateProblem {
  return { code: 'too-long', params: { most: LONGEST_TEMPLATE, length: source.length } };
}

function problemOf(error: unknown): TemplateProblem {
  const { message, line, near } = engineErrorOf(error);
  const place = line === undefined ? {} : { line };
  if (message === TOO_SLOW || /limit exceeded/.test(message)) return { code: 'too-slow', ...place };
  if (message === TOO_MUCH) return { code: 'too-much-text', ...place, params: { most: MOST_CHARACTERS } };
  const filter = /undefined filter: ([\w-]{1,60})/.exec(message)?.[1];
  if (filter !== undefined) return { code: 'unknown-filter', ...place, params: { name: filter } };
  const tag = /tag "([^"]{1,60})" not found/.exec(message)?.[1];
  // A tag without its beginning is there, only not here.
  const isPart = tag !== undefined && /^(?:end|els|when)/.test(tag);
  if (tag !== undefined && !isPart) return { code: 'unknown-tag', ...place, params: { name: tag } };
  return { code: 'syntax-error', ...place, params: { near: near.split('\n')[0]?.slice(0, LONGEST_NEAR) ?? '' } };
}
