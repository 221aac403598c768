// What we write about a lead's address: a seller's word on it, and mails that came back.
import type { PastBounce, ValidationOverride } from '../domain/emailValidation.ts';
import type { Id } from '../domain/records.ts';
import type { CrmClient } from './client.ts';
import type { Row } from './client/row.ts';
import { allOf, equals, equalsId, queryText } from './client/odata.ts';
import { addressTypeValues, addressValidities, bounceFailures, columns } from './tables.ts';

/** Which address of which lead. */
interface AddressOfLead {
  /** Normalized (`normalizeAddress`). */
  readonly address: string;
  readonly leadId: Id<'lead'>;
}

const LONGEST_REASON = 400;
const SET = 'hrz_emailvalidations';

async function earlierRows(crm: CrmClient, { address, leadId }: AddressOfLead): Promise<readonly Row[]> {
  return crm.read(`${SET}?${queryText({ select: columns.hrz_emailvalidation, filter: allOf(equals('hrz_name', address), equalsId('_hrz_leadid_value', leadId)) })}`);
}

/** Writes the new row first: when something breaks in between, an old word too many is left, which the newest outvotes. */
async function replaceRow(crm: CrmClient, of: AddressOfLead, body: Row & { readonly hrz_emailvalidationid: string; readonly hrz_overridden: boolean }): Promise<void> {
  const earlier = await earlierRows(crm, of);
  await crm.create(SET, { hrz_name: of.address, 'hrz_LeadId@odata.bind': `/leads(${of.leadId})`, ...body }, ['hrz_emailvalidationid']);
  const replaced = earlier.filter((row) => (row['hrz_overridden'] === true) === body.hrz_overridden && row['hrz_emailvalidationid'] !== body.hrz_emailvalidationid);
  for (const row of replaced) await crm.remove(SET, String(row['hrz_emailvalidationid']));
}

/**
 * Remembers a seller's word about an address of a lead; it replaces the earlier one whole, so pass both parts to keep both.
 * @param id made by the caller, so that the same press tried again is the same row.
 */
export function saveOverride(crm: CrmClient, id: Id<'emailvalidation'>, override: AddressOfLead & ValidationOverride): Promise<void> {
  return replaceRow(crm, override, {
    hrz_emailvalidationid: id,
    hrz_overridden: true,
    ...(override.validity === undefined ? {} : { hrz_validity: addressValidities[override.validity] }),
    ...(override.type === undefined ? {} : { hrz_addresstype: addressTypeValues[override.type] }),
    ...(override.reason === undefined ? {} : { hrz_reason: override.reason.slice(0, LONGEST_REASON) }),
  });
}

/** Takes a seller's word back: the checks count again. Nothing happens when there is none. */
export async function forgetOverride(crm: CrmClient, of: AddressOfLead): Promise<void> {
  for (const row of await earlierRows(crm, of)) if (row['hrz_overridden'] === true) await crm.remove(SET, String(row['hrz_emailvalidationid']));
}

/**
 * Remembers that a mail to this address came back; of several only the newest is kept. Does nothing for one that is older than the one kept,
 * so opening an old report again changes nothing.
 * @param reason the line of the report that says why.
 */
export async function rememberBounce(crm: CrmClient, id: Id<'emailvalidation'>, bounce: PastBounce & { readonly reason?: string }): Promise<void> {
  const known = (await earlierRows(crm, bounce)).filter((row) => row['hrz_overridden'] !== true).map((row) => Date.parse(String(row['hrz_bouncedon'] ?? '')));
  if (known.some((at) => at >= Math.floor(Date.parse(bounce.at) / 1000) * 1000)) return;
  await replaceRow(crm, bounce, {
    hrz_emailvalidationid: id,
    hrz_overridden: false,
    hrz_bounce: bounceFailures[bounce.failure],
    hrz_bouncedon: bounce.at,
    ...(bounce.reason === undefined ? {} : { hrz_reason: bounce.reason.slice(0, LONGEST_REASON) }),
  });
}
