import { sendFollowUpEmail } from '../../../src/domain/actions/sendFollowUpEmail.ts';
import { aLead, anActivity } from '../examples.ts';
import { intent, quoted, saying, situation, waiting, writing } from './situation.ts';

const questions = ['Could you send the guide?', 'What is the lead time?'];
const asks = { code: 'asks-questions', params: { count: 2 }, citation: quoted('Could you send the guide?') };
const time = { quote: 'Tuesday at 10', day: '2026-11-24', at: '2026-11-24T09:00:00Z' };
const older = anActivity({ id: 'a1', subject: 'Older', at: '2026-11-01T08:00:00Z' });
const newer = anActivity({ id: 'a2', subject: 'Newer', at: '2026-11-10T08:00:00Z' });
const call = anActivity({ id: 'a3', kind: 'call', at: '2026-11-20T08:00:00Z' });
const before = [{ code: 'written-before', citation: { kind: 'crm', title: 'Email · Subject', quote: 'Newer', date: newer.at } }];

describe('an email that answers what was asked [E7]', () => {
  test.each([
    ['each question', situation({ questions }), [asks, waiting]],
    ['a price', situation({ intents: [intent('pricing-request')] }), [saying('asks-for-price', 'pricing-request'), waiting]],
    ['better terms', situation({ intents: [intent('concession-request')] }), [saying('asks-for-discount', 'concession-request'), waiting]],
    ['information asked for without a question', situation({ intents: [intent('information-request')] }), [saying('asks-for-information', 'information-request'), waiting]],
    ['a question says it already', situation({ questions, intents: [intent('information-request')] }), [asks, waiting]],
    ['times offered', situation({ intents: [intent('meeting-request', { times: [time] })] }), [{ code: 'offers-times', params: { count: 1 }, citation: quoted(time.quote) }, waiting]],
    ['an objection', situation({ intents: [intent('objection')] }), [saying('objects', 'objection'), waiting]],
    ['a yes', situation({ intents: [intent('positive-interest')] }), [saying('shows-interest', 'positive-interest'), waiting]],
    ['all of it at once, in a fixed order', situation({ questions, intents: [intent('positive-interest'), intent('objection'), intent('pricing-request'), intent('meeting-request', { times: [time] })] }), [asks, saying('asks-for-price', 'pricing-request'), { code: 'offers-times', params: { count: 1 }, citation: quoted(time.quote) }, saying('objects', 'objection'), saying('shows-interest', 'positive-interest'), waiting]],
    ['while writing to somebody written to before, the newest email', situation({ email: writing, isReply: false, facts: { activities: [older, call, newer] } }), before],
  ] as const)('%s', (_title, context, reasons) => {
    expect(sendFollowUpEmail.when(context)).toEqual({ reasons });
  });

  test.each([
    ['nothing is asked', situation({ intents: [intent('not-interested')] })],
    ['it is no answer of the lead', situation({ isReply: false, questions })],
    ['a wish to meet offers no times', situation({ intents: [intent('meeting-request')] })],
    ['nobody wrote before', situation({ email: writing, isReply: false, facts: { activities: [call] } })],
    ['the lead wants no email', situation({ email: writing, isReply: false, facts: { activities: [newer], lead: aLead({ doNotEmail: true }) } })],
  ] as const)('not where %s', (_title, context) => {
    expect(sendFollowUpEmail.when(context)).toBeUndefined();
  });
});
