// The newest open leads with their values: what a rule is tried on while it is edited.
import type { CellValue } from '../../domain/condition.ts';
import type { Lead } from '../../domain/records.ts';
import type { CrmClient } from '../client.ts';
import { readLeadValues } from '../leadFields.ts';
import { equalsNumber } from '../client/odata.ts';

const MOST_LEADS = 2_000;

interface NewestLead {
  readonly lead: Lead;
  readonly values: Readonly<Record<string, CellValue>>;
}

/** Those the caller may read, the newest first, with their values in these fields. @throws AppError */
export async function readNewestLeads(crm: CrmClient, fields: readonly string[]): Promise<readonly NewestLead[]> {
  const leads: NewestLead[] = [];
  for await (const page of readLeadValues(crm, fields, { filter: equalsNumber('statecode', 0), orderBy: 'createdon desc,leadid', pageSize: MOST_LEADS, most: MOST_LEADS })) leads.push(...page.map(({ lead, values }) => ({ lead, values })));
  return leads;
}
