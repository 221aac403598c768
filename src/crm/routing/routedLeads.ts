// Leads as routing needs them: who owns which (followed by change tracking), and those to decide with the values the plan asks for.
import { AppError } from '../../domain/errors.ts';
import type { CellValue } from '../../domain/condition.ts';
import type { Id } from '../../domain/records.ts';
import type { LeadToRoute } from '../../domain/routing.ts';
import type { CrmClient } from '../client.ts';
import type { Row } from '../client/row.ts';
import { readLeadFields, readLeadValues } from '../leadFields.ts';
import { allOf, equalsNumber, isOneOf, notBefore, queryText, type Filter } from '../client/odata.ts';
import { routingPlanStates } from '../tables.ts';
import { isUndecided } from './waitingLeads.ts';

/** Who owns a lead, as of one version of its row. */
export interface LeadOwner {
  readonly id: Id<'lead'>;
  /** Grows with every change of the row; decimal digits. */
  readonly version: string;
  readonly isOpen: boolean;
  /** Of the person. */
  readonly name: string;
  readonly ownerId: string;
  /** Undefined where it wasn't read. */
  readonly ownerKind?: 'user' | 'team';
  /** UTC ISO instants. */
  readonly createdOn: string;
  readonly modifiedOn: string;
  readonly createdById?: Id<'user'>;
}

export interface LeadNews {
  readonly leads: readonly LeadOwner[];
  readonly removedIds: readonly string[];
  /** Where the next look goes on; undefined where the organization tracks no changes of leads. */
  readonly link?: string;
  /** All open leads there are came, not only the news. */
  readonly isAll: boolean;
}

/** A lead to decide, with the version it was read at. */
export interface RoutedLead extends LeadOwner {
  readonly lead: LeadToRoute;
  /** Whom a person chose for it by its record, whoever owns it. */
  readonly chosenId?: string;
}

export interface PlanMark {
  readonly id: Id<'routing-plan'>;
  /** Row version: another one means another plan. */
  readonly version: string;
  /** UTC ISO instant. */
  readonly activatedOn?: string;
  /** Who activated it. */
  readonly activatedById?: Id<'user'>;
}

const ownerColumns = ['leadid', 'versionnumber', 'fullname', 'statecode', 'createdon', 'modifiedon', '_ownerid_value', '_owningteam_value', '_createdby_value'];
const everyLead = `leads?${queryText({ select: ownerColumns })}`;
const isOpenLead = equalsNumber('statecode', 0);
const PAGE = 5_000;
/** Ids stand in the address of a request, which may be 16 kB long. */
const IDS_IN_A_FILTER = 200;

/** The ETag of a row version. */
export const etagOf = (version: string): string => `W/"${version}"`;

/**
 * What changed since the link was given; without one, or with one the organization no longer knows, every open lead.
 * @param since where changes are not tracked: leads changed from then on (UTC ISO instant).
 * @throws AppError
 */
export async function followLeads(crm: CrmClient, { link, since }: { readonly link?: string; readonly since?: string }): Promise<LeadNews> {
  if (link !== undefined) {
    const news = await tracked(crm, link, () => true).catch(unlessRefused);
    if (news !== undefined) return { ...news, isAll: false };
  }
  const all = await tracked(crm, everyLead, ({ isOpen }) => isOpen).catch(unlessRefused);
  if (all !== undefined) return { ...all, isAll: true };
  const leads = await readOwnersWhere(crm, since === undefined ? isOpenLead : notBefore('modifiedon', new Date(since)));
  return { leads, removedIds: [], isAll: since === undefined };
}

/** @param isWanted the whole table is gone through once, and most of it is closed. */
async function tracked(crm: CrmClient, from: string, isWanted: (lead: LeadOwner) => boolean): Promise<Omit<LeadNews, 'isAll'>> {
  const leads: LeadOwner[] = [];
  const removedIds: string[] = [];
  let link: string | undefined;
  for await (const page of crm.changes(from)) {
    leads.push(...page.rows.flatMap((row) => ownerOf(row) ?? []).filter(isWanted));
    removedIds.push(...page.removedIds);
    link = page.deltaLink;
  }
  return { leads, removedIds, ...(link === undefined ? {} : { link }) };
}

function unlessRefused(error: unknown): undefined {
  if (error instanceof AppError && (error.code === 'crm-refused' || error.code === 'not-found')) return undefined;
  throw error;
}

/** Every open lead. @throws AppError */
export function readOpenOwners(crm: CrmClient): Promise<readonly LeadOwner[]> {
  return readOwnersWhere(crm, isOpenLead);
}

/** Every open lead created from then on that no decision is shown of. @param since UTC ISO instant. @throws AppError */
export function readUndecidedOwners(crm: CrmClient, since: string): Promise<readonly LeadOwner[]> {
  return readOwnersWhere(crm, isUndecided(since));
}

/** Every lead the filter leaves. @throws AppError */
export async function readOwnersWhere(crm: CrmClient, filter: Filter): Promise<readonly LeadOwner[]> {
  const found: LeadOwner[] = [];
  for await (const page of crm.pages(`leads?${queryText({ select: ownerColumns, filter, orderBy: 'leadid' })}`, PAGE)) found.push(...page.flatMap((row) => ownerOf(row) ?? []));
  return found;
}

/** Who owns these leads now; those that are gone are left out. @throws AppError */
export async function readOwners(crm: CrmClient, ids: readonly Id<'lead'>[]): Promise<readonly LeadOwner[]> {
  const parts = await Promise.all(filtersFor(ids).map((filter) => readOwnersWhere(crm, filter)));
  return parts.flat();
}

/**
 * Leads with the values of these fields; those that are gone are left out.
 * @param fields field ids, e.g. `lead.industrycode`.
 * @param withAccountOwners where a rule asks for the owner of the lead's account.
 * @throws AppError
 */
export async function readRoutedLeads(crm: CrmClient, ids: readonly Id<'lead'>[], { fields, withAccountOwners }: { readonly fields: readonly string[]; readonly withAccountOwners: boolean }): Promise<readonly RoutedLead[]> {
  const found = await readParts(crm, ids, fields).catch(async (error: unknown) => {
    if (!(error instanceof AppError) || error.code !== 'crm-refused') throw error;
    // A field a rule asks for may have been taken away: then no lead has a value there, and the rule doesn't hold.
    const there = new Set((await readLeadFields(crm)).map(({ id }) => id));
    if (fields.every((field) => there.has(field))) throw error;
    return readParts(crm, ids, fields.filter((field) => there.has(field)));
  });
  const accountIds = withAccountOwners ? [...new Set(found.flatMap(({ accountId }) => accountId ?? []))] : [];
  const owners = await readAccountOwners(crm, accountIds);
  return found.map(({ owner, accountId, values, chosenId }) => {
    const accountOwnerId = accountId === undefined ? undefined : owners.get(accountId);
    return { ...owner, lead: { id: owner.id, createdOn: owner.createdOn, ownerId: owner.ownerId, values, ...(accountOwnerId === undefined ? {} : { accountOwnerId }) }, ...(chosenId === undefined ? {} : { chosenId }) };
  });
}

interface ReadPart {
  readonly owner: LeadOwner;
  readonly accountId?: Id<'account'>;
  readonly chosenId?: string;
  readonly values: Readonly<Record<string, CellValue>>;
}

async function readParts(crm: CrmClient, ids: readonly Id<'lead'>[], fields: readonly string[]): Promise<readonly ReadPart[]> {
  const parts = await Promise.all(filtersFor(ids).map((filter) => readPart(crm, filter, fields)));
  return parts.flat();
}

async function readPart(crm: CrmClient, filter: Filter, fields: readonly string[]): Promise<readonly ReadPart[]> {
  const found: ReadPart[] = [];
  for await (const page of readLeadValues(crm, fields, { filter, pageSize: IDS_IN_A_FILTER, expand: [{ navigation: 'hrz_lead_assignments', select: ['hrz_byhand', 'hrz_assignee'] }] })) {
    for (const { lead, values, expanded } of page) {
      const [row] = expanded('hrz_lead_assignments');
      const chosenId = row?.['hrz_byhand'] === true ? row['hrz_assignee'] : undefined;
      const { id, ownerId, createdOn, modifiedOn, accountId } = lead;
      const name = [lead.name.first, lead.name.last].filter((part) => part !== undefined).join(' ');
      found.push({ owner: { id, version: digitsOf(lead.version), isOpen: lead.status === 'open', name, ownerId, createdOn, modifiedOn }, values, ...(accountId === undefined ? {} : { accountId }), ...(typeof chosenId === 'string' ? { chosenId } : {}) });
    }
  }
  return found;
}

async function readAccountOwners(crm: CrmClient, ids: readonly Id<'account'>[]): Promise<ReadonlyMap<string, Id<'user'>>> {
  const parts = await Promise.all(chunksOf(ids).map((chunk) => crm.read(`accounts?${queryText({ select: ['accountid', '_ownerid_value'], filter: isOneOf('accountid', chunk) })}`)));
  return new Map(parts.flat().flatMap((row) => {
    const [id, owner] = [row['accountid'], row['_ownerid_value']];
    return typeof id === 'string' && typeof owner === 'string' ? [[id, owner] as const] : [];
  }));
}

/** The plan leads are routed by, without its content; undefined while there is none. @throws AppError */
export async function readPlanMark(crm: CrmClient): Promise<PlanMark | undefined> {
  const filter = allOf(equalsNumber('hrz_state', routingPlanStates.active));
  const [row] = await crm.read(`hrz_routingplans?${queryText({ select: ['hrz_routingplanid', 'versionnumber', 'hrz_activatedon', '_modifiedby_value'], filter, orderBy: 'hrz_number desc', top: 1 })}`);
  const id = row?.['hrz_routingplanid'];
  if (row === undefined || typeof id !== 'string') return undefined;
  const [activatedOn, by] = [row['hrz_activatedon'], row['_modifiedby_value']];
  return { id, version: String(row['versionnumber'] ?? ''), ...(typeof activatedOn === 'string' ? { activatedOn } : {}), ...(typeof by === 'string' ? { activatedById: by } : {}) };
}

function ownerOf(row: Row): LeadOwner | undefined {
  const [id, ownerId, createdOn, modifiedOn, createdBy] = [row['leadid'], row['_ownerid_value'], row['createdon'], row['modifiedon'], row['_createdby_value']];
  if (typeof id !== 'string' || typeof ownerId !== 'string' || typeof createdOn !== 'string' || typeof modifiedOn !== 'string') return undefined;
  return { id, version: digitsOf(String(row['versionnumber'] ?? row['@odata.etag'] ?? '')), isOpen: row['statecode'] === 0, name: typeof row['fullname'] === 'string' ? row['fullname'] : '', ownerId, ownerKind: typeof row['_owningteam_value'] === 'string' ? 'team' : 'user', createdOn, modifiedOn, ...(typeof createdBy === 'string' ? { createdById: createdBy } : {}) };
}

/** Of a version number or its ETag. */
function digitsOf(version: string): string {
  return version.replace(/\D/g, '');
}

function filtersFor(ids: readonly string[]): readonly Filter[] {
  return chunksOf(ids).map((chunk) => isOneOf('leadid', chunk));
}

function chunksOf(ids: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(ids.length / IDS_IN_A_FILTER) }, (_, place) => ids.slice(place * IDS_IN_A_FILTER, (place + 1) * IDS_IN_A_FILTER));
}
