import { cuesOf } from '../../../src/domain/words/cueTables.ts';
import { weigh } from '../../../src/domain/words/cueMatcher.ts';
import type { Language } from '../../../src/domain/languages.ts';
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

/** Sentences that no cue has weighed: the words of asking alone decide. */
function askedPlainly(text: string): readonly string[] {
  return questionsIn(splitSentences(text).map((sentence) => ({ ...sentence, weights: new Map() }))).map((question) => question.quote);
}

describe('what a reply asks, with and without a question mark, in seven languages', () => {
  test.each<[string, readonly string[]]>([
    ['Hi Tom, hope you are well. Can it run without compressed air? And who trains our people?', ['Can it run without compressed air?', 'And who trains our people?']],
    ['Thanks for the deck. Could you send me the price list for 50 seats, because our CFO asks daily.', ['Could you send me the price list for 50 seats']],
    ['We would need three references in food. Also the lead time for a spare gripper please.', ['We would need three references in food.', 'Also the lead time for a spare gripper please.']],
    ['What we need to know:\n- price per unit\n- delivery to Cork\n- who installs it\n\nThanks', ['price per unit', 'delivery to Cork', 'who installs it']],
    ["I'll send you our drawings tomorrow. Attached is the list.", []],
    ['Tell me how long the battery lasts in the cold.', ['Tell me how long the battery lasts in the cold.']],
    ['How are you? Who has time for that?', []],
    ['Please do not send me any more brochures.', []],
    ['how much for 3 of them delivered to leeds', ['how much for 3 of them delivered to leeds']],
    ['Wednesday works. Please bring safety shoes.', []],
    ['Schicken Sie mir bitte ein Datenblatt und die Maße, dann schaue ich.', ['Schicken Sie mir bitte ein Datenblatt und die Maße']],
    ['Was kostet das bei 40 Arbeitsplätzen? Und: Läuft das auch ohne Internet?', ['Was kostet das bei 40 Arbeitsplätzen?', 'Und: Läuft das auch ohne Internet?']],
    ['Ich bräuchte noch ein Angebot über zwei Stück. Wir melden uns dann.', ['Ich bräuchte noch ein Angebot über zwei Stück.']],
    ['Uns würde interessieren, ob die Wartung enthalten ist.', ['Uns würde interessieren, ob die Wartung enthalten ist.']],
    ['Wie geht es Ihnen? Den Prospekt brauche ich nicht.', []],
    ['Ich habe das Angebot an den Einkauf weitergeleitet.', []],
    ['Offene Punkte:\n1. Lieferzeit\n2. Zahlungsziel\n3. Wer macht die Einweisung?', ['Lieferzeit', 'Zahlungsziel', 'Wer macht die Einweisung?']],
    ['wie lange dauert der einbau und was ist mit der garantie', ['wie lange dauert der einbau und was ist mit der garantie']],
    ["Pourriez-vous m'envoyer un devis pour 12 postes ? Merci.", ["Pourriez-vous m'envoyer un devis pour 12 postes ?"]],
    ['Il me faudrait les certificats et le délai de livraison.', ['Il me faudrait les certificats et le délai de livraison.']],
    ["Comment allez-vous ? Dites-moi si c'est compatible avec notre ERP.", ["Dites-moi si c'est compatible avec notre ERP."]],
    ["J'ai transmis votre devis au directeur.", []],
    ['Me puede mandar la ficha técnica? Gracias', ['Me puede mandar la ficha técnica?']],
    ['Necesito precio para 200 unidades puestas en Rosario, porque el jefe pregunta.', ['Necesito precio para 200 unidades puestas en Rosario']],
    ['Todo bien por ahí? Decime cuánto tarda la instalación.', ['Decime cuánto tarda la instalación.']],
    ['Le pasé la propuesta a mi jefe.', []],
    ['Mi servirebbe un preventivo per due linee. Quanto dura la garanzia?', ['Mi servirebbe un preventivo per due linee.', 'Quanto dura la garanzia?']],
    ['Come sta? Mi mandi per favore la scheda tecnica.', ['Mi mandi per favore la scheda tecnica.']],
    ['Ho girato il preventivo al titolare.', []],
    ['Consegnate anche in Sardegna e montate voi o devo trovare qualcuno?', ['Consegnate anche in Sardegna e montate voi o devo trovare qualcuno?']],
    ['Me manda a tabela de preços e o prazo. Tudo bem por aí?', ['Me manda a tabela de preços e o prazo.']],
    ['Vocês atendem Manaus? Preciso de um orçamento até sexta.', ['Vocês atendem Manaus?', 'Preciso de um orçamento até sexta.']],
    ['Passei sua proposta para a diretoria.', []],
    ['quanto fica com instalação', ['quanto fica com instalação']],
    ['Kunnen jullie een offerte maken voor 8 tafels? Hoe gaat het verder?', ['Kunnen jullie een offerte maken voor 8 tafels?']],
    ['Stuur me de prijslijst maar, dan kijk ik vanavond.', ['Stuur me de prijslijst maar']],
    ['Graag ook een tekening met de afmetingen.', ['Graag ook een tekening met de afmetingen.']],
    ['Ik heb je offerte doorgestuurd naar mijn baas.', []],
    ['hoe lang duurt de levering naar gent', ['hoe lang duurt de levering naar gent']],
    ['No questions from me. The price is fine.', []],
    ['Your price list looks good and we want to go ahead.', []],
    ['Send the contract and I will sign.', []],
    ['La oferta nos gusta, pero el precio es alto.', []],
    ['Der Preis ist zu hoch, das wird nichts.', []],
    ['Il prezzo va bene, possiamo procedere.', []],
    ['Votre prix est trop élevé pour nous.', []],
    ['O preço está bom, podemos avançar.', []],
    ['De prijs is te hoog voor ons, we kunnen dat niet betalen.', []],
  ])('%s', (text, questions) => {
    expect(askedPlainly(text)).toEqual(questions);
  });
});

test('two things asked in one sentence are two, each verbatim', () => {
  const text = 'Decime lo que importa: el precio por 12 equipos puestos en Lima, y si aceptan cheque a fin de mes.';
  const questions = askedPlainly(text);
  expect(questions).toHaveLength(2);
  for (const question of questions) expect(text).toContain(question);
});
