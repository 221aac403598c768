// Plans, sellers and leads as the pages about routing see them, kept in memory: a version a save, and somebody else who saves too.
import type { NewestLead, PastPeriod, PlanShown, RoutingAdministration, SellerShown } from '../../../src/addin/admin/routing/routingAdministration.ts';
import type { AssignmentRule, RoutingPlan, RuleTest } from '../../../src/domain/routing/plan.ts';
import { usualRoutingSettings } from '../../../src/domain/routing/plan.ts';
import { newRule } from '../../../src/domain/routing/plan/planEditing.ts';
import { aShownLead } from '../../fixtures/views.ts';
import type { Outcome } from '../../../src/addin/admin/outcome.ts';

export const sellerIds = { ines: '5e110000-0000-4000-8000-000000000001', tomas: '5e110000-0000-4000-8000-000000000002', priya: '5e110000-0000-4000-8000-000000000003' } as const;
const region = 'a7000000-0000-4000-8000-000000000001';

const seller = (id: string, name: string, more: Partial<SellerShown> = {}): SellerShown => ({ id, name, getsLeads: true, isSeller: true, roleIds: [], teamIds: [], fields: {}, attributes: {}, absences: [], ...more });

export const someSellers: readonly SellerShown[] = [
  seller(sellerIds.ines, 'Inês Prado', { attributes: { [region]: ['South'] }, capacity: 10, open: 4 }),
  seller(sellerIds.priya, 'Priya Raman', { getsLeads: false, isSeller: false }),
  seller(sellerIds.tomas, 'Tomás Ferreira', { attributes: { [region]: ['North', 'East'] } }),
];

const webRule: AssignmentRule = { ...newRule('ru1e0000-web', 'From the web'), conditions: { match: 'all', of: [{ field: 'lead.leadsourcecode', operator: 'in', value: ['8'] }] }, target: { kind: 'sellers', ids: [sellerIds.ines] } };
const restRule: AssignmentRule = newRule('ru1e0000-rest', 'Everyone else');

/** As its row is: nothing of it differs. */
const webSegment = { id: '5e000000-0000-4000-8000-000000000001', name: 'Web inquiries', priority: 10, conditions: { match: 'all' as const, of: [{ field: 'lead.leadsourcecode', operator: 'in' as const, value: ['8'] }] }, isActive: true };

export function aPlan(number: number, rules: readonly AssignmentRule[] = [webRule, restRule]): RoutingPlan {
  return { number, segments: [webSegment], rules, settings: { ...usualRoutingSettings, catchAllOwnerId: sellerIds.priya } };
}

export function aSavedPlan(number: number, state: PlanShown['state'], more: Partial<PlanShown> = {}): PlanShown {
  return { id: `91a00000-0000-4000-8000-${String(number).padStart(12, '0')}`, version: 'W/"1"', number, state, plan: aPlan(number), tests: [], savedOn: '2026-11-03T08:40:00Z', savedBy: 'Priya Raman', ...(state === 'draft' ? {} : { activatedOn: '2026-11-03T08:52:00Z' }), acknowledged: [], ...more };
}

const newest = (place: number, values: NewestLead['values']): NewestLead => ({ lead: { ...aShownLead(), id: `1ead0000-0000-4000-8000-00000000000${place}`, name: { first: `Lead${place}`, last: 'Test' }, createdOn: `2026-11-1${place}T08:00:00Z` }, values });

interface RoutingDesk {
  readonly administration: RoutingAdministration;
  /** Plans as they are saved. */
  plans(): readonly PlanShown[];
  draft(): PlanShown | undefined;
  /** What there is to rehearse from now on; at first nothing. */
  past(period: Partial<PastPeriod>): void;
  /** The periods that were asked for, in days. */
  readonly asked: readonly number[];
  /** Names given on the last activation. */
  acknowledged(): readonly string[] | undefined;
  /** Somebody else saves rules or examples into the draft. */
  elsewhere(change: { readonly rules?: readonly AssignmentRule[]; readonly tests?: readonly RuleTest[] }): void;
  /** The next calls of this verb fail with this code. */
  fail(verb: keyof RoutingAdministration, code: 'offline' | 'no-permission' | 'changed-elsewhere' | undefined): void;
}

export function aRoutingDesk(given: readonly PlanShown[] = [aSavedPlan(14, 'active')]): RoutingDesk {
  let plans = given;
  let past: Partial<PastPeriod> = {};
  let acknowledged: readonly string[] | undefined;
  const asked: number[] = [];
  const failing = new Map<keyof RoutingAdministration, 'offline' | 'no-permission' | 'changed-elsewhere'>();
  const draft = (): PlanShown | undefined => plans.find(({ state }) => state === 'draft');
  const attempt = async <Value>(verb: keyof RoutingAdministration, work: () => Value | 'changed-elsewhere'): Promise<Outcome<Value>> => {
    const code = failing.get(verb);
    if (code !== undefined) return { kind: 'failed', problem: { code, params: {}, retry: code === 'offline' } };
    const value = work();
    return value === 'changed-elsewhere' ? { kind: 'failed', problem: { code: 'changed-elsewhere', params: {}, retry: false } } : { kind: 'done', value };
  };
  const put = (plan: PlanShown): PlanShown => {
    plans = [plan, ...plans.filter(({ id }) => id !== plan.id)].sort((one, two) => two.number - one.number);
    return plan;
  };
  const bumped = (version: string): string => `W/"${Number(/\d+/.exec(version)?.[0] ?? '0') + 1}"`;
  return {
    plans: () => plans,
    draft,
    past: (period) => void (past = period),
    asked,
    acknowledged: () => acknowledged,
    elsewhere: ({ rules, tests }) => {
      const now = draft();
      if (now === undefined) throw new Error('there is no draft');
      put({ ...now, version: bumped(now.version), savedBy: 'Ben Okafor', savedOn: '2026-11-22T07:52:00Z', plan: { ...now.plan, ...(rules === undefined ? {} : { rules }) }, ...(tests === undefined ? {} : { tests }) });
    },
    fail: (verb, code) => void (code === undefined ? failing.delete(verb) : failing.set(verb, code)),
    administration: {
      readPlans: () => attempt('readPlans', () => plans),
      saveDraft: ({ id, version, plan, tests, basedOn }) =>
        attempt('saveDraft', () => {
          const now = draft();
          if (now?.version !== version || (now !== undefined && now.id !== id)) return 'changed-elsewhere';
          const number = now?.number ?? Math.max(0, ...plans.map((each) => each.number)) + 1;
          return put({ id, number, state: 'draft', version: bumped(version ?? ''), plan: { ...plan, number }, tests, savedOn: '2026-11-22T09:30:00Z', savedBy: 'Priya Raman', acknowledged: [], ...(basedOn === undefined ? {} : { basedOn }) });
        }),
      discardDraft: ({ id }) => attempt('discardDraft', () => void (plans = plans.filter((each) => each.id !== id))),
      activateDraft: (activation) =>
        attempt('activateDraft', () => {
          const now = draft();
          if (now === undefined || now.version !== activation.draft.version || plans.find(({ state }) => state === 'active')?.version !== activation.active?.version) return 'changed-elsewhere';
          acknowledged = activation.acknowledged;
          plans = plans.map((each) => (each.id === now.id ? { ...activation.draft, state: 'active', version: bumped(each.version), activatedOn: '2026-11-22T09:30:00Z' } : each.state === 'active' ? { ...each, state: 'retired' } : each));
          return undefined;
        }),
      readSellers: () => attempt('readSellers', () => someSellers),
      readAttributes: () => attempt('readAttributes', () => [{ id: region, name: 'Region', values: ['North', 'East', 'South'] }]),
      readUserFields: () => attempt('readUserFields', () => [{ id: 'systemuser.title', label: 'Title', kind: 'text' }, { id: 'systemuser._parentaccount_value', label: 'Own account', lookup: ['account'] }]),
      readTeams: () => attempt('readTeams', () => [{ id: '7ea00000-0000-4000-8000-000000000001', name: 'Heavy Industry' }]),
      readQueues: () => attempt('readQueues', () => [{ id: '90e00000-0000-4000-8000-000000000001', name: 'Inbound' }]),
      readNewestLeads: () => attempt('readNewestLeads', () => [newest(1, { 'lead.leadsourcecode': '8', 'lead.numberofemployees': 10 }), newest(2, { 'lead.leadsourcecode': '7', 'lead.numberofemployees': 300 }), newest(3, { 'lead.leadsourcecode': '8', 'lead.numberofemployees': 500 })]),
      readPast: ({ from, to, onRead }) =>
        attempt('readPast', () => {
          asked.push((Date.parse(to) - Date.parse(from)) / 86_400_000);
          onRead(past.leads?.length ?? 0);
          return { from, leads: [], isAll: true, rosters: [], loads: new Map(), changes: [], ...past };
        }),
      countByRule: () => attempt('countByRule', () => ({ byRule: new Map([[webRule.id, 61]]), catchAll: 3 })),
    },
  };
}
