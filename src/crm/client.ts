// Speaks HTTP to the Dataverse Web API: headers, tokens, timeouts, service protection, batches, errors into codes.
import { AppError, type ErrorCode } from '../domain/errors.ts';
import { guid } from './odata.ts';

/** A Dataverse row as it came: column → value, with annotations where asked for. */
export type Row = Readonly<Record<string, unknown>>;

export interface Connection {
  /** The organisation's address, e.g. `https://contoso.crm.dynamics.com`; no slash at the end. */
  readonly url: string;
  /** An access token for the organisation; rejects with an AppError when there is none. `fresh` asks past any cache. */
  readonly token: (fresh: boolean) => Promise<string>;
}

export interface BatchPart {
  /** Relative to the Web API root, query included. */
  readonly path: string;
}

export interface CrmClient {
  /** Several reads in one request; answers in the same order. A part that failed is an AppError, not a throw. */
  readAll(parts: readonly BatchPart[]): Promise<readonly (readonly Row[] | AppError)[]>;
  /** One read of a collection, first page. */
  read(path: string): Promise<readonly Row[]>;
  /** Creates and gives back the row's new version and whatever `select` names. */
  create(set: string, body: Row, select: readonly string[]): Promise<Row>;
  /** Changes columns; with `version` only when nobody changed the row since. */
  update(set: string, id: string, body: Row, version?: string): Promise<void>;
  remove(set: string, id: string): Promise<void>;
}

const ROOT = '/api/data/v9.2/';
const TIMEOUT_MS = 15_000;
const MOST_TRIES = 3;
/** Longest `Retry-After` a seller is made to wait for; above it the answer is "busy". */
const LONGEST_WAIT_S = 8;
const FORMATTED = 'odata.include-annotations="OData.Community.Display.V1.FormattedValue"';
// JSON escapes every line break, so this line can never occur inside a part.
const BOUNDARY = 'batch_handraise';

/** Opens a client on one organisation. Nothing is sent yet. */
export function openCrm(connection: Connection): CrmClient {
  const root = `${connection.url}${ROOT}`;
  const send = (request: Outgoing): Promise<Response> => sendPatiently(connection, root, request);

  return {
    async readAll(parts) {
      const response = await send({ method: 'POST', path: '$batch', body: batchText(root, parts), type: `multipart/mixed; boundary=${BOUNDARY}`, prefer: 'odata.continue-on-error' });
      return readBatch(response.headers.get('Content-Type') ?? '', await response.text(), parts.length);
    },
    async read(path) {
      const response = await send({ method: 'GET', path, prefer: FORMATTED });
      return rowsOf(await jsonOf(response));
    },
    async create(set, body, select) {
      const path = `${set}?$select=${select.join(',')}`;
      const response = await send({ method: 'POST', path, body: JSON.stringify(body), prefer: `return=representation,${FORMATTED}` });
      return rowOf(await jsonOf(response));
    },
    async update(set, id, body, version) {
      await send({ method: 'PATCH', path: `${set}(${guid(id)})`, body: JSON.stringify(body), ifMatch: version ?? '*' });
    },
    async remove(set, id) {
      await send({ method: 'DELETE', path: `${set}(${guid(id)})` });
    },
  };
}

interface Outgoing {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: string;
  readonly type?: string;
  readonly prefer?: string;
  readonly ifMatch?: string;
}

/** Tries again only what the service asks to try again (429, 503 with Retry-After) and once with a fresh token after 401. */
async function sendPatiently(connection: Connection, root: string, request: Outgoing): Promise<Response> {
  let fresh = false;
  for (let tries = 1; ; tries++) {
    const response = await sendOnce(root, request, await connection.token(fresh));
    if (response.ok) return response;
    if (response.status === 401 && !fresh) {
      fresh = true;
      continue;
    }
    const wait = retryAfter(response);
    if (wait === undefined || tries >= MOST_TRIES || wait > LONGEST_WAIT_S) throw await failureOf(response);
    await new Promise((resolve) => setTimeout(resolve, wait * 1000));
  }
}

async function sendOnce(root: string, request: Outgoing, token: string): Promise<Response> {
  const headers: Record<string, string> = {
    Accept: 'application/json',
    Authorization: `Bearer ${token}`,
    'OData-MaxVersion': '4.0',
    'OData-Version': '4.0',
    'If-None-Match': 'null',
  };
  if (request.body !== undefined) headers['Content-Type'] = request.type ?? 'application/json';
  if (request.prefer !== undefined) headers['Prefer'] = request.prefer;
  if (request.ifMatch !== undefined) {
    delete headers['If-None-Match'];
    headers['If-Match'] = request.ifMatch;
  }
  try {
    return await fetch(root + request.path, {
      method: request.method,
      headers,
      ...(request.body === undefined ? {} : { body: request.body }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
      credentials: 'omit',
      cache: 'no-store',
    });
  } catch (cause) {
    throw new AppError('crm-silent', { retryable: true, cause });
  }
}

/** Seconds to wait when the service names them (DATAVERSE service protection: never below the header). */
function retryAfter(response: Response): number | undefined {
  if (response.status !== 429 && response.status !== 503) return undefined;
  const seconds = Number(response.headers.get('Retry-After') ?? '2');
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : 2;
}

const CODES: Readonly<Record<number, ErrorCode>> = {
  401: 'sign-in-needed',
  403: 'no-permission',
  404: 'not-found',
  412: 'changed-elsewhere',
  429: 'crm-busy',
  503: 'crm-busy',
};

async function failureOf(response: Response): Promise<AppError> {
  return appErrorOf(response.status, await response.text().catch(() => ''), retryAfter(response));
}

function appErrorOf(status: number, body: string, wait?: number): AppError {
  const code = CODES[status] ?? (status >= 500 ? 'crm-silent' : 'crm-refused');
  const params: Record<string, string | number> = { status };
  if (wait !== undefined) params['seconds'] = wait;
  const inner = parseJson(body);
  const error = isRow(inner) && isRow(inner['error']) ? inner['error'] : undefined;
  if (error !== undefined && typeof error['code'] === 'string') params['crmCode'] = error['code'];
  return new AppError(code, { retryable: status >= 500 || status === 429, params, cause: error?.['message'] });
}

function batchText(root: string, parts: readonly BatchPart[]): string {
  const lines = parts.map((part) =>
    [
      `--${BOUNDARY}`,
      'Content-Type: application/http',
      'Content-Transfer-Encoding: binary',
      '',
      `GET ${root}${part.path} HTTP/1.1`,
      'Accept: application/json',
      `Prefer: ${FORMATTED}`,
      '',
      '',
    ].join('\r\n'),
  );
  return `${lines.join('')}--${BOUNDARY}--\r\n`;
}

function readBatch(contentType: string, text: string, count: number): (readonly Row[] | AppError)[] {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) throw new AppError('crm-refused', { params: { status: 200 }, cause: 'batch answer without boundary' });
  const parts = text.split(`--${boundary}`).slice(1, -1);
  if (parts.length !== count) throw new AppError('crm-refused', { params: { status: 200 }, cause: 'batch answer is incomplete' });
  return parts.map((part) => {
    const status = Number(/HTTP\/1\.1 (\d{3})/.exec(part)?.[1] ?? '0');
    const json = part.indexOf('{');
    const body = json < 0 ? '' : part.slice(json).trim();
    return status === 200 ? rowsOf(parseJson(body)) : appErrorOf(status, body);
  });
}

async function jsonOf(response: Response): Promise<unknown> {
  return parseJson(await response.text());
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function rowOf(value: unknown): Row {
  if (!isRow(value)) throw new AppError('crm-refused', { cause: 'answer is not a row' });
  return value;
}

function rowsOf(value: unknown): readonly Row[] {
  const rows = isRow(value) ? value['value'] : undefined;
  if (!Array.isArray(rows)) throw new AppError('crm-refused', { cause: 'answer is not a list' });
  return rows.filter(isRow);
}
