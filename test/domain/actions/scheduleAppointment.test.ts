import { scheduleAppointment } from '../../../src/domain/actions/scheduleAppointment.ts';
import { anActivity } from '../examples.ts';
import { intent, quoted, saying, situation, waiting } from './situation.ts';

const time = { quote: 'Tuesday at 10', day: '2026-11-24', at: '2026-11-24T09:00:00Z' };
const offered = { code: 'offers-times', params: { count: 1 }, citation: quoted('Tuesday at 10') };
const wants = saying('wants-meeting', 'meeting-request');
const meeting = intent('meeting-request');
const past = anActivity({ kind: 'appointment', done: false, at: '2026-11-20T10:00:00Z' });
const upcoming = anActivity({ kind: 'appointment', done: false, at: '2026-11-25T10:00:00Z' });

describe('an appointment for who wants to meet [E5]', () => {
  test.each([
    ['the wish alone', situation({ intents: [meeting] }), [wants, waiting]],
    ['times are the evidence', situation({ intents: [{ ...meeting, times: [time] }] }), [offered, waiting]],
    ['a day without an hour', situation({ intents: [{ ...meeting, times: [{ quote: 'Tuesday at 10', day: '2026-11-24' }] }] }), [offered, waiting]],
    ['a question beside the wish is named', situation({ intents: [meeting], questions: ['What does it cost?'] }), [wants, { code: 'asks-questions', params: { count: 1 }, citation: quoted('What does it cost?') }, waiting]],
    ['beside an hour it is not', situation({ intents: [{ ...meeting, times: [time] }], questions: ['What does it cost?'] }), [offered, waiting]],
    ['a possible wish with an hour', situation({ intents: [{ ...meeting, certainty: 'possible', times: [time] }], questions: ['What does it cost?'] }), [offered, waiting]],
    ['questions that ask for the time itself', situation({ intents: [{ ...meeting, times: [time] }], questions: ['Tuesday at 10?', 'Or Tuesday at 10 by phone?'] }), [offered, waiting]],
    ['an appointment of the past', situation({ intents: [meeting], facts: { activities: [past] } }), [wants, waiting]],
    ['one that was held already', situation({ intents: [meeting], facts: { activities: [{ ...upcoming, done: true }] } }), [wants, waiting]],
    ['a call on a named day', situation({ intents: [meeting], email: { text: 'Call me on Thursday.' } }), [wants, waiting]],
  ] as const)('%s', (_title, context, reasons) => {
    expect(scheduleAppointment.when(context)).toEqual({ reasons });
  });

  test.each([
    ['a machine wrote it', situation({ mail: 'auto-reply', intents: [meeting] })],
    ['one is planned', situation({ intents: [meeting], facts: { activities: [upcoming] } })],
    ['nobody wants to', situation({ intents: [intent('positive-interest')] })],
    ['a word such as "call" stands beside a question', situation({ intents: [{ ...meeting, certainty: 'possible' }], questions: ['What does it cost?'] })],
    ['two questions want a written answer first', situation({ intents: [{ ...meeting, times: [time] }], questions: ['What does it cost?', 'How long does it take?'] })],
    ['the lead just wants to be called', situation({ intents: [meeting], email: { text: 'Please give me a call.' } })],
  ] as const)('not where %s', (_title, context) => {
    expect(scheduleAppointment.when(context)).toBeUndefined();
  });
});
