// Routing beside two rules engines and beside generated code, and how its cost grows: with leads, with sellers, with rules. In processor
// time, for one of the peers works in threads of its own; all ways take turns, so that whatever else the machine does meets all alike.
import { compileRouting, type RoutingBoard } from '../src/domain/routing.ts';
import { report, type Measure } from './measure.ts';
import { openPeers, openPick } from './routePeers.ts';
import { makeWorld, now, type World, type WorldShape } from './routeWorld.ts';

const topic = 'route';
const usual: WorldShape = { rules: 50, conditions: 4, sellers: 1_000, leads: 100_000 };
const [COMPARED, ROUNDS] = [200, 5];
/** What a slow engine gets of the leads each round. */
const [OF_JSON_RULES, OF_ZEN] = [300, 1_000];

/** Microseconds of processor time a lead, one entry a round. */
type Costs = number[];

export async function measureRoute(signal: AbortSignal): Promise<readonly Measure[]> {
  const world = makeWorld(usual);
  await compareWinners(world);
  const peers = openPeers(world);
  const leads = world.leads(0, usual.leads);
  const routing = compileRouting(world.plan, world.roster);
  // What grows is measured on leads made just before, the usual case too.
  const growing = (change: Partial<WorldShape>): (() => number) => {
    const shape = { ...usual, ...change };
    const grown = makeWorld(shape);
    const compiled = compileRouting(grown.plan, grown.roster);
    return () => inParts(compiled.open(new Map()), grown, shape.leads);
  };
  const ways: Readonly<Record<string, () => Promise<number> | number>> = {
    ours: () => perLead(leads, routing.open(new Map()).place),
    proved: () => perLead(leads, routing.open(new Map()).route),
    generated: () => {
      const pick = openPick(world);
      return perLead(leads, (lead) => {
        const rule = peers.generated(lead);
        return rule === undefined ? undefined : pick(lead, rule);
      });
    },
    jsonRules: () => perLeadLater(leads.slice(0, OF_JSON_RULES), peers.jsonRules, openPick(world)),
    zen: () => perLeadLater(leads.slice(0, OF_ZEN), peers.zen, openPick(world)),
    once: growing({}),
    many: growing({ leads: 10 * usual.leads }),
    crowd: growing({ sellers: 10 * usual.sellers }),
    lawbook: growing({ rules: 500, conditions: 50 }),
  };
  const costs = new Map<string, Costs>(Object.keys(ways).map((way) => [way, []]));
  // The first round compiles.
  for (let round = -1; round < ROUNDS; round++) {
    for (const [way, measure] of Object.entries(ways)) {
      signal.throwIfAborted();
      const cost = await measure();
      if (round >= 0) costs.get(way)?.push(cost);
    }
  }
  return reportOf((way) => medianOf(costs.get(way) ?? []));
}

function reportOf(cost: (way: string) => number): readonly Measure[] {
  const shape = `${String(usual.leads)} leads, ${String(usual.rules)} rules of ${String(usual.conditions)} conditions, ${String(usual.sellers)} sellers of 5 attributes`;
  const line = (measure: string, peerName: string, gate: number | undefined, [one, other]: readonly [string, string], times = 1): Measure => ({ ...report({ topic, measure, peerName, ...(gate === undefined ? {} : { gate }) }, cost(one) * times, cost(other)), unit: 'µs a lead' });
  return [
    line(shape, 'json-rules-engine 7.3.1', 1 / 100, ['ours', 'jsonRules']),
    line(shape, 'zen-engine 0.54.0', 1 / 40, ['ours', 'zen']),
    line(shape, 'generated code', 3, ['ours', 'generated']),
    line('with the proof of each decision', 'without', undefined, ['proved', 'ours']),
    { ...line('ten times the leads, together', 'once', 12, ['many', 'once'], 10), unit: 'µs a lead of the fewer' },
    line('10,000 sellers', '1,000 sellers', 1.5, ['crowd', 'once']),
    line('500 rules of 50 conditions', '50 rules of 4', 10, ['lawbook', 'once']),
  ];
}

/** Every way must find the same rule and the same seller. */
async function compareWinners(world: World): Promise<void> {
  const [peers, board] = [openPeers(world), compileRouting(world.plan, world.roster).open(new Map())];
  const picks = { generated: openPick(world), jsonRules: openPick(world), zen: openPick(world) };
  for (const lead of world.leads(0, COMPARED)) {
    const outcome = board.place(lead, now);
    const winner = outcome.kind === 'seller' ? `${outcome.ruleId} ${outcome.id}` : outcome.kind;
    for (const name of ['generated', 'jsonRules', 'zen'] as const) {
      const at = await peers[name](lead);
      const seller = at === undefined ? undefined : picks[name](lead, at);
      const other = at === undefined || seller === undefined ? 'catch-all' : `${world.plan.rules[at]?.id ?? ''} ${seller}`;
      if (other !== winner) throw new Error(`Every way must give the same winner: ${lead.id} to ${winner}, by ${name} to ${other}.`);
    }
  }
}

function spent(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

function perLead<Lead>(leads: readonly Lead[], decide: (lead: Lead, at: Date) => unknown): number {
  const started = spent();
  for (const lead of leads) decide(lead, now);
  return (spent() - started) / leads.length;
}

async function perLeadLater<Lead>(leads: readonly Lead[], find: (lead: Lead) => Promise<number | undefined>, pick: (lead: Lead, rule: number) => unknown): Promise<number> {
  const started = spent();
  for (const lead of leads) {
    const rule = await find(lead);
    if (rule !== undefined) pick(lead, rule);
  }
  return (spent() - started) / leads.length;
}

/** Leads made part by part, so that a million of them need no memory of their own; making them isn't counted. */
function inParts(board: RoutingBoard, world: World, count: number): number {
  const part = usual.leads;
  let cost = 0;
  for (let from = 0; from < count; from += part) cost += perLead(world.leads(from, part), board.place) * part;
  return cost / count;
}

function medianOf(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;
}
