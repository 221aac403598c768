import { researchReasons } from '../../../src/domain/actions/researchReasons.ts';
import type { LeadFindings, LeadScore } from '../../../src/domain/leadFindings.ts';
import type { Reason } from '../../../src/domain/records.ts';
import { sampleId } from '../../../src/domain/sampleId.ts';
import { aLead, facts, now } from '../examples.ts';
import { everything, findings, researching } from '../findingsExamples.ts';

const lead = aLead({ industry: 'Food', source: 'Trade Show', employees: 420, country: 'Denmark' });
const reasonsOf = (found: Partial<LeadFindings>, changes: Partial<typeof lead> = {}): readonly Reason[] => researchReasons(facts({ lead: { ...lead, ...changes }, findings: findings(found) }), researching, now);
const { match, handRaiser, score, insights } = everything;

test('[E1] a raised hand names the segment and the condition that was met', () => {
  expect(reasonsOf({ handRaiser })).toEqual([{ code: 'hand-raiser-because', params: { segment: 'Hand-raisers', condition: 'Lead Source: Trade Show' }, citation: { kind: 'crm', title: 'Segment: Hand-raisers', quote: 'Lead Source: Trade Show' } }]);
  expect(reasonsOf({ handRaiser: { segmentId: 's', segmentName: 'Hand-raisers', reasons: [] } })).toMatchObject([{ code: 'hand-raiser', params: { segment: 'Hand-raisers' } }]);
  expect(reasonsOf({ handRaiser: null })).toEqual([]);
});

test('[E1] the fit counts what matched, and its evidence says how each characteristic was judged', () => {
  expect(reasonsOf({ match })).toEqual([{ code: 'profile-match', params: { fit: 'moderate', matched: 2, of: 4 }, citation: { kind: 'crm', title: 'Ideal customer profile', quote: '✓ Industry: Food\n✓ Company size: 420\n✗ Location: Denmark\n? Budget' } }]);
  expect(reasonsOf({ match: { matched: [], missed: [], unknown: [] } })).toEqual([]);
});

test('[E1] recent news is cited with its page', () => {
  expect(reasonsOf({ insights })).toEqual([{ code: 'company-news', params: { title: 'Halvorsen Foods starts a third filling line', publisher: 'Food Weekly', on: '2026-11-03' }, citation: { kind: 'web', title: 'Halvorsen Foods starts a third filling line', url: 'https://foodweekly.example/line', date: '2026-11-03', quote: 'The plant in Aarhus gets a third line.' } }]);
});

test('[E1] a score names its grade and what it is made of; one that sample leads taught, or of a sample lead, says so', () => {
  const made: LeadScore = {
    made: 'here', value: 71, base: 50, others: 0, grade: 'B', trend: 'steady', scoredOn: '2026-11-20T08:00:00Z', modelTrainedOn: '2026-11-19T08:00:00Z',
    reasons: [
      { field: 'lead.leadsourcecode', label: 'Lead Source', contentLabel: 'Trade Show', content: { kind: 'value', value: '8' }, points: 21, closed: 40, qualified: 30 },
      { field: 'lead.new_x', content: { kind: 'other' }, points: 0, closed: 1, qualified: 0 },
    ],
  };
  expect(reasonsOf({ score: made })).toEqual([{ code: 'predictive-score', params: { value: 71, grade: 'B' }, citation: { kind: 'crm', title: 'Lead · Predictive score', quote: '71 (B)\n+21 Lead Source: Trade Show' } }]);
  expect(reasonsOf({ score })).toMatchObject([{ code: 'predictive-score', params: { value: 84, grade: 'A' } }]);
  expect(reasonsOf({ score: { ...made, isSample: true } })).toMatchObject([{ code: 'predictive-score-sample' }]);
  expect(reasonsOf({ score }, { id: sampleId('1ead', 3) })).toMatchObject([{ code: 'predictive-score-sample' }]);
  expect(reasonsOf({ score: { why: 'off' } })).toEqual([]);
});

test('[E1] they are two at most, the raised hand and the fit before all else', () => {
  expect(reasonsOf(everything).map(({ code }) => code)).toEqual(['hand-raiser-because', 'profile-match']);
  expect(reasonsOf({ insights, score }).map(({ code }) => code)).toEqual(['company-news', 'predictive-score']);
});

test('where nothing was found out, and where nobody looked, there are none', () => {
  expect([reasonsOf({}), researchReasons(facts(), researching, now)]).toEqual([[], []]);
});

test('a score worked out again with the same outcome is the same reason, so that nothing is written anew for it', () => {
  const later = score !== undefined && 'scoredOn' in score ? { ...score, scoredOn: '2026-11-22T08:00:00Z' } : score;
  expect(reasonsOf({ score: later })).toEqual(reasonsOf({ score }));
});
