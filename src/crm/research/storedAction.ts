// The suggested action as a research row holds it. Rows of earlier versions have less, and what is damaged counts as not there.
import { actionKinds, type Performs } from '../../domain/actions/action.ts';
import type { StandingAction } from '../../domain/leadResearch.ts';

const performances: Readonly<Record<Performs, true>> = { draft: true, task: true, call: true, 'stop-contact': true, none: true };

/** @param value what the column's text says; undefined for what is no action. */
export function storedAction(value: unknown): StandingAction | undefined {
  if (!isAction(value)) return undefined;
  // Left as it is in all else, so that the same action found again is told to be the same.
  const { until, person, numbers, others, email } = value;
  const sound: Readonly<Record<string, boolean>> = {
    until: typeof until === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(until),
    person: isPerson(person),
    numbers: Array.isArray(numbers) && numbers.every(isNumber),
    others: Array.isArray(others) && others.every((other) => isAction(other)),
    email: isEmail(email),
  };
  const kept: unknown = Object.fromEntries(Object.entries(value).filter(([name]) => sound[name] !== false));
  return isAction(kept) ? kept : undefined;
}

function isAction(value: unknown): value is StandingAction {
  if (!isObject(value)) return false;
  const { kind, performs, reasons } = value;
  return actionKinds.some((each) => each === kind) && typeof performs === 'string' && Object.hasOwn(performances, performs) && Array.isArray(reasons) && reasons.every((reason) => isObject(reason) && typeof reason['code'] === 'string');
}

function isPerson(value: unknown): boolean {
  return isObject(value) && isTextOrNone(value['name']) && isTextOrNone(value['address']);
}

function isNumber(value: unknown): boolean {
  return isObject(value) && typeof value['number'] === 'string' && isObject(value['citation']);
}

function isEmail(value: unknown): boolean {
  if (!isObject(value) || typeof value['subject'] !== 'string' || typeof value['receivedOn'] !== 'string' || !isTextOrNone(value['messageId']) || !isObject(value['reading'])) return false;
  const { intents, questions } = value['reading'];
  const isIntent = (intent: unknown): boolean => isObject(intent) && isQuoted(intent['evidence']) && (intent['times'] === undefined || (Array.isArray(intent['times']) && intent['times'].every(isQuoted)));
  return Array.isArray(intents) && intents.every(isIntent) && Array.isArray(questions) && questions.every(isQuoted);
}

function isQuoted(value: unknown): boolean {
  return isObject(value) && typeof value['quote'] === 'string';
}

function isTextOrNone(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
