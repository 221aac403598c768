// Tells the CRM how many leads everybody has, where that changed.
import type { CrmClient } from '../../crm/client.ts';
import { showLoads } from '../../crm/routing/shownLoads.ts';
import { readLoads } from '../routing/loads.ts';
import type { AgentStore } from '../store.ts';

/** A task that remembers what it told last: where nothing changed it asks nobody anything. */
export function createLoadsTask({ crm, store }: { readonly crm: CrmClient; readonly store: AgentStore }): (signal: AbortSignal) => Promise<void> {
  let told = '';
  return async (signal) => {
    const loads = await readLoads(store);
    const now = JSON.stringify([...loads].sort(([one], [two]) => (one < two ? -1 : 1)).map(([id, { open, lastAssignedAt }]) => [id, open, lastAssignedAt]));
    if (now === told) return;
    await showLoads(crm.during(signal), loads);
    told = now;
  };
}
