import { disqualifyReasons, fittingDisqualifyReason } from '../../../src/domain/actions/disqualify.ts';
import type { Intent, Reading } from '../../../src/domain/intent.ts';

const reading = (...intents: readonly Intent[]): Reading => ({ language: 'en', questions: [], intents: [...intents] });

test('the reason offered first fits the email: no longer interested, or out of reach when its address takes no mail', () => {
  const evidence = { quote: 'We decided against it.' };
  expect(fittingDisqualifyReason(reading({ kind: 'not-interested', certainty: 'sure', evidence }))).toBe('no-longer-interested');
  expect(fittingDisqualifyReason(reading({ kind: 'bounce', certainty: 'sure', failure: 'hard', evidence }))).toBe('cannot-contact');
  expect(fittingDisqualifyReason(reading({ kind: 'bounce', certainty: 'sure', failure: 'soft', evidence }))).toBe('no-longer-interested');
  expect(disqualifyReasons[0]).toBe('no-longer-interested');
});
