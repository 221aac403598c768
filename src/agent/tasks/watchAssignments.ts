// Sees which leads came, changed hands or were closed, and remembers it together with how far it has looked: nothing is forgotten, nothing counts
// twice. Of all services one watches at a time.
import type { CrmClient } from '../../crm/client.ts';
import { followLeads, readOpenOwners, readUndecidedOwners, type LeadNews, type LeadOwner } from '../../crm/routing/routedLeads.ts';
import { intakeOf } from '../../crm/routing/earlierLeads.ts';
import { readShownAttention, type ShownAssignment } from '../../crm/routing/shownAssignments.ts';
import { readPlanPeriods } from '../../crm/routing/waitingLeads.ts';
import type { Id } from '../../domain/records.ts';
import type { RoutingPlan } from '../../domain/routing/plan.ts';
import { routedSince } from '../../domain/routing/routedSince.ts';
import type { Gate } from '../gate.ts';
import type { RoutingSource } from '../routing/activeRouting.ts';
import { closeOthers, forgetLeads, isOnlyRoutingWatcher, knownLeads, lockRouting, rememberLeads, type KnownLead } from '../routing/claims.ts';
import { moveClocks } from '../routing/loads.ts';
import { readRoutingMarks, saveRoutingMarks, type RoutingMarks } from '../routing/marks.ts';
import { afterNews, takenOver, type Beginning } from '../routing/news.ts';
import { findUnshown, readShownOfUnknown, takeUp } from '../routing/sweeping.ts';
import type { AgentStore, Session } from '../store.ts';

export interface WatchAssignmentsOptions {
  /** As the application user. */
  readonly crm: CrmClient;
  readonly store: AgentStore;
  readonly gate: Gate;
  readonly source: RoutingSource;
  /** In milliseconds. */
  readonly clock: () => number;
}

/** `off` = the agent is off or paused, or no plan is active; `elsewhere` = another service is at it. */
export type WatchAssignmentsOutcome = { readonly did: 'off' | 'elsewhere' } | { readonly did: 'watched'; /** Leads with news. */ readonly leads: number; /** To be decided now. */ readonly toDecide: number };

/** Rows may become visible a little later than their time says; two machines' clocks differ. */
const LATE_MS = 120_000;
/** How often everything is compared with the CRM, whatever the news said; and when a service starts that long after the last time. */
const COMPARE_MS = 86_400_000;
const COMPARE_AT_START_MS = 600_000;
/** How often leads are looked for that the CRM shows no decision of: one request where there are none. */
const SWEEP_MS = 300_000;
const LEADS_AT_ONCE = 5_000;

/** Looks once. @param isFirst of this service. @throws AppError */
export function watchAssignments(options: WatchAssignmentsOptions, { signal, isFirst }: { readonly signal: AbortSignal; readonly isFirst: boolean }): Promise<WatchAssignmentsOutcome> {
  return options.store.transaction(async (session) => {
    const [settings, planned] = [await options.gate.activeSettings(), await options.source.plan()];
    if (!(await isOnlyRoutingWatcher(session))) return { did: 'elsewhere' };
    const before = await readRoutingMarks(session);
    // A pause is no end: what came meanwhile is routed afterwards. Without a plan it is one.
    if (planned === undefined && before !== undefined && before.isOver !== true) await saveRoutingMarks(session, { ...before, isOver: true });
    if (settings?.activatedOn === undefined || planned === undefined) return { did: 'off' };
    const now = options.clock();
    const crm = options.crm.during(signal);
    const marks = await continued(crm, before, { agentOn: settings.activatedOn, planOn: planned.mark.activatedOn ?? new Date(now).toISOString() });
    const news = await followLeads(crm, { ...(marks.link === undefined ? {} : { link: marks.link }), ...(marks.seenOn === undefined ? {} : { since: new Date(Date.parse(marks.seenOn) - LATE_MS).toISOString() }) });
    const isDue = marks.comparedOn === undefined || now - Date.parse(marks.comparedOn) >= (isFirst ? COMPARE_AT_START_MS : COMPARE_MS);
    const open = isDue && !news.isAll ? await readOpenOwners(crm) : undefined;
    const isSweepDue = marks.sweptOn === undefined || now - Date.parse(marks.sweptOn) >= SWEEP_MS;
    const undecided = isSweepDue ? await readUndecidedOwners(crm, marks.since) : [];
    const unshown = await findUnshown(session, crm, undecided);
    const leads = [...news.leads, ...(open ?? [])];
    const beginning = await beginningOf(crm, leads, { since: marks.since, plan: planned.plan });
    const shown = new Map([
      ...(await readShownOfUnknown(session, crm, { leads, undecided, since: marks.since })),
      // Where all memory is gone, those that wait for a person are known again, however old they are.
      ...(before === undefined ? await readShownAttention(crm) : []),
    ]);
    await lockRouting(session);
    const taken = await takeIn(session, news, { ...(open === undefined ? {} : { open }), undecided, shown, beginning });
    const toDecide = taken.toDecide + (await takeUp(session, unshown));
    const { link: _old, isOver: _over, ...kept } = marks;
    const at = new Date(now).toISOString();
    await saveRoutingMarks(session, {
      ...kept, ...seenUntil(marks, news), ...(news.link === undefined ? {} : { link: news.link }), ...(isDue || news.isAll ? { comparedOn: at } : {}), ...(isSweepDue ? { sweptOn: at } : {}),
    });
    return { did: 'watched', leads: taken.leads + unshown.length, toDecide };
  });
}

/** By the CRM's clock: ours may be another. */
function seenUntil({ seenOn }: RoutingMarks, { leads }: LeadNews): Pick<RoutingMarks, 'seenOn'> {
  const latest = leads.reduce((last, { modifiedOn }) => (modifiedOn > last ? modifiedOn : last), seenOn ?? '');
  return latest === '' ? {} : { seenOn: latest };
}

/** From when on leads are routed: the later of both activations; another plan in its place changes nothing. */
async function continued(crm: CrmClient, before: RoutingMarks | undefined, { agentOn, planOn }: { readonly agentOn: string; readonly planOn: string }): Promise<RoutingMarks> {
  if (before !== undefined && before.isOver !== true && before.agentOn === agentOn) return before;
  // What earlier plans of this one's line began is not known here for the first time, or any more.
  const chained = before === undefined ? routedSince(agentOn, await readPlanPeriods(crm)) : undefined;
  return { ...before, agentOn, since: chained ?? (Date.parse(agentOn) > Date.parse(planOn) ? agentOn : planOn) };
}

/** With whom leads come in is only asked where the plan takes up leads from before, and one of them was changed since. */
async function beginningOf(crm: CrmClient, leads: readonly LeadOwner[], { since, plan }: { readonly since: string; readonly plan: RoutingPlan }): Promise<Beginning> {
  const began = Date.parse(since);
  const isAsked = plan.settings.takesUpEarlier === true && leads.some(({ isOpen, createdOn, modifiedOn }) => isOpen && Date.parse(createdOn) < began && Date.parse(modifiedOn) >= began);
  return isAsked ? { since, isIntake: await intakeOf(crm, plan) } : { since };
}

interface Found {
  /** All open leads, where they were compared. */
  readonly open?: readonly LeadOwner[];
  /** Those the CRM shows no decision of, where they were looked for. */
  readonly undecided: readonly LeadOwner[];
  /** What it shows of those nothing is remembered of. */
  readonly shown: ReadonlyMap<Id<'lead'>, ShownAssignment>;
  readonly beginning: Beginning;
}

async function takeIn(session: Session, news: LeadNews, { open, undecided, shown, beginning }: Found): Promise<{ readonly leads: number; readonly toDecide: number }> {
  const latest = new Map<string, LeadOwner>();
  for (const lead of [...news.leads, ...(open ?? []), ...undecided]) {
    const other = latest.get(lead.id);
    if (other === undefined || BigInt(lead.version) > BigInt(other.version)) latest.set(lead.id, lead);
  }
  const all = [...latest.values()];
  let [leads, toDecide] = [0, 0];
  for (let start = 0; start < all.length; start += LEADS_AT_ONCE) {
    const part = all.slice(start, start + LEADS_AT_ONCE);
    const known = await knownLeads(session, part.map(({ id }) => id));
    const changed = part.flatMap((lead) => {
      const row = known.has(lead.id) ? undefined : shown.get(lead.id);
      return (row === undefined ? undefined : takenOver(lead, row)) ?? afterNews(known.get(lead.id), lead, beginning) ?? [];
    });
    await rememberLeads(session, changed.map(({ lead }): KnownLead => lead));
    await moveClocks(session, changed.flatMap(({ givenByHand }) => givenByHand ?? []));
    leads += changed.length;
    toDecide += changed.filter(({ lead }) => lead.state === 'new').length;
  }
  await forgetLeads(session, news.removedIds);
  if (open !== undefined) await closeOthers(session, open.map(({ id }) => id));
  else if (news.isAll) await closeOthers(session, news.leads.map(({ id }) => id));
  return { leads, toDecide };
}
