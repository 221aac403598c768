import { cuesOf } from '../../../src/domain/words/cueTables.ts';
import { weigh } from '../../../src/domain/words/cueMatcher.ts';
import type { Language } from '../../../src/domain/intent.ts';
import { questionsIn } from '../../../src/domain/words/questions.ts';
import { splitSentences } from '../../../src/domain/words/sentences.ts';

function asked(text: string, language: Language = 'en'): readonly string[] {
  return questionsIn(splitSentences(text).map((sentence) => ({ ...sentence, weights: weigh(sentence.text, cuesOf(language)) }))).map((question) => question.quote);
}

test('questions, and requests without a question mark', () => {
  expect(asked('Which PLC do you support? We like it. Please send me the data sheet.')).toEqual(['Which PLC do you support?', 'Please send me the data sheet.']);
  expect(asked('Bitte schicken Sie uns das Datenblatt.', 'de')).toEqual(['Bitte schicken Sie uns das Datenblatt.']);
});

test('of a long sentence only what follows the last colon asks', () => {
  expect(asked('One thing I have to know first: does it run without air?')).toEqual(['does it run without air?']);
});

test('a greeting is no question, a refusal no request', () => {
  expect(asked('How are you? Unsubscribe me and send me no more details.')).toEqual([]);
});
