import type { SourceOutcome } from '../../src/domain/insight.ts';
import { needsRefresh, refreshDue } from '../../src/domain/researchAge.ts';

const researchedOn = '2026-11-10T09:00:00.000Z';
const outcome = (what: SourceOutcome['outcome'], on: string): SourceOutcome => ({ source: 'website', kind: 'overview', outcome: what, on });

test.each<[string, readonly SourceOutcome[], string]>([
  ['research without any source is a week old', [], '2026-11-17T09:00:00.000Z'],
  ['the oldest thing a source said is, though the lead was looked at since', [outcome('found', researchedOn), outcome('found', '2026-11-06T09:00:00Z')], '2026-11-13T09:00:00.000Z'],
  ['that a source knew nothing is', [outcome('nothing', '2026-11-08T09:00:00Z')], '2026-11-15T09:00:00.000Z'],
  ['a source failed six hours ago', [outcome('found', researchedOn), outcome('failed', researchedOn)], '2026-11-10T15:00:00.000Z'],
  ['what nobody was asked for, or an instant that is none, doesn\'t count', [outcome('off', '2026-01-01T09:00:00Z'), outcome('no-consent', '2026-01-01T09:00:00Z'), outcome('not-configured', '2026-01-01T09:00:00Z'), outcome('found', 'some day')], '2026-11-17T09:00:00.000Z'],
])('[R22] research is due again when %s', (_when, sources, due) => {
  expect(refreshDue({ researchedOn, sources })).toBe(due);
  expect([needsRefresh({ researchedOn, sources }, new Date(Date.parse(due) - 1)), needsRefresh({ researchedOn, sources }, new Date(due))]).toEqual([false, true]);
});

test('research that never ended is not old', () => {
  expect([refreshDue({ sources: [outcome('failed', '2026-01-01T09:00:00Z')] }), needsRefresh({ sources: [] }, new Date(researchedOn))]).toEqual([undefined, false]);
});
