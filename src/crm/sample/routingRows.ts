// The sample organization's routing as rows, and how its newest leads came to their owners: worked out by the rules; where the rules would have
// given a lead to somebody else, a person did.
import { compileRouting, type LeadToRoute, type RoutingBoard } from '../../domain/routing.ts';
import type { Decision } from '../../domain/routing/decision.ts';
import type { Id } from '../../domain/records.ts';
import type { Roster, SellerLoad } from '../../domain/routing/seller.ts';
import { sampleId } from '../../domain/sampleId.ts';
import type { Row } from '../client/row.ts';
import { assignmentChange, type AssignmentToSave } from '../routing/assignments.ts';
import { planText, testsText } from '../routing/planJson.ts';
import { packed } from '../routing/packedText.ts';
import { primaryIds, routingPlanStates, type EntitySet } from '../tables.ts';
import { keyedId, sampleAccounts, sampleLeads } from './everything.ts';
import { industries, leadSources, type SampleLead } from './leads.ts';
import { ownersOfSample, samplePeople } from './people.ts';
import { earlierPlan, sampleAttributes, samplePlan, sampleRuleTests, sampleSellers } from './routing.ts';
import type { SampleRow } from './rows.ts';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
/** The plan of the past holds since then; leads that came later were given by it. */
const PAST_DAYS = 30;
/** A lead waits so many seconds for its owner, and so many minutes for one a person chooses. */
const [SECONDS, MINUTES] = [24, 95];
const [CUSTOMER, PROSPECT] = [3, 8];
const ROSTER_NUMBER = 1;

/** First digits of the ids, which tell the table. */
const blocks = { plan: 'b1a0', roster: '0057' } as const;

const instant = (time: number): string => new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');

/** Rows of the sample organization that stand under ids of the sample: they go when the sample is removed. */
export const sampleRoutingIds = {
  hrz_sellerattributes: sampleAttributes.map(({ id }) => id),
  hrz_routingplans: [0, 1].map((place) => sampleId(blocks.plan, place)),
  hrz_rosters: [sampleId(blocks.roster, 0)],
} as const;

export interface SampleRouting {
  readonly now: Date;
  /** False: another plan is active already, and stays so. */
  readonly isActive: boolean;
}

/** The rows, in waves of which each only points to earlier ones. The sample's leads are there already. */
export async function sampleRoutingRows({ now, isActive }: SampleRouting): Promise<readonly (readonly SampleRow[])[]> {
  const sellers = sampleSellers(now);
  const roster: Roster = { number: ROSTER_NUMBER, sellers };
  const past = pastAssignments(roster, now);
  const admin = samplePeople.find(({ role }) => role === 'System Administrator')?.id ?? '';
  const row = (set: EntitySet, id: string, body: Row): SampleRow => ({ set, id, ownerId: admin, body: { [primaryIds[set]]: id, ...body } });
  const planRow = (place: number, body: Row): SampleRow => row('hrz_routingplans', sampleRoutingIds.hrz_routingplans[place] ?? '', body);
  return [
    [
      ...sampleAttributes.map(({ id, name, values, field }) => row('hrz_sellerattributes', id, { hrz_name: name, hrz_values: JSON.stringify(values), ...(field === undefined ? {} : { hrz_field: field }) })),
      ...sellers.map(({ id, name, getsLeads, capacity, attributes }) => row('hrz_sellers', id, { hrz_name: name, hrz_getsleads: getsLeads, hrz_attributes: JSON.stringify(attributes), ...(capacity === undefined ? {} : { hrz_capacity: capacity }), ...past.loads.get(id) })),
      ...sellers.map(({ id, name, schedule, absences }): SampleRow => ({ ...row('hrz_availabilities', id, { hrz_name: name, hrz_schedule: JSON.stringify(schedule), hrz_absences: JSON.stringify(absences), 'ownerid@odata.bind': `/systemusers(${id})` }), ownerId: id })),
      row('hrz_rosters', sampleRoutingIds.hrz_rosters[0] ?? '', { hrz_name: `Roster ${ROSTER_NUMBER}`, hrz_number: ROSTER_NUMBER, hrz_sellers: await packed(JSON.stringify(sellers)) }),
      planRow(0, { hrz_name: 'Plan 1', hrz_number: earlierPlan.number, hrz_state: routingPlanStates.retired, hrz_plan: planText(earlierPlan), hrz_tests: testsText(sampleRuleTests), hrz_activatedon: instant(now.getTime() - PAST_DAYS * DAY) }),
      planRow(1, {
        hrz_name: 'Plan 2', hrz_number: samplePlan.number, hrz_state: isActive ? routingPlanStates.active : routingPlanStates.retired, hrz_plan: planText(samplePlan), hrz_tests: testsText(sampleRuleTests),
        hrz_basedon: earlierPlan.number, hrz_activatedon: instant(now.getTime()),
      }),
    ],
    past.rows,
  ];
}

interface Past {
  readonly rows: readonly SampleRow[];
  /** What the service would have counted, by seller. */
  readonly loads: ReadonlyMap<Id<'user'>, Row>;
}

function pastAssignments(roster: Roster, now: Date): Past {
  const start = now.getTime() - PAST_DAYS * DAY;
  const open = sampleLeads.filter(({ closed }) => closed === undefined);
  const board = compileRouting(earlierPlan, roster).open(loadsOf(open.filter((lead) => createdAt(lead, now) < start)));
  const rows = open
    .filter((lead) => createdAt(lead, now) >= start)
    .sort((one, two) => two.createdDaysAgo - one.createdDaysAgo || (one.key < two.key ? -1 : 1))
    .map((lead) => givenRow(lead, { board, now }));
  return { rows, loads: new Map(roster.sellers.map(({ id }) => [id, countedColumns(board.loadOf(id))])) };
}

function loadsOf(leads: readonly SampleLead[]): ReadonlyMap<Id<'user'>, SellerLoad> {
  const loads = new Map<Id<'user'>, SellerLoad>();
  for (const { owner } of leads) {
    const { userId } = ownersOfSample(owner);
    loads.set(userId, { open: (loads.get(userId)?.open ?? 0) + 1 });
  }
  return loads;
}

function countedColumns({ open, lastAssignedAt }: SellerLoad): Row {
  return { hrz_open: open, ...(lastAssignedAt === undefined ? {} : { hrz_lastassignedon: instant(lastAssignedAt) }) };
}

const createdAt = ({ createdDaysAgo }: SampleLead, now: Date): number => now.getTime() - createdDaysAgo * DAY;

/** One lead goes through the rules; where they don't find its owner, somebody gave it by hand and the board is put right. */
function givenRow(lead: SampleLead, { board, now }: { readonly board: RoutingBoard; readonly now: Date }): SampleRow {
  const arrived = createdAt(lead, now);
  const { userId } = ownersOfSample(lead.owner);
  const toRoute = leadToRoute(lead, arrived);
  const decision = board.route(toRoute, new Date(arrived + SECONDS * 1_000));
  const chosen = 'id' in decision.outcome ? decision.outcome.id : undefined;
  const isByRule = chosen === userId;
  const assignedAt = arrived + (isByRule ? SECONDS * 1_000 : MINUTES * MINUTE);
  if (!isByRule) takeOver(board, { from: chosen, to: userId, at: assignedAt });
  const { ruleId, ruleName } = isByRule ? ruleOf(decision) : {};
  const assignment: AssignmentToSave = {
    leadId: toRoute.id, leadName: [lead.firstName, lead.lastName].filter((part) => part !== undefined).join(' '), state: 'assigned', byHand: !isByRule, planNumber: earlierPlan.number,
    ...(ruleId === undefined ? {} : { ruleId }), ...(ruleName === undefined ? {} : { ruleName }), arrivedOn: instant(arrived), assignedOn: instant(assignedAt), assigneeId: userId,
    previousOwnerId: isByRule ? toRoute.ownerId : (chosen ?? toRoute.ownerId), decision, owner: { kind: 'user', id: userId },
  };
  const { body } = assignmentChange(assignment) as { readonly body: Row };
  return { set: 'hrz_assignments', id: toRoute.id, ownerId: userId, body };
}

function ruleOf({ outcome }: Decision): { readonly ruleId?: string; readonly ruleName?: string } {
  if (!('ruleId' in outcome)) return {};
  const name = earlierPlan.rules.find(({ id }) => id === outcome.ruleId)?.name;
  return { ruleId: outcome.ruleId, ...(name === undefined ? {} : { ruleName: name }) };
}

function takeOver(board: RoutingBoard, { from, to, at }: { readonly from: Id<'user'> | undefined; readonly to: Id<'user'>; readonly at: number }): void {
  if (from !== undefined) {
    const load = board.loadOf(from);
    board.set(from, { ...load, open: Math.max(0, load.open - 1) });
  }
  const load = board.loadOf(to);
  board.set(to, { ...load, open: load.open + 1, lastAssignedAt: at });
}

/** A lead came in as the administrator's: forms and lists are theirs. */
function leadToRoute(lead: SampleLead, arrived: number): LeadToRoute {
  const account = sampleAccounts.find(({ key }) => key === lead.account);
  const admin = samplePeople.find(({ role }) => role === 'System Administrator')?.id ?? '';
  const values = {
    'lead.leadsourcecode': leadSources[lead.source], 'lead.description': lead.description, 'lead.address1_country': lead.country, 'lead.industrycode': industries[lead.industry],
    'lead.numberofemployees': lead.employees, 'account.customertypecode': account && (account.relationship === 'customer' ? CUSTOMER : PROSPECT),
  };
  return {
    id: keyedId('lead', lead.key), createdOn: instant(arrived), ownerId: admin, ...(account === undefined ? {} : { accountOwnerId: ownersOfSample(account.owner).userId }),
    values: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)),
  };
}
