import { randomUUID } from 'node:crypto';
import { AppError } from '../../src/domain/errors.ts';
import { refuse, reply, withServer } from './serverUnderTest.ts';

const id = '0a7c5e10-8b42-4f6d-9a01-c2d4e6f80101';
const oneRow = { value: [{ leadid: '1' }] };

test('a busy CRM is asked again only after the seconds it named', async () => {
  await withServer(
    ({ count }, response) => (count === 1 ? refuse(response, 429, { 'Retry-After': '3' }) : reply(response, oneRow)),
    async ({ client, asked }) => {
      expect(await client.read('leads?$select=leadid')).toEqual([{ leadid: '1' }]);
      expect((asked[1]?.at ?? 0) - (asked[0]?.at ?? 0)).toBeGreaterThanOrEqual(3000);
    },
  );
});

test('a date as Retry-After is honored like seconds', async () => {
  await withServer(
    ({ count, at }, response) => (count === 1 ? refuse(response, 503, { 'Retry-After': new Date(at + 5000).toUTCString() }) : reply(response, oneRow)),
    async ({ client, asked }) => {
      await client.read('leads');
      expect((asked[1]?.at ?? 0) - (asked[0]?.at ?? 0)).toBeGreaterThanOrEqual(5000);
    },
  );
});

test('while the CRM asks for rest, no call of the client leaves, whatever it is', async () => {
  await withServer(
    ({ count }, response) => (count === 1 ? refuse(response, 429, { 'Retry-After': '4' }) : reply(response, { value: [], leadid: id }, 200, { ETag: 'W/"2"' })),
    async ({ client, asked }) => {
      await Promise.all([client.read('leads'), client.read('accounts').then(() => client.remove('leads', id)), client.readOne('WhoAmI')]);
      const refusedAt = asked[0]?.at ?? 0;
      expect(asked.filter(({ at }) => at > refusedAt && at < refusedAt + 4000)).toEqual([]);
    },
    { concurrent: 1 },
  );
});

test('a CRM that asks for more patience than a seller has is reported busy, with its seconds, and left in peace by other calls', async () => {
  await withServer(
    (_asked, response) => refuse(response, 429, { 'Retry-After': '120' }),
    async ({ client, asked }) => {
      await expect(client.read('leads')).rejects.toMatchObject({ code: 'crm-busy', params: { seconds: 120, crmCode: '0x80040220' } });
      await expect(client.read('accounts')).rejects.toMatchObject({ code: 'crm-busy', params: { seconds: 120 } });
      expect(asked).toHaveLength(1);
    },
  );
});

test('a throttled call without a named time waits 2, 4, 8 … seconds, half of it by chance', async () => {
  await withServer(
    (_asked, response) => refuse(response, 429),
    async ({ client, asked }) => {
      await expect(client.read('leads')).rejects.toMatchObject({ code: 'crm-busy' });
      const gaps = asked.slice(1).map(({ at }, index) => at - (asked[index]?.at ?? 0));
      expect(gaps.map((gap, index) => gap >= 1000 * 2 ** index && gap <= 2000 * 2 ** index + 250)).toEqual([true, true, true]);
    },
    { patienceMs: 60_000 },
  );
});

test('an expired token is renewed once, and a second refusal asks for sign-in', async () => {
  await withServer(
    ({ headers }, response) => (headers.authorization === 'Bearer new' ? reply(response, oneRow) : refuse(response, 401)),
    async ({ client, tokens }) => {
      await client.read('leads');
      expect(tokens).toEqual([false, true]);
    },
  );
  await withServer(
    (_asked, response) => refuse(response, 401),
    async ({ client }) => expect(client.read('leads')).rejects.toMatchObject({ code: 'sign-in-needed' }),
  );
});

test.each([
  [403, 'no-permission'],
  [404, 'not-found'],
  [412, 'changed-elsewhere'],
  [400, 'crm-refused'],
  [500, 'crm-silent'],
])('the status %i becomes the code %s, the Dataverse code beside it, and is not tried again', async (status, code) => {
  await withServer(
    (_asked, response) => refuse(response, status),
    async ({ client, asked }) => {
      await expect(client.update('leads', id, { body: {}, version: 'W/"1"' })).rejects.toMatchObject({ code, params: { crmCode: '0x80040220', status } });
      expect(asked).toHaveLength(1);
    },
  );
});

test('no answer at all is a silent CRM, tried again a few times and worth another try', async () => {
  await withServer(
    (_asked, response) => response.destroy(),
    async ({ client, asked }) => {
      await expect(client.read('leads')).rejects.toMatchObject({ code: 'crm-silent', retryable: true });
      expect(asked).toHaveLength(4);
    },
  );
});

test('a CRM that hangs costs the time limit of a try, not more', async () => {
  await withServer(
    ({ count }, response) => {
      if (count > 1) reply(response, oneRow);
    },
    async ({ client }) => expect(await client.read('leads')).toEqual([{ leadid: '1' }]),
    { timeoutMs: 100 },
  );
});

test('a damaged answer is asked for again; a read that stays damaged is a typed failure', async () => {
  await withServer(
    ({ count }, response) => void response.writeHead(200).end(count === 1 ? '{"value":[{"leadid":"1"' : JSON.stringify(oneRow)),
    async ({ client }) => expect(await client.read('leads')).toEqual([{ leadid: '1' }]),
  );
  await withServer(
    (_asked, response) => void response.writeHead(200).end('{"value":['),
    async ({ client }) => expect(client.read('leads')).rejects.toMatchObject({ name: 'AppError', code: 'crm-silent' }),
  );
});

describe('a create whose answer got lost', () => {
  test('is repeated under the same id, and the refusal as a duplicate is read back as success', async () => {
    await withServer(
      ({ method, count }, response) => {
        if (count === 1) response.destroy();
        else if (method === 'POST') refuse(response, 412);
        else reply(response, { leadid: id, subject: 'Quote' });
      },
      async ({ client, asked }) => {
        expect(await client.create('leads', { leadid: id, subject: 'Quote' }, ['subject'])).toMatchObject({ leadid: id });
        expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST leads?$select=subject', 'POST leads?$select=subject', `GET leads(${id})?$select=subject`]);
        expect(asked.slice(0, 2).map(({ body }) => (JSON.parse(body) as { leadid: string }).leadid)).toEqual([id, id]);
      },
    );
  });

  test('is found when the same is asked for in a later call, and a real duplicate stays an error', async () => {
    await withServer(
      ({ method, count }, response) => {
        if (count <= 4) response.destroy();
        else if (method === 'POST') refuse(response, 412);
        else reply(response, { leadid: id });
      },
      async ({ client }) => {
        await expect(client.create('leads', { leadid: id }, ['leadid'])).rejects.toMatchObject({ code: 'crm-silent' });
        expect(await client.create('leads', { leadid: id }, ['leadid'])).toMatchObject({ leadid: id });
        await expect(client.create('leads', { leadid: id }, ['leadid'])).rejects.toMatchObject({ code: 'changed-elsewhere' });
      },
    );
  });

  test('that is refused as a duplicate and yet not to be found stays unknown, not refused: the first try may still be at work', async () => {
    await withServer(
      ({ method, count }, response) => {
        if (count === 1) response.destroy();
        else if (method === 'POST') refuse(response, 412);
        else refuse(response, 404);
      },
      async ({ client }) => expect(client.create('leads', { leadid: id }, ['leadid'])).rejects.toMatchObject({ code: 'crm-silent', retryable: true }),
    );
  });

  test('needs an id made beforehand', async () => {
    await withServer(
      (_asked, response) => reply(response, {}),
      async ({ client }) => expect(() => client.create('leads', { subject: 'x' }, ['leadid'])).toThrow(RangeError),
    );
  });
});

test.each([
  ['what we wrote', 'Quote', { ok: 'W/"8"' }],
  ['something else', 'Other', { code: 'changed-elsewhere' }],
])('an update whose answer got lost and that then meets a newer version with %s is told apart', async (_what, subject, outcome) => {
  await withServer(
    ({ method, count }, response) => {
      if (count === 1) response.destroy();
      else if (method === 'PATCH') refuse(response, 412);
      else reply(response, { leadid: id, subject, '@odata.etag': 'W/"8"' });
    },
    async ({ client, asked }) => {
      const result = await client.update('leads', id, { body: { subject: 'Quote' }, version: 'W/"7"' }).then((ok) => ({ ok }), (error: AppError) => ({ code: error.code }));
      expect(result).toEqual(outcome);
      expect(asked[0]?.headers['if-match']).toBe('W/"7"');
    },
  );
});

test('an update whose answer got lost and that is refused though the row is as it was stays unknown: the first try may still be at work', async () => {
  await withServer(
    ({ method, count }, response) => {
      if (count === 1) response.destroy();
      else if (method === 'PATCH') refuse(response, 412);
      else reply(response, { leadid: id, subject: 'Before', '@odata.etag': 'W/"7"' });
    },
    async ({ client }) => expect(client.update('leads', id, { body: { subject: 'Quote' }, version: 'W/"7"' })).rejects.toMatchObject({ code: 'crm-silent', retryable: true }),
  );
});

test('a removal whose answer got lost is done when the row is gone', async () => {
  await withServer(
    ({ count }, response) => (count === 1 ? response.destroy() : refuse(response, 404)),
    async ({ client }) => expect(client.remove('leads', id)).resolves.toBeUndefined(),
  );
});

test('one failed part of a batch costs only its own rows', async () => {
  const part = (status: string, body: string): string => `--b\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 ${status}\r\nContent-Type: application/json\r\n\r\n${body}\r\n`;
  await withServer(
    (_asked, response) =>
      void response
        .writeHead(200, { 'Content-Type': 'multipart/mixed; boundary=b' })
        .end(`${part('200 OK', '{"value":[{"leadid":"1"}]}')}${part('403 Forbidden', '{"error":{"code":"","message":"no"}}')}--b--\r\n`),
    async ({ client, asked }) => {
      const [first, second] = await client.readAll([{ path: 'leads' }, { path: 'accounts' }]);
      expect(first).toEqual([{ leadid: '1' }]);
      expect(second).toBeInstanceOf(AppError);
      expect(asked).toHaveLength(1);
    },
  );
});

test('pages are followed to their end, and never to another host: the token stays home', async () => {
  await withServer(
    ({ path, headers }, response) => reply(response, path.includes('$skiptoken') ? { value: [{ leadid: '3' }] } : { value: [{ leadid: '1' }, { leadid: '2' }], '@odata.nextLink': `http://${headers.host ?? ''}/api/data/v9.2/leads?$skiptoken=2` }),
    async ({ client, asked }) => {
      const sizes: number[] = [];
      for await (const page of client.pages('leads?$select=leadid', 2)) sizes.push(page.length);
      expect(sizes).toEqual([2, 1]);
      expect(asked.map(({ headers }) => headers['prefer']?.toString().split(',')[0])).toEqual(['odata.maxpagesize=2', 'odata.maxpagesize=2']);
    },
  );
  await withServer(
    (_asked, response) => reply(response, { value: [], '@odata.nextLink': 'https://elsewhere.example/api/data/v9.2/leads' }),
    async ({ client, asked }) => {
      const all = async (): Promise<void> => {
        for await (const page of client.pages('leads', 2)) expect(page).toEqual([]);
      };
      await expect(all()).rejects.toMatchObject({ code: 'crm-refused' });
      expect(asked).toHaveLength(1);
    },
  );
});

test('a call that is given up rejects with its reason and leaves the client usable', async () => {
  await withServer(
    ({ path }, response) => {
      if (path !== 'leads') reply(response, oneRow);
    },
    async ({ client, asked }) => {
      const stop = new AbortController();
      const call = client.during(stop.signal).read('leads');
      const outcome = expect(call).rejects.toThrow('closed');
      while (asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
      stop.abort(new Error('closed'));
      await outcome;
      expect(await client.read(`leads(${randomUUID()})`)).toEqual(oneRow.value);
    },
  );
});

test('a sign-in that fails in any way is a typed failure', async () => {
  const { openCrm } = await import('../../src/crm/client.ts');
  const client = openCrm({ url: 'http://127.0.0.1:1', token: () => Promise.reject(new TypeError('popup')), clock: { now: () => 0, random: () => 0 } });
  await expect(client.read('leads')).rejects.toMatchObject({ name: 'AppError', code: 'sign-in-needed' });
});
