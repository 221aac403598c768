// What background work remembers of each lead: what it was researched from, and which worker is at it. Times are the database's.
import type { Id } from '../domain/records.ts';
import type { Session } from './store.ts';

/** What a lead was last researched from. */
export interface KnownLead {
  /** Of everything the findings follow from; undefined while it was never researched to the end. */
  readonly fingerprint?: string;
  /** The company the insights are about. */
  readonly company?: string;
}

/**
 * Takes a lead for one worker.
 * @param claim `by` is the job's id: the same job tried again after its worker died goes on at once.
 * @returns what is known of the lead; undefined while another worker is at it.
 */
export async function claimLead(session: Session, leadId: Id<'lead'>, claim: { readonly by: string; readonly seconds: number }): Promise<KnownLead | undefined> {
  const [row] = await session.query<{ fingerprint: string | null; company: string | null }>(
    `insert into agent.lead as known (lead_id, claimed_by, claimed_until) values ($1, $2, now() + $3 * interval '1 second')
     on conflict (lead_id) do update set claimed_by = excluded.claimed_by, claimed_until = excluded.claimed_until
     where known.claimed_until is null or known.claimed_until < now() or known.claimed_by = excluded.claimed_by
     returning fingerprint, company`,
    [leadId, claim.by, claim.seconds],
  );
  if (row === undefined) return undefined;
  return { ...(row.fingerprint === null ? {} : { fingerprint: row.fingerprint }), ...(row.company === null ? {} : { company: row.company }) };
}

/** Gives the lead free. Does nothing when somebody else has it by now. */
export async function releaseLead(session: Session, leadId: Id<'lead'>, by: string): Promise<void> {
  await session.query('update agent.lead set claimed_by = null, claimed_until = null where lead_id = $1 and claimed_by = $2', [leadId, by]);
}

/** @param known `dueOn` = when it is to be researched again though nothing has changed: UTC ISO instant, by the service's clock. */
export async function rememberLead(session: Session, leadId: Id<'lead'>, known: Required<KnownLead> & { readonly dueOn: string }): Promise<void> {
  await session.query('update agent.lead set fingerprint = $2, company = $3, researched_on = now(), due_on = $4 where lead_id = $1', [leadId, known.fingerprint, known.company, known.dueOn]);
}

/** Looks at a lead that has no findings again then; never by itself where that is undefined. */
export async function putOffLead(session: Session, leadId: Id<'lead'>, dueOn?: string): Promise<void> {
  await session.query('update agent.lead set due_on = $2 where lead_id = $1', [leadId, dueOn ?? null]);
}

/** Leads whose time has come, the longest overdue first. */
export async function dueLeads(session: Session, now: Date, most: number): Promise<readonly Id<'lead'>[]> {
  const rows = await session.query<{ lead_id: string }>('select lead_id from agent.lead where due_on <= $1 order by due_on, lead_id limit $2', [now, most]);
  return rows.map((row) => row.lead_id);
}

export async function forgetLead(session: Session, leadId: Id<'lead'>): Promise<void> {
  await session.query('delete from agent.lead where lead_id = $1', [leadId]);
}

/** Every lead that was ever looked at, researched or skipped. */
export async function seenLeads(session: Session): Promise<readonly Id<'lead'>[]> {
  const rows = await session.query<{ lead_id: string }>('select lead_id from agent.lead');
  return rows.map((row) => row.lead_id);
}

/** Every lead that was researched to the end. */
export async function researchedLeads(session: Session): Promise<ReadonlySet<Id<'lead'>>> {
  const rows = await session.query<{ lead_id: string }>('select lead_id from agent.lead where fingerprint is not null');
  return new Set(rows.map((row) => row.lead_id));
}
