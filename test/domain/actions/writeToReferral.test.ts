import { writeToReferral } from '../../../src/domain/actions/writeToReferral.ts';
import { intent, saying, situation } from './situation.ts';

const ida = { name: 'Ida Mortensen', address: 'ida@halvorsen.example' };
const named = { name: ida.name };
const at = '2026-11-24T09:00:00Z';
const meeting = (weight?: number): ReturnType<typeof intent> => intent('meeting-request', { times: [{ quote: 'Tuesday at 10', day: '2026-11-24', at }], ...(weight === undefined ? {} : { weight }) });

describe('passing on to the person the lead names', () => {
  test.each([
    ['name and address', situation({ intents: [intent('referral', { person: ida })] }), { reasons: [saying('referred-to', 'referral', { name: ida.name })], person: ida }],
    ['an address alone', situation({ intents: [intent('referral', { person: { address: ida.address } })] }), { reasons: [saying('referred-to', 'referral', { name: ida.address })], person: { address: ida.address } }],
    ['a name alone', situation({ intents: [intent('wrong-person', { person: named })] }), { reasons: [saying('referred-to', 'wrong-person', { name: ida.name })], person: named }],
    ['the wrong person who names nobody', situation({ intents: [intent('wrong-person')] }), { reasons: [saying('wrong-person', 'wrong-person')] }],
    ['an address counts also beside a time', situation({ intents: [intent('referral', { certainty: 'likely', person: ida }), meeting()] }), { reasons: [saying('referred-to', 'referral', { name: ida.name })], person: ida }],
    ['a name surely meant counts also beside a time', situation({ intents: [intent('referral', { person: named }), meeting()] }), { reasons: [saying('referred-to', 'referral', { name: ida.name })], person: named }],
    ['an address is never outweighed', situation({ intents: [intent('referral', { person: ida, weight: 0.1 }), meeting(0.8)] }), { reasons: [saying('referred-to', 'referral', { name: ida.name })], person: ida }],
  ] as const)('%s', (_title, context, applies) => {
    expect(writeToReferral.when(context)).toEqual(applies);
  });

  test.each([
    ['a machine wrote it', situation({ mail: 'auto-reply', intents: [intent('referral', { person: ida })] })],
    ['nobody is named', situation({ intents: [intent('referral')] })],
    ['a colleague is to be invited as well', situation({ intents: [intent('referral', { certainty: 'likely', person: named }), meeting()] })],
    ['a name stands beside what the email is really about', situation({ intents: [intent('referral', { person: named, weight: 0.2 }), intent('information-request', { weight: 0.6 })] })],
    ['nothing of the kind is said', situation({ intents: [intent('not-interested')] })],
  ] as const)('not where %s', (_title, context) => {
    expect(writeToReferral.when(context)).toBeUndefined();
  });
});
