import fc from 'fast-check';
import { languages } from '../../../src/domain/languages.ts';
import type { Language } from '../../../src/domain/languages.ts';
import { sendsElsewhere } from '../../../src/domain/words/thirdPerson.ts';

const sends: readonly (readonly [Language, string])[] = [
  ['en', 'Please call Ida Berg about it.'], ['en', 'Could you pass these along to Tom when you see him?'], ['en', 'Please get with the purchasing team on this.'], ['en', 'My colleague Dr. Jo Hart will call you tomorrow.'],
  ['en', 'You may want to ring Sue.'], ['en', 'Send this on to: Alan Reed, Building 4'], ['de', 'Bitte wenden Sie sich an Frau Krause.'], ['de', 'Besprechen Sie das bitte mit Herrn Ott.'], ['de', 'Mein Kollege meldet sich bei Ihnen.'],
  ['fr', 'Contactez Mme Roche à ce sujet.'], ['fr', 'Voyez avec notre acheteur.'], ['es', 'Hable con Marta Gil, por favor.'], ['es', 'Mi compañera le llamará.'], ['it', 'Parli con il nostro ufficio acquisti.'], ['it', 'Per favore, chiami Lucia Ferri.'],
  ['pt', 'Fale com a Rita Lopes.'], ['pt', 'Encaminhe isto para o Nuno.'], ['nl', 'Neem contact op met Joost de Vries.'], ['nl', 'Overleg dit even met mijn collega.'],
];
const stays: readonly (readonly [Language, string])[] = [
  ['en', 'I called Ida yesterday.'], ['en', 'Call me on Monday.'], ['en', 'Please call Monday after ten.'], ['en', 'I will ask Peter and come back.'], ['en', 'We need to talk to Anna first.'], ['en', "I'd want to ring them myself."],
  ['en', 'Could you ask Ms. Trent to call me back today?'], ['de', 'Ich frage Herrn Krause.'], ['de', 'Rufen Sie mich am Montag an.'], ['fr', 'Appelez-moi lundi.'], ['fr', "J'appelle Paul demain."], ['es', 'Hablé con ella ayer.'], ['es', 'Llámeme el lunes.'],
  ['it', 'Mi chiami lunedì.'], ['it', 'Il software parla con la nostra centralina?'], ['pt', 'Ligue-me na segunda.'], ['nl', 'Bel me maandag.'], ['nl', 'Het overleg met Hoekstra is om drie uur.'],
];

test.each(sends)('%s: “%s” sends the reader to somebody else', (language, sentence) => {
  expect(sendsElsewhere(sentence, language)).toBe(true);
});

test.each(stays)('%s: “%s” stays between the two', (language, sentence) => {
  expect(sendsElsewhere(sentence, language)).toBe(false);
});

test('in a language we don’t read nobody is sent anywhere', () => {
  expect(sendsElsewhere('Please call Ida Berg.', undefined)).toBe(false);
});

test('any text is read without an error, and letters that fold to two move no place', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...languages), (text, language) => {
    expect(typeof sendsElsewhere(text, language)).toBe('boolean');
  }));
  expect(sendsElsewhere('Straße œuvre ﬁnal, bitte wenden Sie sich an Frau Krause.', 'de')).toBe(true);
});
