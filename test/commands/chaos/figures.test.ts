import { failuresIn, figuresOf, type Final, type FinalLead, type OwnerChange } from '../../../src/commands/chaos/figures.ts';

const [intake, service, anna, ben, person] = ['intake', 'service', 'anna', 'ben', 'person'];

const given = (leadId: string, after: string, byId = service, before = intake): OwnerChange => ({ leadId, before, after, byId });
const lead = (leadId: string, ownerId: string, more: Partial<NonNullable<FinalLead['row']>> = {}): FinalLead => ({ leadId, ownerId, row: { isAttention: false, assigneeId: ownerId, ...more } });
const final = (more: Partial<Final> = {}): Final => ({
  leads: [lead('1', anna), lead('2', ben)], changes: [given('1', anna), given('2', ben)],
  sellers: [{ id: anna, capacity: 1, shown: 1, counted: 1 }, { id: ben, capacity: 1, shown: 1, counted: 1 }], intakeId: intake, serviceId: service, ...more,
});

test('where every lead was given once, within everybody\'s room, nothing went wrong', () => {
  expect(figuresOf(final())).toEqual({ leads: 2, lost: 0, assignedTwice: 0, humanOverwritten: 0, overCapacity: 0, wrongCounters: 0, returned: 0 });
});

test('a lead that people gave away and back before its turn waits as before; one given back after we gave it is a person\'s choice', () => {
  const away = [given('1', ben, person), given('1', intake, person, ben)];
  expect(figuresOf(final({ changes: [...away, given('1', anna), given('2', ben)] }))).toMatchObject({ humanOverwritten: 0, returned: 1, assignedTwice: 0 });
  expect(figuresOf(final({ changes: [given('1', ben), given('1', intake, person, ben), given('1', anna), given('2', ben)] }))).toMatchObject({ humanOverwritten: 1, returned: 0, assignedTwice: 1 });
  expect(figuresOf(final({ changes: [...away, given('1', ben, person), given('1', anna, service, ben), given('2', ben)] }))).toMatchObject({ humanOverwritten: 1 });
});

test.each<[string, Partial<Final>, object]>([
  ['a lead nobody was given and nobody is told of is lost', { leads: [lead('1', anna), lead('2', ben), { leadId: '3', ownerId: intake, row: { isAttention: false } }] }, { lost: 1 }],
  ['one that is shown as in need of attention is not', { leads: [lead('1', anna), lead('2', ben), { leadId: '3', ownerId: intake, row: { isAttention: true } }] }, { lost: 0 }],
  ['one that a person gave back is not', { leads: [lead('1', anna), lead('2', ben), { leadId: '3', ownerId: intake, row: { isAttention: false } }], changes: [given('3', anna), given('3', intake, person, anna), given('1', anna), given('2', ben)] }, { lost: 0, assignedTwice: 0 }],
  ['a lead given twice by us', { changes: [given('1', ben), given('1', anna, service, ben), given('2', ben)] }, { assignedTwice: 1 }],
  ['a lead given by us and then by a person is given once', { changes: [given('1', ben), given('1', anna, person, ben), given('2', ben)] }, { assignedTwice: 0, humanOverwritten: 0 }],
  ['a person\'s choice we wrote over', { changes: [given('1', ben, person), given('1', anna, service, ben), given('2', ben)] }, { humanOverwritten: 1 }],
  ['a seller with more from us than there is room, if only for a moment', { changes: [given('2', anna), given('1', anna), given('2', ben, person, anna)] }, { overCapacity: 1 }],
  ['a seller whom people gave more than there is room', { changes: [given('1', anna), given('2', ben)], leads: [lead('1', anna), lead('2', ben), lead('3', anna)], sellers: [{ id: anna, capacity: 1, shown: 2, counted: 2 }, { id: ben, capacity: 1, shown: 1, counted: 1 }] }, { overCapacity: 0, wrongCounters: 0 }],
  ['a count that is not what the CRM says', { sellers: [{ id: anna, capacity: 1, shown: 2, counted: 1 }, { id: ben, capacity: 1, shown: 1, counted: 0 }] }, { wrongCounters: 2 }],
  ['a record that names somebody else, and one that is missing', { leads: [lead('1', anna, { assigneeId: ben }), { leadId: '2', ownerId: ben }] }, { wrongCounters: 2 }],
])('%s', (_name, more, expected) => {
  const figures = figuresOf(final(more));
  expect(figures).toMatchObject(expected);
  expect(failuresIn(figures)).toBe(Object.values(expected).reduce((sum: number, value: number) => sum + value, 0));
});
