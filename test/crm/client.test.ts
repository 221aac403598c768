import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openCrm } from '../../src/crm/client.ts';
import { AppError } from '../../src/domain/errors.ts';

type Answer = (request: IncomingMessage, response: ServerResponse, count: number) => void;

/** A server that answers as told, and a client of it. */
async function withServer(answer: Answer, use: (client: ReturnType<typeof openCrm>, tokens: boolean[], count: () => number) => Promise<void>): Promise<void> {
  let count = 0;
  const server = createServer((request, response) => {
    request.resume().on('end', () => answer(request, response, ++count));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const tokens: boolean[] = [];
  const client = openCrm({
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token: async (fresh) => {
      tokens.push(fresh);
      return fresh ? 'new' : 'old';
    },
  });
  try {
    await use(client, tokens, () => count);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

const rows = (response: ServerResponse): void => void response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"value":[{"leadid":"1"}]}');
const fail = (response: ServerResponse, status: number, headers: Record<string, string> = {}): void =>
  void response.writeHead(status, headers).end('{"error":{"code":"0x80040220","message":"says the CRM"}}');

test('a busy CRM is asked again only after the seconds it named', async () => {
  const at: number[] = [];
  await withServer(
    (_request, response, count) => {
      at.push(Date.now());
      if (count === 1) fail(response, 429, { 'Retry-After': '1' });
      else rows(response);
    },
    async (client) => {
      expect(await client.read('leads?$select=leadid')).toEqual([{ leadid: '1' }]);
    },
  );
  expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(1000);
});

test('a CRM that asks for more patience than a seller has is reported busy, with its seconds', async () => {
  await withServer(
    (_request, response) => fail(response, 429, { 'Retry-After': '120' }),
    async (client, _tokens, count) => {
      await expect(client.read('leads')).rejects.toMatchObject({ code: 'crm-busy', params: { seconds: 120 } });
      expect(count()).toBe(1);
    },
  );
});

test('an expired token is renewed once, and a second refusal asks for sign-in', async () => {
  await withServer(
    (request, response) => (request.headers.authorization === 'Bearer new' ? rows(response) : fail(response, 401)),
    async (client, tokens) => {
      await client.read('leads');
      expect(tokens).toEqual([false, true]);
    },
  );
  await withServer(
    (_request, response) => fail(response, 401),
    async (client) => expect(client.read('leads')).rejects.toMatchObject({ code: 'sign-in-needed' }),
  );
});

test.each([
  [403, 'no-permission'],
  [404, 'not-found'],
  [412, 'changed-elsewhere'],
  [400, 'crm-refused'],
  [500, 'crm-silent'],
])('the status %i becomes the code %s', async (status, code) => {
  await withServer(
    (_request, response) => fail(response, status),
    async (client) => {
      await expect(client.update('leads', '0a7c5e10-8b42-4f6d-9a01-c2d4e6f80101', {}, 'W/"1"')).rejects.toMatchObject({ code, params: { crmCode: '0x80040220' } });
    },
  );
});

test('no answer at all is a silent CRM, worth another try', async () => {
  await withServer(
    (request) => request.socket.destroy(),
    async (client) => expect(client.read('leads')).rejects.toMatchObject({ code: 'crm-silent', retryable: true }),
  );
});

test('one failed part of a batch costs only its own rows', async () => {
  const part = (status: string, body: string): string => `--b\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 ${status}\r\nContent-Type: application/json\r\n\r\n${body}\r\n`;
  await withServer(
    (_request, response) =>
      response
        .writeHead(200, { 'Content-Type': 'multipart/mixed; boundary=b' })
        .end(`${part('200 OK', '{"value":[{"leadid":"1"}]}')}${part('403 Forbidden', '{"error":{"code":"","message":"no"}}')}--b--\r\n`),
    async (client, _tokens, count) => {
      const [first, second] = await client.readAll([{ path: 'leads' }, { path: 'accounts' }]);
      expect(first).toEqual([{ leadid: '1' }]);
      expect(second).toBeInstanceOf(AppError);
      expect(count()).toBe(1);
    },
  );
});
