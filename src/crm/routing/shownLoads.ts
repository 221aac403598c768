// How many leads everybody has, as the CRM shows it beside what an admin says of a seller. People read it; nothing is decided by it.
import type { Id } from '../../domain/records.ts';
import type { SellerLoad } from '../../domain/routing/seller.ts';
import type { CrmClient } from '../client.ts';
import type { Row } from '../client/row.ts';
import { queryText } from '../client/odata.ts';

const PAGE = 5_000;
const MOST_AT_ONCE = 1_000;

/**
 * Brings the shown figures of all sellers up to date; who has none before has none afterwards.
 * @returns how many were out of date.
 * @throws AppError
 */
export async function showLoads(crm: CrmClient, loads: ReadonlyMap<Id<'user'>, SellerLoad>): Promise<number> {
  const stale: { readonly id: string; readonly body: Row }[] = [];
  for await (const page of crm.pages(`hrz_sellers?${queryText({ select: ['hrz_sellerid', 'hrz_open', 'hrz_lastassignedon'], orderBy: 'hrz_sellerid' })}`, PAGE)) stale.push(...page.flatMap((row) => staleOf(row, loads) ?? []));
  for (let start = 0; start < stale.length; start += MOST_AT_ONCE) {
    // Whoever changed the row meanwhile: these columns are nobody else's. A row that is gone isn't made again.
    await crm.changeEach(stale.slice(start, start + MOST_AT_ONCE).map(({ id, body }) => ({ kind: 'update', set: 'hrz_sellers', id, version: '*', body })));
  }
  return stale.length;
}

function staleOf(row: Row, loads: ReadonlyMap<Id<'user'>, SellerLoad>): { readonly id: string; readonly body: Row } | undefined {
  const id = row['hrz_sellerid'];
  if (typeof id !== 'string') return undefined;
  const { open, lastAssignedAt } = loads.get(id) ?? { open: 0 };
  const shownAt = typeof row['hrz_lastassignedon'] === 'string' ? Date.parse(row['hrz_lastassignedon']) : undefined;
  // The CRM keeps whole seconds.
  const isSameTime = (lastAssignedAt === undefined ? undefined : Math.floor(lastAssignedAt / 1000)) === (shownAt === undefined ? undefined : Math.floor(shownAt / 1000));
  if (row['hrz_open'] === open && isSameTime) return undefined;
  return { id, body: { hrz_open: open, hrz_lastassignedon: lastAssignedAt === undefined ? null : new Date(lastAssignedAt).toISOString() } };
}
