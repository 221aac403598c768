import { fixAddress } from '../../../src/domain/actions/fixAddress.ts';
import { aLead } from '../examples.ts';
import { intent, saying, situation } from './situation.ts';

const bounce = intent('bounce', { failure: 'hard', failedAddress: 'old@halvorsen.example' });

describe('an address that takes no email is fixed', () => {
  test.each([
    ['for good, with the address of the report', situation({ mail: 'bounce', isReply: false, intents: [bounce] }), [saying('bounced', 'bounce', { address: 'old@halvorsen.example' })]],
    ['for now', situation({ mail: 'bounce', isReply: false, intents: [{ ...bounce, failure: 'soft' }] }), [saying('bounced-for-now', 'bounce', { address: 'old@halvorsen.example' })]],
    ['a report that names none speaks of the lead\'s', situation({ mail: 'bounce', isReply: false, intents: [intent('bounce')] }), [saying('bounced', 'bounce', { address: 'jonas.brandt@halvorsen.example' })]],
    ['a lead without an address has none to show', situation({ mail: 'bounce', isReply: false, intents: [intent('bounce')], facts: { lead: withoutAddress() } }), [saying('bounced', 'bounce', { address: '' })]],
  ] as const)('%s', (_title, context, reasons) => {
    expect(fixAddress.when(context)).toEqual({ reasons });
  });

  test('nothing is to be fixed where nothing came back', () => {
    expect(fixAddress.when(situation({ intents: [intent('out-of-office')] }))).toBeUndefined();
  });
});

function withoutAddress(): ReturnType<typeof aLead> {
  const { email: _email, ...lead } = aLead();
  return lead;
}
