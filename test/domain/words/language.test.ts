import { detectLanguage } from '../../../src/domain/words/language.ts';

test.each([
  ['en', 'Thank you, could you send us the price list please?'],
  ['de', 'Vielen Dank, könnten Sie uns bitte die Preisliste schicken?'],
  ['fr', 'Merci beaucoup, pourriez-vous nous envoyer vos tarifs ?'],
  ['es', 'Muchas gracias, ¿podría enviarnos la lista de precios?'],
  ['it', 'Grazie mille, potrebbe inviarci il listino prezzi?'],
  ['pt', 'Muito obrigado, pode enviar-nos a tabela de preços?'],
  ['nl', 'Hartelijk dank, kunt u ons de prijslijst sturen?'],
])('%s: %s [E15]', (language, text) => {
  expect(detectLanguage(text)).toBe(language);
});

test.each(['Dziękuję bardzo za ofertę, proszę o przesłanie cennika.', 'Tack så mycket, kan ni skicka prislistan till oss?', 'Спасибо, пришлите прайс-лист.', 'ありがとうございます。', '', '12:30'])('another language or none stays unknown: %s', (text) => {
  expect(detectLanguage(text)).toBeUndefined();
});
