// Where the CRM is and who we are to it: as our service says now, or as it said last time.
import { readDeployment, type Deployment } from './agent.ts';
import type { Cache } from './cacheContents.ts';

/** @throws AppError when our service is silent and nothing is known from before. */
export async function deploymentOf(cache: Cache): Promise<Deployment> {
  try {
    const deployment = await readDeployment();
    await cache.writeDeployment(deployment).catch(() => undefined);
    return deployment;
  } catch (error) {
    const known = await cache.readDeployment().catch(() => undefined);
    if (known === undefined) throw error;
    return known;
  }
}
