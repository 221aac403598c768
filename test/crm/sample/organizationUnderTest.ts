// An organization of one's own over real HTTP, with clients of its people and a look at everything its database holds.
import pg from 'pg';
import { openCrm, type CrmClient } from '../../../src/crm/client.ts';
import type { RowOwners } from '../../../src/crm/sample/people.ts';
import { startCrm, type CrmUnderTest } from '../../standalone/crm/crmUnderTest.ts';

export interface OrganizationUnderTest extends Pick<CrmUnderTest, 'create' | 'send' | 'people' | 'stop'> {
  clientOf(person: string): CrmClient;
  /** Every owner of the sample is the administrator, as after an activation by them. */
  readonly ownerOf: RowOwners;
  /** For every table that has rows a digest of all it holds. */
  contents(): Promise<Readonly<Record<string, string>>>;
  /** How many rows a set has. */
  count(set: string): Promise<number>;
}

export async function startOrganization(): Promise<OrganizationUnderTest> {
  const crm = await startCrm();
  const { admin } = crm.people;
  const clock = { now: Date.now, random: Math.random };
  return {
    create: crm.create, send: crm.send, people: crm.people, stop: crm.stop,
    clientOf: (person) => openCrm({ url: new URL(crm.root).origin, token: async () => person, clock, limits: { timeoutMs: 60_000, patienceMs: 120_000 } }),
    ownerOf: () => ({ userId: admin.id, address: admin.email }),
    contents: () => contentsOf(crm.databaseUrl),
    count: async (set) => Number((await crm.send('admin', 'GET', `${set}?$count=true&$top=1`)).json['@odata.count']),
  };
}

async function contentsOf(databaseUrl: string): Promise<Readonly<Record<string, string>>> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    // Tables with a sign before their name are the server's own, such as the traces of what was deleted.
    const { rows: tables } = await client.query<{ name: string }>(`select table_name as name from information_schema.tables where table_schema = 'crm' and table_type = 'BASE TABLE' and table_name not like '$%' order by 1`);
    const digests: Record<string, string> = {};
    for (const { name } of tables) {
      const { rows: [found] } = await client.query<{ count: string; digest: string | null }>(`select count(*) as count, md5(string_agg(t::text, '|' order by t::text)) as digest from crm."${name}" t`);
      if (found !== undefined && found.count !== '0') digests[name] = `${found.count} ${found.digest ?? ''}`;
    }
    return digests;
  } finally {
    await client.end();
  }
}
