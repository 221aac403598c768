import { namesAddress, personIn } from '../../../src/domain/words/namedPerson.ts';

test.each([
  ['Please write to Ida Mortensen (ida.mortensen@x.example).', 'Ida Mortensen', 'ida.mortensen@x.example'],
  ['Bitte an Frau Ida van der Berg, i.berg@x.example', 'Ida van der Berg', 'i.berg@x.example'],
  ['Adressez-vous à José: jose@x.example', 'José', 'jose@x.example'],
  ['write to sales@x.example', undefined, 'sales@x.example'],
  ['Wenden Sie sich an Ida Mortensen, ida.mortensen (at) x.example.', 'Ida Mortensen', 'ida.mortensen@x.example'],
  ['write to ida [at] firm [dot] example', undefined, 'ida@firm.example'],
  ['ida at firm dot example does that', undefined, 'ida@firm.example'],
  ['Schreiben Sie an einkauf@x.example', undefined, 'einkauf@x.example'],
  ['Not me@x.example any more, write to Ida Berg at i.berg@x.example', 'Ida Berg', 'i.berg@x.example'],
  ['My new address is a.b@y.example; purchasing is Ida Berg, ida@x.example', 'Ida Berg', 'ida@x.example'],
  ['My colleague Ida Mortensen does that.', 'Ida Mortensen', undefined],
])('%s', (passage, name, address) => {
  expect(personIn(passage)).toEqual({ ...(address === undefined ? {} : { address }), ...(name === undefined ? {} : { name }) });
});

test('nobody named, nobody found', () => {
  expect(personIn('ask somebody else')).toBeUndefined();
  expect([namesAddress('a@b.example'), namesAddress('@ home')]).toEqual([true, false]);
});

test('addresses that are the writer’s or the reader’s own are never meant', () => {
  expect(personIn('Priya (priya@seller.example) knows Ida Berg, berg@x.example', ['Priya@seller.example'])).toEqual({ name: 'Ida Berg', address: 'berg@x.example' });
  expect(personIn('look at firm.example')).toBeUndefined();
});
