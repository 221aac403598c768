// Whom a draft is written to: name for the greeting and addresses. An address out of a mail's text never becomes a recipient.
import { quotable } from './draftQuoting.ts';
import type { Tone } from './draftStyle.ts';
import { phrasesOf } from './draftTemplate.ts';
import { addressKeys, normalizeAddress } from '../email.ts';
import type { Email } from '../email.ts';
import type { Language } from '../languages.ts';
import type { LeadFacts } from '../leadFacts.ts';
import type { SuggestedAction } from '../actions/action.ts';
import type { Address } from '../records.ts';

interface WrittenTo {
  readonly facts: LeadFacts;
  readonly email?: Email;
  /** Somebody else the draft is for, in place of who wrote the mail. */
  readonly person?: SuggestedAction['person'];
}

/** First and last name of the lead as far as known; '' when neither is. */
export function leadName(facts: LeadFacts): string {
  return quotable([facts.lead.name.first, facts.lead.name.last].filter((part) => part !== undefined).join(' '), 80);
}

/** The name in the greeting; undefined when nobody knows it. */
export function nameForGreeting({ facts, email, person }: WrittenTo, language: Language, tone: Tone): string | undefined {
  const named = (name: string): string | undefined => (name === '' ? undefined : name);
  if (person !== undefined) return named(quotable(person.name ?? '', 80));
  // Somebody else at the lead's company, or in the lead's conversation, is greeted by the own name, not by the lead's.
  const sender = email?.mode === 'read' ? email.from : undefined;
  if (sender !== undefined && !isLeadsAddress(sender.address, facts)) return named(quotable(sender.name?.includes('@') === true ? '' : (sender.name ?? ''), 80));
  const first = phrasesOf(language).firstNameIn.includes(tone) ? quotable(facts.lead.name.first ?? '', 60) : '';
  return named(first) ?? named(leadName(facts));
}

/** Only people of the mail itself or of the CRM. */
export function recipientsOf({ facts, email, person }: WrittenTo): readonly Address[] {
  if (person !== undefined) {
    const wanted = person.address === undefined ? undefined : normalizeAddress(person.address);
    const known = [...(email?.to ?? []), ...(email?.cc ?? [])].find(({ address }) => normalizeAddress(address) === wanted);
    return known === undefined ? [] : [known];
  }
  if (email !== undefined && email.mode === 'read' && email.from.address !== '') return [email.from];
  return facts.lead.email === undefined ? [] : [{ address: facts.lead.email, name: leadName(facts) }];
}

function isLeadsAddress(address: string, facts: LeadFacts): boolean {
  const keys = new Set(addressKeys(address));
  const known = [facts.lead.email, ...facts.lead.otherEmails, facts.contact?.email, ...(facts.contact?.otherEmails ?? [])];
  return known.some((candidate) => candidate !== undefined && addressKeys(candidate).some((key) => keys.has(key)));
}
