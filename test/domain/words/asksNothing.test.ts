import { asksNothing } from '../../../src/domain/words/asksNothing.ts';
import { detectIntents, rankIntents } from '../../../src/domain/intent.ts';

const context = { now: new Date('2026-03-03T09:00:00Z'), timeZone: 'Europe/Berlin' };
const first = (text: string): string | undefined => rankIntents(detectIntents({ subject: '', text, mail: 'person', headers: {} }, context))[0]?.kind;

test.each([
  ['en', 'This message is for all users of the lift.', 'notice'], ['en', 'The portal will be unavailable on Sunday.', 'notice'], ['en', 'I will be unavailable on Sunday.', undefined], ['en', 'Is there a maintenance window?', undefined],
  ['en', 'I am so proud of our crew.', 'gratitude'], ['en', 'Well done on spamming the whole ward.', undefined], ['en', 'Please cancel the newsletter.', undefined],
  ['de', 'Liebe Kolleginnen und Kollegen, am Freitag gibt es Kuchen.', 'notice'], ['de', 'Danke an alle, das war eine gute Messe.', 'gratitude'], ['fr', 'Le portail sera indisponible dimanche.', 'notice'], ['fr', 'Je serai indisponible dimanche.', undefined],
  ['es', 'El portal no estará disponible el domingo.', 'notice'], ['it', 'Grazie a tutti per la serata.', 'gratitude'], ['pt', 'Obrigado a todos pelo esforço.', 'gratitude'], ['nl', 'Gepland onderhoud op zondag.', 'notice'],
] as const)('%s: “%s” is %s', (language, sentence, wanted) => {
  expect(asksNothing(sentence, language)).toBe(wanted);
});

test('a notice to everybody and a word of thanks ask this seller for nothing', () => {
  expect(first('This message is for all tenants.\n\nThe lift will be out of service on Friday, July 3rd. It will be back up and available on Monday.')).toBe('other');
  expect(first('I wanted to tell you how pleased I am that you stayed with us through the move. You took a risk and it paid off. Thanks again.')).toBe('other');
});

test('thanks beside a question leave the question standing', () => {
  expect(first('Thank you all for the demo on Tuesday. Could you send us the price list for two machines?')).not.toBe('other');
});

test('who asks for something in plain words is not read as wanting no more mail', () => {
  expect(first('Can you send me the address list again, with names and e-mail addresses, sorted by department.')).toBe('information-request');
});
