// $batch: items one after the other, change sets in one transaction each, Content-ID references between items.
import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { CallerRights } from '../access/callerRights.ts';
import type { Session } from '../storage/database.ts';
import { errorCodes, WebApiError } from '../webApiError.ts';
import { execute, splitRoot, type Environment, type PlainRequest } from './execute.ts';
import { effectiveCaller } from './impersonation.ts';
import { boundaryOf, parseHttpPart, parseMultipart, writeMultipart, type HttpPart, type Part } from './multipart.ts';
import { parsePrefer } from './prefer.ts';
import { bodyText, errorReply, type Reply } from './reply.ts';

const MAX_REQUESTS = 1000;
type References = Map<string, string>;

interface Batch {
  readonly environment: Environment;
  readonly caller: CallerRights;
  readonly url: URL;
  /** Content-ID → URL of the row. */
  readonly references: References;
}

/** The answer to a batch: 200 with all answers, or the status of the first failure with that answer only. */
export async function runBatch(environment: Environment, request: PlainRequest, caller: CallerRights): Promise<Reply> {
  const boundary = boundaryOf(request.headers.get('Content-Type') ?? '');
  if (!boundary) throw new WebApiError(415, errorCodes.payload, 'A batch needs the content type multipart/mixed with a boundary.');
  const parts = parseMultipart(request.bodyText, boundary);
  const { continueOnError } = parsePrefer(request.headers.get('Prefer'));
  if (countRequests(parts) > MAX_REQUESTS) throw new WebApiError(400, errorCodes.payload, `A batch may hold up to ${MAX_REQUESTS} requests.`);
  const batch: Batch = { environment, caller, url: request.url, references: new Map() };
  const answers: string[] = [];
  for (const part of parts) {
    const { text, status } = await runPart(batch, part);
    if (status >= 400 && !continueOnError) return multipartReply(status, [text]);
    answers.push(text);
  }
  return multipartReply(200, answers);
}

function countRequests(parts: readonly Part[]): number {
  return parts.reduce((sum, part) => {
    const boundary = boundaryOf(part.headers.get('content-type') ?? '');
    return sum + (boundary ? parseMultipart(part.content, boundary).length : 1);
  }, 0);
}

function multipartReply(status: number, parts: readonly string[]): Reply {
  const boundary = `batchresponse_${randomUUID()}`;
  return { status, headers: { 'Content-Type': `multipart/mixed; boundary=${boundary}` }, body: writeMultipart(boundary, parts) };
}

async function runPart(batch: Batch, part: Part): Promise<{ readonly text: string; readonly status: number }> {
  const boundary = boundaryOf(part.headers.get('content-type') ?? '');
  if (boundary) return runChangeSet(batch, parseMultipart(part.content, boundary).map(parseHttpPart));
  const item = parseHttpPart(part);
  const reply = await answer(batch, item);
  return { text: partText(reply, item.contentId), status: reply.status };
}

async function answer(batch: Batch, item: HttpPart): Promise<Reply> {
  try {
    return await runItem(batch, item);
  } catch (error) {
    return errorReply(error, batch.environment.log, item.headers.get('Prefer'));
  }
}

async function runItem(batch: Batch, item: HttpPart, inside?: { readonly session: Session; readonly onRightsChanged: () => void }): Promise<Reply> {
  const request = { method: item.method, url: targetUrl(batch, item.target), headers: item.headers, bodyText: resolveBody(batch.references, item.body) };
  const caller = await effectiveCaller(batch.environment, batch.caller, item.headers);
  const reply = await execute(batch.environment, request, { caller, ...inside });
  if (item.contentId !== undefined && reply.entityUrl !== undefined) batch.references.set(item.contentId, reply.entityUrl);
  return reply;
}

async function runChangeSet(batch: Batch, items: readonly HttpPart[]): Promise<{ readonly text: string; readonly status: number }> {
  let rightsChanged = false;
  const onRightsChanged = (): void => {
    rightsChanged = true;
  };
  try {
    const replies = await batch.environment.database.transaction(async (session) => {
      const done: string[] = [];
      for (const item of items) {
        if (item.method === 'GET') throw new WebApiError(400, errorCodes.payload, 'A change set must not hold GET requests.');
        if (item.contentId === undefined) throw new WebApiError(400, errorCodes.payload, 'Every request of a change set needs a Content-ID.');
        done.push(partText(await runItem(batch, item, { session, onRightsChanged }), item.contentId));
      }
      return done;
    });
    // What was read before the commit may be out of date.
    if (rightsChanged) batch.environment.rights.forget();
    const boundary = `changesetresponse_${randomUUID()}`;
    return { text: `Content-Type: multipart/mixed; boundary=${boundary}\r\n\r\n${writeMultipart(boundary, replies)}`, status: 200 };
  } catch (error) {
    // What the failed set made is gone, so nothing may refer to it.
    for (const item of items) if (item.contentId !== undefined) batch.references.delete(item.contentId);
    const reply = errorReply(error, batch.environment.log);
    return { text: partText(reply, undefined), status: reply.status };
  }
}

function partText(reply: Reply, contentId: string | undefined): string {
  const headers = { ...reply.headers, 'OData-Version': '4.0' };
  const lines = [
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    ...(contentId === undefined ? [] : [`Content-ID: ${contentId}`]),
    '',
    `HTTP/1.1 ${reply.status} ${STATUS_CODES[reply.status] ?? ''}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    bodyText(reply) ?? '',
  ];
  return lines.join('\r\n');
}

/** Absolute, root-relative or `$1…` targets; another host or a path outside the Web API is refused later by its path. */
function targetUrl(batch: Batch, target: string): URL {
  const root = splitRoot(batch.url)?.root ?? batch.url.origin;
  const below = target.startsWith(root) ? target.slice(root.length) : target;
  const reference = /^\/?(\$[\w.-]{1,100})(?=[/?(]|$)/.exec(below);
  if (reference && !['$metadata', '$batch'].includes(reference[1] ?? '')) {
    return new URL(`${referenced(batch.references, reference[1] ?? '')}${below.slice(reference[0].length)}`);
  }
  if (/^\/?\$batch\b/.test(below)) throw new WebApiError(400, errorCodes.payload, 'A batch must not hold another batch.');
  try {
    const url = new URL(target, target.startsWith('/') ? batch.url.origin : `${root}/`);
    return new URL(`${batch.url.origin}${url.pathname}${url.search}`);
  } catch {
    throw new WebApiError(400, errorCodes.payload, 'The URL of a batch item is not valid.');
  }
}

function referenced(references: References, name: string): string {
  const url = references.get(name.slice(1));
  if (url === undefined) throw new WebApiError(400, errorCodes.payload, `Content-ID Reference: '${name}' does not exist in the batch context.`);
  return url;
}

/** Replaces `$1` where a reference stands: values of `…@odata.bind` and `@odata.id`. Other text stays as it is. */
function resolveBody(references: References, body: string): string {
  if (!body.includes('"$') && !body.includes('"/$')) return body;
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return body;
  }
  const reference = (value: unknown): unknown => {
    const name = typeof value === 'string' ? /^\/?(\$[\w.-]{1,100})$/.exec(value)?.[1] : undefined;
    return name === undefined ? value : referenced(references, name);
  };
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => {
      if (!name.endsWith('@odata.bind') && name !== '@odata.id') return [name, walk(member)];
      return [name, Array.isArray(member) ? member.map(reference) : reference(member)];
    }));
  };
  return JSON.stringify(walk(parsed));
}
