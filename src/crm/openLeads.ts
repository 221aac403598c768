// The open leads of the organization with what their place in the order follows from: for trying an order out before it is saved.
import type { OpenLead } from '../domain/orderTrial.ts';
import type { CrmClient } from './client.ts';
import { readLeadValues } from './leadFields.ts';
import { equalsNumber } from './client/odata.ts';
import { researchOf } from './research.ts';
import { sampleLeadIds } from './sample/size.ts';
import { presentIds } from './sample/someAtATime.ts';
import { columns } from './tables.ts';

/** Of these the newest are read. */
const MOST_OPEN_LEADS = 5_000;
/** So many of the newest leads tell how well a field is filled in. */
const SAMPLE_SIZE = 500;

interface OpenLeads {
  readonly leads: readonly OpenLead[];
  /** False: there are more than were read. */
  readonly isAll: boolean;
}

/** The newest open leads the caller may read, with their values in these fields. @throws AppError */
export async function readOpenLeads(crm: CrmClient, fields: readonly string[]): Promise<OpenLeads> {
  const leads: OpenLead[] = [];
  const expand = [{ navigation: 'hrz_lead_leadresearches', select: columns.hrz_leadresearch }];
  for await (const page of readLeadValues(crm, fields, { filter: equalsNumber('statecode', 0), orderBy: 'createdon desc,leadid', pageSize: MOST_OPEN_LEADS, expand })) {
    if (leads.length > 0) return { leads, isAll: false };
    leads.push(...page.map(({ lead, values, expanded }): OpenLead => {
      const [row] = expanded('hrz_lead_leadresearches');
      const research = row === undefined ? undefined : researchOf(row);
      return { lead, values, ...(research === undefined ? {} : { research }) };
    }));
  }
  return { leads, isAll: true };
}

/** How many of the newest leads have each field filled in. */
interface FieldUse {
  /** Leads looked at. */
  readonly of: number;
  /** By lead, the fields that are filled in. */
  readonly filled: readonly ReadonlySet<string>[];
}

/** Looks at the newest leads, open and closed. @throws AppError */
export async function readFieldUse(crm: CrmClient, fields: readonly string[]): Promise<FieldUse> {
  const filled: ReadonlySet<string>[] = [];
  for await (const page of readLeadValues(crm, fields, { orderBy: 'createdon desc', pageSize: SAMPLE_SIZE, most: SAMPLE_SIZE })) filled.push(...page.map(({ values }) => new Set(Object.keys(values))));
  return { of: filled.length, filled };
}

/** How many sample leads there are, open and closed, however many newer leads the organization has. @throws AppError */
export async function countSampleLeads(crm: CrmClient): Promise<number> {
  return (await presentIds(crm, 'leads', sampleLeadIds)).size;
}
