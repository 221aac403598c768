// The sample as rows of the Web API: every row under its fixed id, with its owner, in waves of which each only points to earlier ones.
import type { Row } from '../client/row.ts';
import { insightBody } from '../research/insights.ts';
import { primaryIds, type EntitySet } from '../tables.ts';
import type { Id } from '../../domain/records.ts';
import type { SampleAccount, SampleContact, SampleOpportunity } from './accounts.ts';
import type { SampleActivity, SampleEmail } from './activities.ts';
import { keyedId, leadOfKey, placedId, sampleAccounts, sampleActivities, sampleContacts, sampleEmails, sampleLeads, sampleOpportunities } from './everything.ts';
import { sampleInsights, type SampleInsight } from './insights.ts';
import { industries, leadSources, ratings, writtenLeads, type SampleLead } from './leads.ts';
import { contactEmails, type ContactEmail } from './made/history.ts';
import type { RowOwners } from './people.ts';

export interface SampleRow {
  readonly set: EntitySet;
  /** Stands in the body too. */
  readonly id: string;
  /** Of a new row; the owner is bound in it. */
  readonly body: Row;
  /** Where it isn't that of a new row: Dataverse takes a state only as a change. */
  readonly state?: { readonly statecode: number; readonly statuscode: number };
  readonly ownerId: Id<'user'>;
}

/** What rows are made for. */
interface Setting {
  readonly ownerOf: RowOwners;
  readonly now: Date;
}

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** All rows. Dates are relative to `now`. The written leads come last of the leads: newest changes are listed first in many places. */
export async function sampleRows(ownerOf: RowOwners, now: Date): Promise<readonly (readonly SampleRow[])[]> {
  const setting = { ownerOf, now };
  const written = writtenLeads.length;
  const leads = sampleLeads.map((lead) => leadRow(lead, setting));
  return [
    sampleAccounts.map((account) => accountRow(account, setting)),
    sampleContacts.map((contact) => contactRow(contact, setting)),
    leads.slice(written),
    leads.slice(0, written),
    [
      ...sampleOpportunities.map((opportunity, place) => opportunityRow(opportunity, place, setting)),
      ...sampleEmails.map((email, place) => emailRow(email, place, setting)),
      ...contactEmails.map((email, place) => contactEmailRow(email, place, setting)),
      ...sampleActivities.map((activity, place) => activityRow(activity, place, setting)),
      ...(await Promise.all(sampleInsights.map((insight, place) => insightRow(insight, place, setting)))),
    ],
  ];
}

const instant = (now: Date, minutes: number): string => new Date(now.getTime() + minutes * MINUTE).toISOString().replace(/\.\d+Z$/, 'Z');

interface RowParts {
  readonly set: EntitySet;
  readonly id: string;
  readonly ownerId: Id<'user'>;
  readonly state?: SampleRow['state'];
}

/** Leaves out what is not known: a row never carries an empty text. */
function rowOf({ set, id, ownerId, state }: RowParts, columns: Row): SampleRow {
  const known = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
  return { set, id, ownerId, body: { [primaryIds[set]]: id, ...known, 'ownerid@odata.bind': `/systemusers(${ownerId})` }, ...(state === undefined ? {} : { state }) };
}

function accountRow(account: SampleAccount, { ownerOf }: Setting): SampleRow {
  return rowOf({ set: 'accounts', id: keyedId('account', account.key), ownerId: ownerOf(account.owner).userId }, {
    name: account.name,
    websiteurl: account.website,
    emailaddress1: account.email,
    telephone1: account.phone,
    industrycode: industries[account.industry],
    numberofemployees: account.employees,
    revenue: account.revenue,
    address1_country: account.country,
    address1_city: account.city,
    customertypecode: account.relationship === 'customer' ? 3 : 8,
    description: account.description,
  });
}

function contactRow(contact: SampleContact, { ownerOf }: Setting): SampleRow {
  return rowOf({ set: 'contacts', id: keyedId('contact', contact.key), ownerId: ownerOf(contact.owner).userId }, {
    firstname: contact.firstName,
    lastname: contact.lastName,
    emailaddress1: contact.email,
    emailaddress2: contact.otherEmail,
    jobtitle: contact.jobTitle,
    telephone1: contact.phone,
    'parentcustomerid_account@odata.bind': contact.account && `/accounts(${keyedId('account', contact.account)})`,
  });
}

const closedStates = {
  qualified: { statecode: 1, statuscode: 3 },
  'cannot contact': { statecode: 2, statuscode: 5 },
  'no longer interested': { statecode: 2, statuscode: 6 },
} as const;

function leadRow(lead: SampleLead, { ownerOf, now }: Setting): SampleRow {
  const state = lead.closed && closedStates[lead.closed];
  return rowOf({ set: 'leads', id: keyedId('lead', lead.key), ownerId: ownerOf(lead.owner).userId, ...(state === undefined ? {} : { state }) }, {
    subject: lead.topic,
    description: lead.description,
    firstname: lead.firstName,
    lastname: lead.lastName,
    emailaddress1: lead.email,
    emailaddress2: lead.otherEmail,
    jobtitle: lead.jobTitle,
    companyname: lead.company,
    websiteurl: lead.website,
    telephone1: lead.phone,
    leadsourcecode: leadSources[lead.source],
    leadqualitycode: ratings[lead.rating],
    industrycode: industries[lead.industry],
    numberofemployees: lead.employees,
    estimatedamount: lead.amount,
    budgetamount: lead.budget,
    address1_country: lead.country,
    address1_city: lead.city,
    donotemail: lead.doNotEmail,
    statuscode: state === undefined && lead.contacted ? 2 : 1,
    overriddencreatedon: instant(now, -lead.createdDaysAgo * 1440),
    'parentaccountid@odata.bind': lead.account && `/accounts(${keyedId('account', lead.account)})`,
    'parentcontactid@odata.bind': lead.contact && `/contacts(${keyedId('contact', lead.contact)})`,
  });
}

const stages = { Qualify: 0, Develop: 1, Propose: 2, Close: 3 } as const;

function opportunityRow(opportunity: SampleOpportunity, place: number, { ownerOf, now }: Setting): SampleRow {
  const account = `/accounts(${keyedId('account', opportunity.account)})`;
  return rowOf({ set: 'opportunities', id: placedId('opportunity', place), ownerId: ownerOf(opportunity.owner).userId }, {
    name: opportunity.name,
    'customerid_account@odata.bind': account,
    'parentaccountid@odata.bind': account,
    'parentcontactid@odata.bind': opportunity.contact && `/contacts(${keyedId('contact', opportunity.contact)})`,
    'originatingleadid@odata.bind': opportunity.lead && `/leads(${keyedId('lead', opportunity.lead)})`,
    salesstage: stages[opportunity.stage],
    stepname: opportunity.stage,
    estimatedvalue: opportunity.value,
    estimatedclosedate: new Date(now.getTime() + opportunity.closesInDays * DAY).toISOString().slice(0, 10),
    opportunityratingcode: ratings[opportunity.rating],
  });
}

/** The other side of an email. */
interface Correspondent {
  readonly table: 'lead' | 'contact';
  readonly id: string;
  readonly address?: string;
}

interface Correspondence extends Pick<SampleEmail, 'owner' | 'direction' | 'minutesAgo' | 'messageId' | 'subject'> {
  readonly other: Correspondent;
  /** Navigation property and path of what it is about. */
  readonly regarding: readonly [property: string, path: string];
  readonly text: string;
}

const emailStates = { out: { statecode: 1, statuscode: 3 }, in: { statecode: 1, statuscode: 4 } } as const;

function correspondenceRow(id: string, email: Correspondence, { ownerOf, now }: Setting): SampleRow {
  const { userId, address } = ownerOf(email.owner);
  const { other } = email;
  const at = instant(now, -email.minutesAgo);
  const isOut = email.direction === 'out';
  const paths = { lead: `/leads(${other.id})`, contact: `/contacts(${other.id})` };
  return rowOf({ set: 'emails', id, ownerId: userId, state: emailStates[email.direction] }, {
    subject: email.subject,
    description: `<p>${email.text}</p>`,
    directioncode: isOut,
    messageid: `<${email.messageId}>`,
    sender: isOut ? address : other.address,
    torecipients: isOut ? other.address : address,
    [`${email.regarding[0]}@odata.bind`]: email.regarding[1],
    email_activity_parties: [
      { 'partyid_systemuser@odata.bind': `/systemusers(${userId})`, participationtypemask: isOut ? 1 : 2, addressused: address },
      { [`partyid_${other.table}@odata.bind`]: paths[other.table], participationtypemask: isOut ? 2 : 1, addressused: other.address },
    ],
    actualstart: at,
    actualend: at,
    overriddencreatedon: at,
  });
}

function emailRow(email: SampleEmail, place: number, setting: Setting): SampleRow {
  const id = keyedId('lead', email.lead);
  const other = { table: 'lead', id, address: leadOfKey(email.lead).email } as const;
  return correspondenceRow(placedId('email', place), { ...email, other, regarding: ['regardingobjectid_lead_email', `/leads(${id})`] }, setting);
}

function contactEmailRow(email: ContactEmail, place: number, setting: Setting): SampleRow {
  const address = sampleContacts.find(({ key }) => key === email.contact)?.email;
  const other = { table: 'contact', id: keyedId('contact', email.contact), address } as const;
  return correspondenceRow(placedId('contactEmail', place), { ...email, text: email.subject, other, regarding: ['regardingobjectid_account_email', `/accounts(${keyedId('account', email.account)})`] }, setting);
}

const activitySets = { call: 'phonecalls', appointment: 'appointments', task: 'tasks' } as const;
const activityTables = { call: 'phonecall', appointment: 'appointment', task: 'task' } as const;

function activityRow(activity: SampleActivity, place: number, { ownerOf, now }: Setting): SampleRow {
  const end = instant(now, activity.hoursFromNow * 60 + activity.minutes);
  const state = stateOf(activity);
  const isCall = activity.kind === 'call';
  return rowOf({ set: activitySets[activity.kind], id: placedId('activity', place), ownerId: ownerOf(activity.owner).userId, ...(state === undefined ? {} : { state }) }, {
    subject: activity.subject,
    description: activity.text,
    scheduledstart: instant(now, activity.hoursFromNow * 60),
    scheduledend: end,
    actualend: activity.done ? end : undefined,
    [`regardingobjectid_lead_${activityTables[activity.kind]}@odata.bind`]: `/leads(${keyedId('lead', activity.lead)})`,
    directioncode: isCall ? activity.direction !== 'in' : undefined,
    phonenumber: isCall ? leadOfKey(activity.lead).phone : undefined,
    location: activity.kind === 'appointment' ? activity.location : undefined,
  });
}

/** Undefined = that of a new row. A planned appointment is busy time, not an open draft. */
function stateOf({ kind, done, direction }: SampleActivity): SampleRow['state'] {
  if (kind === 'call') return done ? { statecode: 1, statuscode: direction === 'in' ? 4 : 2 } : undefined;
  if (kind === 'appointment') return done ? { statecode: 1, statuscode: 3 } : { statecode: 3, statuscode: 5 };
  return done ? { statecode: 1, statuscode: 5 } : undefined;
}

/** Under an id of the sample's own, so that research of the same lead writes beside it and removing takes this one. */
async function insightRow({ lead, insight }: SampleInsight, place: number, { ownerOf, now }: Setting): Promise<SampleRow> {
  const id = placedId('insight', place);
  const ownerId = ownerOf(leadOfKey(lead).owner).userId;
  const body = await insightBody({ leadId: keyedId('lead', lead), ...insight(now) }, ownerId);
  return { set: 'hrz_insights', id, ownerId, body: { ...body, hrz_insightid: id } };
}
