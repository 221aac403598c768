// Signing in by redirect at the embedded issuer: authorization code with PKCE as RFC 6749 (4.1) and RFC 7636 say, in the
// shape Entra gives it for single-page applications. A code lives one minute, in memory, for one use. Sends nothing itself.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Issuer } from './issuer.ts';

/** Who can be chosen on the sign-in page. */
export interface Signer {
  readonly id: string;
  readonly name: string;
  readonly address: string;
}

export interface AuthorizationOptions {
  readonly issuer: Pick<Issuer, 'token'>;
  readonly people: readonly Signer[];
  /** The one registered application and its one registered address, letter for letter. */
  readonly clientId: string;
  readonly redirectUri: string;
  readonly clock?: () => Date;
}

/** What a browser that came to the authorize address gets: a page that says no, a way back, or the choice of a person. */
export type Considered =
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'ask'; readonly people: readonly Signer[] };

/** Answer of the token address: status and JSON body. */
export interface Redeemed {
  readonly status: 200 | 400;
  readonly body: Readonly<Record<string, string | number>>;
}

export interface Authorization {
  /** The first visit, with the query of the application. */
  consider(query: URLSearchParams): Considered;
  /** The person's choice on the page; undefined means they canceled. */
  decide(query: URLSearchParams, personId: string | undefined): Considered;
  /** Code against tokens. */
  redeem(form: URLSearchParams): Promise<Redeemed>;
}

interface Wanted {
  readonly scope: string;
  readonly state: string;
  readonly nonce: string;
  readonly challenge: string;
  readonly hint: string;
  readonly mayAsk: boolean;
}

interface Pending extends Wanted {
  readonly personId: string;
  readonly until: number;
}

const CODE_LIFETIME_MS = 60_000;
const MOST_CODES = 1_000;
const LONGEST_PARAMETER = 4_096;
const CHALLENGE = /^[\w-]{43}$/;
const VERIFIER = /^[\w.~-]{43,128}$/;

/** Makes the desk; it keeps the codes it gave out. */
export function createAuthorization(options: AuthorizationOptions): Authorization {
  const pending = new Map<string, Pending>();
  const clock = options.clock ?? (() => new Date());
  return {
    consider(query) {
      const wanted = readWanted(options, query);
      if (!('challenge' in wanted)) return wanted;
      // There is no session here that could answer without asking.
      if (!wanted.mayAsk) return back(options, { error: 'login_required', state: wanted.state });
      return { kind: 'ask', people: hintedFirst(options.people, wanted.hint) };
    },
    decide(query, personId) {
      const wanted = readWanted(options, query);
      if (!('challenge' in wanted)) return wanted;
      if (personId === undefined) return back(options, { error: 'access_denied', error_description: 'The person canceled.', state: wanted.state });
      if (!options.people.some(({ id }) => id === personId)) return { kind: 'refused', why: 'There is no such person in this organization.' };
      const code = randomBytes(32).toString('base64url');
      keep(pending, code, { ...wanted, personId, until: clock().getTime() + CODE_LIFETIME_MS });
      return back(options, { code, state: wanted.state });
    },
    redeem: (form) => redeem(options, { pending, now: clock().getTime(), form }),
  };
}

/** An unknown application or address gets no redirect: it could be anybody's page. */
function readWanted(options: AuthorizationOptions, query: URLSearchParams): Wanted | Considered {
  const value = (name: string): string => query.get(name) ?? '';
  if (value('client_id') !== options.clientId) return { kind: 'refused', why: 'This application is not registered here.' };
  if (value('redirect_uri') !== options.redirectUri) return { kind: 'refused', why: 'This application is not registered with this address.' };
  if ([...query.values()].some((each) => each.length > LONGEST_PARAMETER)) return { kind: 'refused', why: 'The request is too long.' };
  const state = value('state');
  const wrong = (error: string, description: string): Considered => back(options, { error, error_description: description, state });
  if (value('response_type') !== 'code') return wrong('unsupported_response_type', 'Only response_type=code is supported.');
  if (value('response_mode') !== 'fragment') return wrong('invalid_request', 'Only response_mode=fragment is supported: a code has no place in a query.');
  if (value('code_challenge_method') !== 'S256' || !CHALLENGE.test(value('code_challenge'))) return wrong('invalid_request', 'A code challenge with S256 is required.');
  if (value('scope') === '') return wrong('invalid_scope', 'A scope is required.');
  return { scope: value('scope'), state, nonce: value('nonce'), challenge: value('code_challenge'), hint: value('login_hint'), mayAsk: value('prompt') !== 'none' };
}

/** The way back: the answer stands behind the `#`, which no server sees. */
function back(options: AuthorizationOptions, answer: Readonly<Record<string, string>>): Considered {
  return { kind: 'redirect', to: `${options.redirectUri}#${new URLSearchParams(answer).toString()}` };
}

function hintedFirst(people: readonly Signer[], hint: string): readonly Signer[] {
  const isHinted = ({ address }: Signer): boolean => address.toLowerCase() === hint.toLowerCase();
  return [...people.filter(isHinted), ...people.filter((person) => !isHinted(person))];
}

function keep(pending: Map<string, Pending>, code: string, entry: Pending): void {
  pending.set(code, entry);
  for (const oldest of pending.keys()) {
    if (pending.size <= MOST_CODES) break;
    pending.delete(oldest);
  }
}

async function redeem(options: AuthorizationOptions, { pending, now, form }: { readonly pending: Map<string, Pending>; readonly now: number; readonly form: URLSearchParams }): Promise<Redeemed> {
  const refuse = (error: string, description: string): Redeemed => ({ status: 400, body: { error, error_description: description } });
  if (form.get('grant_type') !== 'authorization_code') return refuse('unsupported_grant_type', 'Only authorization_code is supported.');
  const code = form.get('code') ?? '';
  const entry = pending.get(code);
  // One use, also a wrong one.
  pending.delete(code);
  if (entry === undefined || now > entry.until) return refuse('invalid_grant', 'The code is unknown, used or older than a minute.');
  if (form.get('client_id') !== options.clientId || form.get('redirect_uri') !== options.redirectUri) return refuse('invalid_grant', 'The code was given to another application or address.');
  if (!provesChallenge(form.get('code_verifier') ?? '', entry.challenge)) return refuse('invalid_grant', 'The code verifier does not match.');
  try {
    const issued = await options.issuer.token({ personId: entry.personId, clientId: options.clientId, scope: entry.scope, ...(entry.nonce === '' ? {} : { nonce: entry.nonce }) });
    const { localAccountId: uid, tenantId: utid } = issued.account;
    return {
      status: 200,
      body: {
        token_type: 'Bearer', scope: issued.scope, expires_in: issued.expiresIn, ext_expires_in: issued.expiresIn, access_token: issued.accessToken, id_token: issued.idToken,
        client_info: Buffer.from(JSON.stringify({ uid, utid })).toString('base64url'),
      },
    };
  } catch {
    return refuse('invalid_scope', 'The scope must name exactly one resource.');
  }
}

function provesChallenge(verifier: string, challenge: string): boolean {
  if (!VERIFIER.test(verifier)) return false;
  return timingSafeEqual(createHash('sha256').update(verifier).digest(), Buffer.from(challenge, 'base64url'));
}
