import { accountKeys, suggestAccounts } from '../../../src/domain/company/accountMatch.ts';
import type { Account, Lead } from '../../../src/domain/records.ts';

const lead = (more: Partial<Lead> = {}): Lead => ({
  id: 'lead', version: '1', name: {}, otherEmails: [], status: 'open', doNotEmail: false, ownerId: 'maya', createdOn: '2026-11-01T08:00:00Z', modifiedOn: '2026-11-01T08:00:00Z', ...more,
});
const account = (name: string, more: Partial<Account> = {}): Account => ({ id: name, version: '1', name, ...more });
const found = (of: Lead, ...accounts: readonly Account[]): readonly string[] => suggestAccounts(of, accounts).map(({ account: { id }, why, shared }) => `${id} ${why} ${shared}`);

test('[R14] the domain of the address comes before the website, the website before the name', () => {
  const of = lead({ email: 'jonas@mail.halvorsen.example', website: 'https://www.halvorsen-group.example/dk', companyName: 'Halvorsen Foods' });
  expect(found(of, account('Halvorsen Foods A/S'), account('Group', { website: 'halvorsen-group.example' }), account('Foods', { website: 'http://halvorsen.example:8080/?a=1' }))).toEqual([
    'Foods email-domain halvorsen.example', 'Group website halvorsen-group.example', 'Halvorsen Foods A/S company-name Halvorsen Foods A/S',
  ]);
});

test.each([
  ['Halvorsen Foods', 'Halvorsen Foods A/S'],
  ['MÜLLER GmbH & Co. KG', 'Müller'],
  ['Smith & Sons Ltd.', 'Smith and Sons'],
  ['Aceros Vidal, S.L.', 'Aceros Vidal'],
])('[R14] %s and %s are one company by name, whatever form they are registered in', (one, two) => {
  expect(found(lead({ companyName: one }), account(two))).toHaveLength(1);
});

test.each([
  ['a free mail domain, which says nothing about a company', lead({ email: 'jonas@gmail.com' }), account('Google Mail', { website: 'https://gmail.com', email: 'info@gmail.com' })],
  ['another company whose name starts alike', lead({ companyName: 'Halvorsen' }), account('Halvorsen Shipping')],
  ['a domain that only ends alike', lead({ email: 'a@foods.example' }), account('Halvorsen', { website: 'https://halvorsenfoods.example' })],
  ['a lead that names no company', lead(), account('Halvorsen')],
  ['a name of nothing but its form', lead({ companyName: 'GmbH' }), account('AG')],
])('[R14] %s is no match', (_what, of, other) => {
  expect(found(of, other)).toEqual([]);
});

test('[R14] accounts are looked for by company domains and the name; a lead without any gives nothing to look by', () => {
  expect(accountKeys(lead({ email: 'a@mail.halvorsen.example', otherEmails: ['a@gmail.com', 'x'], website: 'www.halvorsen.example', companyName: ' Halvorsen ' }))).toEqual({ domains: ['halvorsen.example'], companyName: 'Halvorsen' });
  expect(accountKeys(lead({ email: 'not an address', website: 'intranet' }))).toEqual({ domains: [] });
});
