// What sellers agreed to, as the CRM keeps it: one row a person, which only they may write.
import type { Id } from '../../domain/records.ts';
import type { Consent } from '../../domain/consent.ts';
import { AppError } from '../../domain/errors.ts';
import type { CrmClient } from '../client.ts';
import type { Row } from '../client/row.ts';
import { equalsId, isCaller, queryText } from '../client/odata.ts';
import { columns } from '../tables.ts';

const SET = 'hrz_consents';
/** Of the column. */
const LONGEST_NAME = 320;

/** A consent with the row it stands in. */
export interface SavedConsent extends Consent {
  readonly id: Id<'consent'>;
  readonly version: string;
  readonly ownerId: Id<'user'>;
}

/** The caller's own; undefined while they were not asked. @throws AppError */
export async function readOwnConsent(crm: CrmClient): Promise<SavedConsent | undefined> {
  const rows = await crm.read(`${SET}?${queryText({ select: columns.hrz_consent, filter: isCaller('ownerid'), orderBy: 'modifiedon desc', top: 1 })}`);
  return rows[0] === undefined ? undefined : consentOf(rows[0]);
}

/**
 * Writes what the caller agreed to, over what they had said before; the last word counts, wherever it was said.
 * @param made the row's id and the person's name, for a first answer: pressed twice it is one row.
 * @returns it as the CRM then has it.
 * @throws AppError
 */
export async function saveOwnConsent(crm: CrmClient, said: Omit<Consent, 'saidOn'>, made: { readonly id: Id<'consent'>; readonly name: string }): Promise<SavedConsent> {
  await write(crm, said, made, false);
  const saved = await readOwnConsent(crm);
  if (saved === undefined) throw new AppError('not-found');
  return saved;
}

async function write(crm: CrmClient, said: Omit<Consent, 'saidOn'>, made: { readonly id: Id<'consent'>; readonly name: string }, isAgain: boolean): Promise<void> {
  const body = { hrz_textversion: said.textVersion, hrz_readmail: said.readMail, hrz_webresearch: said.webResearch, hrz_hidden: said.hidden };
  const known = await readOwnConsent(crm);
  try {
    if (known === undefined) await crm.create(SET, { hrz_consentid: made.id, hrz_name: made.name.slice(0, LONGEST_NAME) || made.id, ...body }, ['hrz_consentid']);
    else await crm.update(SET, known.id, { body, version: known.version });
  } catch (error) {
    if (isAgain || !(error instanceof AppError) || error.code !== 'changed-elsewhere') throw error;
    await write(crm, said, made, true);
  }
}

/** One person's, as far as the caller may read it; undefined while they were not asked. @throws AppError */
export async function readConsentOf(crm: CrmClient, ownerId: Id<'user'>): Promise<SavedConsent | undefined> {
  const rows = await crm.read(`hrz_consents?${queryText({ select: columns.hrz_consent, filter: equalsId('_ownerid_value', ownerId), orderBy: 'modifiedon desc', top: 1 })}`);
  return rows[0] === undefined ? undefined : consentOf(rows[0]);
}

/** Everybody's the caller may read, the newest of each person. @throws AppError */
export async function readConsents(crm: CrmClient): Promise<ReadonlyMap<Id<'user'>, SavedConsent>> {
  const found = new Map<Id<'user'>, SavedConsent>();
  for await (const page of crm.pages(`${SET}?${queryText({ select: columns.hrz_consent, orderBy: 'modifiedon asc' })}`, 5_000)) {
    for (const consent of page.flatMap((row) => consentOf(row) ?? [])) found.set(consent.ownerId, consent);
  }
  return found;
}

/** A row selected with `columns.hrz_consent`; undefined when it is damaged. */
export function consentOf(row: Row): SavedConsent | undefined {
  const [id, ownerId] = [row['hrz_consentid'], row['_ownerid_value']];
  if (typeof id !== 'string' || typeof ownerId !== 'string') return undefined;
  return {
    id,
    ownerId,
    version: String(row['@odata.etag'] ?? `W/"${String(row['versionnumber'] ?? '')}"`),
    textVersion: typeof row['hrz_textversion'] === 'string' ? row['hrz_textversion'] : '',
    readMail: row['hrz_readmail'] === true,
    webResearch: row['hrz_webresearch'] === true,
    hidden: row['hrz_hidden'] === true,
    ...(typeof row['modifiedon'] === 'string' ? { saidOn: row['modifiedon'] } : {}),
  };
}
