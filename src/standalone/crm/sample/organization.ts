// Fills an empty CRM with the sample organization through the Web API's own create path, as the people who own the rows.
import { sampleActivities, sampleEmails, type SampleActivity, type SampleEmail } from './activities.ts';
import { sampleAccounts, sampleContacts, sampleOpportunities, type SampleAccount, type SampleContact, type SampleOpportunity } from './accounts.ts';
import { sampleKnowledge } from './knowledge.ts';
import { industries, leadSources, ratings, sampleLeads, type SampleLead } from './leads.ts';
import { samplePeople, sampleUserId } from './people.ts';

/** Creates one row as a user and answers its id. */
type CreateRow = (userId: string, entitySetName: string, body: Record<string, unknown>) => Promise<string>;

type Row = readonly [userId: string, entitySetName: string, body: Record<string, unknown>];

const CREATED_AT_ONCE = 8;
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
/** Version of the consent text the demo sellers agreed to. */
const CONSENT_TEXT_VERSION = '1';
const ANSWER_TARGET_HOURS = 4;
const FOLLOW_UP_DAYS = 10;

const idBlocks = { account: 'acc0', contact: 'c0a7', lead: '1ead' } as const;

/** The fixed id of a sample row: the same in each installation, by its place in the list. */
function rowId(kind: keyof typeof idBlocks, position: number): string {
  return `${idBlocks[kind]}5a3e-70b1-4c00-8d00-${String(position + 1).padStart(12, '0')}`;
}

/** The id of the sample lead with that key; throws on a key that no lead has. */
export function sampleLeadId(key: string): string {
  return rowId('lead', positionOf(sampleLeads, key));
}

/** The id of the sample account with that key. */
function sampleAccountId(key: string): string {
  return rowId('account', positionOf(sampleAccounts, key));
}

/** The id of the sample contact with that key. */
function sampleContactId(key: string): string {
  return rowId('contact', positionOf(sampleContacts, key));
}

function positionOf(rows: readonly { readonly key: string }[], key: string): number {
  const position = rows.findIndex((row) => row.key === key);
  if (position < 0) {
    throw new Error(`No sample row is called ${key}.`);
  }
  return position;
}

/**
 * Creates all sample rows in a CRM that has none. Dates are relative to `now`. Rows that others point to come first;
 * within one kind several are created at once.
 */
export async function installSample(create: CreateRow, now: Date): Promise<void> {
  const waves: readonly (readonly Row[])[] = [
    [settingsRow(now), ...consentRows(), ...sampleAccounts.map(accountRow)],
    sampleContacts.map(contactRow),
    sampleLeads.map((lead) => leadRow(lead, now)),
    [
      ...sampleOpportunities.map((opportunity) => opportunityRow(opportunity, now)),
      ...sampleEmails.map((email) => emailRow(email, now)),
      ...sampleActivities.map((activity) => activityRow(activity, now)),
    ],
  ];
  for (const wave of waves) {
    for (let start = 0; start < wave.length; start += CREATED_AT_ONCE) {
      await Promise.all(wave.slice(start, start + CREATED_AT_ONCE).map(([userId, entitySetName, body]) => create(userId, entitySetName, body)));
    }
  }
}

const instant = (now: Date, minutes: number) => new Date(now.getTime() + minutes * MINUTE).toISOString().replace(/\.\d+Z$/, 'Z');

/** Leaves out what is not known: a row never carries an empty text. */
function known(body: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}

function settingsRow(now: Date): Row {
  const { company, products, ownDomains } = sampleKnowledge;
  return [
    sampleUserId('priya'),
    'hrz_agentsettingses',
    {
      hrz_name: 'Agent settings',
      hrz_companyname: company.name,
      hrz_website: company.website,
      hrz_knowledge: JSON.stringify({ about: company.about, products, ownDomains }),
      hrz_answertargethours: ANSWER_TARGET_HOURS,
      hrz_followupdays: FOLLOW_UP_DAYS,
      hrz_activatedon: instant(now, -14 * 1440),
    },
  ];
}

function consentRows(): readonly Row[] {
  return samplePeople
    .filter((person) => person.role !== 'System Administrator')
    .map((person): Row => [
      person.id,
      'hrz_consents',
      { hrz_name: person.fullName, hrz_textversion: CONSENT_TEXT_VERSION, hrz_readmail: true, hrz_webresearch: true },
    ]);
}

const ownedBy = (owner: SampleLead['owner']) => ({ 'ownerid@odata.bind': `/systemusers(${sampleUserId(owner)})` });

function accountRow(account: SampleAccount): Row {
  return [
    sampleUserId('priya'),
    'accounts',
    known({
      accountid: sampleAccountId(account.key),
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
      ...ownedBy(account.owner),
    }),
  ];
}

function contactRow(contact: SampleContact): Row {
  return [
    sampleUserId('priya'),
    'contacts',
    known({
      contactid: sampleContactId(contact.key),
      firstname: contact.firstName,
      lastname: contact.lastName,
      emailaddress1: contact.email,
      emailaddress2: contact.otherEmail,
      jobtitle: contact.jobTitle,
      telephone1: contact.phone,
      'parentcustomerid_account@odata.bind': contact.account && `/accounts(${sampleAccountId(contact.account)})`,
      ...ownedBy(contact.owner),
    }),
  ];
}

const closedStates = {
  qualified: { statecode: 1, statuscode: 3 },
  'cannot contact': { statecode: 2, statuscode: 5 },
  'no longer interested': { statecode: 2, statuscode: 6 },
} as const;

function leadRow(lead: SampleLead, now: Date): Row {
  const open = { statecode: 0, statuscode: lead.contacted ? 2 : 1 };
  return [
    sampleUserId(lead.owner),
    'leads',
    known({
      leadid: sampleLeadId(lead.key),
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
      address1_country: lead.country,
      address1_city: lead.city,
      donotemail: lead.doNotEmail,
      overriddencreatedon: instant(now, -lead.createdDaysAgo * 1440),
      ...(lead.closed ? closedStates[lead.closed] : open),
      'parentaccountid@odata.bind': lead.account && `/accounts(${sampleAccountId(lead.account)})`,
      'parentcontactid@odata.bind': lead.contact && `/contacts(${sampleContactId(lead.contact)})`,
    }),
  ];
}

const stages = { Qualify: 0, Develop: 1, Propose: 2, Close: 3 } as const;

function opportunityRow(opportunity: SampleOpportunity, now: Date): Row {
  return [
    sampleUserId(opportunity.owner),
    'opportunities',
    known({
      name: opportunity.name,
      'customerid_account@odata.bind': `/accounts(${sampleAccountId(opportunity.account)})`,
      'parentaccountid@odata.bind': `/accounts(${sampleAccountId(opportunity.account)})`,
      'parentcontactid@odata.bind': opportunity.contact && `/contacts(${sampleContactId(opportunity.contact)})`,
      'originatingleadid@odata.bind': opportunity.lead && `/leads(${sampleLeadId(opportunity.lead)})`,
      salesstage: stages[opportunity.stage],
      stepname: opportunity.stage,
      estimatedvalue: opportunity.value,
      estimatedclosedate: new Date(now.getTime() + opportunity.closesInDays * DAY).toISOString().slice(0, 10),
      opportunityratingcode: ratings[opportunity.rating],
    }),
  ];
}

function leadOf(key: string): SampleLead {
  const lead = sampleLeads[positionOf(sampleLeads, key)];
  if (!lead) {
    throw new Error(`No sample lead is called ${key}.`);
  }
  return lead;
}

function emailRow(email: SampleEmail, now: Date): Row {
  const lead = leadOf(email.lead);
  const seller = samplePeople.find((person) => person.id === sampleUserId(email.owner));
  const at = instant(now, -email.minutesAgo);
  const isOut = email.direction === 'out';
  return [
    sampleUserId(email.owner),
    'emails',
    known({
      subject: email.subject,
      description: `<p>${email.text}</p>`,
      directioncode: isOut,
      messageid: `<${email.messageId}>`,
      sender: isOut ? seller?.address : lead.email,
      torecipients: isOut ? lead.email : seller?.address,
      'regardingobjectid_lead_email@odata.bind': `/leads(${sampleLeadId(email.lead)})`,
      email_activity_parties: [
        { 'partyid_systemuser@odata.bind': `/systemusers(${sampleUserId(email.owner)})`, participationtypemask: isOut ? 1 : 2, addressused: seller?.address },
        { 'partyid_lead@odata.bind': `/leads(${sampleLeadId(email.lead)})`, participationtypemask: isOut ? 2 : 1, addressused: lead.email },
      ],
      actualstart: at,
      actualend: at,
      overriddencreatedon: at,
      statecode: 1,
      statuscode: isOut ? 3 : 4,
    }),
  ];
}

function activityRow(activity: SampleActivity, now: Date): Row {
  const start = instant(now, activity.hoursFromNow * 60);
  const end = instant(now, activity.hoursFromNow * 60 + activity.minutes);
  const lead = leadOf(activity.lead);
  const shared = {
    subject: activity.subject,
    description: activity.text,
    scheduledstart: start,
    scheduledend: end,
    actualend: activity.done ? end : undefined,
  };
  const user = sampleUserId(activity.owner);
  const regarding = (table: string) => ({ [`regardingobjectid_lead_${table}@odata.bind`]: `/leads(${sampleLeadId(activity.lead)})` });
  switch (activity.kind) {
    case 'call': {
      const isIn = activity.direction === 'in';
      const state = activity.done ? { statecode: 1, statuscode: isIn ? 4 : 2 } : { statecode: 0, statuscode: 1 };
      return [user, 'phonecalls', known({ ...shared, ...regarding('phonecall'), directioncode: !isIn, phonenumber: lead.phone, ...state })];
    }
    case 'appointment': {
      const state = activity.done ? { statecode: 1, statuscode: 3 } : { statecode: 3, statuscode: 5 };
      return [user, 'appointments', known({ ...shared, ...regarding('appointment'), location: activity.location, ...state })];
    }
    case 'task': {
      const state = activity.done ? { statecode: 1, statuscode: 5 } : { statecode: 0, statuscode: 2 };
      return [user, 'tasks', known({ ...shared, ...regarding('task'), ...state })];
    }
  }
}
