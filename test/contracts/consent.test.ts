// What a seller agreed to, as the CRM keeps it, against the embedded CRM over real HTTP: one row a person, which only they may write.
import { randomUUID } from 'node:crypto';
import { openCrm, type CrmClient } from '../../src/crm/client.ts';
import { readConsents, readOwnConsent, saveOwnConsent } from '../../src/crm/research/consents.ts';
import { CONSENT_TEXT_VERSION, mayResearch, showsTopLeads, type Consent } from '../../src/domain/consent.ts';
import { rowsOf, startCrm, type CrmUnderTest } from '../standalone/crm/crmUnderTest.ts';

let crm: CrmUnderTest;

beforeAll(async () => {
  crm = await startCrm();
}, 60_000);

afterAll(() => crm.stop());

afterEach(async () => {
  for (const person of ['seller', 'other']) for (const row of rowsOf(await crm.send(person, 'GET', 'hrz_consents?$select=hrz_consentid'))) await crm.send(person, 'DELETE', `hrz_consents(${String(row['hrz_consentid'])})`);
});

const as = (person: string): CrmClient => openCrm({ url: new URL(crm.root).origin, token: async () => person, clock: { now: Date.now, random: Math.random } });
const said = (more: Partial<Consent> = {}): Consent => ({ textVersion: CONSENT_TEXT_VERSION, readMail: true, webResearch: true, hidden: false, ...more });
const save = (person: string, consent: Consent, id: string = randomUUID()): ReturnType<typeof saveOwnConsent> => saveOwnConsent(as(person), consent, { id, name: 'Maya Lindqvist' });

test('[A14] a first answer is one row with its text version, of the person who gave it', async () => {
  expect(await readOwnConsent(as('seller'))).toBeUndefined();
  const id = randomUUID();
  const saved = await save('seller', said({ readMail: false, webResearch: false }), id);
  expect(saved).toMatchObject({ id, ownerId: crm.people.seller.id, textVersion: CONSENT_TEXT_VERSION, readMail: false, webResearch: false, hidden: false });
  expect(Math.abs(Date.now() - Date.parse(saved.saidOn ?? ''))).toBeLessThan(60_000);
  expect([mayResearch(saved), showsTopLeads(saved)]).toEqual([false, false]);
});

test('[A14] changing one’s mind writes over the same row, from whatever computer', async () => {
  const first = await save('seller', said());
  const second = await save('seller', said({ webResearch: false, hidden: true }), randomUUID());
  expect(second).toMatchObject({ id: first.id, readMail: true, webResearch: false, hidden: true });
  expect((await readConsents(as('admin'))).size).toBe(1);
});

test('[A14] two windows that save at once both end with an answer, in one row', async () => {
  const id = randomUUID();
  await Promise.all([save('seller', said({ readMail: false }), id), save('seller', said({ webResearch: false }), id)]);
  const rows = rowsOf(await crm.send('seller', 'GET', 'hrz_consents?$select=hrz_readmail,hrz_webresearch'));
  expect(rows.length).toBe(1);
  expect([rows[0]?.['hrz_readmail'], rows[0]?.['hrz_webresearch']].filter((each) => each === false).length).toBe(1);
});

test('[A14] [R9] a seller sees nobody else’s answer and can’t change it; an administrator reads it and can’t change it either', async () => {
  const { id } = await save('seller', said());
  expect(await readOwnConsent(as('other'))).toBeUndefined();
  expect((await readConsents(as('other'))).size).toBe(0);
  for (const person of ['other', 'admin']) {
    const answer = await crm.send(person, 'PATCH', `hrz_consents(${id})`, { body: { hrz_webresearch: false }, headers: { 'If-Match': '*' } });
    expect([person, [403, 404].includes(answer.status)]).toEqual([person, person === 'other']);
  }
});
