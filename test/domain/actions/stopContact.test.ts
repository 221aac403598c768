import { stopContact } from '../../../src/domain/actions/stopContact.ts';
import { aLead } from '../examples.ts';
import { intent, saying, situation } from './situation.ts';

const optedOut = [saying('opted-out', 'opt-out')];
const closed = [{ code: 'do-not-email', citation: { kind: 'crm', title: 'Lead · Do not allow Emails', quote: 'Do Not Allow' } }];

describe('who wants no contact is left alone [E13]', () => {
  test.each([
    ['it is said clearly', situation({ intents: [intent('opt-out')] }), optedOut],
    ['it is all that is said, though only possibly', situation({ intents: [intent('opt-out', { certainty: 'possible' })] }), optedOut],
    ['something else is said a little more', situation({ intents: [intent('opt-out', { weight: 0.4 }), intent('information-request', { weight: 0.45 })] }), optedOut],
    ['the CRM says it', situation({ facts: { lead: aLead({ doNotEmail: true }) } }), closed],
    ['the CRM says it, whoever wrote', situation({ mail: 'newsletter', intents: [intent('opt-out')], facts: { lead: aLead({ doNotEmail: true }) } }), closed],
  ] as const)('%s', (_title, context, reasons) => {
    expect(stopContact.when(context)).toEqual({ reasons });
  });

  test.each([
    ['it is possible and something else is said', situation({ intents: [intent('opt-out', { certainty: 'possible' }), intent('other')] })],
    ['something else is said by far more', situation({ intents: [intent('opt-out', { weight: 0.2 }), intent('information-request', { weight: 0.6 })] })],
    ['a machine says it', situation({ mail: 'newsletter', intents: [intent('opt-out')] })],
    ['nobody says it', situation({ intents: [intent('complaint')] })],
  ] as const)('not where %s', (_title, context) => {
    expect(stopContact.when(context)).toBeUndefined();
  });
});
