// Who of our own people was in touch with a lead, and who doesn't want to be shown. Sellers may not read what others agreed to: the service, which
// may, counts and leaves out; its list stands in the lead's research row, and a person who hides is taken out of all lists.
import { AppError } from '../domain/errors.ts';
import { whoKnowsWhom } from '../domain/colleagues.ts';
import type { Colleague, Touch } from '../domain/colleagues.ts';
import type { Id, Lead } from '../domain/records.ts';
import type { CrmClient } from './client.ts';
import type { Row } from './client/row.ts';
import { consentOf, readConsents, type SavedConsent } from './research/consents.ts';
import { allOf, anyEquals, anyOf, contains, equalsId, equalsNumber, guid, isCaller, isTrue, queryText, type Filter } from './client/odata.ts';
import { activityOf, expandedRow, expandedRows } from './records.ts';
import { columns } from './tables.ts';

const RESEARCH = 'hrz_leadresearches';
const CONSENTS = 'hrz_consents';
const ROWS_IN_A_PAGE = 5_000;
/** The newest of each kind: older ones change no top five worth having. */
const MOST_ACTIVITIES = 1_000;
const COMPLETED = 1;
const LONGEST_NAME = 320;
/** Of a row that answers no consent text: it only says who is hidden. */
const NO_TEXT = '0';

/** Everybody who doesn't want to be shown, as far as the caller may read it. @throws AppError */
export async function readHidden(crm: CrmClient): Promise<ReadonlySet<string>> {
  const consents = await readConsents(crm);
  return new Set([...consents.values()].flatMap(({ hidden, ownerId }) => (hidden ? [ownerId as string] : [])));
}

/**
 * The colleagues who know a lead, as the caller may see its activities: those about the lead, and those with its or its contact's addresses.
 * @param hidden `readHidden`.
 * @throws AppError
 */
export async function readColleagues(crm: CrmClient, lead: Lead, { hidden, now }: { readonly hidden: ReadonlySet<string>; readonly now: Date }): Promise<readonly Colleague[]> {
  const addresses = [lead.email ?? '', ...lead.otherEmails].filter((address) => address !== '');
  const paths = (['email', 'appointment'] as const).map((kind) => ({ kind, path: activitiesPath(kind, { lead, addresses }) }));
  const answers = await crm.readAll(paths);
  const touches = answers.flatMap((rows, place) => {
    if (rows instanceof AppError) throw rows;
    const kind = paths[place]?.kind ?? 'email';
    return rows.flatMap((row) => touchesOf(kind, row));
  });
  return whoKnowsWhom(touches, { hidden, now });
}

function activitiesPath(kind: 'email' | 'appointment', { lead, addresses }: { readonly lead: Lead; readonly addresses: readonly string[] }): string {
  const parties = `${kind}_activity_parties`;
  const about: readonly Filter[] = [lead.id, ...(lead.contactId === undefined ? [] : [lead.contactId])].map((id) => equalsId('_regardingobjectid_value', id));
  const filter = allOf(equalsNumber('statecode', COMPLETED), anyOf(...about, ...addresses.map((address) => anyEquals(parties, 'addressused', address))));
  const party = { navigation: parties, select: ['activitypartyid', 'participationtypemask'], expand: [{ navigation: 'partyid_systemuser', select: ['systemuserid', 'fullname'] }] };
  return `${kind}s?${queryText({ select: columns[kind], filter, orderBy: 'createdon desc', top: MOST_ACTIVITIES, expand: [party] })}`;
}

function touchesOf(kind: Touch['kind'], row: Row): readonly Touch[] {
  const { id, at } = activityOf(kind, row);
  return expandedRows(row, `${kind}_activity_parties`).flatMap((party): readonly Touch[] => {
    const user = expandedRow(party, 'partyid_systemuser');
    const [userId, name] = [user?.['systemuserid'], user?.['fullname']];
    return typeof userId === 'string' && typeof name === 'string' && name !== '' ? [{ userId, name, kind, activityId: id, at }] : [];
  });
}

/** The caller's own word on being shown, with the row it stands in. */
export interface OwnWord {
  readonly id: Id<'consent'>;
  readonly version: string;
  readonly hidden: boolean;
}

/** The path of the caller's own word, for a batch; read with `ownWordOf`. */
export const ownWordPath = `${CONSENTS}?${queryText({ select: columns.hrz_consent, filter: isCaller('ownerid'), orderBy: 'modifiedon desc', top: 1 })}`;

export function ownWordOf(rows: readonly Row[]): OwnWord | undefined {
  const row = rows[0];
  const id = row?.['hrz_consentid'];
  return row === undefined || typeof id !== 'string' ? undefined : { id, version: String(row['@odata.etag'] ?? `W/"${String(row['versionnumber'] ?? '')}"`), hidden: row['hrz_hidden'] === true };
}

/**
 * Says whether the caller is shown to others. What they agreed to otherwise stays as it is; where they were not asked yet, they still count as not asked.
 * @param newId of the row, should there be none.
 * @throws AppError
 */
export async function sayHidden(crm: CrmClient, hidden: boolean, { newId, name }: { readonly newId: Id<'consent'>; readonly name: string }): Promise<void> {
  const own = ownWordOf(await crm.read(ownWordPath));
  if (own === undefined) await crm.create(CONSENTS, { hrz_consentid: newId, hrz_name: name.slice(0, LONGEST_NAME), hrz_textversion: NO_TEXT, hrz_hidden: hidden }, ['hrz_consentid']);
  else if (own.hidden !== hidden) await crm.update(CONSENTS, own.id, { body: { hrz_hidden: hidden }, version: own.version });
}

/** The rows by which people don't want to be shown, as far as the caller may read them. A later row of the same person may say otherwise. @throws AppError */
export async function readHidings(crm: CrmClient): Promise<readonly SavedConsent[]> {
  const found: SavedConsent[] = [];
  const path = `${CONSENTS}?${queryText({ select: columns.hrz_consent, filter: isTrue('hrz_hidden'), orderBy: 'hrz_consentid' })}`;
  for await (const page of crm.pages(path, ROWS_IN_A_PAGE)) found.push(...page.flatMap((row) => consentOf(row) ?? []));
  return found;
}

/**
 * Takes a person out of every list of colleagues, for the service: who hides is gone everywhere at once, not with the next research.
 * @returns how many lists named them. @throws AppError
 */
export async function removeColleague(crm: CrmClient, userId: Id<'user'>): Promise<number> {
  const named: Row[] = [];
  // All of them first: a row that is written leaves the answer, and those behind it would move up a page.
  for await (const page of crm.pages(namedPath(userId), ROWS_IN_A_PAGE)) named.push(...page);
  let count = 0;
  for (const row of named) count += (await removeFrom(crm, row, { userId, isAgain: false })) ? 1 : 0;
  return count;
}

function namedPath(userId: Id<'user'>, leadId?: string): string {
  const isNamed = contains('hrz_colleagues', guid(userId));
  return `${RESEARCH}?${queryText({ select: ['hrz_leadresearchid', 'versionnumber', 'hrz_colleagues'], filter: leadId === undefined ? isNamed : allOf(equalsId('hrz_leadresearchid', leadId), isNamed), orderBy: 'hrz_leadresearchid' })}`;
}

/** Somebody may write the row meanwhile, such as research at work: then it is read once more. */
async function removeFrom(crm: CrmClient, row: Row, { userId, isAgain }: { readonly userId: Id<'user'>; readonly isAgain: boolean }): Promise<boolean> {
  const id = String(row['hrz_leadresearchid']);
  const left = (colleaguesIn(row['hrz_colleagues']) ?? []).filter((colleague) => colleague.userId !== userId);
  try {
    await crm.update(RESEARCH, id, { body: { hrz_colleagues: JSON.stringify(left) }, version: String(row['@odata.etag']) });
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return false;
    if (isAgain || !(error instanceof AppError) || error.code !== 'changed-elsewhere') throw error;
    const [now] = await crm.read(namedPath(userId, id));
    return now !== undefined && removeFrom(crm, now, { userId, isAgain: true });
  }
}

/** The list as it is kept in a research row; undefined while nobody has counted. */
export function colleaguesIn(text: unknown): readonly Colleague[] | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.flatMap((each) => colleagueOf(each) ?? []) : undefined;
  } catch {
    return undefined;
  }
}

function colleagueOf(given: unknown): Colleague | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const { userId, name, emails, meetings, lastOn } = given as Readonly<Record<string, unknown>>;
  if (typeof userId !== 'string' || typeof name !== 'string' || typeof emails !== 'number' || typeof meetings !== 'number' || typeof lastOn !== 'string') return undefined;
  return { userId, name, emails, meetings, lastOn };
}
