// Who got a lead and why, as the CRM keeps it: one row a lead, under the lead's own id, which goes with the lead to whoever owns it.
import { AppError } from '../../domain/errors.ts';
import type { Id } from '../../domain/records.ts';
import { notAssignedReasons } from '../../domain/routing/decision.ts';
import type { Decision, NotAssignedReason } from '../../domain/routing/decision.ts';
import { readDecision } from '../../domain/routing/proof/decisionReading.ts';
import type { Change } from '../client/changes.ts';
import type { CrmClient } from '../client.ts';
import type { Row } from '../client/row.ts';
import { allOf, anyOf, equalsId, equalsNumber, guid, isCaller, notBefore, queryText, type Filter } from '../client/odata.ts';
import { expandedRow, expandedRows } from '../records.ts';
import { chunks, inTurns, REQUESTS_AT_ONCE, ROWS_TOGETHER } from '../sample/someAtATime.ts';
import { assignmentStates, columns } from '../tables.ts';
import { needsAttention } from './attention.ts';
import { jsonIn } from './jsonColumn.ts';

const SET = 'hrz_assignments';
/** Of the columns. */
const LONGEST = { name: 320, why: 100, rule: 320, decision: 100_000, earlier: 1_048_576 } as const;
/** Decisions kept beside the last one. */
const MOST_EARLIER = 5;
const PAGE = 500;
const MOST_OWN = 200;
/** A list is read without them: they are long, and one is looked at at a time. */
const LONG_COLUMNS: readonly string[] = ['hrz_decision', 'hrz_earlier'];

export type AssignmentState = keyof typeof assignmentStates;

/** A row of a list. */
export interface AssignmentLine {
  readonly leadId: Id<'lead'>;
  /** Row version, which a change names; '' of a lead that has no row yet. */
  readonly version: string;
  readonly leadName: string;
  /** Of a list, where the lead isn't called so itself. */
  readonly companyName?: string;
  readonly state: AssignmentState;
  /** Why no rule placed it. */
  readonly why?: NotAssignedReason;
  readonly planNumber?: number;
  readonly ruleId?: string;
  readonly ruleName?: string;
  /** A person gave it, not a rule. */
  readonly byHand: boolean;
  /** UTC ISO instants. */
  readonly arrivedOn?: string;
  readonly assignedOn?: string;
  /** Until when the responsible person is to have found somebody. */
  readonly dueOn?: string;
  /** A user, team or queue. */
  readonly assigneeId?: string;
  readonly previousOwnerId?: string;
  readonly responsibleId?: Id<'user'>;
  /** Who owns the lead now. */
  readonly ownerId?: string;
  readonly ownerName?: string;
}

export interface SavedAssignment extends AssignmentLine {
  /** The last one of the rules. */
  readonly decision?: Decision;
  /** Those before it, the newest first. */
  readonly earlier: readonly Decision[];
}

/** By state: those that wait the longest first, those that need attention by their deadline, given ones the newest first. */
const orders: Readonly<Record<AssignmentState, string>> = { waiting: 'hrz_arrivedon,hrz_assignmentid', attention: 'hrz_dueon,hrz_assignmentid', assigned: 'hrz_assignedon desc,hrz_assignmentid' };

export interface AssignmentsQuery {
  readonly state: AssignmentState;
  /** Given since then; of others, changed since then. */
  readonly since?: Date;
  readonly most: number;
}

/** Leads in a state, as far as the caller may read them. @throws AppError */
export async function readAssignments(crm: CrmClient, { state, since, most }: AssignmentsQuery): Promise<readonly AssignmentLine[]> {
  return readLines(crm, { filter: stateFilter(state, since), orderBy: orders[state], most });
}

/** The caller's own given leads, the newest first: at most 200. @throws AppError */
export async function readOwnAssignments(crm: CrmClient, { since }: { readonly since: Date }): Promise<readonly AssignmentLine[]> {
  return readLines(crm, { filter: allOf(isCaller('ownerid'), stateFilter('assigned', since)), orderBy: orders.assigned, most: MOST_OWN });
}

async function readLines(crm: CrmClient, { filter, orderBy, most }: { readonly filter: Filter; readonly orderBy: string; readonly most: number }): Promise<readonly AssignmentLine[]> {
  const lines: AssignmentLine[] = [];
  const path = `${SET}?${queryText({ select: columns.hrz_assignment.filter((column) => !LONG_COLUMNS.includes(column)), filter, orderBy, expand: [{ navigation: 'hrz_LeadId', select: ['companyname'] }] })}`;
  for await (const page of crm.pages(path, Math.min(PAGE, most))) {
    lines.push(...page.flatMap((row) => lineOf(row) ?? []));
    if (lines.length >= most) break;
  }
  return lines.slice(0, most);
}

function stateFilter(state: AssignmentState, since: Date | undefined): Filter {
  const isInState = state === 'attention' ? needsAttention : equalsNumber('hrz_state', assignmentStates[state]);
  return since === undefined ? isInState : allOf(isInState, notBefore(state === 'assigned' ? 'hrz_assignedon' : 'modifiedon', since));
}

/** The assignment of one lead with its decisions; undefined while there is none the caller may read. @throws AppError */
export async function readAssignment(crm: CrmClient, leadId: Id<'lead'>): Promise<SavedAssignment | undefined> {
  try {
    return assignmentOf(await crm.readOne(`${SET}(${guid(leadId)})?${queryText({ select: columns.hrz_assignment })}`));
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return undefined;
    throw error;
  }
}

/** The last decisions of leads, as far as the caller may read them. @throws AppError */
export async function readDecisions(crm: CrmClient, leadIds: readonly Id<'lead'>[]): Promise<readonly Decision[]> {
  const select = ['hrz_assignmentid', 'hrz_decision'];
  const rows = await inTurns(chunks(leadIds, ROWS_TOGETHER), REQUESTS_AT_ONCE, (some) => crm.read(`${SET}?${queryText({ select, filter: anyOf(...some.map((id) => equalsId('hrz_assignmentid', id))) })}`));
  return rows.flat().flatMap((row) => readDecision(jsonIn(row['hrz_decision'])?.value) ?? []);
}

/** How many leads are in each state. */
export type AssignmentCounts = Readonly<Record<AssignmentState, number>>;

/**
 * Counts leads by state, as far as the caller may read them; a count ends at 5,000, which then means "or more".
 * @param since leads given before don't count.
 * @throws AppError
 */
export async function countAssignments(crm: CrmClient, { since }: { readonly since?: Date } = {}): Promise<AssignmentCounts> {
  const countOf = async (state: AssignmentState): Promise<number> => {
    const answer = await crm.readOne(`${SET}?${queryText({ select: ['hrz_assignmentid'], filter: stateFilter(state, state === 'assigned' ? since : undefined), top: 1 })}&$count=true`);
    const count = answer['@odata.count'];
    return typeof count === 'number' ? count : 0;
  };
  const [waiting, assigned, attention] = await Promise.all([countOf('waiting'), countOf('assigned'), countOf('attention')]);
  return { waiting, assigned, attention };
}

/** An assignment as it is to be. What is undefined is emptied, but for the decision: that stays until another one is made. */
export interface AssignmentToSave extends Omit<AssignmentLine, 'version' | 'companyName' | 'ownerId' | 'ownerName'> {
  /** The one made now. */
  readonly decision?: Decision;
  /** The row as it was read; undefined makes it. */
  readonly before?: Pick<SavedAssignment, 'version' | 'decision' | 'earlier'>;
  /** Of a new row: whose it is, as the lead. */
  readonly owner: { readonly kind: 'user' | 'team'; readonly id: string };
}

/**
 * The change that writes an assignment. In a change set with the lead's new owner it comes first: giving the lead takes the row along.
 * @throws AppError `too-long` for a decision no column takes.
 */
export function assignmentChange(assignment: AssignmentToSave): Change {
  const { leadId, before, owner } = assignment;
  const body = { ...columnsOf(assignment), ...decisionColumns(assignment) };
  if (before !== undefined) return { kind: 'update', set: SET, id: leadId, body, version: before.version };
  return {
    kind: 'create',
    set: SET,
    body: {
      hrz_assignmentid: leadId, ...body, 'hrz_LeadId@odata.bind': `/leads(${guid(leadId)})`,
      'ownerid@odata.bind': `/${owner.kind === 'user' ? 'systemusers' : 'teams'}(${guid(owner.id)})`,
    },
  };
}

function columnsOf(assignment: Omit<AssignmentLine, 'version'>): Row {
  return {
    hrz_name: assignment.leadName.slice(0, LONGEST.name) || assignment.leadId,
    hrz_state: assignmentStates[assignment.state],
    hrz_why: assignment.why?.slice(0, LONGEST.why) ?? null,
    hrz_plannumber: assignment.planNumber ?? null,
    hrz_ruleid: assignment.ruleId ?? null,
    hrz_rulename: assignment.ruleName?.slice(0, LONGEST.rule) ?? null,
    hrz_byhand: assignment.byHand,
    hrz_arrivedon: assignment.arrivedOn ?? null,
    hrz_assignedon: assignment.assignedOn ?? null,
    hrz_dueon: assignment.dueOn ?? null,
    hrz_assignee: assignment.assigneeId ?? null,
    hrz_previousowner: assignment.previousOwnerId ?? null,
    hrz_responsible: assignment.responsibleId ?? null,
  };
}

/** The decision made now goes before the last ones; the oldest go. */
function decisionColumns({ decision, before }: AssignmentToSave): Row {
  if (decision === undefined) return {};
  const text = JSON.stringify(decision);
  if (text.length > LONGEST.decision) throw new AppError('too-long', { params: { most: LONGEST.decision, length: text.length } });
  const last = before?.decision;
  // Written a second time after a lost answer it is still one decision.
  const isSame = last !== undefined && last.at === decision.at && last.planNumber === decision.planNumber;
  const kept = [...(last === undefined || isSame ? [] : [last]), ...(before?.earlier ?? [])].slice(0, MOST_EARLIER);
  return { hrz_decision: text, hrz_earlier: kept.length === 0 ? null : fitting(kept) };
}

function fitting(decisions: readonly Decision[]): string {
  const text = JSON.stringify(decisions);
  return text.length <= LONGEST.earlier ? text : fitting(decisions.slice(0, -1));
}

export interface ByHand {
  readonly leadIds: readonly Id<'lead'>[];
  readonly kind: 'user' | 'team';
  readonly ownerId: string;
  /** Versions of the assignment rows as the person saw them, by lead: '' = they saw that there was none; a lead that isn't named is given whatever its row says. */
  readonly versions: Readonly<Record<Id<'lead'>, string>>;
  readonly now: Date;
}

/** What came of one lead. */
export interface ByHandOutcome {
  readonly leadId: Id<'lead'>;
  /** Undefined = given. */
  readonly failure?: AppError;
}

/**
 * Gives leads to a person or a team: a person's choice, which no rule overrules. Each lead is given by itself, its row and its assignment
 * together or not at all.
 * @returns what came of each, in the order asked: `changed-elsewhere` when somebody else gave it in between, `lead-closed`, `not-found`, `no-permission`.
 * @throws AppError when the leads can't be read at all.
 */
export async function assignByHand(crm: CrmClient, { leadIds, kind, ownerId, versions, now }: ByHand): Promise<readonly ByHandOutcome[]> {
  const rows = (await inTurns(chunks(leadIds, ROWS_TOGETHER), REQUESTS_AT_ONCE, (some) => readLeads(crm, some))).flat();
  const rowOf = new Map(rows.map((row) => [row['leadid'], row]));
  return inTurns(leadIds, REQUESTS_AT_ONCE, async (leadId) => {
    try {
      await crm.changeTogether(byHandChanges(rowOf.get(leadId), { kind, id: ownerId }, { seen: versions[leadId], now }));
      return { leadId };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return { leadId, failure: error };
    }
  });
}

function readLeads(crm: CrmClient, ids: readonly Id<'lead'>[]): Promise<readonly Row[]> {
  return crm.read(`leads?${queryText({
    select: ['leadid', 'versionnumber', 'statecode', 'fullname', 'companyname', 'subject', '_ownerid_value', 'createdon'],
    filter: anyOf(...ids.map((id) => equalsId('leadid', id))),
    expand: [{ navigation: 'hrz_lead_assignments', select: columns.hrz_assignment }],
  })}`);
}

function byHandChanges(lead: Row | undefined, owner: AssignmentToSave['owner'], { seen, now }: { readonly seen: string | undefined; readonly now: Date }): readonly Change[] {
  const leadId = lead?.['leadid'];
  if (lead === undefined || typeof leadId !== 'string') throw new AppError('not-found');
  if (lead['statecode'] !== 0) throw new AppError('lead-closed');
  const [row] = expandedRows(lead, 'hrz_lead_assignments');
  const before = row === undefined ? undefined : assignmentOf(row);
  if (seen !== undefined && (before?.version ?? '') !== seen) throw new AppError('changed-elsewhere');
  const previousOwnerId = textIn(lead, '_ownerid_value');
  const arrivedOn = before?.arrivedOn ?? textIn(lead, 'createdon');
  const assignment = assignmentChange({
    leadId, leadName: textIn(lead, 'fullname') ?? textIn(lead, 'companyname') ?? textIn(lead, 'subject') ?? '', state: 'assigned', byHand: true, assigneeId: owner.id, owner,
    assignedOn: now.toISOString(), ...(arrivedOn === undefined ? {} : { arrivedOn }), ...(previousOwnerId === undefined ? {} : { previousOwnerId }), ...(before === undefined ? {} : { before }),
  });
  const giving: Change = { kind: 'update', set: 'leads', id: leadId, body: { 'ownerid@odata.bind': `/${owner.kind === 'user' ? 'systemusers' : 'teams'}(${guid(owner.id)})` }, version: versionOf(lead) };
  return previousOwnerId === owner.id ? [assignment] : [assignment, giving];
}

/** A row selected with `columns.hrz_assignment`; undefined when it is of a later version. A damaged decision counts as none: who owns the lead may have written to the row. */
export function assignmentOf(row: Row): SavedAssignment | undefined {
  const line = lineOf(row);
  if (line === undefined) return undefined;
  const decision = readDecision(jsonIn(row['hrz_decision'])?.value);
  const earlier = jsonIn(row['hrz_earlier'])?.value;
  return { ...line, ...(decision === undefined ? {} : { decision }), earlier: Array.isArray(earlier) ? earlier.flatMap((each) => readDecision(each) ?? []) : [] };
}

function lineOf(row: Row): AssignmentLine | undefined {
  const leadId = row['hrz_assignmentid'];
  const state = (Object.keys(assignmentStates) as AssignmentState[]).find((each) => assignmentStates[each] === row['hrz_state']);
  if (typeof leadId !== 'string' || state === undefined) return undefined;
  const leadName = textIn(row, 'hrz_name') ?? '';
  const companyName = expandedRow(row, 'hrz_LeadId')?.['companyname'];
  const texts = {
    companyName: typeof companyName === 'string' && companyName !== '' && companyName !== leadName ? companyName : undefined,
    why: notAssignedReasons.find((each) => each === row['hrz_why']),
    ruleId: textIn(row, 'hrz_ruleid'),
    ruleName: textIn(row, 'hrz_rulename'),
    arrivedOn: textIn(row, 'hrz_arrivedon'),
    assignedOn: textIn(row, 'hrz_assignedon'),
    dueOn: textIn(row, 'hrz_dueon'),
    assigneeId: textIn(row, 'hrz_assignee'),
    previousOwnerId: textIn(row, 'hrz_previousowner'),
    responsibleId: textIn(row, 'hrz_responsible'),
    ownerId: textIn(row, '_ownerid_value'),
    ownerName: textIn(row, '_ownerid_value@OData.Community.Display.V1.FormattedValue'),
  };
  return {
    leadId,
    version: versionOf(row),
    leadName,
    state,
    byHand: row['hrz_byhand'] === true,
    ...(typeof row['hrz_plannumber'] === 'number' ? { planNumber: row['hrz_plannumber'] } : {}),
    ...Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== undefined)),
  };
}

function textIn(row: Row, column: string): string | undefined {
  const value = row[column];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** An expanded row may come without its ETag; its version number says the same. */
function versionOf(row: Row): string {
  return String(row['@odata.etag'] ?? `W/"${String(row['versionnumber'] ?? '')}"`);
}
