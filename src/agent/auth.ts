// The lock of the service's door: accepts Microsoft Entra access tokens made for this service and nothing else. Which
// issuers count is configuration; the embedded one is an issuer like any other, and a real organization refuses it.
import { createLocalJWKSet, createRemoteJWKSet, errors, jwtVerify, type JSONWebKeySet, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { AppError } from '../domain/errors.ts';
import { SettingError } from './env.ts';
import { readUrl } from './research/readUrl.ts';

/** Somebody whose tokens count. */
export interface TrustedIssuer {
  /** Letter for letter what the tokens carry as `iss`. */
  readonly issuer: string;
  /** Tokens of this issuer must name this tenant. */
  readonly tenantId: string;
  /** Where its public keys are published, or the keys themselves. */
  readonly keys: { readonly url: string } | JSONWebKeySet;
}

export interface TokenRules {
  readonly issuers: readonly TrustedIssuer[];
  /** What the tokens carry as `aud`; in Entra v2 tokens the application id of the API. */
  readonly audience: string;
  /** Applications that may call on behalf of a person (`azp`). */
  readonly clientIds: readonly string[];
  /** The scope a person's token needs. */
  readonly scope: string;
  /** Applications that may call as themselves need this role; without it none may. */
  readonly application?: { readonly clientIds: readonly string[]; readonly role: string };
}

/** What a valid access token says about its bearer. */
export interface Bearer {
  readonly kind: 'person' | 'application';
  readonly objectId: string;
  readonly tenantId: string;
  /** The application that called. */
  readonly clientId: string;
}

/**
 * The bearer of a token; undefined for anything that is not a token of ours, whatever the reason.
 * Rejects with a retryable AppError only when the issuer's keys can't be read at all.
 */
export type TokenCheck = (token: string) => Promise<Bearer | undefined>;

/** The scope the service's API exposes and the pane asks for. */
export const AGENT_SCOPE = 'access_as_user';
const CLOCK_TOLERANCE_SECONDS = 300;
const TOKEN_LIMIT_CHARACTERS = 16_384;
/** A key id nobody knows makes the keys be read again, but not oftener than this: forged ids must not hammer the issuer. */
const KEYS_COOLDOWN_MS = 30_000;
const KEYS_FRESH_MS = 600_000;
const KEYS_TIMEOUT_MS = 5_000;
const ENTRA_HOST = 'login.microsoftonline.com';
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Microsoft Entra for one tenant, version 2 tokens (https://learn.microsoft.com/entra/identity-platform/access-tokens). */
export function entraIssuer(tenantId: string): TrustedIssuer {
  return {
    issuer: `https://${ENTRA_HOST}/${tenantId}/v2.0`,
    tenantId,
    keys: { url: `https://${ENTRA_HOST}/${tenantId}/discovery/v2.0/keys` },
  };
}

/**
 * The issuers of a deployment. With a real organization only Microsoft Entra counts.
 * @throws SettingError for any other issuer beside a real organization.
 */
export function trustedIssuers(issuers: readonly TrustedIssuer[], deployment: { readonly isRealOrganization: boolean }): readonly TrustedIssuer[] {
  const foreign = deployment.isRealOrganization ? issuers.find(({ issuer, keys }) => !isEntra(issuer) || !('url' in keys) || !isEntra(keys.url)) : undefined;
  if (foreign) throw new SettingError(`DATAVERSE_URL is set, so people sign in with Microsoft Entra only; the issuer ${foreign.issuer} can't be used beside it.`);
  return issuers;
}

function isEntra(address: string): boolean {
  return readUrl(address)?.origin === `https://${ENTRA_HOST}`;
}

/** Makes the check. Keys are read when the first token comes and kept. `clock` is the system's unless given. */
export function createTokenCheck(rules: TokenRules, clock: () => Date = () => new Date()): TokenCheck {
  const issuers = new Map(rules.issuers.map((trusted) => [trusted.issuer, { trusted, keyFor: keysOf(trusted) }]));
  return async (token) => {
    const found = token.length > TOKEN_LIMIT_CHARACTERS ? undefined : issuers.get(issuerIn(token) ?? '');
    if (!found) return undefined;
    const now = clock();
    const payload = await verified(token, { rules, now, issuer: found.trusted.issuer, keyFor: found.keyFor });
    return payload && readBearer(payload, { rules, now, tenantId: found.trusted.tenantId });
  };
}

function keysOf({ keys }: TrustedIssuer): JWTVerifyGetKey {
  if (!('url' in keys)) return createLocalJWKSet(keys);
  return createRemoteJWKSet(new URL(keys.url), { cooldownDuration: KEYS_COOLDOWN_MS, cacheMaxAge: KEYS_FRESH_MS, timeoutDuration: KEYS_TIMEOUT_MS });
}

/** What the token claims to be from: it only chooses among keys we trust, and is compared again once the signature holds. */
function issuerIn(token: string): string | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    const issuer = typeof claims === 'object' && claims !== null && 'iss' in claims ? claims.iss : undefined;
    return typeof issuer === 'string' ? issuer : undefined;
  } catch {
    return undefined;
  }
}

interface Verification {
  readonly rules: TokenRules;
  readonly now: Date;
  readonly issuer: string;
  readonly keyFor: JWTVerifyGetKey;
}

async function verified(token: string, { rules, now, issuer, keyFor }: Verification): Promise<JWTPayload | undefined> {
  try {
    const { payload } = await jwtVerify(token, keyFor, {
      algorithms: ['RS256'],
      typ: 'JWT',
      issuer,
      audience: rules.audience,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: now,
      requiredClaims: ['exp', 'nbf', 'iat', 'sub', 'oid', 'tid', 'azp', 'ver'],
    });
    return payload;
  } catch (error) {
    if (isSilentIssuer(error)) throw new AppError('unexpected', { retryable: true, params: { part: 'sign-in-keys' }, cause: error });
    return undefined;
  }
}

/** The keys could not be read, which says nothing about the token. Every other failure of jose is about the token. */
function isSilentIssuer(error: unknown): boolean {
  if (error instanceof errors.JWKSTimeout) return true;
  // jose answers a status other than 200 and unreadable JSON with its plain base class, a broken network with fetch's TypeError.
  return error instanceof TypeError || (error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC');
}

interface Reading {
  readonly rules: TokenRules;
  readonly now: Date;
  readonly tenantId: string;
}

function readBearer(payload: JWTPayload, { rules, now, tenantId }: Reading): Bearer | undefined {
  const { oid, tid, azp, ver, iat, aud, scp, roles } = payload;
  if (typeof oid !== 'string' || !GUID.test(oid) || typeof azp !== 'string' || tid !== tenantId || ver !== '2.0') return undefined;
  if (typeof iat !== 'number' || iat > now.getTime() / 1000 + CLOCK_TOLERANCE_SECONDS || Array.isArray(aud)) return undefined;
  // Marks of an ID token, which names a person and authorizes nothing.
  if ('nonce' in payload || 'at_hash' in payload || 'c_hash' in payload) return undefined;
  const bearer = { objectId: oid.toLowerCase(), tenantId, clientId: azp };
  if (scp !== undefined) {
    const isAllowed = typeof scp === 'string' && scp.split(' ').includes(rules.scope) && rules.clientIds.includes(azp) && payload['idtyp'] !== 'app';
    return isAllowed ? { kind: 'person', ...bearer } : undefined;
  }
  const { application } = rules;
  const hasRole = application !== undefined && Array.isArray(roles) && roles.includes(application.role) && application.clientIds.includes(azp);
  // An application that calls as itself is its own subject, and proved a secret or certificate (`azpacr` 1 or 2).
  const isItself = payload.sub === oid && (payload['azpacr'] === '1' || payload['azpacr'] === '2') && payload['idtyp'] !== 'user';
  return hasRole && isItself ? { kind: 'application', ...bearer } : undefined;
}
