// Reads what an add-in passes to a host call; anything of the wrong shape ends the call with error 9031.
import type { Person } from '../mail/message.ts';
import { ERROR, HostError } from './hostError.ts';
import { MAX_RECIPIENTS_PER_CALL } from './limits.ts';
import { isRecord } from './wire.ts';

export type Parameters = Readonly<Record<string, unknown>>;

/** How body text is meant: as office.js numbers it on the wire (0 text, 3 HTML). */
export type Coercion = 'text' | 'html';

export function textParameter(parameters: Parameters, name: string): string {
  const value = parameters[name];
  if (typeof value !== 'string') throw new HostError(ERROR.parameter, `${name} must be text`);
  return value;
}

export function optionalText(parameters: Parameters, name: string): string {
  const value = parameters[name];
  return typeof value === 'string' ? value : '';
}

export function numberParameter(parameters: Parameters, name: string): number {
  const value = parameters[name];
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new HostError(ERROR.parameter, `${name} must be a number`);
  return value;
}

export function optionalNumber(parameters: Parameters, name: string): number | undefined {
  const value = parameters[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** Omitted coercion means text, as in office.js. */
export function coercionParameter(parameters: Parameters): Coercion {
  return parameters['coercionType'] === 3 ? 'html' : 'text';
}

export function textList(parameters: Parameters, name: string): string[] {
  const value = parameters[name];
  if (!Array.isArray(value)) throw new HostError(ERROR.parameter, `${name} must be a list`);
  return value.filter((entry): entry is string => typeof entry === 'string');
}

export function recordParameter(parameters: Parameters, name: string): Parameters {
  const value = parameters[name];
  if (!isRecord(value)) throw new HostError(ERROR.parameter, `${name} must be an object`);
  return value;
}

export function recordList(value: unknown): Parameters[] {
  if (!Array.isArray(value)) throw new HostError(ERROR.parameter, 'a list is expected');
  return value.filter(isRecord);
}

/** People as office.js sends them: addresses as text, or `{ name, address }`. */
export function peopleParameter(parameters: Parameters, name: string): Person[] {
  const value = parameters[name];
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new HostError(ERROR.parameter, `${name} must be a list`);
  if (value.length > MAX_RECIPIENTS_PER_CALL) throw new HostError(ERROR.tooManyRecipients);
  return value.map(toPerson);
}

function toPerson(value: unknown): Person {
  if (typeof value === 'string') return { name: value, address: value };
  if (!isRecord(value)) throw new HostError(ERROR.parameter, 'a person is expected');
  const address = optionalText(value, 'address') || optionalText(value, 'emailAddress');
  return { name: optionalText(value, 'name') || optionalText(value, 'displayName') || address, address };
}
