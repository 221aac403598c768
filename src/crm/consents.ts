// What sellers agreed to, as the CRM keeps it: one row a person, which only they may write.
import type { Id } from '../domain/records.ts';
import type { Consent } from '../domain/consent.ts';
import type { CrmClient, Row } from './client.ts';
import { equalsId, isCaller, queryText } from './odata.ts';
import { columns } from './tables.ts';

/** A consent with the row it stands in. */
export interface SavedConsent extends Consent {
  readonly id: Id<'consent'>;
  readonly version: string;
  readonly ownerId: Id<'user'>;
}

/** The caller's own; undefined while they were not asked. @throws AppError */
export async function readOwnConsent(crm: CrmClient): Promise<SavedConsent | undefined> {
  const rows = await crm.read(`hrz_consents?${queryText({ select: columns.hrz_consent, filter: isCaller('ownerid'), orderBy: 'modifiedon desc', top: 1 })}`);
  return rows[0] === undefined ? undefined : consentOf(rows[0]);
}

/** One person's, as far as the caller may read it; undefined while they were not asked. @throws AppError */
export async function readConsentOf(crm: CrmClient, ownerId: Id<'user'>): Promise<SavedConsent | undefined> {
  const rows = await crm.read(`hrz_consents?${queryText({ select: columns.hrz_consent, filter: equalsId('_ownerid_value', ownerId), orderBy: 'modifiedon desc', top: 1 })}`);
  return rows[0] === undefined ? undefined : consentOf(rows[0]);
}

/** Everybody's the caller may read, the newest of each person. @throws AppError */
export async function readConsents(crm: CrmClient): Promise<ReadonlyMap<Id<'user'>, SavedConsent>> {
  const found = new Map<Id<'user'>, SavedConsent>();
  for await (const page of crm.pages(`hrz_consents?${queryText({ select: columns.hrz_consent, orderBy: 'modifiedon asc' })}`, 5_000)) {
    for (const consent of page.flatMap((row) => consentOf(row) ?? [])) found.set(consent.ownerId, consent);
  }
  return found;
}

function consentOf(row: Row): SavedConsent | undefined {
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
