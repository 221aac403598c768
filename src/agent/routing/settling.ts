// Keeps what the CRM said to a decision: carried out, taken by a person meanwhile, closed, gone, or refused.
import type { Id } from '../../domain/records.ts';
import type { AgentStore } from '../store.ts';
import { forgetLeads, heldLeads, lockRouting, putOff, rememberLeads, type Hold, type KnownLead } from './claims.ts';
import { settled, type Ending, type SettlingBy } from './endings.ts';
import { moveClocks, takeBackClock } from './loads.ts';

const REFUSAL_REST_SECONDS = 5;

export interface Settling extends SettlingBy {
  readonly endings: readonly Ending[];
}

/** Keeps the endings of held leads. @throws AppError */
export function settleLeads(store: AgentStore, hold: Hold, { endings, ...by }: Settling): Promise<void> {
  if (endings.length === 0) return Promise.resolve();
  return store.transaction(async (session) => {
    await lockRouting(session);
    const planned = new Map((await heldLeads(session, hold, 'planned')).map((lead) => [lead.leadId, lead]));
    const after: KnownLead[] = [];
    const gone: Id<'lead'>[] = [];
    for (const ending of endings) {
      const known = planned.get(ending.leadId);
      if (known === undefined) continue;
      if (ending.kind !== 'given') await takeBackClock(session, known);
      const { lead, givenByHand } = settled(known, ending, by);
      await moveClocks(session, givenByHand);
      if (lead === undefined) gone.push(known.leadId);
      else after.push(lead);
    }
    await forgetLeads(session, gone);
    await rememberLeads(session, after);
    await putOff(session, after.filter(({ state }) => state === 'new').map(({ leadId }) => leadId), REFUSAL_REST_SECONDS);
  });
}
