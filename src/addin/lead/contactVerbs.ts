// Making a contact of the person who wrote the open email, beside making a lead; never a second one without a word from the seller.
import { createContact, deleteContact, findDuplicateContacts, type ContactForm } from '../../crm/contacts.ts';
import { AppError } from '../../domain/errors.ts';
import type { NewLead } from '../../domain/newLead.ts';
import type { Perform } from '../drafting/draftVerbs.ts';
import { crmOf, type Control, type Opened } from '../state.ts';
import type { Verbs } from '../paneVerbs.ts';

/** Creating; taking it back is the session's undo. */
export function contactVerbs({ state, lookUp }: Control, perform: Perform): Pick<Verbs, 'createContact'> {
  return {
    createContact: (form, despiteDuplicates) =>
      perform(async (opened, lasting) => {
        if (!state.online) throw new AppError('offline');
        const crm = crmOf(lasting);
        const contact = contactFormOf(opened, form);
        const found = despiteDuplicates ? [] : await findDuplicateContacts(crm, contact);
        opened.sameContacts = found;
        if (found.length > 0) return;
        const id = (opened.newContactId ??= crypto.randomUUID());
        await createContact(crm, id, contact);
        await lookUp(opened);
        opened.undo = async () => {
          await deleteContact(crm, id);
          delete opened.newContactId;
        };
        opened.justDid = { what: 'contact-created' };
      }),
  };
}

/** The account is the one the CRM knows under exactly this company name; nothing is connected by likeness alone. */
function contactFormOf(opened: Opened, form: NewLead): ContactForm {
  const company = form.company.trim();
  const account = opened.known?.answer.accounts.find((each) => each.name.toLowerCase() === company.toLowerCase());
  return {
    firstName: form.firstName.trim(),
    lastName: form.lastName.trim(),
    company,
    email: form.email.trim(),
    jobTitle: form.jobTitle.trim(),
    ...(account === undefined ? {} : { accountId: account.id }),
  };
}
