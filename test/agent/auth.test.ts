import { createHmac, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, exportSPKI, SignJWT, type JWK, type JWTPayload } from 'jose';
import { AGENT_SCOPE, createTokenCheck, entraIssuer, trustedIssuers, type TokenCheck, type TokenRules } from '../../src/agent/auth.ts';
import { createIssuer } from '../../src/standalone/issuer.ts';

const TENANT = '7b8c1c52-7f13-4a7e-9f0a-4c7a8d6f1e20';
const OTHER_TENANT = '00000000-1111-4222-8333-444444444444';
const API = '0f6a1b1e-3d3c-4a66-8a4e-5a1f2c9b7d10';
const DAEMON = '9f1c2d3e-1111-4a4a-8b8b-123456789abc';
const PERSON = '2d9f2f1e-90a3-4a3e-8a5b-6c1d7e8f9a01';
const NOW = new Date('2026-11-22T09:00:00Z');
const SECONDS = NOW.getTime() / 1000;
const ISSUER = `https://login.microsoftonline.com/${TENANT}/v2.0`;

const makeKey = (): KeyObject => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const signing = makeKey();
const foreign = makeKey();
const header = { alg: 'RS256', typ: 'JWT', kid: 'key-1' };
/** As Entra issues it for a person, version 2. */
const claims: JWTPayload = {
  aud: API, iss: ISSUER, iat: SECONDS, nbf: SECONDS, exp: SECONDS + 3600, azp: API, azpacr: '0', name: 'Maya Lindqvist', oid: PERSON,
  preferred_username: 'maya@kestrel.example', scp: `openid ${AGENT_SCOPE}`, sub: 'pairwise-subject', tid: TENANT, ver: '2.0', roles: ['Salesperson'],
};
/** As Entra issues it for an application that calls as itself. */
const applicationClaims: JWTPayload = {
  aud: API, iss: ISSUER, iat: SECONDS, nbf: SECONDS, exp: SECONDS + 3600, azp: DAEMON, azpacr: '1', oid: DAEMON, sub: DAEMON, tid: TENANT, ver: '2.0', roles: ['Agent.Run'],
};

let server: Server;
let keysUrl = '';
let keyReads = 0;
let published: readonly JWK[] = [];
let silent = false;
let check: TokenCheck;
let publicKeyText = '';

const rules = (more: Partial<TokenRules> = {}): TokenRules => ({
  issuers: [{ issuer: ISSUER, tenantId: TENANT, keys: { url: keysUrl } }],
  audience: API,
  clientIds: [API],
  scope: AGENT_SCOPE,
  application: { clientIds: [DAEMON], role: 'Agent.Run' },
  ...more,
});

const publicPart = async (key: KeyObject, kid: string): Promise<JWK> => {
  const { kty, n, e } = await exportJWK(key);
  return { kty, n, e, kid, use: 'sig' };
};

const sign = (payload: JWTPayload, changes: object = {}, key: KeyObject = signing): Promise<string> =>
  new SignJWT(payload).setProtectedHeader({ ...header, ...changes }).sign(key);

beforeAll(async () => {
  server = createServer((_request, response) => {
    keyReads++;
    response.writeHead(silent ? 503 : 200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ keys: published }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  keysUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
  published = [await publicPart(signing, 'key-1')];
  publicKeyText = await exportSPKI(createPublicKey(signing));
});
afterAll(() => new Promise<void>((resolve) => {
  server.closeAllConnections();
  server.close(() => resolve());
}));

beforeEach(() => {
  silent = false;
  keyReads = 0;
  check = createTokenCheck(rules(), () => NOW);
});

test('an access token of a person opens the door and says who calls', async () => {
  expect(await check(await sign(claims))).toEqual({ kind: 'person', objectId: PERSON, tenantId: TENANT, clientId: API });
});

test('an application that proved a secret and has the role comes in as itself', async () => {
  expect(await check(await sign(applicationClaims))).toEqual({ kind: 'application', objectId: DAEMON, tenantId: TENANT, clientId: DAEMON });
});

test.each([
  ['five minutes after its end', 3600 + 299, true],
  ['later than that', 3600 + 301, false],
  ['on a clock five minutes behind', -299, true],
  ['on a clock further behind', -301, false],
])('a token used %s is judged by the tolerance of five minutes', async (_when, seconds, opens) => {
  const later = createTokenCheck(rules(), () => new Date(NOW.getTime() + seconds * 1000));
  expect((await later(await sign(claims))) !== undefined).toBe(opens);
});

describe('a forged or misused token opens nothing', () => {
  type Forge = () => Promise<string> | string;
  const encode = (value: unknown): string => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
  const withClaims = (changes: Record<string, unknown>): Forge => () => sign({ ...claims, ...changes } as JWTPayload);
  const ofApplication = (changes: Record<string, unknown>): Forge => () => sign({ ...applicationClaims, ...changes } as JWTPayload);
  const without = (...names: readonly string[]): Forge => () => sign(Object.fromEntries(Object.entries(claims).filter(([name]) => !names.includes(name))));
  const hmac = (alg: string, hash: string, secret: string): Forge => () => {
    const signed = `${encode({ ...header, alg })}.${encode(claims)}`;
    return `${signed}.${createHmac(hash, secret).update(signed).digest('base64url')}`;
  };
  const parts = async (): Promise<readonly [string, string, string]> => {
    const [one = '', two = '', three = ''] = (await sign(claims)).split('.');
    return [one, two, three];
  };

  const forgeries: readonly (readonly [string, Forge])[] = [
    ['no token', () => ''],
    ['a word', () => 'Bearer'],
    ['two dots', () => '..'],
    ['claims that are no object', () => `${encode(header)}.${encode('7')}.x`],
    ['claims that are null', () => `${encode(header)}.${encode('null')}.x`],
    ['a very long text', () => `${'a'.repeat(20_000)}.b.c`],
    ['five parts', async () => `${await sign(claims)}.x.y`],
    ['no signature part', async () => (await parts()).slice(0, 2).join('.')],
    ['an empty signature', async () => `${(await parts()).slice(0, 2).join('.')}.`],
    ['a shortened signature', async () => (await sign(claims)).slice(0, -8)],
    ['a signature with one bit changed', async () => { const [one, two, three] = await parts(); return `${one}.${two}.${three.startsWith('A') ? 'B' : 'A'}${three.slice(1)}`; }],
    ['other claims under an old signature', async () => { const [one, , three] = await parts(); return `${one}.${encode({ ...claims, oid: DAEMON })}.${three}`; }],
    ['algorithm none, no signature', () => `${encode({ ...header, alg: 'none' })}.${encode(claims)}.`],
    ['algorithm none in other letters', () => `${encode({ ...header, alg: 'NoNe' })}.${encode(claims)}.`],
    ['algorithm none with the old signature', async () => `${encode({ ...header, alg: 'none' })}.${encode(claims)}.${(await parts())[2]}`],
    ['no algorithm', async () => `${encode({ typ: 'JWT', kid: 'key-1' })}.${encode(claims)}.${(await parts())[2]}`],
    ['HS256 with the public key as its secret', () => hmac('HS256', 'sha256', publicKeyText)()],
    ['HS384 with the public key as its secret', () => hmac('HS384', 'sha384', publicKeyText)()],
    ['HS512 with the public key as its secret', () => hmac('HS512', 'sha512', publicKeyText)()],
    ['HS256 with the modulus as its secret', () => hmac('HS256', 'sha256', published[0]?.n ?? '')()],
    ['HS256 with an empty secret', () => hmac('HS256', 'sha256', '')()],
    ['RS384 with the right key', () => sign(claims, { alg: 'RS384' })],
    ['RS512 with the right key', () => sign(claims, { alg: 'RS512' })],
    ['PS256 with the right key', () => sign(claims, { alg: 'PS256' })],
    ['ES256 with a key of its own', () => sign(claims, { alg: 'ES256' }, generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)],
    ['somebody else’s key under our key id', () => sign(claims, {}, foreign)],
    ['somebody else’s key under its own key id', () => sign(claims, { kid: 'key-2' }, foreign)],
    ['a key the token brings along', async () => sign(claims, { jwk: await publicPart(foreign, 'key-1') }, foreign)],
    ['an address of keys the token brings along', () => sign(claims, { jku: 'https://evil.example/keys' }, foreign)],
    ['a certificate address the token brings along', () => sign(claims, { x5u: 'https://evil.example/cert' }, foreign)],
    ['a key id that is a path', () => sign(claims, { kid: '../../dev/null' }, foreign)],
    ['a key id that is SQL', () => sign(claims, { kid: "x' or '1'='1" }, foreign)],
    ['an unknown critical header', async () => { const [, two, three] = await parts(); return `${encode({ ...header, crit: ['exp2'], exp2: 1 })}.${two}.${three}`; }],
    ['another type of token', () => sign(claims, { typ: 'dpop+jwt' })],
    ['no type of token', () => sign(claims, { typ: undefined })],
    ['another audience', withClaims({ aud: 'https://contoso.crm.dynamics.com' })],
    ['the audience of Microsoft Graph', withClaims({ aud: '00000003-0000-0000-c000-000000000000' })],
    ['the audience as an address of ours', withClaims({ aud: `api://${API}` })],
    ['an audience that only begins like ours', withClaims({ aud: `${API}.evil` })],
    ['several audiences', withClaims({ aud: [API, 'https://other.example'] })],
    ['a list of one audience', withClaims({ aud: [API] })],
    ['no audience', without('aud')],
    ['another issuer', withClaims({ iss: 'https://evil.example' })],
    ['the issuer of every tenant', withClaims({ iss: 'https://login.microsoftonline.com/common/v2.0' })],
    ['the issuer of another tenant', withClaims({ iss: `https://login.microsoftonline.com/${OTHER_TENANT}/v2.0`, tid: OTHER_TENANT })],
    ['a version 1 issuer', withClaims({ iss: `https://sts.windows.net/${TENANT}/`, ver: '1.0' })],
    ['our issuer with a slash more', withClaims({ iss: `${ISSUER}/` })],
    ['the issuer in a list', withClaims({ iss: [ISSUER] })],
    ['an issuer named like a property of every object', withClaims({ iss: '__proto__' })],
    ['no issuer', without('iss')],
    ['another tenant', withClaims({ tid: OTHER_TENANT })],
    ['no tenant', without('tid')],
    ['version 1', withClaims({ ver: '1.0' })],
    ['no version', without('ver')],
    ['another application', withClaims({ azp: DAEMON })],
    ['no application', without('azp')],
    ['another scope', withClaims({ scp: 'user_impersonation' })],
    ['a scope that only begins like ours', withClaims({ scp: `${AGENT_SCOPE}.read` })],
    ['an empty scope', withClaims({ scp: '' })],
    ['a scope that is a list', withClaims({ scp: [AGENT_SCOPE] })],
    ['a person without scope, with a role', without('scp')],
    ['a person marked as application', withClaims({ idtyp: 'app' })],
    ['no person', without('oid')],
    ['a person that is not a GUID', withClaims({ oid: 'maya' })],
    ['a person that is an object', withClaims({ oid: { $ne: '' } })],
    ['no subject', without('sub')],
    ['no end', without('exp')],
    ['no beginning', without('nbf')],
    ['no time of issue', without('iat')],
    ['an end long ago', withClaims({ exp: SECONDS - 301 })],
    ['an end that is a text', withClaims({ exp: 'never' })],
    ['a beginning still to come', withClaims({ nbf: SECONDS + 301 })],
    ['a time of issue still to come', withClaims({ iat: SECONDS + 3600 })],
    ['an ID token', () => sign(Object.fromEntries(Object.entries({ ...claims, nonce: 'n' }).filter(([name]) => !['scp', 'azp', 'azpacr'].includes(name))))],
    ['an ID token with a scope written into it', withClaims({ nonce: 'n' })],
    ['an ID token with the hash of an access token', withClaims({ at_hash: 'h' })],
    ['an application without the role', ofApplication({ roles: ['Other.Run'] })],
    ['an application without any role', ofApplication({ roles: undefined })],
    ['an application whose roles are a text', ofApplication({ roles: 'Agent.Run' })],
    ['an application nobody allowed', ofApplication({ azp: API })],
    ['an application without proof', ofApplication({ azpacr: '0' })],
    ['an application in somebody’s name', ofApplication({ sub: PERSON })],
    ['an application marked as person', ofApplication({ idtyp: 'user' })],
  ];

  test('the table has at least sixty forgeries', () => {
    expect(new Set(forgeries.map(([name]) => name)).size).toBeGreaterThanOrEqual(60);
  });

  test.each(forgeries)('[T12] %s', async (_name, forge) => {
    expect(await check(await forge())).toBeUndefined();
  });

  test('an application, where the service has none', async () => {
    expect(await createTokenCheck(rules({ application: undefined }), () => NOW)(await sign(applicationClaims))).toBeUndefined();
  });
});

test('forged key ids do not make the service ask the issuer again and again', async () => {
  await check(await sign(claims));
  const tokens = await Promise.all(Array.from({ length: 50 }, (_each, index) => sign(claims, { kid: `forged-${index}` }, foreign)));
  for (const token of tokens) expect(await check(token)).toBeUndefined();
  expect(keyReads).toBe(1);
});

test('keys that can’t be read are the issuer’s trouble, not a wrong token: asking again later works', async () => {
  silent = true;
  const token = await sign(claims);
  await expect(check(token)).rejects.toMatchObject({ code: 'unexpected', retryable: true });
  silent = false;
  expect(await check(token)).toMatchObject({ kind: 'person' });
});

test('the embedded issuer is an issuer like any other, and a real organization refuses it', async () => {
  const embedded = { issuer: 'https://localhost:3000/entra', tenantId: TENANT, keys: { keys: [...published] } };
  const localCheck = createTokenCheck(rules({ issuers: trustedIssuers([embedded], { isRealOrganization: false }) }), () => NOW);
  expect(await localCheck(await sign({ ...claims, iss: embedded.issuer }))).toMatchObject({ kind: 'person', objectId: PERSON });
  expect(await localCheck(await sign(claims))).toBeUndefined();
  expect(() => trustedIssuers([entraIssuer(TENANT), embedded], { isRealOrganization: true })).toThrow('https://localhost:3000/entra can\'t be used');
  expect(() => trustedIssuers([{ ...entraIssuer(TENANT), keys: { url: 'http://127.0.0.1/keys' } }], { isRealOrganization: true })).toThrow('Microsoft Entra only');
  expect(trustedIssuers([entraIssuer(TENANT)], { isRealOrganization: true })).toEqual([{ issuer: ISSUER, tenantId: TENANT, keys: { url: `https://login.microsoftonline.com/${TENANT}/discovery/v2.0/keys` } }]);
});

test('a person of the embedded sign-in gets a token for the service, which opens it; one for the CRM doesn’t', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'handraise-auth-'));
  const issuer = await createIssuer({ issuerUrl: 'https://localhost:3000/entra', tenantId: TENANT, folder, people: [{ id: 'maya', objectId: PERSON, name: 'Maya Lindqvist', address: 'maya@kestrel.example', roles: [] }], clock: () => NOW });
  const trusted = { issuer: 'https://localhost:3000/entra', tenantId: TENANT, keys: { keys: [...issuer.jwks().keys] } };
  const opens = createTokenCheck(rules({ issuers: [trusted], audience: `api://${API}` }), () => NOW);
  const tokenOf = (scope: string): ReturnType<typeof issuer.token> => issuer.token({ personId: 'maya', clientId: API, scope });
  const forService = await tokenOf(`api://${API}/${AGENT_SCOPE}`);
  const forCrm = await tokenOf('https://localhost:3000/user_impersonation');
  await rm(folder, { recursive: true, force: true });
  expect([await opens(forService.accessToken), await opens(forService.idToken), await opens(forCrm.accessToken)]).toEqual([{ kind: 'person', objectId: PERSON, tenantId: TENANT, clientId: API }, undefined, undefined]);
});
