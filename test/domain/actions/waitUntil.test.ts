import { waitUntil } from '../../../src/domain/actions/waitUntil.ts';
import { intent, saying, situation } from './situation.ts';

const until = '2026-11-30';
const away = intent('out-of-office', { until });
const ida = { name: 'Ida Mortensen', address: 'ida@halvorsen.example' };

describe('waiting until a day', () => {
  test.each([
    ['away until a day', situation({ mail: 'auto-reply', isReply: false, intents: [away] }), { reasons: [saying('is-out-until', 'out-of-office', { date: until })], until }],
    ['away without a day', situation({ mail: 'auto-reply', isReply: false, intents: [intent('out-of-office')] }), { reasons: [saying('is-out', 'out-of-office')] }],
    ['away with a stand-in', situation({ mail: 'auto-reply', isReply: false, intents: [{ ...away, person: ida }] }), { reasons: [saying('is-out-until', 'out-of-office', { date: until }), saying('names-substitute', 'out-of-office', { name: ida.name })], until, person: ida }],
    ['a stand-in without a name', situation({ mail: 'auto-reply', isReply: false, intents: [{ ...away, person: { address: ida.address } }] }), { reasons: [saying('is-out-until', 'out-of-office', { date: until }), saying('names-substitute', 'out-of-office', { name: ida.address })], until, person: { address: ida.address } }],
    ['a person says so, and nothing stronger', situation({ intents: [away, intent('positive-interest')] }), { reasons: [saying('is-out-until', 'out-of-office', { date: until })], until }],
    ['a person names the day beside a likely wish', situation({ intents: [away, intent('meeting-request', { certainty: 'likely' })] }), { reasons: [saying('is-out-until', 'out-of-office', { date: until })], until }],
    ['not now, with a day', situation({ intents: [intent('not-now', { until })] }), { reasons: [saying('not-now', 'not-now', { until })], until }],
    ['not now, without a day', situation({ intents: [intent('not-now')] }), { reasons: [saying('not-now-undated', 'not-now')] }],
    ['possibly not now, with a day, beside a question', situation({ intents: [intent('not-now', { certainty: 'possible', until })], questions: ['What next?'] }), { reasons: [saying('not-now', 'not-now', { until })], until }],
  ] as const)('%s', (_title, context, applies) => {
    expect(waitUntil.when(context)).toEqual(applies);
  });

  test.each([
    ['a person is away and surely asks for something', situation({ intents: [away, intent('meeting-request')] })],
    ['a person is away without a day and asks for something', situation({ intents: [intent('out-of-office'), intent('pricing-request', { certainty: 'likely' })] })],
    ['"not now" is outweighed by a question', situation({ intents: [intent('not-now', { weight: 0.2 }), intent('information-request', { weight: 0.6 })] })],
    ['"not now" is said in passing beside a question', situation({ intents: [intent('not-now', { certainty: 'possible' })], questions: ['What does it cost?'] })],
    ['nobody says so', situation({ intents: [intent('not-interested')] })],
  ] as const)('not where %s', (_title, context) => {
    expect(waitUntil.when(context)).toBeUndefined();
  });
});
