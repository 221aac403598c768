// A judged field as people write it. Research compares a choice by its number; the number alone says nothing to a reader.
import type { CellValue } from '../condition.ts';
import type { LeadFacts } from '../leadFacts.ts';

interface WrittenField {
  /** As the CRM calls it; the column where that is not known here. */
  readonly label: string;
  /** Undefined where only the number of a choice is known. */
  readonly text?: string;
}

/** Choices whose words the CRM gave with the lead and its account, and how the CRM calls the fields conditions are mostly about. */
const known: Readonly<Record<string, readonly [label: string, text?: (facts: LeadFacts) => string | undefined]>> = {
  'lead.industrycode': ['Industry', ({ lead }) => lead.industry],
  'lead.leadsourcecode': ['Lead Source', ({ lead }) => lead.source],
  'lead.leadqualitycode': ['Rating', ({ lead }) => lead.rating],
  'lead.statuscode': ['Status Reason', ({ lead }) => lead.statusReason],
  'account.industrycode': ['Industry', ({ account }) => account?.industry],
  'lead.numberofemployees': ['No. of Employees'],
  'account.numberofemployees': ['Number of Employees'],
  'lead.jobtitle': ['Job Title'],
  'lead.subject': ['Topic'],
  'lead.description': ['Description'],
  'lead.budgetamount': ['Budget Amount'],
  'lead.address1_country': ['Country/Region'],
  'account.address1_country': ['Country/Region'],
  'account.revenue': ['Annual Revenue'],
  'contact.jobtitle': ['Job Title'],
};

const LONGEST = 120;

/** @param field e.g. `lead.industrycode`. @param value as it was judged. */
export function writtenField(facts: LeadFacts, field: string, value: CellValue): WrittenField {
  const [label = field.slice(field.indexOf('.') + 1), ofFacts] = known[field] ?? [];
  const text = ofFacts === undefined ? textOf(value, known[field] !== undefined) : ofFacts(facts);
  return { label, ...(text === undefined || text === '' ? {} : { text: text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text }) };
}

/** The number of a field nobody knows here may be that of a choice. */
function textOf(value: CellValue, isKnown: boolean): string | undefined {
  if (typeof value === 'number') return isKnown ? String(value) : undefined;
  return typeof value !== 'string' || /^[\d,]+$/.test(value) ? undefined : value.replace(/\s+/g, ' ').trim();
}
