import type { Insight, SourceOutcome } from '../../src/domain/insight.ts';
import { sampleId } from '../../src/domain/sampleId.ts';
import { toldInsights } from '../../src/domain/toldInsights.ts';
import { aLead, facts, settings } from './examples.ts';
import { anInsight, findings, line, researching } from './findingsExamples.ts';

const insight: Insight = anInsight([line]);
const lastTime = (outcome: SourceOutcome['outcome']): readonly SourceOutcome[] => [{ kind: 'news', source: 'google-news', outcome, on: '2026-11-20T08:00:00Z' }];
const told = (changes: Parameters<typeof findings>[0], known = researching): readonly Insight[] => toldInsights(facts({ findings: findings({ insights: [insight], ...changes }) }), known);

test('[A14] what a source found is told, also when it could not be asked again', () => {
  expect(told({})).toEqual([insight]);
  expect(told({ sources: lastTime('failed') })).toEqual([insight]);
});

test.each(['no-consent', 'off', 'not-configured', 'nothing'] as const)('[A14] what is held of a source is not told once the last run says: %s', (outcome) => {
  expect(told({ sources: lastTime(outcome) })).toEqual([]);
});

test('[A14] nothing is told while web research is off, of a source the admin took out, or where no run says that it was allowed', () => {
  const { research } = researching;
  if (research === undefined) throw new Error('the example researches');
  expect(told({}, settings)).toEqual([]);
  expect(told({}, { ...researching, research: { ...research, web: false } })).toEqual([]);
  expect(told({}, { ...researching, research: { ...research, sources: { ...research.sources, news: ['gdelt'] } } })).toEqual([]);
  expect(told({ sources: [] })).toEqual([]);
  expect(toldInsights(facts(), researching)).toEqual([]);
});

test('the insights that came with the sample asked nobody: they are told of sample leads', () => {
  const lead = aLead({ id: sampleId('1ead', 3) });
  expect(toldInsights(facts({ lead, findings: findings({ insights: [insight], sources: lastTime('off') }) }), settings)).toEqual([insight]);
});
