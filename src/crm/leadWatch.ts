// Which leads have news: new and changed leads, what is connected to them, emails, meetings, calls and tasks about them, words of sellers, and wishes of people.
import { AppError } from '../domain/errors.ts';
import type { Id } from '../domain/records.ts';
import { isSampleId } from '../domain/sampleId.ts';
import type { CrmClient } from './client.ts';
import type { Row } from './client/row.ts';
import { allOf, anyOf, equalsId, equalsNumber, notBefore, queryText, type Filter } from './client/odata.ts';
import { expandedRow } from './records.ts';
import { SAMPLE_LEADS, sampleLeadIds } from './sample/size.ts';
import { researchStates } from './tables.ts';

/** A lead as the queue sees it. */
export interface WatchedLead {
  readonly id: Id<'lead'>;
  /** UTC ISO instant. */
  readonly createdOn: string;
}

/** Tables followed by change tracking: every change, none twice. */
export type TrackedFeed = 'leads' | 'accounts';
/** Tables followed by the time of their rows: they are too long to be read whole even once. */
export type TimedFeed = keyof typeof regarding | 'contacts' | 'opportunities' | 'consents';

export interface Changed {
  readonly id: string;
  /** Grows with every change; times are whole seconds, and much happens in one. */
  readonly version: string;
  /** UTC ISO instant. */
  readonly modifiedOn: string;
  /** leads: itself; activities and findings about an address: the open lead they are about. */
  readonly lead?: WatchedLead;
  readonly isOpen?: boolean;
  /** consents: whose. */
  readonly ownerId?: Id<'user'>;
  /** opportunities: of which account. */
  readonly accountId?: Id<'account'>;
}

export interface TrackedChanges {
  readonly changed: readonly Changed[];
  /** Where the next look goes on; undefined when the organization tracks no changes of this table. */
  readonly link?: string;
}

const tracked: Readonly<Record<TrackedFeed, string>> = {
  leads: `leads?${queryText({ select: ['leadid', 'versionnumber', 'statecode', 'createdon', 'modifiedon'] })}`,
  accounts: `accounts?${queryText({ select: ['accountid', 'versionnumber', 'modifiedon'] })}`,
};
/** Rows about a lead, with the way to it. */
const regarding = {
  emails: 'regardingobjectid_lead_email', appointments: 'regardingobjectid_lead_appointment', phonecalls: 'regardingobjectid_lead_phonecall', tasks: 'regardingobjectid_lead_task',
  hrz_emailvalidations: 'hrz_LeadId',
} as const;
const ids: Readonly<Record<TrackedFeed | TimedFeed, string>> = {
  leads: 'leadid', accounts: 'accountid', contacts: 'contactid', opportunities: 'opportunityid', consents: 'hrz_consentid',
  emails: 'activityid', appointments: 'activityid', phonecalls: 'activityid', tasks: 'activityid', hrz_emailvalidations: 'hrz_emailvalidationid',
};
/** What else is read of a table's rows. */
const more: Readonly<Partial<Record<TrackedFeed | TimedFeed, readonly string[]>>> = { leads: ['statecode', 'createdon'], consents: ['_ownerid_value'], opportunities: ['_parentaccountid_value'] };
const PAGE = 5_000;
/** Filters of a request are one long text. */
const IDS_IN_A_FILTER = 40;
const MOST_WAITING = 500;
const isOpenLead = equalsNumber('statecode', 0);
const leadColumns = ['leadid', 'createdon'];

/**
 * What changed in a table since the link was given. Without a link, and with one the organization no longer knows, all rows are
 * gone through once: those changed since `since` are the answer, none where it is undefined.
 * @throws AppError
 */
export async function readTracked(crm: CrmClient, feed: TrackedFeed, { link, since }: { readonly link?: string; readonly since?: string }): Promise<TrackedChanges> {
  if (link !== undefined) {
    try {
      return await follow(crm, feed, { from: link });
    } catch (error) {
      if (!isRefused(error)) throw error;
    }
  }
  const floor = since ?? '9999';
  try {
    return await follow(crm, feed, { from: tracked[feed], since: floor });
  } catch (error) {
    if (!isRefused(error)) throw error;
    // Change tracking is off for this table: the time of the rows must do.
    return { changed: since === undefined ? [] : await readSince(crm, `${feed}?`, { feed, since }) };
  }
}

async function follow(crm: CrmClient, feed: TrackedFeed, { from, since = '' }: { readonly from: string; readonly since?: string }): Promise<TrackedChanges> {
  const changed: Changed[] = [];
  let link: string | undefined;
  for await (const page of crm.changes(from)) {
    for (const row of page.rows) {
      const found = changedOf(feed, row);
      if (found !== undefined && found.modifiedOn >= since) changed.push(found);
    }
    link = page.deltaLink;
  }
  return { changed, ...(link === undefined ? {} : { link }) };
}

function isRefused(error: unknown): boolean {
  return error instanceof AppError && (error.code === 'crm-refused' || error.code === 'not-found');
}

/** Rows changed at or after an instant (UTC ISO), about open leads where they are activities. @throws AppError */
export async function readTimed(crm: CrmClient, feed: TimedFeed, since: string): Promise<readonly Changed[]> {
  if (feed === 'consents') return readSince(crm, 'hrz_consents?', { feed, since });
  return readSince(crm, `${feed}?`, { feed, since });
}

async function readSince(crm: CrmClient, set: string, { feed, since }: { readonly feed: TrackedFeed | TimedFeed; readonly since: string }): Promise<readonly Changed[]> {
  const lead = wayToLead(feed);
  const recent = notBefore('modifiedon', new Date(since));
  const path = `${set}${queryText({
    select: [ids[feed], 'versionnumber', 'modifiedon', ...(more[feed] ?? [])],
    filter: lead === undefined ? recent : allOf(recent, equalsNumber(`${lead}/statecode`, 0)),
    orderBy: 'modifiedon',
    ...(lead === undefined ? {} : { expand: [{ navigation: lead, select: leadColumns }] }),
  })}`;
  const changed: Changed[] = [];
  for await (const page of crm.pages(path, PAGE)) changed.push(...page.flatMap((row) => changedOf(feed, row) ?? []));
  return changed;
}

function changedOf(feed: TrackedFeed | TimedFeed, row: Row): Changed | undefined {
  const [id, modifiedOn] = [row[ids[feed]], row['modifiedon']];
  if (typeof id !== 'string' || typeof modifiedOn !== 'string') return undefined;
  const way = wayToLead(feed);
  const lead = feed === 'leads' ? row : way === undefined ? undefined : expandedRow(row, way);
  const watched = lead === undefined ? undefined : watchedOf(lead);
  const [ownerId, accountId] = [row['_ownerid_value'], row['_parentaccountid_value']];
  return {
    id,
    version: String(row['versionnumber'] ?? ''),
    modifiedOn,
    ...(watched === undefined ? {} : { lead: watched }),
    ...(feed === 'leads' ? { isOpen: row['statecode'] === 0 } : {}),
    ...(typeof ownerId === 'string' ? { ownerId } : {}),
    ...(typeof accountId === 'string' ? { accountId } : {}),
  };
}

function wayToLead(feed: TrackedFeed | TimedFeed): string | undefined {
  return feed in regarding ? regarding[feed as keyof typeof regarding] : undefined;
}

function watchedOf(row: Row): WatchedLead | undefined {
  const [id, createdOn] = [row['leadid'], row['createdon']];
  return typeof id === 'string' && typeof createdOn === 'string' ? { id, createdOn } : undefined;
}

/** The newest open leads of the organization's own, the newest first; of equal ones the lower id. @throws AppError */
export async function readNewestOpen(crm: CrmClient, most: number): Promise<readonly WatchedLead[]> {
  // However many sample leads are newer, so many are left.
  const rows = await crm.read(`leads?${queryText({ select: leadColumns, filter: isOpenLead, orderBy: 'createdon desc,leadid', top: most + SAMPLE_LEADS })}`);
  return rows.flatMap((row) => watchedOf(row) ?? []).filter(({ id }) => !isSampleId(id)).slice(0, most);
}

/** The open leads of the sample, the newest first; of equal ones the lower id. @throws AppError */
export async function readOpenSample(crm: CrmClient): Promise<readonly WatchedLead[]> {
  const found = await readOpenLeads(crm, 'leadid', sampleLeadIds);
  return [...found].sort((one, two) => (one.createdOn === two.createdOn ? (one.id < two.id ? -1 : 1) : one.createdOn > two.createdOn ? -1 : 1));
}

/** The open leads among those with these ids, of these accounts, contacts or owners. @throws AppError */
export async function readOpenLeads(crm: CrmClient, by: 'leadid' | '_parentaccountid_value' | '_parentcontactid_value' | '_ownerid_value', of: readonly string[]): Promise<readonly WatchedLead[]> {
  const found: WatchedLead[] = [];
  for (let start = 0; start < of.length; start += IDS_IN_A_FILTER) {
    const filters: readonly Filter[] = of.slice(start, start + IDS_IN_A_FILTER).map((id) => equalsId(by, id));
    for await (const page of crm.pages(`leads?${queryText({ select: leadColumns, filter: allOf(isOpenLead, anyOf(...filters)), orderBy: 'leadid' })}`, PAGE)) found.push(...page.flatMap((row) => watchedOf(row) ?? []));
  }
  return found;
}

/** Leads somebody asked to have researched, the longest waiting first. @throws AppError */
export async function readWaiting(crm: CrmClient): Promise<readonly Id<'lead'>[]> {
  const rows = await crm.read(`hrz_leadresearches?${queryText({ select: ['hrz_leadresearchid', '_hrz_leadid_value'], filter: equalsNumber('hrz_state', researchStates.waiting), orderBy: 'modifiedon', top: MOST_WAITING })}`);
  return rows.flatMap((row) => (typeof row['_hrz_leadid_value'] === 'string' ? [row['_hrz_leadid_value']] : []));
}
