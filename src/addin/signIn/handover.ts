// What the sign-in window tells the pane, and the pane's doubts about it: written once, read strictly. A message that was
// not made for this press, this tenant and this CRM is nothing.
import { tenantOf } from './authority.ts';

/** Signed in, or why not. Never a refresh token: whoever needs a new token asks the person's session again. */
export type Handover =
  | { readonly kind: 'signed-in'; readonly accessToken: string; /** Milliseconds since 1970. */ readonly expiresOn: number; readonly tenantId: string; readonly objectId: string }
  | { readonly kind: 'failed'; readonly code: 'offline' | 'sign-in-needed'; /** Entra's own number, e.g. AADSTS65004. */ readonly entraCode?: string };

/** What a message must fit. */
export interface Expected {
  /** Made by the pane for this one press. */
  readonly nonce: string;
  readonly authority: string;
  readonly scopes: readonly string[];
  readonly now: Date;
}

const LABEL = 'handraise-sign-in';
const LONGEST_MESSAGE = 32_768;
/** Entra's longest access tokens live 28 hours. */
const LONGEST_LIFE_MS = 29 * 3_600_000;
const CLOCK_TOLERANCE_MS = 300_000;
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const TOKEN = /^[\w.~+/=-]{1,16384}$/;
/** Dataverse's own application id, which a token may name instead of the organization's address. */
const DATAVERSE_APPLICATION = '00000007-0000-0000-c000-000000000000';

type Fields = Readonly<Record<string, unknown>>;

/** The text the window sends. */
export function writeHandover(handover: Handover, nonce: string): string {
  return JSON.stringify({ label: LABEL, nonce, ...handover });
}

/** What a message says; undefined for anything that is not a good answer to this very press. */
export function readHandover(message: unknown, expected: Expected): Handover | undefined {
  if (typeof message !== 'string' || message.length > LONGEST_MESSAGE) return undefined;
  const fields = parsed(message);
  if (fields === undefined || fields['label'] !== LABEL || fields['nonce'] !== expected.nonce) return undefined;
  if (fields['kind'] === 'failed') return readFailure(fields);
  return fields['kind'] === 'signed-in' ? readSignedIn(fields, expected) : undefined;
}

function readFailure({ code, entraCode }: Fields): Handover {
  const known = typeof entraCode === 'string' && /^AADSTS\d{1,9}$/.test(entraCode) ? { entraCode } : {};
  return { kind: 'failed', code: code === 'offline' ? 'offline' : 'sign-in-needed', ...known };
}

function readSignedIn({ accessToken, expiresOn, tenantId, objectId }: Fields, expected: Expected): Handover | undefined {
  const now = expected.now.getTime();
  if (typeof accessToken !== 'string' || !TOKEN.test(accessToken)) return undefined;
  if (typeof expiresOn !== 'number' || !(expiresOn > now && expiresOn <= now + LONGEST_LIFE_MS)) return undefined;
  if (!isGuid(tenantId) || !isGuid(objectId)) return undefined;
  const handover = { kind: 'signed-in', accessToken, expiresOn, tenantId: tenantId.toLowerCase(), objectId: objectId.toLowerCase() } as const;
  const tenant = tenantOf(expected.authority);
  if (tenant !== undefined && tenant !== handover.tenantId) return undefined;
  const claims = claimsOf(accessToken);
  return claims === undefined || fits(claims, handover, expected.scopes) ? handover : undefined;
}

/** A token that can be read must say the same as the message around it and be for the CRM that was asked for. */
function fits(claims: Fields, said: { readonly tenantId: string; readonly objectId: string; readonly expiresOn: number }, scopes: readonly string[]): boolean {
  const { tid, oid, aud, exp } = claims;
  const same = (claim: unknown, value: string): boolean => claim === undefined || (typeof claim === 'string' && claim.toLowerCase() === value);
  const audiences = [...scopes.map((scope) => withoutSlash(scope.slice(0, scope.lastIndexOf('/')))), DATAVERSE_APPLICATION];
  if (!same(tid, said.tenantId) || !same(oid, said.objectId)) return false;
  if (aud !== undefined && (typeof aud !== 'string' || !audiences.includes(withoutSlash(aud.toLowerCase())))) return false;
  return exp === undefined || (typeof exp === 'number' && said.expiresOn <= exp * 1000 + CLOCK_TOLERANCE_MS);
}

function withoutSlash(address: string): string {
  return address.toLowerCase().replace(/\/$/, '');
}

/** The claims of a JWT without a check of its signature, which only the CRM can make; undefined for a token nobody but the CRM reads. */
function claimsOf(token: string): Fields | undefined {
  const [, middle, signature] = token.split('.');
  if (middle === undefined || signature === undefined) return undefined;
  try {
    return parsed(new TextDecoder().decode(Uint8Array.from(atob(middle.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0))));
  } catch {
    return undefined;
  }
}

function parsed(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
  } catch {
    return undefined;
  }
}

function isGuid(value: unknown): value is string {
  return typeof value === 'string' && GUID.test(value);
}
