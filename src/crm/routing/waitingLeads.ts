// Leads that came in since routing began and that nothing is decided of yet: no row is written for them, they are those without one.
import { AppError } from '../../domain/errors.ts';
import { routedSince, type PlanPeriod } from '../../domain/routing/routedSince.ts';
import type { CrmClient } from '../client.ts';
import type { Row } from '../client/row.ts';
import { allOf, anyOf, equalsNumber, hasNone, notBefore, queryText, type Filter } from '../client/odata.ts';
import { routingPlanStates } from '../tables.ts';
import type { AssignmentLine } from './assignments.ts';

/** Why nothing is decided at the moment. */
export type RoutingHalt = 'agent-off' | 'agent-paused' | 'no-plan';

export interface RoutedPeriod {
  /** Leads created from then on are routed (UTC ISO instant); undefined while none are. */
  readonly since?: string;
  readonly halt?: RoutingHalt;
}

const PAGE = 500;
const MOST_PLANS = 200;
const settingsPath = `hrz_agentsettingses?${queryText({ select: ['hrz_activatedon', 'hrz_pausedon'], orderBy: 'modifiedon desc', top: 1 })}`;
const wasActive = anyOf(equalsNumber('hrz_state', routingPlanStates.active), equalsNumber('hrz_state', routingPlanStates.retired));
const plansPath = `hrz_routingplans?${queryText({ select: ['hrz_number', 'hrz_state', 'hrz_activatedon', 'modifiedon'], filter: wasActive, orderBy: 'hrz_number desc', top: MOST_PLANS })}`;

/** Which leads are routed now, or why none are. @throws AppError */
export async function readRoutedPeriod(crm: CrmClient): Promise<RoutedPeriod> {
  const [settings = [], plans = []] = (await crm.readAll([{ path: settingsPath }, { path: plansPath }])).map((part) => {
    if (part instanceof AppError) throw part;
    return part;
  });
  const agentOn = instantIn(settings[0], 'hrz_activatedon');
  if (agentOn === undefined) return { halt: 'agent-off' };
  const since = routedSince(agentOn, plans.map(periodOf));
  if (since === undefined) return { halt: 'no-plan' };
  return instantIn(settings[0], 'hrz_pausedon') === undefined ? { since } : { since, halt: 'agent-paused' };
}

/** How long plans held, the newest first: what `routedSince` asks for. @throws AppError */
export async function readPlanPeriods(crm: CrmClient): Promise<readonly PlanPeriod[]> {
  return (await crm.read(plansPath)).map(periodOf);
}

/** A plan that was retired is never changed again. */
function periodOf(row: Row): PlanPeriod {
  const [activatedOn, changedOn] = [instantIn(row, 'hrz_activatedon'), instantIn(row, 'modifiedon')];
  return { ...(activatedOn === undefined ? {} : { activatedOn }), ...(row['hrz_state'] !== routingPlanStates.retired || changedOn === undefined ? {} : { retiredOn: changedOn }) };
}

/** Open leads created from then on that have no assignment row. @param since UTC ISO instant. */
export function isUndecided(since: string): Filter {
  return allOf(equalsNumber('statecode', 0), notBefore('createdon', new Date(since)), hasNone('hrz_lead_assignments'));
}

/** How many leads wait, as far as the caller may read them; it ends at 5,000, which then means "or more". @throws AppError */
export async function countWaitingLeads(crm: CrmClient, { since }: RoutedPeriod): Promise<number> {
  if (since === undefined) return 0;
  const count = (await crm.readOne(`leads?${queryText({ select: ['leadid'], filter: isUndecided(since), top: 1 })}&$count=true`))['@odata.count'];
  return typeof count === 'number' ? count : 0;
}

/** Leads that wait, as far as the caller may read them, the one that waits the longest first. They have no row yet: their version is ''. @throws AppError */
export async function readWaitingLeads(crm: CrmClient, { since }: RoutedPeriod, most: number): Promise<readonly AssignmentLine[]> {
  if (since === undefined) return [];
  const lines: AssignmentLine[] = [];
  const select = ['leadid', 'fullname', 'companyname', 'subject', 'createdon', '_ownerid_value'];
  for await (const page of crm.pages(`leads?${queryText({ select, filter: isUndecided(since), orderBy: 'createdon,leadid' })}`, Math.min(PAGE, most))) {
    lines.push(...page.flatMap((row) => lineOf(row) ?? []));
    if (lines.length >= most) break;
  }
  return lines.slice(0, most);
}

function lineOf(row: Row): AssignmentLine | undefined {
  const [leadId, arrivedOn] = [textIn(row, 'leadid'), textIn(row, 'createdon')];
  if (leadId === undefined || arrivedOn === undefined) return undefined;
  const [ownerId, ownerName] = [textIn(row, '_ownerid_value'), textIn(row, '_ownerid_value@OData.Community.Display.V1.FormattedValue')];
  const companyName = textIn(row, 'companyname');
  const leadName = textIn(row, 'fullname') ?? companyName ?? textIn(row, 'subject') ?? '';
  return { leadId, version: '', leadName, state: 'waiting', byHand: false, arrivedOn, ...(companyName === undefined || companyName === leadName ? {} : { companyName }), ...(ownerId === undefined ? {} : { ownerId }), ...(ownerName === undefined ? {} : { ownerName }) };
}

function instantIn(row: Row | undefined, column: string): string | undefined {
  return row === undefined ? undefined : textIn(row, column);
}

function textIn(row: Row, column: string): string | undefined {
  const value = row[column];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
