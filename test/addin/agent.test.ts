/** @jest-environment jsdom */
// What our service says about an address comes in through one narrow door.
import { agentScope, askAboutAddress, readSources, wakeAgent } from '../../src/addin/agent.ts';
import { AppError } from '../../src/domain/errors.ts';

const answer = { wellFormed: true, deliverable: 'yes', type: 'work', problems: [] };
const replies = jest.fn<Promise<{ ok: boolean; status: number; json: () => Promise<unknown> }>, [URL, RequestInit]>();

beforeEach(() => {
  replies.mockReset();
  Object.assign(globalThis, { fetch: replies });
  AbortSignal.timeout ??= () => new AbortController().signal;
});

function replyWith(status: number, body: unknown): void {
  replies.mockResolvedValue({ ok: status < 400, status, json: async () => body });
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'none',
    (error: unknown) => (error instanceof AppError ? error.code : 'no AppError'),
  );
}

test('[R16] the address travels in the body of a signed request, never in a link', async () => {
  replyWith(200, answer);
  expect(await askAboutAddress('jonas@halvorsen.example', 'token')).toEqual(answer);
  const [url, request] = replies.mock.calls[0] ?? [];
  expect(url?.pathname).toBe('/agent/address');
  expect(url?.href).not.toContain('jonas');
  expect(request).toMatchObject({ method: 'POST', credentials: 'omit', headers: { Authorization: 'Bearer token' }, body: '{"address":"jonas@halvorsen.example"}' });
});

test.each([
  [401, {}, 'sign-in-needed'],
  [429, {}, 'offline'],
  [500, {}, 'offline'],
  [200, null, 'offline'],
  [200, { ...answer, deliverable: 'certainly' }, 'offline'],
  [200, { ...answer, type: 'friend' }, 'offline'],
  [200, { ...answer, problems: 'none' }, 'offline'],
])('an answer of %s with %j is no answer: %s', async (status, body, code) => {
  replyWith(status, body);
  expect(await codeOf(askAboutAddress('a@b.example', 'token'))).toBe(code);
});

test('a service that cannot be reached is offline, not a crash', async () => {
  replies.mockRejectedValue(new TypeError('Failed to fetch'));
  expect(await codeOf(askAboutAddress('a@b.example', 'token'))).toBe('offline');
});

test('the pane asks for the one scope the service names in its setup', () => {
  expect(agentScope({ clientId: 'id', authority: '', crmUrl: '', crmScope: '' })).toBe('api://id/access_as_user');
});

describe('what the admin pages ask of the service', () => {
  const answerWith = (status: number, text: string): void => void replies.mockResolvedValue({ ok: status < 400, status, json: async () => JSON.parse(text) as unknown, text: async () => text } as Awaited<ReturnType<typeof replies>>);

  test('[R6] only sources the service says it can ask are ready; what else it answers is left out', async () => {
    answerWith(200, JSON.stringify({ sources: { website: true, crunchbase: false, sec: 'yes', later: true } }));
    expect([...(await readSources('token'))]).toEqual(['website']);
    answerWith(200, '[]');
    expect((await readSources('token')).size).toBe(0);
  });

  test('[A17] waking it carries no content, and an empty answer is one', async () => {
    answerWith(202, '');
    await wakeAgent('token');
    const [url, request] = replies.mock.calls.at(-1) ?? [];
    expect([url?.pathname, request?.method, request?.body]).toEqual(['/agent/wake', 'POST', '{}']);
  });

  test('refusals are told apart from silence', async () => {
    for (const [status, code] of [[401, 'sign-in-needed'], [403, 'no-permission'], [404, 'offline'], [503, 'offline']] as const) {
      answerWith(status, '');
      expect(await codeOf(wakeAgent('token'))).toBe(code);
    }
    answerWith(200, '<html>');
    expect(await codeOf(readSources('token'))).toBe('offline');
  });
});
