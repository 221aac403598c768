// Signing in by redirect at the embedded issuer: authorization code with PKCE as RFC 6749 (4.1) and RFC 7636 say, in the
// shape Entra gives it for single-page applications. A code lives one minute and a refresh token a day (RFC 6749, 6), both in
// memory and for one use. Sends nothing itself.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IssuedToken, Issuer } from './issuer.ts';

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
  /** Code against tokens, or a refresh token against tokens of the same person for this or another resource. */
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

/** What a refresh token stands for. */
interface Session {
  readonly personId: string;
  readonly until: number;
}

interface Desk {
  readonly codes: Map<string, Pending>;
  readonly sessions: Map<string, Session>;
}

const CODE_LIFETIME_MS = 60_000;
/** Entra's refresh tokens of single-page applications end after 24 hours, however often they are renewed. */
const SESSION_LIFETIME_MS = 86_400_000;
const MOST_KEPT = 1_000;
const LONGEST_PARAMETER = 4_096;
const CHALLENGE = /^[\w-]{43}$/;
const VERIFIER = /^[\w.~-]{43,128}$/;

/** Makes the desk; it keeps the codes and refresh tokens it gave out. */
export function createAuthorization(options: AuthorizationOptions): Authorization {
  const desk: Desk = { codes: new Map(), sessions: new Map() };
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
      keep(desk.codes, code, { ...wanted, personId, until: clock().getTime() + CODE_LIFETIME_MS });
      return back(options, { code, state: wanted.state });
    },
    redeem: async (form) => {
      const now = clock().getTime();
      if (form.get('grant_type') === 'refresh_token') return renew(options, { desk, now, form });
      if (form.get('grant_type') === 'authorization_code') return redeem(options, { desk, now, form });
      return refuse('unsupported_grant_type', 'Only authorization_code and refresh_token are supported.');
    },
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

function keep<Entry>(kept: Map<string, Entry>, name: string, entry: Entry): void {
  kept.set(name, entry);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
}

interface Redeeming {
  readonly desk: Desk;
  readonly now: number;
  readonly form: URLSearchParams;
}

const refuse = (error: string, description: string): Redeemed => ({ status: 400, body: { error, error_description: description } });

async function redeem(options: AuthorizationOptions, { desk, now, form }: Redeeming): Promise<Redeemed> {
  const code = form.get('code') ?? '';
  const entry = desk.codes.get(code);
  // One use, also a wrong one.
  desk.codes.delete(code);
  if (entry === undefined || now > entry.until) return refuse('invalid_grant', 'The code is unknown, used or older than a minute.');
  if (form.get('client_id') !== options.clientId || form.get('redirect_uri') !== options.redirectUri) return refuse('invalid_grant', 'The code was given to another application or address.');
  if (!provesChallenge(form.get('code_verifier') ?? '', entry.challenge)) return refuse('invalid_grant', 'The code verifier does not match.');
  const { personId, scope, nonce } = entry;
  return give(options, { desk, session: { personId, until: now + SESSION_LIFETIME_MS }, scope, nonce });
}

/** As Entra does it: another token of the same person without asking again, and with it a new refresh token in place of the old one. */
async function renew(options: AuthorizationOptions, { desk, now, form }: Redeeming): Promise<Redeemed> {
  const name = form.get('refresh_token') ?? '';
  const session = desk.sessions.get(name);
  desk.sessions.delete(name);
  if (session === undefined || now > session.until) return refuse('invalid_grant', 'The refresh token is unknown, used or older than a day.');
  if (form.get('client_id') !== options.clientId) return refuse('invalid_grant', 'The refresh token was given to another application.');
  const scope = form.get('scope') ?? '';
  return scope === '' || scope.length > LONGEST_PARAMETER ? refuse('invalid_scope', 'A scope is required.') : give(options, { desk, session, scope, nonce: '' });
}

async function give(options: AuthorizationOptions, { desk, session, scope, nonce }: { readonly desk: Desk; readonly session: Session; readonly scope: string; readonly nonce: string }): Promise<Redeemed> {
  let issued: IssuedToken;
  try {
    issued = await options.issuer.token({ personId: session.personId, clientId: options.clientId, scope, ...(nonce === '' ? {} : { nonce }) });
  } catch {
    return refuse('invalid_scope', 'The scope must name exactly one resource.');
  }
  const { localAccountId: uid, tenantId: utid } = issued.account;
  return {
    status: 200,
    body: {
      token_type: 'Bearer', scope: issued.scope, expires_in: issued.expiresIn, ext_expires_in: issued.expiresIn, access_token: issued.accessToken, id_token: issued.idToken,
      ...(scope.split(' ').includes('offline_access') ? { refresh_token: newSession(desk, session) } : {}),
      client_info: Buffer.from(JSON.stringify({ uid, utid })).toString('base64url'),
    },
  };
}

function newSession(desk: Desk, session: Session): string {
  const name = randomBytes(32).toString('base64url');
  keep(desk.sessions, name, session);
  return name;
}

function provesChallenge(verifier: string, challenge: string): boolean {
  if (!VERIFIER.test(verifier)) return false;
  return timingSafeEqual(createHash('sha256').update(verifier).digest(), Buffer.from(challenge, 'base64url'));
}
