import type { Characteristic } from '../../src/domain/idealCustomerProfile.ts';
import { filledShare, kindOfCharacteristic, kindsOf, profileProblems, suggestedCharacteristics, type MappableField } from '../../src/domain/profileFields.ts';

const field = (id: string, kind?: MappableField['kind']): MappableField => ({ id, table: id.startsWith('account') ? 'account' : 'lead', label: id, type: kind === undefined ? 'Lookup' : 'String', ...(kind === undefined ? {} : { kind }) });
const fields = [field('lead.industrycode', 'choice'), field('account.industrycode', 'choice'), field('lead.numberofemployees', 'number'), field('lead.address1_country', 'text'), field('lead.parentaccountid')];
const characteristic = (more: Partial<Characteristic> = {}): Characteristic => ({ id: 'c', name: 'Industry', fields: ['lead.industrycode'], accepts: { operator: 'in', value: ['17'] }, ...more });
const problemOf = (each: Characteristic): string | undefined => profileProblems({ characteristics: [each] }, fields).get(each.id)?.code;

test('[A6] fields without a kind can’t be compared and so are no fields of a characteristic', () => {
  expect(kindsOf(fields)['lead.parentaccountid']).toBeUndefined();
  expect(problemOf(characteristic({ fields: ['lead.industrycode', 'lead.parentaccountid'] }))).toBe('unsupported-field');
});

test('[A6][T3] a lookup is for conditions: a profile refuses it, a rule doesn’t', () => {
  const lookup: MappableField = { id: 'lead._parentaccountid_value', table: 'lead', label: 'Parent account', type: 'Lookup', lookup: ['account'] };
  expect(kindsOf([...fields, lookup])[lookup.id]).toBe('lookup');
  expect(profileProblems({ characteristics: [characteristic({ fields: [lookup.id] })] }, [...fields, lookup]).get('c')).toEqual({ code: 'unsupported-field', field: lookup.id });
  expect(kindOfCharacteristic(characteristic({ fields: [lookup.id] }), [lookup])).toBeUndefined();
});

test('[A6] several fields of one kind make one characteristic; of different kinds they don’t', () => {
  expect(kindOfCharacteristic(characteristic({ fields: ['lead.industrycode', 'account.industrycode'] }), fields)).toBe('choice');
  expect(problemOf(characteristic({ fields: ['lead.industrycode', 'account.industrycode'] }))).toBeUndefined();
  expect(kindOfCharacteristic(characteristic({ fields: ['lead.industrycode', 'lead.numberofemployees'] }), fields)).toBeUndefined();
  expect(problemOf(characteristic({ fields: ['lead.industrycode', 'lead.numberofemployees'] }))).toBe('different-kinds');
});

test.each<readonly [string, Partial<Characteristic>, string]>([
  ['without a name', { name: ' ' }, 'no-name'],
  ['without a field', { fields: [] }, 'not-mapped'],
  ['with an operator of another kind', { accepts: { operator: 'between', value: [1, 2] } }, 'operator-not-for-field'],
  ['without a value', { accepts: { operator: 'in', value: [] } }, 'value-missing'],
  ['with a word for a number', { fields: ['lead.numberofemployees'], accepts: { operator: 'at-least', value: 'many' } }, 'value-not-a-number'],
  ['with its ends the wrong way round', { fields: ['lead.numberofemployees'], accepts: { operator: 'between', value: [500, 50] } }, 'range-upside-down'],
])('[A5] a characteristic %s is told', (_what, more, code) => expect(problemOf(characteristic(more))).toBe(code));

test('[A5] two characteristics of one name are told at the second', () => {
  const found = profileProblems({ characteristics: [characteristic(), characteristic({ id: 'd', name: ' industry ' })] }, fields);
  expect([...found]).toEqual([['d', { code: 'same-name' }]]);
});

test('[A7] what is suggested is mapped to fields the organization has, and to none that is mapped already', () => {
  expect(suggestedCharacteristics({ characteristics: [] }, fields).map(({ id, fields: mapped }) => [id, mapped])).toEqual([
    ['industry', ['lead.industrycode', 'account.industrycode']], ['company-size', ['lead.numberofemployees']], ['location', ['lead.address1_country']],
  ]);
  expect(suggestedCharacteristics({ characteristics: [characteristic()] }, fields).map(({ id }) => id)).toEqual(['company-size', 'location']);
});

test('[A7] a suggested operator that doesn’t fit the organization’s own type of the field gives way to one that does', () => {
  const [industry] = suggestedCharacteristics({ characteristics: [] }, [field('lead.numberofemployees', 'text')]);
  expect(industry).toMatchObject({ id: 'company-size', operator: 'equals' });
});

test('[A6] a characteristic is filled in where any of its fields is', () => {
  const leads = [new Set(['a']), new Set(['b']), new Set<string>(), new Set(['a', 'b'])];
  expect(filledShare(['a', 'b'], leads)).toBe(0.75);
  expect([filledShare(['a'], []), filledShare([], leads)]).toEqual([undefined, undefined]);
});
