// What an admin may do with routing plans from the pane or the full page. Every verb answers; what fails is a value.
import type { CrmClient } from '../../crm/client.ts';
import { readAttributes } from '../../crm/routing/attributes.ts';
import { readNewestLeads } from '../../crm/routing/newestLeads.ts';
import { activateDraft, discardDraft, readPlans, saveDraft, type SavedPlan } from '../../crm/routing/plans.ts';
import { readLoadsAt, readRecordedLeads } from '../../crm/routing/recorded.ts';
import { readRostersSince } from '../../crm/routing/rosters.ts';
import { readQueues, readTeams, readUserFields } from '../../crm/routing/targets.ts';
import { countByRule } from '../../crm/routing/ruleCounts.ts';
import { readSellers } from '../../crm/routing/sellers.ts';
import type { Outcome } from '../admin/outcome.ts';
import type { PastAsked, PastPeriod, PlanShown, RoutingAdministration } from '../admin/routing/routingAdministration.ts';

/** Runs the work; its AppError becomes a value. */
type Attempt = <Value>(work: () => Promise<Value>) => Promise<Outcome<Value>>;

/** @param source `crm` throws while there is none. */
export function routingVerbs(source: { readonly crm: () => CrmClient; readonly agentToken: () => Promise<string> }, attempt: Attempt, wake: (token: string) => Promise<void>): RoutingAdministration {
  return {
    readPlans: () => attempt(async () => (await readPlans(source.crm())).map(planShown)),
    saveDraft: ({ version, ...draft }) => attempt(async () => planShown(await saveDraft(source.crm(), draft, version))),
    discardDraft: (draft) => attempt(async () => discardDraft(source.crm(), draft).then(() => undefined)),
    activateDraft: (given) =>
      attempt(async () => {
        await activateDraft(source.crm(), { ...given, now: new Date() });
        // The service looks by itself, too; a poke that fails costs a moment.
        await source.agentToken().then(wake).catch(() => undefined);
        return undefined;
      }),
    readSellers: (fields) => attempt(async () => [...(await readSellers(source.crm(), { fields }))].sort((one, two) => one.name.localeCompare(two.name))),
    readAttributes: () => attempt(() => readAttributes(source.crm())),
    readUserFields: () => attempt(() => readUserFields(source.crm())),
    readTeams: () => attempt(() => readTeams(source.crm())),
    readQueues: () => attempt(() => readQueues(source.crm())),
    readNewestLeads: (fields) => attempt(() => readNewestLeads(source.crm(), fields)),
    readPast: (asked) => attempt(() => readPast(source.crm().during(asked.signal), asked)),
    countByRule: (since) => attempt(() => countByRule(source.crm(), new Date(since))),
  };
}

async function readPast(crm: CrmClient, { from, to, onRead, fields, withAccountOwners }: PastAsked): Promise<PastPeriod> {
  const begin = new Date(from);
  const [{ leads, isAll }, rosters, { loads, changes }] = await Promise.all([readRecordedLeads(crm, { from: begin, to: new Date(to), fields, withAccountOwners, onRead }), readRostersSince(crm, begin), readLoadsAt(crm, begin)]);
  return { from, leads, isAll, rosters, loads, changes };
}

function planShown({ damage, ...plan }: SavedPlan): PlanShown {
  return { ...plan, ...(damage === undefined ? {} : { damage: { at: damage.path } }) };
}
