import { detectIntents } from '../../../src/domain/intent.ts';
import { proposedTimes } from '../../../src/domain/times/proposedTimes.ts';
import { now, timeZone } from '../examples.ts';
import { context, unweighed } from './phrases/phrase.ts';
import * as english from './phrases/english.ts';
import * as german from './phrases/german.ts';
import * as french from './phrases/french.ts';
import * as spanish from './phrases/spanish.ts';
import * as italian from './phrases/italian.ts';
import * as portuguese from './phrases/portuguese.ts';
import * as dutch from './phrases/dutch.ts';

/** Sent on Friday 20 November 2026, 09:00 in Berlin, from a clock one hour behind. */
function times(text: string, sentOn = '2026-11-20T08:00:00+00:00'): readonly string[] {
  const reading = detectIntents({ subject: 'Re: Call', text, mail: 'person', headers: {} }, { now, timeZone, sentOn });
  return reading.intents.flatMap((intent) => intent.times ?? []).map((time) => time.at ?? time.day);
}

describe('proposed times, in the zone of the mailbox', () => {
  test.each([
    ['en', 'Tuesday at 10 or Wednesday after 2 works for me.', ['2026-11-24T09:00:00Z', '2026-11-25T13:00:00Z']],
    ['en, half past', 'Could we talk on Thursday at half past two?', ['2026-11-26T13:30:00Z']],
    ['en, date', 'Could we meet on December 3rd at 9:30 am?', ['2026-12-03T08:30:00Z']],
    ['de', 'Passt Ihnen Dienstag um halb zehn oder Mittwoch ab 14 Uhr für ein Telefonat?', ['2026-11-24T08:30:00Z', '2026-11-25T13:00:00Z']],
    ['de, next week said once', 'Wir können uns nächste Woche Mittwoch um 11:00 oder Freitag um 8:30 Uhr treffen.', ['2026-11-25T10:00:00Z', '2026-11-27T07:30:00Z']],
    ['fr', 'Je suis disponible jeudi à 10h30 ou vendredi à 14 heures pour un appel.', ['2026-11-26T09:30:00Z', '2026-11-27T13:00:00Z']],
    ['es', 'Me viene bien el martes a las 15h o el miércoles a las diez y media.', ['2026-11-24T14:00:00Z', '2026-11-25T09:30:00Z']],
    ['it', 'Possiamo sentirci martedì alle 15 oppure mercoledì 25 alle 9.30?', ['2026-11-24T14:00:00Z', '2026-11-25T08:30:00Z']],
    ['pt', 'Podemos falar na terça-feira às 15h ou na quarta às 10h30?', ['2026-11-24T14:00:00Z', '2026-11-25T09:30:00Z']],
    ['nl', 'Kunnen we dinsdag om 15u of woensdag om half tien een gesprek plannen?', ['2026-11-24T14:00:00Z', '2026-11-25T08:30:00Z']],
  ])('%s: %s', (_language, text, expected) => {
    expect(times(text)).toEqual(expected);
  });

  test('a day without an hour stays a day', () => {
    expect(times('Could we set up a call on Wednesday?')).toEqual(['2026-11-25']);
  });

  test('a refused time is none', () => {
    expect(times('Monday at 10 is no good, but Tuesday at 11 works for me.')).toEqual(['2026-11-24T10:00:00Z']);
  });

  test('"my time" is the clock the email was sent by, a named zone is that zone', () => {
    expect(times('Tuesday at 10 my time works for a call.')).toEqual(['2026-11-24T10:00:00Z']);
    expect(times('Tuesday at 10 New York hours or Tuesday at 11 London time works for a call.')).toContain('2026-11-24T11:00:00Z');
    expect(times('Tuesday at 10 my time works for a call.', 'Fri, 20 Nov 2026 08:00:00')).toEqual(['2026-11-24']);
  });

  test('clock changes are those of the zone', () => {
    expect(times('Could we talk on Monday 30 March 2026 at 10:00?', '2026-03-26T09:00:00+01:00')).toEqual(['2026-03-30T08:00:00Z']);
  });

  test('numbers that are no hours are no times', () => {
    expect(times('We need 10 cells on 3 lines, about 12.5 tons, for Tuesday.')).not.toContain(expect.stringContaining('T'));
    expect(times('The offer from Monday was 2.30 cheaper.').filter((time) => time.includes('T'))).toEqual([]);
  });
});

const tables = [['en', english], ['de', german], ['fr', french], ['es', spanish], ['it', italian], ['pt', portuguese], ['nl', dutch]] as const;

/** Wall time in Berlin of the hours that a text offers. */
function offered(text: string, language: (typeof tables)[number][0]): readonly string[] {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' });
  return proposedTimes(unweighed(text), language, context, undefined).flatMap(({ proposal }) => (proposal.at === undefined ? [] : [format.format(new Date(proposal.at))]));
}

describe('hours as people write them, and hours that are none of ours', () => {
  for (const [language, phrases] of tables) {
    test.each(phrases.times)(`${language}: %s`, (sentence, hours) => {
      expect(offered(sentence, language)).toEqual(hours);
    });
  }
});

test('in America 12/3 is the third of December, elsewhere the twelfth of March', () => {
  const texts = proposedTimes(unweighed('12/3 at 2pm?'), 'en', { now: new Date('2026-11-20T15:00:00Z'), timeZone: 'America/Chicago', sentOn: '2026-11-20T09:00:00-06:00' }, undefined);
  expect(texts.map(({ proposal }) => proposal.at)).toEqual(['2026-12-03T20:00:00Z']);
  expect(offered('12/3 at 2pm?', 'en')).toEqual(['2027-03-12 14:00']);
});
