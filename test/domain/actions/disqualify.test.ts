import { disqualify, disqualifyReasons, fittingDisqualifyReason } from '../../../src/domain/actions/disqualify.ts';
import type { Intent, Reading } from '../../../src/domain/intentKinds.ts';
import { intent, saying, situation } from './situation.ts';

const reading = (...intents: readonly Intent[]): Reading => ({ language: 'en', questions: [], intents: [...intents] });

test('the reason offered first fits the email: no longer interested, or out of reach when its address takes no mail', () => {
  const evidence = { quote: 'We decided against it.' };
  expect(fittingDisqualifyReason(reading({ kind: 'not-interested', certainty: 'sure', evidence }))).toBe('no-longer-interested');
  expect(fittingDisqualifyReason(reading({ kind: 'bounce', certainty: 'sure', failure: 'hard', evidence }))).toBe('cannot-contact');
  expect(fittingDisqualifyReason(reading({ kind: 'bounce', certainty: 'sure', failure: 'soft', evidence }))).toBe('no-longer-interested');
  expect(disqualifyReasons[0]).toBe('no-longer-interested');
});

describe('a clear no is closed politely', () => {
  const reasons = [saying('not-interested', 'not-interested')];

  test.each([
    ['said so', situation({ intents: [intent('not-interested')] })],
    ['said by the sense of the whole email', situation({ intents: [intent('not-interested', { certainty: 'possible', weight: 0.7 })] })],
    ['possibly said, where nothing was weighed', situation({ intents: [intent('not-interested', { certainty: 'possible' })] })],
    ['clearly said beside a question', situation({ intents: [intent('not-interested')], questions: ['Why do you ask?'] })],
    ['clearly said beside a faint sign of interest', situation({ intents: [intent('not-interested'), intent('positive-interest', { certainty: 'likely' })] })],
    ['by a sender who is likely the lead', situation({ certainty: 'likely', intents: [intent('not-interested')] })],
  ] as const)('%s', (_title, context) => {
    expect(disqualify.when(context)).toEqual({ reasons });
  });

  test.each([
    ['nobody says no', situation({ intents: [intent('objection')] })],
    ['a machine says it', situation({ mail: 'auto-reply', intents: [intent('not-interested')] })],
    ['the sender is only possibly the lead', situation({ certainty: 'possible', intents: [intent('not-interested')] })],
    ['something else weighs clearly more', situation({ intents: [intent('not-interested', { weight: 0.3 }), intent('pricing-request', { weight: 0.5 })] })],
    ['it is a guess and not the sense of the email', situation({ intents: [intent('not-interested', { certainty: 'possible', weight: 0.5 })] })],
    ['it is a guess beside a question', situation({ intents: [intent('not-interested', { certainty: 'possible', weight: 0.7 })], questions: ['What does it cost?'] })],
    ['it is a guess beside a sure wish for information', situation({ intents: [intent('not-interested', { certainty: 'possible', weight: 0.7 }), intent('information-request', { weight: 0.1 })] })],
    ['it is a guess beside a faint sign of interest', situation({ intents: [intent('not-interested', { certainty: 'possible', weight: 0.7 }), intent('positive-interest', { certainty: 'likely', weight: 0.1 })] })],
    ['the opposite is surely said', situation({ intents: [intent('not-interested', { weight: 0.5 }), intent('meeting-request', { weight: 0.5 })] })],
  ] as const)('not where %s', (_title, context) => {
    expect(disqualify.when(context)).toBeUndefined();
  });
});
