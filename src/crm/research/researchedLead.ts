// One lead with everything its findings follow from, and writing the findings: all of them or none.
import { AppError } from '../../domain/errors.ts';
import type { PastBounce, SavedOverride } from '../../domain/emailValidation.ts';
import type { Insight } from '../../domain/insight.ts';
import type { LeadResearch } from '../../domain/leadResearch.ts';
import type { Account, Activity, Contact, Id, Opportunity } from '../../domain/records.ts';
import type { Change } from '../client/changes.ts';
import type { CrmClient } from '../client.ts';
import type { Row } from '../client/row.ts';
import { insightBody, insightId, insightOf } from './insights.ts';
import { readLeadValues, type LeadWithValues } from '../leadFields.ts';
import { allOf, equalsId, equalsNumber, queryText, type Expand } from '../client/odata.ts';
import { accountOf, activityOf, contactOf, emailFindingOf, hasFailedToSend, opportunityOf } from '../records.ts';
import { findingsBody, ownedBy, researchOf, sameOwner } from '../research.ts';
import { columns } from '../tables.ts';

/** An email to or from the lead, with the address it came from where the CRM kept it. */
export interface SavedEmail extends Activity {
  readonly sender?: string;
}

/** An insight as its row holds it. */
export interface SavedInsight extends Insight {
  readonly id: Id<'insight'>;
  readonly version: string;
}

export interface ResearchedLead {
  readonly with: LeadWithValues;
  readonly account?: Account;
  readonly contact?: Contact;
  /** Open ones of the account. */
  readonly opportunities: readonly Opportunity[];
  /** Newest first. */
  readonly activities: readonly SavedEmail[];
  readonly bounces: readonly PastBounce[];
  /** The newest last. */
  readonly overrides: readonly SavedOverride[];
  readonly research?: LeadResearch;
  /** Owner of the row of `research`. */
  readonly researchOwnerId?: Id<'user'>;
  readonly insights: readonly SavedInsight[];
}

const activityExpands: readonly Expand[] = [
  { navigation: 'Lead_Emails', select: [...columns.email, 'sender'] },
  { navigation: 'Lead_Appointments', select: columns.appointment },
  { navigation: 'Lead_Phonecalls', select: columns.phonecall },
  { navigation: 'Lead_Tasks', select: columns.task },
  { navigation: 'hrz_lead_emailvalidations', select: columns.hrz_emailvalidation },
];
const kinds = [['email', 'Lead_Emails'], ['appointment', 'Lead_Appointments'], ['call', 'Lead_Phonecalls'], ['task', 'Lead_Tasks']] as const;

/**
 * Reads a lead with what hangs on it, in two requests.
 * @param fields ids of the fields whose values are wanted.
 * @returns undefined when there is no such lead the caller may read.
 * @throws AppError
 */
export async function readResearchedLead(crm: CrmClient, leadId: Id<'lead'>, fields: readonly string[]): Promise<ResearchedLead | undefined> {
  let found: LeadWithValues | undefined;
  for await (const page of readLeadValues(crm, fields, { filter: equalsId('leadid', leadId), pageSize: 1, most: 1, expand: activityExpands })) found ??= page[0];
  if (found === undefined) return undefined;
  const { accountId, contactId } = found.lead;
  const answers = await crm.readAll([
    { path: `hrz_leadresearches?${queryText({ select: columns.hrz_leadresearch, filter: equalsId('hrz_leadresearchid', leadId) })}` },
    { path: `hrz_insights?${queryText({ select: columns.hrz_insight, filter: equalsId('_hrz_leadid_value', leadId), orderBy: 'hrz_insightid' })}` },
    ...(accountId === undefined ? [] : [
      { path: `accounts?${queryText({ select: columns.account, filter: equalsId('accountid', accountId) })}` },
      { path: `opportunities?${queryText({ select: columns.opportunity, filter: allOf(equalsNumber('statecode', 0), equalsId('_parentaccountid_value', accountId)), orderBy: 'opportunityid' })}` },
    ]),
    ...(contactId === undefined ? [] : [{ path: `contacts?${queryText({ select: columns.contact, filter: equalsId('contactid', contactId) })}` }]),
  ]);
  const failed = answers.find((answer) => answer instanceof AppError);
  if (failed instanceof AppError) throw failed;
  const rowsAt = (place: number): readonly Row[] => {
    const answer = answers[place];
    return answer === undefined || answer instanceof AppError ? [] : answer;
  };
  const own = rowsAt(0)[0];
  const research = own === undefined ? undefined : researchOf(own);
  const account = accountId === undefined ? undefined : rowsAt(2)[0];
  const contact = contactId === undefined ? undefined : rowsAt(accountId === undefined ? 2 : 4)[0];
  return {
    with: found,
    ...(account === undefined ? {} : { account: accountOf(account) }),
    ...(contact === undefined ? {} : { contact: contactOf(contact) }),
    opportunities: accountId === undefined ? [] : rowsAt(3).map(opportunityOf),
    activities: activitiesOf(found),
    ...findingsOf(found),
    ...(research === undefined ? {} : { research }),
    ...(typeof own?.['_ownerid_value'] === 'string' ? { researchOwnerId: own['_ownerid_value'] } : {}),
    insights: rowsAt(1).flatMap((row) => savedInsightOf(row) ?? []),
  };
}

function activitiesOf({ lead, expanded }: LeadWithValues): readonly SavedEmail[] {
  const all = kinds.flatMap(([kind, navigation]) => expanded(navigation).map((row): SavedEmail => ({ ...activityOf(kind, row), leadId: lead.id, ...(typeof row['sender'] === 'string' && row['sender'] !== '' ? { sender: row['sender'] } : {}) })));
  return all.sort((one, two) => two.at.localeCompare(one.at) || one.id.localeCompare(two.id));
}

function findingsOf({ lead, expanded }: LeadWithValues): Pick<ResearchedLead, 'bounces' | 'overrides'> {
  const rows = [...expanded('hrz_lead_emailvalidations')].sort((one, two) => String(one['createdon']).localeCompare(String(two['createdon'])) || String(one['hrz_emailvalidationid']).localeCompare(String(two['hrz_emailvalidationid'])));
  const findings = rows.map(emailFindingOf);
  const unsent = lead.email === undefined ? [] : expanded('Lead_Emails').filter(hasFailedToSend).map((row): PastBounce => ({ address: lead.email ?? '', leadId: lead.id, failure: 'soft', at: activityOf('email', row).at }));
  return {
    bounces: [...findings.flatMap((each) => (each !== undefined && 'bounce' in each ? [each.bounce] : [])), ...unsent],
    overrides: findings.flatMap((each) => (each !== undefined && 'override' in each ? [each.override] : [])),
  };
}

function savedInsightOf(row: Row): SavedInsight | undefined {
  const insight = insightOf(row);
  const id = row['hrz_insightid'];
  return insight === undefined || typeof id !== 'string' ? undefined : { ...insight, id, version: String(row['@odata.etag'] ?? `W/"${String(row['versionnumber'] ?? '')}"`) };
}

/** The words of an email as the CRM has them, HTML; '' when it has none. @throws AppError */
export async function readEmailWords(crm: CrmClient, id: Id<'activity'>): Promise<string> {
  const rows = await crm.read(`emails?${queryText({ select: ['activityid', 'description'], filter: equalsId('activityid', id) })}`);
  const words = rows[0]?.['description'];
  return typeof words === 'string' ? words : '';
}

/** What a run found out. */
export interface Findings {
  readonly research: Omit<LeadResearch, 'leadId' | 'version'>;
  /** Insights to write; one with the derived id of a row replaces it. */
  readonly insights: readonly Insight[];
  /** Rows of insights that hold no longer. */
  readonly gone: readonly SavedInsight[];
}

/**
 * Writes the findings in one change set, from the rows as they were read. The rows belong to the lead's owner.
 * @throws AppError `changed-elsewhere` when one of the rows changed meanwhile.
 */
export async function saveFindings(crm: CrmClient, about: ResearchedLead, { research, insights, gone }: Findings): Promise<void> {
  const { lead } = about.with;
  const owner = sameOwner(lead);
  const body = findingsBody(research);
  const own: Change = about.research === undefined
    ? { kind: 'create', set: 'hrz_leadresearches', body: { ...ownedBy(lead), ...body } }
    : { kind: 'update', set: 'hrz_leadresearches', id: lead.id, version: about.research.version, body: { ...body, ...(about.researchOwnerId === lead.ownerId ? {} : owner) } };
  const kept = await Promise.all(insights.map(async (insight): Promise<Change> => {
    const id = await insightId(insight.leadId, insight.kind, insight.source);
    const known = about.insights.find((each) => each.id === id);
    const made = { ...(await insightBody(insight, lead.ownerId)), ...owner };
    const { hrz_insightid: _id, 'hrz_LeadId@odata.bind': _lead, ...changed } = made;
    if (known === undefined) return { kind: 'create', set: 'hrz_insights', body: made };
    return { kind: 'update', set: 'hrz_insights', id, version: known.version, body: changed };
  }));
  await crm.changeTogether([own, ...kept, ...gone.map(({ id, version }): Change => ({ kind: 'remove', set: 'hrz_insights', id, version }))]);
}
