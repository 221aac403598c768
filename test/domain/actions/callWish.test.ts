import { readCallWish } from '../../../src/domain/actions/callWish.ts';
import type { Language } from '../../../src/domain/languages.ts';

const wishes: Readonly<Record<Language, readonly string[]>> = {
  en: ['Could you give me a call?', 'Please ring me back on my mobile, 0171 2345678.', 'Easier by phone, please call me.', 'The best way to reach me is to phone me.'],
  de: ['Bitte rufen Sie mich kurz an.', 'Ruf mich mal an, dann klären wir das.', 'Ich bitte um Rückruf unter 0711 5550142.', 'Sie können mich telefonisch erreichen.'],
  fr: ['Pouvez-vous me rappeler au 06 12 34 56 78 ?', 'Appelez-moi, ce sera plus simple.', 'Passez-moi un coup de fil.', 'Merci de me rappeler.'],
  es: ['Llámeme cuando pueda, por favor.', '¿Me puede llamar?', 'Deme un toque y lo vemos.', 'Mejor hablamos por teléfono.'],
  it: ['Mi chiami quando vuole.', 'Può richiamarmi?', 'Mi faccia uno squillo.', 'Telefonami, facciamo prima.'],
  pt: ['Ligue-me quando puder.', 'Pode ligar-me?', 'Me liga que eu explico.', 'Prefiro falar por telefone.'],
  nl: ['Bel me even.', 'Kunt u mij bellen?', 'Kunt u mij terugbellen op 0470 00 01 23?', 'Liever telefonisch.'],
};

const others: Readonly<Record<Language, readonly string[]>> = {
  en: ['Please don\'t call me, an email is enough.', 'I will call you tomorrow.', 'You called me last week about the robot.', 'Shall we set up a Teams meeting?', 'Send me the guide.', 'Call me old-fashioned, but I like paper.'],
  de: ['Bitte nicht anrufen.', 'Ich rufe Sie morgen an.', 'Können wir einen Termin vereinbaren?', 'Keine Anrufe bitte, rufen Sie mich nicht an.'],
  fr: ['Ne m\'appelez pas, écrivez-moi.', 'Je vous appelle demain.', 'Pouvons-nous fixer un rendez-vous ?'],
  es: ['No me llame, por favor.', 'Le llamo mañana.', 'Me llama la atención su oferta.', 'Me llamo Ana.'],
  it: ['Non mi chiami, per favore.', 'La chiamo domani.', 'Mi chiamo Anna.', 'Fissiamo un incontro?'],
  pt: ['Não me ligue, por favor.', 'Vou ligar amanhã.', 'Podemos agendar uma reunião?'],
  nl: ['Bel me niet, mail is genoeg.', 'Ik bel u morgen.', 'Zullen we een afspraak maken?'],
};

const cases = (table: Readonly<Record<Language, readonly string[]>>): readonly (readonly [Language, string])[] => (Object.keys(table) as Language[]).flatMap((language) => table[language].map((text) => [language, text] as const));

test.each(cases(wishes))('%s: "%s" asks for a call, in its own words', (language, text) => {
  const wish = readCallWish(`Hello,\n\n${text}\n\nJonas`, language);
  expect(wish?.quote ?? '').not.toBe('');
  expect(text).toContain(wish?.quote ?? 'nothing');
});

test.each(cases(others))('%s: "%s" does not', (language, text) => {
  expect(readCallWish(`Hello,\n\n${text}\n\nJonas`, language)).toBeUndefined();
});

test('who declines calls in one sentence asks for none in another', () => {
  expect(readCallWish('You could ring me back, I know. Please don\'t call me though.', 'en')).toBeUndefined();
});

test('a named day is something to agree on, today is not', () => {
  expect(readCallWish('Give me a ring on Thursday.', 'en')).toEqual({ quote: 'Give me a ring on Thursday.', namesDay: true });
  expect(readCallWish('Ruf mich morgen an.', 'de')?.namesDay).toBe(true);
  expect(readCallWish('Give me a ring today.', 'en')?.namesDay).toBe(false);
});

test('in a language we don\'t read nothing is guessed', () => {
  expect(readCallWish('Give me a call.', undefined)).toBeUndefined();
});
