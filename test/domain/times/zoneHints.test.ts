import type { Language } from '../../../src/domain/languages.ts';
import { zoneHints } from '../../../src/domain/times/zoneHints.ts';

test.each<[Language, string, unknown]>([
  ['en', '10 my time', { kind: 'mine' }],
  ['en', '3 pm your time', { kind: 'yours' }],
  ['en', '10am CET', { kind: 'zone', zone: 'Europe/Berlin' }],
  ['en', '10 ET', { kind: 'zone', zone: 'America/New_York' }],
  ['en', '10:00 GMT+2', { kind: 'offset', minutes: 120 }],
  ['en', '9.30 Sydney time', { kind: 'zone', zone: 'Australia/Sydney' }],
  ['de', 'um 10 Uhr Wiener Zeit', { kind: 'zone', zone: 'Europe/Vienna' }],
  ['de', '10 Uhr bei uns', { kind: 'mine' }],
  ['fr', '10 h, heure de Montréal', { kind: 'zone', zone: 'America/Toronto' }],
  ['es', 'a las 10, hora de Canarias', { kind: 'zone', zone: 'Atlantic/Canary' }],
  ['it', 'alle 9 ora italiana', { kind: 'zone', zone: 'Europe/Rome' }],
  ['pt', '10h, horário de Brasília', { kind: 'zone', zone: 'America/Sao_Paulo' }],
  ['nl', 'hier drie uur', { kind: 'mine' }],
])('%s: whose clock is "%s"', (language, sentence, hint) => {
  expect(zoneHints(sentence, language).map((each) => each.hint)[0]).toEqual(hint);
});

test('small words and places without a clock name no zone', () => {
  expect([zoneHints('Paris is nice', 'en'), zoneHints('mardi 10h est possible', 'fr'), zoneHints('we met in London', 'en')]).toEqual([[], [], []]);
});
