// The SEC's list of listed companies: which number (CIK) a company has there, by its name and only where that leaves no doubt.
import { normalizeCompanyName } from '../../domain/company/companyName.ts';
import { isObject } from './parsedJson.ts';
import type { JsonObject } from './parsedJson.ts';

/**
 * @param list the parsed JSON of `company_tickers.json`: entries with `cik_str`, `ticker`, `title`; a company with several share classes stands there more than once.
 * @returns the number in ten digits; undefined when no company, or more than one, goes by that name.
 */
export function centralIndexKeyOf(list: JsonObject, name: string): string | undefined {
  const wanted = normalizeCompanyName(name);
  if (wanted === '') return undefined;
  const found = new Set<number>();
  for (const entry of Object.values(list)) {
    if (!isObject(entry)) continue;
    const { cik_str: number, title } = entry;
    if (typeof number === 'number' && Number.isSafeInteger(number) && number > 0 && typeof title === 'string' && normalizeCompanyName(title) === wanted) found.add(number);
  }
  const [number] = found;
  return found.size === 1 && number !== undefined ? String(number).padStart(10, '0') : undefined;
}
