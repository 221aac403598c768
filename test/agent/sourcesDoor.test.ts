import { Hono } from 'hono';
import { addSourcesRoute } from '../../src/agent/sourcesDoor.ts';
import { openDoor } from '../../src/agent/http.ts';
import { createLog } from '../../src/agent/log.ts';
import { sourceIds } from '../../src/domain/insight.ts';

const answerOf = async (configured: Parameters<typeof addSourcesRoute>[1]): Promise<unknown> => {
  const app = new Hono();
  addSourcesRoute(app, configured);
  return (await app.request('/agent/sources')).json();
};

test('[R6] every source is named, with whether the service can ask it, and nothing about its key', async () => {
  const answer = await answerOf(['website', 'sec']) as { sources: Record<string, unknown> };
  expect(Object.keys(answer.sources).sort()).toEqual([...sourceIds].sort());
  expect(Object.entries(answer.sources).filter(([, can]) => can === true).map(([id]) => id)).toEqual(['website', 'sec']);
  expect(Object.values(answer.sources).every((can) => typeof can === 'boolean')).toBe(true);
});

test('[R6] nobody learns it without a token', async () => {
  const app = openDoor({
    distFolder: 'dist', manifestFile: 'manifest.xml', publicUrl: 'https://localhost:4001', deployment: { clientId: 'c', authority: 'https://login.microsoftonline.com/t', crmUrl: 'https://crm.example', crmScope: 's' },
    checkToken: async (token) => (token === 'good' ? { kind: 'person', objectId: 'maya', tenantId: 't', clientId: 'c' } : undefined), isReady: async () => true, log: createLog({ write: () => undefined }), configuredSources: ['website'],
  });
  const statusWith = async (token: string): Promise<number> => (await app.request('/agent/sources', { headers: { Authorization: `Bearer ${token}` } })).status;
  expect([await statusWith('forged'), await statusWith('good')]).toEqual([401, 200]);
});
