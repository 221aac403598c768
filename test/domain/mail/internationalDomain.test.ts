import fc from 'fast-check';
import { domainToAscii, domainToLetters } from '../../../src/domain/mail/internationalDomain.ts';

test.each([
  ['müller.example', 'xn--mller-kva.example'],
  ['bücher.example', 'xn--bcher-kva.example'],
  ['例え.example', 'xn--r8jz45g.example'],
  ['пример.example', 'xn--e1afmkfd.example'],
  ['plain.example', 'plain.example'],
])('%s and %s are the same domain', (letters, ascii) => {
  expect(domainToAscii(letters)).toBe(ascii);
  expect(domainToLetters(ascii)).toBe(letters);
});

test('what is no valid label stays as it is', () => {
  expect(domainToLetters('xn--99999999999.example')).toBe('xn--99999999999.example');
});

test('any letters survive the way there and back', () => {
  fc.assert(fc.property(fc.stringMatching(/^[a-zäöüßéñçøłżабв例え]{1,12}$/u), (label) => expect(domainToLetters(domainToAscii(label))).toBe(label.normalize('NFC'))));
});
