// What a seller's press says about a lead's address, as changes that may wait: a word that overrules the checks, and that an email came back.
// Done again they change nothing; taken back, what the seller saw before is true again.
import type { PastBounce, ValidationOverride } from '../domain/emailValidation.ts';
import { AppError } from '../domain/errors.ts';
import type { Id } from '../domain/records.ts';
import type { CrmClient } from './client.ts';
import { forgetOverride, rememberBounce, saveOverride } from './emailValidations.ts';
import { equalsId, queryText } from './client/odata.ts';
import { addressTypeValues, addressValidities } from './tables.ts';

interface OnAddress {
  /** Of the row to be made, by us: the same change done twice is one row. */
  readonly id: Id<'emailvalidation'>;
  readonly leadId: Id<'lead'>;
  /** Normalized (`normalizeAddress`). */
  readonly address: string;
}

/** `at` is a UTC ISO instant. A `word` that says nothing takes the earlier one back; `before` is the word it replaces. */
export type AddressChange =
  | (OnAddress & { readonly kind: 'bounce'; readonly failure: PastBounce['failure']; readonly at: string; readonly reason: string })
  | (OnAddress & { readonly kind: 'address-word'; readonly word: ValidationOverride; readonly before: ValidationOverride });

const SET = 'hrz_emailvalidations';
/** Our own row has no version yet that anybody could have seen. */
const ANY_VERSION = '*';

/** Whether a word leaves everything to the checks. */
export function saysNothing(word: ValidationOverride): boolean {
  return word.validity === undefined && word.type === undefined;
}

/** Does the change, or finds that it was done already. @throws AppError `no-permission`, `not-found`, and what the client throws. */
export async function performAddressChange(crm: CrmClient, change: AddressChange): Promise<void> {
  const { id, address, leadId } = change;
  try {
    if (change.kind === 'address-word') await keepWord(crm, change, change.word);
    else await rememberBounce(crm, id, { address, leadId, failure: change.failure, at: change.at, reason: change.reason });
  } catch (error) {
    // Another window may have done the very same in between.
    if (!(error instanceof AppError) || error.code !== 'changed-elsewhere' || !(await isThere(crm, id))) throw error;
  }
}

/** Takes the change back. What is gone already is no error. */
export async function undoAddressChange(crm: CrmClient, change: AddressChange): Promise<void> {
  if (change.kind === 'address-word') return keepWord(crm, change, change.before);
  if (await isThere(crm, change.id)) await crm.remove(SET, change.id);
}

async function keepWord(crm: CrmClient, of: OnAddress, word: ValidationOverride): Promise<void> {
  if (saysNothing(word)) return forgetOverride(crm, of);
  const { id, address, leadId } = of;
  if (!(await isThere(crm, id))) return saveOverride(crm, id, { ...word, address, leadId });
  // Our own row, from an earlier try or with the word that stood before: in its place, so that at no time no word is kept.
  const { validity, type, reason } = word;
  const body = { hrz_validity: validity === undefined ? null : addressValidities[validity], hrz_addresstype: type === undefined ? null : addressTypeValues[type], hrz_reason: reason ?? null };
  await crm.update(SET, id, { body, version: ANY_VERSION });
}

async function isThere(crm: CrmClient, id: Id<'emailvalidation'>): Promise<boolean> {
  return (await crm.read(`${SET}?${queryText({ select: ['hrz_emailvalidationid'], filter: equalsId('hrz_emailvalidationid', id) })}`)).length > 0;
}
