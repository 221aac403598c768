// What an administrator would set up beforehand, written with an administrator's own token.
import type { APIRequestContext } from '@playwright/test';
import { samplePeople } from '../../src/crm/sample/people.ts';
import type { Row } from './crmRows.ts';

/** Changes columns of the agent's settings; gives back what they were. */
export async function changeSettings(request: APIRequestContext, changed: Row): Promise<Row> {
  const address = process.env['HANDRAISE_ADDRESS'] ?? '';
  const { clientId, crmScope } = (await (await request.get(`${address}addin/config.json`)).json()) as { readonly clientId: string; readonly crmScope: string };
  const admin = samplePeople.find(({ role }) => role === 'System Administrator');
  const signedIn = await request.post(`${address}entra/token`, { headers: { Origin: new URL(address).origin }, data: { personId: admin?.id, clientId, scope: crmScope } });
  const { accessToken } = (await signedIn.json()) as { readonly accessToken: string };
  const headers = { Authorization: `Bearer ${accessToken}`, 'Content-Type': 'application/json' };
  const root = `${address}api/data/v9.2/hrz_agentsettingses`;
  const { value } = (await (await request.get(`${root}?$select=${Object.keys(changed).join(',')}`, { headers })).json()) as { readonly value: readonly Row[] };
  const [row] = value;
  if (row === undefined) throw new Error('there are no settings');
  const answer = await request.patch(`${root}(${String(row['hrz_agentsettingsid'])})`, { headers, data: changed });
  if (!answer.ok()) throw new Error(`the settings were not changed: ${answer.status()}`);
  return Object.fromEntries(Object.keys(changed).map((column) => [column, row[column] ?? null]));
}
