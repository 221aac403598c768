import { hasScore } from '../../../src/domain/leadResearch.ts';
import type { LeadScore } from '../../../src/domain/leadResearch.ts';
import { sampleId } from '../../../src/domain/sampleId.ts';
import type { LeadCells } from '../../../src/domain/scoredFields.ts';
import { gradeOf, usualRanges } from '../../../src/domain/scoring/grades.ts';
import { finish } from '../../../src/domain/scoring/steps.ts';
import { driftOfScore, leadScoreOf, readinessOfScore, trainScoreInSteps } from '../../../src/domain/scoring/trainedScore.ts';
import type { TrainedScore, TrainingInput } from '../../../src/domain/scoring/trainedScore.ts';

const now = new Date('2026-11-22T08:00:00Z');
const trainedOn = '2026-11-20T08:00:00.000Z';
let state = 3;
const random = (): number => {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return state / 2_147_483_648;
};

const someLead = (position: number): LeadCells => {
  const values = { 'lead.leadsourcecode': position % 2 === 0 ? 4 : 1, ...(random() < 0.5 ? { 'lead.numberofemployees': Math.floor(400 * random()) } : {}), ...(random() < 0.5 ? { 'lead.telephone1': `+1 ${position}` } : {}) };
  return { id: `${position}`, createdOn: '2026-05-04T08:00:00Z', name: { first: 'Ann', ...(random() < 0.5 ? { last: 'Lee' } : {}) }, email: random() < 0.5 ? 'ann@contoso.example' : 'ann@gmail.com', values };
};

const isGood = ({ values, email }: LeadCells): boolean => {
  const odds = (values['lead.leadsourcecode'] === 4 ? 1.4 : -1.4) + (values['lead.telephone1'] === undefined ? -0.7 : 0.7) + (email?.endsWith('gmail.com') === true ? -0.7 : 0.7) + (Number(values['lead.numberofemployees'] ?? 100) - 150) / 150;
  return random() < 1 / (1 + Math.exp(-odds));
};

const closed = Array.from({ length: 600 }, (_each, position) => someLead(position));
const input: TrainingInput = {
  closed,
  qualified: closed.map(isGood),
  open: Array.from({ length: 80 }, (_each, position) => someLead(position)),
  columns: [{ id: 'lead.leadsourcecode', reading: 'choice' }, { id: 'lead.numberofemployees', reading: 'number' }, { id: 'lead.telephone1', reading: 'filled' }, { id: 'lead.emailaddress1', reading: 'email' }, { id: 'lead.fullname', reading: 'name' }],
  labels: { 'lead.leadsourcecode': { label: 'Lead Source', values: { 4: 'Partner', 1: 'Advertisement' } }, 'lead.industrycode': { label: 'Industry' } },
  leftOut: [{ field: 'lead.statuscode', why: 'system' }],
  isSample: false,
};

function trained(given: TrainingInput = input): TrainedScore {
  const score = finish(trainScoreInSteps(given));
  if (score === undefined) throw new Error('nothing was learned');
  return score;
}

const score = trained();

function scored(lead: LeadCells, before?: LeadScore, by: TrainedScore = score): Extract<LeadScore, { made: 'here' }> {
  const found = leadScoreOf(by, lead, { ranges: usualRanges, trainedOn, now, ...(before === undefined ? {} : { before }) });
  if (found === undefined || found.made !== 'here') throw new Error('no score');
  return found;
}

test('[P13] what is kept of a training can be stored as text and gives the same scores', () => {
  const stored = JSON.parse(JSON.stringify(score)) as TrainedScore;
  for (const lead of input.open) expect(scored(lead, undefined, stored)).toEqual(scored(lead));
  expect(JSON.stringify(trained())).toBe(JSON.stringify(score));
  expect([readinessOfScore(score) === 'not-ready', score.leftOut]).toEqual([false, [{ field: 'lead.statuscode', why: 'system' }]]);
});

test('[P13] reasons carry the organization\'s own names of fields and choices, and only of fields that are learned from', () => {
  const { reasons } = scored(closed[0]!);
  expect(reasons.find(({ field }) => field === 'lead.leadsourcecode')).toMatchObject({ label: 'Lead Source', contentLabel: 'Partner' });
  expect(Object.keys(score.labels)).toEqual(['lead.leadsourcecode']);
});

test('[P15] the trend is against the score before; what says the same again stays as it was said', () => {
  const lead = closed[0]!;
  const first = scored(lead);
  expect(first).toMatchObject({ trend: 'not-enough-info', scoredOn: now.toISOString() });
  const poorer = { ...lead, values: { ...lead.values, 'lead.leadsourcecode': 1 } };
  expect(scored(poorer, first)).toMatchObject({ trend: 'declining', before: first.value });
  const stored = JSON.parse(JSON.stringify(first)) as LeadScore;
  expect(leadScoreOf(score, lead, { ranges: usualRanges, trainedOn, now: new Date('2026-12-01T08:00:00Z'), before: stored })).toBe(stored);
});

test('[X7] below the best grade the lift to the next one is told where a seller can reach it, and holds', () => {
  let told = 0;
  for (const lead of closed) {
    const { value, grade, lift } = scored(lead);
    if (lift === undefined) continue;
    told++;
    expect([grade === 'A', lift.value > value, gradeOf(lift.value, usualRanges) < grade]).toEqual([false, true, true]);
    expect(lift.changes.map(({ field }) => field)).not.toContain('lead.leadsourcecode');
    const values: Record<string, string | number> = {};
    for (const { field, to } of lift.changes) {
      if (to.kind === 'range') values[field] = to.from ?? (to.below ?? 0) - 1;
      else if (field === 'lead.telephone1') values[field] = '+1 2';
    }
    const email = lift.changes.some(({ field }) => field === 'lead.emailaddress1') ? 'ann@contoso.example' : lead.email;
    const name = lift.changes.some(({ field }) => field === 'lead.fullname') ? { first: 'Ann', last: 'Lee' } : lead.name;
    expect(scored({ ...lead, values: { ...lead.values, ...values }, name, ...(email === undefined ? {} : { email }) }).value).toBe(lift.value);
  }
  expect(told).toBeGreaterThan(50);
});

test('[P13] what sample leads teach scores sample leads only, and says so', () => {
  const sample = trained({ ...input, isSample: true });
  expect(leadScoreOf(sample, closed[0]!, { ranges: usualRanges, trainedOn, now })).toBeUndefined();
  expect(scored({ ...closed[0]!, id: sampleId('1ead', 0) }, undefined, sample).isSample).toBe(true);
});

test('[P15] drift is seen against the open leads of the training', () => {
  expect(driftOfScore(score, input.open)).toEqual([]);
  expect(driftOfScore(score, input.open.map((lead) => ({ ...lead, values: { 'lead.leadsourcecode': 9 } }))).map(({ field }) => field)).toContain('lead.leadsourcecode');
});

test('[P13] nothing is learned from too few leads, nor where no field tells anything', () => {
  expect(finish(trainScoreInSteps({ ...input, closed: closed.slice(0, 60), qualified: input.qualified.slice(0, 60) }))).toBeUndefined();
  expect(finish(trainScoreInSteps({ ...input, columns: [{ id: 'lead.address1_city', reading: 'choice' }] }))).toBeUndefined();
  expect(hasScore(undefined)).toBe(false);
});
