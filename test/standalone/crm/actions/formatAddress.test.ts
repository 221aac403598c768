// FormatAddress: lines in the order the country writes them.
import { startCrm, type CrmUnderTest } from '../crmUnderTest.ts';
import { formatAddressText } from '../../../../src/standalone/crm/actions/formatAddress.ts';

let crm: CrmUnderTest;
beforeAll(async () => {
  crm = await startCrm();
});
afterAll(() => crm.stop());

test.each([
  ['an address of the United States', ["123 Maple St.", 'Seattle', 'WA', '98007', 'USA'], '123 Maple St.\r\nSeattle, WA 98007\r\nUSA'],
  ['an address of Japan', ['1-2-3 Sakura', 'Nagoya', 'Aichi', '455-2345', 'JAPAN'], '455-2345\r\nAichi\r\nNagoya\r\n1-2-3 Sakura\r\nJAPAN'],
  ['a street with an apostrophe', ["1 O''Brian Rd", 'Cork', '', 'T12', 'Ireland'], "1 O'Brian Rd\r\nCork\r\nT12\r\nIreland"],
])('%s', async (_, [line1, city, state, code, country], expected) => {
  const query = [line1, city, state, code, country].map((value, index) => `@p${index + 1}=${encodeURIComponent(`'${value ?? ''}'`)}`).join('&');
  const answer = await crm.send('seller', 'GET', `FormatAddress(Line1=@p1,City=@p2,StateOrProvince=@p3,PostalCode=@p4,Country=@p5)?${query}`);
  expect([answer.status, answer.json]).toEqual([200, { '@odata.context': `${crm.root}/$metadata#Microsoft.Dynamics.CRM.FormatAddressResponse`, Address: expected }]);
});

test('values may stand in the parentheses, and each of them is needed', async () => {
  const inline = await crm.send('seller', 'GET', "FormatAddress(Line1='Hauptstr. 1, Hof',City='Berlin',StateOrProvince='',PostalCode='10115',Country='Germany')");
  expect(inline.json['Address']).toBe('Hauptstr. 1, Hof\r\n10115 Berlin\r\nGermany');
  expect((await crm.send('seller', 'GET', "FormatAddress(Line1='x')")).status).toBe(400);
});

test('empty parts leave no empty lines and no stray signs', () => {
  expect(formatAddressText({ street: '', city: 'Seattle', state: '', code: '', country: '' })).toBe('Seattle');
  expect(formatAddressText({ street: 'A', city: '', state: 'WA', code: '', country: '' })).toBe('A\r\nWA');
});
