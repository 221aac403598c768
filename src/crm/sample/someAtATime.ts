// Hundreds of rows, some at a time: which of them are there, and work done with a few at once.
import type { CrmClient } from '../client.ts';
import { anyOf, equalsId, queryText } from '../client/odata.ts';
import { primaryIds, type EntitySet } from '../tables.ts';
import { AppError } from '../../domain/errors.ts';

/** Rows in one request. All changes of a request happen or none. */
export const ROWS_TOGETHER = 20;
/** So many requests on their way. */
export const REQUESTS_AT_ONCE = 4;

/** The list in parts of that size, the last one shorter. */
export function chunks<Value>(list: readonly Value[], size: number): readonly (readonly Value[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, place) => list.slice(place * size, (place + 1) * size));
}

/** Does the work for each, so many at once; answers in order. After a failure nothing new begins, and it throws that failure. */
export async function inTurns<Work, Result>(list: readonly Work[], atOnce: number, work: (each: Work) => Promise<Result>): Promise<readonly Result[]> {
  const results: Result[] = [];
  const waiting = list.entries();
  let hasFailed = false;
  const worker = async (): Promise<void> => {
    for (const [place, each] of waiting) {
      if (hasFailed) return;
      results[place] = await work(each).catch((error: unknown) => {
        hasFailed = true;
        throw error;
      });
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, list.length) }, worker));
  return results;
}

/** Those of the ids that the set has a row for. @throws AppError */
export async function presentIds(crm: CrmClient, set: EntitySet, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const key = primaryIds[set];
  const paths = chunks(ids, ROWS_TOGETHER).map((some) => `${set}?${queryText({ select: [key], filter: anyOf(...some.map((id) => equalsId(key, id))) })}`);
  const found = await inTurns(chunks(paths, ROWS_TOGETHER), REQUESTS_AT_ONCE, async (together) => {
    const answers = await crm.readAll(together.map((path) => ({ path })));
    return answers.flatMap((rows) => {
      if (rows instanceof AppError) throw rows;
      return rows.map((row) => String(row[key]).toLowerCase());
    });
  });
  return new Set(found.flat());
}

export function hasCode(error: unknown, code: AppError['code']): boolean {
  return error instanceof AppError && error.code === code;
}
