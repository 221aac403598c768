// Starts the one PostgreSQL every test of a run shares; each test makes its own database in it. TEST_POSTGRES_URL is
// the superuser's address of the database `postgres`.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../src/standalone/postgres.ts';
import type { Postgres } from '../src/standalone/postgres.ts';

declare global {
  var runningPostgres: { server: Postgres; folder: string } | undefined;
}

export default async function startSharedPostgres(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'handraise-jest-'));
  const server = await startPostgres({ folder, durable: false });
  process.env['TEST_POSTGRES_URL'] = server.url;
  globalThis.runningPostgres = { server, folder };
  // An interrupted run must not leave a server behind; Jest skips the teardown then.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void server.stop().then(() => rm(folder, { recursive: true, force: true })).finally(() => process.exit(130));
    });
  }
}
