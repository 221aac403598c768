import fc from 'fast-check';
import { isSameCompanyName, normalizeCompanyName } from '../../../src/domain/company/companyName.ts';

test.each([
  ['The Tarn & Ridge Co., Inc.', 'tarn and ridge'],
  ['TARN RIDGE PUMPS INC /DE/', 'tarn ridge pumps'],
  ['Tarn Ridge Corp /NEW', 'tarn ridge'],
  ['Müller Pumpen GmbH & Co. KG', 'muller pumpen'],
  ['Société Halvard S.A.', 'societe halvard'],
  ['Halvard Sp. z o.o.', 'halvard'],
  ['Halvard s.r.o.', 'halvard'],
  ['Halvard’s, Ltd.', 'halvards'],
  ['Halvard.com, Inc.', 'halvard com'],
  ['A.B.C. Corp', 'abc'],
  ['Strömung ØST A/S', 'stromung ost'],
  ['Inc', 'inc'],
  ['The Company', 'company'],
  ['  ', ''],
  ['ハルメント', 'ハルメント'],
])('%j is known as %j', (name, normalized) => {
  expect(normalizeCompanyName(name)).toBe(normalized);
});

test('a word more or less is another company; case, accents, legal form and an article are not', () => {
  expect(isSameCompanyName('Halvard Inc.', 'HALVARD, Incorporated')).toBe(true);
  expect(isSameCompanyName('The Halvard Company', 'Halvard Co')).toBe(true);
  for (const other of ['Halvard Group Inc.', 'Halvard Holdings', 'Halvard Capital LLC', 'New Halvard', 'Halvards', '']) expect([other, isSameCompanyName('Halvard', other)]).toEqual([other, false]);
});

test('two empty names are not one company', () => {
  expect(isSameCompanyName('...', '')).toBe(false);
});

test('a legal form behind a name changes nothing, whatever the name', () => {
  const word = fc.stringMatching(/^[a-z]{4,10}$/).filter((each) => normalizeCompanyName(`x ${each}`) === `x ${each}`);
  fc.assert(fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), fc.constantFrom(' Inc.', ', LLC', ' GmbH & Co. KG', ' S.p.A.', ' A/S', ' PLC', ' Sp. z o.o.'), (words, form) => normalizeCompanyName(`${words.join(' ')}${form}`.toUpperCase()) === words.join(' ')));
});

test('no name makes it fail or slow', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (name) => typeof normalizeCompanyName(name) === 'string'));
  const began = performance.now();
  for (const part of ['a.', 'inc ', '/de', '& ', "'"]) normalizeCompanyName(part.repeat(100_000));
  expect(performance.now() - began).toBeLessThan(10_000);
});
