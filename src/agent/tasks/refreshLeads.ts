// Keeps what is known of leads from growing old: research that is a week old is done again by itself, and a source that failed is tried again. Politely:
// the longest overdue first, only while nothing else is to do, a bounded number an hour.
import type { CrmClient } from '../../crm/client.ts';
import { readOldResearch } from '../../crm/research/oldResearch.ts';
import type { Gate } from '../gate.ts';
import type { Jobs } from '../jobs.ts';
import type { AgentStore } from '../store.ts';
import { dueLeads } from '../storeLeads.ts';
import { isOnlyWatcher, readRefreshedOn, saveRefreshedOn } from '../storeWatch.ts';

export interface RefreshOptions {
  readonly crm: CrmClient;
  readonly store: AgentStore;
  readonly gate: Gate;
  readonly jobs: Jobs;
  /** In milliseconds. */
  readonly clock: () => number;
}

const EVERY_MS = 300_000;
/** Twelve times an hour, so 240 leads an hour at most, over all services together. */
const LEADS_AT_A_TIME = 20;
/** Behind everything that is new, changed or asked for. */
const LAST = -2_000_000_000;

/**
 * Looks once; does nothing while the agent is paused, while other leads wait, or when it has looked lately.
 * @returns how many leads it put into the queue.
 * @throws AppError
 */
export async function refreshLeads({ crm, store, gate, jobs, clock }: RefreshOptions, signal: AbortSignal): Promise<number> {
  if ((await gate.activeSettings()) === undefined || (await jobs.count('research-lead')) > 0) return 0;
  return store.transaction(async (session) => {
    if (!(await isOnlyWatcher(session))) return 0;
    const now = new Date(clock());
    const last = await readRefreshedOn(session);
    if (last !== undefined && now.getTime() - Date.parse(last) < EVERY_MS) return 0;
    const due = await dueLeads(session, now, LEADS_AT_A_TIME);
    // What this service does not know of, such as after its database was lost, the CRM does.
    const old = due.length < LEADS_AT_A_TIME ? await readOldResearch(crm.during(signal), now, LEADS_AT_A_TIME) : [];
    const leads = [...new Set([...due, ...old])].slice(0, LEADS_AT_A_TIME);
    await jobs.add('research-lead', leads.map((key) => ({ key, priority: LAST })), session);
    await saveRefreshedOn(session, now.toISOString());
    return leads.length;
  });
}
