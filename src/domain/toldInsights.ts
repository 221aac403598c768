// Which of the insights held may be spoken of: in a reason, in a draft. Showing them on the lead's page is another matter.
import type { Insight } from './insight.ts';
import type { LeadFacts } from './leadFacts.ts';
import { isSampleId } from './sampleId.ts';
import type { AgentSettings } from './settings.ts';

/**
 * Insights of sources that the admin has not switched off and the lead's owner has not refused since, as the last run found it. What came
 * with the sample asked nobody and is told of sample leads.
 */
export function toldInsights({ lead, findings }: Pick<LeadFacts, 'lead' | 'findings'>, { research }: Pick<AgentSettings, 'research'>): readonly Insight[] {
  if (findings === undefined) return [];
  if (isSampleId(lead.id)) return findings.insights;
  if (research?.web !== true) return [];
  const isAllowed = ({ kind, source }: Insight): boolean =>
    research.sources[kind].includes(source) && findings.sources.some((each) => each.kind === kind && each.source === source && (each.outcome === 'found' || each.outcome === 'failed'));
  return findings.insights.filter(isAllowed);
}
