// The FetchXML a request names: in its URL, or as a saved or personal view.
import { parseFetch, type FetchQuery } from '../fetch/fetchQuery.ts';
import { noOptions } from '../odata/options.ts';
import { isGuid } from '../odata/resourcePath.ts';
import { readEntity } from '../query/collection.ts';
import type { Table } from '../registry/registry.ts';
import { queryError } from '../webApiError.ts';
import type { Operation } from './operation.ts';

const fetchOptions = ['fetchXml', 'savedQuery', 'userQuery'] as const;

/** The FetchXML of the URL, or of the saved or personal view it names; undefined for OData queries. */
export async function storedOrGivenFetch(operation: Operation, table: Table): Promise<FetchQuery | undefined> {
  const search = operation.url.searchParams;
  const [given, ...rest] = fetchOptions.filter((name) => search.has(name));
  if (!given) return undefined;
  if (rest.length > 0 || [...search.keys()].some((name) => name.startsWith('$'))) throw queryError(`The query parameter ${given} cannot be combined with other query options.`);
  const value = search.get(given) ?? '';
  if (given === 'fetchXml') return parseFetch(value);
  const id = value.replace(/^\{(.*)\}$/, '$1');
  if (!isGuid(id)) throw queryError(`The query parameter ${given} needs the id of a view.`);
  const view = operation.context.registry.tableNamed(given.toLowerCase());
  const { raw } = await readEntity(operation.context, { table: view, id: id.toLowerCase(), options: { ...noOptions, select: ['fetchxml', 'returnedtypecode'] } });
  if (raw['returnedtypecode'] !== table.name) throw queryError(`The view is about '${String(raw['returnedtypecode'])}', the request about '${table.name}'.`);
  return parseFetch(String(raw['fetchxml'] ?? ''));
}
