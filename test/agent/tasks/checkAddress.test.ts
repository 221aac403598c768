import { createAddressCheck } from '../../../src/agent/tasks/checkAddress.ts';
import type { MailServers } from '../../../src/agent/mailServers.ts';

const HOUR = 3_600_000;

function counted(answers: Readonly<Record<string, MailServers>>): { readonly lookUp: (domain: string) => Promise<MailServers>; readonly asked: string[] } {
  const asked: string[] = [];
  return { asked, lookUp: async (domain) => (asked.push(domain), answers[domain] ?? { takesMail: 'unknown' }) };
}

test('[R16] a domain that takes mail is remembered for a day, one that does not for an hour, silence for a minute', async () => {
  let now = 0;
  const { lookUp, asked } = counted({ 'good.example': { takesMail: 'yes' }, 'bad.example': { takesMail: 'no', why: 'no-mail-server' } });
  const check = createAddressCheck({ lookUp, clock: () => now });
  const all = async (): Promise<number> => {
    for (const domain of ['good', 'bad', 'silent']) await check(`a@${domain}.example`);
    return asked.length;
  };
  const counts: number[] = [];
  for (const at of [0, 30_000, 61_000, HOUR + 1, 24 * HOUR + 1]) {
    now = at;
    counts.push(await all());
  }
  expect(counts).toEqual([3, 3, 4, 6, 9]);
});

test('[R16] two questions about one domain at a time are one', async () => {
  const { lookUp, asked } = counted({ 'good.example': { takesMail: 'yes' } });
  const check = createAddressCheck({ lookUp });
  const answers = await Promise.all(['a@good.example', 'b@GOOD.example'].map(check));
  expect([asked, answers.map((answer) => answer.deliverable)]).toEqual([['good.example'], ['yes', 'yes']]);
});

test('[R16] what is no address asks nobody, and a look-up that breaks is "unknown"', async () => {
  const check = createAddressCheck({ lookUp: async () => Promise.reject(new Error('broken')) });
  expect(await check('not an address')).toEqual({ wellFormed: false, deliverable: 'no', type: 'unknown', problems: ['missing-at'] });
  expect(await check('a@b.example')).toEqual({ wellFormed: true, deliverable: 'unknown', type: 'work', problems: ['no-answer'] });
  const { lookUp, asked } = counted({});
  await createAddressCheck({ lookUp })('a@@b');
  expect(asked).toEqual([]);
});

test('[R17] the type comes from the full lists', async () => {
  const check = createAddressCheck({ lookUp: async () => ({ takesMail: 'yes' }) });
  const types = await Promise.all(['jo@gmail.com', 'jo@mailinator.com', 'info@halvorsen.example', 'jo@halvorsen.example'].map(async (address) => (await check(address)).type));
  expect(types).toEqual(['personal', 'disposable', 'role', 'work']);
});
