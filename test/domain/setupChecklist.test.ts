import { activationGaps, countConditions, setupChecklist } from '../../src/domain/setupChecklist.ts';
import type { Segment } from '../../src/domain/segment.ts';
import type { AgentSettings } from '../../src/domain/settings.ts';

const empty: AgentSettings = { version: '', company: { name: '' }, products: [], ownDomains: [], answerTargetHours: 4 };
const segment: Segment = { id: 's', name: 'Asked us directly', priority: 1, conditions: { match: 'all', of: [{ field: 'lead.leadsourcecode', operator: 'is-filled' }] }, isActive: true };
const complete: AgentSettings = {
  ...empty,
  company: { name: 'Kestrel Motion', website: 'https://kestrel.example' },
  products: [{ id: 'p', name: 'PalletCell', summary: 'Stacks pallets.', keywords: [], facts: [] }],
  team: { roles: [{ id: 'r', name: 'Salesperson' }] },
  profile: { characteristics: [{ id: 'c', name: 'Industry', fields: ['lead.industrycode'], accepts: { operator: 'is-filled' } }] },
  research: { web: true, sources: { overview: ['website'], finances: [], news: [] }, leadSummary: ['lead.subject'], accountSummary: [] },
  prioritization: { handRaiserSegmentId: 's', criteria: [] },
};
const gapsOf = (settings: AgentSettings, segments: readonly Segment[] = [segment]): readonly string[] => setupChecklist(settings, segments).flatMap(({ gaps }) => gaps.map(({ code, name }) => (name === undefined ? code : `${code} ${name}`)));

test('[A1] of an organization that has said nothing, every step is open but writing, which has built-in texts', () => {
  expect(setupChecklist(empty, []).map(({ section, state }) => `${section} ${state}`)).toEqual(['general open', 'research open', 'prioritization open', 'writing done']);
});

test('[A10] with everything said nothing is missing', () => {
  expect(gapsOf(complete)).toEqual([]);
  expect(setupChecklist(complete, [segment]).every(({ state }) => state === 'done')).toBe(true);
});

test.each<readonly [string, Partial<AgentSettings>, readonly string[]]>([
  ['a company without a name', { company: { name: ' ', website: 'https://a.example' } }, ['company-name']],
  ['no website', { company: { name: 'Kestrel' } }, ['website']],
  ['no products', { products: [] }, ['products']],
  ['a product nobody described', { products: [{ id: 'p', name: 'Cell', summary: ' ', keywords: [], facts: [] }] }, ['product-summary Cell']],
  ['an empty team', { team: { roles: [] } }, ['team']],
  ['a characteristic without a field', { profile: { characteristics: [{ id: 'c', name: 'Output', fields: [], accepts: { operator: 'is-filled' } }] } }, ['not-mapped Output']],
  ['web research off', { research: { ...complete.research, web: false, sources: { overview: [], finances: [], news: [] }, leadSummary: ['lead.subject'], accountSummary: [] } }, ['web-off']],
  ['no source', { research: { web: true, sources: { overview: [], finances: [], news: [] }, leadSummary: [], accountSummary: [] } }, ['no-sources', 'summaries']],
  ['no segment', { prioritization: { criteria: [] } }, ['hand-raisers']],
  ['a segment that is gone', { prioritization: { handRaiserSegmentId: 'x', criteria: [] } }, ['segment-gone']],
])('[A10] %s is told', (_what, change, gaps) => expect(gapsOf({ ...complete, ...change })).toEqual(gaps));

test('[A10] a segment that is off, or has no conditions, is told by name', () => {
  expect(gapsOf(complete, [{ ...segment, isActive: false }])).toEqual(['segment-off Asked us directly']);
  expect(gapsOf(complete, [{ ...segment, conditions: { match: 'all', of: [{ match: 'any', of: [] }] } }])).toEqual(['segment-empty Asked us directly']);
});

test('[A9] without a company name nothing is activated; everything else may follow', () => {
  expect(activationGaps(empty)).toEqual([{ code: 'company-name' }]);
  expect(activationGaps({ ...empty, company: { name: 'Kestrel' } })).toEqual([]);
});

test('conditions in groups are counted with the others', () => {
  const one = { field: 'lead.subject', operator: 'is-filled' } as const;
  expect(countConditions({ match: 'all', of: [one, { match: 'any', of: [one, one] }] })).toBe(3);
});
