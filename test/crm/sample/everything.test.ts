// The sample organization: big enough to learn from, whole, different from itself nowhere, and nothing but invented names.
import { mailboxEmails } from '../../../src/crm/sample/activities.ts';
import { keyedId, placedId, sampleAccounts, sampleActivities, sampleContacts, sampleEmails, sampleLeads, sampleOpportunities } from '../../../src/crm/sample/everything.ts';
import { sampleLeadIds } from '../../../src/crm/sample/size.ts';
import { sampleKnowledge } from '../../../src/crm/sample/knowledge.ts';
import { writtenLeads } from '../../../src/crm/sample/leads.ts';
import { madeLeads } from '../../../src/crm/sample/made/pipeline.ts';
import { places } from '../../../src/crm/sample/made/places.ts';
import { trades } from '../../../src/crm/sample/made/trades.ts';
import { ownersOfSample, sampleOrganization, samplePeople } from '../../../src/crm/sample/people.ts';
import { sampleRows } from '../../../src/crm/sample/rows.ts';
import { trainScoreModel } from '../../../src/domain/score.ts';
import type { AgentSettings } from '../../../src/domain/settings.ts';

const now = new Date('2026-11-22T09:12:00Z');
const open = sampleLeads.filter(({ closed }) => closed === undefined);
const qualified = sampleLeads.filter(({ closed }) => closed === 'qualified');
const disqualified = sampleLeads.filter(({ closed }) => closed !== undefined && closed !== 'qualified');

/** Names of those that are there more than once. */
const repeated = (names: readonly string[]): readonly string[] => [...new Set(names.filter((name, place) => names.indexOf(name) !== place))];

test('[A12] it is of the promised size: leads, accounts, contacts, opportunities, sellers, administrators, half a year of activities', () => {
  expect(open.length).toBeGreaterThanOrEqual(80);
  expect([qualified.length, disqualified.length].every((count) => count >= 60)).toBe(true);
  expect(sampleAccounts.length).toBeGreaterThanOrEqual(40);
  expect(sampleContacts.length).toBeGreaterThanOrEqual(60);
  expect(sampleOpportunities.length).toBeGreaterThanOrEqual(25);
  expect(samplePeople.filter(({ role }) => role !== 'System Administrator')).toHaveLength(8);
  expect(samplePeople.filter(({ role }) => role === 'System Administrator').map(({ fullName }) => fullName)).toEqual(['Priya Raman', 'Daniel Brooks']);
  const daysAgo = [...sampleEmails.map(({ minutesAgo }) => minutesAgo / 1440), ...sampleActivities.map(({ hoursFromNow }) => -hoursFromNow / 24)].filter((days) => days > 0);
  expect(Math.max(...daysAgo)).toBeGreaterThan(150);
  expect(Math.max(...daysAgo)).toBeLessThan(185);
  for (let month = 0; month < 6; month += 1) expect(daysAgo.filter((days) => days >= month * 30 && days < month * 30 + 30).length).toBeGreaterThanOrEqual(10);
});

test('[A12] every seller has open leads and closed ones, from eleven countries or more, and a list that can be looked through', () => {
  for (const owner of new Set(sampleLeads.map((lead) => lead.owner))) {
    expect(open.filter((lead) => lead.owner === owner).length).toBeGreaterThanOrEqual(3);
    expect(sampleLeads.filter((lead) => lead.owner === owner && lead.closed !== undefined).length).toBeGreaterThanOrEqual(5);
  }
  expect(new Set(sampleLeads.map(({ owner }) => owner)).size).toBe(8);
  expect(new Set(open.map(({ country }) => country)).size).toBeGreaterThanOrEqual(11);
  // The sellers whose mail is written have no open lead beside those the mail is about.
  expect(open.filter(({ owner }) => owner === 'maya').length).toBe(writtenLeads.filter(({ owner, closed }) => owner === 'maya' && closed === undefined).length);
});

test('[A12] closed leads teach a score: better than guessing on the newest fifth, never perfect, with values missing', () => {
  const closed = [...qualified, ...disqualified].sort((one, two) => two.createdDaysAgo - one.createdDaysAgo);
  const read = {
    source: closed.map(({ source }) => source), industry: closed.map(({ industry }) => industry), country: closed.map(({ country }) => country), title: closed.map(({ jobTitle }) => jobTitle),
    phone: closed.map(({ phone }) => String(phone !== undefined)), website: closed.map(({ website }) => String(website !== undefined)),
    employees: closed.map(({ employees }) => employees), budget: closed.map(({ budget }) => budget),
  };
  const fields = Object.keys(read).map((id) => ({ id, kind: id === 'employees' || id === 'budget' ? ('number' as const) : ('choice' as const) }));
  const training = trainScoreModel({ fields, values: Object.values(read), qualified: closed.map(({ closed: how }) => how === 'qualified') });
  expect(training.kind).toBe('trained');
  if (training.kind !== 'trained') return;
  expect(training.accuracy.auc).toBeGreaterThan(0.7);
  expect(training.accuracy.auc).toBeLessThan(0.97);
  for (const values of [read.title, read.employees, read.budget]) {
    const missing = values.filter((value) => value === undefined).length / values.length;
    expect(missing).toBeGreaterThan(0.04);
    expect(missing).toBeLessThan(0.8);
  }
});

test('closed leads are spread over a year, and qualified ones are not simply the older or the newer', () => {
  const halves = (leads: typeof sampleLeads): number => leads.filter(({ createdDaysAgo }) => createdDaysAgo > 180).length / leads.length;
  expect(Math.min(...madeLeads.flatMap(({ lead }) => (lead.closed === undefined ? [] : [lead.createdDaysAgo])))).toBeGreaterThanOrEqual(30);
  expect(Math.max(...sampleLeads.map(({ createdDaysAgo }) => createdDaysAgo))).toBe(360);
  expect(Math.abs(halves(qualified) - halves(disqualified))).toBeLessThan(0.25);
});

test('no two leads, contacts or people share an address; no two made people a name; no two companies a website', () => {
  expect(repeated([...sampleLeads.flatMap(({ email, otherEmail }) => [email, otherEmail]), ...sampleContacts.flatMap(({ email, otherEmail }) => [email, otherEmail]), ...samplePeople.map(({ address }) => address)].flatMap((address) => address ?? []))).toEqual([]);
  const names = [...sampleLeads, ...sampleContacts].map(({ firstName, lastName }) => `${firstName ?? ''} ${lastName}`);
  // Two leads called Anna Keller: mail of one name must not be taken for the other.
  expect(repeated([...names, ...samplePeople.map(({ fullName }) => fullName)])).toEqual(['Anna Keller']);
  expect(repeated(sampleAccounts.map(({ website }) => website))).toEqual([]);
  expect(repeated(sampleAccounts.map(({ name }) => name))).toEqual([]);
  const written = new Set(writtenLeads.map(({ company }) => company));
  expect(madeLeads.filter(({ company }) => written.has(company.name))).toEqual([]);
  expect(repeated([...sampleEmails.map(({ messageId }) => messageId)])).toEqual([]);
});

test('people are called as people of their country are, and sell where they are', () => {
  expect(places.reduce((sum, { share }) => sum + share, 0)).toBe(100);
  expect(trades.reduce((sum, { share }) => sum + share, 0)).toBe(100);
  for (const { lead, company } of madeLeads) {
    expect(company.place.country).toBe(lead.country);
    expect(company.place.firstNames).toContain(lead.firstName);
    expect(company.place.lastNames).toContain(lead.lastName);
    expect(company.place.owners).toContain(lead.owner);
    expect(company.place.cities).toContain(lead.city);
    expect(lead.email).toMatch(/^[a-z]+\.[a-z]+@[a-z0-9]+\.example$/);
  }
});

test('the sample is the same in every organization: chance comes out alike, ids follow from places', () => {
  expect(keyedId('lead', 'jonas-brandt')).toBe('1ead5a3e-70b1-4c00-8d00-000000000001');
  expect(keyedId('lead', 'dieter-pohl')).toBe('1ead5a3e-70b1-4c00-8d00-000000000049');
  expect(keyedId('account', 'halvorsen')).toBe('acc05a3e-70b1-4c00-8d00-000000000001');
  expect(keyedId('contact', 'ciara-doyle')).toBe('c0a75a3e-70b1-4c00-8d00-000000000028');
  expect(() => keyedId('lead', 'nobody')).toThrow();
  expect(madeLeads[0]?.lead).toMatchObject({ owner: 'hannah', country: 'Germany' });
});

test('the ids of its leads are known without loading all of it', () => {
  expect(sampleLeadIds).toEqual(sampleLeads.map((_lead, place) => placedId('lead', place)));
});

test('ids are GUIDs in lower case, each once, and stay the same from one installation to the next', async () => {
  const [first, second] = await Promise.all([sampleRows(ownersOfSample, now), sampleRows(ownersOfSample, new Date('2027-03-01T00:00:00Z'))]);
  const ids = first.flat().map(({ id }) => id);
  expect(ids.every((id) => /^[0-9a-f]{4}5a3e-70b1-4c00-8d00-[0-9a-f]{12}$/.test(id))).toBe(true);
  expect(repeated(ids)).toEqual([]);
  expect(second.flat().map(({ id }) => id)).toEqual(ids);
});

test('every row points to earlier rows and to people only, and its owner is bound in it', async () => {
  const seen = new Set(samplePeople.map(({ id }) => `/systemusers(${id})`));
  for (const wave of await sampleRows(ownersOfSample, now)) {
    for (const { body, ownerId } of wave) {
      expect(body['ownerid@odata.bind']).toBe(`/systemusers(${ownerId})`);
      const pointsTo = [...JSON.stringify(body).matchAll(/@odata\.bind":"([^"]+)"/g)].map((match) => match[1] ?? '');
      expect(pointsTo.filter((target) => !seen.has(target))).toEqual([]);
    }
    for (const { set, id } of wave) seen.add(`/${set}(${id})`);
  }
});

test('what happened with a lead happened after it came in, and what is planned lies ahead', () => {
  const created = new Map(sampleLeads.map(({ key, createdDaysAgo }) => [key, createdDaysAgo]));
  const early = [
    ...sampleEmails.filter((email) => !mailboxEmails.includes(email)).map(({ lead, minutesAgo }) => [lead, minutesAgo / 1440] as const),
    ...sampleActivities.slice(19).map(({ lead, hoursFromNow }) => [lead, -hoursFromNow / 24] as const),
  ].filter(([lead, daysAgo]) => daysAgo > (created.get(lead) ?? 0));
  expect(early).toEqual([]);
  expect(sampleActivities.filter(({ done, hoursFromNow }) => done === hoursFromNow > 0)).toEqual([]);
});

test('people have their own ids and belong to the one tenant', () => {
  expect(repeated(samplePeople.flatMap(({ id, objectId }) => [id, objectId]))).toEqual([]);
  expect(samplePeople.every(({ tenantId }) => tenantId === sampleOrganization.tenantId)).toBe(true);
});

test('the knowledge is what the agent settings hold: complete sentences, always in English and German, each with its source', () => {
  const settings: Pick<AgentSettings, 'company' | 'products' | 'ownDomains'> = sampleKnowledge;
  const facts = settings.products.flatMap((product) => product.facts);
  expect(settings.products.length).toBeGreaterThanOrEqual(4);
  expect(facts.length).toBeGreaterThanOrEqual(25);
  expect(repeated(facts.map(({ id }) => id))).toEqual([]);
  for (const fact of facts) {
    expect(Object.keys(fact.text)).toEqual(expect.arrayContaining(['en', 'de']));
    expect(Object.values(fact.text).every((sentence) => /^[\p{Lu}A-Z].*\.$/u.test(sentence))).toBe(true);
    expect(fact.source.length).toBeGreaterThan(5);
    expect(fact.keywords.every((keyword) => keyword === keyword.toLowerCase())).toBe(true);
  }
  const inAllLanguages = facts.filter(({ text }) => ['fr', 'es', 'it', 'pt', 'nl'].every((language) => text[language]));
  expect(inAllLanguages.length).toBeGreaterThanOrEqual(10);
});
