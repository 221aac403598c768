import fc from 'fast-check';
import { compileCondition } from '../../../../src/domain/condition.ts';
import { groupProof, isGroupProof } from '../../../../src/domain/routing/proof/conditionProof.ts';
import type { GroupProof } from '../../../../src/domain/routing/proof/conditionProof.ts';
import { anyPlan, now } from '../planExamples.ts';

test('[T15] every condition is shown with what stood in the field, also those that no longer mattered', () => {
  const values = { 'lead.numberofemployees': 40, 'lead.tags': ['b2b', 'eu'] };
  expect(groupProof({ match: 'any', of: [{ field: 'lead.numberofemployees', operator: 'at-least', value: 10 }, { match: 'all', of: [{ field: 'lead.tags', operator: 'in', value: ['eu'] }, { field: 'lead.subject', operator: 'is-filled' }] }] }, { values, now })).toEqual({
    match: 'any', holds: true,
    of: [
      { condition: { field: 'lead.numberofemployees', operator: 'at-least', value: 10 }, value: 40, holds: true },
      { match: 'all', holds: false, of: [{ condition: { field: 'lead.tags', operator: 'in', value: ['eu'] }, value: ['b2b', 'eu'], holds: true }, { condition: { field: 'lead.subject', operator: 'is-filled' }, value: undefined, holds: false }] },
    ],
  });
});

test('what is shown is what decided: the proof of any conditions holds exactly when the compiled ones do', () => {
  const values = fc.dictionary(fc.constantFrom('lead.industrycode', 'lead.subject', 'account.revenue'), fc.oneof(fc.string(), fc.double({ noNaN: true }), fc.boolean()), { noNullPrototype: true });
  fc.assert(fc.property(anyPlan, values, ({ rules }, some) => {
    const fields = Object.keys(some);
    for (const { conditions } of rules) {
      const compiled = compileCondition(conditions, (field) => (fields.includes(field) ? fields.indexOf(field) : undefined));
      const proof = groupProof(conditions, { values: some, now });
      expect(proof.holds).toBe(compiled(fields.map((field) => some[field]), now));
      expect(countParts(proof)).toBe(JSON.stringify(conditions).split('"operator"').length - 1);
    }
  }));
});

function countParts({ of }: GroupProof): number {
  return of.reduce((sum, part) => sum + (isGroupProof(part) ? countParts(part) : 1), 0);
}

test('a field with the name of something every object has is empty like any other', () => {
  expect(groupProof({ match: 'all', of: [{ field: 'constructor', operator: 'is-empty' }] }, { values: {}, now }).holds).toBe(true);
});
