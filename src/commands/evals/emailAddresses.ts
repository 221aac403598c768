// Sets `email_addresses` and `email_domains`: is an address well formed, and what kind of domain is it?
import { domainTypeOf } from '../../agent/domainLists.ts';
import { checkAddress } from '../../domain/emailValidation.ts';
import { isTrue, readCases, readInputs, share, textOf } from './evalSet.ts';
import type { EvalSet } from './evalSet.ts';

export const emailAddresses: EvalSet = {
  id: 'email_addresses',
  covers: ['email_addresses/addresses.jsonl'],
  async predict(folder) {
    return (await readInputs(folder, 'email_addresses/addresses.jsonl')).map((input) => ({ set: 'email_addresses', id: textOf(input, 'id'), prediction: { valid: checkAddress(textOf(input, 'address')).wellFormed } }));
  },
  async score(folder, predictions) {
    const cases = await readCases(folder, 'email_addresses/addresses.jsonl');
    return [share('well formed or not', cases.map((each) => isTrue(predictions.get(textOf(each, 'id')), 'valid') === isTrue(each, 'valid')))];
  },
};

export const emailDomains: EvalSet = {
  id: 'email_domains',
  covers: ['email_addresses/domains.jsonl'],
  async predict(folder) {
    return (await readInputs(folder, 'email_addresses/domains.jsonl')).map((input) => ({ set: 'email_domains', id: textOf(input, 'domain'), prediction: { type: domainTypeOf(textOf(input, 'domain')) } }));
  },
  async score(folder, predictions) {
    const cases = await readCases(folder, 'email_addresses/domains.jsonl');
    return [share('type of domain', cases.map((each) => textOf(predictions.get(textOf(each, 'domain')), 'type') === textOf(each, 'type')))];
  },
};
