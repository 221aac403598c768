// Everything about leads we ask the CRM: who wrote this mail, possible duplicates, search, create.
import type { Account, Activity, Contact, Id, Lead, Opportunity } from '../domain/records.ts';
import type { PastBounce, SavedOverride } from '../domain/emailValidation.ts';
import type { Candidates, EmailLink } from '../domain/mail/tiedLead.ts';
import { AppError } from '../domain/errors.ts';
import type { Insight } from '../domain/insight.ts';
import type { LeadResearch } from '../domain/leadResearch.ts';
import type { BatchPart, CrmClient } from './client.ts';
import type { Row } from './client/row.ts';
import { allOf, anyEquals, anyOf, contains, endsWith, equals, equalsId, equalsNumber, queryText, startsWith, type Expand, type Filter } from './client/odata.ts';
import { accountOf, activityOf, contactOf, emailFindingOf, emailLinkOf, expandedRow, expandedRows, hasFailedToSend, leadOf, opportunityOf } from './records.ts';
import { researchOf } from './research.ts';
import { insightOf } from './research/insights.ts';
import { columns, emailLinkVerdicts, insightKindValues } from './tables.ts';

/** What the open mail is looked up by. */
export interface MailKeys {
  /** The sender's address and its aliases, most exact first; at least one. */
  readonly addresses: readonly string[];
  /** Message ids the mail answers, with angle brackets. */
  readonly answeredIds: readonly string[];
  /** The sender's company domain; undefined for free-mail and our own. */
  readonly companyDomain?: string;
}

/** Candidates for the mail and, for each lead, what hangs on it: all from one `$batch`. */
export interface MailAnswer extends Candidates {
  readonly opportunities: readonly Opportunity[];
  /** Mails to the leads' addresses that came back or could not be sent; missing in answers kept by an earlier version. */
  readonly bounces?: readonly PastBounce[];
  /** What sellers said about the leads' addresses, the newest last. */
  readonly overrides?: readonly SavedOverride[];
  /** What was found out about the leads; missing in answers kept by an earlier version. */
  readonly research?: readonly LeadResearch[];
  /** Of the leads' companies. */
  readonly insights?: readonly Insight[];
}

const ADDRESS_COLUMNS = ['emailaddress1', 'emailaddress2', 'emailaddress3'] as const;
const MOST_LEADS = 20;
const MOST_ANSWERED_IDS = 12;

const opportunities: Expand = { navigation: 'opportunity_parent_account', select: columns.opportunity, filter: equalsNumber('statecode', 0) };
const account: Expand = { navigation: 'parentaccountid', select: columns.account, expand: [opportunities] };
const leadExpand: readonly Expand[] = [
  account,
  { navigation: 'parentcontactid', select: columns.contact },
  { navigation: 'Lead_Emails', select: columns.email },
  { navigation: 'Lead_Appointments', select: columns.appointment },
  { navigation: 'Lead_Phonecalls', select: columns.phonecall },
  { navigation: 'Lead_Tasks', select: columns.task },
  { navigation: 'hrz_lead_emailvalidations', select: columns.hrz_emailvalidation },
];
const RESEARCH = 'hrz_lead_leadresearches';
const INSIGHTS = 'hrz_lead_insights';
/** Colleagues and the stored suggestion belong to the lead's page. */
const researchColumns = columns.hrz_leadresearch.filter((column) => column !== 'hrz_colleagues' && column !== 'hrz_action');
const research: Expand = { navigation: RESEARCH, select: researchColumns };
/** Figures are read on the lead's page only. */
const insights: Expand = { navigation: INSIGHTS, select: columns.hrz_insight, filter: anyOf(equalsNumber('hrz_kind', insightKindValues.overview), equalsNumber('hrz_kind', insightKindValues.news)) };
/** What the CRM says of a table that isn't there, or that the caller may not read. */
const WITHOUT_RESEARCH: ReadonlySet<string> = new Set(['bad-request', 'crm-refused', 'no-permission']);

/**
 * Looks up whose mail it is and all that is shown with it, in one `$batch` of at most six reads, none of which waits for another. Where the
 * caller can't have the research, it is asked once more without.
 * @throws AppError of the first part when all failed; a single part that fails only leaves its rows out.
 */
export async function openMail(crm: CrmClient, keys: MailKeys): Promise<MailAnswer> {
  try {
    return await ask(crm, partsOf(keys, [research, insights]));
  } catch (error) {
    if (!(error instanceof AppError) || !WITHOUT_RESEARCH.has(error.code)) throw error;
    return ask(crm, partsOf(keys, []));
  }
}

async function ask(crm: CrmClient, parts: readonly MailPart[]): Promise<MailAnswer> {
  const answers = await crm.readAll(parts.map((part) => part.request));
  const failures = answers.filter((answer) => answer instanceof AppError);
  // The leads are what the pane stands on: without them nothing truthful can be said.
  const first = answers[0];
  if (first instanceof AppError) throw first;
  if (failures.length === answers.length && failures[0] !== undefined) throw failures[0];

  const gathered = new Gathered();
  parts.forEach((part, index) => {
    const rows = answers[index];
    if (rows !== undefined && !(rows instanceof AppError)) for (const row of rows) gathered.take(part.kind, row);
  });
  return gathered.answer();
}

type PartKind = 'lead' | 'contact' | 'account' | 'email' | 'link';

interface MailPart {
  readonly kind: PartKind;
  readonly request: BatchPart;
}

function partsOf(keys: MailKeys, found: readonly Expand[]): readonly MailPart[] {
  const isSender = addressFilter(keys.addresses);
  const parts: MailPart[] = [];
  const add = (kind: PartKind, set: string, query: Parameters<typeof queryText>[0]): void => {
    parts.push({ kind, request: { path: `${set}?${queryText(query)}` } });
  };
  add('lead', 'leads', {
    select: columns.lead,
    filter: anyOf(isSender, ...keys.addresses.flatMap((each) => [equals('parentcontactid/emailaddress1', each), anyEquals('hrz_lead_emaillinks', 'hrz_name', each)])),
    orderBy: 'modifiedon desc',
    top: MOST_LEADS,
    expand: [...leadExpand, ...found],
  });
  add('contact', 'contacts', { select: columns.contact, filter: isSender, top: MOST_LEADS });
  add('link', 'hrz_emaillinks', { select: columns.hrz_emaillink, filter: anyOf(...keys.addresses.map((each) => equals('hrz_name', each))) });
  const answered = keys.answeredIds.slice(-MOST_ANSWERED_IDS);
  if (answered.length > 0) {
    add('email', 'emails', {
      select: columns.email,
      filter: anyOf(...answered.map((id) => equals('messageid', id))),
      expand: [{ navigation: 'regardingobjectid_lead_email', select: columns.lead, expand: [...leadExpand, ...found] }],
    });
  }
  if (keys.companyDomain !== undefined) {
    const domain = keys.companyDomain;
    const atDomain = endsWith('emailaddress1', `@${domain}`);
    // Of many leads at one company only the sure ones are told of in full.
    add('lead', 'leads', { select: columns.lead, filter: allOf(equalsNumber('statecode', 0), atDomain), orderBy: 'modifiedon desc', top: MOST_LEADS, expand: leadExpand });
    add('account', 'accounts', { select: columns.account, filter: anyOf(atDomain, contains('websiteurl', domain)), top: 5, expand: [opportunities] });
  }
  return parts;
}

function addressFilter(addresses: readonly string[]): Filter {
  return anyOf(...addresses.flatMap((address) => ADDRESS_COLUMNS.map((column) => equals(column, address))));
}

/** Collects rows of all parts once by id, wherever they were expanded. */
class Gathered {
  readonly #leads = new Map<string, Lead>();
  readonly #contacts = new Map<string, Contact>();
  readonly #accounts = new Map<string, Account>();
  readonly #activities = new Map<string, Activity>();
  readonly #opportunities = new Map<string, Opportunity>();
  readonly #links: EmailLink[] = [];
  readonly #findings = new Map<string, { readonly row: Row; readonly saidOn: string }>();
  readonly #failedSends = new Map<string, PastBounce>();
  readonly #research = new Map<string, LeadResearch>();
  readonly #insights = new Map<string, Insight>();

  take(kind: PartKind, row: Row): void {
    if (kind === 'lead') this.#takeLead(row);
    else if (kind === 'contact') this.#takeContact(row);
    else if (kind === 'account') this.#takeAccount(row);
    else if (kind === 'email') this.#takeEmail(row);
    else {
      const link = emailLinkOf(row);
      if (link !== undefined) this.#links.push(link);
    }
  }

  #takeLead(row: Row): void {
    const lead = leadOf(row);
    this.#leads.set(lead.id, lead);
    this.#takeAccount(expandedRow(row, 'parentaccountid'));
    this.#takeContact(expandedRow(row, 'parentcontactid'));
    const kinds = [['email', 'Lead_Emails'], ['appointment', 'Lead_Appointments'], ['call', 'Lead_Phonecalls'], ['task', 'Lead_Tasks']] as const;
    for (const [kind, navigation] of kinds) {
      for (const each of expandedRows(row, navigation)) this.#activities.set(String(each['activityid']), { ...activityOf(kind, each), leadId: lead.id });
    }
    this.#takeResearch(row, lead.id);
    for (const each of expandedRows(row, 'hrz_lead_emailvalidations')) this.#findings.set(String(each['hrz_emailvalidationid']), { row: each, saidOn: String(each['createdon'] ?? '') });
    if (lead.email === undefined) return;
    for (const each of expandedRows(row, 'Lead_Emails').filter(hasFailedToSend)) {
      // The CRM gives up on its own side too, so this says less than a report: it is a failure for now.
      this.#failedSends.set(String(each['activityid']), { address: lead.email, leadId: lead.id, failure: 'soft', at: activityOf('email', each).at });
    }
  }

  #takeResearch(row: Row, leadId: Id<'lead'>): void {
    for (const each of expandedRows(row, RESEARCH)) {
      const found = researchOf({ ...each, _hrz_leadid_value: leadId });
      if (found !== undefined) this.#research.set(leadId, found);
    }
    for (const each of expandedRows(row, INSIGHTS)) {
      const found = insightOf({ ...each, _hrz_leadid_value: leadId });
      if (found !== undefined) this.#insights.set(String(each['hrz_insightid']), found);
    }
  }

  #takeEmail(row: Row): void {
    const lead = expandedRow(row, 'regardingobjectid_lead_email');
    if (lead !== undefined) this.#takeLead(lead);
    const activity = activityOf('email', row);
    this.#activities.set(activity.id, activity);
  }

  #takeContact(row: Row | undefined): void {
    if (row === undefined) return;
    const contact = contactOf(row);
    this.#contacts.set(contact.id, contact);
  }

  #takeAccount(row: Row | undefined): void {
    if (row === undefined) return;
    const found = accountOf(row);
    this.#accounts.set(found.id, found);
    for (const each of expandedRows(row, 'opportunity_parent_account')) this.#opportunities.set(String(each['opportunityid']), opportunityOf(each));
  }

  answer(): MailAnswer {
    const findings = [...this.#findings].sort(([one, a], [two, b]) => a.saidOn.localeCompare(b.saidOn) || one.localeCompare(two)).map(([, { row }]) => emailFindingOf(row));
    return {
      leads: [...this.#leads.values()],
      contacts: [...this.#contacts.values()],
      accounts: [...this.#accounts.values()],
      activities: [...this.#activities.values()].sort((a, b) => b.at.localeCompare(a.at) || a.id.localeCompare(b.id)),
      links: this.#links,
      opportunities: [...this.#opportunities.values()],
      bounces: [...findings.flatMap((each) => (each !== undefined && 'bounce' in each ? [each.bounce] : [])), ...this.#failedSends.values()],
      overrides: findings.flatMap((each) => (each !== undefined && 'override' in each ? [each.override] : [])),
      research: [...this.#research.values()],
      insights: [...this.#insights].sort(([one], [two]) => (one < two ? -1 : 1)).map(([, insight]) => insight),
    };
  }
}

/** What a new lead is made of; empty text is left out. */
export interface LeadForm {
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string;
  readonly email: string;
  readonly jobTitle: string;
  readonly topic: string;
  readonly accountId?: Id<'account'>;
}

/** Leads that may be the same person: same address, or same last name at the same company (the duplicate rule of O6). */
export async function findDuplicates(crm: CrmClient, form: LeadForm): Promise<readonly Lead[]> {
  const filters: Filter[] = [];
  if (form.email !== '') filters.push(addressFilter([form.email]));
  if (form.lastName !== '' && form.company !== '') filters.push(allOf(equals('lastname', form.lastName), startsWith('companyname', form.company)));
  if (filters.length === 0) return [];
  const rows = await crm.read(`leads?${queryText({ select: columns.lead, filter: anyOf(...filters), orderBy: 'modifiedon desc', top: 5 })}`);
  return rows.map(leadOf);
}

/** Creates a lead under the given id, so that the same press tried again is the same row. It belongs to the caller. */
export async function createLead(crm: CrmClient, id: Id<'lead'>, form: LeadForm): Promise<Lead> {
  const body: Record<string, unknown> = { leadid: id, lastname: form.lastName, subject: form.topic };
  const optional = { firstname: form.firstName, companyname: form.company, emailaddress1: form.email, jobtitle: form.jobTitle };
  for (const [column, value] of Object.entries(optional)) if (value !== '') body[column] = value;
  if (form.accountId !== undefined) body['parentaccountid@odata.bind'] = `/accounts(${form.accountId})`;
  return leadOf(await crm.create('leads', body, columns.lead));
}

/** Takes back a lead created a moment ago. */
export function deleteLead(crm: CrmClient, id: Id<'lead'>): Promise<void> {
  return crm.remove('leads', id);
}

/** Own leads whose name, company or address has the words; at most ten, newest change first. */
export async function searchLeads(crm: CrmClient, words: string): Promise<readonly Lead[]> {
  const wanted = words.trim();
  if (wanted === '') return [];
  const filter = anyOf(...(['fullname', 'companyname', 'emailaddress1'] as const).map((column) => contains(column, wanted)));
  const rows = await crm.read(`leads?${queryText({ select: columns.lead, filter, orderBy: 'modifiedon desc', top: 10 })}`);
  return rows.map(leadOf);
}

/** Remembers a seller's word about an address. Older words about the same pair are replaced. */
export async function rememberLink(crm: CrmClient, id: Id<'emaillink'>, link: EmailLink): Promise<void> {
  const earlier = allOf(equals('hrz_name', link.address), equalsId('_hrz_leadid_value', link.leadId));
  const rows = await crm.read(`hrz_emaillinks?${queryText({ select: columns.hrz_emaillink, filter: earlier })}`);
  for (const row of rows) await crm.remove('hrz_emaillinks', String(row['hrz_emaillinkid']));
  await crm.create(
    'hrz_emaillinks',
    { hrz_emaillinkid: id, hrz_name: link.address, hrz_verdict: emailLinkVerdicts[link.verdict], 'hrz_LeadId@odata.bind': `/leads(${link.leadId})` },
    ['hrz_emaillinkid'],
  );
}

/** Forgets one remembered word. */
export function forgetLink(crm: CrmClient, id: Id<'emaillink'>): Promise<void> {
  return crm.remove('hrz_emaillinks', id);
}
