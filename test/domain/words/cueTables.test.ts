import { cuesOf } from '../../../src/domain/words/cueTables.ts';
import { weigh } from '../../../src/domain/words/cueMatcher.ts';
import { languages } from '../../../src/domain/languages.ts';

test('every language has cues for every intent a person may write', () => {
  for (const language of languages) {
    const kinds = new Set([...cuesOf(language).byWord.values(), ...cuesOf(language).byStart.values()].flat().map((cue) => cue.kind));
    for (const kind of ['opt-out', 'complaint', 'wrong-person', 'referral', 'not-interested', 'not-now', 'meeting-request', 'concession-request', 'pricing-request', 'information-request', 'objection', 'positive-interest', 'out-of-office'] as const) expect([language, kind, kinds.has(kind)]).toEqual([language, kind, true]);
  }
});

test('cues are written without accents, as sentences are compared', () => {
  for (const language of languages) for (const word of cuesOf(language).byWord.keys()) expect(word).toMatch(/^[\p{Script=Latin}\d]+$/u);
  for (const language of languages) for (const word of cuesOf(language).byWord.keys()) expect(word.normalize('NFD')).toBe(word);
});

test('without a language all cues are read', () => {
  expect(weigh('kein Interesse', cuesOf(undefined)).get('not-interested')).toBeGreaterThan(1);
});
