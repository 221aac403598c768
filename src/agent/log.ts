// Structured logs of the service: one JSON line an event, of ids, codes, counts and durations. What is not on the list
// below never reaches a line, whoever passes it.
import pino, { type DestinationStream } from 'pino';

/** Everything that is ever logged, by name. */
export type LogEvent = 'started' | 'stopping' | 'stopped' | 'request' | 'request-failed' | 'database-ready' | 'database-lost' | 'not-ready' | BackgroundEvent;

/** Of the work nobody waits for. */
type BackgroundEvent = 'background-started' | 'background-off' | 'watched' | 'watch-failed' | 'researched' | 'job-failed' | 'queue-failed' | 'routed' | 'routing-failed' | 'router-off' | 'router-on';

export interface LogFields {
  readonly requestId?: string;
  readonly method?: string;
  /** The pattern of the route, never the address: an address may carry a name or an email address. */
  readonly route?: string;
  readonly status?: number;
  readonly milliseconds?: number;
  readonly code?: string;
  readonly port?: number;
  readonly count?: number;
  /** The signed-in person's object id in the directory, a GUID. */
  readonly personId?: string;
  /** A lead's row id. */
  readonly leadId?: string;
  /** Which of the application users that give leads, from 1. */
  readonly user?: number;
}

export interface Log {
  /** Something that happened. */
  info(event: LogEvent, fields?: LogFields): void;
  /** Something somebody should look at. */
  warn(event: LogEvent, fields?: LogFields): void;
}

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const text = (pattern: RegExp) => (value: unknown): boolean => typeof value === 'string' && pattern.test(value);
const number = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);

/** Field → what its value must look like. Types are gone at run time, so the list is checked again there. */
const allowed: { readonly [Field in keyof LogFields]-?: (value: unknown) => boolean } = {
  requestId: text(GUID),
  method: text(/^[A-Z]{3,7}$/),
  route: text(/^\/[\w/:.*$-]{0,80}$/),
  status: number,
  milliseconds: number,
  // Codes of ours, of PostgreSQL (five characters) and of Node.
  code: text(/^(?=.{1,40}$)(?:[a-z]+(?:-[a-z]+){0,4}|[0-9A-Z]{5}|E[A-Z]{2,20})$/),
  port: number,
  count: number,
  personId: text(GUID),
  leadId: text(GUID),
  user: number,
};
const events: ReadonlySet<string> = new Set<LogEvent>(['started', 'stopping', 'stopped', 'request', 'request-failed', 'database-ready', 'database-lost', 'not-ready', 'background-started', 'background-off', 'watched', 'watch-failed', 'researched', 'job-failed', 'queue-failed', 'routed', 'routing-failed', 'router-off', 'router-on']);

function onlyAllowed(fields: object): Record<string, unknown> {
  const kept = Object.entries(fields).filter(([field, value]) => Object.hasOwn(allowed, field) && allowed[field as keyof LogFields](value));
  const dropped = Object.values(fields).filter((value) => value !== undefined).length - kept.length;
  return { ...Object.fromEntries(kept), ...(dropped > 0 ? { dropped } : {}) };
}

/** @param destination where the lines go; `level` leaves out what is below it. */
export function createLog(destination: DestinationStream, level: 'info' | 'warn' = 'info'): Log {
  const logger = pino(
    { level, base: { processId: process.pid }, timestamp: pino.stdTimeFunctions.isoTime, messageKey: 'event', formatters: { level: (name) => ({ level: name }), log: onlyAllowed } },
    destination,
  );
  const named = (event: string): string => (events.has(event) ? event : 'unnamed');
  return {
    info: (event, fields = {}) => logger.info({ ...fields }, named(event)),
    warn: (event, fields = {}) => logger.warn({ ...fields }, named(event)),
  };
}
