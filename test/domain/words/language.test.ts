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

test.each([
  ['en', 'Works for me.'],
  ['en', 'pls call tmrw'],
  ['en', 'Can u confirm?'],
  ['en', 'Weve moved offices'],
  ['en', 'Price?'],
  ['en', 'Sounds good, send it over'],
  ['en', 'Not interested.'],
  ['en', 'Yep, Tuesday.'],
  ['de', 'Passt.'],
  ['de', 'Dienstag 10 Uhr ok?'],
  ['de', 'Bitte anrufen.'],
  ['de', 'Kein Interesse.'],
  ['de', 'Was kostet der Spaß?'],
  ['de', 'Passt mir, merci vielmals, bis Dienstag'],
  ['de', 'Gerne, Donnerstag 14 Uhr'],
  ['de', 'Merci, aber mir händ scho öppis.'],
  ['fr', 'Ok pour mardi 14h.'],
  ['fr', 'Ca marche'],
  ['fr', 'Pas intéressé, merci.'],
  ['fr', 'Combien ?'],
  ['fr', 'Envoyez le devis svp'],
  ['es', 'Vale, el martes.'],
  ['es', '¿Precio?'],
  ['es', 'No me interesa, gracias.'],
  ['es', 'dale, jueves 15hs'],
  ['es', 'Mandame la lista'],
  ['it', 'Ok martedì alle 10'],
  ['it', 'Non ci interessa, grazie.'],
  ['it', 'Va bene, mandi pure'],
  ['pt', 'Pode ser terça.'],
  ['pt', 'Quanto custa?'],
  ['pt', 'Não temos interesse, obrigado.'],
  ['pt', 'blz, manda o orçamento'],
  ['pt', 'ok, quinta às 15h'],
  ['nl', 'Prima, dinsdag.'],
  ['nl', 'Wat kost dat?'],
  ['nl', 'Geen interesse, bedankt.'],
  ['nl', 'Stuur maar door'],
  ['nl', 'Oké, donderdag om 3 uur'],
  ['nl', 'Doe maar een offerte'],
  ['en', "G'day mate, no dramas, give us a bell arvo."],
  ['de', 'Grüezi, danke für Ihr Mail. Wir melden uns.'],
  ['fr', 'Salut, on se voit jeudi?'],
  ['it', 'Ciao, ti faccio sapere'],
  ['pt', 'Oi, tudo bem? Me liga amanhã'],
  ['es', 'Hola, mañana te digo'],
  ['nl', 'Hoi, ik laat het je weten'],
  ['de', 'Servus, schau ma mal, meld mi nach Ostern'],
])('short replies tell their language too, %s: %s [E15]', (language, text) => {
  expect(detectLanguage(text)).toBe(language);
});
