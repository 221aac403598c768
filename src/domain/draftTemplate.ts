// The templates drafts are made from: which kinds there are, the built-in ones, and what keeps an admin's from being saved.
import { LONGEST_TEMPLATE, namesReadBy, renderTemplate, syntaxProblemOf } from './draftRendering.ts';
import type { TemplateValue, TemplateValues } from './draftRendering.ts';
import { draftLengths, tones } from './draftStyle.ts';
import { languages } from './intent.ts';
import type { Language } from './intent.ts';
import { bodyOf } from './templates/bodies.ts';
import { germanPhrases } from './templates/de.ts';
import { englishPhrases } from './templates/en.ts';
import { spanishPhrases } from './templates/es.ts';
import { frenchPhrases } from './templates/fr.ts';
import { italianPhrases } from './templates/it.ts';
import { dutchPhrases } from './templates/nl.ts';
import type { DraftPhrases } from './templates/phrases.ts';
import { portuguesePhrases } from './templates/pt.ts';

export const templateKinds = [
  'initial-outreach',
  'follow-up',
  'price-question',
  'meeting',
  'check-back',
  'thanks',
  'referral-introduction',
  'referral-thanks',
  'request-noted',
  'wait',
  'ask-back',
  'polite-close',
] as const;
export type TemplateKind = (typeof templateKinds)[number];

/** A template in Liquid. A blank line begins a new paragraph; a line that holds nothing but tags leaves no trace. */
export interface DraftTemplate {
  readonly kind: TemplateKind;
  readonly language: Language;
  /** Liquid, one line. Only a new message takes it; a reply keeps the subject it answers. */
  readonly subject?: string;
  readonly body: string;
}

type TemplateProblemCode = 'too-long' | 'empty' | 'syntax-error' | 'unknown-tag' | 'unknown-filter' | 'unknown-variable' | 'too-slow' | 'too-much-text';

/** Why a template can't be saved. */
export interface TemplateProblem {
  readonly code: TemplateProblemCode;
  /** Line of the body, from 1; undefined when it is about the whole. */
  readonly line?: number;
  /** True when the subject is meant, not the body. */
  readonly isSubject?: true;
  /** `name`: the tag, filter or variable; `near`: the text where it fails; `most`: characters allowed; `length`: characters there are. */
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Facts a template may insert. Each may be missing; its name then stands in brackets. */
const facts = {
  'recipient.name': 'Jonas',
  'lead.name': 'Jonas Brandt',
  'lead.first_name': 'Jonas',
  'lead.last_name': 'Brandt',
  'lead.company': 'Halvorsen Foods',
  'lead.job_title': 'Plant Engineering Manager',
  'lead.topic': 'Palletizing on line 3',
  'lead.industry': 'Food',
  'lead.country': 'Denmark',
  'company.name': 'Kestrel Motion',
  'company.website': 'https://kestrelmotion.example',
  'company.about': 'Kestrel Motion builds palletizing cells.',
  'product.name': 'PalletCell 6',
  'product.summary': 'A ready-built robot cell that palletizes cases.',
  'seller.name': 'Maya Lindqvist',
  'email.subject': 'Palletizing on line 3',
  'last_email.subject': 'Palletizing on line 3',
  'last_email.date': 'November 12, 2026',
  'referrer.name': 'Jonas Brandt',
  'person.name': 'Ida Mortensen',
  time: 'Tuesday, November 24 at 10:00 AM',
  day: 'Tuesday, November 24',
  until: 'March 1, 2027',
  answers: 'PalletCell 6 speaks PROFINET. On the lead time: [the lead time].',
} as const;
export type TemplatePath = keyof typeof facts;

/** What a template may ask for beside facts: true or false, and how the draft is wanted. */
const signs = {
  'asks.meeting': true,
  'asks.price': true,
  'asks.discount': true,
  'asks.information': true,
  'asks.nothing': true,
  'says.interest': true,
  'says.objection': true,
  'says.complaint': true,
  'says.no': true,
  is_reply: true,
} as const;
export type TemplateSign = keyof typeof signs;

/** One name an admin may use, with an example of what stands there. */
export interface TemplateVariable {
  readonly path: string;
  readonly example: string;
}

/** All names for the help beside the editor; `questions` is a list, each with `.question` and `.answer`. */
export const templateVariables: readonly TemplateVariable[] = [
  ...Object.entries(facts).map(([path, example]) => ({ path, example })),
  { path: 'questions', example: '{% for each in questions %}{{ each.question }} {{ each.answer }} {% endfor %}' },
  { path: 'tone', example: tones.join(', ') },
  { path: 'length', example: draftLengths.join(', ') },
  { path: 'language', example: languages.join(', ') },
  ...Object.keys(signs).map((path) => ({ path, example: 'true, false' })),
];

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
