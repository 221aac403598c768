import { createAddressLookUp } from '../../../../src/agent/research/web/addressLookUp.ts';
import { createPublicFetch } from '../../../../src/agent/research/web/publicFetch.ts';
import { openNameServer } from '../../../contracts/nameServer.ts';
import type { NameServer } from '../../../contracts/nameServer.ts';
import { AMPLE_LIMITS, createMemoryCache, NOW } from '../localWeb.ts';

let names: NameServer;

beforeAll(async () => {
  names = await openNameServer({
    'both.example': { A: ['93.184.215.14', '93.184.215.15'], AAAA: ['2606:4700::1'] },
    'four.example': { A: ['93.184.215.14'] },
    'six.example': { AAAA: ['2606:4700::1'] },
    'mail.example': { MX: [[10, 'four.example']] },
    'trap.example': { A: ['93.184.215.14', '127.0.0.1'] },
    'home.example': { A: ['10.0.0.7'] },
    'silent.example': 'silent',
    localhost: { A: ['93.184.215.14'] },
  });
});
afterAll(() => names.close());

const lookUp = (name: string) => createAddressLookUp({ servers: [names.address], timeoutMs: 1_500 })(name);

test('a name has all its addresses of both kinds', async () => {
  expect(await lookUp('both.example')).toEqual(['93.184.215.14', '93.184.215.15', '2606:4700::1']);
  expect([await lookUp('four.example'), await lookUp('six.example')]).toEqual([['93.184.215.14'], ['2606:4700::1']]);
});

test('a name without an address, one that does not exist and one nobody answers for fail', async () => {
  for (const name of ['mail.example', 'nowhere.example', 'silent.example']) await expect(lookUp(name)).rejects.toThrow();
});

test('private addresses that name servers give are not connected to, nor a public one beside them', async () => {
  const fetch = createPublicFetch({ cache: createMemoryCache(), log: { warn: () => undefined }, now: () => NOW, limits: AMPLE_LIMITS, lookup: lookUp });
  for (const name of ['trap.example', 'home.example']) await expect(fetch(`https://${name}/`)).rejects.toMatchObject({ failure: 'blocked-address' });
  for (const name of ['silent.example', 'nowhere.example']) await expect(fetch(`https://${name}/`)).rejects.toMatchObject({ failure: 'silent' });
  // A local name is refused before any name server hears of it, whatever it would say.
  const before = names.asked.length;
  await expect(fetch('https://localhost/')).rejects.toMatchObject({ failure: 'blocked-address' });
  expect(names.asked.length).toBe(before);
});
