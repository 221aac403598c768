// A small web on this machine for the sources' tests: every host is one local server, reached through the production fetch.
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AnswerCache, KeptAnswer } from '../../../src/agent/research/web/answerCache.ts';
import { createPublicFetch } from '../../../src/agent/research/web/publicFetch.ts';
import type { PublicFetchOptions } from '../../../src/agent/research/web/publicFetch.ts';
import type { SourceTools } from '../../../src/agent/research/source.ts';

export interface LocalReply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** What a host answers: a reply, or the response to do as one likes. */
export type Site = (path: string, request: IncomingMessage, response: ServerResponse) => LocalReply | undefined;

export interface LocalWeb {
  readonly port: number;
  /** `host/path` of all requests, in order. */
  readonly asked: readonly string[];
  /** Connections since the start. */
  readonly connections: () => number;
  /** The production fetch; addresses of the web are led here. Nothing else of this machine is allowed. */
  readonly fetch: (options?: Partial<PublicFetchOptions>) => SourceTools['fetch'];
  readonly close: () => Promise<void>;
}

export const NOW = new Date('2026-11-20T10:00:00.000Z');
/** Ample, so that a busy machine is not taken for a silent server. */
export const AMPLE_LIMITS = { wholeMs: 8_000, silenceMs: 6_000, gapMs: 0, longestWaitMs: 20_000 };
/** For servers that never come to an end. */
export const SHORT_LIMITS = { ...AMPLE_LIMITS, wholeMs: 600, silenceMs: 250 };

/** @param sites by host; a host that is not there answers 404. `*` stands for all others. */
export async function startLocalWeb(sites: Readonly<Record<string, Site>>): Promise<LocalWeb> {
  const asked: string[] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const path = request.url ?? '/';
    asked.push(`${host}${path}`);
    response.on('error', () => undefined);
    const site = sites[host] ?? sites['*'];
    const reply: LocalReply | undefined = site === undefined ? { status: 404, headers: { 'content-type': 'text/plain' }, body: '' } : site(path, request, response);
    if (reply !== undefined) response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers }).end(reply.body ?? '');
  });
  server.on('connection', (socket) => {
    connections += 1;
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    asked,
    connections: () => connections,
    fetch: (options = {}) => {
      const fetch = createPublicFetch({
        cache: createMemoryCache(), log: { warn: () => undefined }, now: () => NOW, contact: 'research@halvard.example', limits: AMPLE_LIMITS,
        lookup: () => Promise.resolve(['127.0.0.1']), allow: (address, asPort) => address === '127.0.0.1' && asPort === port, ...options,
      });
      // The web is at port 443, this server is not.
      const local = (url: string): string => url.replace(/^https?:\/\/([^/:]+)(?=\/|$)/, `http://$1:${port}`);
      return async (url, request) => {
        const answer = await fetch(local(url), request);
        return { ...answer, url: answer.url.replace(`:${port}`, '').replace(/^http:/, 'https:') };
      };
    },
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };
}

export function createMemoryCache(): AnswerCache {
  const kept = new Map<string, KeptAnswer>();
  return {
    read: ({ digest }) => Promise.resolve(kept.get(digest)),
    write: ({ digest }, answer) => Promise.resolve(void kept.set(digest, answer)),
    forget: () => Promise.resolve(0),
  };
}

/** A page as websites answer it. */
export function html(body: string, head = ''): LocalReply {
  return { headers: { 'content-type': 'text/html; charset=utf-8' }, body: `<!doctype html><html><head>${head}</head><body>${body}</body></html>` };
}

export function json(value: unknown): LocalReply {
  return { body: JSON.stringify(value) };
}
