/**
 * @jest-environment ./test/jsdomEnvironment.cjs
 */
import { steadyId } from '../../src/crm/steadyId.ts';

test('the same press is the same id in every window, another press is another one', async () => {
  const id = await steadyId('https://contoso.crm.example', '<1@halvorsen.example>', 'lead', 'task');
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(await steadyId('https://contoso.crm.example', '<1@halvorsen.example>', 'lead', 'task')).toBe(id);
  const others = await Promise.all([steadyId('https://contoso.crm.example', '<1@halvorsen.example>', 'lead', 'call'), steadyId('https://contoso.crm.example', '<1@halvorsen.example>', 'leadtask'), steadyId('https://contoso.crm.example', '<1@halvorsen.example>lead', 'task')]);
  expect(new Set([id, ...others]).size).toBe(4);
});
