// An HTTP server that answers as a test tells it, and a client of it whose waiting costs no time.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openCrm, type Connection, type CrmClient } from '../../src/crm/client.ts';
import type { Clock } from '../../src/crm/client/pacing.ts';

export interface Asked {
  readonly method: string;
  /** Path and query below the Web API root. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** From 1. */
  readonly count: number;
  /** The client's time. */
  readonly at: number;
}

export interface UnderTest {
  readonly client: CrmClient;
  readonly asked: readonly Asked[];
  readonly tokens: readonly boolean[];
  readonly clock: StoppedClock;
  readonly root: string;
}

/** Time that only passes while somebody rests. */
export class StoppedClock implements Clock {
  #now = Date.UTC(2026, 10, 22, 8);
  readonly rests: number[] = [];

  readonly now = (): number => this.#now;
  readonly random = (): number => 0.5;
  readonly wait = async (milliseconds: number): Promise<void> => {
    this.rests.push(milliseconds);
    this.#now += milliseconds;
    await new Promise((resolve) => setImmediate(resolve));
  };
}

const ROOT = '/api/data/v9.2/';

/** Runs the server for the length of `use`. */
export async function withServer(answer: (asked: Asked, response: ServerResponse) => void, use: (under: UnderTest) => Promise<void>, limits: Connection['limits'] = {}): Promise<void> {
  const clock = new StoppedClock();
  const asked: Asked[] = [];
  const tokens: boolean[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const one = { method: request.method ?? '', path: (request.url ?? '').replace(ROOT, ''), headers: request.headers, body, count: asked.length + 1, at: clock.now() };
      asked.push(one);
      answer(one, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const token = async (fresh: boolean): Promise<string> => {
    tokens.push(fresh);
    return fresh ? 'new' : 'old';
  };
  try {
    await use({ client: openCrm({ url, token, clock, limits }), asked, tokens, clock, root: url + ROOT });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** Answers JSON. */
export function reply(response: ServerResponse, body: unknown, status = 200, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** Answers an error of Dataverse. */
export function refuse(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  reply(response, { error: { code: '0x80040220', message: 'says the CRM' } }, status, headers);
}
