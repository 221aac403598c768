// Routing plans as the CRM keeps them: one draft at most, one active at most, and all that were active once. The CRM's row versions and the
// unique number decide between two admins; nobody overwrites anybody unseen.
import { AppError } from '../../domain/errors.ts';
import { usualRoutingSettings } from '../../domain/routing/plan.ts';
import type { RoutingPlan, RuleTest } from '../../domain/routing/plan.ts';
import type { ReadingProblem } from '../../domain/routing/reading.ts';
import type { Id } from '../../domain/records.ts';
import type { Change } from '../client/changes.ts';
import type { CrmClient } from '../client.ts';
import type { Row } from '../client/row.ts';
import { equalsNumber, queryText } from '../client/odata.ts';
import { columns, routingPlanStates } from '../tables.ts';
import { planIn, planText, testsIn, testsText } from './planJson.ts';

const SET = 'hrz_routingplans';
/** Of the columns. */
const LONGEST = { acknowledged: 100_000 } as const;
const MOST_VERSIONS = 200;

export type PlanState = keyof typeof routingPlanStates;

export interface SavedPlan {
  readonly id: Id<'routing-plan'>;
  /** Row version, which a change names. */
  readonly version: string;
  readonly number: number;
  readonly state: PlanState;
  /** Of a damaged row a plan without rules, which gives nobody anything. */
  readonly plan: RoutingPlan;
  readonly tests: readonly RuleTest[];
  /** The first thing of the row that can't be read, its path beginning with `plan` or `tests`; a damaged plan is shown and never used. */
  readonly damage?: ReadingProblem;
  /** Number of the plan it was drafted from. */
  readonly basedOn?: number;
  /** UTC ISO instants. */
  readonly activatedOn?: string;
  readonly savedOn: string;
  readonly savedBy?: string;
  /** Names of leads that would wait under it, acknowledged at activation. */
  readonly acknowledged: readonly string[];
}

/** What a draft says. */
export interface PlanDraft {
  /** Of the row, made beforehand: saved twice it is one. */
  readonly id: Id<'routing-plan'>;
  /** Its number is given by the CRM's other plans, whatever it says. */
  readonly plan: Omit<RoutingPlan, 'number'>;
  readonly tests: readonly RuleTest[];
  readonly basedOn?: number;
}

type PlanRow = Pick<SavedPlan, 'id' | 'version'>;

/** The newest plans, the highest number first. @throws AppError */
export async function readPlans(crm: CrmClient): Promise<readonly SavedPlan[]> {
  const rows = await crm.read(`${SET}?${queryText({ select: columns.hrz_routingplan, orderBy: 'hrz_number desc', top: MOST_VERSIONS })}`);
  return rows.flatMap((row) => savedPlanOf(row) ?? []);
}

/**
 * The plan leads are routed by; undefined while there is none.
 * @throws AppError `unexpected` with `plan` (its number) and `path` when it can't be read: then nothing may be routed.
 */
export async function readActivePlan(crm: CrmClient): Promise<SavedPlan | undefined> {
  const [row] = await crm.read(`${SET}?${queryText({ select: columns.hrz_routingplan, filter: equalsNumber('hrz_state', routingPlanStates.active), orderBy: 'hrz_number desc', top: 1 })}`);
  const plan = row === undefined ? undefined : savedPlanOf(row);
  if (plan?.damage?.path.startsWith('plan') === true) throw new AppError('unexpected', { params: { plan: plan.number, path: plan.damage.path } });
  return plan;
}

/** The plan with this number, e.g. that of a decision; undefined when there is none. @throws AppError */
export async function readPlan(crm: CrmClient, number: number): Promise<SavedPlan | undefined> {
  const [row] = await crm.read(`${SET}?${queryText({ select: columns.hrz_routingplan, filter: equalsNumber('hrz_number', number), top: 1 })}`);
  return row === undefined ? undefined : savedPlanOf(row);
}

/**
 * Saves the draft: makes it, or writes over the version that was read. Rolling back is a new draft with an old plan's content.
 * @param version of the draft the admin saw; undefined where there was none.
 * @throws AppError `changed-elsewhere` when somebody saved, discarded, activated or began a draft in between; `bad-request`, `too-long` for what could not be read back.
 */
export async function saveDraft(crm: CrmClient, draft: PlanDraft, version?: string): Promise<SavedPlan> {
  const body = { hrz_plan: planText(draft.plan), hrz_tests: testsText(draft.tests), hrz_basedon: draft.basedOn ?? null };
  if (version === undefined) await beginDraft(crm, draft, body);
  else await crm.update(SET, draft.id, { body, version });
  const saved = savedPlanOf(await crm.readOne(`${SET}(${draft.id})?${queryText({ select: columns.hrz_routingplan })}`));
  if (saved === undefined) throw new AppError('not-found');
  return saved;
}

async function beginDraft(crm: CrmClient, { id }: PlanDraft, body: Row): Promise<void> {
  const newest = await crm.read(`${SET}?${queryText({ select: ['hrz_routingplanid', 'hrz_number', 'hrz_state'], orderBy: 'hrz_number desc', top: 1 })}`);
  // A draft has the highest number: it is the newest row or there is none.
  if (newest[0]?.['hrz_state'] === routingPlanStates.draft && newest[0]['hrz_routingplanid'] !== id) throw new AppError('changed-elsewhere');
  const number = numberOf(newest[0] ?? {}) + 1;
  // Two who begin at once want the same number, which the CRM gives to one.
  await crm.create(SET, { hrz_routingplanid: id, hrz_name: `Plan ${number}`, hrz_number: number, hrz_state: routingPlanStates.draft, ...body }, ['hrz_routingplanid']);
}

/** Throws the draft away. @throws AppError `changed-elsewhere` when it was saved or activated in between. */
export async function discardDraft(crm: CrmClient, draft: PlanRow): Promise<void> {
  await crm.remove(SET, draft.id, draft.version);
}

export interface Activation {
  /** With the plan as it is to hold from now on: segments as they are now, and all that was rehearsed. */
  readonly draft: Pick<SavedPlan, 'id' | 'version' | 'number' | 'plan' | 'tests'>;
  /** The one that holds until now, as it was read. */
  readonly active?: Pick<SavedPlan, 'id' | 'version' | 'number'>;
  /** Names of leads that would wait under the draft and are taken into account. */
  readonly acknowledged: readonly string[];
  readonly now: Date;
}

/**
 * Makes the draft the plan leads are routed by and retires the one before, in one change set.
 * @throws AppError `changed-elsewhere` when the draft or the active plan changed since they were read, `too-long`, and what `saveDraft` throws.
 */
export async function activateDraft(crm: CrmClient, { draft, active, acknowledged, now }: Activation): Promise<void> {
  const held = await readActiveIds(crm);
  if (held.some((id) => id !== active?.id) || (active !== undefined && (held.length === 0 || active.number >= draft.number))) throw new AppError('changed-elsewhere');
  const names = JSON.stringify(acknowledged);
  if (names.length > LONGEST.acknowledged) throw new AppError('too-long', { params: { most: LONGEST.acknowledged, length: names.length } });
  const body = { hrz_state: routingPlanStates.active, hrz_activatedon: now.toISOString(), hrz_acknowledged: names, hrz_plan: planText(draft.plan), hrz_tests: testsText(draft.tests) };
  await crm.changeTogether([{ kind: 'update', set: SET, id: draft.id, body, version: draft.version }, ...(active === undefined ? [] : [retiring(active)])]);
}

/** Stops routing by rules: the active plan is retired and none takes its place. @throws AppError `changed-elsewhere` */
export async function retireActive(crm: CrmClient, active: PlanRow): Promise<void> {
  await crm.changeTogether([retiring(active)]);
}

const retiring = ({ id, version }: PlanRow): Change => ({ kind: 'update', set: SET, id, body: { hrz_state: routingPlanStates.retired }, version });

async function readActiveIds(crm: CrmClient): Promise<readonly string[]> {
  const rows = await crm.read(`${SET}?${queryText({ select: ['hrz_routingplanid'], filter: equalsNumber('hrz_state', routingPlanStates.active) })}`);
  return rows.map((row) => String(row['hrz_routingplanid']));
}

function savedPlanOf(row: Row): SavedPlan | undefined {
  const id = row['hrz_routingplanid'];
  const state = (Object.keys(routingPlanStates) as PlanState[]).find((each) => routingPlanStates[each] === row['hrz_state']);
  if (typeof id !== 'string' || state === undefined) return undefined;
  const number = numberOf(row);
  const plan = planIn(row['hrz_plan'], number);
  const tests = testsIn(row['hrz_tests']);
  const [basedOn, activatedOn, savedBy] = [row['hrz_basedon'], row['hrz_activatedon'], row['_modifiedby_value@OData.Community.Display.V1.FormattedValue']];
  const damage = plan.damage ?? tests.damage;
  return {
    id,
    version: String(row['@odata.etag'] ?? `W/"${String(row['versionnumber'] ?? '')}"`),
    number,
    state,
    plan: plan.content ?? { number, segments: [], rules: [], settings: usualRoutingSettings },
    tests: tests.content ?? [],
    ...(damage === undefined ? {} : { damage }),
    ...(typeof basedOn === 'number' ? { basedOn } : {}),
    ...(typeof activatedOn === 'string' ? { activatedOn } : {}),
    savedOn: typeof row['modifiedon'] === 'string' ? row['modifiedon'] : '',
    ...(typeof savedBy === 'string' ? { savedBy } : {}),
    acknowledged: namesIn(row['hrz_acknowledged']),
  };
}

function numberOf(row: Row): number {
  const number = row['hrz_number'];
  return typeof number === 'number' ? number : 0;
}

function namesIn(text: unknown): readonly string[] {
  if (typeof text !== 'string') return [];
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
  } catch {
    return [];
  }
}
