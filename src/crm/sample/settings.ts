// What the sample organization's administrator has set up: company and products, ideal customer, sources, order of leads, segments, and who
// agreed to what. An organization of your own has settings of its own; none of this is sample data that is removed.
import type { Row } from '../client/row.ts';
import type { EntitySet } from '../tables.ts';
import type { IdealCustomerProfile } from '../../domain/idealCustomerProfile.ts';
import type { ConditionGroup } from '../../domain/condition.ts';
import type { Id } from '../../domain/records.ts';
import { usualRanges } from '../../domain/scoring/grades.ts';
import type { Segment } from '../../domain/segment.ts';
import type { PrioritizationSettings, ResearchSettings, ScoringSettings, TeamAccess } from '../../domain/settings.ts';
import { sampleKnowledge } from './knowledge.ts';
import { samplePeople } from './people.ts';

/** Creates a row as that user. */
type CreateRow = (userId: string, set: EntitySet, body: Row) => Promise<unknown>;

const SETTINGS_ID = '5e771465-0c1f-4b7a-9d36-2f84a1c0b9e1';
const HAND_RAISERS_ID = '5e6a0d1c-7b24-4f1e-8a95-c3d07e52f401';
const OTHERS_ID = '5e6a0d1c-7b24-4f1e-8a95-c3d07e52f402';
/** With the rest of a person's own id it makes the id of their consent. */
const CONSENT_BLOCK = 'c0175e17';
/** Version of the consent text the demo sellers agreed to. */
const CONSENT_TEXT_VERSION = '1';
const ANSWER_TARGET_HOURS = 4;
const FOLLOW_UP_DAYS = 10;
const ACTIVE_SINCE_DAYS = 14;
const DAY = 86_400_000;
/** Choice values as conditions have them: text. */
const [WEB, FOOD, DURABLE, DISTRIBUTION] = ['8', '17', '12', '10'] as const;

/** Security roles of those the agent works for. */
export const sampleTeamRoles: readonly string[] = ['Salesperson', 'Sales Manager'];

const profile: IdealCustomerProfile = {
  characteristics: [
    { id: 'industry', name: 'Industry', fields: ['lead.industrycode', 'account.industrycode'], accepts: { operator: 'in', value: [FOOD, DURABLE, DISTRIBUTION] } },
    { id: 'size', name: 'Company size', fields: ['lead.numberofemployees', 'account.numberofemployees'], accepts: { operator: 'between', value: [80, 1_500] } },
    {
      id: 'location', name: 'Location', fields: ['lead.address1_country', 'account.address1_country'],
      accepts: { operator: 'in', value: ['Germany', 'Austria', 'Switzerland', 'Denmark', 'Sweden', 'Norway', 'Poland', 'Czechia', 'Netherlands', 'Belgium', 'France', 'Italy', 'Spain', 'Portugal', 'United Kingdom', 'Ireland'] },
    },
    {
      id: 'job-title', name: 'Job title', fields: ['lead.jobtitle', 'contact.jobtitle'],
      accepts: { operator: 'contains', value: ['operation', 'plant', 'production', 'engineering', 'technolog', 'technik', 'technisch', 'director', 'direct', 'betrieb', 'produ', 'maintenance', 'managing'] },
    },
    {
      id: 'need', name: 'Product need', fields: ['lead.subject', 'lead.description'],
      accepts: { operator: 'contains', value: ['pallet', 'palettier', 'palettis', 'palletiz', 'paletiz', 'palletis', 'conveyor', 'förder', 'convoyeur', 'nastri', 'transportador', 'transportband', 'cell', 'zelle', 'cellule', 'cella', 'célula', 'cel '] },
    },
  ],
};

const research: ResearchSettings = {
  // Nothing leaves this machine before an administrator says so.
  web: false,
  sources: {
    overview: ['website', 'wikidata', 'wikipedia', 'linkedin', 'crunchbase', 'bloomberg'],
    finances: ['sec', 'wikidata', 'yahoo-finance', 'crunchbase', 'bloomberg', 'reuters', 'website'],
    news: ['company-feed', 'google-news', 'gdelt', 'reuters', 'bloomberg', 'business-insider', 'linkedin'],
  },
  leadSummary: ['lead.subject', 'lead.leadsourcecode', 'lead.industrycode', 'lead.numberofemployees', 'lead.budgetamount', 'lead.address1_country'],
  accountSummary: ['account.industrycode', 'account.numberofemployees', 'account.revenue', 'account.customertypecode', 'account.address1_city', 'account.description'],
};

const prioritization: PrioritizationSettings = { handRaiserSegmentId: HAND_RAISERS_ID, criteria: [{ kind: 'fit' }] };
const scoring: ScoringSettings = { use: 'here', ranges: usualRanges };

/** Came through the web form, or asked us directly. */
const handRaisers: ConditionGroup = {
  match: 'any',
  of: [
    { field: 'lead.leadsourcecode', operator: 'in', value: [WEB] },
    { field: 'lead.description', operator: 'contains', value: ['asked', 'inquiry', 'fragt nach', 'quotation'] },
  ],
};

/** Each lead is in one of them. */
export const sampleSegments: readonly Segment[] = [
  { id: HAND_RAISERS_ID, name: 'Hand-raisers', priority: 100, conditions: handRaisers, isActive: true },
  { id: OTHERS_ID, name: 'All other leads', priority: 0, conditions: { match: 'all', of: [] }, isDefault: true, isActive: true },
];

/**
 * Makes the settings of the sample organization, its segments and the consents of its sellers.
 * @param roles security roles the organization has; those of `sampleTeamRoles` become the team.
 */
export async function installSampleSettings(create: CreateRow, roles: readonly { readonly id: Id<'role'>; readonly name: string }[], now: Date): Promise<void> {
  const administrator = samplePeople.find(({ role }) => role === 'System Administrator');
  if (administrator === undefined) throw new Error('The sample organization has no administrator.');
  const team: TeamAccess = { roles: roles.filter(({ name }) => sampleTeamRoles.includes(name)) };
  await create(administrator.id, 'hrz_agentsettingses', settingsBody(team, now));
  for (const segment of sampleSegments) await create(administrator.id, 'hrz_segments', segmentBody(segment));
  for (const person of samplePeople.filter(({ role }) => role !== 'System Administrator')) {
    await create(person.id, 'hrz_consents', { hrz_consentid: `${CONSENT_BLOCK}${person.id.slice(CONSENT_BLOCK.length)}`, hrz_name: person.fullName, hrz_textversion: CONSENT_TEXT_VERSION, hrz_readmail: true, hrz_webresearch: true });
  }
}

function settingsBody(team: TeamAccess, now: Date): Row {
  const { company, products, ownDomains } = sampleKnowledge;
  return {
    hrz_agentsettingsid: SETTINGS_ID,
    hrz_name: 'Agent settings',
    hrz_number: 1,
    hrz_companyname: company.name,
    hrz_website: company.website,
    hrz_knowledge: JSON.stringify({ about: company.about, products, ownDomains }),
    hrz_answertargethours: ANSWER_TARGET_HOURS,
    hrz_followupdays: FOLLOW_UP_DAYS,
    hrz_activatedon: new Date(now.getTime() - ACTIVE_SINCE_DAYS * DAY).toISOString().replace(/\.\d+Z$/, 'Z'),
    hrz_team: JSON.stringify(team),
    hrz_profile: JSON.stringify(profile),
    hrz_research: JSON.stringify(research),
    hrz_prioritization: JSON.stringify(prioritization),
    hrz_scoring: JSON.stringify(scoring),
  };
}

function segmentBody({ id, name, priority, conditions, isDefault }: Segment): Row {
  return { hrz_segmentid: id, hrz_name: name, hrz_priority: priority, hrz_conditions: JSON.stringify(conditions), hrz_isactive: true, hrz_isdefault: isDefault === true };
}
