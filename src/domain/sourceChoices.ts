// Which sources can say something of each kind, in the order they are offered (sales qualification agent: Research; the keyless ones first).
import type { InsightKind, SourceId } from './insight.ts';

export const sourceChoices: Readonly<Record<InsightKind, readonly SourceId[]>> = {
  overview: ['website', 'wikidata', 'wikipedia', 'sec', 'linkedin', 'crunchbase'],
  finances: ['sec', 'yahoo-finance', 'crunchbase', 'bloomberg'],
  news: ['company-feed', 'google-news', 'gdelt', 'linkedin', 'bloomberg', 'business-insider', 'reuters'],
};
