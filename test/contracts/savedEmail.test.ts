// Saving an email to the CRM, against the embedded CRM over real HTTP: once only, whoever presses and however often.
import { randomUUID } from 'node:crypto';
import { openCrm, type CrmClient } from '../../src/crm/client.ts';
import { findSavedEmail, removeSavedEmail, saveEmail, type EmailToSave } from '../../src/crm/savedEmails.ts';
import { rowsOf, startCrm, type CrmUnderTest } from '../standalone/crm/crmUnderTest.ts';

let crm: CrmUnderTest;

beforeAll(async () => {
  crm = await startCrm();
}, 60_000);

afterAll(() => crm.stop());

const clientOf = (who: string): CrmClient => openCrm({ url: new URL(crm.root).origin, token: async () => who, clock: { now: Date.now, random: Math.random } });

const newLead = (as: string, email: string): Promise<string> => crm.create(as, 'leads', { lastname: 'Brandt', subject: 'Palletizing', emailaddress1: email });

function anEmail(leadId: string, more: Partial<EmailToSave> = {}): EmailToSave {
  return {
    messageId: `<${randomUUID()}@halvorsen.example>`,
    subject: 'Re: Palletizing',
    direction: 'in',
    at: '2026-11-20T08:15:00Z',
    description: 'Hello',
    leadId,
    leadAddresses: [],
    from: { name: 'Jonas Brandt', address: 'jonas@halvorsen.example' },
    to: [{ address: 'seller@contoso.example' }],
    cc: [],
    ...more,
  };
}

const rowsWith = async (messageId: string, query = '$select=subject'): Promise<readonly Record<string, unknown>[]> =>
  rowsOf(await crm.send('admin', 'GET', `emails?${query}&$filter=${encodeURIComponent(`messageid eq '${messageId}'`)}`));

/** Role, kind of row and address of each party. */
async function partiesOf(messageId: string): Promise<readonly string[]> {
  const rows = await rowsWith(messageId, '$select=subject&$expand=email_activity_parties($select=participationtypemask,addressused,_partyid_value)');
  const parties = rows[0]?.['email_activity_parties'] as Record<string, unknown>[];
  return parties
    .map((party) => `${String(party['participationtypemask'])} ${String(party['_partyid_value'] ?? '-')} ${String(party['addressused'])}`)
    .sort();
}

test('[O5] a received email becomes one completed email activity of the lead, with its time, its direction and its people', async () => {
  const leadId = await newLead('seller', 'jonas@halvorsen.example');
  const contactId = await crm.create('admin', 'contacts', { lastname: 'Mortensen', emailaddress2: 'ida@halvorsen.example' });
  const email = anEmail(leadId, {
    leadAddresses: ['jonas@halvorsen.example'],
    from: { name: 'Jonas Brandt', address: 'Jonas@Halvorsen.example' },
    to: [{ address: 'SELLER@contoso.example' }, { address: 'ida@halvorsen.example' }],
    cc: [{ address: 'nobody@elsewhere.example' }],
  });
  const { saved, isNew } = await saveEmail(clientOf('seller'), email);
  expect({ isNew, by: saved.by }).toEqual({ isNew: true, by: 'Seller Test' });
  const [row] = await rowsWith(email.messageId, '$select=subject,directioncode,statecode,statuscode,actualend,_regardingobjectid_value,_ownerid_value');
  expect(row).toMatchObject({
    activityid: saved.id, subject: 'Re: Palletizing', directioncode: false, statecode: 1, statuscode: 4, actualend: '2026-11-20T08:15:00Z',
    _regardingobjectid_value: leadId, _ownerid_value: crm.people.seller.id,
  });
  // The owner and the lead it regards are parties by themselves, as in Dataverse.
  const parties = (await partiesOf(email.messageId)).filter((party) => /^[123] /.test(party));
  expect(parties).toEqual([
    `1 ${leadId} Jonas@Halvorsen.example`,
    `2 ${crm.people.seller.id} SELLER@contoso.example`,
    `2 ${contactId} ida@halvorsen.example`,
    '3 - nobody@elsewhere.example',
  ].sort());
});

test('[O5] an email the seller sent is saved as sent, its recipient the lead', async () => {
  const leadId = await newLead('seller', 'sent@halvorsen.example');
  const email = anEmail(leadId, { direction: 'out', from: { address: 'seller@contoso.example' }, to: [{ address: 'sent@halvorsen.example' }] });
  await saveEmail(clientOf('seller'), email);
  expect(await rowsWith(email.messageId, '$select=directioncode,statuscode')).toMatchObject([{ directioncode: true, statuscode: 3 }]);
  expect((await partiesOf(email.messageId)).filter((party) => /^[12] /.test(party))).toEqual([`1 ${crm.people.seller.id} seller@contoso.example`, `2 ${leadId} sent@halvorsen.example`]);
});

test('[O5] ten saves at once from two clients of a seller and her manager make one row, and all ten learn which', async () => {
  const leadId = await newLead('seller', 'many@halvorsen.example');
  const email = anEmail(leadId);
  const clients = [clientOf('seller'), clientOf('manager')];
  const outcomes = await Promise.all(Array.from({ length: 10 }, (_, index) => saveEmail(clients[index % 2] ?? clientOf('seller'), email)));
  expect(await rowsWith(email.messageId)).toHaveLength(1);
  expect(new Set(outcomes.map(({ saved }) => saved.id)).size).toBe(1);
  expect(outcomes.filter(({ isNew }) => isNew)).toHaveLength(1);
});

test('[O5] an email the mail server brought into the CRM under an id of its own counts as saved', async () => {
  const leadId = await newLead('seller', 'tracked@halvorsen.example');
  const email = anEmail(leadId);
  const id = await crm.create('seller', 'emails', { subject: 'Tracked', messageid: email.messageId });
  expect(await findSavedEmail(clientOf('seller'), email.messageId)).toMatchObject({ id, by: 'Seller Test' });
  expect(await saveEmail(clientOf('seller'), email)).toMatchObject({ isNew: false, saved: { id } });
  expect(await rowsWith(email.messageId)).toHaveLength(1);
});

test('[O5] an email saved by somebody whose rows this seller may not read is not saved twice', async () => {
  const email = anEmail(await newLead('seller', 'hidden@halvorsen.example'));
  await saveEmail(clientOf('seller'), email);
  const other = clientOf('other');
  expect(await findSavedEmail(other, email.messageId)).toBeUndefined();
  const outcome = await saveEmail(other, { ...email, leadId: await newLead('other', 'hidden2@halvorsen.example') });
  expect(outcome.isNew).toBe(false);
  expect(outcome.saved.by).toBeUndefined();
  expect(await rowsWith(email.messageId)).toHaveLength(1);
});

test('[O5] a save whose answer gets lost is found again by the next press, not repeated', async () => {
  const email = anEmail(await newLead('seller', 'lost@halvorsen.example'));
  let isLost = true;
  const real = globalThis.fetch;
  const losing = jest.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const answer = await real(input, init);
    const isCreate = (init?.method ?? '') === 'POST' && String(input).includes('/emails?');
    if (!isCreate || !isLost) return answer;
    isLost = false;
    throw new TypeError('connection lost');
  });
  try {
    const outcome = await saveEmail(clientOf('seller'), email);
    expect(isLost).toBe(false);
    expect(await saveEmail(clientOf('seller'), email)).toEqual({ isNew: false, saved: outcome.saved });
  } finally {
    losing.mockRestore();
  }
  expect(await rowsWith(email.messageId)).toHaveLength(1);
});

test('[O5] taken back, the email is gone from the CRM and can be saved anew', async () => {
  const email = anEmail(await newLead('seller', 'back@halvorsen.example'));
  const seller = clientOf('seller');
  const { saved } = await saveEmail(seller, email);
  await removeSavedEmail(seller, saved.id);
  await removeSavedEmail(seller, saved.id);
  expect(await findSavedEmail(seller, email.messageId)).toBeUndefined();
  expect((await saveEmail(seller, email)).isNew).toBe(true);
  expect(await rowsWith(email.messageId)).toHaveLength(1);
});

test("[O5] markup in an email's text is text in the CRM, and lines stay lines", async () => {
  const email = anEmail(await newLead('seller', 'markup@halvorsen.example'), { description: 'Hi\n<img src=x onerror="a()"> & more', subject: `Re: ${'long '.repeat(400)}`, messageId: `<it's ${'x'.repeat(400)}@a.example>` });
  const { saved } = await saveEmail(clientOf('seller'), email);
  const answer = await crm.send('seller', 'GET', `emails(${saved.id})?$select=description`);
  expect(answer.json['description']).toBe('Hi<br>&lt;img src=x onerror=&quot;a()&quot;&gt; &amp; more');
  expect((await saveEmail(clientOf('seller'), email)).isNew).toBe(false);
});

test('[O5] an email to a lead that is gone is refused, and nothing is written', async () => {
  const email = anEmail(randomUUID());
  await expect(saveEmail(clientOf('seller'), email)).rejects.toMatchObject({ code: 'not-found' });
  expect(await rowsWith(email.messageId)).toEqual([]);
});
