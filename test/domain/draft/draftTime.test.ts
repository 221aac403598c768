import { acceptedTime, dayInWords, offeredTimes } from '../../../src/domain/draft/draftTime.ts';
import type { ProposedTime, Reading } from '../../../src/domain/intentKinds.ts';
import type { Language } from '../../../src/domain/languages.ts';
import { now, timeZone } from '../examples.ts';

const past: ProposedTime = { quote: 'Friday at 9', at: '2026-11-20T08:00:00Z', day: '2026-11-20' };
const tuesday: ProposedTime = { quote: 'Tuesday at 10', at: '2026-11-24T09:00:00Z', day: '2026-11-24' };
const someDay: ProposedTime = { quote: 'Wednesday', day: '2026-11-25' };

function accepted(times: readonly ProposedTime[], language: Language = 'en', chosenTime?: number): ReturnType<typeof acceptedTime> {
  const reading: Reading = { intents: [{ kind: 'meeting-request', evidence: { quote: 'x' }, certainty: 'sure', times }], questions: [] };
  return acceptedTime({ reading, language, timeZone, now, ...(chosenTime === undefined ? {} : { chosenTime }) });
}

test('[E5] the chosen time is accepted, else the first that is certain and ahead, else a day', () => {
  expect(accepted([past, someDay, tuesday])).toEqual({ time: 'Tuesday, November 24 at 10:00 AM', quote: 'Tuesday at 10' });
  expect(accepted([past, someDay, tuesday], 'en', 1)).toEqual({ day: 'Wednesday, November 25', quote: 'Wednesday' });
  expect(accepted([past, someDay])).toEqual({ day: 'Wednesday, November 25', quote: 'Wednesday' });
});

test('what has passed, was not offered or does not exist is not accepted', () => {
  expect([accepted([past]), accepted([]), accepted([past, tuesday], 'en', 0), accepted([tuesday], 'en', 7)]).toEqual([undefined, undefined, undefined, undefined]);
  expect(offeredTimes({ intents: [], questions: [] })).toEqual([]);
});

test.each([
  ['de', 'Dienstag, 24. November um 10:00', '1. März 2027'],
  ['fr', 'mardi 24 novembre à 10:00', '1er mars 2027'],
  ['es', 'martes, 24 de noviembre, 10:00', '1 de marzo de 2027'],
  ['it', 'martedì 24 novembre alle ore 10:00', '1 marzo 2027'],
  ['pt', 'terça-feira, 24 de novembro às 10:00', '1 de março de 2027'],
  ['nl', 'dinsdag 24 november om 10:00', '1 maart 2027'],
] as const)('[E15] in %s a time is written %s and a day %s', (language, time, day) => {
  expect(accepted([tuesday], language)?.time).toBe(time);
  expect(dayInWords('2027-03-01', language)).toBe(day);
});
