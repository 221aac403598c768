// The templates drafts are made from: which kinds there are, the built-in ones, and what keeps an admin's from being saved.
import { LONGEST_TEMPLATE, namesReadBy, renderTemplate, syntaxProblemOf } from './draftRendering.ts';
import type { TemplateValue, TemplateValues } from './draftRendering.ts';
import { draftLengths, tones } from './draftStyle.ts';
import type { Language } from '../languages.ts';
import { bodyOf } from '../templates/bodies.ts';
import { germanPhrases } from '../templates/de.ts';
import { englishPhrases } from '../templates/en.ts';
import { spanishPhrases } from '../templates/es.ts';
import { frenchPhrases } from '../templates/fr.ts';
import { italianPhrases } from '../templates/it.ts';
import { dutchPhrases } from '../templates/nl.ts';
import type { DraftPhrases } from '../templates/phrases.ts';
import { portuguesePhrases } from '../templates/pt.ts';
import { facts, signs, templateVariables } from './templateVariables.ts';
import type { TemplateKind, DraftTemplate, TemplateProblem } from './templateKinds.ts';

const phrasesByLanguage: Readonly<Record<Language, DraftPhrases>> = { en: englishPhrases, de: germanPhrases, fr: frenchPhrases, es: spanishPhrases, it: italianPhrases, pt: portuguesePhrases, nl: dutchPhrases };

/** The words of a language. */
export function phrasesOf(language: Language): DraftPhrases {
  return phrasesByLanguage[language];
}

/** The template a draft is made from where the admin has none of the kind and language. */
export function builtInTemplate(kind: TemplateKind, language: Language): DraftTemplate {
  return { kind, language, ...bodyOf(kind, phrasesOf(language)) };
}

/** Characters a subject's template may have. */
export const LONGEST_SUBJECT = 1000;

/** What keeps a template from being saved, first things first; empty = it may be. `blockNames`: the admin's blocks it may use. */
export function checkTemplate(template: DraftTemplate, blockNames: readonly string[] = []): readonly TemplateProblem[] {
  const { subject, body, language } = template;
  if (body.trim() === '') return [{ code: 'empty' }];
  const inSubject = subject === undefined ? [] : checkSource(subject, { language, blockNames, most: LONGEST_SUBJECT });
  return [...inSubject.map((problem) => ({ ...problem, isSubject: true as const })), ...checkSource(body, { language, blockNames, most: LONGEST_TEMPLATE })];
}

interface CheckContext {
  readonly language: Language;
  readonly blockNames: readonly string[];
  readonly most: number;
}

function checkSource(source: string, { language, blockNames, most }: CheckContext): readonly TemplateProblem[] {
  if (source.length > most) return [{ code: 'too-long', params: { most, length: source.length } }];
  const problem = syntaxProblemOf(source);
  if (problem !== undefined) return [problem];
  const known = new Set([...templateVariables.map(({ path }) => path), ...blockNames.map((name) => `blocks.${name}`)]);
  const unknown = namesReadBy(source).filter(({ path }) => path === undefined || !isKnown(path, known));
  if (unknown.length > 0) return eachOnce(unknown.map(({ name, line }) => ({ code: 'unknown-variable', line, params: { name } })));
  return tryOut(source, { language, blockNames });
}

/** Ends a path may have beside its own: `answers.size`. */
const pathEnds = ['size', 'first', 'last'];

function isKnown(path: readonly (string | number)[], known: ReadonlySet<string>): boolean {
  if (path[0] === 'questions') return path.slice(1).every((segment) => typeof segment === 'number' || ['question', 'answer', ...pathEnds].includes(segment));
  const whole = path.join('.');
  const end = String(path.at(-1));
  return known.has(whole) || (pathEnds.includes(end) && known.has(whole.slice(0, -end.length - 1)));
}

/** Renders with everything held and with nothing, in each tone and length, until something is wrong. */
function tryOut(source: string, { language, blockNames }: Pick<CheckContext, 'language' | 'blockNames'>): readonly TemplateProblem[] {
  const { slots } = phrasesOf(language);
  const blocks = Object.fromEntries(blockNames.map((name) => [name, name]));
  for (const [index, tone] of tones.entries()) {
    const style = { tone, length: draftLengths[index] ?? 'medium', language, blocks };
    const full = renderTemplate(source, { ...nested({ ...facts, ...signs }), ...style, questions: [{ question: 'How long is the lead time?', answer: 'On the lead time: [the lead time].' }] }, slots);
    const bare = renderTemplate(source, { ...nested(Object.fromEntries(Object.keys(signs).map((sign) => [sign, false]))), ...style, answers: '', questions: [] }, slots);
    const problem = full.problem ?? bare.problem;
    if (problem !== undefined) return [problem];
    // A name of a loop that its list doesn't have; those of assigned values are never missing here.
    const missing = full.unnamed.filter(({ path }) => path !== '' && path.includes('.'));
    if (missing.length > 0) return eachOnce(missing.map(({ path, line }) => ({ code: 'unknown-variable', line, params: { name: path } })));
    if (full.text?.trim() === '') return [{ code: 'empty' }];
  }
  return [];
}

function eachOnce(problems: readonly TemplateProblem[]): readonly TemplateProblem[] {
  const sorted = [...problems].sort((one, two) => (one.line ?? 0) - (two.line ?? 0));
  return sorted.filter((problem, index) => sorted.findIndex((other) => other.line === problem.line && other.params?.['name'] === problem.params?.['name']) === index);
}

/** Values by path (`lead.topic`) as the groups a template reads. */
export function nested(values: Readonly<Record<string, TemplateValue>>): TemplateValues {
  const groups: Record<string, Record<string, TemplateValue>> = {};
  const single: Record<string, TemplateValue> = {};
  for (const [path, value] of Object.entries(values)) {
    const [group = path, name] = path.split('.');
    if (name === undefined) single[path] = value;
    else (groups[group] ??= {})[name] = value;
  }
  return { ...single, ...groups };
}
