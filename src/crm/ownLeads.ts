// The caller's own open leads with what the agent found out about each, and the labels of the fields they are ordered by.
import type { CellValue } from '../domain/condition.ts';
import { AppError } from '../domain/errors.ts';
import type { LeadResearch } from '../domain/leadResearch.ts';
import type { Lead } from '../domain/records.ts';
import type { CrmClient } from './client.ts';
import { readLeadValues } from './leadFields.ts';
import { allOf, equalsNumber, isCaller } from './client/odata.ts';
import { researchOf } from './research.ts';
import { columns } from './tables.ts';

export interface OwnLead {
  readonly lead: Lead;
  readonly research?: LeadResearch;
  /** Values of the fields asked for, by field id. */
  readonly values: Readonly<Record<string, CellValue>>;
}

/** A seller waits for the first page: small enough to come soon, large enough that most sellers have one. */
const ROWS_IN_A_PAGE = 500;
const RESEARCH = 'hrz_lead_leadresearches';
/** How asking each source went belongs to the lead's page, and is the longest column. */
const researchColumns = columns.hrz_leadresearch.filter((column) => column !== 'hrz_sources');
/** What the CRM says of a table that isn't there, or that the caller may not read. */
const WITHOUT_RESEARCH: ReadonlySet<string> = new Set(['bad-request', 'crm-refused', 'no-permission']);
const FIELD_ID = /^(lead|account|contact)\.(_?[a-z][a-z0-9_]{0,106})$/;

/**
 * All of the caller's open leads. Where the caller can't have the research, its leads come without.
 * @param fields ids of the fields whose values are wanted, e.g. `lead.numberofemployees`.
 * @throws AppError
 */
export async function readOwnLeads(crm: CrmClient, fields: readonly string[]): Promise<readonly OwnLead[]> {
  try {
    return await readAll(crm, fields, true);
  } catch (error) {
    if (!(error instanceof AppError) || !WITHOUT_RESEARCH.has(error.code)) throw error;
    return readAll(crm, fields, false);
  }
}

async function readAll(crm: CrmClient, fields: readonly string[], withResearch: boolean): Promise<readonly OwnLead[]> {
  const found: OwnLead[] = [];
  const query = {
    filter: allOf(equalsNumber('statecode', 0), isCaller('ownerid')),
    orderBy: 'leadid',
    pageSize: ROWS_IN_A_PAGE,
    ...(withResearch ? { expand: [{ navigation: RESEARCH, select: researchColumns }] } : {}),
  };
  for await (const page of readLeadValues(crm, fields, query)) {
    for (const { lead, values, expanded } of page) {
      const [row] = withResearch ? expanded(RESEARCH) : [];
      const research = row === undefined ? undefined : researchOf({ ...row, _hrz_leadid_value: lead.id });
      found.push({ lead, values, ...(research === undefined ? {} : { research }) });
    }
  }
  return found;
}

/** What people call these fields, in the language of the one who asks; a field the CRM doesn't tell about is left out. */
export async function readFieldLabels(crm: CrmClient, fields: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const found = await Promise.all([...new Set(fields)].map(async (id) => [id, await labelOf(crm, id)] as const));
  return Object.fromEntries(found.flatMap(([id, label]) => (label === undefined ? [] : [[id, label] as const])));
}

async function labelOf(crm: CrmClient, id: string): Promise<string | undefined> {
  const match = FIELD_ID.exec(id);
  if (match === null) return undefined;
  const definition = await crm.readOne(`EntityDefinitions(LogicalName='${match[1]}')/Attributes(LogicalName='${match[2]}')?$select=DisplayName`).catch(() => undefined);
  const name = definition?.['DisplayName'];
  if (typeof name !== 'object' || name === null || !('UserLocalizedLabel' in name)) return undefined;
  const label = name.UserLocalizedLabel;
  return typeof label === 'object' && label !== null && 'Label' in label && typeof label.Label === 'string' && label.Label !== '' ? label.Label : undefined;
}
