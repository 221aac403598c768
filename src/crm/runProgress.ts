// How far the agent has come with the newest leads after activation, as the row it keeps says.
import type { CrmClient, Row } from './client.ts';
import { queryText } from './odata.ts';
import { columns } from './tables.ts';

export interface RunProgress {
  readonly total: number;
  /** Leads dealt with, those that failed included. */
  readonly done: number;
  readonly failed: number;
  /** UTC ISO instants. */
  readonly startedOn?: string;
  readonly finishedOn?: string;
}

/** The newest run; undefined before the first. @throws AppError */
export async function readRunProgress(crm: CrmClient): Promise<RunProgress | undefined> {
  const rows = await crm.read(`hrz_agentruns?${queryText({ select: columns.hrz_agentrun, orderBy: 'hrz_startedon desc', top: 1 })}`);
  const row = rows[0];
  if (row === undefined) return undefined;
  return { total: numberIn(row, 'hrz_total'), done: numberIn(row, 'hrz_done'), failed: numberIn(row, 'hrz_failed'), ...instantIn(row, 'startedOn', 'hrz_startedon'), ...instantIn(row, 'finishedOn', 'hrz_finishedon') };
}

function numberIn(row: Row, column: string): number {
  const value = row[column];
  return typeof value === 'number' ? value : 0;
}

function instantIn<Name extends string>(row: Row, name: Name, column: string): Partial<Record<Name, string>> {
  const value = row[column];
  return typeof value === 'string' ? ({ [name]: value } as Partial<Record<Name, string>>) : {};
}
