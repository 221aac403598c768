// Contacts made from an email: whether the CRM has the person already, making one, taking it back.
import type { Contact, Id } from '../domain/records.ts';
import type { CrmClient } from './client.ts';
import { allOf, anyOf, equals, guid, queryText, startsWith, type Filter } from './client/odata.ts';
import { contactOf } from './records.ts';
import { columns } from './tables.ts';

/** What a new contact is made of; empty text is left out. */
export interface ContactForm {
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string;
  readonly email: string;
  readonly jobTitle: string;
  /** The account of that company, when the CRM has it. */
  readonly accountId?: Id<'account'>;
}

const MOST_DUPLICATES = 5;

/** Contacts that may be the same person: same address, or same last name at an account of that company (the duplicate rule of O6). @throws AppError */
export async function findDuplicateContacts(crm: CrmClient, form: ContactForm): Promise<readonly Contact[]> {
  const filters: Filter[] = [];
  if (form.email !== '') for (const column of ['emailaddress1', 'emailaddress2', 'emailaddress3']) filters.push(equals(column, form.email));
  if (form.lastName !== '' && form.company !== '') filters.push(allOf(equals('lastname', form.lastName), startsWith('parentcustomerid_account/name', form.company)));
  if (filters.length === 0) return [];
  const rows = await crm.read(`contacts?${queryText({ select: columns.contact, filter: anyOf(...filters), orderBy: 'modifiedon desc', top: MOST_DUPLICATES })}`);
  return rows.map(contactOf);
}

/** Creates a contact under the given id, so that the same press tried again is the same row. It belongs to the caller. @throws AppError */
export async function createContact(crm: CrmClient, id: Id<'contact'>, form: ContactForm): Promise<Contact> {
  const body: Record<string, unknown> = { contactid: id, lastname: form.lastName };
  const optional = { firstname: form.firstName, emailaddress1: form.email, jobtitle: form.jobTitle };
  for (const [column, value] of Object.entries(optional)) if (value !== '') body[column] = value;
  if (form.accountId !== undefined) body['parentcustomerid_account@odata.bind'] = `/accounts(${guid(form.accountId)})`;
  return contactOf(await crm.create('contacts', body, columns.contact));
}

/** Takes back a contact created a moment ago. @throws AppError */
export function deleteContact(crm: CrmClient, id: Id<'contact'>): Promise<void> {
  return crm.remove('contacts', id);
}
