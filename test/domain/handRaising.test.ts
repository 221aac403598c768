import { fieldsOfSegments, handRaiserOf } from '../../src/domain/handRaising.ts';
import type { ConditionGroup } from '../../src/domain/condition.ts';
import type { Segment } from '../../src/domain/segment.ts';

const now = new Date('2026-11-22T09:00:00Z');
const segment = (id: string, priority: number, conditions: ConditionGroup, more: Partial<Segment> = {}): Segment => ({ id, name: `Segment ${id}`, priority, conditions, isActive: true, ...more });
const asked: ConditionGroup = { match: 'any', of: [{ field: 'lead.leadsourcecode', operator: 'equals', value: '8' }, { match: 'all', of: [{ field: 'lead.subject', operator: 'contains', value: 'offer' }, { field: 'lead.numberofemployees', operator: 'at-least', value: 50 }] }] };
const segments = [segment('raised', 10, asked), segment('rest', 0, { match: 'all', of: [] }, { isDefault: true })];

test('[R18] a hand-raiser comes with the conditions that held, not with those that did not', () => {
  expect(handRaiserOf(segments, { segmentId: 'raised', values: { 'lead.leadsourcecode': '8', 'lead.subject': 'An offer, please', 'lead.numberofemployees': 10 }, activities: [] }, now)).toEqual({
    segmentId: 'raised', segmentName: 'Segment raised',
    reasons: [
      { characteristic: 'lead.leadsourcecode', field: 'lead.leadsourcecode', value: '8' },
      { characteristic: 'lead.subject', field: 'lead.subject', value: 'An offer, please' },
    ],
  });
});

test('a lead that fits none of the conditions is no hand-raiser', () => {
  expect(handRaiserOf(segments, { segmentId: 'raised', values: { 'lead.subject': 'Hello' }, activities: [] }, now)).toBeNull();
});

test('a lead that another segment took first is none either, and neither is one whose segment is switched off or gone', () => {
  const values = { 'lead.leadsourcecode': '8' };
  const first = segment('key-accounts', 20, { match: 'all', of: [{ field: 'lead.leadsourcecode', operator: 'is-filled' }] });
  expect(handRaiserOf([...segments, first], { segmentId: 'raised', values, activities: [] }, now)).toBeNull();
  expect(handRaiserOf([segment('raised', 10, asked, { isActive: false })], { segmentId: 'raised', values, activities: [] }, now)).toBeNull();
  expect(handRaiserOf(segments, { segmentId: 'deleted', values, activities: [] }, now)).toBeNull();
});

test('the fields of all conditions are named once, however deep they stand', () => {
  expect(fieldsOfSegments([...segments, ...segments])).toEqual(['lead.leadsourcecode', 'lead.subject', 'lead.numberofemployees']);
});

const inquired: ConditionGroup = { match: 'any', of: [{ field: 'activity.directinquiry', operator: 'in', value: ['call', 'email'] }, { field: 'lead.leadsourcecode', operator: 'equals', value: '8' }] };

test('[P2] who called or wrote to us first raised a hand, and it is said how', () => {
  const activities = [{ kind: 'call', direction: 'in', at: '2026-11-01T09:00:00Z', done: true }, { kind: 'email', direction: 'out', at: '2026-11-02T09:00:00Z', done: true }] as const;
  expect(handRaiserOf([segment('raised', 10, inquired)], { segmentId: 'raised', values: {}, activities }, now)?.reasons).toEqual([{ characteristic: 'activity.directinquiry', field: 'activity.directinquiry', value: 'call' }]);
  expect(handRaiserOf([segment('raised', 10, inquired)], { segmentId: 'raised', values: {}, activities: activities.slice(1) }, now)).toBeNull();
});
