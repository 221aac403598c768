// The leads a score is learned from and given to: closed ones with their outcome, and open ones, read page by page with the fields asked for.
import type { Id } from '../domain/records.ts';
import type { LeadResearch, LeadScore, NoScore } from '../domain/leadResearch.ts';
import { isSampleId } from '../domain/sampleId.ts';
import type { LeadCells } from '../domain/scoredFields.ts';
import type { Change } from './client/changes.ts';
import type { CrmClient } from './client.ts';
import type { Row } from './client/row.ts';
import { readLeadValues, type LeadWithValues, type ValuesQuery } from './leadFields.ts';
import { allOf, anyOf, equalsNumber, notBefore, queryText, type Filter } from './client/odata.ts';
import { researchOf } from './research.ts';
import { columns } from './tables.ts';

/** Wide rows: so many come in one answer of a few megabytes at most. */
const PAGE = 500;
const QUALIFIED = 1;
const OPEN = 0;
const DISQUALIFIED = 2;
const CLOSED = anyOf(equalsNumber('statecode', QUALIFIED), equalsNumber('statecode', DISQUALIFIED));

/** When accounts and contacts came to be, without which nothing of theirs is believed. */
const RELATED = ['account.createdon', 'contact.createdon'] as const;

export interface ClosedCount {
  readonly qualified: number;
  readonly disqualified: number;
  /** Sample leads only: there is no real closed lead. */
  readonly isSample: boolean;
}

/**
 * How many leads were created and closed since then. As soon as one real lead is closed, sample leads don't count.
 * @throws AppError
 */
export async function countClosedLeads(crm: CrmClient, since: Date): Promise<ClosedCount> {
  const real = { qualified: 0, disqualified: 0 };
  const sample = { qualified: 0, disqualified: 0 };
  const path = `leads?${queryText({ select: ['leadid', 'statecode'], filter: allOf(CLOSED, notBefore('createdon', since)) })}`;
  for await (const page of crm.pages(path, 5_000)) {
    for (const row of page) {
      const count = isSampleId(String(row['leadid'])) ? sample : real;
      if (row['statecode'] === QUALIFIED) count.qualified++;
      else count.disqualified++;
    }
  }
  const isSample = real.qualified + real.disqualified === 0 && sample.qualified + sample.disqualified > 0;
  return { ...(isSample ? sample : real), isSample };
}

export interface LeadsQuery {
  /** Field ids. */
  readonly fields: readonly string[];
  readonly since: Date;
  /** The newest so many. */
  readonly most: number;
  /** Sample leads only, or real ones only. */
  readonly isSample: boolean;
}

export interface ClosedLeadRows {
  /** Oldest first. */
  readonly leads: readonly LeadCells[];
  readonly qualified: readonly boolean[];
}

/** Closed leads created since then, with their values and outcomes. @throws AppError */
export async function readClosedLeads(crm: CrmClient, query: LeadsQuery): Promise<ClosedLeadRows> {
  const found = await newestLeads(crm, CLOSED, query);
  const inOrder = found.reverse();
  return { leads: inOrder.map(cellsOf), qualified: inOrder.map(({ lead }) => lead.status === 'qualified') };
}

/** Open leads created since then, the newest first. @throws AppError */
export async function readOpenLeads(crm: CrmClient, query: LeadsQuery): Promise<readonly LeadCells[]> {
  return (await newestLeads(crm, equalsNumber('statecode', OPEN), query)).map(cellsOf);
}

async function newestLeads(crm: CrmClient, state: Filter, { fields, since, most, isSample }: LeadsQuery): Promise<LeadWithValues[]> {
  const found: LeadWithValues[] = [];
  for await (const page of readLeadValues(crm, readFields(fields), { filter: allOf(state, notBefore('createdon', since)), orderBy: 'createdon desc,leadid', pageSize: PAGE })) {
    for (const lead of page) if (isSampleId(lead.lead.id) === isSample && found.length < most) found.push(lead);
    if (found.length >= most) break;
  }
  return found;
}

/** The fields to read so that `cellsOf` finds all it needs. */
export function readFields(fields: readonly string[]): readonly string[] {
  return [...fields, ...RELATED.filter((id) => fields.some((field) => field.startsWith(id.slice(0, id.indexOf('.') + 1))))];
}

/** What scoring reads of a lead. */
export function cellsOf({ lead, values }: LeadWithValues): LeadCells {
  return { id: lead.id, createdOn: lead.createdOn, name: lead.name, ...(lead.email === undefined ? {} : { email: lead.email }), values };
}

/** An open lead with what the agent has stored of it. */
export interface ResearchedLead {
  readonly lead: LeadWithValues;
  readonly research: LeadResearch;
}

/** Open leads created since then that have a research row, the newest first, page by page. @throws AppError */
export async function* readResearchedLeads(crm: CrmClient, fields: readonly string[], since: Date): AsyncGenerator<readonly ResearchedLead[]> {
  const query: ValuesQuery = {
    filter: allOf(equalsNumber('statecode', OPEN), notBefore('createdon', since)),
    orderBy: 'createdon desc,leadid',
    pageSize: PAGE,
    expand: [{ navigation: 'hrz_lead_leadresearches', select: columns.hrz_leadresearch }],
  };
  for await (const page of readLeadValues(crm, readFields(fields), query)) {
    yield page.flatMap((lead) => {
      const research = researchIn(lead.expanded('hrz_lead_leadresearches'), lead.lead.id);
      return research === undefined ? [] : [{ lead, research }];
    });
  }
}

/** Writes a lead's score into its research row. */
export function scoreChange({ leadId, version }: LeadResearch, score: LeadScore | NoScore): Change {
  return { kind: 'update', set: 'hrz_leadresearches', id: leadId, body: { hrz_score: JSON.stringify(score) }, version };
}

function researchIn(rows: readonly Row[], leadId: Id<'lead'>): LeadResearch | undefined {
  const row = rows.find((each) => each['hrz_leadresearchid'] === leadId);
  return row === undefined ? undefined : researchOf(row);
}
