// What the agent found out about leads, as the CRM keeps it: one row a lead, under the lead's own id.
import { AppError } from '../domain/errors.ts';
import { insightKinds, sourceIds } from '../domain/insight.ts';
import type { SourceOutcome } from '../domain/insight.ts';
import type { HandRaiser, LeadResearch, LeadScore, NoScore, ResearchState } from '../domain/leadResearch.ts';
import type { ProfileMatch } from '../domain/idealCustomerProfile.ts';
import type { Id, Lead } from '../domain/records.ts';
import type { CrmClient } from './client.ts';
import type { Row } from './client/row.ts';
import { colleaguesIn } from './colleagues.ts';
import { equalsId, guid, queryText } from './client/odata.ts';
import { storedAction } from './research/storedAction.ts';
import { columns, researchStates } from './tables.ts';

const SET = 'hrz_leadresearches';
/** Of the columns. */
const LONGEST = { name: 320, why: 100, text: 100_000 } as const;
const OUTCOMES = ['found', 'nothing', 'failed', 'off', 'no-consent', 'not-configured'] as const;

/** The research of one lead; undefined while there is none the caller may read. @throws AppError */
export async function readResearch(crm: CrmClient, leadId: Id<'lead'>): Promise<LeadResearch | undefined> {
  try {
    return researchOf(await crm.readOne(`${SET}(${guid(leadId)})?${queryText({ select: columns.hrz_leadresearch })}`));
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return undefined;
    throw error;
  }
}

/**
 * Asks the agent to research this lead again; the caller's own rights decide. The wish is a row: it survives everything.
 * @throws AppError `no-permission`, `changed-elsewhere`, and what the client throws.
 */
export async function requestResearch(crm: CrmClient, lead: Lead): Promise<void> {
  const known = await readResearch(crm, lead.id);
  if (known === undefined) await crm.create(SET, { ...ownedBy(lead), hrz_state: researchStates.waiting }, ['hrz_leadresearchid']);
  else if (known.state !== 'waiting') await crm.update(SET, lead.id, { body: { hrz_state: researchStates.waiting, hrz_why: null, hrz_attempts: 0 }, version: known.version });
}

/**
 * Writes how far a lead's research is, its findings untouched; makes the row when there is none.
 * @returns the row's version.
 * @throws AppError `changed-elsewhere`, and what the client throws.
 */
export async function markResearch(crm: CrmClient, lead: Lead, mark: Pick<LeadResearch, 'state' | 'why' | 'attempts'>, before: Pick<LeadResearch, 'version'> | undefined): Promise<string> {
  const body = { hrz_state: researchStates[mark.state], hrz_why: mark.why?.slice(0, LONGEST.why) ?? null, hrz_attempts: mark.attempts };
  if (before !== undefined) return crm.update(SET, lead.id, { body, version: before.version });
  const row = await crm.create(SET, { ...ownedBy(lead), ...body }, columns.hrz_leadresearch);
  return researchOf(row)?.version ?? '';
}

/**
 * Shows that a lead was given up, reading as little of it as can be: what it failed of may be one of its own values.
 * Earlier findings stay. Where nobody can own a row of theirs any more, such as a person who has left, it is the service's.
 * @throws AppError
 */
export async function markGivenUp(crm: CrmClient, leadId: Id<'lead'>, { why, attempts }: { readonly why: string; readonly attempts: number }): Promise<void> {
  const body = { hrz_state: researchStates.failed, hrz_why: why.slice(0, LONGEST.why), hrz_attempts: attempts };
  const known = await readResearch(crm, leadId);
  if (known !== undefined) return void (await crm.update(SET, leadId, { body, version: known.version }));
  const [row] = await crm.read(`leads?${queryText({ select: ['leadid', 'fullname', '_ownerid_value', '_owningteam_value'], filter: equalsId('leadid', leadId) })}`);
  if (row === undefined) return;
  const made = { hrz_leadresearchid: leadId, hrz_name: (textIn(row, 'fullname') ?? leadId).slice(0, LONGEST.name), 'hrz_LeadId@odata.bind': `/leads(${guid(leadId)})`, ...body };
  const [owner, team] = [textIn(row, '_ownerid_value'), textIn(row, '_owningteam_value')];
  try {
    await crm.create(SET, { ...made, ...(owner === undefined ? {} : { 'ownerid@odata.bind': `/${team === undefined ? 'systemusers' : 'teams'}(${guid(owner)})` }) }, ['hrz_leadresearchid']);
  } catch (error) {
    if (!(error instanceof AppError) || error.retryable || error.code === 'changed-elsewhere') throw error;
    await crm.create(SET, made, ['hrz_leadresearchid']);
  }
}

/** What a new row needs beside its findings. */
export function ownedBy(lead: Lead): Row {
  const name = [lead.name.first, lead.name.last].filter((part) => part !== undefined).join(' ') || lead.companyName || lead.topic || lead.id;
  return {
    hrz_leadresearchid: lead.id,
    hrz_name: name.slice(0, LONGEST.name),
    'hrz_LeadId@odata.bind': `/leads(${guid(lead.id)})`,
    ...sameOwner(lead),
  };
}

/** Gives a row to who owns the lead, a person or a team. */
export function sameOwner({ ownerId, isOwnedByTeam }: Lead): Row {
  return { 'ownerid@odata.bind': `/${isOwnedByTeam === true ? 'teams' : 'systemusers'}(${guid(ownerId)})` };
}

/** The columns of the findings; what is undefined is emptied. @throws AppError `too-long` for findings no column takes. */
export function findingsBody(research: Omit<LeadResearch, 'leadId' | 'version'>): Row {
  return {
    hrz_state: researchStates[research.state],
    hrz_why: research.why?.slice(0, LONGEST.why) ?? null,
    hrz_attempts: research.attempts,
    hrz_researchedon: research.researchedOn ?? null,
    hrz_settingsnumber: research.settingsNumber ?? null,
    hrz_match: textOf(research.match),
    hrz_handraiser: research.handRaiser === null ? 'null' : textOf(research.handRaiser),
    hrz_score: textOf(research.score),
    hrz_action: textOf(research.action),
    hrz_rating: textOf(research.rating),
    hrz_sources: textOf(research.sources),
    hrz_colleagues: textOf(research.colleagues),
  };
}

function textOf(value: unknown): string | null {
  if (value === undefined) return null;
  const text = JSON.stringify(value);
  if (text.length > LONGEST.text) throw new AppError('too-long', { params: { most: LONGEST.text, length: text.length } });
  return text;
}

/** A row selected with `columns.hrz_leadresearch`; undefined when it is of a later version. Damaged findings count as not known. */
export function researchOf(row: Row): LeadResearch | undefined {
  const leadId = row['_hrz_leadid_value'];
  const state = (Object.keys(researchStates) as ResearchState[]).find((each) => researchStates[each] === row['hrz_state']);
  if (typeof leadId !== 'string' || state === undefined) return undefined;
  const handRaiser = row['hrz_handraiser'] === 'null' ? null : (parsed(row['hrz_handraiser']) as HandRaiser | undefined);
  const found = {
    why: textIn(row, 'hrz_why'),
    researchedOn: textIn(row, 'hrz_researchedon'),
    settingsNumber: typeof row['hrz_settingsnumber'] === 'number' ? row['hrz_settingsnumber'] : undefined,
    match: parsed(row['hrz_match']) as ProfileMatch | undefined,
    handRaiser,
    score: parsed(row['hrz_score']) as LeadScore | NoScore | undefined,
    action: storedAction(parsed(row['hrz_action'])),
    rating: parsed(row['hrz_rating']) as LeadResearch['rating'],
    colleagues: colleaguesIn(row['hrz_colleagues']),
  };
  return {
    leadId,
    version: typeof row['@odata.etag'] === 'string' ? row['@odata.etag'] : `W/"${String(row['versionnumber'] ?? '')}"`,
    state,
    attempts: typeof row['hrz_attempts'] === 'number' ? row['hrz_attempts'] : 0,
    ...Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)),
    sources: sourcesIn(row['hrz_sources']),
  };
}

function textIn(row: Row, column: string): string | undefined {
  const value = row[column];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Written by the service alone; a text that is no object is damage. */
function parsed(text: unknown): unknown {
  if (typeof text !== 'string') return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function sourcesIn(text: unknown): readonly SourceOutcome[] {
  if (typeof text !== 'string') return [];
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.flatMap((each) => outcomeOf(each) ?? []) : [];
  } catch {
    return [];
  }
}

function outcomeOf(given: unknown): SourceOutcome | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const { source, kind, outcome, why, on } = given as Readonly<Record<string, unknown>>;
  const [knownSource, knownKind, knownOutcome] = [sourceIds.find((each) => each === source), insightKinds.find((each) => each === kind), OUTCOMES.find((each) => each === outcome)];
  if (knownSource === undefined || knownKind === undefined || knownOutcome === undefined || typeof on !== 'string') return undefined;
  return { source: knownSource, kind: knownKind, outcome: knownOutcome, ...(typeof why === 'string' ? { why } : {}), on };
}
