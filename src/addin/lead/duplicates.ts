// Whether the CRM already has the person of a new lead; a check that gets no answer says "unknown", never "none".
import type { CrmClient } from '../../crm/client.ts';
import { findDuplicates, type LeadForm } from '../../crm/leads.ts';
import type { Opened } from '../state.ts';
import type { NewLead } from '../../domain/newLead.ts';
import type { UnknownScreen } from '../emailScreens.ts';

type Duplicates = UnknownScreen['duplicates'];

/** Checks and shows both the waiting and the answer. */
export async function checkDuplicates(opened: Opened, check: { readonly crm: CrmClient; readonly form: NewLead; readonly changed: () => void }): Promise<void> {
  opened.duplicates = { kind: 'checking' };
  check.changed();
  opened.duplicates = await duplicatesOf(check.crm, check.form);
  check.changed();
}

/** Asks the CRM once. */
export async function duplicatesOf(crm: CrmClient, form: NewLead): Promise<Duplicates> {
  try {
    const leads = await findDuplicates(crm, formOf(form));
    return leads.length === 0 ? { kind: 'none' } : { kind: 'found', leads };
  } catch {
    return { kind: 'unknown' };
  }
}

/** The form as it is saved: without the spaces around its words. */
export function formOf(form: NewLead): LeadForm {
  return { firstName: form.firstName.trim(), lastName: form.lastName.trim(), company: form.company.trim(), email: form.email.trim(), jobTitle: form.jobTitle.trim(), topic: form.topic.trim() };
}
