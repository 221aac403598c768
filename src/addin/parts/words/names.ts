// How people and companies are named on screen.
import type { Lead } from '../../../domain/records.ts';
import { t } from '../../strings.ts';

/** The lead's full name, else its address, else its company. Never empty. */
export function leadName(lead: Lead): string {
  const name = [lead.name.first, lead.name.last].filter(Boolean).join(' ').trim();
  return name || lead.email || lead.companyName || t('identity.no-name');
}

/** What a seller calls the lead in a sentence: the first name, else the full one. */
export function shortName(lead: Lead): string {
  return lead.name.first?.trim() || leadName(lead);
}

/** Job title and company, or the one we know. */
export function leadDetail(lead: Lead): string {
  if (lead.jobTitle !== undefined && lead.companyName !== undefined) {
    return t('identity.detail', { title: lead.jobTitle, company: lead.companyName });
  }
  return lead.jobTitle ?? lead.companyName ?? lead.email ?? '';
}

/** At most two letters for the round picture; empty when the name has none. */
export function initialsOf(name: string): string {
  const words = name.includes('@') ? [name] : name.split(/\s+/);
  const letters = words.map((word) => /\p{L}/u.exec(word)?.[0] ?? '').filter(Boolean);
  const first = letters[0] ?? '';
  const last = letters.length > 1 ? (letters[letters.length - 1] ?? '') : '';
  return (first + last).toLocaleUpperCase();
}

/**
 * The first words of a company that tell it from the others, as people say it: "Brightwater" of "Brightwater Bottling".
 * The full name when a short one would be unclear.
 */
export function shortCompany(company: string, others: readonly string[]): string {
  const words = company.split(/\s+/).filter(Boolean);
  for (let length = 1; length < words.length; length += 1) {
    const short = words.slice(0, length).join(' ');
    const isTelling = short.length >= 4 && !/^(the|der|die|das|les|los|las)$/i.test(short) && !/[&+,-]$/.test(short);
    const isUnique = others.every((other) => other === company || !other.toLowerCase().startsWith(short.toLowerCase()));
    if (isTelling && isUnique) return short;
  }
  return company;
}
