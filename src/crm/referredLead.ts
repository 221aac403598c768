// A lead made of the person another lead names. Whoever has a lead already gets no second one.
import { AppError } from '../domain/errors.ts';
import type { Id } from '../domain/records.ts';
import type { CrmClient } from './client.ts';
import { createLead, deleteLead, findDuplicates, type LeadForm } from './leads.ts';
import { equalsId, queryText } from './client/odata.ts';

export interface ReferredLeadChange {
  readonly kind: 'referred-lead';
  /** Of the lead to be made, by us: the same change done twice is one row. */
  readonly id: Id<'lead'>;
  /** The lead who named the person. */
  readonly leadId: Id<'lead'>;
  readonly form: LeadForm;
}

/** Makes the lead, or finds that it was made. @returns the name of the lead the address has already, when it is another. */
export async function performReferredLead(crm: CrmClient, { id, form }: ReferredLeadChange): Promise<{ readonly known?: string }> {
  // Only the address says that it is the same person: two people of one company may share a name.
  const others = (await findDuplicates(crm, { ...form, lastName: '' })).filter((lead) => lead.id !== id);
  const [other] = others;
  if (other !== undefined) return { known: [other.name.first, other.name.last].filter((part) => part !== undefined).join(' ') };
  try {
    await createLead(crm, id, form);
  } catch (error) {
    // Another window may have made the very same lead in between.
    if (!(error instanceof AppError) || error.code !== 'changed-elsewhere' || !(await isThere(crm, id))) throw error;
  }
  return {};
}

/** Removes the lead that was made. One that was not made, or is gone, is no error. */
export async function undoReferredLead(crm: CrmClient, { id }: ReferredLeadChange): Promise<void> {
  if (await isThere(crm, id)) await deleteLead(crm, id);
}

async function isThere(crm: CrmClient, id: Id<'lead'>): Promise<boolean> {
  return (await crm.read(`leads?${queryText({ select: ['leadid'], filter: equalsId('leadid', id) })}`)).length > 0;
}
