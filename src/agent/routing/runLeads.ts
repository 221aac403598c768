// Leads that wait, tried again together: which are in which run, and how far a run is.
import type { LeadOwner } from '../../crm/routing/routedLeads.ts';
import type { Id } from '../../domain/records.ts';
import type { AgentStore, Session } from '../store.ts';
import { knownLeads, lockRouting, rememberLeads, type KnownLead } from './claims.ts';
import { takenUp } from './news.ts';

const RUN_LOCK = 7_304_181;

/** True for one service at a time, until its transaction ends. */
export async function isOnlyRunner(session: Session): Promise<boolean> {
  const [row] = await session.query<{ taken: boolean }>('select pg_try_advisory_xact_lock($1) as taken', [RUN_LOCK]);
  return row?.taken === true;
}

/** Leads that wait become new again and belong to the run; what is at work, by hand or closed stays as it is. @returns how many there are. */
export function beginRunOver(store: AgentStore, run: Id<'routing-run'>, ids: readonly Id<'lead'>[]): Promise<number> {
  return store.transaction(async (session) => {
    await lockRouting(session);
    const known = await knownLeads(session, ids);
    const again = [...known.values()].filter(({ isOpen, state }) => isOpen && (state === 'waiting' || state === 'settled'));
    return belongTo(session, run, again.map((lead) => ({ ...lead, state: 'new', attempts: 0 })));
  });
}

/** Leads from before routing began that nothing was decided of become new and belong to the run, as they were just read. @returns how many there are. */
export function beginRunOverEarlier(store: AgentStore, run: Id<'routing-run'>, leads: readonly LeadOwner[]): Promise<number> {
  return store.transaction(async (session) => {
    await lockRouting(session);
    const known = await knownLeads(session, leads.map(({ id }) => id));
    return belongTo(session, run, leads.flatMap((lead) => takenUp(known.get(lead.id), lead) ?? []));
  });
}

async function belongTo(session: Session, run: Id<'routing-run'>, leads: readonly KnownLead[]): Promise<number> {
  await rememberLeads(session, leads);
  await session.query('insert into agent.routing_run_lead (run, lead_id) select $1, unnest($2::uuid[]) on conflict do nothing', [run, leads.map(({ leadId }) => leadId)]);
  // Begun again after a crash, it has those of the first time too.
  const [row] = await session.query<{ count: number }>('select count(*)::int as count from agent.routing_run_lead where run = $1', [run]);
  return row?.count ?? 0;
}

/** Runs that are under way: their leads, and how many are not through yet. */
export async function runsUnderWay(session: Session): Promise<readonly { readonly run: Id<'routing-run'>; readonly leadIds: readonly Id<'lead'>[]; readonly pending: number }[]> {
  const rows = await session.query<{ run: string; leads: string[]; pending: number }>(
    `select run, array_agg(lead_id::text) as leads, (count(*) filter (where known.state in ('new', 'planned') and known.is_open or known.row_due))::int as pending
     from agent.routing_run_lead left join agent.routing_lead as known using (lead_id) group by run order by run`,
  );
  return rows.map(({ run, leads, pending }) => ({ run, leadIds: leads, pending }));
}

export async function endRun(session: Session, run: Id<'routing-run'>): Promise<void> {
  await session.query('delete from agent.routing_run_lead where run = $1', [run]);
}
