// The account and the contact a lead is connected to: found by words, connected and disconnected by a press, guarded by the version the seller saw.
import type { Account, Contact, Id, Lead } from '../domain/records.ts';
import type { CrmClient } from './client.ts';
import { anyOf, contains, guid, queryText } from './client/odata.ts';
import { accountOf, contactOf } from './records.ts';
import { columns } from './tables.ts';

/** What a lead is to be connected to; without an id it is disconnected. */
export interface LeadLink {
  readonly kind: 'account' | 'contact';
  readonly id?: Id<'account' | 'contact'>;
}

const MOST_FOUND = 10;
const navigations = { account: 'parentaccountid', contact: 'parentcontactid' } as const;
const sets = { account: 'accounts', contact: 'contacts' } as const;

/** The link that stands now, to be put back by undo. */
export function linkOf(lead: Lead, kind: LeadLink['kind']): LeadLink {
  const id = kind === 'account' ? lead.accountId : lead.contactId;
  return id === undefined ? { kind } : { kind, id };
}

/**
 * Connects or disconnects.
 * @param lead as the seller saw it.
 * @returns the lead's new version.
 * @throws AppError `changed-elsewhere`, `not-found` for a row that is gone, `no-permission`, and what the client throws.
 */
export function setLink(crm: CrmClient, lead: Pick<Lead, 'id' | 'version'>, link: LeadLink): Promise<string> {
  const target = link.id === undefined ? null : `/${sets[link.kind]}(${guid(link.id)})`;
  return crm.update('leads', lead.id, { body: { [`${navigations[link.kind]}@odata.bind`]: target }, version: lead.version });
}

/** Accounts whose name or website has the words, at most ten. @throws AppError */
export async function searchAccounts(crm: CrmClient, words: string): Promise<readonly Account[]> {
  const wanted = words.trim();
  if (wanted === '') return [];
  const rows = await crm.read(`accounts?${queryText({ select: columns.account, filter: anyOf(contains('name', wanted), contains('websiteurl', wanted)), orderBy: 'name', top: MOST_FOUND })}`);
  return rows.map(accountOf);
}

/** Contacts whose name or address has the words, at most ten. @throws AppError */
export async function searchContacts(crm: CrmClient, words: string): Promise<readonly Contact[]> {
  const wanted = words.trim();
  if (wanted === '') return [];
  const rows = await crm.read(`contacts?${queryText({ select: columns.contact, filter: anyOf(contains('fullname', wanted), contains('emailaddress1', wanted)), orderBy: 'fullname', top: MOST_FOUND })}`);
  return rows.map(contactOf);
}
