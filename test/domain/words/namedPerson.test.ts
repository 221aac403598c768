import { namesAddress, personIn } from '../../../src/domain/words/namedPerson.ts';

test.each([
  ['Please write to Ida Mortensen (ida.mortensen@x.example).', 'Ida Mortensen', 'ida.mortensen@x.example'],
  ['Bitte an Frau Ida van der Berg, i.berg@x.example', 'Ida van der Berg', 'i.berg@x.example'],
  ['Adressez-vous à José: jose@x.example', 'José', 'jose@x.example'],
  ['write to sales@x.example', undefined, 'sales@x.example'],
  ['My colleague Ida Mortensen does that.', 'Ida Mortensen', undefined],
])('%s', (passage, name, address) => {
  expect(personIn(passage)).toEqual({ ...(address === undefined ? {} : { address }), ...(name === undefined ? {} : { name }) });
});

test('nobody named, nobody found', () => {
  expect(personIn('ask somebody else')).toBeUndefined();
  expect([namesAddress('a@b.example'), namesAddress('@ home')]).toEqual([true, false]);
});
