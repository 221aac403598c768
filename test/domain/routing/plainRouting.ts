// Routing worked out the plain way, seller by seller, for every lead anew: what the fast one is measured against.
import { compileCondition } from '../../../src/domain/condition.ts';
import { compareKeys, distributionMethods } from '../../../src/domain/distribution.ts';
import type { Id } from '../../../src/domain/records.ts';
import type { LeadToRoute } from '../../../src/domain/routing.ts';
import { awayOf, creditedAt } from '../../../src/domain/routing/absenceCredit.ts';
import { bucketOf, freeFrom } from '../../../src/domain/routing/availability.ts';
import type { NotAssignedReason, Outcome } from '../../../src/domain/routing/decision.ts';
import { isFull, lastingFilterOf } from '../../../src/domain/routing/eligibility.ts';
import type { AssignmentRule, DistributionId, RoutingPlan } from '../../../src/domain/routing/plan.ts';
import type { Roster, Seller, SellerLoad } from '../../../src/domain/routing/seller.ts';

const HOUR = 3_600_000;

export interface PlainPick {
  readonly bucket: number;
  readonly method: DistributionId;
  /** All that could have taken it, in their order. */
  readonly line: readonly { readonly id: Id<'user'>; readonly place: number; readonly key: readonly number[] }[];
}

export interface PlainDecision {
  readonly segmentId?: string;
  readonly steps: readonly { readonly ruleId: string; readonly reason?: NotAssignedReason }[];
  readonly outcome: Outcome;
  readonly pick?: PlainPick;
}

/** Decides as the semantics say, filter after filter and then sorting; changes nothing. */
export function decidePlainly(lead: LeadToRoute, { plan, roster, loads, now }: { readonly plan: RoutingPlan; readonly roster: Roster; readonly loads: ReadonlyMap<string, SellerLoad>; readonly now: Date }): PlainDecision {
  const holds = (group: Parameters<typeof compileCondition>[0]): boolean => {
    const fields = Object.keys(lead.values);
    return compileCondition(group, (field) => (fields.includes(field) ? fields.indexOf(field) : undefined))(fields.map((field) => lead.values[field]), now);
  };
  const active = plan.segments.filter(({ isActive }) => isActive);
  const segment = [...active].sort((one, two) => Number(one.isDefault ?? false) - Number(two.isDefault ?? false) || two.priority - one.priority || (one.id < two.id ? -1 : 1))
    .find(({ isDefault, conditions }) => isDefault === true || holds(conditions));
  const steps: { ruleId: string; reason?: NotAssignedReason }[] = [];
  const decided = (outcome: Outcome, pick?: PlainPick): PlainDecision => ({ ...(segment === undefined ? {} : { segmentId: segment.id }), steps, outcome, ...(pick === undefined ? {} : { pick }) });
  const rules = plan.rules.filter(({ isActive }) => isActive);
  const leftOver = (): PlainDecision => {
    const reason = steps[0]?.reason ?? (segment === undefined && rules.length > 0 && rules.every(({ segmentId }) => segmentId !== undefined) ? 'no-matching-segment' : 'no-rule-conditions-met');
    return decided(plan.settings.catchAllOwnerId === undefined ? { kind: 'nobody', reason } : { kind: 'catch-all', id: plan.settings.catchAllOwnerId, reason });
  };
  for (const rule of rules) {
    if ((rule.segmentId !== undefined && rule.segmentId !== segment?.id) || !holds(rule.conditions)) continue;
    if (rule.createdWithinHours !== undefined && now.getTime() - Date.parse(lead.createdOn) > rule.createdWithinHours * HOUR) {
      steps.push({ ruleId: rule.id, reason: 'older-than-timeframe' });
      if (plan.settings.tooOld === 'needs-attention') return leftOver();
      continue;
    }
    if (rule.target.kind === 'team' || rule.target.kind === 'queue') {
      steps.push({ ruleId: rule.id });
      return decided({ kind: rule.target.kind, id: rule.target.id, ruleId: rule.id });
    }
    const found = pickPlainly(rule, lead, { plan, roster, loads, now });
    if (typeof found !== 'string') {
      steps.push({ ruleId: rule.id });
      const keeper = plan.settings.keepsEligibleOwner && lead.ownerId !== plan.settings.catchAllOwnerId ? found.line.find(({ id }) => id === lead.ownerId) : undefined;
      const first = found.line[0];
      if (keeper !== undefined) return decided({ kind: 'kept', id: keeper.id, ruleId: rule.id }, { ...found, line: [keeper, ...found.line.filter((each) => each !== keeper)] });
      return decided({ kind: rule.target.kind === 'account-owner' ? 'account-owner' : 'seller', id: first?.id ?? '', ruleId: rule.id }, found);
    }
    steps.push({ ruleId: rule.id, reason: found });
    if (rule.otherwise.kind === 'owner') return decided({ kind: 'owner', id: rule.otherwise.id, ruleId: rule.id, reason: found });
    if (rule.otherwise.kind === 'queue') return decided({ kind: 'queue', id: rule.otherwise.id, ruleId: rule.id });
    if (rule.otherwise.kind === 'stop') return decided({ kind: 'nobody', reason: found });
  }
  return leftOver();
}

function pickPlainly(rule: AssignmentRule, lead: LeadToRoute, { plan, roster, loads, now }: { readonly plan: RoutingPlan; readonly roster: Roster; readonly loads: ReadonlyMap<string, SellerLoad>; readonly now: Date }): PlainPick | NotAssignedReason {
  const { settings } = plan;
  const openOf = ({ id }: Seller): number => loads.get(id)?.open ?? 0;
  const filters = roster.sellers.map((seller) => lastingFilterOf(rule, seller, { ...lead, settings, now }));
  const group = roster.sellers.filter((_seller, place) => filters[place] === undefined);
  if (group.length === 0) return filters.includes('permission') ? 'sellers-lack-permission' : 'no-sellers-meet-conditions';
  const withRoom = rule.respectsCapacity ? group.filter((seller) => !isFull(seller.capacity, openOf(seller))) : group;
  if (withRoom.length === 0) return 'sellers-lack-capacity';
  const within = rule.availableWithinHours;
  const waits = withRoom.flatMap((seller) => {
    const wait = within === undefined ? 0 : freeFrom(seller, now, within);
    return wait === undefined ? [] : [{ seller, bucket: bucketOf(wait) }];
  });
  if (waits.length === 0) return 'sellers-lack-availability';
  const bucket = Math.min(...waits.map((each) => each.bucket));
  const method = bucket > 0 ? 'round-robin' : rule.distribution;
  const lastAt = ({ id }: Seller): number => (settings.roundRobinScope === 'rule' ? loads.get(id)?.lastByRule?.[rule.id] : loads.get(id)?.lastAssignedAt) ?? -1;
  const line = waits.filter((each) => each.bucket === bucket).map(({ seller }) => {
    const servedAt = settings.creditsAbsence ? creditedAt(lastAt(seller), awayOf(seller.absences), now.getTime()) : lastAt(seller);
    return { id: seller.id, place: roster.sellers.indexOf(seller), key: distributionMethods[method].key({ ...(seller.capacity === undefined ? {} : { capacity: seller.capacity }), open: openOf(seller), servedAt }) };
  });
  return { bucket, method, line: line.sort((one, two) => compareKeys(one.key, two.key) || one.place - two.place) };
}
