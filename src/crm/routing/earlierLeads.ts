// Open leads from before routing began that still stand with whoever leads come in to, undecided: how many there are, and which.
import { AppError } from '../../domain/errors.ts';
import { decidedOwners } from '../../domain/routing/intake.ts';
import type { RoutingPlan } from '../../domain/routing/plan.ts';
import type { CrmClient } from '../client.ts';
import { allOf, equalsNumber, hasNone, isBefore, isNoneOf, queryText, type Filter } from '../client/odata.ts';
import { chunks } from '../sample/someAtATime.ts';
import { readOwnersWhere, type LeadOwner } from './routedLeads.ts';
import { readSellerIds } from './sellers.ts';

type Owners = Pick<RoutingPlan, 'rules' | 'settings'>;

export interface EarlierQuery {
  /** Since when leads are routed (UTC ISO instant). */
  readonly since: string;
  /** The one they are routed by. */
  readonly plan: Owners;
}

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Ids stand in the address of a request, which may be 16 kB long. */
const IDS_IN_A_FILTER = 300;
/** Where the CRM ends a count. */
const MOST_COUNTED = 5_000;

/** Whether nothing is decided of the leads an owner has: nobody an admin has said something of, nor named by the plan. @throws AppError */
export async function intakeOf(crm: CrmClient, plan: Owners): Promise<(ownerId: string) => boolean> {
  const decided = decidedOwners(plan, await readSellerIds(crm));
  return (ownerId) => !decided.has(ownerId);
}

/** How many there are, as far as the caller may read them; it ends at 5,000, which then means "or more". @throws AppError */
export async function countEarlierLeads(crm: CrmClient, query: EarlierQuery): Promise<number> {
  const decided = [...decidedOwners(query.plan, await readSellerIds(crm))].filter((id) => GUID.test(id));
  // Too many sellers to name them in an address: the CRM gives the leads instead of their number, in a request that has room.
  if (decided.length > IDS_IN_A_FILTER) {
    const [rows = []] = await crm.readAll([{ path: `leads?${queryText({ select: ['leadid'], filter: isEarlier(query.since, decided), top: MOST_COUNTED })}` }]);
    if (rows instanceof AppError) throw rows;
    return rows.length;
  }
  const count = (await crm.readOne(`leads?${queryText({ select: ['leadid'], filter: isEarlier(query.since, decided), top: 1 })}&$count=true`))['@odata.count'];
  return typeof count === 'number' ? count : 0;
}

/** All of them. @throws AppError */
export async function readEarlierLeads(crm: CrmClient, { since, plan }: EarlierQuery): Promise<readonly LeadOwner[]> {
  const isIntake = await intakeOf(crm, plan);
  return (await readOwnersWhere(crm, isEarlier(since, []))).filter(({ ownerId }) => isIntake(ownerId));
}

function isEarlier(since: string, decided: readonly string[]): Filter {
  return allOf(equalsNumber('statecode', 0), isBefore('createdon', new Date(since)), hasNone('hrz_lead_assignments'), ...chunks(decided, IDS_IN_A_FILTER).map((ids) => isNoneOf('ownerid', ids)));
}
