// Leads of a past period as a rehearsal replays them: what they said, who got them and when, and what everybody had at the beginning.
import { AppError } from '../../domain/errors.ts';
import type { Id } from '../../domain/records.ts';
import type { LeadToRoute } from '../../domain/routing.ts';
import type { SellerLoad } from '../../domain/routing/seller.ts';
import type { CrmClient } from '../client.ts';
import type { Row } from '../client/row.ts';
import { readLeadValues, type LeadWithValues } from '../leadFields.ts';
import { allOf, anyOf, equalsId, equalsNumber, isBefore, notBefore, queryText } from '../client/odata.ts';
import { assignmentStates, columns } from '../tables.ts';
import { assignmentOf, type SavedAssignment } from './assignments.ts';

const PAGE = 500;
const NARROW_PAGE = 5_000;
const MOST_LEADS = 20_000;
const IDS_IN_A_FILTER = 40;
const ASSIGNMENTS = 'hrz_lead_assignments';
const isOpen = equalsNumber('statecode', 0);

/** A lead as it was decided, or as it is where nobody decided it, and what became of it. */
export interface PastLead extends LeadToRoute {
  /** For people. */
  readonly name: string;
  /** Who got it by the rules, a user or a team; of a lead no rule was asked about, who has it. Undefined = it was left waiting where it was. */
  readonly ownedBy?: Id<'user'>;
  /** UTC ISO instants. */
  readonly ownedOn?: string;
  readonly decidedOn?: string;
  readonly rosterNumber?: number;
  readonly planNumber?: number;
  /** When a closed lead was last changed: Dataverse keeps no time of closing, and later it can't have been. */
  readonly closedOn?: string;
  /** A person gave it before any rule did. */
  readonly manual: boolean;
  /** A person gave it on afterwards. */
  readonly moves?: readonly { readonly to: Id<'user'>; readonly on: string }[];
}

export interface PastLeads {
  /** In the order they were created. */
  readonly leads: readonly PastLead[];
  /** False: there are more than were read. */
  readonly isAll: boolean;
}

export interface PastQuery {
  /** Created from then (included) to then (not included). */
  readonly from: Date;
  readonly to: Date;
  /** Field ids, e.g. `lead.industrycode`. */
  readonly fields: readonly string[];
  /** Whether a rule asks for the owner of the lead's account. */
  readonly withAccountOwners?: boolean;
  /** Told how many leads are read so far. */
  readonly onRead?: (count: number) => void;
}

/** Up to 20,000 leads created in the period, as far as the caller may read them. @throws AppError */
export async function readRecordedLeads(crm: CrmClient, { from, to, fields, withAccountOwners = false, onRead }: PastQuery): Promise<PastLeads> {
  const found: LeadWithValues[] = [];
  const query = { filter: allOf(notBefore('createdon', from), isBefore('createdon', to)), orderBy: 'createdon,leadid', pageSize: PAGE, expand: [{ navigation: ASSIGNMENTS, select: columns.hrz_assignment }] };
  for await (const page of readLeadValues(crm, fields, query)) {
    found.push(...page);
    onRead?.(Math.min(found.length, MOST_LEADS));
    if (found.length > MOST_LEADS) break;
  }
  const leads = found.slice(0, MOST_LEADS);
  const owners = withAccountOwners ? await readAccountOwners(crm, leads.flatMap(({ lead }) => lead.accountId ?? [])) : new Map<string, string>();
  return { leads: leads.map((lead) => pastLeadOf(lead, owners.get(lead.lead.accountId ?? ''))), isAll: found.length <= MOST_LEADS };
}

function pastLeadOf({ lead, values, expanded }: LeadWithValues, accountOwnerId: string | undefined): PastLead {
  const [row] = expanded(ASSIGNMENTS);
  const assignment = row === undefined ? undefined : assignmentOf(row);
  const { decision } = assignment ?? {};
  const accountOwner = decision?.accountOwnerId ?? accountOwnerId;
  return {
    id: lead.id,
    name: [lead.name.first, lead.name.last].filter((part) => part !== undefined).join(' ') || lead.companyName || lead.topic || lead.id,
    createdOn: lead.createdOn,
    ownerId: decision?.ownerId ?? assignment?.previousOwnerId ?? lead.ownerId,
    ...(accountOwner === undefined ? {} : { accountOwnerId: accountOwner }),
    // What it said when it was decided; what the rules didn't ask for then, as it is now.
    values: { ...values, ...decision?.values },
    ...(lead.status === 'open' ? {} : { closedOn: lead.modifiedOn }),
    ...(assignment === undefined ? { ownedBy: lead.ownerId, ownedOn: lead.createdOn, manual: false } : courseOf(assignment)),
  };
}

type Course = Pick<PastLead, 'ownedBy' | 'ownedOn' | 'decidedOn' | 'rosterNumber' | 'planNumber' | 'manual' | 'moves'>;

function courseOf({ decision, byHand, assigneeId, assignedOn, planNumber }: SavedAssignment): Course {
  const given = { ...(assigneeId === undefined ? {} : { ownedBy: assigneeId }), ...(assignedOn === undefined ? {} : { ownedOn: assignedOn }) };
  if (decision === undefined) return { ...given, manual: byHand, ...(planNumber === undefined ? {} : { planNumber }) };
  const { outcome, at } = decision;
  const ruled = outcome.kind === 'queue' || outcome.kind === 'nobody' ? undefined : outcome.id;
  return {
    decidedOn: at,
    rosterNumber: decision.rosterNumber,
    planNumber: decision.planNumber,
    ...(ruled === undefined ? {} : { ownedBy: ruled, ownedOn: byHand ? at : (assignedOn ?? at) }),
    manual: false,
    ...(byHand && assigneeId !== undefined && assignedOn !== undefined ? { moves: [{ to: assigneeId, on: assignedOn }] } : {}),
  };
}

async function readAccountOwners(crm: CrmClient, accountIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(accountIds)];
  const parts = Array.from({ length: Math.ceil(ids.length / IDS_IN_A_FILTER) }, (_, place) => ids.slice(place * IDS_IN_A_FILTER, (place + 1) * IDS_IN_A_FILTER));
  const answers = await crm.readAll(parts.map((part) => ({ path: `accounts?${queryText({ select: ['accountid', '_ownerid_value'], filter: anyOf(...part.map((id) => equalsId('accountid', id))) })}` })));
  return new Map(answers.flatMap((rows) => {
    if (rows instanceof AppError) throw rows;
    return rows.map((row) => [String(row['accountid']), String(row['_ownerid_value'])] as const);
  }));
}

/** Loads when a period begins, and what changes them within it besides the leads of the period. */
export interface PastLoads {
  readonly loads: ReadonlyMap<Id<'user'>, SellerLoad>;
  /** Older leads that were closed, in the order of time. */
  readonly changes: readonly { readonly on: string; readonly sellerId: Id<'user'>; readonly open: number }[];
}

/**
 * What everybody had at that time: leads created before that were not closed yet, counted for who owns them now, and when each got the last one.
 * @throws AppError
 */
export async function readLoadsAt(crm: CrmClient, at: Date): Promise<PastLoads> {
  const loads = new Map<string, { open: number; lastAssignedAt?: number }>();
  const changes: { on: string; sellerId: Id<'user'>; open: number }[] = [];
  const loadOf = (id: unknown): { open: number; lastAssignedAt?: number } => {
    const load = loads.get(String(id)) ?? { open: 0 };
    loads.set(String(id), load);
    return load;
  };
  const earlier = allOf(isBefore('createdon', at), anyOf(isOpen, notBefore('modifiedon', at)));
  await eachRow(crm, `leads?${queryText({ select: ['leadid', 'statecode', 'modifiedon', '_ownerid_value'], filter: earlier })}`, (row) => {
    loadOf(row['_ownerid_value']).open++;
    if (row['statecode'] !== 0) changes.push({ on: String(row['modifiedon']), sellerId: String(row['_ownerid_value']), open: -1 });
  });
  const given = allOf(equalsNumber('hrz_state', assignmentStates.assigned), isBefore('hrz_assignedon', at));
  await eachRow(crm, `hrz_assignments?${queryText({ select: ['hrz_assignmentid', 'hrz_assignee', 'hrz_assignedon'], filter: given })}`, (row) => {
    const [assignee, on] = [row['hrz_assignee'], Date.parse(String(row['hrz_assignedon']))];
    if (typeof assignee !== 'string' || Number.isNaN(on)) return;
    const load = loadOf(assignee);
    load.lastAssignedAt = Math.max(load.lastAssignedAt ?? on, on);
  });
  return { loads, changes: changes.sort((one, two) => (one.on < two.on ? -1 : 1)) };
}

async function eachRow(crm: CrmClient, path: string, look: (row: Row) => void): Promise<void> {
  for await (const page of crm.pages(path, NARROW_PAGE)) page.forEach(look);
}
