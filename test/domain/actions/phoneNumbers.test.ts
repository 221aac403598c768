import fc from 'fast-check';
import { dialLink, isSameNumber, phoneNumbersIn } from '../../../src/domain/actions/phoneNumbers.ts';

describe('telephone numbers in an email', () => {
  test.each([
    ['Call me on +47 55 50 01 23.', ['+47 55 50 01 23']],
    ['My mobile: 0171 / 234 56 78, the office is +49 (0)711 555-0142', ['0171 / 234 56 78', '+49 (0)711 555-0142']],
    ['You can reach me at (312) 555-0184.', ['(312) 555-0184']],
    ['Mon portable : 06 12 34 56 78', ['06 12 34 56 78']],
    ['Bel me op 0470 00 01 23', ['0470 00 01 23']],
    ['Please ring me.\n+44 20 7946 0018', ['+44 20 7946 0018']],
    ['Call +47 55 50 01 23 or 0047 55 50 01 23', ['+47 55 50 01 23']],
    ['Call me at 555-0184 or 555-0185 or 555-0186', ['555-0184', '555-0185']],
  ] as const)('%s', (text, numbers) => {
    expect(phoneNumbersIn(text)).toEqual(numbers);
  });

  test.each([
    'The order 4500123456 is in the system.',
    'Call me on 24.11.2026 at 10.',
    'Ring me, we have until 2026-11-30 12.',
    'We pay 1 250 000 € for it.',
    'Article PC-6-200-400-10 in red.',
    'See https://halvorsen.example/0171-2345678 for that.',
    'Call me, extension 4471.',
    'It weighs 12345678901234567890 grams, call me.',
  ])('is no number to call: %s', (text) => {
    expect(phoneNumbersIn(text)).toEqual([]);
  });

  test('two ways of writing are one number', () => {
    expect(isSameNumber('+49 (0)711 555-0142', '0711 5550142')).toBe(true);
    expect(isSameNumber('+49 711 555 0142', '+49 711 555 0143')).toBe(false);
    expect(isSameNumber('110', '110')).toBe(false);
  });

  test.each([
    ['+49 (0)711 555-0142', 'tel:+497115550142'],
    ['0047 55 50 01 23', 'tel:+4755500123'],
    ['(312) 555-0184', 'tel:3125550184'],
    ['+1 312 555 0184 ext. 22', 'tel:+13125550184'],
    ['no number', undefined],
    ['', undefined],
    ['1234567890123456', undefined],
  ])('%s is dialled as %s', (written, link) => {
    expect(dialLink(written)).toBe(link);
  });

  test('whatever is written, a link dials digits and nothing else', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'+0123456789 ()-./;,#*:<>"&javascript'.split('')) })), (written) => {
        expect(dialLink(written) ?? 'tel:123').toMatch(/^tel:\+?\d{1,15}$/);
        for (const number of phoneNumbersIn(written)) expect(written).toContain(number);
      }),
    );
  });

  test('a long text without end is read in time that grows with its length', () => {
    for (const text of ['0 '.repeat(40_000), '('.repeat(80_000), '+1-'.repeat(30_000), `call ${'1'.repeat(80_000)}`]) {
      const began = performance.now();
      phoneNumbersIn(text);
      expect(performance.now() - began).toBeLessThan(5_000);
    }
  });
});
