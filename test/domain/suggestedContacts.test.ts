import type { Contact, Lead } from '../../src/domain/records.ts';
import { suggestContacts } from '../../src/domain/suggestedContacts.ts';

const lead: Lead = {
  id: 'lead', version: '1', name: { first: 'Jonas', last: 'Brandt' }, email: 'Jonas.Brandt@halvorsen.example', otherEmails: ['jbrandt@gmail.com'],
  status: 'open', doNotEmail: false, ownerId: 'maya', createdOn: '2026-11-01T08:00:00Z', modifiedOn: '2026-11-01T08:00:00Z',
};
const contact = (id: string, more: Partial<Contact>): Contact => ({ id, version: '1', name: 'Somebody', otherEmails: [], ...more });
const suggested = (...contacts: readonly Contact[]): readonly string[] => suggestContacts(lead, contacts).map(({ contact: { id }, why }) => `${id} ${why}`);

test('[R12] the exact address comes first, then another spelling of it, then the same name at the same company', () => {
  const found = suggested(
    contact('name', { name: 'jonas  BRANDT', email: 'info@sales.halvorsen.example' }),
    contact('mailbox', { email: 'jonas.brandt+fair@halvorsen.example' }),
    contact('address', { otherEmails: ['JONAS.BRANDT@HALVORSEN.EXAMPLE'] }),
  );
  expect(found).toEqual(['address same-address', 'mailbox same-mailbox', 'name same-name']);
});

test.each([
  ['the same name elsewhere', { name: 'Jonas Brandt', email: 'jonas@other.example' }],
  ['the same name with a free mail address, whose domain is no company', { name: 'Jonas Brandt', email: 'jonas@gmail.com' }],
  ['a colleague', { name: 'Ida Mortensen', email: 'ida@halvorsen.example' }],
  ['nobody in particular', {}],
])('[R12] %s is not suggested', (_who, more) => {
  expect(suggested(contact('a', more))).toEqual([]);
});

test('[R12] the same name at the lead\'s own account is suggested without any address; a last name alone is not', () => {
  const at = contact('a', { name: 'Jonas Brandt', accountId: 'halvorsen' });
  expect(suggestContacts({ ...lead, accountId: 'halvorsen' }, [at])).toEqual([{ contact: at, why: 'same-name', shared: 'Jonas Brandt' }]);
  expect(suggestContacts({ ...lead, name: { last: 'Brandt' }, accountId: 'halvorsen' }, [contact('b', { name: 'Brandt', accountId: 'halvorsen' })])).toEqual([]);
});

test('[R12] the contact that is connected already is not suggested again', () => {
  expect(suggestContacts({ ...lead, contactId: 'a' }, [contact('a', { email: 'jonas.brandt@halvorsen.example' })])).toEqual([]);
});
