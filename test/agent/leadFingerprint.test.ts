import { leadFingerprint, settingsFingerprint, type Ground } from '../../src/agent/leadFingerprint.ts';
import type { ResearchedLead } from '../../src/crm/research/researchedLead.ts';
import { aLead, anActivity, settings } from '../domain/examples.ts';

const ground: Ground = { settings, segments: [] };
const about = (more: Partial<ResearchedLead> = {}, lead: Parameters<typeof aLead>[0] = {}): ResearchedLead => ({
  with: { lead: aLead(lead), values: { 'lead.numberofemployees': 500 }, expanded: () => [] }, opportunities: [], activities: [], bounces: [], overrides: [], insights: [], ...more,
});
const same = leadFingerprint(about(), ground);

test.each<[string, ResearchedLead]>([
  ['a new row version and time of change', about({}, { version: 'W/"9"', modifiedOn: '2026-11-21T08:00:00Z' })],
  ['our own rows', about({ research: { leadId: aLead().id, version: '7', state: 'done', attempts: 1, sources: [] } })],
])('%s makes no work', (_what, changed) => {
  expect(leadFingerprint(changed, ground)).toBe(same);
});

test.each<[string, ResearchedLead, Ground]>([
  ['a value a finding follows from', about({ with: { lead: aLead(), values: { 'lead.numberofemployees': 20 }, expanded: () => [] } }), ground],
  ['another owner', about({}, { ownerId: '88888888-8888-4888-8888-888888888888' }), ground],
  ['a new email', about({ activities: [anActivity()] }), ground],
  ['a connected account', about({ account: { id: 'a', version: '1', name: 'Halvorsen' } }), ground],
  ['a consent', about(), { ...ground, consent: { textVersion: '1', readMail: true, webResearch: false, hidden: false } }],
  ['another profile', about(), { ...ground, settings: { ...settings, profile: { characteristics: [] } } }],
  ['another segment', about(), { ...ground, segments: [{ id: 's', name: 'Asked', priority: 1, conditions: { match: 'all', of: [] }, isActive: true }] }],
])('%s does', (_what, changed, on) => {
  expect(leadFingerprint(changed, on)).not.toBe(same);
});

test('a pause, a template and who saved last change nothing that findings follow from', () => {
  const before = settingsFingerprint(ground);
  expect(settingsFingerprint({ ...ground, settings: { ...settings, version: '2', number: 9, pausedOn: '2026-11-22T08:00:00Z', savedOn: '2026-11-22T08:00:00Z', savedBy: 'Priya', writing: { tone: 'friendly', length: 'short', templates: [] } } })).toBe(before);
});
