import { readEnvironment, SettingError } from '../../src/agent/env.ts';

test('without any variable everything is embedded', () => {
  expect(readEnvironment({ PATH: '/bin' })).toEqual({});
});

test('a real organization needs its tenant and its application', () => {
  const organization = { DATAVERSE_URL: 'https://contoso.crm.dynamics.com/', TENANT_ID: 't', CLIENT_ID: 'c' };
  expect(readEnvironment(organization)).toEqual({ organization: { crmUrl: 'https://contoso.crm.dynamics.com', tenantId: 't', clientId: 'c' } });
  for (const name of ['TENANT_ID', 'CLIENT_ID'] as const) {
    expect(() => readEnvironment({ ...organization, [name]: undefined })).toThrow(new SettingError(`DATAVERSE_URL is set, so ${name} is needed too: the id from your app registration in Microsoft Entra.`));
  }
});

test('a real organization may be served on a network address, the embedded one never is', () => {
  expect(readEnvironment({ HOST: '0.0.0.0' })).toEqual({});
  expect(readEnvironment({ HOST: '0.0.0.0', DATAVERSE_URL: 'https://contoso.crm.dynamics.com', TENANT_ID: 't', CLIENT_ID: 'c' }).host).toBe('0.0.0.0');
});

test.each<[Record<string, string>, string]>([
  [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
  [{ DATAVERSE_URL: 'http://contoso.crm.dynamics.com', TENANT_ID: 't', CLIENT_ID: 'c' }, 'DATAVERSE_URL'],
  [{ HOST: 'everywhere', DATAVERSE_URL: 'https://contoso.crm.dynamics.com', TENANT_ID: 't', CLIENT_ID: 'c' }, 'HOST must be an IP address'],
  [{ HANDRAISE_CLIENT_SECRET: 'with a space' }, 'HANDRAISE_CLIENT_SECRET'],
  [{ HANDRAISE_CLIENT_SECRET: '' }, 'HANDRAISE_CLIENT_SECRET'],
  [{ PUBLIC_URL: 'https://localhost:3000/path' }, 'PUBLIC_URL'],
])('%j is refused and named', (variables, name) => {
  expect(() => readEnvironment(variables)).toThrow(name);
});

test('a wrong secret is named by its variable, never repeated', () => {
  expect(() => readEnvironment({ HANDRAISE_CLIENT_SECRET: 'hunter2 \n' })).toThrow(expect.not.objectContaining({ message: expect.stringContaining('hunter2') }));
  expect(readEnvironment({ HANDRAISE_CLIENT_SECRET: 'hunter2' })).toEqual({ clientSecret: 'hunter2' });
});
