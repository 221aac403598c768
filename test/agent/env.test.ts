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

const routed = { DATAVERSE_URL: 'https://contoso.crm.dynamics.com', TENANT_ID: 't', CLIENT_ID: '0f6a1b1e-3d3c-4a66-8a4e-5a1f2c9b7d10', HANDRAISE_CLIENT_SECRET: 'first' };
const second = { HANDRAISE_ROUTER_2_ID: '0F6A1B1E-3D3C-4A66-8A4E-5A1F2C9B7D11', HANDRAISE_ROUTER_2_SECRET: 'second~value' };

test('further application users that give leads are read by their number, gaps and all', () => {
  expect(readEnvironment(routed).routers).toBeUndefined();
  const fifth = { HANDRAISE_ROUTER_5_ID: '0f6a1b1e-3d3c-4a66-8a4e-5a1f2c9b7d12', HANDRAISE_ROUTER_5_SECRET: 'fifth' };
  expect(readEnvironment({ ...routed, ...fifth, ...second }).routers).toEqual([
    { clientId: '0f6a1b1e-3d3c-4a66-8a4e-5a1f2c9b7d11', clientSecret: 'second~value' },
    { clientId: '0f6a1b1e-3d3c-4a66-8a4e-5a1f2c9b7d12', clientSecret: 'fifth' },
  ]);
});

test.each<[string, Record<string, string | undefined>, string]>([
  ['an id without its secret', { HANDRAISE_ROUTER_2_SECRET: undefined }, 'set HANDRAISE_ROUTER_2_SECRET too'],
  ['a secret without its id', { HANDRAISE_ROUTER_2_ID: undefined }, 'set HANDRAISE_ROUTER_2_ID too'],
  ['an id that is none', { HANDRAISE_ROUTER_2_ID: 'contoso' }, 'HANDRAISE_ROUTER_2_ID must be the application (client) id'],
  ['a secret with a space', { HANDRAISE_ROUTER_2_SECRET: 'second value' }, 'HANDRAISE_ROUTER_2_SECRET must be'],
  ['the first application again', { HANDRAISE_ROUTER_2_ID: routed.CLIENT_ID }, 'HANDRAISE_ROUTER_2_ID names an application that is named before'],
  ['the same one twice', { HANDRAISE_ROUTER_3_ID: second.HANDRAISE_ROUTER_2_ID, HANDRAISE_ROUTER_3_SECRET: 'third' }, 'HANDRAISE_ROUTER_3_ID names an application that is named before'],
  ['one beside no organization', { DATAVERSE_URL: undefined }, 'set DATAVERSE_URL and HANDRAISE_CLIENT_SECRET'],
  ['one beside no first one', { HANDRAISE_CLIENT_SECRET: undefined }, 'set DATAVERSE_URL and HANDRAISE_CLIENT_SECRET'],
])('of further application users, %s is refused and named, its value never repeated', (_what, change, says) => {
  const read = (): unknown => readEnvironment({ ...routed, ...second, ...change });
  expect(read).toThrow(says);
  expect(read).toThrow(expect.not.objectContaining({ message: expect.stringMatching(/second.value/) }));
});

const grounding = { AZURE_GROUNDING_ENDPOINT: 'https://contoso.services.ai.azure.com/api/projects/sales', AZURE_GROUNDING_KEY: 'k'.repeat(32), AZURE_GROUNDING_MODEL: 'gpt-5-mini' };

test('keys of research sources are read together, and the contact that site owners reach us by', () => {
  const keys = { BRAVE_API_KEY: 'b'.repeat(31), TAVILY_API_KEY: 'tvly-0123456789', CRUNCHBASE_API_KEY: 'c'.repeat(32), RESEARCH_CONTACT: 'research@contoso.com' };
  expect(readEnvironment({ PATH: '/bin', ...keys }).sourceKeys).toEqual(keys);
  expect(readEnvironment({ ...grounding, AZURE_GROUNDING_ENDPOINT: `${grounding.AZURE_GROUNDING_ENDPOINT}/` }).sourceKeys).toEqual(grounding);
  expect(readEnvironment({ RESEARCH_CONTACT: 'https://contoso.com/bots' }).sourceKeys).toEqual({ RESEARCH_CONTACT: 'https://contoso.com/bots' });
});

test.each<[Record<string, string>, string]>([
  [{ BRAVE_API_KEY: '' }, 'BRAVE_API_KEY'],
  [{ TAVILY_API_KEY: 'short' }, 'TAVILY_API_KEY'],
  [{ CRUNCHBASE_API_KEY: 'with a space in it' }, 'CRUNCHBASE_API_KEY'],
  [{ ...grounding, AZURE_GROUNDING_ENDPOINT: 'https://contoso.services.ai.azure.com.evil.example/api/projects/sales' }, 'AZURE_GROUNDING_ENDPOINT'],
  [{ ...grounding, AZURE_GROUNDING_ENDPOINT: 'http://127.0.0.1/api/projects/sales' }, 'AZURE_GROUNDING_ENDPOINT'],
  [{ AZURE_GROUNDING_KEY: grounding.AZURE_GROUNDING_KEY }, 'AZURE_GROUNDING_ENDPOINT and AZURE_GROUNDING_MODEL'],
  [{ RESEARCH_CONTACT: 'us\r\nX-Evil: 1' }, 'RESEARCH_CONTACT'],
  [{ RESEARCH_CONTACT: 'nobody' }, 'RESEARCH_CONTACT'],
])('%j: what is wrong with a source\'s key is named, and its value never repeated', (variables, name) => {
  const message = ((): string => {
    try {
      readEnvironment(variables);
      return '';
    } catch (error) {
      return error instanceof SettingError ? error.message : 'another error';
    }
  })();
  expect(message).toContain(name);
  for (const value of Object.values(variables)) if (value.length > 3) expect(message).not.toContain(value);
});

test('how many leads are researched a minute at most is a whole number, or what is wrong is said', () => {
  expect(readEnvironment({ HANDRAISE_LEADS_PER_MINUTE: '120' })).toEqual({ leadsPerMinute: 120 });
  for (const text of ['', '0', '-1', '1.5', '10000', 'many']) expect(() => readEnvironment({ HANDRAISE_LEADS_PER_MINUTE: text })).toThrow('HANDRAISE_LEADS_PER_MINUTE must be a whole number from 1 to 9999');
});

test('a process may leave the background work to others, by a clear word', () => {
  expect(readEnvironment({ HANDRAISE_BACKGROUND: 'off' })).toEqual({ servesOnly: true });
  expect(readEnvironment({ HANDRAISE_BACKGROUND: 'on' })).toEqual({});
  expect(() => readEnvironment({ HANDRAISE_BACKGROUND: 'no' })).toThrow('HANDRAISE_BACKGROUND must be on or off');
});
