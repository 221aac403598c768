import fc from 'fast-check';
import { fitScoreModel, scoreOf } from '../../../src/domain/score.ts';
import type { Lift, LeadValues } from '../../../src/domain/score.ts';
import { gradeOf, usualRanges } from '../../../src/domain/scoring/grades.ts';
import { liftTo } from '../../../src/domain/scoring/lift.ts';
import { anyLead, anyPairedLead, closedLeads, pairedLeads } from './scoredLeads.ts';

const model = fitScoreModel(closedLeads(3_000));

/** The lead with what the lift says standing in its fields. */
function changed(values: LeadValues, { changes }: Lift): LeadValues {
  const contents = changes.map(({ field, to }) => {
    if (to.kind === 'value') return [field, to.value] as const;
    if (to.kind !== 'range') throw new Error(`nobody can enter ${to.kind}`);
    return [field, to.from ?? (to.below ?? 0) - 1] as const;
  });
  return { ...values, ...Object.fromEntries(contents) };
}

test('[X7] a lead changed as its lift says really has the score and the grade, for every lead and every set of changeable fields', () => {
  const some = fc.subarray(['visits', 'source', 'phone', 'noise']);
  let lifted = 0;
  fc.assert(
    fc.property(anyLead, some, some, fc.constantFrom(...(['A', 'B', 'C'] as const)), (values, fillable, correctable, grade) => {
      const lift = liftTo(model, values, { reach: usualRanges[grade], fillable, correctable });
      if (lift === undefined) return;
      lifted++;
      const now = scoreOf(model, values).value;
      expect(now).toBeLessThan(usualRanges[grade]);
      const after = scoreOf(model, changed(values, lift)).value;
      expect([after, gradeOf(after, usualRanges) <= grade]).toEqual([lift.value, true]);
      expect(lift.changes.reduce((sum, { points }) => sum + points, now)).toBe(lift.value);
      for (const { field } of lift.changes) expect(correctable.includes(field) || (fillable.includes(field) && values[field as keyof typeof values] === undefined)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
  expect(lifted).toBeGreaterThan(100);
});

test('[X7] that holds too where two fields tell something together', () => {
  const paired = fitScoreModel(pairedLeads(3_000));
  expect(paired.pairs).toHaveLength(1);
  let lifted = 0;
  fc.assert(
    fc.property(anyPairedLead, fc.subarray(['campaign', 'weekday', 'visits', 'phone']), fc.constantFrom(...(['A', 'B', 'C'] as const)), (values, correctable, grade) => {
      const lift = liftTo(paired, values, { reach: usualRanges[grade], fillable: ['visits'], correctable });
      if (lift === undefined) return;
      lifted++;
      const after = scoreOf(paired, changed(values, lift)).value;
      expect([after, after >= usualRanges[grade]]).toEqual([lift.value, true]);
      expect(lift.changes.reduce((sum, { points }) => sum + points, scoreOf(paired, values).value)).toBe(lift.value);
    }),
    { numRuns: 1_000 },
  );
  expect(lifted).toBeGreaterThan(50);
});

test('[X7] no smaller change would do: with one field less the grade is missed', () => {
  fc.assert(
    fc.property(anyLead, (values) => {
      const all = ['visits', 'source', 'phone', 'noise'];
      const lift = liftTo(model, values, { reach: usualRanges.B, fillable: all, correctable: all });
      if (lift === undefined || lift.changes.length < 2) return;
      for (const field of all) {
        const fewer = liftTo(model, values, { reach: usualRanges.B, fillable: [field], correctable: [field] });
        expect(fewer).toBeUndefined();
      }
    }),
    { numRuns: 500 },
  );
});

describe('[X7] what would lift a lead', () => {
  const values = { visits: 30, source: 'Fair', noise: 'g1' };
  const now = scoreOf(model, values).value;

  test('the fewest empty fields are named, with what has to stand there and the points it brings', () => {
    const lift = liftTo(model, values, { reach: now + 10, fillable: ['phone', 'visits', 'source'] });
    expect(lift?.changes).toEqual([{ field: 'phone', to: { kind: 'value', value: 'yes' }, points: (lift?.value ?? 0) - now }]);
    expect(lift?.value).toBeGreaterThanOrEqual(now + 10);
  });

  test('no more is asked for than it takes: the usual content that suffices, not the best one', () => {
    const poor = { source: 'Web', phone: 'yes', noise: 'g1' };
    const least = scoreOf(model, { ...poor, visits: 20 }).value;
    const to = liftTo(model, poor, { reach: least, fillable: ['visits'] })?.changes[0]?.to;
    expect(to?.kind === 'range' && (to.from ?? 0) < 36).toBe(true);
  });

  test('a field that nobody may change is never named, nor one that is filled in unless it may be bettered', () => {
    expect(liftTo(model, values, { reach: now + 10, fillable: ['visits', 'source'] })).toBeUndefined();
    expect(liftTo(model, { ...values, phone: 'yes' }, { reach: now + 60, fillable: ['phone'] })).toBeUndefined();
    expect(liftTo(model, values, { reach: now + 10, fillable: [], correctable: ['source'] })?.changes).toEqual([expect.objectContaining({ field: 'source', to: { kind: 'value', value: 'Web' } })]);
  });

  test('where one value alone is worth asking for, no other is', () => {
    expect(liftTo(model, values, { reach: now + 10, fillable: [], correctable: ['source'], only: { source: 'Web' } })?.value).toBeGreaterThanOrEqual(now + 10);
    expect(liftTo(model, values, { reach: now + 10, fillable: [], correctable: ['source'], only: { source: 'Fair' } })).toBeUndefined();
  });

  test('what can\'t be reached is not promised, and a lead that is there already needs nothing', () => {
    expect(liftTo(model, values, { reach: 100, fillable: ['phone'] })).toBeUndefined();
    expect(liftTo(model, values, { reach: now, fillable: ['phone'] })).toBeUndefined();
  });
});
