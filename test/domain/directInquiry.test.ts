import fc from 'fast-check';
import { asksForInquiry, DIRECT_INQUIRY, directInquiryOf, isUnknownInquiry } from '../../src/domain/directInquiry.ts';
import type { Activity } from '../../src/domain/records.ts';

type Seen = Pick<Activity, 'kind' | 'direction' | 'at' | 'done'>;
const on = (day: number): string => `2026-11-${String(day).padStart(2, '0')}T09:00:00Z`;
const activity = (kind: Activity['kind'], direction: Activity['direction'], day: number, done = true): Seen => ({ kind, direction, at: on(day), done });

test.each<readonly [string, readonly Seen[], string | undefined]>([
  ['nobody has spoken yet', [], undefined],
  ['they called', [activity('call', 'in', 2)], 'call'],
  ['they wrote, and we answered', [activity('email', 'out', 3), activity('email', 'in', 2)], 'email'],
  ['they answered us', [activity('email', 'out', 1), activity('email', 'in', 2)], undefined],
  ['we called before they wrote', [activity('call', 'out', 1), activity('email', 'in', 2)], undefined],
  ['we met them before they wrote', [activity('appointment', undefined, 1), activity('email', 'in', 2)], undefined],
  ['both at the same instant', [activity('email', 'in', 2), activity('email', 'out', 2)], undefined],
  ['their call and their email at the same instant', [activity('email', 'in', 2), activity('call', 'in', 2)], 'call'],
  ['a draft of ours that was never sent is older', [activity('email', 'out', 1, false), activity('email', 'in', 2)], 'email'],
  ['a call we only meant to make is older', [activity('call', 'out', 1, false), activity('call', 'in', 2)], 'call'],
  ['a task of ours is older', [activity('task', undefined, 1), activity('email', 'in', 2)], 'email'],
])('[P2] a direct inquiry: %s', (_what, activities, inquiry) => {
  expect(directInquiryOf(activities)).toBe(inquiry);
});

const anyActivity = fc.record({ kind: fc.constantFrom('email', 'call', 'appointment', 'task'), direction: fc.constantFrom('in', 'out', undefined), day: fc.integer({ min: 1, max: 9 }), done: fc.boolean() }).map(({ kind, direction, day, done }) => activity(kind as Activity['kind'], direction as Activity['direction'], day, done));

test('[P2] whatever comes later, and in whatever order it is read, how a lead came stays as it was', () => {
  fc.assert(fc.property(fc.array(anyActivity, { maxLength: 6 }), fc.array(anyActivity, { maxLength: 6 }), (first, more) => {
    const inquiry = directInquiryOf(first);
    expect(directInquiryOf([...first].reverse())).toBe(inquiry);
    const later = more.map((each) => ({ ...each, at: each.at.replace('2026-11', '2026-12') }));
    if (inquiry !== undefined) expect(directInquiryOf([...later, ...first])).toBe(inquiry);
  }));
});

test('[P2] whether conditions ask for it is found however deep it stands, and told where it can\'t be answered', () => {
  const asked = { field: DIRECT_INQUIRY, operator: 'is-filled' } as const;
  expect(asksForInquiry({ match: 'all', of: [{ field: 'lead.subject', operator: 'is-filled' }, { match: 'any', of: [asked] }] })).toBe(true);
  expect(asksForInquiry({ match: 'all', of: [{ field: 'lead.subject', operator: 'is-filled' }] })).toBe(false);
  expect([isUnknownInquiry({ field: DIRECT_INQUIRY, code: 'unknown-field' }), isUnknownInquiry({ field: 'lead.gone', code: 'unknown-field' }), isUnknownInquiry({ field: DIRECT_INQUIRY, code: 'value-missing' })]).toEqual([true, false, false]);
});
