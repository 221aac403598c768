import { readUrl } from '../../../src/agent/research/readUrl.ts';

test('an address is read, alone or from where it stands, and what is none is nothing', () => {
  expect([readUrl('https://tarn.example/a')?.href, readUrl('../b', 'https://tarn.example/a/c')?.href, readUrl('tarn.example'), readUrl('http://[')]).toEqual(['https://tarn.example/a', 'https://tarn.example/b', undefined, undefined]);
});

test('an address with letters beyond ASCII is one the millionth time, too', () => {
  let read = 0;
  for (let index = 0; index < 300_000; index += 1) read += readUrl('https://tarn.example/') === undefined ? 0 : 1;
  for (let index = 0; index < 1_000; index += 1) read += readUrl('https://M\u00fcller.example/') === undefined ? 0 : 1;
  expect(read).toBe(301_000);
});
