// The plan and the sellers that leads are routed by right now, compiled once for each version of them.
import type { CrmClient } from '../../crm/client.ts';
import { readActivePlan } from '../../crm/routing/plans.ts';
import { keepRoster } from '../../crm/routing/rosters.ts';
import { readPlanMark, type PlanMark } from '../../crm/routing/routedLeads.ts';
import { readSellers } from '../../crm/routing/sellers.ts';
import { readUserFields } from '../../crm/routing/targets.ts';
import { AppError } from '../../domain/errors.ts';
import type { Id } from '../../domain/records.ts';
import { compileRouting, type Routing } from '../../domain/routing.ts';
import type { RoutingPlan } from '../../domain/routing/plan.ts';
import type { Roster, Seller } from '../../domain/routing/seller.ts';

export interface ActiveRouting {
  readonly plan: RoutingPlan;
  readonly roster: Roster;
  readonly routing: Routing;
  /** Who looks after leads nobody gets where the plan names no catch-all owner: who activated it. */
  readonly responsibleId?: Id<'user'>;
}

export interface RoutingSource {
  /** The active plan, read a moment ago at most; undefined while there is none. @throws AppError, also for a plan that can't be read: then nothing may be routed. */
  plan(): Promise<{ readonly plan: RoutingPlan; readonly mark: PlanMark } | undefined>;
  /** The plan with the sellers as they were a moment ago. @throws AppError */
  active(): Promise<ActiveRouting | undefined>;
  /** What is known is out of date: read again next time. */
  forget(): void;
}

const PLAN_FRESH_MS = 1_000;
const SELLERS_FRESH_MS = 5_000;

/** @param clock in milliseconds. */
export function createRoutingSource(crm: CrmClient, clock: () => number): RoutingSource {
  let marked: { readonly at: number; readonly plan: Promise<Planned | undefined> } | undefined;
  let last: Planned | undefined;
  let compiled: { readonly at: number; readonly mark: PlanMark; readonly active: Promise<ActiveRouting> } | undefined;
  let known: { readonly active: ActiveRouting; /** They are compared as text. */ readonly sellers: string } | undefined;
  const readPlan = async (): Promise<Planned | undefined> => {
    const mark = await readPlanMark(crm);
    if (mark === undefined) return undefined;
    if (last !== undefined && isSame(last.mark, mark)) return last;
    const plan = await readActivePlan(crm);
    last = plan === undefined || plan.id !== mark.id ? undefined : { plan: plan.plan, mark };
    return last;
  };
  const plan = (): Promise<Planned | undefined> => {
    if (marked !== undefined && clock() - marked.at < PLAN_FRESH_MS) return marked.plan;
    const reading = readPlan();
    marked = { at: clock(), plan: reading };
    reading.catch(() => {
      marked = undefined;
    });
    return reading;
  };
  const compile = async ({ plan: content, mark }: Planned): Promise<ActiveRouting> => {
    const sellers = await readThem(crm, userFieldsOf(content));
    const text = JSON.stringify(sellers);
    if (known?.active.plan === content && known.sellers === text) return known.active;
    const roster = known?.sellers === text ? known.active.roster : await keepRoster(crm, sellers);
    const active: ActiveRouting = {
      plan: content, roster, routing: compileRouting(content, roster),
      ...(mark.activatedById === undefined ? {} : { responsibleId: mark.activatedById }),
    };
    known = { active, sellers: text };
    return active;
  };
  return {
    plan,
    active: async () => {
      const planned = await plan();
      if (planned === undefined) return undefined;
      if (compiled !== undefined && isSame(compiled.mark, planned.mark) && clock() - compiled.at < SELLERS_FRESH_MS) return compiled.active;
      const active = compile(planned);
      compiled = { at: clock(), mark: planned.mark, active };
      active.catch(() => {
        compiled = undefined;
      });
      return active;
    },
    forget: () => {
      marked = undefined;
      compiled = undefined;
    },
  };
}

interface Planned {
  readonly plan: RoutingPlan;
  readonly mark: PlanMark;
}

const isSame = (one: PlanMark, other: PlanMark): boolean => one.id === other.id && one.version === other.version;

/** Fields of users that the plan's rules ask for. */
function userFieldsOf({ rules }: RoutingPlan): readonly string[] {
  return [...new Set(rules.flatMap(({ sellerConditions }) => sellerConditions.flatMap(({ of, field }) => (of === 'user' ? [field] : []))))];
}

/** The sellers as decisions see them: what changes with every lead is left out. */
async function readThem(crm: CrmClient, fields: readonly string[]): Promise<readonly Seller[]> {
  const sellers = await readSellers(crm, { fields }).catch(async (error: unknown) => {
    if (!(error instanceof AppError) || error.code !== 'crm-refused') throw error;
    // A field a rule asks for may have been taken away: then nobody has a value there.
    const there = new Set((await readUserFields(crm)).map(({ id }) => id));
    if (fields.every((field) => there.has(field))) throw error;
    return readSellers(crm, { fields: fields.filter((field) => there.has(field)) });
  });
  return sellers.map(({ id, name, getsLeads, roleIds, teamIds, fields: values, attributes, capacity, schedule, absences, mayOwnLeads }) => ({
    id, name, getsLeads, roleIds, teamIds, fields: values, attributes, absences,
    ...(capacity === undefined ? {} : { capacity }), ...(schedule === undefined ? {} : { schedule }), ...(mayOwnLeads === undefined ? {} : { mayOwnLeads }),
  }));
}
