// What a language model may say about a mail, checked against the mail and the rules: it may add and sharpen, never invent and never weaken.
import { languages } from './languages.ts';
import type { Intent, IntentKind, ProposedTime, Question, Reading } from './intentKinds.ts';
import type { Language } from './languages.ts';
import { intentKinds } from './intentKinds.ts';
import type { Certainty } from './mail/tiedLead.ts';

/** The mail as the model saw it: own words and subject. */
export interface CheckedMail {
  readonly text: string;
  readonly subject: string;
}

const MOST_ITEMS = 20;
const LONGEST_QUOTE = 400;
const certainties: readonly Certainty[] = ['sure', 'likely', 'possible'];
/** Automatic mail is known by its structure, not by its words: a model can't declare a bounce. */
const byStructure: readonly IntentKind[] = ['bounce', 'other'];
/** Never taken away by a model, however unsure the rules are: who wants no mail gets none. */
const alwaysKept: readonly IntentKind[] = ['opt-out', 'complaint'];

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, MOST_ITEMS) : [];
}

function memberOf<Member extends string>(value: unknown, members: readonly Member[]): Member | undefined {
  return members.find((member) => member === value);
}

/** A quote that stands in the mail word for word; undefined for anything else. */
function quoteIn(value: unknown, mail: CheckedMail): string | undefined {
  if (typeof value !== 'string' || value.trim().length < 2 || value.length > LONGEST_QUOTE) return undefined;
  return mail.text.includes(value) || mail.subject.includes(value) ? value : undefined;
}

/** A real day as `YYYY-MM-DD`. */
function dayOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^20\d\d-\d\d-\d\d$/.test(value)) return undefined;
  const moment = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 10) === value ? value : undefined;
}

const DAY_MILLISECONDS = 86_400_000;

/** A UTC instant that falls on the day in some time zone. */
function momentOn(value: unknown, day: string): string | undefined {
  if (typeof value !== 'string' || !/^20\d\d-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?Z$/.test(value)) return undefined;
  const at = new Date(value).getTime();
  const from = new Date(`${day}T00:00:00Z`).getTime();
  return Number.isNaN(at) || at < from - DAY_MILLISECONDS || at >= from + 2 * DAY_MILLISECONDS ? undefined : new Date(at).toISOString();
}

function timesOf(value: unknown, mail: CheckedMail): readonly ProposedTime[] {
  return listOf(value).flatMap((item): ProposedTime[] => {
    if (!isFields(item)) return [];
    const quote = quoteIn(item['quote'], mail);
    const day = dayOf(item['day']);
    if (quote === undefined || day === undefined) return [];
    const at = momentOn(item['at'], day);
    return [{ quote, day, ...(at === undefined ? {} : { at }) }];
  });
}

const addressForm = /^[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}.-]{1,190}\.\p{L}{2,24}$/u;
const addressLetter = /[\p{L}\p{N}._%+'@-]/u;

/** An address that stands in the mail as a whole, not as a part of a longer one. */
function addressIn(value: unknown, mail: CheckedMail): string | undefined {
  if (typeof value !== 'string' || !addressForm.test(value)) return undefined;
  const address = value.toLowerCase();
  const text = `${mail.subject}\n${mail.text}`.toLowerCase();
  for (let at = text.indexOf(address); at >= 0; at = text.indexOf(address, at + 1)) {
    const after = text.slice(at + address.length, at + address.length + 2);
    // A point or hyphen behind it may end the sentence.
    if (!addressLetter.test(text[at - 1] ?? ' ') && !/^[\p{L}\p{N}@_%+]|^[.-][\p{L}\p{N}]/u.test(after)) return address;
  }
  return undefined;
}

function personOf(value: unknown, mail: CheckedMail): Intent['person'] {
  if (!isFields(value)) return undefined;
  const name = quoteIn(value['name'], mail);
  const address = addressIn(value['address'], mail);
  const isName = name !== undefined && name.length <= 80 && !/[@\n]|:\/\/|www\./.test(name);
  if (!isName && address === undefined) return undefined;
  return { ...(isName ? { name } : {}), ...(address === undefined ? {} : { address }) };
}

/** One intent of the model; on its own it is at most likely. */
function intentOf(item: unknown, mail: CheckedMail): Intent | undefined {
  if (!isFields(item)) return undefined;
  const kind = memberOf(item['kind'], intentKinds);
  const quote = quoteIn(isFields(item['evidence']) ? item['evidence']['quote'] : undefined, mail);
  const said = memberOf(item['certainty'], certainties);
  if (kind === undefined || quote === undefined || said === undefined || byStructure.includes(kind)) return undefined;
  const times = kind === 'meeting-request' ? timesOf(item['times'], mail) : [];
  const until = kind === 'not-now' || kind === 'out-of-office' ? dayOf(item['until']) : undefined;
  const person = kind === 'referral' || kind === 'wrong-person' || kind === 'out-of-office' ? personOf(item['person'], mail) : undefined;
  return {
    kind,
    evidence: { quote },
    certainty: said === 'sure' ? 'likely' : said,
    ...(times.length === 0 ? {} : { times }),
    ...(until === undefined ? {} : { until }),
    ...(person === undefined ? {} : { person }),
  };
}

/** What the rules found stays as it is; the model adds what they left open. Both seeing the same makes it surer by one step. */
function merge(rule: Intent, model: Intent): Intent {
  const certainty = certainties[Math.max(0, certainties.indexOf(rule.certainty) - 1)] ?? rule.certainty;
  return { ...model, ...rule, certainty };
}

function overlaps(one: string, two: string): boolean {
  return one.includes(two) || two.includes(one);
}

/** A question mark is certain: such a question of the rules stays as it is, the model adds others. */
function questionsOf(raw: Fields, mail: CheckedMail, rules: Reading): readonly Question[] {
  const sure = rules.questions.map(({ quote }) => quote).filter((quote) => quote.includes('?'));
  const found = [...sure];
  for (const item of listOf(raw['questions'])) {
    const quote = isFields(item) ? quoteIn(item['quote'], mail) : undefined;
    if (quote !== undefined && !found.some((known) => overlaps(known, quote))) found.push(quote);
  }
  if (found.length === sure.length) return rules.questions;
  const place = (quote: string): number => mail.text.indexOf(quote);
  return found.sort((one, two) => place(one) - place(two) || one.length - two.length).map((quote) => ({ quote }));
}

/**
 * The reading of a model (any JSON, untrusted), checked against the mail: closed unions, quotes, names and addresses that stand in the
 * mail, real dates; what fails is dropped, item by item. Intents the rules are sure of stay, opt-outs and complaints always; with
 * nothing usable the rules' reading is returned unchanged. Never throws.
 */
export function checkModelReading(raw: unknown, mail: CheckedMail, rules: Reading): Reading {
  if (!isFields(raw)) return rules;
  // Automatic mail is read by its structure alone.
  if (rules.intents.some(({ kind }) => kind === 'bounce')) return rules;
  const byKind = new Map<IntentKind, Intent>();
  for (const item of listOf(raw['intents'])) {
    const intent = intentOf(item, mail);
    if (intent !== undefined && !byKind.has(intent.kind)) byKind.set(intent.kind, intent);
  }
  const questions = questionsOf(raw, mail, rules);
  const language: Language | undefined = rules.language ?? memberOf(raw['language'], languages);
  const said = language === undefined ? {} : { language };
  if (byKind.size === 0) return { ...rules, questions, ...said };
  for (const rule of rules.intents) {
    const model = byKind.get(rule.kind);
    if (model !== undefined) byKind.set(rule.kind, merge(rule, model));
    else if (rule.certainty === 'sure' || alwaysKept.includes(rule.kind)) byKind.set(rule.kind, rule);
  }
  return { ...rules, intents: intentKinds.flatMap((kind) => byKind.get(kind) ?? []), questions, ...said };
}
