// Rows of any table by their name, with the caller's own rights: what a condition on a lookup is compared with.
import type { CrmClient } from './client.ts';
import { contains, queryText } from './client/odata.ts';

export interface NamedRow {
  readonly id: string;
  readonly name: string;
}

const MOST = 50;
const LONGEST_WORDS = 100;
const LOGICAL_NAME = /^[a-z][a-z0-9_]{0,99}$/;

/**
 * Rows whose name contains the words, by name; without words the first ones.
 * @param tables logical names, of a lookup's targets.
 * @throws AppError
 */
export async function searchRows(crm: CrmClient, tables: readonly string[], words: string): Promise<readonly NamedRow[]> {
  const found = await Promise.all(tables.filter((table) => LOGICAL_NAME.test(table)).map((table) => rowsOf(crm, table, words.trim().slice(0, LONGEST_WORDS))));
  return found.flat().sort((one, two) => one.name.localeCompare(two.name)).slice(0, MOST);
}

async function rowsOf(crm: CrmClient, table: string, words: string): Promise<readonly NamedRow[]> {
  const described = await crm.readOne(`EntityDefinitions(LogicalName='${table}')?$select=EntitySetName,PrimaryIdAttribute,PrimaryNameAttribute`);
  const [set, id, name] = [described['EntitySetName'], described['PrimaryIdAttribute'], described['PrimaryNameAttribute']];
  if (typeof set !== 'string' || typeof id !== 'string' || typeof name !== 'string' || name === '') return [];
  const rows = await crm.read(`${set}?${queryText({ select: [id, name], ...(words === '' ? {} : { filter: contains(name, words) }), orderBy: `${name},${id}`, top: MOST })}`);
  return rows.flatMap((row) => {
    const [rowId, rowName] = [row[id], row[name]];
    return typeof rowId === 'string' && typeof rowName === 'string' && rowName !== '' ? [{ id: rowId, name: rowName }] : [];
  });
}
