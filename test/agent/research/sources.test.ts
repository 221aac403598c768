import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { researchSources } from '../../../src/agent/research/sources.ts';
import { sourceIds } from '../../../src/domain/insight.ts';

test('[R6] every source an admin can choose is there, once, in the order of the list', () => {
  expect(researchSources.map(({ id }) => id)).toEqual(sourceIds);
});

test('[R6] the seed\'s sources serve the kinds the seed names them for', () => {
  const of = (kind: string): readonly string[] => researchSources.filter(({ kinds }) => kinds.some((each) => each === kind)).map(({ id }) => id);
  expect(of('overview')).toEqual(expect.arrayContaining(['linkedin', 'crunchbase', 'sec']));
  expect(of('finances')).toEqual(expect.arrayContaining(['yahoo-finance', 'crunchbase', 'sec', 'bloomberg']));
  expect(of('news')).toEqual(expect.arrayContaining(['linkedin', 'bloomberg', 'business-insider', 'reuters']));
});

test('docs/sources.md has a row for every source and every variable', () => {
  const page = readFileSync(join(__dirname, '../../../docs/sources.md'), 'utf8');
  const names = { website: 'company website', wikidata: 'Wikidata', wikipedia: 'Wikipedia', sec: 'SEC', 'company-feed': 'company feed', 'google-news': 'Google News', gdelt: 'GDELT', crunchbase: 'Crunchbase', 'yahoo-finance': 'Yahoo Finance', linkedin: 'LinkedIn', bloomberg: 'Bloomberg', reuters: 'Reuters', 'business-insider': 'Business Insider' } as const;
  expect(sourceIds.filter((id) => !page.includes(`\n| ${names[id]} |`))).toEqual([]);
  for (const variable of ['RESEARCH_CONTACT', 'BRAVE_API_KEY', 'TAVILY_API_KEY', 'CRUNCHBASE_API_KEY', 'AZURE_GROUNDING_ENDPOINT', 'AZURE_GROUNDING_KEY', 'AZURE_GROUNDING_MODEL']) expect(page).toContain(`\`${variable}\``);
});
