// How far the agent has come with getting to know the leads after activation, as both sides see it: one row.
import { AppError } from '../../domain/errors.ts';
import type { CrmClient } from '../client.ts';
import type { Row } from '../client/row.ts';
import { guid, queryText } from '../client/odata.ts';
import { columns } from '../tables.ts';

export interface AgentRun {
  /** Row version. */
  readonly version: string;
  /** Leads of the run; `done` and `failed` count up to it. */
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  /** UTC ISO instant: the activation it belongs to. */
  readonly startedOn?: string;
  /** UTC ISO instant; undefined while it goes on. */
  readonly finishedOn?: string;
}

const SET = 'hrz_agentruns';
/** An organization has one row: two services that make it at once make the same one. */
const ONLY_ID = '6b1f7c94-2d3e-4f08-9a57-e0c4b2d81a63';

/** The run of the last activation; undefined before the first. @throws AppError */
export async function readAgentRun(crm: CrmClient): Promise<AgentRun | undefined> {
  try {
    return runOf(await crm.readOne(`${SET}(${guid(ONLY_ID)})?${queryText({ select: columns.hrz_agentrun })}`));
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return undefined;
    throw error;
  }
}

/**
 * Writes how far it is.
 * @param before the row as it was when the figures were counted; undefined where there was none.
 * @throws AppError `changed-elsewhere` when another service wrote in between: count again.
 */
export async function saveAgentRun(crm: CrmClient, run: Omit<AgentRun, 'version'>, before: AgentRun | undefined): Promise<void> {
  const body = { hrz_name: 'Agent run', hrz_total: run.total, hrz_done: run.done, hrz_failed: run.failed, hrz_startedon: run.startedOn ?? null, hrz_finishedon: run.finishedOn ?? null };
  if (before === undefined) await crm.create(SET, { hrz_agentrunid: ONLY_ID, ...body }, ['hrz_agentrunid']);
  else await crm.update(SET, ONLY_ID, { body, version: before.version });
}

function runOf(row: Row): AgentRun {
  const count = (column: string): number => (typeof row[column] === 'number' ? row[column] : 0);
  const [startedOn, finishedOn] = [row['hrz_startedon'], row['hrz_finishedon']];
  return {
    version: String(row['@odata.etag'] ?? `W/"${String(row['versionnumber'] ?? '')}"`),
    total: count('hrz_total'),
    done: count('hrz_done'),
    failed: count('hrz_failed'),
    ...(typeof startedOn === 'string' ? { startedOn } : {}),
    ...(typeof finishedOn === 'string' ? { finishedOn } : {}),
  };
}
