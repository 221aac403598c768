// The door of the server: origin, size, token, tenant and user are checked before any route is looked at.
import { errorCodes, WebApiError } from '../webApiError.ts';
import type { CallerRights } from '../access/callerRights.ts';
import { runBatch } from './batch.ts';
import { execute, splitRoot, type Environment, type PlainRequest } from './execute.ts';
import { effectiveCaller } from './impersonation.ts';
import { bodyText, errorReply, type Reply } from './reply.ts';

export interface Caller {
  readonly objectId: string;
  readonly tenantId: string;
  /** Client id of the application that calls for itself; absent in tokens of people. */
  readonly applicationId?: string;
}

export interface Gate {
  readonly environment: Environment;
  readonly verifyToken: (token: string) => Promise<Caller | undefined>;
  readonly origins: readonly string[];
}

/** As large as a batch may be; one more byte is a 413. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;
const MAX_URL_LENGTH = 65_536;
const exposedHeaders = 'OData-EntityId, Location, ETag, Preference-Applied, Retry-After, OData-Version';
const allowedHeaders = 'Authorization, Content-Type, Accept, Prefer, If-Match, If-None-Match, OData-Version, OData-MaxVersion, Consistency, MSCRM.SuppressDuplicateDetection, MSCRM.SolutionUniqueName, x-ms-client-request-id, client-request-id';

/** Answers one HTTP request. Never throws. */
export async function handleRequest(gate: Gate, request: Request): Promise<Response> {
  const cors = corsHeaders(gate, request);
  let reply: Reply;
  try {
    reply = request.method === 'OPTIONS' ? { status: 204, headers: {} } : await admit(gate, request);
  } catch (error) {
    reply = errorReply(error, gate.environment.log, request.headers.get('Prefer'));
  }
  const headers = { 'OData-Version': '4.0', 'Cache-Control': 'no-cache', 'X-Content-Type-Options': 'nosniff', ...reply.headers, ...cors };
  const text = reply.status === 204 || reply.status === 304 ? null : (bodyText(reply) ?? null);
  return new Response(text, { status: reply.status, headers });
}

/** Only origins of the list, letter for letter. */
function corsHeaders(gate: Gate, request: Request): Record<string, string> {
  const origin = request.headers.get('Origin');
  if (origin === null || !gate.origins.includes(origin)) return { Vary: 'Origin' };
  const base = { Vary: 'Origin', 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': exposedHeaders };
  if (request.method !== 'OPTIONS') return base;
  return { ...base, 'Access-Control-Allow-Methods': 'GET, POST, PATCH, PUT, DELETE', 'Access-Control-Allow-Headers': allowedHeaders, 'Access-Control-Max-Age': '600' };
}

async function admit(gate: Gate, request: Request): Promise<Reply> {
  const origin = request.headers.get('Origin');
  if (request.headers.get('Sec-Fetch-Site') === 'cross-site' && (origin === null || !gate.origins.includes(origin))) {
    throw new WebApiError(403, errorCodes.privilege, 'Requests from this origin are not allowed.');
  }
  if (request.url.length > MAX_URL_LENGTH) throw new WebApiError(414, errorCodes.argument, 'The URL is too long; send the query inside a batch.');
  const caller = await effectiveCaller(gate.environment, await authenticate(gate, request), request.headers);
  const plain: PlainRequest = { method: request.method, url: new URL(request.url), headers: request.headers, bodyText: await readLimited(request) };
  const split = splitRoot(plain.url);
  if (split && /^\/(?:\$|%24)batch$/.test(split.path)) {
    if (plain.method !== 'POST') throw new WebApiError(405, errorCodes.resource, `The requested resource does not support http method '${plain.method}'.`, { Allow: 'POST' });
    return runBatch(gate.environment, plain, caller);
  }
  return execute(gate.environment, plain, { caller });
}

async function authenticate(gate: Gate, request: Request): Promise<CallerRights> {
  const token = /^Bearer ([\w.~+/=-]{1,16384})$/i.exec(request.headers.get('Authorization') ?? '')?.[1];
  const claims = token === undefined ? undefined : await gate.verifyToken(token);
  if (!claims || claims.tenantId.toLowerCase() !== gate.environment.organization.tenantId.toLowerCase()) {
    throw new WebApiError(401, errorCodes.authentication, 'A valid access token for this organization is required.', { 'WWW-Authenticate': 'Bearer' });
  }
  const rights = await gate.environment.rights.find(gate.environment.database, { objectId: claims.objectId.toLowerCase(), applicationId: claims.applicationId?.toLowerCase() });
  if (!rights) throw new WebApiError(403, errorCodes.authentication, 'The user is not a member of the organization.');
  return rights;
}

async function readLimited(request: Request): Promise<string> {
  const tooLarge = (): WebApiError => new WebApiError(413, errorCodes.payload, `The request body is larger than ${MAX_BODY_BYTES} bytes.`);
  if (Number(request.headers.get('Content-Length') ?? 0) > MAX_BODY_BYTES) throw tooLarge();
  if (!request.body) return '';
  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > MAX_BODY_BYTES) {
      await reader.cancel();
      throw tooLarge();
    }
    chunks.push(value);
  }
  return new TextDecoder('utf-8', { ignoreBOM: false }).decode(Buffer.concat(chunks));
}
