// Who doesn't want to be shown is gone from every list of colleagues within a look of the watcher, not with each lead's next research. Also while
// the agent is paused: taking a name away asks nothing of anybody.
import type { CrmClient } from '../../crm/client.ts';
import { readHidings, removeColleague } from '../../crm/colleagues.ts';
import { readConsentOf } from '../../crm/research/consents.ts';
import type { Session } from '../store.ts';
import { readObeyed, saveObeyed } from '../storeWatch.ts';

export interface HidingOptions {
  readonly crm: CrmClient;
  readonly store: Session;
  /** In milliseconds. */
  readonly clock: () => number;
}

/** Research that began before a person hid may still write their name: until then every look takes it away again. Longer than a job lasts and clocks differ. */
const SETTLED_MS = 180_000;

/**
 * Looks once.
 * @returns how many lists named somebody who hides.
 * @throws AppError
 */
export async function hideColleagues({ crm, store, clock }: HidingOptions, signal: AbortSignal): Promise<number> {
  const during = crm.during(signal);
  const obeyed = await readObeyed(store);
  const next: Record<string, string> = {};
  let removed = 0;
  for (const { id, version, ownerId, saidOn } of await readHidings(during)) {
    if (obeyed[id] !== version) {
      const word = await readConsentOf(during, ownerId);
      if (word?.hidden === true) removed += await removeColleague(during, ownerId);
      if (clock() - Date.parse(saidOn ?? '') < SETTLED_MS) continue;
    }
    next[id] = version;
  }
  if (JSON.stringify(sorted(next)) !== JSON.stringify(sorted(obeyed))) await saveObeyed(store, next);
  return removed;
}

function sorted(obeyed: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  return Object.entries(obeyed).sort(([one], [two]) => (one < two ? -1 : 1));
}
