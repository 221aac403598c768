import { asidePattern, requestPatternsOf, rhetoricalPattern, smallTalkPattern } from '../../../src/domain/words/requestWords.ts';

test('the words of one language are not looked for in another', () => {
  expect([requestPatternsOf('de').objects.test('ein datenblatt'), requestPatternsOf('pt').objects.test('ein datenblatt'), requestPatternsOf(undefined).objects.test('ein datenblatt')]).toEqual([true, false, true]);
});

test('politeness, asides and questions to nobody are told from asking', () => {
  expect([smallTalkPattern.test('como estas'), rhetoricalPattern.test('wer hat denn zeit'), asidePattern.test('the list because we need it'), smallTalkPattern.test('how are they cleaned')]).toEqual([true, true, true, false]);
});
