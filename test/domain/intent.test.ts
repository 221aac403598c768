import fc from 'fast-check';
import { detectIntents, rankIntents } from '../../src/domain/intent.ts';
import { intentKinds } from '../../src/domain/intentKinds.ts';
import type { IntentKind, Reading } from '../../src/domain/intentKinds.ts';
import { now, timeZone } from './examples.ts';

const sentOn = '2026-11-20T09:00:00+01:00'; // a Friday

function read(text: string, subject = 'Re: PalletCell 6'): Reading {
  return detectIntents({ subject, text, mail: 'person', headers: {} }, { now, timeZone, sentOn });
}

describe('what a reply asks for [E12]', () => {
  const cases: readonly (readonly [IntentKind, string, string])[] = [
    ['opt-out', 'en', 'Please take me off your list and do not contact us again.'],
    ['opt-out', 'de', 'Bitte nehmen Sie mich aus dem Verteiler und löschen Sie meine Daten.'],
    ['opt-out', 'fr', 'Merci de me retirer de votre liste de diffusion et de ne plus me contacter.'],
    ['opt-out', 'es', 'Por favor, denme de baja y no me escriban más a esta dirección.'],
    ['opt-out', 'it', 'Vi chiedo di togliermi e non scrivetemi più, cancelli i miei dati.'],
    ['opt-out', 'pt', 'Por favor, removam-me da lista, não quero receber mais mensagens.'],
    ['opt-out', 'nl', 'Haal me van de lijst alstublieft, ik wil geen mails meer van u ontvangen.'],
    ['meeting-request', 'en', 'Could we set up a call next week to go through the layout?'],
    ['meeting-request', 'de', 'Können wir dazu nächste Woche einen Termin vereinbaren? Mir passt es am Mittwoch um 14 Uhr.'],
    ['meeting-request', 'fr', 'Seriez-vous disponible jeudi à 10h30 pour une visio avec notre équipe ?'],
    ['meeting-request', 'es', '¿Podemos quedar el jueves a las 11 para una videollamada con mi equipo?'],
    ['meeting-request', 'it', 'Possiamo fissare un incontro giovedì alle 15 presso la nostra sede?'],
    ['meeting-request', 'pt', 'Podemos marcar uma reunião na quinta às 15h para ver isto com a equipa?'],
    ['meeting-request', 'nl', 'Kunnen we donderdag om 15 uur een afspraak maken bij ons op kantoor?'],
    ['pricing-request', 'en', 'How much would two cells cost us, including installation?'],
    ['pricing-request', 'de', 'Was kostet die Zelle in der Ausführung mit zwei Greifern?'],
    ['pricing-request', 'fr', 'Combien coûte la cellule avec deux préhenseurs, pose comprise ?'],
    ['pricing-request', 'es', '¿Cuánto cuesta la célula con dos pinzas y la instalación?'],
    ['pricing-request', 'it', 'Quanto costa la cella con due pinze, installazione compresa?'],
    ['pricing-request', 'pt', 'Quanto custa a célula com duas garras e a instalação?'],
    ['pricing-request', 'nl', 'Wat kost de cel met twee grijpers, inclusief installatie?'],
    ['concession-request', 'en', 'We would sign this month if you can give us a 10 percent discount on the second cell.'],
    ['concession-request', 'de', 'Wenn Sie uns beim Preis entgegenkommen und einen Rabatt geben, bestellen wir.'],
    ['not-interested', 'en', 'Thanks, but we are not interested and have decided to go with another supplier.'],
    ['not-interested', 'de', 'Danke für die Nachricht, aber wir haben kein Interesse und keinen Bedarf.'],
    ['not-interested', 'fr', 'Merci, mais nous ne sommes pas intéressés, nous avons déjà un fournisseur.'],
    ['not-interested', 'es', 'Gracias, pero no nos interesa, ya tenemos proveedor para esto.'],
    ['not-interested', 'it', 'Grazie, ma non ci interessa, abbiamo già un fornitore per questo.'],
    ['not-interested', 'pt', 'Obrigado, mas não temos interesse, já temos fornecedor para isto.'],
    ['not-interested', 'nl', 'Bedankt, maar wij hebben geen interesse en zijn tevreden met onze leverancier.'],
    ['positive-interest', 'en', 'This looks great and we are keen to go ahead with it.'],
    ['positive-interest', 'de', 'Das klingt gut, wir sind sehr interessiert und möchten starten.'],
    ['referral', 'en', 'Please contact my colleague Ida Mortensen, ida.mortensen@halvorsen.example, she looks after automation.'],
    ['referral', 'de', 'Bitte wenden Sie sich an meine Kollegin Ida Mortensen (ida.mortensen@halvorsen.example).'],
    ['wrong-person', 'en', 'I am not the right person for this, it is not my department.'],
    ['complaint', 'en', 'This is unacceptable and ridiculous, I will file a complaint with your management.'],
    ['objection', 'en', 'We are worried about the safety fence, my concern is that it is too big for us.'],
  ];
  test.each(cases)('%s in %s: %s', (kind, language, text) => {
    const reading = read(text);
    expect(rankIntents(reading).slice(0, 2).map((intent) => intent.kind)).toContain(kind);
    expect(reading.language).toBe(language);
    for (const intent of reading.intents) expect(text).toContain(intent.evidence.quote);
  });

  test('several intents of one email are all found, in the order of the list', () => {
    const kinds = read('This looks great. What is the lead time for two cells? Tuesday at 10 works for me.').intents.map((intent) => intent.kind);
    expect(kinds).toEqual(['meeting-request', 'information-request', 'positive-interest']);
  });

  test('questions come one by one, verbatim, without the greeting', () => {
    const reading = read('Hi Priya, how are you?\n\nCould you send the integration guide? What is the lead time for two cells?\n\nJonas');
    expect(reading.questions.map((question) => question.quote)).toEqual(['Could you send the integration guide?', 'What is the lead time for two cells?']);
  });

  test('quoted lines of somebody else are not read', () => {
    const reading = read('> Shall we set up a call on Tuesday at 10?\n\nNo thanks, not interested.');
    expect(reading.intents.map((intent) => intent.kind)).toEqual(['not-interested']);
  });

  test('a referral carries name and address', () => {
    const intent = read('I am the wrong person, please write to Ida Mortensen, ida.mortensen@halvorsen.example.').intents.find((found) => found.person !== undefined);
    expect(intent?.person).toEqual({ name: 'Ida Mortensen', address: 'ida.mortensen@halvorsen.example' });
  });

  test('"not now" carries the day to write again', () => {
    const until = (text: string): string | undefined => read(text).intents.find((intent) => intent.kind === 'not-now')?.until;
    expect(until('Not right now, please get back to me in March.')).toBe('2027-03-01');
    expect(until('Derzeit nicht, melden Sie sich bitte im Februar 2027 wieder bei mir.')).toBe('2027-02-01');
    expect(until('Pas pour le moment, recontactez-moi dans trois mois.')).toBe('2027-02-20');
  });

  test.each([
    ['en', 'We need a second cell. It has to run before the end of March, the money is approved.'],
    ['de', 'Der Einbau muss bis Ende März fertig sein, das Geld ist freigegeben.'],
    ['fr', 'Il faut que la cellule tourne avant fin mars, le budget est validé.'],
    ['es', 'La célula tiene que estar funcionando antes de finales de marzo, el dinero está aprobado.'],
  ])('a deadline is no putting off (%s)', (_language, text) => {
    const [first] = rankIntents(read(text));
    expect(first?.kind).not.toBe('not-now');
    expect(read(text).intents.flatMap((intent) => intent.until ?? [])).toEqual([]);
  });

  test('nothing to go by is "other", and unknown language stays unknown', () => {
    expect(read('…').intents).toMatchObject([{ kind: 'other', certainty: 'possible' }]);
    // Somebody who writes in a language we don't read is never taken for one who wants to be left alone.
    expect(read('Proszę o przesłanie oferty, jesteśmy zainteresowani i chętnie umówimy się na spotkanie.').intents).toMatchObject([{ kind: 'other', certainty: 'possible' }]);
    expect(read('Dziękuję bardzo za wiadomość, odezwę się w przyszłym tygodniu w tej sprawie.').language).toBeUndefined();
  });
});

describe('automatic emails', () => {
  test('out of office: return day and substitute', () => {
    const text = 'I am out of the office and will be back on 30 November 2026. In urgent cases please contact Ada Mensah, ada.mensah@halvorsen.example.';
    const reading = detectIntents({ subject: 'Automatic reply: Hello', text, mail: 'auto-reply', headers: {} }, { now, timeZone, sentOn });
    expect(reading.intents).toMatchObject([{ kind: 'out-of-office', until: '2026-11-30', person: { name: 'Ada Mensah', address: 'ada.mensah@halvorsen.example' } }]);
  });

  test('an absence up to and including a day ends the day after', () => {
    const text = 'Unser Büro ist bis einschließlich 6. Januar 2027 geschlossen.';
    const reading = detectIntents({ subject: 'Automatische Antwort', text, mail: 'auto-reply', headers: {} }, { now, timeZone, sentOn });
    expect(reading.intents[0]?.until).toBe('2027-01-07');
  });

  test('a bounce names the failed address and whether it is for good', () => {
    const hard = detectIntents({ subject: 'Undeliverable', text: 'h.tanaka@x.example\n550 5.1.1 user unknown', mail: 'bounce', headers: {} }, { now, timeZone });
    expect(hard.intents).toMatchObject([{ kind: 'bounce', failure: 'hard', failedAddress: 'h.tanaka@x.example' }]);
    const soft = detectIntents({ subject: 'Delayed', text: 'h.tanaka@x.example: mailbox is full, will retry', mail: 'bounce', headers: {} }, { now, timeZone });
    expect(soft.intents).toMatchObject([{ failure: 'soft' }]);
  });
});

test('any text: never throws, kinds in order, quotes verbatim', () => {
  const words = fc.constantFrom('call me', 'Tuesday', 'at 10', 'not interested', '?', '.', '\n', 'price', 'morgen um', 'halb', 'remove', 'jeudi', '12.3.', '>', '🎉', 'a@b.example', 'until March', '[x]', 'Q2');
  fc.assert(
    fc.property(fc.array(words, { maxLength: 40 }), fc.string({ maxLength: 40 }), (pieces, noise) => {
      const text = `${pieces.join(' ')} ${noise}`;
      const reading = read(text, 'subject');
      expect(reading.intents.length).toBeGreaterThan(0);
      const order = reading.intents.map((intent) => intentKinds.indexOf(intent.kind));
      expect([...order].sort((one, two) => one - two)).toEqual(order);
      for (const intent of reading.intents) expect(text.includes(intent.evidence.quote) || intent.evidence.quote === 'subject').toBe(true);
      for (const question of reading.questions) expect(text).toContain(question.quote);
    }),
    { numRuns: 400 },
  );
});

test('the evidence of a wish to meet is the sentence that offers the times, not a question with the word time in it', () => {
  const text = 'Could you send the guide? What is the lead time for two cells?\n\nTuesday at 10 or Wednesday after 2 would suit me.';
  const reading = detectIntents({ subject: 'Re: PalletCell 6', text, mail: 'person', headers: {} }, { now: new Date('2026-11-22T06:00:00Z'), timeZone: 'Europe/Berlin' });
  const meeting = reading.intents.find((intent) => intent.kind === 'meeting-request');
  expect(meeting?.evidence.quote).toBe('Tuesday at 10 or Wednesday after 2 would suit me.');
  expect(reading.questions.map((question) => question.quote)).toEqual(['Could you send the guide?', 'What is the lead time for two cells?']);
});
