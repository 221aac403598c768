// The agent's look at a domain, against a real name server over UDP.
import { createMailServerLookUp } from '../../src/agent/mailServers.ts';
import { createAddressCheck } from '../../src/agent/tasks/checkAddress.ts';
import { openNameServer, type NameServer } from './nameServer.ts';

let names: NameServer;
const lookUp = (domain: string) => createMailServerLookUp({ servers: [names.address], timeoutMs: 1_000 })(domain);

beforeAll(async () => {
  names = await openNameServer({
    'two.example': { MX: [[20, 'gone.example'], [10, 'mx.two.example']] },
    'mx.two.example': { A: ['192.0.2.10'] },
    'backup.example': { MX: [[10, 'gone.example'], [20, 'mx.two.example']] },
    'six.example': { MX: [[10, 'mx.six.example']] },
    'mx.six.example': { AAAA: ['2001:db8::25'] },
    'plain.example': { A: ['192.0.2.20'] },
    'refuses.example': { MX: [[0, '']], A: ['192.0.2.30'] },
    'web.example': {},
    'dangling.example': { MX: [[10, 'gone.example']] },
    'parked.example': { MX: [[10, 'mx.parked.example']] },
    'mx.parked.example': { A: ['127.0.0.1'] },
    'broken.example': 'servfail',
    'closed.example': 'refused',
    'slow.example': 'silent',
    'half.example': { MX: [[10, 'mx.slow.example']] },
    'mx.slow.example': 'silent',
    'xn--mller-kva.example': { MX: [[10, 'mx.two.example']] },
  });
});
afterAll(() => names.close());

test.each([
  ['two.example', { takesMail: 'yes' }],
  ['backup.example', { takesMail: 'yes' }],
  ['six.example', { takesMail: 'yes' }],
  ['plain.example', { takesMail: 'yes' }],
  ['refuses.example', { takesMail: 'no', why: 'refuses-mail' }],
  ['web.example', { takesMail: 'no', why: 'no-mail-server' }],
  ['dangling.example', { takesMail: 'no', why: 'no-mail-server' }],
  ['parked.example', { takesMail: 'no', why: 'no-mail-server' }],
  ['nowhere.example', { takesMail: 'no', why: 'no-such-domain' }],
  ['broken.example', { takesMail: 'unknown' }],
  ['closed.example', { takesMail: 'unknown' }],
  ['slow.example', { takesMail: 'unknown' }],
  ['half.example', { takesMail: 'unknown' }],
])('[R16] the name servers decide whether %s takes mail', async (domain, answer) => {
  expect(await lookUp(domain)).toEqual(answer);
});

test('[R16] without a network the answer is "unknown", not "no"', async () => {
  const closed = await openNameServer({});
  await closed.close();
  expect(await createMailServerLookUp({ servers: [closed.address], timeoutMs: 200 })('two.example')).toEqual({ takesMail: 'unknown' });
});

test('[R16] an address with letters beyond ASCII is asked for in the spelling of name servers, and only its domain is asked', async () => {
  const before = names.asked.length;
  const check = createAddressCheck({ lookUp });
  expect(await check('jonas.brandt@Müller.example')).toEqual({ wellFormed: true, deliverable: 'yes', type: 'work', problems: [] });
  expect(names.asked.slice(before)).toEqual(['MX xn--mller-kva.example', 'A mx.two.example', 'AAAA mx.two.example']);
});
