// An application's own token, from the issuer to the CRM's application user: no person, no scope, found by its client id.
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT, decodeJwt, decodeProtectedHeader, importJWK, type JWK, type JWTPayload } from 'jose';
import { openCrm, type Crm } from '../../src/standalone/crm/crm.ts';
import { createIssuer, type Issuer } from '../../src/standalone/issuer.ts';
import { startCrm, type CrmUnderTest } from './crm/crmUnderTest.ts';

const AUDIENCE = 'https://localhost:3000';
const SCOPE = `${AUDIENCE}/.default`;
const tenantId = '7b8c1c52-7f13-4a7e-9f0a-4c7a8d6f1e20';
const personClient = '0f6a1b1e-3d3c-4a66-8a4e-5a1f2c9b7d10';
const person = { id: 'maya', objectId: randomUUID(), name: 'Maya', address: 'maya@kestrel.example', roles: ['Salesperson'] };
const unknown = { clientId: randomUUID(), objectId: randomUUID(), roles: [] };

let folder: string;
let under: CrmUnderTest;
let crm: Crm;
let issuer: Issuer;
let application: { readonly clientId: string; readonly objectId: string; readonly roles: readonly string[] };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handraise-application-'));
  under = await startCrm();
  application = { clientId: under.people.service.applicationId ?? '', objectId: randomUUID(), roles: ['Handraise.Service'] };
  issuer = await createIssuer({ issuerUrl: `${AUDIENCE}/entra`, tenantId, folder, people: [person], applications: [application, unknown] });
  crm = await openCrm({
    databaseUrl: under.databaseUrl,
    organization: { id: randomUUID(), tenantId, name: 'Contoso', currency: { isoCode: 'USD', symbol: '$', name: 'US Dollar' } },
    verifyToken: (token) => issuer.verify(token, { audience: AUDIENCE, clientId: personClient }),
    origins: [],
  });
});
afterAll(async () => {
  await crm.close();
  await under.stop();
  await rm(folder, { recursive: true, force: true });
});

const whoAmI = async (token: string): Promise<{ readonly status: number; readonly UserId?: string }> => {
  const response = await crm.handle(new Request(`${AUDIENCE}/api/data/v9.2/WhoAmI`, { headers: { Authorization: `Bearer ${token}` } }));
  return { status: response.status, ...(response.status === 200 ? ((await response.json()) as { UserId: string }) : {}) };
};

test('the CRM takes an application\'s own token for the application user of that client id', async () => {
  const token = await issuer.applicationToken({ clientId: application.clientId, scope: SCOPE });
  expect(decodeJwt(token)).toMatchObject({ azp: application.clientId, oid: application.objectId, sub: application.objectId, idtyp: 'app', roles: ['Handraise.Service'] });
  expect(decodeJwt(token)).not.toHaveProperty('scp');
  expect(await issuer.verify(token, { audience: AUDIENCE, clientId: personClient })).toEqual({ objectId: application.objectId, tenantId, scopes: [], clientId: application.clientId, applicationId: application.clientId });
  expect(await whoAmI(token)).toMatchObject({ status: 200, UserId: under.people.service.id });
});

test('an application without a user in the CRM is let in nowhere, and one the issuer does not know gets no token', async () => {
  expect(await whoAmI(await issuer.applicationToken({ clientId: unknown.clientId, scope: SCOPE }))).toEqual({ status: 403 });
  await expect(issuer.applicationToken({ clientId: randomUUID(), scope: SCOPE })).rejects.toThrow('There is no application');
});

test('a person\'s token says no application, so it never becomes the application user', async () => {
  const { accessToken } = await issuer.token({ personId: 'maya', clientId: personClient, scope: `${AUDIENCE}/user_impersonation` });
  const bearer = await issuer.verify(accessToken, { audience: AUDIENCE, clientId: personClient });
  expect(bearer).toMatchObject({ objectId: person.objectId });
  expect(bearer).not.toHaveProperty('applicationId');
});

test.each<[string, JWTPayload]>([
  ['another object id', { oid: person.objectId, sub: person.objectId }],
  ['another subject', { sub: 'someone' }],
  ['another application\'s id', { azp: personClient }],
  ['no mark of an application', { idtyp: undefined }],
  ['a scope beside the mark', { scp: 'user_impersonation' }],
  ['another tenant', { tid: randomUUID() }],
])('an application\'s token with %s opens nothing, however well signed', async (_what, changes) => {
  const token = await issuer.applicationToken({ clientId: application.clientId, scope: SCOPE });
  const key = await importJWK(JSON.parse(await readFile(join(folder, 'issuer.key.json'), 'utf8')) as JWK, 'RS256');
  const sign = (claims: JWTPayload): Promise<string> => new SignJWT(claims).setProtectedHeader({ ...decodeProtectedHeader(token), alg: 'RS256' }).sign(key);
  expect(await issuer.verify(await sign(decodeJwt(token)), { audience: AUDIENCE })).toBeDefined();
  expect(await issuer.verify(await sign({ ...decodeJwt(token), ...changes }), { audience: AUDIENCE })).toBeUndefined();
});
