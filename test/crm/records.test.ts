import { emailFindingOf, hasFailedToSend } from '../../src/crm/records.ts';

const row = { hrz_emailvalidationid: 'v1', hrz_name: 'jo@x.example', _hrz_leadid_value: 'l1', createdon: '2026-11-20T08:00:00Z' };

test('[R17] a finding about an address is a word of a seller or a mail that came back', () => {
  expect(emailFindingOf({ ...row, hrz_overridden: true, hrz_validity: 927430001, hrz_addresstype: 927430003 })).toEqual({ override: { id: 'v1', address: 'jo@x.example', leadId: 'l1', validity: 'invalid', type: 'disposable' } });
  expect(emailFindingOf({ ...row, hrz_overridden: false, hrz_bounce: 927430000, hrz_bouncedon: '2026-11-19T08:00:00Z' })).toEqual({ bounce: { address: 'jo@x.example', leadId: 'l1', failure: 'hard', at: '2026-11-19T08:00:00Z' } });
});

test('a choice of a later version says nothing rather than something wrong', () => {
  expect(emailFindingOf({ ...row, hrz_overridden: true, hrz_validity: 927430099 })).toEqual({ override: { id: 'v1', address: 'jo@x.example', leadId: 'l1' } });
  expect(emailFindingOf({ ...row, hrz_bounce: 927430099 })).toBeUndefined();
  expect(emailFindingOf({ ...row, _hrz_leadid_value: null, hrz_bounce: 927430000 })).toBeUndefined();
});

test('[R16] an email of ours that the CRM failed to send counts, one that came in does not', () => {
  expect([{ directioncode: true, statuscode: 8 }, { directioncode: true, statuscode: 3 }, { directioncode: false, statuscode: 8 }].map(hasFailedToSend)).toEqual([true, false, false]);
});
