// The same work without protection, to see that the figures notice: no claim, no lock, no `If-Match`. Everybody takes what is there, decides by
// what they last knew and writes over whatever is there.
import { openCrm } from '../../crm/client.ts';
import { readActivePlan } from '../../crm/routing/plans.ts';
import { readOpenOwners, readRoutedLeads } from '../../crm/routing/routedLeads.ts';
import { readSellers } from '../../crm/routing/sellers.ts';
import { compileRouting } from '../../domain/routing.ts';

const [crmUrl = '', intakeId = ''] = process.argv.slice(2);
const MOST = 50;
const crm = openCrm({ url: crmUrl, token: async () => 'service', clock: { now: Date.now, random: Math.random }, limits: { requests: 1_000_000 } });
// An interruption from the keyboard reaches everybody; this one is told by its input.
process.on('SIGINT', () => undefined);
process.stdin.resume();
process.stdin.once('end', () => process.exit(0));

async function turn(): Promise<void> {
  const plan = await readActivePlan(crm);
  const sellers = await readSellers(crm, { fields: [] });
  if (plan === undefined) return;
  const routing = compileRouting(plan.plan, { number: 1, sellers });
  const waiting = (await readOpenOwners(crm)).filter(({ ownerId }) => ownerId === intakeId).slice(0, MOST);
  const read = await readRoutedLeads(crm, waiting.map(({ id }) => id), { fields: routing.fields, withAccountOwners: false });
  const board = routing.open(new Map(sellers.map(({ id, open = 0 }) => [id, { open }])));
  const given = read.flatMap(({ id, lead }) => {
    const { outcome } = board.route(lead, new Date());
    return 'id' in outcome ? [{ id, ownerId: outcome.id }] : [];
  });
  await crm.changeEach(given.map(({ id, ownerId }) => ({ kind: 'update', set: 'leads', id, version: '*', body: { 'ownerid@odata.bind': `/systemusers(${ownerId})` } })));
  const served = [...new Set(given.map(({ ownerId }) => ownerId))].filter((id) => sellers.some((seller) => seller.id === id));
  await crm.changeEach(served.map((id) => ({ kind: 'update', set: 'hrz_sellers', id, version: '*', body: { hrz_open: board.loadOf(id).open } })));
}

for (;;) {
  await turn().catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 50));
}
