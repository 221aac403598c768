// Stops the PostgreSQL of the run and deletes its folder.
import { removePostgres } from '../src/standalone/postgres.ts';

export default async function stopSharedPostgres(): Promise<void> {
  const running = globalThis.runningPostgres;
  if (running === undefined) return;
  await running.server.stop();
  await removePostgres(running.folder);
}
