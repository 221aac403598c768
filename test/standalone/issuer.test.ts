import { createHmac, generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT, createLocalJWKSet, decodeJwt, decodeProtectedHeader, exportJWK, exportSPKI, importJWK, jwtVerify } from 'jose';
import type { JWK, JWTPayload } from 'jose';
import { createIssuer } from '../../src/standalone/issuer.ts';
import type { Issuer, IssuerOptions } from '../../src/standalone/issuer.ts';

const TENANT = '7b8c1c52-7f13-4a7e-9f0a-4c7a8d6f1e20';
const CLIENT = '0f6a1b1e-3d3c-4a66-8a4e-5a1f2c9b7d10';
const AUDIENCE = 'https://localhost:3000';
const ISSUER = 'https://localhost:3000/entra';
const SCOPE = `${AUDIENCE}/user_impersonation openid profile offline_access`;
const MAYA = { id: 'maya', objectId: '2d9f2f1e-90a3-4a3e-8a5b-6c1d7e8f9a01', name: 'Maya Lindqvist', address: 'maya@kestrel.example', roles: ['Salesperson'] };
const NOW = new Date('2026-11-22T09:00:00Z');
const SECONDS = NOW.getTime() / 1000;

let folder: string;
let issuer: Issuer;
let now: Date;

function options(changes: Partial<IssuerOptions> = {}): IssuerOptions {
  return { issuerUrl: ISSUER, tenantId: TENANT, folder, people: [MAYA], clock: () => now, ...changes };
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handraise-issuer-'));
  now = NOW;
  issuer = await createIssuer(options());
});

afterEach(async () => rm(folder, { recursive: true, force: true }));

const expected = { audience: AUDIENCE, clientId: CLIENT };
const bearer = { objectId: MAYA.objectId, tenantId: TENANT, scopes: ['user_impersonation'], clientId: CLIENT };

test('a person of the organization gets a token that opens the resource of the scope, with the account as Outlook hands it on', async () => {
  const issued = await issuer.token({ personId: 'maya', clientId: CLIENT, scope: SCOPE });
  expect({ expiresIn: issued.expiresIn, scope: issued.scope, tenantId: issued.tenantId, account: issued.account, opens: await issuer.verify(issued.accessToken, expected) }).toEqual({
    expiresIn: 3600,
    scope: SCOPE,
    tenantId: TENANT,
    account: { homeAccountId: `${MAYA.objectId}.${TENANT}`, localAccountId: MAYA.objectId, environment: 'login.microsoftonline.com', tenantId: TENANT, username: MAYA.address, name: MAYA.name },
    opens: bearer,
  });
  expect(decodeJwt(issued.idToken)).toMatchObject({ aud: CLIENT, oid: MAYA.objectId, tid: TENANT, name: MAYA.name, preferred_username: MAYA.address });
});

test('the public key it shows checks its tokens, and shows nothing private', async () => {
  const { accessToken } = await issuer.token({ personId: 'maya', clientId: CLIENT, scope: SCOPE });
  const { keys } = issuer.jwks();
  const { payload } = await jwtVerify(accessToken, createLocalJWKSet({ keys: [...keys] }), { issuer: ISSUER, audience: AUDIENCE, currentDate: NOW });
  expect({ oid: payload['oid'], members: keys.map((key) => Object.keys(key).sort()), discovery: issuer.discovery() }).toMatchObject({
    oid: MAYA.objectId,
    members: [['alg', 'e', 'kid', 'kty', 'n', 'use']],
    discovery: { issuer: ISSUER, jwks_uri: `${ISSUER}/keys`, id_token_signing_alg_values_supported: ['RS256'] },
  });
});

test('a restart keeps the key, so that a token from before still opens; the key is readable by its owner only', async () => {
  const { accessToken } = await issuer.token({ personId: 'maya', clientId: CLIENT, scope: SCOPE });
  const restarted = await createIssuer(options());
  expect({ opens: await restarted.verify(accessToken, expected), files: await readdir(folder), mode: (await stat(join(folder, 'issuer.key.json'))).mode & 0o777 }).toEqual({ opens: bearer, files: ['issuer.key.json'], mode: 0o600 });
});

test('two first starts at once share one key, and a damaged key is replaced', async () => {
  const place = join(folder, 'new');
  const [one, other] = await Promise.all([createIssuer(options({ folder: place })), createIssuer(options({ folder: place }))]);
  expect(one.jwks()).toEqual(other.jwks());
  await writeFile(join(place, 'issuer.key.json'), '{"kty":');
  const repaired = await createIssuer(options({ folder: place }));
  const { accessToken } = await repaired.token({ personId: 'maya', clientId: CLIENT, scope: SCOPE });
  expect(await repaired.verify(accessToken, expected)).toEqual(bearer);
});

test('a token of someone who has left the organization opens nothing', async () => {
  const { accessToken } = await issuer.token({ personId: 'maya', clientId: CLIENT, scope: SCOPE });
  expect(await (await createIssuer(options({ people: [] }))).verify(accessToken, expected)).toBeUndefined();
});

test.each([
  ['five minutes after its end', 3600 + 299, bearer],
  ['later than that', 3600 + 301, undefined],
  ['on a clock that is five minutes behind', -299, bearer],
  ['on a clock further behind', -301, undefined],
])('a token used %s is judged by the tolerance of five minutes', async (_when, seconds, outcome) => {
  const { accessToken } = await issuer.token({ personId: 'maya', clientId: CLIENT, scope: SCOPE });
  now = new Date(NOW.getTime() + seconds * 1000);
  expect(await issuer.verify(accessToken, expected)).toEqual(outcome);
});

test.each([
  ['someone unknown', { personId: 'mallory', clientId: CLIENT, scope: SCOPE }, 'There is no one called "mallory"'],
  ['no resource', { personId: 'maya', clientId: CLIENT, scope: 'openid profile' }, 'exactly one resource'],
  ['two resources', { personId: 'maya', clientId: CLIENT, scope: `${AUDIENCE}/user_impersonation https://other.example/read` }, 'exactly one resource'],
])('%s gets no token', async (_who, request, sentence) => {
  await expect(issuer.token(request)).rejects.toThrow(sentence);
});

test.each([['https://localhost:3000/.default', AUDIENCE], ['https://localhost:3000//user_impersonation', AUDIENCE], ['api://handraise/user_impersonation', 'api://handraise']])('the scope %s is for %s', async (scope, audience) => {
  const { accessToken } = await issuer.token({ personId: 'maya', clientId: CLIENT, scope });
  expect(await issuer.verify(accessToken, { audience })).toEqual(bearer);
});

test.each(['https://handraise.example/entra', 'https://192.168.1.10:3000/entra', 'https://localhost.evil.example/entra', 'https://0.0.0.0:3000/entra'])('it refuses to work at %s, which others could reach', async (issuerUrl) => {
  await expect(createIssuer(options({ issuerUrl }))).rejects.toThrow('localhost only');
});

/** Every way we know to present what the issuer didn't sign for this use. */
describe('a forged or misused token opens nothing', () => {
  type Forge = (parts: { token: string; claims: JWTPayload; header: { alg: string; kid: string; typ: string }; key: JWK }) => Promise<string> | string;
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const resign = (claims: JWTPayload, header: object, key: JWK): Promise<string> =>
    importJWK(key, 'RS256').then((secret) => new SignJWT(claims).setProtectedHeader({ alg: 'RS256', ...header }).sign(secret));
  const withClaims = (changes: JWTPayload): Forge => ({ claims, header, key }) => resign({ ...claims, ...changes }, header, key);
  const without = (claim: string): Forge => ({ claims, header, key }) => resign(Object.fromEntries(Object.entries(claims).filter(([name]) => name !== claim)), header, key);

  const forgeries: readonly (readonly [string, Forge])[] = [
    ['no token', () => ''],
    ['something else', () => 'Bearer'],
    ['three dots', () => '..'],
    ['a very long text', () => 'a.'.repeat(20_000)],
    ['algorithm none, no signature', ({ claims, header }) => `${encode({ ...header, alg: 'none' })}.${encode(claims)}.`],
    ['algorithm none in other letters', ({ claims, header }) => `${encode({ ...header, alg: 'nOnE' })}.${encode(claims)}.`],
    ['algorithm none with the old signature', ({ token, claims, header }) => `${encode({ ...header, alg: 'none' })}.${encode(claims)}.${token.split('.')[2]}`],
    ['HS256 with the public key as its secret', async ({ claims, header, key }) => {
      const publicKey = await importJWK({ kty: key.kty, n: key.n, e: key.e }, 'RS256', { extractable: true });
      if (publicKey instanceof Uint8Array) throw new Error('not a key');
      const signed = `${encode({ ...header, alg: 'HS256' })}.${encode(claims)}`;
      return `${signed}.${createHmac('sha256', await exportSPKI(publicKey)).update(signed).digest('base64url')}`;
    }],
    ['HS256 with the modulus as its secret', ({ claims, header, key }) => {
      const signed = `${encode({ ...header, alg: 'HS256' })}.${encode(claims)}`;
      return `${signed}.${createHmac('sha256', key.n ?? '').update(signed).digest('base64url')}`;
    }],
    ['RS512 with the right key', async ({ claims, header, key }) => new SignJWT(claims).setProtectedHeader({ ...header, alg: 'RS512' }).sign(await importJWK({ ...key, alg: 'RS512' }, 'RS512'))],
    ['PS256 with the right key', async ({ claims, header, key }) => new SignJWT(claims).setProtectedHeader({ ...header, alg: 'PS256' }).sign(await importJWK({ ...key, alg: 'PS256' }, 'PS256'))],
    ['the key of someone else under our key id', async ({ claims, header }) => resign(claims, header, await exportJWK(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey))],
    ['a key that the token brings along', async ({ claims, header }) => {
      const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      return resign(claims, { ...header, jwk: await exportJWK(publicKey) }, await exportJWK(privateKey));
    }],
    ['a key to be fetched from the token\'s address', async ({ claims, header }) => resign(claims, { ...header, jku: 'https://evil.example/keys' }, await exportJWK(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey))],
    ['an unknown key id', ({ claims, header, key }) => resign(claims, { ...header, kid: 'other' }, key)],
    ['no key id', ({ claims, key }) => resign(claims, { typ: 'JWT' }, key)],
    ['another kind of token', ({ claims, header, key }) => resign(claims, { ...header, typ: 'dpop+jwt' }, key)],
    ['an unknown critical header', ({ claims, header, token }) => `${encode({ ...header, crit: ['exp2'], exp2: 1 })}.${encode(claims)}.${token.split('.')[2]}`],
    ['changed claims under the old signature', ({ token, claims, header }) => `${encode(header)}.${encode({ ...claims, oid: 'someone-else' })}.${token.split('.')[2]}`],
    ['no signature', ({ token }) => token.split('.').slice(0, 2).join('.')],
    ['an empty signature', ({ token }) => `${token.split('.').slice(0, 2).join('.')}.`],
    ['a shortened signature', ({ token }) => token.slice(0, -8)],
    ['another audience', withClaims({ aud: 'https://other.example' })],
    ['an audience that only begins like ours', withClaims({ aud: `${AUDIENCE}.evil.example` })],
    ['several audiences', withClaims({ aud: [AUDIENCE, 'https://other.example'] })],
    ['no audience', without('aud')],
    ['another issuer', withClaims({ iss: 'https://login.microsoftonline.com/common/v2.0' })],
    ['no issuer', without('iss')],
    ['another tenant', withClaims({ tid: '00000000-0000-0000-0000-000000000000' })],
    ['no tenant', without('tid')],
    ['another application', withClaims({ azp: '11111111-1111-1111-1111-111111111111' })],
    ['no application', without('azp')],
    ['no scope', without('scp')],
    ['an empty scope', withClaims({ scp: '' })],
    ['a person nobody knows', withClaims({ oid: '99999999-9999-9999-9999-999999999999' })],
    ['no person', without('oid')],
    ['a person that is not a text', withClaims({ oid: { $ne: '' } })],
    ['no end', without('exp')],
    ['no beginning', without('nbf')],
    ['no time of issue', without('iat')],
    ['an end long ago', withClaims({ exp: SECONDS - 301 })],
    ['a beginning still to come', withClaims({ nbf: SECONDS + 301 })],
    ['a time of issue still to come', withClaims({ iat: SECONDS + 3_600 })],
    ['an end that is not a number', ({ claims, header, key }) => resign(Object.fromEntries([...Object.entries(claims), ['exp', 'never']]), header, key)],
  ];

  test.each(forgeries)('%s', async (_name, forge) => {
    const { accessToken } = await issuer.token({ personId: 'maya', clientId: CLIENT, scope: SCOPE });
    const key = JSON.parse(await readFile(join(folder, 'issuer.key.json'), 'utf8')) as JWK;
    const header = decodeProtectedHeader(accessToken);
    const forged = await forge({ token: accessToken, claims: decodeJwt(accessToken), header: { alg: header.alg ?? '', kid: header.kid ?? '', typ: header.typ ?? '' }, key });
    expect(await issuer.verify(forged, expected)).toBeUndefined();
  });

  test('an ID token, which names a person and authorizes nothing', async () => {
    const { idToken } = await issuer.token({ personId: 'maya', clientId: CLIENT, scope: SCOPE });
    expect([await issuer.verify(idToken, expected), await issuer.verify(idToken, { audience: CLIENT }), await issuer.verify(idToken, { audience: CLIENT, clientId: CLIENT })]).toEqual([undefined, undefined, undefined]);
  });

  test('a token for another resource of the same organization', async () => {
    const { accessToken } = await issuer.token({ personId: 'maya', clientId: CLIENT, scope: 'https://localhost:3001/user_impersonation' });
    expect(await issuer.verify(accessToken, expected)).toBeUndefined();
  });

  test('the table itself is sound: signed again unchanged, a token opens', async () => {
    const { accessToken } = await issuer.token({ personId: 'maya', clientId: CLIENT, scope: SCOPE });
    const key = JSON.parse(await readFile(join(folder, 'issuer.key.json'), 'utf8')) as JWK;
    expect(await issuer.verify(await resign(decodeJwt(accessToken), decodeProtectedHeader(accessToken), key), expected)).toEqual(bearer);
  });
});
