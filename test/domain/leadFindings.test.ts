import { findingsIn } from '../../src/domain/leadFindings.ts';
import type { LeadResearch } from '../../src/domain/leadResearch.ts';
import { aLead } from './examples.ts';
import { anInsight, everything, line } from './findingsExamples.ts';

const research: LeadResearch = { leadId: aLead().id, version: 'W/"1"', state: 'done', attempts: 1, sources: [] };

test('what research did not find out is not there, that a lead raised no hand is', () => {
  expect(findingsIn(research, [])).toEqual({ sources: [], insights: [] });
  expect(findingsIn({ ...research, handRaiser: null }, [])).toEqual({ handRaiser: null, sources: [], insights: [] });
});

test('[E1] match, raised hand and score come along, with the insights about the company', () => {
  const { match, handRaiser, score, sources } = everything;
  const insights = [anInsight([line])];
  expect(findingsIn({ ...research, match, handRaiser, score, sources }, insights)).toEqual({ match, handRaiser, score, sources, insights });
});
