// What an answer of the CRM says about a lead.
import { factsOf } from '../../src/addin/screen.ts';
import type { MailAnswer } from '../../src/crm/leads.ts';
import { aLead, candidates } from '../domain/examples.ts';
import { anInsight, everything, line } from '../domain/findingsExamples.ts';

const asOf = '2026-11-22T09:30:00Z';
const lead = aLead();
const other = aLead({ id: '33333333-3333-4333-8333-333333333333' });
const answer: MailAnswer = { ...candidates({ leads: [lead, other] }), opportunities: [] };

test('[E1] [E2] what was found out about a lead stands beside its facts, that of another lead does not', () => {
  const { match, handRaiser, sources } = everything;
  const insights = [anInsight([line]), anInsight([line], { leadId: other.id })];
  const found: MailAnswer = { ...answer, research: [{ leadId: lead.id, version: '1', state: 'done', attempts: 1, match, handRaiser, sources }], insights };
  expect(factsOf({ answer: found, asOf }, { leadId: lead.id })?.findings).toEqual({ match, handRaiser, sources, insights: insights.slice(0, 1) });
  expect(factsOf({ answer: found, asOf }, { leadId: other.id })?.findings).toEqual({ sources: [], insights: insights.slice(1) });
});

test('an answer without research, kept by an earlier version or of who may not read it, gives the facts alone', () => {
  const alone = { lead, opportunities: [], activities: [], asOf };
  expect(factsOf({ answer, asOf }, { leadId: lead.id })).toEqual(alone);
  expect(factsOf({ answer: { ...answer, research: [], insights: [] }, asOf }, { leadId: lead.id })).toEqual(alone);
});
