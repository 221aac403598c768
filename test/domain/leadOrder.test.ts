import fc from 'fast-check';
import { orderLeads, type LeadToRank } from '../../src/domain/leadOrder.ts';
import type { Fit } from '../../src/domain/idealCustomerProfile.ts';
import type { LeadResearch } from '../../src/domain/leadResearch.ts';
import type { PriorityCriterion } from '../../src/domain/settings.ts';

const raised = { segmentId: 's', segmentName: 'Asked us directly', reasons: [] };
const score = (value: number): LeadResearch['score'] => ({ made: 'dynamics', value, grade: 'B', trend: 'steady', scoredOn: '2026-11-01T00:00:00Z' });

function lead(id: string, more: { readonly hand?: true; readonly fit?: Fit; readonly score?: number; readonly created?: string } & Partial<LeadToRank> = {}): LeadToRank {
  const { hand, fit, score: points, created = '2026-11-01T08:00:00Z', ...rest } = more;
  const research: LeadResearch = {
    leadId: id, version: '1', state: 'done', attempts: 1, sources: [], handRaiser: hand ? raised : null,
    ...(fit === undefined ? {} : { match: { matched: [], missed: [], unknown: [], fit } }), ...(points === undefined ? {} : { score: score(points) }),
  };
  return { id, createdOn: created, research, ...rest };
}

const shown = (leads: readonly LeadToRank[], criteria: readonly PriorityCriterion[]): readonly string[] => orderLeads(leads, criteria).map((ranked) => `${leads[ranked.lead]?.id ?? ''}:${ranked.above?.key ?? ''}`);

test('[P1] hand-raisers first, then fit, then score, then the newest, then the id, and each place says by which', () => {
  const leads = [
    lead('a', { fit: 'high', score: 90 }), lead('b', { hand: true, fit: 'low' }), lead('c', { fit: 'high', score: 70 }), lead('d', { fit: 'moderate', score: 99 }),
    lead('e', { fit: 'moderate', score: 99, created: '2026-11-02T08:00:00Z' }), lead('f', { fit: 'moderate', score: 99 }), lead('g', { fit: 'moderate' }), { id: 'h', createdOn: '2026-11-09T08:00:00Z' },
  ];
  expect(shown(leads, [{ kind: 'fit' }])).toEqual(['b:hand-raiser', 'a:score', 'c:fit', 'e:created', 'd:id', 'f:score', 'g:fit', 'h:']);
});

test('[P3] the admin’s criteria decide in their order, before the score', () => {
  const leads = [
    lead('a', { rating: 'cold', values: { 'lead.numberofemployees': 900 } }), lead('b', { rating: 'hot', values: { 'lead.numberofemployees': 10 }, score: 1 }),
    lead('c', { rating: 'cold', score: 99 }), lead('d', { values: { 'lead.numberofemployees': 900 } }),
  ];
  const size: PriorityCriterion = { kind: 'field', field: 'lead.numberofemployees' };
  expect(shown(leads, [size, { kind: 'rating' }])).toEqual(['a:rating', 'd:field:lead.numberofemployees', 'b:field:lead.numberofemployees', 'c:']);
  expect(shown(leads, [{ kind: 'rating' }, { ...size, ascending: true }])[0]).toBe('b:rating');
});

test('a lead that fits a characteristic stands above one that misses it, and both above one of which nothing is known', () => {
  const evidence = [{ characteristic: 'industry' }];
  const of = (id: string, match: Partial<NonNullable<LeadResearch['match']>>): LeadToRank => ({ ...lead(id), research: { leadId: id, version: '1', state: 'done', attempts: 1, sources: [], match: { matched: [], missed: [], unknown: [], ...match } } });
  expect(shown([of('a', { unknown: evidence }), of('b', { missed: evidence }), of('c', { matched: evidence })], [{ kind: 'characteristic', characteristic: 'industry' }])).toEqual([
    'c:characteristic:industry', 'b:characteristic:industry', 'a:',
  ]);
});

test('[P5] the same leads come in the same order whatever order they arrive in', () => {
  const leads = fc.uniqueArray(
    fc.record({ id: fc.uuid(), hand: fc.boolean(), fit: fc.constantFrom('high' as const, 'moderate' as const, 'low' as const, undefined), score: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }) }),
    { selector: ({ id }) => id, maxLength: 40 },
  );
  fc.assert(
    fc.property(leads, fc.integer(), (given, turn) => {
      const all = given.map(({ id, hand, fit, score: points }) => lead(id, { ...(hand ? { hand: true as const } : {}), ...(fit === undefined ? {} : { fit }), ...(points === undefined ? {} : { score: points }) }));
      const place = all.length === 0 ? 0 : Math.abs(turn) % all.length;
      expect(shown([...all.slice(place), ...all.slice(0, place)].reverse(), [{ kind: 'fit' }])).toEqual(shown(all, [{ kind: 'fit' }]));
    }),
  );
});
