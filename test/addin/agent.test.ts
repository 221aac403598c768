/** @jest-environment jsdom */
// What our service says about an address comes in through one narrow door.
import { agentScope, askAboutAddress } from '../../src/addin/agent.ts';
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
