// How far the agent has come with getting to know the leads after it was activated, as the CRM has it.
import type { CrmClient, Row } from './client.ts';
import { queryText } from './odata.ts';
import { columns } from './tables.ts';

export interface AgentProgress {
  /** Leads to get to know; `done` and `failed` are counted up to it. */
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  /** UTC ISO instants. */
  readonly startedOn?: string;
  readonly finishedOn?: string;
}

/** The newest run; undefined before the first. @throws AppError */
export async function readAgentProgress(crm: CrmClient): Promise<AgentProgress | undefined> {
  const rows = await crm.read(`hrz_agentruns?${queryText({ select: columns.hrz_agentrun, orderBy: 'hrz_startedon desc', top: 1 })}`);
  return rows[0] === undefined ? undefined : progressOf(rows[0]);
}

function progressOf(row: Row): AgentProgress {
  const count = (column: string): number => {
    const value = row[column];
    return typeof value === 'number' && value > 0 ? value : 0;
  };
  const [startedOn, finishedOn] = [row['hrz_startedon'], row['hrz_finishedon']];
  return {
    total: count('hrz_total'),
    done: count('hrz_done'),
    failed: count('hrz_failed'),
    ...(typeof startedOn === 'string' ? { startedOn } : {}),
    ...(typeof finishedOn === 'string' ? { finishedOn } : {}),
  };
}
