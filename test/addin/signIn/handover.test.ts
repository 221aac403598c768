// What the pane believes of a message from the sign-in window.
import fc from 'fast-check';
import { readHandover, writeHandover, type Handover } from '../../../src/addin/signIn/handover.ts';

const NOW = new Date('2026-11-22T09:00:00Z');
const TENANT = '7b8c1c52-7f13-4a7e-9f0a-4c7a8d6f1e20';
const OTHER = '11111111-2222-4333-8444-555555555555';
const PERSON = '2d9f2f1e-90a3-4a3e-8a5b-6c1d7e8f9a01';
const NONCE = 'a'.repeat(32);
const expected = { nonce: NONCE, authority: `https://login.microsoftonline.com/${TENANT}`, scopes: ['https://contoso.crm.dynamics.com/user_impersonation'], now: NOW };
const EXPIRES = NOW.getTime() + 3_600_000;

function jwt(changes: object = {}): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256' })}.${part({ tid: TENANT, oid: PERSON, aud: 'https://contoso.crm.dynamics.com', exp: EXPIRES / 1000, name: 'Tomás', ...changes })}.signature`;
}

const signedIn = (changes: Partial<Extract<Handover, { kind: 'signed-in' }>> = {}): Handover => ({ kind: 'signed-in', accessToken: jwt(), expiresOn: EXPIRES, tenantId: TENANT, objectId: PERSON, ...changes });
const read = (handover: Handover, nonce = NONCE): Handover | undefined => readHandover(writeHandover(handover, nonce), expected);

test('[F16] what the window writes, the pane reads: a token with its end and its owner', () => {
  expect(read(signedIn())).toEqual(signedIn());
});

test.each([
  ['the organization with a slash at its end', jwt({ aud: 'https://contoso.crm.dynamics.com/' })],
  ['Dataverse by its application id', jwt({ aud: '00000007-0000-0000-c000-000000000000' })],
  ['a token only the CRM can read', 'EwBQA8l6BAAU-opaque_token.'],
  ['a token without these claims', jwt({ aud: undefined, exp: undefined, tid: undefined, oid: undefined })],
])('a token for %s counts', (_what, accessToken) => {
  expect(read(signedIn({ accessToken }))).toEqual(signedIn({ accessToken }));
});

test.each<[string, Handover]>([
  ['another tenant than the deployment\'s', signedIn({ tenantId: OTHER, accessToken: jwt({ tid: OTHER }) })],
  ['another tenant inside the token', signedIn({ accessToken: jwt({ tid: OTHER }) })],
  ['another person inside the token', signedIn({ accessToken: jwt({ oid: OTHER }) })],
  ['another organization', signedIn({ accessToken: jwt({ aud: 'https://evil.crm.dynamics.com' }) })],
  ['an organization whose name only begins alike', signedIn({ accessToken: jwt({ aud: 'https://contoso.crm.dynamics.com.evil.example' }) })],
  ['Microsoft Graph', signedIn({ accessToken: jwt({ aud: '00000003-0000-0000-c000-000000000000' }) })],
  ['several audiences', signedIn({ accessToken: jwt({ aud: ['https://contoso.crm.dynamics.com', 'x'] }) })],
  ['an end beyond the token\'s own', signedIn({ accessToken: jwt({ exp: NOW.getTime() / 1000 + 60 }) })],
  ['an end that has passed', signedIn({ expiresOn: NOW.getTime() })],
  ['an end in two days', signedIn({ expiresOn: NOW.getTime() + 2 * 86_400_000, accessToken: jwt({ exp: 4_000_000_000 }) })],
  ['no end', signedIn({ expiresOn: Number.NaN })],
  ['no token', signedIn({ accessToken: '' })],
  ['a token with a line break, which would split a header', signedIn({ accessToken: `${jwt()}\r\nX: y` })],
  ['no person', signedIn({ objectId: '' })],
])('a message with %s is nothing', (_what, handover) => {
  expect(read(handover)).toBeUndefined();
});

test('a message for another press is nothing, whatever it says', () => {
  expect(read(signedIn(), 'b'.repeat(32))).toBeUndefined();
  expect(read({ kind: 'failed', code: 'sign-in-needed' }, '')).toBeUndefined();
});

test('any tenant will do where the deployment names none, if token and message agree', () => {
  const anyTenant = { ...expected, authority: 'https://login.microsoftonline.com/organizations' };
  const other = signedIn({ tenantId: OTHER, accessToken: jwt({ tid: OTHER }) });
  expect(readHandover(writeHandover(other, NONCE), anyTenant)).toEqual(other);
  expect(readHandover(writeHandover(signedIn({ tenantId: OTHER }), NONCE), anyTenant)).toBeUndefined();
});

test('a refusal carries Entra\'s number and nothing else of what was said', () => {
  const failed = { label: 'handraise-sign-in', nonce: NONCE, kind: 'failed', code: 'sign-in-needed', entraCode: 'AADSTS65004', text: 'maya@kestrel.example declined' };
  expect(readHandover(JSON.stringify(failed), expected)).toEqual({ kind: 'failed', code: 'sign-in-needed', entraCode: 'AADSTS65004' });
  expect(readHandover(JSON.stringify({ ...failed, entraCode: 'see https://evil.example' }), expected)).toEqual({ kind: 'failed', code: 'sign-in-needed' });
});

test('whatever arrives, reading never throws and never signs in', () => {
  fc.assert(fc.property(fc.anything(), fc.json(), (value, text) => readHandover(value, expected) === undefined && readHandover(text, expected) === undefined));
  expect(readHandover(writeHandover(signedIn({ accessToken: 'a'.repeat(40_000) }), NONCE), expected)).toBeUndefined();
});
