import { createTask } from '../../../src/domain/actions/createTask.ts';
import { intent, saying, situation, waiting } from './situation.ts';

const discount = [saying('asks-for-discount', 'concession-request'), waiting];

describe('a task for what a person must decide [E6]', () => {
  test.each([
    ['better terms are asked for', situation({ intents: [intent('concession-request')] }), discount],
    ['they are likely asked for', situation({ intents: [intent('concession-request', { certainty: 'likely' })] }), discount],
    ['somebody complains, however faintly', situation({ intents: [intent('complaint', { certainty: 'possible' })] }), [saying('complains', 'complaint'), waiting]],
    ['better terms stand before the complaint', situation({ intents: [intent('complaint'), intent('concession-request')] }), discount],
    ['a possible wish for terms leaves the complaint', situation({ intents: [intent('complaint'), intent('concession-request', { certainty: 'possible' })] }), [saying('complains', 'complaint'), waiting]],
  ] as const)('%s', (_title, context, reasons) => {
    expect(createTask.when(context)).toEqual({ reasons });
  });

  test.each([
    ['nothing of the kind is said', situation({ intents: [intent('pricing-request')] })],
    ['better terms are no more than possible', situation({ intents: [intent('concession-request', { certainty: 'possible' })] })],
    ['a machine wrote it', situation({ mail: 'auto-reply', intents: [intent('concession-request')] })],
  ] as const)('none where %s', (_title, context) => {
    expect(createTask.when(context)).toBeUndefined();
  });
});
