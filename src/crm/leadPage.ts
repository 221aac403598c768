// Everything the page of one lead shows, in one request: the lead and its account in the admin's fields, people, opportunities, what happened, and
// what the agent found out. A part the caller may not read is missing and says so; the lead itself must be there.
import { suggestAccounts, accountKeys } from '../domain/company/accountMatch.ts';
import type { SuggestedAccount } from '../domain/company/accountMatch.ts';
import { companyDomainOf } from '../domain/mail/companyDomain.ts';
import { addressKeys } from '../domain/email.ts';
import type { PastBounce, SavedOverride } from '../domain/emailValidation.ts';
import { AppError } from '../domain/errors.ts';
import type { Insight } from '../domain/insight.ts';
import type { LeadResearch } from '../domain/leadResearch.ts';
import type { Account, Activity, Contact, Id, Lead, Opportunity } from '../domain/records.ts';
import { suggestContacts } from '../domain/suggestedContacts.ts';
import type { SuggestedContact } from '../domain/suggestedContacts.ts';
import type { CrmClient } from './client.ts';
import type { Row } from './client/row.ts';
import { ownWordOf, ownWordPath } from './colleagues.ts';
import { columnsOf, labelParts, labelsIn, textsOf, type FieldLabels } from './fieldTexts.ts';
import { insightOf } from './research/insights.ts';
import { allOf, anyOf, contains, equals, equalsId, equalsNumber, isCaller, queryText, startsWith, type Expand } from './client/odata.ts';
import { accountOf, activityOf, contactOf, emailFindingOf, expandedRow, expandedRows, leadOf, opportunityOf } from './records.ts';
import { researchOf } from './research.ts';
import { columns } from './tables.ts';

/** An opportunity with its value as the CRM writes it, currency included. */
export interface ListedOpportunity extends Opportunity {
  readonly valueText?: string;
}

export const pageParts = ['research', 'insights', 'contacts', 'people', 'opportunities', 'accounts', 'own', 'labels'] as const;
export type PagePart = (typeof pageParts)[number];

/** Plain data: kept in the cache as it is. */
export interface LeadPageAnswer {
  readonly lead: Lead;
  /** Filled fields by field id, as the CRM writes them. */
  readonly texts: Readonly<Record<string, string>>;
  readonly labels: FieldLabels;
  readonly account?: Account;
  readonly contact?: Contact;
  readonly suggestedContacts: readonly SuggestedContact[];
  readonly suggestedAccounts: readonly SuggestedAccount[];
  /** Others at the account, without the lead's own contact. */
  readonly people: readonly Contact[];
  readonly leadOpportunities: readonly ListedOpportunity[];
  /** Of the account, without those of the lead. */
  readonly accountOpportunities: readonly ListedOpportunity[];
  /** Newest first. */
  readonly activities: readonly Activity[];
  readonly insights: readonly Insight[];
  readonly research?: LeadResearch;
  readonly bounces: readonly PastBounce[];
  readonly overrides: readonly SavedOverride[];
  /** The caller, and whether they are shown to others. */
  readonly userId?: Id<'user'>;
  readonly isHidden: boolean;
  /** What could not be read. */
  readonly missing: readonly PagePart[];
}

export interface PageQuery {
  /** The lead as it is known, or its id alone; then it is asked for first. */
  readonly lead: Lead | Id<'lead'>;
  /** Ids of all fields whose values may be spoken of. */
  readonly fields: readonly string[];
  /** Labels known already are not asked for again. */
  readonly labels: FieldLabels;
}

const MOST_PEOPLE = 25;
const MOST_CANDIDATES = 10;
const MOST_OPPORTUNITIES = 50;

/**
 * Reads the page in one `$batch`. What hangs on the lead is asked for by what is known of it; where that turns out to be old, it is asked once more.
 * @throws AppError when the lead can't be read.
 */
export async function readLeadPage(crm: CrmClient, query: PageQuery): Promise<LeadPageAnswer> {
  const known = typeof query.lead === 'string' ? await readLead(crm, query.lead) : query.lead;
  const answer = await ask(crm, known, query);
  return keysOf(answer.lead) === keysOf(known) ? answer : ask(crm, answer.lead, query);
}

async function readLead(crm: CrmClient, id: Id<'lead'>): Promise<Lead> {
  const [row] = await crm.read(`leads?${queryText({ select: columns.lead, filter: equalsId('leadid', id) })}`);
  if (row === undefined) throw new AppError('not-found');
  return leadOf(row);
}

/** What the other parts are asked by. */
function keysOf(lead: Lead): string {
  return JSON.stringify([lead.accountId, lead.contactId, lead.email, lead.otherEmails, lead.companyName, lead.website, lead.name.last]);
}

async function ask(crm: CrmClient, known: Lead, { fields, labels }: PageQuery): Promise<LeadPageAnswer> {
  const unlabeled = labelParts(fields.filter((field) => labels[field] === undefined));
  const parts: readonly { readonly part: PagePart | 'lead'; readonly path: string }[] = [
    { part: 'lead', path: leadPath(known, fields) },
    { part: 'research', path: `hrz_leadresearches?${queryText({ select: columns.hrz_leadresearch, filter: equalsId('hrz_leadresearchid', known.id) })}` },
    { part: 'insights', path: `hrz_insights?${queryText({ select: columns.hrz_insight, filter: equalsId('_hrz_leadid_value', known.id), orderBy: 'hrz_insightid' })}` },
    ...contactParts(known),
    ...(known.accountId === undefined ? accountParts(known) : [{ part: 'people' as const, path: `contacts?${queryText({ select: columns.contact, filter: equalsId('_parentcustomerid_value', known.accountId), orderBy: 'fullname', top: MOST_PEOPLE })}` }]),
    { part: 'opportunities', path: opportunityPath(known) },
    { part: 'own', path: ownWordPath },
    { part: 'own', path: `systemusers?${queryText({ select: ['systemuserid'], filter: isCaller('systemuserid') })}` },
    ...unlabeled.map(({ path }) => ({ part: 'labels' as const, path })),
  ];
  const answers = await crm.readAll(parts);
  const rowsAt = (place: number): readonly Row[] => {
    const rows = answers[place];
    return rows === undefined || rows instanceof AppError ? [] : rows;
  };
  const rowsOf = (part: PagePart): readonly Row[] => parts.flatMap((each, place) => (each.part === part ? rowsAt(place) : []));
  const [lead] = answers;
  if (lead instanceof AppError) throw lead;
  const row = lead?.[0];
  if (row === undefined) throw new AppError('not-found');
  const found = unlabeled.map(({ table }, place) => labelsIn(table, rowsAt(parts.length - unlabeled.length + place)));
  const missing = new Set(parts.flatMap(({ part }, place) => (part !== 'lead' && answers[place] instanceof AppError ? [part] : [])));
  return { ...ofLead(row, fields), ...around(leadOf(row), rowsOf), labels: Object.assign({}, labels, ...found) as FieldLabels, missing: [...missing] };
}

function leadPath(lead: Lead, fields: readonly string[]): string {
  const related = (navigation: string, own: readonly string[], table: 'account' | 'contact'): Expand => ({ navigation, select: [...new Set([...own, ...columnsOf(table, fields)])] });
  return `leads?${queryText({
    select: [...new Set([...columns.lead, ...columnsOf('lead', fields)])],
    filter: equalsId('leadid', lead.id),
    expand: [
      related('parentaccountid', columns.account, 'account'),
      related('parentcontactid', columns.contact, 'contact'),
      { navigation: 'Lead_Emails', select: columns.email },
      { navigation: 'Lead_Appointments', select: columns.appointment },
      { navigation: 'Lead_Phonecalls', select: columns.phonecall },
      { navigation: 'Lead_Tasks', select: columns.task },
      { navigation: 'hrz_lead_emailvalidations', select: columns.hrz_emailvalidation },
    ],
  })}`;
}

function contactParts(lead: Lead): readonly { readonly part: 'contacts'; readonly path: string }[] {
  const addresses = [lead.email ?? '', ...lead.otherEmails].filter((address) => address !== '').flatMap(addressKeys);
  const filters = [
    ...addresses.flatMap((address) => (['emailaddress1', 'emailaddress2', 'emailaddress3'] as const).map((column) => equals(column, address))),
    ...(lead.name.first === undefined || lead.name.last === undefined ? [] : [allOf(equals('firstname', lead.name.first), equals('lastname', lead.name.last))]),
  ];
  return filters.length === 0 ? [] : [{ part: 'contacts', path: `contacts?${queryText({ select: columns.contact, filter: anyOf(...filters), orderBy: 'modifiedon desc', top: MOST_CANDIDATES })}` }];
}

function accountParts(lead: Lead): readonly { readonly part: 'accounts'; readonly path: string }[] {
  const { domains, companyName } = accountKeys(lead);
  // Its first word finds the name with any legal form; which of those it is, the domain decides.
  const word = companyName?.split(/\s+/)[0];
  const filters = [...domains.flatMap((domain) => [contains('websiteurl', companyDomainOf(domain)), contains('emailaddress1', `@${domain}`)]), ...(word === undefined ? [] : [startsWith('name', word)])];
  return filters.length === 0 ? [] : [{ part: 'accounts', path: `accounts?${queryText({ select: columns.account, filter: anyOf(...filters), orderBy: 'name', top: MOST_CANDIDATES * 2 })}` }];
}

function opportunityPath({ id, accountId, contactId }: Lead): string {
  const of = [equalsId('_originatingleadid_value', id), ...(contactId === undefined ? [] : [equalsId('_parentcontactid_value', contactId)]), ...(accountId === undefined ? [] : [equalsId('_parentaccountid_value', accountId), equalsId('_customerid_value', accountId)])];
  return `opportunities?${queryText({ select: [...columns.opportunity, '_originatingleadid_value'], filter: allOf(equalsNumber('statecode', 0), anyOf(...of)), orderBy: 'estimatedclosedate,opportunityid', top: MOST_OPPORTUNITIES })}`;
}

type OfLead = Pick<LeadPageAnswer, 'lead' | 'texts' | 'account' | 'contact' | 'activities' | 'bounces' | 'overrides'>;

function ofLead(row: Row, fields: readonly string[]): OfLead {
  const lead = leadOf(row);
  const [account, contact] = [expandedRow(row, 'parentaccountid'), expandedRow(row, 'parentcontactid')];
  const kinds = [['email', 'Lead_Emails'], ['appointment', 'Lead_Appointments'], ['call', 'Lead_Phonecalls'], ['task', 'Lead_Tasks']] as const;
  const activities = kinds.flatMap(([kind, navigation]) => expandedRows(row, navigation).map((each): Activity => ({ ...activityOf(kind, each), leadId: lead.id })));
  const findings = expandedRows(row, 'hrz_lead_emailvalidations').flatMap((each) => emailFindingOf(each) ?? []);
  return {
    lead,
    texts: textsOf({ lead: row, account, contact }, fields),
    ...(account === undefined ? {} : { account: accountOf(account) }),
    ...(contact === undefined ? {} : { contact: contactOf(contact) }),
    activities: activities.sort((one, two) => two.at.localeCompare(one.at) || (one.id < two.id ? -1 : 1)),
    bounces: findings.flatMap((each) => ('bounce' in each ? [each.bounce] : [])),
    overrides: findings.flatMap((each) => ('override' in each ? [each.override] : [])),
  };
}

type Around = Omit<LeadPageAnswer, keyof OfLead | 'labels' | 'missing'>;

function around(lead: Lead, rowsOf: (part: PagePart) => readonly Row[]): Around {
  const [research] = rowsOf('research');
  const found = research === undefined ? undefined : researchOf(research);
  const opportunities = rowsOf('opportunities').map((row) => ({ isLeads: row['_originatingleadid_value'] === lead.id || (lead.contactId !== undefined && row['_parentcontactid_value'] === lead.contactId), listed: listedOf(row) }));
  const own = rowsOf('own');
  const userId = own.find((row) => typeof row['systemuserid'] === 'string')?.['systemuserid'];
  return {
    ...(found === undefined ? {} : { research: found }),
    insights: rowsOf('insights').flatMap((row) => insightOf(row) ?? []),
    suggestedContacts: suggestContacts(lead, rowsOf('contacts').map(contactOf)),
    suggestedAccounts: lead.accountId === undefined ? suggestAccounts(lead, rowsOf('accounts').map(accountOf)) : [],
    people: rowsOf('people').map(contactOf).filter((contact) => !isSamePerson(lead, contact)),
    leadOpportunities: opportunities.filter(({ isLeads }) => isLeads).map(({ listed }) => listed),
    accountOpportunities: opportunities.filter(({ isLeads }) => !isLeads).map(({ listed }) => listed),
    ...(typeof userId === 'string' ? { userId } : {}),
    isHidden: ownWordOf(own.filter((row) => 'hrz_consentid' in row))?.hidden === true,
  };
}

function listedOf(row: Row): ListedOpportunity {
  const text = row['estimatedvalue@OData.Community.Display.V1.FormattedValue'];
  return { ...opportunityOf(row), ...(typeof text === 'string' ? { valueText: text } : {}) };
}

/** The lead itself is not another person at its account, whether it is connected or not. */
function isSamePerson(lead: Lead, contact: Contact): boolean {
  return contact.id === lead.contactId || suggestContacts({ ...lead, contactId: undefined }, [contact]).length > 0;
}
