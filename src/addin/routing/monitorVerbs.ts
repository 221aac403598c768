// What an admin may do about assignments: look, give leads by hand, have the rest tried again. Every verb answers; what fails is a value.
import type { CrmClient } from '../../crm/client.ts';
import type { Decision } from '../../domain/routing/decision.ts';
import { fullSellers } from '../../domain/routing/proof/fullSellers.ts';
import { countAttention } from '../../crm/routing/attention.ts';
import { assignByHand, countAssignments, readAssignment, readAssignments, readDecisions, type AssignmentLine } from '../../crm/routing/assignments.ts';
import { countEarlierLeads } from '../../crm/routing/earlierLeads.ts';
import { readDecisionBasis, type DecisionBasis } from '../../crm/routing/ownRouting.ts';
import { readActivePlan } from '../../crm/routing/plans.ts';
import { askForRun, readRuns } from '../../crm/routing/runs.ts';
import { countWaitingLeads, readRoutedPeriod, readWaitingLeads, type RoutedPeriod } from '../../crm/routing/waitingLeads.ts';
import type { Outcome } from '../admin/outcome.ts';
import type { LeadCounts, LineShown, MonitorDesk } from '../admin/routing/monitor/monitorDesk.ts';
import { wakeAgent } from '../agent.ts';
import { changeDraft } from './routingDraft.ts';
import { problemOf } from '../state.ts';

const MOST_LINES = 500;
/** Leads whose full sellers are counted, and pairs of a plan and a roster read for that. */
const MOST_COUNTED = 100;
const MOST_BASES = 5;
const LATELY_MS = 30 * 86_400_000;

/** `crm` throws an AppError while there is none; `agentToken` is a token for our own service. */
export function monitorDesk({ crm, agentToken }: { readonly crm: () => CrmClient; readonly agentToken: () => Promise<string> }): MonitorDesk {
  const since = (): Date => new Date(Date.now() - LATELY_MS);
  const ask = (kind: 'manual' | 'earlier'): Promise<Outcome<undefined>> =>
    outcomeOf(async () => {
      await askForRun(crm(), { id: crypto.randomUUID(), kind });
      // The service looks by itself, too: that it can't be reached from here is no failure of the press.
      await agentToken().then(wakeAgent).catch(() => undefined);
      return undefined;
    });
  return {
    readCounts: () =>
      outcomeOf(async () => {
        const [counts, period] = await Promise.all([countAssignments(crm(), { since: since() }), readRoutedPeriod(crm())]);
        const [waiting, earlier] = await Promise.all([countWaitingLeads(crm(), period), countEarlier(crm(), period)]);
        return { ...counts, waiting: counts.waiting + waiting, ...(period.halt === undefined ? {} : { halt: period.halt }), ...(earlier === undefined ? {} : { earlier }) };
      }),
    readLines: (state) =>
      outcomeOf(async () => {
        const lines = await readAssignments(crm(), { state, most: MOST_LINES, ...(state === 'assigned' ? { since: since() } : {}) });
        if (state === 'attention') return withFullSellers(crm(), lines);
        return state === 'waiting' ? longestFirst([...lines, ...(await readWaitingLeads(crm(), await readRoutedPeriod(crm()), MOST_LINES))]) : lines;
      }),
    assign: (lines, ownerId) =>
      outcomeOf(async () => {
        const versions = Object.fromEntries(lines.map(({ leadId, version }) => [leadId, version]));
        const outcomes = await assignByHand(crm(), { leadIds: lines.map(({ leadId }) => leadId), kind: 'user', ownerId, versions, now: new Date() });
        return outcomes.map(({ leadId, failure }) => ({ leadId, ...(failure === undefined ? {} : { code: failure.code }) }));
      }),
    askForRun: () => ask('manual'),
    routeEarlier: () => ask('earlier'),
    keepAsTest: (test) => outcomeOf(async () => (await changeDraft(crm(), ({ plan, tests }) => ({ plan, tests: [...tests, { ...test, id: crypto.randomUUID() }] }))).number),
    countAttention: () => outcomeOf(() => countAttention(crm())),
    readRuns: () => outcomeOf(() => readRuns(crm())),
    readDecision: (leadId) =>
      outcomeOf(async () => {
        const decision = (await readAssignment(crm(), leadId))?.decision;
        if (decision === undefined) return undefined;
        const basis = await readDecisionBasis(crm(), decision);
        return basis === undefined ? undefined : { decision, ...basis };
      }),
  };
}

/** By the plan that holds; none while nothing is routed. */
async function countEarlier(crm: CrmClient, { since }: RoutedPeriod): Promise<LeadCounts['earlier']> {
  const active = since === undefined ? undefined : await readActivePlan(crm);
  return since === undefined || active === undefined ? undefined : { count: await countEarlierLeads(crm, { since, plan: active.plan }), since };
}

/** With how many sellers were full, for the first leads of the list; where that can't be read the lines stay as they are. */
async function withFullSellers(crm: CrmClient, lines: readonly AssignmentLine[]): Promise<readonly LineShown[]> {
  const full = lines.filter(({ why }) => why === 'sellers-lack-capacity').slice(0, MOST_COUNTED);
  const decisions = await readDecisions(crm, full.map(({ leadId }) => leadId)).catch(() => []);
  const bases = new Map<string, Promise<DecisionBasis | undefined>>();
  const basisOf = (decision: Decision): Promise<DecisionBasis | undefined> => {
    const key = `${decision.planNumber} ${decision.rosterNumber}`;
    const known = bases.get(key) ?? (bases.size < MOST_BASES ? readDecisionBasis(crm, decision).catch(() => undefined) : Promise.resolve(undefined));
    bases.set(key, known);
    return known;
  };
  const counts = new Map(await Promise.all(decisions.map(async (decision) => {
    const basis = await basisOf(decision);
    return [decision.leadId, basis === undefined ? undefined : fullSellers(decision, basis)] as const;
  })));
  return lines.map((line) => {
    const count = counts.get(line.leadId);
    return count === undefined ? line : { ...line, fullSellers: count };
  });
}

/** A lead that nothing is decided of has no row; one that is to be decided again may have. */
function longestFirst(lines: readonly AssignmentLine[]): readonly AssignmentLine[] {
  return [...lines].sort((one, two) => ((one.arrivedOn ?? '') < (two.arrivedOn ?? '') ? -1 : 1)).slice(0, MOST_LINES);
}

async function outcomeOf<Value>(work: () => Promise<Value>): Promise<Outcome<Value>> {
  try {
    return { kind: 'done', value: await work() };
  } catch (error) {
    return { kind: 'failed', problem: problemOf(error, undefined) };
  }
}
