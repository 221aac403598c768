// Is Microsoft Entra when you have none: signs tokens for the people of the sample organization and checks them. Works
// for an address on this machine only, so that its tokens can never open anything else.
import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SignJWT, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, jwtVerify } from 'jose';
import type { CryptoKey, JWK, JWTHeaderParameters, JWTPayload } from 'jose';

/** Someone who may sign in: `id` is the name a page uses for the person, `objectId` the GUID in the directory. */
export interface Person {
  readonly id: string;
  readonly objectId: string;
  readonly name: string;
  readonly address: string;
  readonly roles: readonly string[];
}

/** An application that may call as itself, without a person: Entra's service principal. */
export interface Application {
  readonly clientId: string;
  /** Of the service principal in the directory; the `oid` and `sub` of its tokens. */
  readonly objectId: string;
  readonly roles: readonly string[];
}

export interface IssuerOptions {
  /** Address of the issuer, on localhost; tokens carry it as `iss`. */
  readonly issuerUrl: string;
  readonly tenantId: string;
  /** Where the signing key is kept (owner-readable only), so that tokens survive a restart. */
  readonly folder: string;
  readonly people: readonly Person[];
  /** None unless given. */
  readonly applications?: readonly Application[];
  /** The clock; the system's unless given. */
  readonly clock?: () => Date;
}

export interface TokenRequest {
  readonly personId: string;
  readonly clientId: string;
  /** Space-separated scopes of one resource, such as `https://localhost:3000/user_impersonation openid profile`. */
  readonly scope: string;
  /** What the ID token repeats, so that the page that asked knows it for its own. */
  readonly nonce?: string;
}

/** The account as Outlook's sign-in bridge hands it to MSAL. */
export interface SignedInAccount {
  readonly homeAccountId: string;
  readonly localAccountId: string;
  readonly environment: string;
  readonly tenantId: string;
  readonly username: string;
  readonly name: string;
}

export interface IssuedToken {
  readonly accessToken: string;
  readonly idToken: string;
  /** Seconds. */
  readonly expiresIn: number;
  readonly scope: string;
  readonly tenantId: string;
  readonly account: SignedInAccount;
}

/** What a valid access token says about its bearer. */
export interface Bearer {
  readonly objectId: string;
  readonly tenantId: string;
  /** Empty in an application's own token. */
  readonly scopes: readonly string[];
  readonly clientId: string;
  /** Set when an application calls as itself: its client id, by which a CRM finds the application user. */
  readonly applicationId?: string;
}

export interface Issuer {
  /** @throws a sentence for an unknown person or a scope without exactly one resource. */
  token(request: TokenRequest): Promise<IssuedToken>;
  /** A token of an application for itself, as client credentials give it: no person, no scope. @throws a sentence for an unknown application. */
  applicationToken(request: Pick<TokenRequest, 'clientId' | 'scope'>): Promise<string>;
  /** The bearer of an access token made here for this audience; `undefined` for anything else. */
  verify(token: string, expected: { readonly audience: string; readonly clientId?: string }): Promise<Bearer | undefined>;
  /** The public key, as `jwks_uri` serves it. */
  jwks(): { readonly keys: readonly JWK[] };
  /** The document at `/.well-known/openid-configuration`. */
  discovery(): Readonly<Record<string, string | readonly string[]>>;
}

const LIFETIME_SECONDS = 3600;
const CLOCK_TOLERANCE_SECONDS = 300;
const TOKEN_LIMIT_CHARACTERS = 16_384;
const AUTHORITY_HOST = 'login.microsoftonline.com';
const LOOPBACK_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);
const OPEN_ID_SCOPES = new Set(['openid', 'profile', 'email', 'offline_access']);

/** Makes the issuer; reads or makes its key. @throws a sentence when the address is not on this machine. */
export async function createIssuer(options: IssuerOptions): Promise<Issuer> {
  const host = new URL(options.issuerUrl).hostname;
  if (!LOOPBACK_HOSTS.has(host)) throw new Error(`The built-in sign-in works on localhost only, not on ${host}: set TENANT_ID and CLIENT_ID to use Microsoft Entra.`);
  const keys = await loadKeys(options.folder);
  const base = options.issuerUrl.replace(/\/$/, '');
  const clock = options.clock ?? (() => new Date());
  const now = (): number => Math.floor(clock().getTime() / 1000);
  return {
    token: (request) => issueToken(options, keys, { ...request, now: now() }),
    applicationToken: (request) => issueApplicationToken(options, keys, { ...request, now: now() }),
    verify: (token, expected) => verifyToken(options, keys, { ...expected, token, now: now() }),
    jwks: () => ({ keys: [keys.publicJwk] }),
    discovery: () => ({
      issuer: options.issuerUrl,
      jwks_uri: `${base}/keys`,
      authorization_endpoint: `${base}/${options.tenantId}/oauth2/v2.0/authorize`,
      token_endpoint: `${base}/${options.tenantId}/oauth2/v2.0/token`,
      response_types_supported: ['code', 'token', 'id_token'],
      response_modes_supported: ['fragment'],
      code_challenge_methods_supported: ['S256'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      scopes_supported: ['openid', 'profile', 'email', 'offline_access', 'user_impersonation'],
      claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'name', 'preferred_username', 'oid', 'tid', 'roles'],
    }),
  };
}

interface Keys {
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly publicJwk: JWK;
  readonly id: string;
}

async function loadKeys(folder: string): Promise<Keys> {
  const file = join(folder, 'issuer.key.json');
  const kept = await readKey(file);
  if (kept !== undefined) return kept;
  await mkdir(folder, { recursive: true, mode: 0o711 });
  const { privateKey } = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true });
  const fresh = `${file}-${randomUUID()}`;
  await writeFile(fresh, JSON.stringify(await exportJWK(privateKey)), { mode: 0o600, flag: 'wx' });
  // `link` refuses to overwrite: of two starts at once both use the key that came first. A damaged key is replaced.
  await link(fresh, file).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST' || (await readKey(file)) !== undefined) return;
    await rm(file, { force: true });
    await link(fresh, file);
  });
  await rm(fresh, { force: true });
  const made = await readKey(file);
  if (made === undefined) throw new Error(`The signing key can't be kept in ${file}.`);
  return made;
}

async function readKey(file: string): Promise<Keys | undefined> {
  try {
    const jwk = JSON.parse(await readFile(file, 'utf8')) as JWK;
    const publicPart: JWK = { kty: jwk.kty, n: jwk.n, e: jwk.e };
    const id = await calculateJwkThumbprint(publicPart);
    const privateKey = await importJWK(jwk, 'RS256');
    const publicKey = await importJWK(publicPart, 'RS256');
    if (privateKey instanceof Uint8Array || publicKey instanceof Uint8Array || privateKey.type !== 'private') return undefined;
    return { privateKey, publicKey, id, publicJwk: { ...publicPart, use: 'sig', alg: 'RS256', kid: id } };
  } catch {
    return undefined;
  }
}

async function issueToken(options: IssuerOptions, keys: Keys, request: TokenRequest & { readonly now: number }): Promise<IssuedToken> {
  const person = options.people.find(({ id }) => id === request.personId);
  if (person === undefined) throw new Error(`There is no one called "${request.personId}" in this organization.`);
  const { audience, scopes } = readScope(request.scope);
  const { tenantId } = options;
  const { now, clientId } = request;
  const common = { name: person.name, preferred_username: person.address, oid: person.objectId, tid: tenantId, roles: [...person.roles], ver: '2.0', sub: pairwiseSubject(person.objectId, clientId) };
  const sign = (claims: JWTPayload): Promise<string> => signClaims(options, keys, { now, claims: { ...common, ...claims } });
  return {
    accessToken: await sign({ aud: audience, azp: clientId, azpacr: '0', scp: scopes.join(' '), uti: randomUUID() }),
    idToken: await sign({ aud: clientId, ...(request.nonce === undefined ? {} : { nonce: request.nonce }) }),
    expiresIn: LIFETIME_SECONDS,
    scope: request.scope,
    tenantId,
    account: {
      homeAccountId: `${person.objectId}.${tenantId}`,
      localAccountId: person.objectId,
      environment: AUTHORITY_HOST,
      tenantId,
      username: person.address,
      name: person.name,
    },
  };
}

/** An application is its own subject (`sub` equals `oid`) and says so (`idtyp`); there is no `scp` in its token. */
async function issueApplicationToken(options: IssuerOptions, keys: Keys, request: Pick<TokenRequest, 'clientId' | 'scope'> & { readonly now: number }): Promise<string> {
  const application = options.applications?.find(({ clientId }) => clientId === request.clientId);
  if (application === undefined) throw new Error(`There is no application ${request.clientId} in this organization.`);
  const { audience } = readScope(request.scope);
  const { clientId, objectId, roles } = application;
  return signClaims(options, keys, { now: request.now, claims: { aud: audience, azp: clientId, azpacr: '1', idtyp: 'app', oid: objectId, sub: objectId, tid: options.tenantId, roles: [...roles], ver: '2.0', uti: randomUUID() } });
}

function signClaims(options: IssuerOptions, keys: Keys, { now, claims }: { readonly now: number; readonly claims: JWTPayload }): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: keys.id })
    .setIssuer(options.issuerUrl)
    .setIssuedAt(now)
    .setNotBefore(now)
    .setExpirationTime(now + LIFETIME_SECONDS)
    .sign(keys.privateKey);
}

/** As in Entra, a token is for one resource: what stands before the last slash of its scopes. */
function readScope(scope: string): { readonly audience: string; readonly scopes: readonly string[] } {
  const wanted = scope.split(' ').filter((each) => each !== '' && !OPEN_ID_SCOPES.has(each));
  const resources = new Set(wanted.map((each) => each.slice(0, Math.max(0, each.lastIndexOf('/'))).replace(/\/$/, '')));
  const [audience] = resources;
  if (audience === undefined || audience === '' || resources.size > 1) throw new Error(`"${scope}" must name the scopes of exactly one resource.`);
  const names = wanted.map((each) => each.slice(each.lastIndexOf('/') + 1));
  return { audience, scopes: names.map((name) => (name === '.default' ? 'user_impersonation' : name)) };
}

/** Entra gives every application its own name for a person. */
function pairwiseSubject(objectId: string, clientId: string): string {
  return createHash('sha256').update(`${objectId} ${clientId}`).digest('base64url');
}

interface Check {
  readonly token: string;
  readonly audience: string;
  readonly clientId?: string;
  readonly now: number;
}

async function verifyToken(options: IssuerOptions, keys: Keys, check: Check): Promise<Bearer | undefined> {
  if (check.token.length > TOKEN_LIMIT_CHARACTERS) return undefined;
  const keyFor = (header: JWTHeaderParameters): CryptoKey => {
    if (header.kid !== keys.id) throw new Error('unknown key');
    return keys.publicKey;
  };
  try {
    const { payload } = await jwtVerify(check.token, keyFor, {
      algorithms: ['RS256'],
      typ: 'JWT',
      issuer: options.issuerUrl,
      audience: check.audience,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: new Date(check.now * 1000),
      requiredClaims: ['exp', 'nbf', 'iat', 'oid', 'tid', 'azp'],
    });
    return readBearer(options, check, payload);
  } catch {
    return undefined;
  }
}

/** An ID token has no `azp`: it names a person, it doesn't authorize a call. */
function readBearer(options: IssuerOptions, check: Check, payload: JWTPayload): Bearer | undefined {
  const { oid, tid, azp, scp, iat } = payload;
  if (typeof oid !== 'string' || typeof azp !== 'string') return undefined;
  if (tid !== options.tenantId || typeof iat !== 'number' || iat > check.now + CLOCK_TOLERANCE_SECONDS || Array.isArray(payload.aud)) return undefined;
  if (scp === undefined) return readApplication(options, payload);
  if (typeof scp !== 'string' || scp === '' || payload['idtyp'] === 'app') return undefined;
  if (check.clientId !== undefined && check.clientId !== azp) return undefined;
  if (!options.people.some(({ objectId }) => objectId === oid)) return undefined;
  return { objectId: oid, tenantId: options.tenantId, scopes: scp.split(' '), clientId: azp };
}

/** Only an application of this organization, and only as itself; `clientId` of a check is about people's tokens. */
function readApplication(options: IssuerOptions, { oid, azp, sub, idtyp }: JWTPayload): Bearer | undefined {
  const known = options.applications?.find(({ clientId, objectId }) => clientId === azp && objectId === oid);
  if (known === undefined || idtyp !== 'app' || sub !== oid) return undefined;
  return { objectId: known.objectId, tenantId: options.tenantId, scopes: [], clientId: known.clientId, applicationId: known.clientId };
}
