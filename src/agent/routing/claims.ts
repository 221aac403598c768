// Leads that routing works on: taken by one worker at a time, planned before anything is asked of the CRM, settled when its answer is known.
// Whatever changes whom a lead counts for happens under one lock, one transaction after the other over all services. Times are the database's.
import type { LeadOwner } from '../../crm/routing/routedLeads.ts';
import type { Id } from '../../domain/records.ts';
import type { SellerLoad } from '../../domain/routing/seller.ts';
import type { Session } from '../store.ts';
import type { AssignmentRecord } from './assignmentRecord.ts';

export type LeadState = 'outside' | 'new' | 'planned' | 'settled' | 'by-hand' | 'waiting';

export type OwnerKind = 'user' | 'team' | 'queue';

/** What is remembered of a lead. */
export interface KnownLead {
  readonly leadId: Id<'lead'>;
  /** UTC ISO instant. */
  readonly createdOn: string;
  /** Whom it counts for: while it is planned already the one it is meant for. */
  readonly ownerId: string;
  /** Of the lead's row in the CRM that `ownerId` follows from, decimal digits. */
  readonly version: string;
  readonly isOpen: boolean;
  /** Whoever owned it at first made it. */
  readonly isOwn: boolean;
  readonly state: LeadState;
  /** planned: who owned it when it was decided. */
  readonly ownerBefore?: string;
  /** planned: what it is given to; a queue is the record's assignee, and the lead goes on counting for its owner. */
  readonly ownerKind?: OwnerKind;
  /** What the CRM is to show of it; undefined once it does. */
  readonly assignment?: AssignmentRecord;
  /** planned: the clock of the one it is meant for, as it was before it was set to `at`. */
  readonly clockBefore?: { readonly at: number; readonly before: Clock };
  /** planned, or to be decided anew after a refusal: the version the CRM was asked with and never surely answered; undefined = it surely did nothing so far. */
  readonly askedWith?: string;
  /** planned: the newest news of it meanwhile. */
  readonly later?: LeadOwner;
  readonly rowDue: boolean;
  readonly rowNumber: number;
  /** Times the CRM refused what was decided. */
  readonly attempts: number;
}

/** When somebody was given a lead last, at all and by rule; UTC milliseconds. */
export type Clock = Pick<SellerLoad, 'lastAssignedAt' | 'lastByRule'>;

/** A worker's hold on leads. */
export interface Hold {
  /** A GUID of this one turn. */
  readonly worker: string;
  readonly seconds: number;
}

const ROUTING_LOCK = 7_304_173;
const WATCH_LOCK = 7_304_177;
const columns = `lead_id, created_on, owner, version::text as version, is_open, is_own, state, owner_before, owner_kind, assignment, clock_before, asked_with::text as asked_with, later, row_due, row_number, attempts`;

interface LeadRow {
  readonly lead_id: string;
  readonly created_on: Date;
  readonly owner: string;
  readonly version: string;
  readonly is_open: boolean;
  readonly is_own: boolean;
  readonly state: LeadState;
  readonly owner_before: string | null;
  readonly owner_kind: OwnerKind | null;
  readonly assignment: AssignmentRecord | null;
  readonly clock_before: KnownLead['clockBefore'] | null;
  readonly asked_with: string | null;
  readonly later: LeadOwner | null;
  readonly row_due: boolean;
  readonly row_number: number;
  readonly attempts: number;
}

function leadOf(row: LeadRow): KnownLead {
  return {
    leadId: row.lead_id, createdOn: row.created_on.toISOString(), ownerId: row.owner, version: row.version, isOpen: row.is_open, isOwn: row.is_own, state: row.state,
    rowDue: row.row_due, rowNumber: row.row_number, attempts: row.attempts,
    ...(row.owner_before === null ? {} : { ownerBefore: row.owner_before }),
    ...(row.owner_kind === null ? {} : { ownerKind: row.owner_kind }),
    ...(row.assignment === null ? {} : { assignment: row.assignment }),
    ...(row.clock_before === null || row.clock_before === undefined ? {} : { clockBefore: row.clock_before }),
    ...(row.asked_with === null ? {} : { askedWith: row.asked_with }),
    ...(row.later === null || row.later === undefined ? {} : { later: row.later }),
  };
}

/** Until the transaction ends nobody else decides, settles or takes in news. */
export async function lockRouting(session: Session): Promise<void> {
  await session.query('select pg_advisory_xact_lock($1)', [ROUTING_LOCK]);
}

/** True for one service at a time, until its transaction ends. */
export async function isOnlyRoutingWatcher(session: Session): Promise<boolean> {
  const [row] = await session.query<{ taken: boolean }>('select pg_try_advisory_xact_lock($1) as taken', [WATCH_LOCK]);
  return row?.taken === true;
}

/** What there is to take. */
const isDue = `(state in ('new', 'planned') or row_due) and (is_open or row_due or state = 'planned')
         and (lease_until is null or lease_until < clock_timestamp()) and (not_before is null or not_before < clock_timestamp())`;

/** Whether `takeLeads` would find something. */
export async function isWorkDue(session: Session): Promise<boolean> {
  const [row] = await session.query<{ due: boolean }>(`select exists (select 1 from agent.routing_lead where ${isDue}) as due`);
  return row?.due === true;
}

/** Takes the oldest leads that wait for somebody: to be decided, left behind by a worker that died, or to be shown in the CRM. */
export async function takeLeads(session: Session, { worker, seconds }: Hold, most: number): Promise<readonly KnownLead[]> {
  const rows = await session.query<LeadRow>(
    `update agent.routing_lead set worker = $1, lease_until = clock_timestamp() + $2 * interval '1 second'
     where lead_id in (
       select lead_id from agent.routing_lead
       where ${isDue}
       order by created_on, lead_id limit $3 for update skip locked)
     returning ${columns}`,
    [worker, seconds, most],
  );
  return rows.map(leadOf).sort((one, two) => (one.createdOn < two.createdOn ? -1 : one.createdOn > two.createdOn ? 1 : one.leadId < two.leadId ? -1 : 1));
}

/** Goes on holding what is held. */
export async function keepHold(session: Session, { worker, seconds }: Hold): Promise<void> {
  await session.query(`update agent.routing_lead set lease_until = clock_timestamp() + $2 * interval '1 second' where worker = $1 and lease_until is not null`, [worker, seconds]);
}

/** Gives back what is still held; with a rest others take it that much later. */
export async function endHold(session: Session, { worker }: Hold, restSeconds = 0): Promise<void> {
  await session.query(
    `update agent.routing_lead set worker = null, lease_until = case when $2 > 0 then clock_timestamp() + $2 * interval '1 second' end where worker = $1`,
    [worker, restSeconds],
  );
}

/** Those of the held leads that are still held and in this state. */
export async function heldLeads(session: Session, { worker }: Hold, state: LeadState): Promise<readonly KnownLead[]> {
  const rows = await session.query<LeadRow>(`select ${columns} from agent.routing_lead where worker = $1 and state = $2 order by created_on, lead_id`, [worker, state]);
  return rows.map(leadOf);
}

/** Those of the held leads whose row in the CRM is to be written. */
export async function heldDue(session: Session, { worker }: Hold): Promise<readonly KnownLead[]> {
  const rows = await session.query<LeadRow>(`select ${columns} from agent.routing_lead where worker = $1 and row_due order by created_on, lead_id`, [worker]);
  return rows.map(leadOf);
}

export async function knownLeads(session: Session, ids: readonly Id<'lead'>[]): Promise<ReadonlyMap<string, KnownLead>> {
  const rows = await session.query<LeadRow>(`select ${columns} from agent.routing_lead where lead_id = any($1::uuid[])`, [ids]);
  return new Map(rows.map((row) => [row.lead_id, leadOf(row)]));
}

/** Writes leads as they are to be remembered, new ones too. Whoever holds them goes on holding them. */
export async function rememberLeads(session: Session, leads: readonly KnownLead[]): Promise<void> {
  if (leads.length === 0) return;
  await session.query(
    `insert into agent.routing_lead as known (lead_id, created_on, owner, version, is_open, is_own, state, owner_before, owner_kind, assignment, clock_before, asked_with, later, row_due, row_number, attempts)
     select * from unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::bigint[], $5::boolean[], $6::boolean[], $7::text[], $8::uuid[], $9::text[], $10::jsonb[], $11::jsonb[], $12::bigint[], $13::jsonb[], $14::boolean[], $15::int[], $16::int[])
     on conflict (lead_id) do update set owner = excluded.owner, version = excluded.version, is_open = excluded.is_open, state = excluded.state, owner_before = excluded.owner_before, owner_kind = excluded.owner_kind,
       assignment = excluded.assignment, clock_before = excluded.clock_before, asked_with = excluded.asked_with, later = excluded.later, row_due = excluded.row_due, row_number = excluded.row_number, attempts = excluded.attempts`,
    [
      leads.map(({ leadId }) => leadId), leads.map(({ createdOn }) => createdOn), leads.map(({ ownerId }) => ownerId), leads.map(({ version }) => version), leads.map(({ isOpen }) => isOpen), leads.map(({ isOwn }) => isOwn),
      leads.map(({ state }) => state), leads.map(({ ownerBefore }) => ownerBefore ?? null), leads.map(({ ownerKind }) => ownerKind ?? null), leads.map(({ assignment }) => jsonOf(assignment)), leads.map(({ clockBefore }) => jsonOf(clockBefore)), leads.map(({ askedWith }) => askedWith ?? null), leads.map(({ later }) => jsonOf(later)),
      leads.map(({ rowDue }) => rowDue), leads.map(({ rowNumber }) => rowNumber), leads.map(({ attempts }) => attempts),
    ],
  );
}

/**
 * Notes that the CRM is about to be asked to give these, with these versions of their rows; without a version that it surely did nothing.
 * @returns those that are still held: only they may be asked for.
 */
export async function noteAsked(session: Session, { worker }: Hold, asked: readonly { readonly leadId: Id<'lead'>; readonly version?: string }[]): Promise<ReadonlySet<Id<'lead'>>> {
  if (asked.length === 0) return new Set();
  const rows = await session.query<{ lead_id: Id<'lead'> }>(
    `update agent.routing_lead as known set asked_with = asked.version from unnest($2::uuid[], $3::bigint[]) as asked (lead_id, version)
     where known.lead_id = asked.lead_id and known.worker = $1 and known.state = 'planned' returning known.lead_id`,
    [worker, asked.map(({ leadId }) => leadId), asked.map(({ version }) => version ?? null)],
  );
  return new Set(rows.map(({ lead_id: leadId }) => leadId));
}

const jsonOf = (value: object | undefined): string | null => (value === undefined ? null : JSON.stringify(value));

/** Tries these again that much later, not before. */
export async function putOff(session: Session, ids: readonly Id<'lead'>[], seconds: number): Promise<void> {
  if (ids.length > 0) await session.query(`update agent.routing_lead set not_before = clock_timestamp() + $2 * interval '1 second' where lead_id = any($1::uuid[])`, [ids, seconds]);
}

export async function forgetLeads(session: Session, ids: readonly Id<'lead'>[]): Promise<void> {
  if (ids.length > 0) await session.query('delete from agent.routing_lead where lead_id = any($1::uuid[])', [ids]);
}

/** Leads that are open no more, or gone: what is being carried out is left to who carries it out. @param open all that are open. */
export async function closeOthers(session: Session, open: readonly Id<'lead'>[]): Promise<void> {
  await session.query("update agent.routing_lead set is_open = false where is_open and state <> 'planned' and not (lead_id = any($1::uuid[]))", [open]);
}

/** The CRM shows them; what became due meanwhile stays due. */
export async function noteRowsWritten(session: Session, leads: readonly Pick<KnownLead, 'leadId' | 'rowNumber'>[]): Promise<void> {
  if (leads.length === 0) return;
  await session.query(
    `update agent.routing_lead as known set row_due = false, assignment = case when known.state = 'planned' then known.assignment end
     from unnest($1::uuid[], $2::int[]) as written (lead_id, row_number) where known.lead_id = written.lead_id and known.row_number = written.row_number`,
    [leads.map(({ leadId }) => leadId), leads.map(({ rowNumber }) => rowNumber)],
  );
}

/** The database's clock, and never earlier than any assignment so far: milliseconds. */
export async function readRoutingClock(session: Session): Promise<number> {
  const [row] = await session.query<{ at: string }>(`select greatest(floor(extract(epoch from clock_timestamp()) * 1000)::bigint, (select max(last_assigned_at) + 1 from agent.routing_seller))::text as at`);
  return Number(row?.at ?? 0);
}
