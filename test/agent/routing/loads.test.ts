// Clocks of sellers over a real PostgreSQL.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { createLog } from '../../../src/agent/log.ts';
import { readRoutingClock } from '../../../src/agent/routing/claims.ts';
import { moveClocks, readLoads } from '../../../src/agent/routing/loads.ts';
import { openStore } from '../../../src/agent/store.ts';

const [anna, ben] = [randomUUID(), randomUUID()];

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env['TEST_POSTGRES_URL'] });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

test('[T5] what a person did in this second, told as its end, never stands later than now: the next decisions stay before what is done after them', async () => {
  const name = `loads_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${name}`);
  const url = new URL(process.env['TEST_POSTGRES_URL'] ?? '');
  url.pathname = `/${name}`;
  const store = await openStore(url.href, createLog({ write: () => undefined }));
  try {
    const ahead = Date.now() + 60_000;
    await moveClocks(store, [{ sellerId: anna, at: ahead }]);
    expect(await readRoutingClock(store)).toBeLessThan(ahead);
    await moveClocks(store, [{ sellerId: ben, at: 1_000 }, { sellerId: anna, at: 2_000 }]);
    const loads = await readLoads(store);
    expect(loads.get(ben)?.lastAssignedAt).toBe(1_000);
    expect(loads.get(anna)?.lastAssignedAt).toBeGreaterThan(2_000);
  } finally {
    await store.close();
    await onServer(`drop database ${name} with (force)`);
  }
});
