// Who has how many open leads and was given one when: the first is counted from the leads, the second is remembered by person.
import type { Id } from '../../domain/records.ts';
import type { SellerLoad } from '../../domain/routing/seller.ts';
import type { Session } from '../store.ts';
import { readRoutingClock, type Clock, type KnownLead } from './claims.ts';

/** What everybody has, by person. To be read under the lock when a decision follows from it. */
export async function readLoads(session: Session): Promise<ReadonlyMap<Id<'user'>, SellerLoad>> {
  const rows = await session.query<{ seller: string; open: number; last_assigned_at: string | null; last_by_rule: Readonly<Record<string, number>> | null }>(
    `select coalesce(counted.owner, clock.seller) as seller, coalesce(counted.open, 0)::int as open, clock.last_assigned_at::text as last_assigned_at, clock.last_by_rule
     from (select owner, count(*) as open from agent.routing_lead where is_open group by owner) as counted
     full join agent.routing_seller as clock on clock.seller = counted.owner`,
  );
  return new Map(rows.map(({ seller, open, last_assigned_at: at, last_by_rule: byRule }) => [seller, { open, ...(at === null ? {} : { lastAssignedAt: Number(at) }), ...(byRule === null || Object.keys(byRule).length === 0 ? {} : { lastByRule: byRule }) }]));
}

/** Sets clocks as they are to be. */
export async function setClocks(session: Session, clocks: ReadonlyMap<Id<'user'>, Clock>): Promise<void> {
  if (clocks.size === 0) return;
  const entries = [...clocks];
  await session.query(
    `insert into agent.routing_seller as known (seller, last_assigned_at, last_by_rule) select * from unnest($1::uuid[], $2::bigint[], $3::jsonb[])
     on conflict (seller) do update set last_assigned_at = excluded.last_assigned_at, last_by_rule = excluded.last_by_rule`,
    [entries.map(([id]) => id), entries.map(([, { lastAssignedAt }]) => lastAssignedAt ?? null), entries.map(([, { lastByRule }]) => JSON.stringify(lastByRule ?? {}))],
  );
}

/**
 * A person was given a lead by hand: it counts as an assignment, never as a later one than now. The CRM keeps whole seconds, and a clock
 * that is ahead would push the next decisions past what people did after them.
 * @param given.at UTC milliseconds.
 */
export async function moveClocks(session: Session, given: readonly { readonly sellerId: string; readonly at: number }[]): Promise<void> {
  if (given.length === 0) return;
  await session.query(
    `insert into agent.routing_seller as known (seller, last_assigned_at) select seller, least(max(at), $3) from unnest($1::uuid[], $2::bigint[]) as given (seller, at) group by seller
     on conflict (seller) do update set last_assigned_at = greatest(known.last_assigned_at, excluded.last_assigned_at)`,
    [given.map(({ sellerId }) => sellerId), given.map(({ at }) => Math.floor(at)), await readRoutingClock(session)],
  );
}

/** What was planned for somebody did not happen: their clock goes back, unless it has moved on since. */
export async function takeBackClock(session: Session, { ownerId, clockBefore }: Pick<KnownLead, 'ownerId' | 'clockBefore'>): Promise<void> {
  if (clockBefore === undefined) return;
  const { at, before } = clockBefore;
  await session.query(
    'update agent.routing_seller set last_assigned_at = $3, last_by_rule = $4 where seller = $1 and last_assigned_at = $2',
    [ownerId, at, before.lastAssignedAt ?? null, JSON.stringify(before.lastByRule ?? {})],
  );
}
