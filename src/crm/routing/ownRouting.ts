// What routing means for the caller: how full they are, when they are away, the leads they were given lately and what those decisions
// stood on. Read with their own rights.
import type { Id } from '../../domain/records.ts';
import type { RoutingPlan } from '../../domain/routing/plan.ts';
import type { Absence, Roster, SellerAttribute, WorkSchedule } from '../../domain/routing/seller.ts';
import { AppError } from '../../domain/errors.ts';
import type { CrmClient } from '../client.ts';
import type { Row } from '../client/row.ts';
import { allOf, equalsId, equalsNumber, isCaller, notBefore, queryText } from '../client/odata.ts';
import { assignmentStates, columns } from '../tables.ts';
import { assignmentOf, type SavedAssignment } from './assignments.ts';
import { readAttributes } from './attributes.ts';
import { availabilityOf } from './availability.ts';
import { readPlan } from './plans.ts';
import { readRoster } from './rosters.ts';

const MOST_GIVEN = 20;

export interface OwnRouting {
  readonly userId: Id<'user'>;
  /** What an admin says of them; undefined = they are no seller. */
  readonly seller?: { readonly getsLeads: boolean; readonly capacity?: number; readonly open?: number };
  readonly schedule?: WorkSchedule;
  readonly absences: readonly Absence[];
  /** Their hours can't be read: for routing they are away, which says nothing of when they work. */
  readonly isAvailabilityDamaged?: true;
  /** Of the row of hours and absences; undefined = there is none. */
  readonly availabilityVersion?: string;
  /** Leads of theirs that were given since, the newest first, at most 20. */
  readonly given: readonly SavedAssignment[];
}

/** @param userId the caller, when known from before. @throws AppError */
export async function readOwnRouting(crm: CrmClient, { userId, since }: { readonly userId?: Id<'user'>; readonly since: Date }): Promise<OwnRouting> {
  const id = userId ?? (await whoAmI(crm));
  const given = allOf(isCaller('ownerid'), equalsNumber('hrz_state', assignmentStates.assigned), notBefore('hrz_assignedon', since));
  const answers = await crm.readAll([
    { path: `hrz_sellers?${queryText({ select: columns.hrz_seller, filter: equalsId('hrz_sellerid', id) })}` },
    { path: `hrz_availabilities?${queryText({ select: columns.hrz_availability, filter: equalsId('hrz_availabilityid', id) })}` },
    { path: `hrz_assignments?${queryText({ select: columns.hrz_assignment, filter: given, orderBy: 'hrz_assignedon desc,hrz_assignmentid', top: MOST_GIVEN })}` },
  ]);
  const [sellers = [], availabilities = [], assignments = []] = answers.map((answer) => {
    if (answer instanceof AppError) throw answer;
    return answer;
  });
  const seller = sellers[0] === undefined ? undefined : sellerOf(sellers[0]);
  const availability = availabilities.flatMap((row) => availabilityOf(row) ?? [])[0];
  return {
    userId: id,
    ...(seller === undefined ? {} : { seller }),
    ...(availability?.schedule === undefined ? {} : { schedule: availability.schedule }),
    absences: availability?.absences ?? [],
    ...(availability?.isDamaged === true ? { isAvailabilityDamaged: true } : {}),
    ...(availability === undefined ? {} : { availabilityVersion: availability.version }),
    given: assignments.flatMap((row) => assignmentOf(row) ?? []),
  };
}

/** What a decision was made by. Undefined where a version is gone. */
export interface DecisionBasis {
  readonly plan: RoutingPlan;
  readonly roster: Roster;
}

/** The versions a decision names. @throws AppError */
export async function readDecisionBasis(crm: CrmClient, { planNumber, rosterNumber }: { readonly planNumber: number; readonly rosterNumber: number }): Promise<DecisionBasis | undefined> {
  const [saved, roster] = await Promise.all([readPlan(crm, planNumber), readRoster(crm, rosterNumber)]);
  return saved === undefined || saved.damage?.path.startsWith('plan') === true || roster === undefined ? undefined : { plan: saved.plan, roster };
}

/** Names of attributes by id; those whose values are an option's number are left out: a seller can't read what it means. @throws AppError */
export async function readAttributeNames(crm: CrmClient): Promise<ReadonlyMap<string, string>> {
  const attributes: readonly SellerAttribute[] = await readAttributes(crm);
  return new Map(attributes.filter(({ field }) => field === undefined).map(({ id, name }) => [id, name]));
}

async function whoAmI(crm: CrmClient): Promise<Id<'user'>> {
  const { UserId: userId } = await crm.readOne('WhoAmI');
  if (typeof userId !== 'string') throw new AppError('not-found');
  return userId;
}

function sellerOf(row: Row): NonNullable<OwnRouting['seller']> {
  const [capacity, open] = [row['hrz_capacity'], row['hrz_open']];
  return { getsLeads: row['hrz_getsleads'] === true, ...(typeof capacity === 'number' ? { capacity } : {}), ...(typeof open === 'number' ? { open } : {}) };
}
