// Promises with a date in our own emails. Written on Wednesday 18 November 2026, 10:00 in Berlin.
import fc from 'fast-check';
import { findPromises } from '../../src/domain/promises.ts';

const written = { sentOn: '2026-11-18T09:00:00Z', timeZone: 'Europe/Berlin' };
const days = (text: string): readonly string[] => findPromises(text, written).map(({ day }) => day);

describe('[E4] a promise with a day in an email of ours is found, in seven languages', () => {
  test.each([
    ['en', "I'll send you the test report by Friday.", '2026-11-20'],
    ['en, end of the week', 'Thanks for the call. I will get back to you by the end of the week.', '2026-11-20'],
    ['en, the reader has it', 'You will have the quote by end of day tomorrow.', '2026-11-19'],
    ['en, curly apostrophe', 'I’ll send it over today.', '2026-11-18'],
    ['en, a week is over on its Friday', "I'll call you next week.", '2026-11-27'],
    ['en, a date', 'We will send the drawings by 27 November, and the quote follows.', '2026-11-27'],
    ['en, counted days', "I'll get back to you within two days.", '2026-11-20'],
    ['en, joined', "As discussed I'll have our engineer check the payload and will come back to you with the result by Thursday.", '2026-11-19'],
    ['de', 'Bis Freitag schicke ich Ihnen den Prüfbericht.', '2026-11-20'],
    ['de, end of the week', 'Das Angebot bekommen Sie bis Ende der Woche.', '2026-11-20'],
    ['de, a date', 'Ich melde mich am 27. November bei Ihnen.', '2026-11-27'],
    ['de, future', 'Ich werde Ihnen die Unterlagen bis Montag zukommen lassen.', '2026-11-23'],
    ['de, joined', 'Ich kläre die Traglast mit der Technik und melde mich bis Donnerstag mit dem Ergebnis.', '2026-11-19'],
    ['fr', "Je vous envoie le rapport d'essai d'ici vendredi.", '2026-11-20'],
    ['fr, end of the week', 'Vous recevrez notre offre avant la fin de la semaine.', '2026-11-20'],
    ['fr, future', 'Nous vous ferons parvenir les plans demain.', '2026-11-19'],
    ['es', 'Le envío el informe antes del viernes.', '2026-11-20'],
    ['es, future', 'Le enviaremos el presupuesto mañana.', '2026-11-19'],
    ['es, going to', 'Voy a enviarle los planos el lunes.', '2026-11-23'],
    ['it', 'Le invio il rapporto entro venerdì.', '2026-11-20'],
    ['it, end of the week', "Vi faccio avere l'offerta entro fine settimana.", '2026-11-20'],
    ['it, the reader has it', 'Riceverà il preventivo entro lunedì.', '2026-11-23'],
    ['pt', 'Envio-lhe o relatório até sexta-feira.', '2026-11-20'],
    ['pt, end of the week', 'Vou enviar a proposta até ao fim da semana.', '2026-11-20'],
    ['nl', 'Ik stuur u het testrapport uiterlijk vrijdag.', '2026-11-20'],
    ['nl, the reader has it', 'U ontvangt de offerte voor het einde van de week.', '2026-11-20'],
    ['nl, joined', 'Ik overleg met onze techniek en stuur u uiterlijk donderdag de offerte.', '2026-11-19'],
  ])('%s: %s', (_language, text, day) => {
    expect(days(text)).toEqual([day]);
  });
});

describe('what is asked, told, refused or made to depend on something is no promise', () => {
  test.each([
    ['asked', 'Could you send the drawings by Friday?'],
    ['asked of the reader', 'Please send me the data by Friday.'],
    ['depends', "If you send me the drawings today, I'll quote by Friday."],
    ['refused', "I won't send it by Friday."],
    ['refused, long', 'I will not be able to send it by Friday.'],
    ['away', 'I will be on vacation from Friday.'],
    ['told', 'We met on Monday and I will send the report.'],
    ['without a day', 'I will send the report.'],
    ['a visit', "I'll visit you on Friday."],
    ['a month is no day', "I'll send the drawings in March."],
    ['de, asked', 'Können Sie mir die Zeichnungen bis Freitag schicken?'],
    ['de, asked of the reader', 'Bitte schicken Sie mir die Zeichnungen bis Freitag.'],
    ['de, depends', 'Wenn Sie mir die Daten heute schicken, sende ich das Angebot bis Freitag.'],
    ['de, away', 'Ich bin bis Freitag im Urlaub.'],
    ['fr, asked of the reader', "Merci de m'envoyer les plans avant vendredi."],
    ['fr, depends', "Si vous m'envoyez les plans demain, je vous réponds vendredi."],
    ['es, a thing', 'El envío sale el viernes de su almacén.'],
    ['es, asked', '¿Puede enviarme los planos antes del viernes?'],
    ['it, depends', "Se mi manda i disegni domani, le invio l'offerta venerdì."],
    ['pt, waits for the reader', 'Fico a aguardar o seu retorno até sexta-feira.'],
    ['nl, depends', 'Als u de tekeningen morgen stuurt, stuur ik vrijdag de offerte.'],
    ['nl, asked', 'Stuurt u mij de tekeningen voor vrijdag?'],
  ])('%s: %s', (_kind, text) => {
    expect(days(text)).toEqual([]);
  });
});

test('of a whole email only the sentence with the promise is kept, word for word', () => {
  const text = 'Hi Jonas,\n\nthank you for the call. I’ll send you the layout by Monday. The data sheet is attached.\n\nCould you send me the plan of line 3 until Wednesday? I am in Gothenburg on Friday.\n\nBest regards\nMaya';
  expect(findPromises(text, written)).toEqual([{ quote: 'I’ll send you the layout by Monday.', day: '2026-11-23' }]);
});

test('two promises of one sentence are two', () => {
  expect(days("I'll call you tomorrow and I will send the quote by Friday.")).toEqual(['2026-11-19', '2026-11-20']);
});

test('the day is counted in the zone of the mailbox', () => {
  const late = { sentOn: '2026-11-18T23:30:00Z', timeZone: 'Europe/Berlin' };
  expect(findPromises("I'll send it to you tomorrow.", late).map(({ day }) => day)).toEqual(['2026-11-20']);
});

test('whatever the text, a quote stands in it and no day lies before the email', () => {
  const words = fc.constantFrom("I'll", 'send', 'you', 'by', 'Friday', 'bis', 'schicke', 'ich', 'Ihnen', 'morgen', 'je', 'vous', 'envoie', 'demain', '.', '?', ';', '\n', 'the', 'report', 'end of the week', '12.3.', '31 November', 'ſ', 'İ', 'ß');
  fc.assert(
    fc.property(fc.array(words, { maxLength: 60 }), (list) => {
      const text = list.join(' ');
      for (const { quote, day } of findPromises(text, written)) {
        expect(text).toContain(quote);
        expect(day >= '2026-11-18').toBe(true);
      }
    }),
  );
});

test('a long text without an end is read in time that grows with its length', () => {
  const hostile = `I will ${'and then '.repeat(4_000)} bis schicke ich `.repeat(4);
  const start = performance.now();
  findPromises(hostile, written);
  expect(performance.now() - start).toBeLessThan(15_000);
});
