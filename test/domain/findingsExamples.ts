// What research found out about the example lead, each test with the one thing it changes.
import type { Insight, InsightPoint, SourceOutcome } from '../../src/domain/insight.ts';
import type { LeadFindings } from '../../src/domain/leadFindings.ts';
import type { AgentSettings } from '../../src/domain/settings.ts';
import { aLead, settings } from './examples.ts';

const fetchedOn = '2026-11-20T08:00:00Z';

export function news(title: string, changes: Partial<InsightPoint> & { readonly publisher?: string; readonly summary?: string } = {}): InsightPoint {
  const { publisher = 'Food Weekly', summary = 'The plant in Aarhus gets a third line.', ...point } = changes;
  return { kind: 'news', value: title, news: 'launch', on: '2026-11-03', citation: { kind: 'web', title, url: 'https://foodweekly.example/line', publisher, quote: summary, fetchedOn, date: '2026-11-03' }, ...point };
}

export function fact(kind: InsightPoint['kind'], value: string | number, changes: Partial<InsightPoint> = {}): InsightPoint {
  return { kind, value, citation: { kind: 'web', title: 'Halvorsen Foods', url: 'https://halvorsen.example/about', publisher: 'Halvorsen Foods', quote: `${kind}: ${value}`, fetchedOn }, ...changes };
}

export function anInsight(points: readonly InsightPoint[], changes: Partial<Insight> = {}): Insight {
  const isNews = points.some(({ kind }) => kind === 'news');
  return { leadId: aLead().id, kind: isNews ? 'news' : 'overview', source: isNews ? 'google-news' : 'wikidata', title: 'Halvorsen Foods', points, gatheredOn: fetchedOn, expiresOn: '2026-11-27T08:00:00Z', ...changes };
}

/** As after a run whose sources answered: each insight's source found it. */
export function findings(changes: Partial<LeadFindings> = {}): LeadFindings {
  const insights = changes.insights ?? [];
  const sources = insights.map(({ kind, source }): SourceOutcome => ({ kind, source, outcome: 'found', on: fetchedOn }));
  return { sources, insights, ...changes };
}

export const line = news('Halvorsen Foods starts a third filling line');

/** Everything there is to find. */
export const everything: LeadFindings = findings({
  match: {
    matched: [{ characteristic: 'industry', field: 'lead.industrycode', value: '12' }, { characteristic: 'size', field: 'lead.numberofemployees', value: 420 }],
    missed: [{ characteristic: 'country', field: 'lead.address1_country', value: 'Denmark' }],
    unknown: [{ characteristic: 'budget' }],
    share: 0.5, range: { least: 0.5, most: 0.75 }, fit: 'moderate',
  },
  handRaiser: { segmentId: '22222222-2222-4222-8222-222222222222', segmentName: 'Hand-raisers', reasons: [{ characteristic: 'lead.leadsourcecode', field: 'lead.leadsourcecode', value: '8' }] },
  score: { made: 'dynamics', value: 84, grade: 'A', trend: 'steady', scoredOn: '2026-11-20T08:00:00Z' },
  insights: [anInsight([line]), anInsight([fact('industry', 'Food processing'), fact('employees', 1240), fact('headquarters', 'Aarhus, Denmark')])],
});

/** An admin who wants the web to be asked, and knows what a good customer is. */
export const researching: AgentSettings = {
  ...settings,
  research: { web: true, sources: { overview: ['wikidata'], finances: [], news: ['google-news'] }, leadSummary: [], accountSummary: [] },
  profile: { characteristics: [
    { id: 'industry', name: 'Industry', fields: ['lead.industrycode'], accepts: { operator: 'equals', value: '12' } },
    { id: 'size', name: 'Company size', fields: ['lead.numberofemployees'], accepts: { operator: 'at-least', value: 100 } },
    { id: 'country', name: 'Location', fields: ['lead.address1_country'], accepts: { operator: 'equals', value: 'Germany' } },
    { id: 'budget', name: 'Budget', fields: ['lead.budgetamount'], accepts: { operator: 'at-least', value: 1 } },
  ] },
};
