// What the service would have written about a lead, as rows of a journey: research with score, match and colleagues, and insights with their sources.
import type { Page } from '@playwright/test';
import { insightBody } from '../../src/crm/research/insights.ts';
import { findingsBody, ownedBy } from '../../src/crm/research.ts';
import type { Insight, InsightPoint } from '../../src/domain/insight.ts';
import type { LeadResearch } from '../../src/domain/leadResearch.ts';
import type { Lead } from '../../src/domain/records.ts';
import { CrmRows, type Row } from './crmRows.ts';

const HOUR_MS = 3_600_000;
const ago = (hours: number): string => new Date(Date.now() - hours * HOUR_MS).toISOString().replace(/\.\d+Z$/, 'Z');
const MAYA = '3a7c5e10-8b42-4f6d-9a01-c2d4e6f80101';
const BEN = '3a7c5e10-8b42-4f6d-9a01-c2d4e6f80103';

/** Base 45, six parts, 68 in the end. */
export const score: LeadResearch['score'] = {
  made: 'here', value: 68, base: 45, grade: 'B', trend: 'improving', before: 59, modelTrainedOn: ago(200), scoredOn: ago(1),
  reasons: [
    { field: 'lead.leadsourcecode', content: { kind: 'value', value: '8' }, points: 14, closed: 120, qualified: 74 },
    { field: 'lead.industrycode', content: { kind: 'value', value: '11' }, points: 9, closed: 60, qualified: 33 },
    { field: 'lead.numberofemployees', content: { kind: 'range', from: 250, below: 500 }, points: 8, closed: 41, qualified: 25 },
    { field: 'lead.budgetamount', content: { kind: 'missing' }, points: -5, closed: 90, qualified: 28 },
    { field: 'lead.mobilephone', content: { kind: 'missing' }, points: -4, closed: 80, qualified: 30 },
  ],
  others: 1,
  lift: { value: 76, changes: [{ field: 'lead.budgetamount', to: { kind: 'value', value: 'filled' }, points: 5 }, { field: 'lead.mobilephone', to: { kind: 'value', value: 'filled' }, points: 3 }] },
};

export const research: Omit<LeadResearch, 'leadId' | 'version'> = {
  state: 'done', attempts: 1, researchedOn: ago(1), settingsNumber: 3, score,
  match: {
    matched: [{ characteristic: 'industry', field: 'lead.industrycode', value: '11' }, { characteristic: 'size', field: 'lead.numberofemployees', value: 410 }, { characteristic: 'location', field: 'lead.address1_country', value: 'Denmark' }],
    missed: [{ characteristic: 'title', field: 'lead.jobtitle', value: 'Plant Engineering Manager' }],
    unknown: [{ characteristic: 'Yearly output' }], share: 0.6, range: { least: 0.6, most: 0.8 }, fit: 'moderate',
  },
  handRaiser: { segmentId: 'a', segmentName: 'Asked us directly', reasons: [{ characteristic: 'lead.leadsourcecode', field: 'lead.leadsourcecode', value: '8' }] },
  action: { kind: 'send-follow-up-email', performs: 'draft', reasons: [] },
  sources: [
    { source: 'wikidata', kind: 'overview', outcome: 'found', on: ago(1) },
    { source: 'sec', kind: 'finances', outcome: 'nothing', on: ago(1) },
    { source: 'google-news', kind: 'news', outcome: 'found', on: ago(1) },
    { source: 'reuters', kind: 'news', outcome: 'failed', why: 'silent', on: ago(1) },
  ],
  colleagues: [{ userId: BEN, name: 'Ben Okafor', emails: 23, meetings: 2, lastOn: ago(500) }, { userId: MAYA, name: 'Maya Lindqvist', emails: 4, meetings: 0, lastOn: ago(60) }],
};

function point(kind: InsightPoint['kind'], value: InsightPoint['value'], more: Partial<InsightPoint> & { readonly publisher?: string } = {}): InsightPoint {
  const { publisher = 'nordicfoodnews.example', ...rest } = more;
  return { kind, value, ...rest, citation: { kind: 'web', title: `About Halvorsen at ${publisher}`, url: `https://${publisher}/halvorsen/${rest.on ?? ''}?ref=<b>`, publisher, quote: `“${String(typeof value === 'object' ? value.amount : value)}” <script>`, fetchedOn: ago(1), ...(rest.on === undefined ? {} : { date: rest.on }) } };
}

const news: readonly InsightPoint[] = [
  point('news', 'Wins ready-meal supply for a grocery chain', { news: 'contract', on: '2026-11-04' }),
  point('news', 'Names new operations director', { news: 'leadership', on: '2026-10-21', publisher: 'halvorsenfoods.example' }),
  point('news', 'Plant-based range from Aarhus', { news: 'launch', on: '2025-09-02', weak: ['old', 'single'], publisher: 'pressline.example' }),
  point('news', 'Food waste award for the third time', { news: 'award', on: '2025-08-14' }),
  point('news', 'Opens its kitchen for schools', { news: 'community', on: '2025-06-01' }),
];

/** The facts of the insights. */
export function insightsOf(leadId: string): readonly Insight[] {
  const common = { leadId, gatheredOn: ago(1), expiresOn: ago(-160) };
  return [
    { ...common, kind: 'overview', source: 'wikidata', title: 'Halvorsen Foods A/S', points: [point('summary', 'Makes chilled ready meals for Nordic retailers; two plants.', { publisher: 'halvorsenfoods.example' }), point('industry', 'Food processing'), point('employees', 410, { weak: ['name-only'] }), point('founded', 1962), point('officer', 'Karen Holm', { role: 'Chief executive' })] },
    { ...common, kind: 'news', source: 'google-news', title: 'News', points: news },
  ];
}

/** Figures as an authority has them. */
export function figuresOf(leadId: string): Insight {
  const figure = (kind: InsightPoint['kind'], amount: number, change: number): InsightPoint => point(kind, { amount, currency: 'DKK' }, { year: 2025, change, publisher: 'register.example' });
  return { leadId, kind: 'finances', source: 'sec', title: 'Annual report', gatheredOn: ago(1), expiresOn: ago(-160), points: [figure('revenue', 1_120_000_000, 0.06), figure('net-income', 61_000_000, -0.04)] };
}

/** The CRM with what the service writes into it. */
export class ResearchRows extends CrmRows {
  constructor(page: Page) {
    super(page);
  }

  /** Takes everything back, for the journeys after this one. */
  async forget(leadId: string): Promise<void> {
    await this.forgetInsights(leadId);
    await this.remove(`hrz_leadresearches?$filter=hrz_leadresearchid eq ${leadId}&$select=hrz_leadresearchid`, 'hrz_leadresearches', 'hrz_leadresearchid');
  }

  async forgetInsights(leadId: string): Promise<void> {
    await this.remove(`hrz_insights?$filter=_hrz_leadid_value eq ${leadId}&$select=hrz_insightid`, 'hrz_insights', 'hrz_insightid');
  }

  /** Writes the research of a lead of Maya's over what was there before; without insights those there stay. */
  async write(leadId: string, more: Partial<typeof research> = {}, insights: readonly Insight[] = insightsOf(leadId)): Promise<void> {
    const lead: Lead = { id: leadId, version: '', name: { last: 'Brandt' }, otherEmails: [], status: 'open', doNotEmail: false, ownerId: MAYA, createdOn: '', modifiedOn: '' };
    await this.change(`hrz_leadresearches(${leadId})`, { ...without(ownedBy(lead), 'hrz_leadresearchid'), ...findingsBody({ ...research, ...more }) });
    if (insights.length > 0) await this.forgetInsights(leadId);
    for (const insight of insights) {
      const body = await insightBody(insight, MAYA);
      await this.change(`hrz_insights(${String(body['hrz_insightid'])})`, without(body, 'hrz_insightid'));
    }
  }
}

function without(row: Row, column: string): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== column));
}
