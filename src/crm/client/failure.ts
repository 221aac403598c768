// What the service answers instead of data becomes one AppError with a code for people and Dataverse's own code beside it.
import { AppError, type ErrorCode } from '../../domain/errors.ts';

/** A whole answer, its body read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

const CODES: Readonly<Record<number, ErrorCode>> = {
  401: 'sign-in-needed',
  403: 'no-permission',
  404: 'not-found',
  412: 'changed-elsewhere',
  429: 'crm-busy',
  503: 'crm-busy',
};

/** The error of an answer that isn't a success. `seconds` is how long the service asks to wait. */
export function appErrorOf(status: number, body: string, seconds?: number): AppError {
  const code = CODES[status] ?? (status >= 500 ? 'crm-silent' : 'crm-refused');
  const params: Record<string, string | number> = { status };
  if (seconds !== undefined) params['seconds'] = seconds;
  const error = errorIn(body);
  if (typeof error?.['code'] === 'string') params['crmCode'] = error['code'];
  return new AppError(code, { retryable: status >= 500 || status === 429, params, cause: error?.['message'] });
}

/** A success whose body can't be read: cut off on its way, or no JSON. Asking again may help. */
export function damagedAnswer(cause: string): AppError {
  return new AppError('crm-silent', { retryable: true, cause });
}

/** The JSON of a successful answer. Throws `damagedAnswer`. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw damagedAnswer('the answer is not JSON');
  }
}

/**
 * Milliseconds the service asks to wait with 429 or 503, in seconds or as an HTTP date (RFC 9110, 10.2.3); undefined when it doesn't say.
 * @param now milliseconds since 1970.
 */
export function retryAfterOf(answer: Pick<Answer, 'status' | 'headers'>, now: number): number | undefined {
  if (answer.status !== 429 && answer.status !== 503) return undefined;
  const value = answer.headers.get('Retry-After')?.trim();
  if (value === undefined || value === '') return undefined;
  if (/^\d{1,9}(?:\.\d{1,9})?$/.test(value)) return Number(value) * 1000;
  const instant = Date.parse(value);
  return Number.isNaN(instant) ? undefined : Math.max(0, instant - now);
}

export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `{"error":{…}}` of a body; a batch that stopped at a failure carries it inside a part. */
function errorIn(body: string): JsonObject | undefined {
  const start = body.indexOf('{');
  const end = body.lastIndexOf('}');
  if (start < 0 || end < start) return undefined;
  try {
    const value: unknown = JSON.parse(body.slice(start, end + 1));
    const error = isJsonObject(value) ? value['error'] : undefined;
    return isJsonObject(error) ? error : undefined;
  } catch {
    return undefined;
  }
}
