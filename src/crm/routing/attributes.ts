// Seller attributes: what an admin tells sellers apart by. Effective at once; where the values come from can't be changed later.
import { AppError } from '../../domain/errors.ts';
import type { SellerAttribute } from '../../domain/routing/seller.ts';
import { listOf, text } from '../../domain/routing/reading.ts';
import type { CrmClient } from '../client.ts';
import type { Row } from '../client/row.ts';
import { queryText } from '../client/odata.ts';
import { columns } from '../tables.ts';
import { columnText, contentOf } from './jsonColumn.ts';

const SET = 'hrz_sellerattributes';
/** Of the columns. */
const LONGEST = { name: 320, values: 100_000 } as const;
const LEAD_FIELD = /^(lead|account|contact)\.[a-z][a-z0-9_]{0,99}$/;
const values = listOf(text(1, 400), 1_000);

export interface SavedAttribute extends SellerAttribute {
  /** Row version, which a change names. */
  readonly version: string;
}

/** Every attribute, by name. One whose values can't be read has none. @throws AppError */
export async function readAttributes(crm: CrmClient): Promise<readonly SavedAttribute[]> {
  const rows = await crm.read(`${SET}?${queryText({ select: columns.hrz_sellerattribute, orderBy: 'hrz_name,hrz_sellerattributeid' })}`);
  return rows.flatMap((row) => attributeOf(row) ?? []);
}

function attributeOf(row: Row): SavedAttribute | undefined {
  const [id, field] = [row['hrz_sellerattributeid'], row['hrz_field']];
  if (typeof id !== 'string') return undefined;
  return {
    id,
    version: String(row['@odata.etag'] ?? `W/"${String(row['versionnumber'] ?? '')}"`),
    name: typeof row['hrz_name'] === 'string' ? row['hrz_name'] : '',
    values: contentOf(row['hrz_values'], values, '').content ?? [],
    ...(typeof field === 'string' && field !== '' ? { field } : {}),
  };
}

/**
 * Makes an attribute, or writes name and values over the version that was read.
 * @param attribute its id made beforehand; without `version` it is new.
 * @throws AppError `bad-request` for no name, an empty value, the same value twice or no field of a lead; `too-long`; `changed-elsewhere`; `no-permission`.
 */
export async function saveAttribute(crm: CrmClient, { id, version, name, values: given, field }: SellerAttribute & { readonly version?: string }): Promise<void> {
  if (name.trim() === '' || new Set(given).size !== given.length || (field !== undefined && !LEAD_FIELD.test(field))) throw new AppError('bad-request');
  if (name.length > LONGEST.name) throw new AppError('too-long', { params: { most: LONGEST.name, length: name.length } });
  const body = { hrz_name: name, hrz_values: columnText(given, values, LONGEST.values) };
  if (version === undefined) await crm.create(SET, { hrz_sellerattributeid: id, ...body, ...(field === undefined ? {} : { hrz_field: field }) }, ['hrz_sellerattributeid']);
  else await crm.update(SET, id, { body, version });
}

/** Removes an attribute; what sellers had of it is no longer looked at. @throws AppError `changed-elsewhere` when it was changed since it was read. */
export async function removeAttribute(crm: CrmClient, { id, version }: Pick<SavedAttribute, 'id' | 'version'>): Promise<void> {
  await crm.remove(SET, id, version);
}
