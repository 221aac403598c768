// The whole Outlook object model this page plays: looks a call up by number, checks permission and item, runs it.
import { ERROR, HostError } from './hostError.ts';
import type { PermissionLevel } from './manifest.ts';
import { composeMethods } from './methods/composeMethods.ts';
import { itemMethods } from './methods/itemMethods.ts';
import { mailboxMethods } from './methods/mailboxMethods.ts';
import type { CallContext, HostMethod, MethodTable } from './methods/method.ts';
import { BareAnswer } from './methods/method.ts';
import type { Parameters } from './parameters.ts';
import { isRecord } from './wire.ts';

const METHODS: MethodTable = { ...mailboxMethods, ...itemMethods, ...composeMethods };

/** Telemetry of office.js: accepted, thrown away, and not counted among the calls in flight. */
const TELEMETRY = new Set([163, 193, 400, 401, 402]);

const GRANTED: Readonly<Record<PermissionLevel, readonly HostMethod['needs'][]>> = { 0: [], 1: ['read'], 3: ['read', 'write'], 2: ['read', 'write', 'mailbox'] };

/** The API's name for a call number. */
export function methodName(dispid: number): string {
  return METHODS[dispid]?.name ?? (TELEMETRY.has(dispid) ? 'telemetry' : `call ${dispid}`);
}

export function isTelemetry(dispid: number): boolean {
  return TELEMETRY.has(dispid);
}

/** Runs one call. Gives the complete answer object for office.js; throws a HostError to end it with a code. */
export function execute(dispid: number, context: CallContext, parameters: unknown): unknown {
  if (TELEMETRY.has(dispid)) return { error: false, data: null };
  const method = METHODS[dispid];
  if (!method) throw new HostError(ERROR.internal, `Call ${dispid} is not played here`);
  if (!GRANTED[context.page.permission].includes(method.needs)) throw new HostError(ERROR.accessRestricted, `${method.name} needs more than the manifest asks for`);
  if (method.on && !method.on.includes(context.subject.kind)) throw new HostError(ERROR.notSupportedHere, `${method.name} does not exist here`);
  const value = method.run(context, toParameters(parameters));
  if (value instanceof BareAnswer) return value.value;
  return { error: false, data: value === undefined ? null : value };
}

/** Most calls pass an object; a few pass a list, read by index. */
function toParameters(parameters: unknown): Parameters {
  if (Array.isArray(parameters)) return Object.fromEntries(parameters.map((value: unknown, index) => [String(index), value]));
  return isRecord(parameters) ? parameters : {};
}
