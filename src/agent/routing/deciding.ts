// Decides leads that were read, one after the other over all services, and keeps every decision before anything is asked of the CRM.
import type { RoutedLead } from '../../crm/routing/routedLeads.ts';
import type { Id } from '../../domain/records.ts';
import type { AgentStore } from '../store.ts';
import { forgetLeads, heldLeads, lockRouting, readRoutingClock, rememberLeads, type Hold, type KnownLead } from './claims.ts';
import type { ActiveRouting } from './activeRouting.ts';
import { openDesk } from './desk.ts';
import { moveClocks, readLoads, setClocks } from './loads.ts';

export interface Reading {
  /** Leads that were asked for. */
  readonly asked: readonly Id<'lead'>[];
  /** Those that are there. */
  readonly read: readonly RoutedLead[];
  readonly active: ActiveRouting;
}

/**
 * Decides those of the held leads that were asked for and are still new; those that are gone are forgotten. Between reading the loads and
 * keeping the decisions nobody else decides, and nothing is asked of anybody: capacity and the round robin's clock are exact with any number
 * of workers.
 * @returns those that are to be carried out.
 * @throws AppError
 */
export function decideLeads(store: AgentStore, hold: Hold, { asked, read, active }: Reading): Promise<readonly KnownLead[]> {
  return store.transaction(async (session) => {
    await lockRouting(session);
    const byId = new Map(read.map((lead) => [lead.id, lead]));
    const wasAsked = new Set(asked);
    const held = (await heldLeads(session, hold, 'new')).filter(({ leadId }) => wasAsked.has(leadId));
    const desk = openDesk({ active, loads: await readLoads(session), now: await readRoutingClock(session) });
    const after = desk.decide(held.flatMap((known) => {
      const lead = byId.get(known.leadId);
      return lead === undefined ? [] : [{ known, read: lead }];
    }));
    await forgetLeads(session, held.flatMap(({ leadId }) => (byId.has(leadId) ? [] : [leadId])));
    await rememberLeads(session, after);
    await setClocks(session, desk.clocks);
    await moveClocks(session, desk.byHand);
    return after.filter(({ state }) => state === 'planned');
  });
}
