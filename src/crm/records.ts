// Dataverse rows become domain records, and nothing else. Unknown stays undefined.
import type { Account, Activity, Contact, Lead, LeadRating, LeadStatus, Money, Opportunity } from '../domain/records.ts';
import type { PastBounce, SavedOverride } from '../domain/emailValidation.ts';
import type { EmailLink } from '../domain/mail/tiedLead.ts';
import type { Row } from './client/row.ts';
import { addressTypeValues, addressValidities, bounceFailures, emailLinkVerdicts } from './tables.ts';

const STATUS: readonly LeadStatus[] = ['open', 'qualified', 'disqualified'];
const RATING: Readonly<Record<number, LeadRating>> = { 1: 'hot', 2: 'warm', 3: 'cold' };

/** A lead row selected with `columns.lead`. */
export function leadOf(row: Row): Lead {
  return {
    id: requiredText(row, 'leadid'),
    version: versionOf(row),
    name: { first: text(row, 'firstname'), last: text(row, 'lastname') },
    email: text(row, 'emailaddress1'),
    otherEmails: texts(row, 'emailaddress2', 'emailaddress3'),
    jobTitle: text(row, 'jobtitle'),
    companyName: text(row, 'companyname'),
    website: text(row, 'websiteurl'),
    phone: text(row, 'telephone1'),
    source: label(row, 'leadsourcecode'),
    topic: text(row, 'subject'),
    need: text(row, 'description'),
    industry: label(row, 'industrycode'),
    employees: number(row, 'numberofemployees'),
    country: text(row, 'address1_country'),
    status: STATUS[number(row, 'statecode') ?? 0] ?? 'open',
    statusReason: label(row, 'statuscode'),
    rating: RATING[number(row, 'leadqualitycode') ?? 0],
    doNotEmail: row['donotemail'] === true,
    ownerId: requiredText(row, '_ownerid_value'),
    ownerName: label(row, '_ownerid_value'),
    ...(text(row, '_owningteam_value') === undefined ? {} : { isOwnedByTeam: true as const }),
    accountId: text(row, '_parentaccountid_value'),
    contactId: text(row, '_parentcontactid_value'),
    createdOn: requiredText(row, 'createdon'),
    modifiedOn: requiredText(row, 'modifiedon'),
  };
}

/** An account row selected with `columns.account`. */
export function accountOf(row: Row): Account {
  return {
    id: requiredText(row, 'accountid'),
    version: versionOf(row),
    name: text(row, 'name') ?? '',
    website: text(row, 'websiteurl'),
    email: text(row, 'emailaddress1'),
    industry: label(row, 'industrycode'),
    employees: number(row, 'numberofemployees'),
    revenue: money(row, 'revenue'),
    city: text(row, 'address1_city'),
    country: text(row, 'address1_country'),
    primaryContactId: text(row, '_primarycontactid_value'),
  };
}

/** A contact row selected with `columns.contact`. */
export function contactOf(row: Row): Contact {
  return {
    id: requiredText(row, 'contactid'),
    version: versionOf(row),
    name: text(row, 'fullname') ?? '',
    email: text(row, 'emailaddress1'),
    otherEmails: texts(row, 'emailaddress2', 'emailaddress3'),
    jobTitle: text(row, 'jobtitle'),
    accountId: text(row, '_parentcustomerid_value'),
  };
}

/** An opportunity row selected with `columns.opportunity`. */
export function opportunityOf(row: Row): Opportunity {
  return {
    id: requiredText(row, 'opportunityid'),
    name: text(row, 'name') ?? '',
    accountId: text(row, '_parentaccountid_value'),
    contactId: text(row, '_parentcontactid_value'),
    stage: text(row, 'stepname'),
    estimatedValue: money(row, 'estimatedvalue'),
    estimatedCloseOn: text(row, 'estimatedclosedate'),
    ownerId: text(row, '_ownerid_value'),
  };
}

/** An email, appointment, phone call or task row; states and times by the table's own columns (DATAVERSE section 13). */
export function activityOf(kind: Activity['kind'], row: Row): Activity {
  const direction = kind === 'email' || kind === 'call' ? (row['directioncode'] === true ? 'out' : 'in') : undefined;
  const at = text(row, 'senton') ?? text(row, 'scheduledstart') ?? text(row, 'actualend') ?? text(row, 'scheduledend') ?? text(row, 'createdon');
  return {
    id: requiredText(row, 'activityid'),
    kind,
    direction,
    at: at ?? requiredText(row, 'createdon'),
    // An appointment is `Scheduled` (3) until it is completed; all others are open at 0.
    done: number(row, 'statecode') === 1,
    subject: text(row, 'subject') ?? '',
    leadId: text(row, '_regardingobjectid_value'),
    messageId: text(row, 'messageid'),
    addresses: [],
  };
}

/** A row of `hrz_emaillink`; undefined when its verdict is of a later version. */
export function emailLinkOf(row: Row): EmailLink | undefined {
  const verdict = number(row, 'hrz_verdict');
  const leadId = text(row, '_hrz_leadid_value');
  const address = text(row, 'hrz_name');
  if (leadId === undefined || address === undefined) return undefined;
  if (verdict === emailLinkVerdicts.linked) return { address, leadId, verdict: 'linked' };
  if (verdict === emailLinkVerdicts['not-this-one']) return { address, leadId, verdict: 'not-this-one' };
  return undefined;
}

/** The name of a choice's value; undefined for a value of a later version. */
function choiceOf<Name extends string>(row: Row, column: string, values: Readonly<Record<Name, number>>): Name | undefined {
  const value = number(row, column);
  return (Object.keys(values) as Name[]).find((each) => values[each] === value);
}

/** A row of `hrz_emailvalidation`: a seller's word or a mail that came back; undefined when it says neither. */
export function emailFindingOf(row: Row): { readonly override: SavedOverride } | { readonly bounce: PastBounce } | undefined {
  const leadId = text(row, '_hrz_leadid_value');
  const address = text(row, 'hrz_name');
  if (leadId === undefined || address === undefined) return undefined;
  if (row['hrz_overridden'] === true) {
    const validity = choiceOf(row, 'hrz_validity', addressValidities);
    const type = choiceOf(row, 'hrz_addresstype', addressTypeValues);
    const reason = text(row, 'hrz_reason');
    return { override: { id: requiredText(row, 'hrz_emailvalidationid'), address, leadId, ...(validity === undefined ? {} : { validity }), ...(type === undefined ? {} : { type }), ...(reason === undefined ? {} : { reason }) } };
  }
  const failure = choiceOf(row, 'hrz_bounce', bounceFailures);
  const at = text(row, 'hrz_bouncedon') ?? text(row, 'createdon');
  return failure === undefined || at === undefined ? undefined : { bounce: { address, leadId, failure, at } };
}

/** Dataverse's status reason "Failed" of an email it could not send. */
const SEND_FAILED = 8;

/** True for an email of ours the CRM itself failed to send. */
export function hasFailedToSend(row: Row): boolean {
  return row['directioncode'] === true && number(row, 'statuscode') === SEND_FAILED;
}

/** Rows of an expanded collection; none when it was not expanded. */
export function expandedRows(row: Row, navigation: string): readonly Row[] {
  const value = row[navigation];
  return Array.isArray(value) ? value.filter((each): each is Row => typeof each === 'object' && each !== null) : [];
}

/** The row of an expanded single-valued navigation. */
export function expandedRow(row: Row, navigation: string): Row | undefined {
  const value = row[navigation];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : undefined;
}

function text(row: Row, column: string): string | undefined {
  const value = row[column];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function requiredText(row: Row, column: string): string {
  return text(row, column) ?? '';
}

function texts(row: Row, ...names: readonly string[]): readonly string[] {
  return names.map((name) => text(row, name)).filter((value) => value !== undefined);
}

function number(row: Row, column: string): number | undefined {
  const value = row[column];
  return typeof value === 'number' ? value : undefined;
}

function label(row: Row, column: string): string | undefined {
  return text(row, `${column}@OData.Community.Display.V1.FormattedValue`);
}

function money(row: Row, column: string): Money | undefined {
  const amount = number(row, column);
  return amount === undefined ? undefined : { amount };
}

/** An expanded row may come without its ETag (DATAVERSE section 2); its version number says the same. */
function versionOf(row: Row): string {
  const tag = text(row, '@odata.etag');
  return tag ?? `W/"${String(row['versionnumber'] ?? '')}"`;
}
