import { decideYourself } from '../../../src/domain/actions/decideYourself.ts';
import { intent, quoted, saying, situation, waiting, writing } from './situation.ts';

describe('a human is asked when it is unclear', () => {
  test.each([
    ['the open question is shown', situation({ questions: ['What now?', 'And then?'], intents: [intent('other')] }), [{ code: 'unclear', citation: quoted('What now?') }, waiting]],
    ['without a question, what the email says first', situation({ intents: [intent('other', { weight: 0.1 }), intent('objection', { weight: 0.4 })] }), [saying('unclear', 'objection'), waiting]],
    ['without anything read, its subject', situation(), [{ code: 'unclear', citation: quoted('Re: PalletCell 6 for line 3') }, waiting]],
    ['without even a subject, no evidence', situation({ email: { subject: '' } }), [{ code: 'unclear' }, { code: 'waiting', params: { minutes: 14, targetHours: 4 } }]],
    ['of a machine it says so', situation({ mail: 'notification', isReply: false, intents: [intent('other')] }), [saying('automatic-mail', 'other')]],
    ['while writing, what keeps a first email from being offered', situation({ email: writing, isReply: false }), [{ code: 'missing-account', citation: { kind: 'crm', title: 'Lead · Company Name', quote: 'Halvorsen Foods' } }]],
  ] as const)('%s', (_title, context, reasons) => {
    expect(decideYourself.when(context)).toEqual({ reasons });
  });
});
