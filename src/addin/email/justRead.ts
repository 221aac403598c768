// What an email that was open here calls for, before the CRM or the agent know of it: Home suggests the same as the email's own screen.
import type { OwnLead } from '../../crm/ownLeads.ts';
import type { LeadEmail } from '../../domain/leadEmails.ts';
import type { SuggestedAction } from '../../domain/actions/action.ts';
import type { Id } from '../../domain/records.ts';
import type { SeenEmail } from '../home/homeMemory.ts';

/** The suggestion as it is kept with its email: in codes and figures, without the words it was read from. */
export function keptAction({ kind, performs, reasons, until }: SuggestedAction): SuggestedAction {
  return { kind, performs, reasons: reasons.slice(0, 3).map(({ code, params }) => ({ code, ...(params === undefined ? {} : { params }) })), ...(until === undefined ? {} : { until }) };
}

/**
 * The leads, each suggested what its newest email calls for where that email was open here and nobody has written since.
 * @param emails what the CRM has; once it holds that email and the lead was researched after it, the agent's suggestion counts.
 */
export function asJustRead(leads: readonly OwnLead[], seen: Iterable<SeenEmail>, emails: readonly LeadEmail[]): readonly OwnLead[] {
  const newest = new Map<Id<'lead'>, LeadEmail>();
  const read = new Map<string, SeenEmail>();
  const take = (email: LeadEmail): void => {
    const before = newest.get(email.leadId);
    if (before === undefined || Date.parse(before.at) < Date.parse(email.at)) newest.set(email.leadId, email);
  };
  for (const email of seen) {
    read.set(email.key, email);
    take(email);
  }
  const inCrm = new Set(emails.map(({ key }) => key));
  emails.forEach(take);
  return leads.map((own) => {
    const { lead, research } = own;
    const key = newest.get(lead.id)?.key ?? '';
    const { action, at } = read.get(key) ?? {};
    if (research === undefined || action === undefined || at === undefined) return own;
    const isConsidered = inCrm.has(key) && Date.parse(research.researchedOn ?? '') > Date.parse(at);
    return isConsidered ? own : { ...own, research: { ...research, action } };
  });
}
