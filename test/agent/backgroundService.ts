// Background work as a process of its own, for tests that kill it. Arguments: the CRM's address, the database's, and how long a source takes (ms); says `ready` and one line a lead.
import { createLog } from '../../src/agent/log.ts';
import { startBackground } from '../../src/agent/background.ts';
import { clientAt, fastTimings, noScoring, sources } from './backgroundWorld.ts';

const [root = '', databaseUrl = '', sourceMs = '40'] = process.argv.slice(2);
const background = await startBackground({
  crm: clientAt(root, 'service'),
  databaseUrl,
  scoring: noScoring,
  web: {
    sources, keys: {}, language: 'en',
    fetch: async (url) => {
      // Long enough to be killed in the middle of it.
      await new Promise((resolve) => setTimeout(resolve, Number(sourceMs)));
      return { status: 200, url, headers: {}, text: `About ${url}` };
    },
  },
  checkAddress: async () => ({ wellFormed: true, deliverable: 'unknown', type: 'work', problems: [] }),
  log: createLog({ write: (line) => void process.stdout.write(line) }),
  // A busy machine needs seconds for a lead; what is stranded by a kill waits for as long.
  timings: { ...fastTimings, expireSeconds: 8 },
});
process.stdout.write('ready\n');
process.on('SIGINT', () => void background.stop().then(() => process.exit(0)));
