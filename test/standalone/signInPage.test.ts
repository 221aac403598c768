import { Hono } from 'hono';
import type { Authorization } from '../../src/standalone/authorization.ts';
import { addSignInPage } from '../../src/standalone/signInPage.ts';

const publicUrl = 'https://localhost:4001';
const base = `${publicUrl}/entra/t1`;
const authorize = `${base}/oauth2/v2.0/authorize?state=s`;
const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
const decided: (string | undefined)[] = [];

const authorization: Authorization = {
  consider: () => ({ kind: 'ask', people: [{ id: 'm"1', name: '<b>Maya</b>', address: 'maya@kestrel.example' }] }),
  decide: (query, personId) => {
    decided.push(personId);
    return { kind: 'redirect', to: `${publicUrl}/addin/signInDialog.html#code=c&state=${query.get('state')}` };
  },
  redeem: async (given) => ({ status: given.get('code') === 'c' ? 200 : 400, body: { access_token: 'token' } }),
};

const app = new Hono();
addSignInPage(app, { publicUrl, tenantId: 't1', authorization, issuer: { discovery: () => ({ issuer: `${publicUrl}/entra` }), jwks: () => ({ keys: [] }) } });
const ask = async (address: string, request: RequestInit = {}): Promise<Response> => app.request(address, request);

test('the application finds the issuer\'s addresses and keys where Entra has them', async () => {
  expect(await (await ask(`${base}/v2.0/.well-known/openid-configuration`)).json()).toEqual({ issuer: `${publicUrl}/entra` });
  expect(await (await ask(`${publicUrl}/entra/keys`)).json()).toEqual({ keys: [] });
});

test('the page shows names as text, loads and runs nothing, is framed by nobody and kept by nobody', async () => {
  const response = await ask(authorize);
  const html = await response.text();
  expect(response.status).toBe(200);
  expect(html).toContain('&#60;b&#62;Maya&#60;/b&#62;');
  expect(html).toContain('value="m&#34;1"');
  expect(html).not.toContain('<script');
  expect(response.headers.get('Content-Security-Policy')).toBe("default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
  expect(response.headers.get('Cache-Control')).toBe('no-store');
});

test('the window keeps its opener only for an application that says it has looked at it', async () => {
  const opener = async (query: string): Promise<string | null> => (await ask(`${authorize}${query}`)).headers.get('Cross-Origin-Opener-Policy');
  expect([await opener(''), await opener('&pocd=0'), await opener('&pocd=1')]).toEqual(['same-origin', 'same-origin', null]);
});

test('the choice made on the page leads back with the code behind the #', async () => {
  decided.length = 0;
  const response = await ask(authorize, { method: 'POST', headers: { ...form, 'Sec-Fetch-Site': 'same-origin' }, body: 'person=m%221' });
  expect([response.status, response.headers.get('Location'), decided]).toEqual([303, `${publicUrl}/addin/signInDialog.html#code=c&state=s`, ['m"1']]);
});

test.each([
  ['another site', { ...form, 'Sec-Fetch-Site': 'cross-site' }],
  ['another site of the same name', { ...form, 'Sec-Fetch-Site': 'same-site' }],
  ['nobody knows where', form],
  ['a script', { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' }],
])('a choice from %s counts nothing', async (_who, headers: Record<string, string>) => {
  decided.length = 0;
  const response = await ask(authorize, { method: 'POST', headers, body: 'person=m%221' });
  expect([response.status, decided]).toEqual([400, []]);
});

test.each([
  ['the page it was given to', { ...form, Origin: publicUrl }, 'code=c', 200],
  ['another site', { ...form, Origin: 'https://evil.example' }, 'code=c', 400],
  ['no page at all', form, 'code=c', 400],
  ['a damaged form', { Origin: publicUrl, 'Content-Type': 'text/plain' }, 'code=c', 400],
  ['a form without end', { ...form, Origin: publicUrl }, `code=c&x=${'x'.repeat(20_000)}`, 400],
])('a code redeemed by %s', async (_who, headers: Record<string, string>, body, status) => {
  const response = await ask(`${base}/oauth2/v2.0/token`, { method: 'POST', headers, body });
  expect([response.status, response.headers.get('Cache-Control'), response.headers.get('Access-Control-Allow-Origin')]).toEqual([status, 'no-store', null]);
});
