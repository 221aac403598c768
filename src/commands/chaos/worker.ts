// A worker as it runs in production: the service's own routing over its own store, as a process that may be killed. Arguments: the CRM's
// address, the database's. It ends when its input does.
import { createGate } from '../../agent/gate.ts';
import { createLog } from '../../agent/log.ts';
import { startRouting } from '../../agent/routing.ts';
import { openStore, type AgentStore } from '../../agent/store.ts';
import { openCrm } from '../../crm/client.ts';

const [crmUrl = '', databaseUrl = ''] = process.argv.slice(2);
const log = createLog({ write: (line) => void (process.env['CHAOS_LOG'] === undefined ? undefined : process.stderr.write(line)) });

async function openPatiently(): Promise<AgentStore> {
  // The database may be just starting again.
  for (let tries = 1; ; tries++) {
    try {
      return await openStore(databaseUrl, log);
    } catch (error) {
      if (tries >= 60) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

const crm = openCrm({ url: crmUrl, token: async () => 'service', clock: { now: Date.now, random: Math.random }, limits: { requests: 1_000_000, timeoutMs: 15_000, patienceMs: 20_000, tries: 6 } });
const store = await openPatiently();
const routing = startRouting({ crms: [crm], store, gate: createGate(crm), log, clock: Date.now, timings: { routingWatchMs: 500, routingPollMs: 200, loadsMs: 1_500, leaseSeconds: 6, leadsAtOnce: 100 } });
// An interruption from the keyboard reaches everybody; this one is told by its input.
process.on('SIGINT', () => undefined);
process.stdin.resume();
process.stdin.once('end', () => void routing.stop().then(() => store.close()).finally(() => process.exit(0)));
