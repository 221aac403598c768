// The whole sample: written and made rows together, and the fixed id of each, which follows from its place in its list.
import { sampleId } from '../../domain/sampleId.ts';
import { writtenAccounts, writtenContacts, writtenOpportunities, type SampleAccount, type SampleContact, type SampleOpportunity } from './accounts.ts';
import { mailboxEmails, writtenActivities, type SampleActivity, type SampleEmail } from './activities.ts';
import { sampleInsights } from './insights.ts';
import { writtenLeads, type SampleLead } from './leads.ts';
import { contactEmails, madeHistory } from './made/history.ts';
import { madeRelations, madeSampleLeads } from './made/relations.ts';

export const sampleLeads: readonly SampleLead[] = [...writtenLeads, ...madeSampleLeads];
export const sampleAccounts: readonly SampleAccount[] = [...writtenAccounts, ...madeRelations.accounts];
export const sampleContacts: readonly SampleContact[] = [...writtenContacts, ...madeRelations.contacts];
export const sampleOpportunities: readonly SampleOpportunity[] = [...writtenOpportunities, ...madeRelations.opportunities];
export const sampleEmails: readonly SampleEmail[] = [...mailboxEmails, ...madeHistory.emails];
export const sampleActivities: readonly SampleActivity[] = [...writtenActivities, ...madeHistory.activities];

/** The first four digits of an id tell the table. */
const blocks = { account: 'acc0', contact: 'c0a7', lead: '1ead', opportunity: '0bb0', email: 'e3a1', contactEmail: 'e3a2', activity: 'ac71', insight: '1451' } as const;

/** The id of the row at that place of its list. Activities of all kinds share one table, hence blocks of their own. */
export function placedId(kind: keyof typeof blocks, place: number): string {
  return sampleId(blocks[kind], place);
}

const lists = { account: sampleAccounts, contact: sampleContacts, lead: sampleLeads } as const;
const keyed = Object.fromEntries(Object.entries(lists).map(([kind, rows]) => [kind, new Map(rows.map(({ key }, place) => [key, place]))]));

/** The id of the account, contact or lead with that key. @throws Error on a key that no row has. */
export function keyedId(kind: keyof typeof lists, key: string): string {
  const place = keyed[kind]?.get(key);
  if (place === undefined) throw new Error(`No sample ${kind} is called ${key}.`);
  return placedId(kind, place);
}

/** The lead with that key. @throws Error on a key that no lead has. */
export function leadOfKey(key: string): SampleLead {
  const lead = sampleLeads.find((each) => each.key === key);
  if (lead === undefined) throw new Error(`No sample lead is called ${key}.`);
  return lead;
}

/** How many rows of each kind there are; with `placedId`, every id the sample can have. */
export const sampleCounts = {
  account: sampleAccounts.length, contact: sampleContacts.length, lead: sampleLeads.length, opportunity: sampleOpportunities.length,
  email: sampleEmails.length, contactEmail: contactEmails.length, activity: sampleActivities.length, insight: sampleInsights.length,
} as const;
