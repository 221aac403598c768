// The embedded issuer's redirect sign-in: what an honest application gets, and what nobody else does.
import { createHash } from 'node:crypto';
import { createAuthorization, type Authorization, type Considered } from '../../src/standalone/authorization.ts';
import type { TokenRequest } from '../../src/standalone/issuer.ts';

const TENANT = '7b8c1c52-7f13-4a7e-9f0a-4c7a8d6f1e20';
const CLIENT = '0f6a1b1e-3d3c-4a66-8a4e-5a1f2c9b7d10';
const REDIRECT = 'https://localhost:3000/addin/signInDialog.html';
const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const people = [
  { id: 'maya', name: 'Maya Lindqvist', address: 'maya@kestrel.example' },
  { id: 'ben', name: 'Ben Okafor', address: 'ben@kestrel.example' },
];
const honest = {
  client_id: CLIENT, redirect_uri: REDIRECT, response_type: 'code', response_mode: 'fragment', scope: 'https://localhost:3000/user_impersonation openid', state: 's|1', nonce: 'n1',
  code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'), code_challenge_method: 'S256',
};

let authorization: Authorization;
let now: Date;
let issued: TokenRequest[];

beforeEach(() => {
  now = new Date('2026-11-22T09:00:00Z');
  issued = [];
  authorization = createAuthorization({
    people, clientId: CLIENT, redirectUri: REDIRECT, clock: () => now,
    issuer: {
      token: async (request) => {
        issued.push(request);
        if (request.scope.includes('two')) throw new Error('two resources');
        return { accessToken: 'access', idToken: 'id', expiresIn: 3600, scope: request.scope, tenantId: TENANT, account: { homeAccountId: `p.${TENANT}`, localAccountId: 'p', environment: 'localhost', tenantId: TENANT, username: '', name: '' } };
      },
    },
  });
});

const query = (changes: Readonly<Record<string, string>> = {}): URLSearchParams => new URLSearchParams({ ...honest, ...changes });

/** What stands behind the `#` of a redirect, and that nothing stands in its query. */
function answered(considered: Considered): Readonly<Record<string, string>> {
  if (considered.kind !== 'redirect') throw new Error(`not a redirect: ${considered.kind}`);
  const to = new URL(considered.to);
  expect([to.origin + to.pathname, to.search]).toEqual([REDIRECT, '']);
  return Object.fromEntries(new URLSearchParams(to.hash.slice(1)));
}

const codeFor = (changes: Readonly<Record<string, string>> = {}): string => answered(authorization.decide(query(changes), 'maya'))['code'] ?? '';
const redeem = (code: string, changes: Readonly<Record<string, string>> = {}): ReturnType<Authorization['redeem']> =>
  authorization.redeem(new URLSearchParams({ grant_type: 'authorization_code', client_id: CLIENT, redirect_uri: REDIRECT, code, code_verifier: VERIFIER, ...changes }));

test('the person of the hint comes first, and their choice goes back as a code with the state', () => {
  expect(authorization.consider(query({ login_hint: 'BEN@kestrel.example' }))).toEqual({ kind: 'ask', people: [people[1], people[0]] });
  const back = answered(authorization.decide(query(), 'ben'));
  expect(back).toEqual({ code: expect.stringMatching(/^[\w-]{43}$/), state: 's|1' });
});

test('the code and its verifier become tokens for the scope and the nonce that were asked for', async () => {
  expect(await redeem(codeFor())).toEqual({
    status: 200,
    body: { token_type: 'Bearer', scope: honest.scope, expires_in: 3600, ext_expires_in: 3600, access_token: 'access', id_token: 'id', client_info: Buffer.from(JSON.stringify({ uid: 'p', utid: TENANT })).toString('base64url') },
  });
  expect(issued).toEqual([{ personId: 'maya', clientId: CLIENT, scope: honest.scope, nonce: 'n1' }]);
});

test.each([
  ['another application', { client_id: TENANT }],
  ['another address', { redirect_uri: 'https://evil.example/' }],
  ['an address that only begins alike', { redirect_uri: `${REDIRECT}.evil.example` }],
  ['an address with a query', { redirect_uri: `${REDIRECT}?x=1` }],
  ['a request that never ends', { state: 'x'.repeat(5_000) }],
])('%s is sent nowhere', (_what, changes) => {
  expect([authorization.consider(query(changes)).kind, authorization.decide(query(changes), 'maya').kind]).toEqual(['refused', 'refused']);
});

test.each([
  ['a token in the address', { response_type: 'token' }, 'unsupported_response_type'],
  ['a code in the query', { response_mode: 'query' }, 'invalid_request'],
  ['no challenge', { code_challenge: '' }, 'invalid_request'],
  ['a plain challenge', { code_challenge_method: 'plain', code_challenge: VERIFIER }, 'invalid_request'],
  ['no scope', { scope: '' }, 'invalid_scope'],
  ['an answer without asking anybody', { prompt: 'none' }, 'login_required'],
])('whoever asks for %s gets no code', (_what, changes, error) => {
  expect(answered(authorization.consider(query(changes)))).toMatchObject({ error, state: 's|1' });
});

test('a person who cancels, or who is not of the organization, gets no code', () => {
  expect(answered(authorization.decide(query(), undefined))).toMatchObject({ error: 'access_denied', state: 's|1' });
  expect(authorization.decide(query(), 'mallory').kind).toBe('refused');
});

test.each<[string, Readonly<Record<string, string>>, string]>([
  ['another verifier', { code_verifier: VERIFIER.replace('d', 'e') }, 'invalid_grant'],
  ['no verifier', { code_verifier: '' }, 'invalid_grant'],
  ['another application', { client_id: TENANT }, 'invalid_grant'],
  ['another address', { redirect_uri: 'https://localhost:3000/addin/taskpane.html' }, 'invalid_grant'],
  ['a password', { grant_type: 'password' }, 'unsupported_grant_type'],
])('a code with %s opens nothing', async (_what, changes, error) => {
  expect(await redeem(codeFor(), changes)).toMatchObject({ status: 400, body: { error } });
  expect(issued).toEqual([]);
});

test('a code works once, for a minute, and a wrong try uses it up', async () => {
  const used = codeFor();
  await redeem(used);
  expect(await redeem(used)).toMatchObject({ status: 400 });
  const tried = codeFor();
  await redeem(tried, { code_verifier: 'x'.repeat(43) });
  expect(await redeem(tried)).toMatchObject({ status: 400 });
  const late = codeFor();
  now = new Date(now.getTime() + 60_001);
  expect(await redeem(late)).toMatchObject({ status: 400 });
  expect(issued).toHaveLength(1);
});

test('a scope of two resources is told, and codes don\'t pile up without end', async () => {
  expect(await redeem(codeFor({ scope: 'https://one/a https://two/b' }))).toMatchObject({ status: 400, body: { error: 'invalid_scope' } });
  const first = codeFor();
  for (let more = 0; more < 1_000; more += 1) codeFor();
  expect(await redeem(first)).toMatchObject({ status: 400 });
});

describe('who asked for offline access', () => {
  const offline = { scope: `${honest.scope} offline_access` };
  const refreshToken = async (): Promise<string> => String((await redeem(codeFor(offline))).body['refresh_token']);
  const renew = (token: string, changes: Readonly<Record<string, string>> = {}): ReturnType<Authorization['redeem']> =>
    authorization.redeem(new URLSearchParams({ grant_type: 'refresh_token', client_id: CLIENT, refresh_token: token, scope: 'api://handraise/access_as_user offline_access', ...changes }));

  test('gets a token for another service without being asked again, as the same person, and the next refresh token with it', async () => {
    const first = await refreshToken();
    const renewed = await renew(first);
    expect(renewed).toMatchObject({ status: 200, body: { access_token: 'access', scope: 'api://handraise/access_as_user offline_access' } });
    expect(issued.at(-1)).toEqual({ personId: 'maya', clientId: CLIENT, scope: 'api://handraise/access_as_user offline_access' });
    const second = String(renewed.body['refresh_token']);
    expect(second).not.toBe(first);
    expect(await renew(second)).toMatchObject({ status: 200 });
  });

  test('uses each refresh token once, as the same application, and for a day in all', async () => {
    const used = await refreshToken();
    const next = String((await renew(used)).body['refresh_token']);
    expect(await renew(used)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect(await renew(await refreshToken(), { client_id: TENANT })).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect(await renew(await refreshToken(), { scope: '' })).toMatchObject({ status: 400, body: { error: 'invalid_scope' } });
    now = new Date(now.getTime() + 86_400_001);
    expect(await renew(next)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });
});
