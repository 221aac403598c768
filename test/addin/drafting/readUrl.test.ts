// Addresses are read alike however often they were read before.
import { readUrl } from '../../../src/addin/drafting/readUrl.ts';

test('an address with letters such as ü is read, and what is none is not', () => {
  expect(readUrl('https://www.bäckerei-müller.example/über')?.hostname).toBe('www.xn--bckerei-mller-bfb28a.example');
  expect(readUrl('not an address')).toBeUndefined();
});
