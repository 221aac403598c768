// Starts a server for each worker of the journeys and stops them after the last one.
// With HANDRAISE_ADDRESS set, a server that runs already is used instead, by one worker.
import type { FullConfig } from '@playwright/test';
import { checkTally, startTally } from './hostCalls.ts';
import { startServer } from './ownServer.ts';

export default async function startServers({ workers }: FullConfig): Promise<() => Promise<void>> {
  startTally();
  if (process.env['HANDRAISE_ADDRESS'] !== undefined) return async () => checkTally();
  // What the background work finds out, journeys write themselves: they know then what is to be seen, and when.
  const starting = await Promise.allSettled(Array.from({ length: workers }, () => startServer({ hasSample: true, background: 'off' })));
  const servers = starting.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const stop = async (): Promise<void> => void (await Promise.all(servers.map((server) => server.stop())));
  const failed = starting.find((each) => each.status === 'rejected');
  if (failed !== undefined) {
    await stop();
    throw failed.reason;
  }
  process.env['HANDRAISE_ADDRESSES'] = servers.map(({ address }) => address).join(' ');
  return async () => {
    await stop();
    checkTally();
  };
}
