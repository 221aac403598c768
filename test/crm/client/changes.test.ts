import { hasHappened, idOf, isUntouched, type Change } from '../../../src/crm/client/changes.ts';

const id = '0a7c5e10-8b42-4f6d-9a01-c2d4e6f80101';
const owner = '1b7c5e10-8b42-4f6d-9a01-c2d4e6f80102';
const update = (body: Record<string, unknown>): Change => ({ kind: 'update', set: 'leads', id, body, version: 'W/"1"' });

test.each<[string, Change, Record<string, unknown> | undefined, boolean]>([
  ['a new row that is there', { kind: 'create', set: 'leads', body: { leadid: id } }, { leadid: id }, true],
  ['a new row that is not there', { kind: 'create', set: 'leads', body: { leadid: id } }, undefined, false],
  ['a removed row that is gone', { kind: 'remove', set: 'leads', id }, undefined, true],
  ['columns as we wrote them', update({ subject: 'x', donotemail: true, description: null }), { subject: 'x', donotemail: true }, true],
  ['another value', update({ subject: 'x' }), { subject: 'y' }, false],
  ['an owner as we set it', update({ 'ownerid@odata.bind': `/systemusers(${owner.toUpperCase()})` }), { _ownerid_value: owner }, true],
  ['a lookup known by its annotation', update({ 'customerid_account@odata.bind': `/accounts(${owner})` }), { _customerid_value: owner, '_customerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty': 'customerid_account' }, true],
  ['another owner', update({ 'ownerid@odata.bind': `/systemusers(${owner})` }), { _ownerid_value: id }, false],
  ['a lookup that was cleared', update({ 'parentaccountid@odata.bind': null }), { _parentaccountid_value: null }, true],
  ['a reference nobody can follow later', update({ 'parentaccountid@odata.bind': '$1' }), { _parentaccountid_value: owner }, false],
])('%s: %#', (_what, change, row, expected) => {
  expect(hasHappened(change, row)).toBe(expected);
});

test('a new row must bring its id, and ids are GUIDs', () => {
  expect(idOf({ kind: 'create', set: 'tasks', body: { activityid: id.toUpperCase() } })).toBe(id);
  expect(() => idOf({ kind: 'create', set: 'tasks', body: { subject: 'x' } })).toThrow(RangeError);
  expect(() => idOf({ kind: 'remove', set: 'tasks', id: "x')" })).toThrow(RangeError);
});

test.each<[string, Change, Record<string, unknown> | undefined, boolean]>([
  ['a row to be made that is not there', { kind: 'create', set: 'leads', body: { leadid: id } }, undefined, true],
  ['a row to be made that is there', { kind: 'create', set: 'leads', body: { leadid: id } }, { leadid: id }, false],
  ['a row at the version the change was sent with', update({ subject: 'x' }), { subject: 'y', '@odata.etag': 'W/"1"' }, true],
  ['a row somebody changed since', update({ subject: 'x' }), { subject: 'y', '@odata.etag': 'W/"2"' }, false],
  ['a row that is gone', update({ subject: 'x' }), undefined, false],
])('%s is untouched or not', (_what, change, row, untouched) => {
  expect(isUntouched(change, row)).toBe(untouched);
});
