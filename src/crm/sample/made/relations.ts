// Accounts, contacts and open opportunities of some of the made leads: what a qualified lead became, and what open leads belong to.
import type { SampleAccount, SampleContact, SampleOpportunity } from '../accounts.ts';
import type { SampleLead } from '../leads.ts';
import { openChance, type Chance } from './chance.ts';
import { addressText } from './companies.ts';
import { madeLeads, type MadeLead } from './pipeline.ts';

const SEED = 41;
const OF_EACH = 8;
const CONTACTS_OF_EACH = 2;
const contactTitles = ['Production Manager', 'Finance Director', 'Purchasing', 'Warehouse Supervisor', 'Quality Manager', 'Automation Engineer'] as const;
const dealNames = ['first cell', 'hall 2', 'retrofit of line 1', 'service plan', 'packing line', 'replacement program'] as const;
const stages = ['Qualify', 'Develop', 'Propose', 'Close'] as const;

interface Relations {
  readonly accounts: readonly SampleAccount[];
  readonly contacts: readonly SampleContact[];
  readonly opportunities: readonly SampleOpportunity[];
  /** Lead key → account key. */
  readonly accountOf: ReadonlyMap<string, string>;
}

export const madeRelations: Relations = makeRelations();

/** The made leads, bound to the accounts that were made for them. */
export const madeSampleLeads: readonly SampleLead[] = madeLeads.map(({ lead }) => {
  const account = madeRelations.accountOf.get(lead.key);
  return account === undefined ? lead : { ...lead, account };
});

function makeRelations(): Relations {
  const chance = openChance(SEED);
  const names = new Set(madeLeads.map(({ lead }) => `${lead.firstName} ${lead.lastName}`));
  const chosen = chooseLeads();
  const contacts = chosen.map((made) => Array.from({ length: CONTACTS_OF_EACH }, () => contactOf(chance, made, names)));
  return {
    accounts: chosen.map((made) => accountOf(chance, made)),
    contacts: contacts.flat(),
    opportunities: chosen.map((made, place) => opportunityOf(chance, made, contacts[place]?.[0]?.key)),
    accountOf: new Map(chosen.map(({ lead, company }) => [lead.key, company.key])),
  };
}

/** Newest qualified and newest open leads, one a company. */
function chooseLeads(): readonly MadeLead[] {
  const companies = new Set<string>();
  const take = (fits: (lead: SampleLead) => boolean): readonly MadeLead[] =>
    [...madeLeads].sort((one, two) => one.lead.createdDaysAgo - two.lead.createdDaysAgo)
      .filter(({ lead, company }) => fits(lead) && !companies.has(company.key) && companies.add(company.key))
      .slice(0, OF_EACH);
  return [...take(({ closed }) => closed === 'qualified'), ...take(({ closed }) => closed === undefined)];
}

function accountOf(chance: Chance, { lead, company }: MadeLead): SampleAccount {
  return {
    key: company.key,
    owner: lead.owner,
    name: company.name,
    website: `https://${company.domain}`,
    email: `info@${company.domain}`,
    industry: company.industry,
    employees: company.employees,
    revenue: Math.round(company.employees * (0.14 + chance.next() * 0.2)) * 1_000_000,
    country: lead.country,
    city: company.city,
    relationship: lead.closed === 'qualified' && chance.happens(0.5) ? 'customer' : 'prospect',
    description: `${company.trade.does} in ${company.city} with ${company.employees} employees.`,
  };
}

function contactOf(chance: Chance, { lead, company }: MadeLead, names: Set<string>): SampleContact {
  for (;;) {
    const [firstName, lastName] = [chance.pick(company.place.firstNames), chance.pick(company.place.lastNames)];
    const name = `${firstName} ${lastName}`;
    if (names.has(name)) continue;
    names.add(name);
    return {
      key: `made-${addressText(name, '-')}`,
      account: company.key,
      owner: lead.owner,
      firstName,
      lastName,
      email: `${addressText(firstName, '')}.${addressText(lastName, '')}@${company.domain}`,
      jobTitle: chance.pick(contactTitles),
    };
  }
}

function opportunityOf(chance: Chance, { lead, company }: MadeLead, contact: string | undefined): SampleOpportunity {
  return {
    name: `${company.name}: ${chance.pick(dealNames)}`,
    owner: lead.owner,
    account: company.key,
    ...(contact === undefined ? {} : { contact }),
    ...(lead.closed === 'qualified' ? { lead: lead.key } : {}),
    stage: chance.pick(stages),
    value: lead.amount ?? chance.whole(30, 400) * 1_000,
    closesInDays: chance.whole(12, 200),
    rating: lead.rating,
  };
}
