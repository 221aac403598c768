// What a first email still misses on a lead and a seller can add at once: its name, and the account its company is.
import type { Id, Lead } from '../domain/records.ts';
import type { CrmClient } from './client.ts';
import type { Row } from './client/row.ts';
import { guid } from './client/odata.ts';

export type LeadCompletion = { readonly kind: 'name'; readonly first: string; readonly last: string } | { readonly kind: 'account'; readonly accountId: Id<'account'> };

/**
 * Writes the addition when nobody changed the lead since it was read; gives back how to take it back.
 * @throws AppError `changed-elsewhere`, `no-permission`, and what the client throws.
 */
export async function completeLead(crm: CrmClient, lead: Lead, completion: LeadCompletion): Promise<() => Promise<void>> {
  const version = await crm.update('leads', lead.id, { body: bodyOf(completion), version: lead.version });
  return async () => {
    await crm.update('leads', lead.id, { body: bodyBefore(lead, completion), version });
  };
}

function bodyOf(completion: LeadCompletion): Row {
  if (completion.kind === 'account') return { 'parentaccountid@odata.bind': `/accounts(${guid(completion.accountId)})` };
  return { firstname: completion.first, lastname: completion.last };
}

function bodyBefore(lead: Lead, completion: LeadCompletion): Row {
  if (completion.kind === 'account') return { 'parentaccountid@odata.bind': lead.accountId === undefined ? null : `/accounts(${guid(lead.accountId)})` };
  return { firstname: lead.name.first ?? null, lastname: lead.name.last ?? null };
}
