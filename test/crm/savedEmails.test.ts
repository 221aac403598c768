// The id an email gets, and a save whose look-ups fail in part; the rest is in the contract with the embedded CRM.
import { createHash } from 'node:crypto';
import { saveEmail, type EmailToSave } from '../../src/crm/savedEmails.ts';
import { reply, withServer, type Asked } from './serverUnderTest.ts';

const email: EmailToSave = {
  messageId: ' <A1@halvorsen.example> ',
  subject: 'Re: Palletizing',
  direction: 'in',
  at: '2026-11-20T08:15:00Z',
  description: 'Hello',
  leadId: '11111111-1111-4111-8111-111111111111',
  leadAddresses: ['jonas@halvorsen.example'],
  from: { address: 'jonas@halvorsen.example' },
  to: [{ address: 'seller@contoso.example' }, { address: ' ' }],
  cc: [],
};

const created = (asked: readonly Asked[]): Record<string, unknown> => {
  const post = asked.find(({ method, path }) => method === 'POST' && path.startsWith('emails'));
  return JSON.parse(post?.body ?? '{}') as Record<string, unknown>;
};

/** A CRM that has no such email and can't say who anybody is. */
const answer = (asked: Asked, response: Parameters<typeof reply>[0]): void => {
  if (asked.method === 'GET') return reply(response, { value: [] });
  if (asked.path !== '$batch') return reply(response, { ...(JSON.parse(asked.body) as object), createdon: '2026-11-22T08:00:00Z' }, 201);
  const boundary = 'answers';
  const part = '--answers\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\n\r\n{"error":{"code":"0x80040220","message":"no"}}\r\n';
  response.writeHead(200, { 'Content-Type': `multipart/mixed; boundary=${boundary}` }).end(`${part.repeat(3)}--${boundary}--\r\n`);
};

test('[O5] the id of a saved email is a name-based UUID of its message id: the same for everybody, always', async () => {
  const hash = createHash('sha1').update(Buffer.from('7b3c1d524a0e5f6d9c1b2e8f0a6d4c39', 'hex')).update('<A1@halvorsen.example>').digest();
  await withServer(answer, async ({ client, asked }) => {
    const { saved } = await saveEmail(client, email);
    const bytes = Buffer.from(saved.id.replaceAll('-', ''), 'hex');
    expect(saved.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect([bytes.subarray(0, 6), bytes.subarray(9)]).toEqual([hash.subarray(0, 6), hash.subarray(9, 16)]);
    expect(created(asked)).toMatchObject({ activityid: saved.id, messageid: '<A1@halvorsen.example>' });
  });
});

test("[O5] a seller who may not look people up still saves the email: the lead bound, the others by address alone, nobody without one", async () => {
  await withServer(answer, async ({ client, asked }) => {
    expect((await saveEmail(client, email)).isNew).toBe(true);
    expect(created(asked)['email_activity_parties']).toEqual([
      { participationtypemask: 1, addressused: 'jonas@halvorsen.example', 'partyid_lead@odata.bind': `/leads(${email.leadId})` },
      { participationtypemask: 2, addressused: 'seller@contoso.example' },
    ]);
  });
});
