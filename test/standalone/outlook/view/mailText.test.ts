import { initialsOf, listTime, sizeText } from '../../../../src/standalone/outlook/view/mailText.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const BERLIN = { locale: 'en-GB', timeZone: 'Europe/Berlin' };

test.each([
  ['today', NOW - 3_600_000, '12:00'],
  ['just after midnight of the mailbox, still yesterday in UTC', Date.UTC(2026, 10, 21, 23, 30), '0:30'],
  ['this week', Date.UTC(2026, 10, 19, 8), 'Thu 9:00'],
  ['older', Date.UTC(2026, 9, 1, 8), '01/10/2026'],
])('the list shows the time of mail from %s', (_name, date, shown) => {
  expect(listTime(date, NOW, BERLIN).replace(/^0(\d):/, '$1:').replace(/,? 0(\d):/, ' $1:')).toBe(shown);
});

test('sizes and initials read as people write them', () => {
  expect([sizeText(12), sizeText(2_048), sizeText(3 * 1024 * 1024)]).toEqual(['12 B', '2 KB', '3.0 MB']);
  expect([initialsOf('Jonas Brandt'), initialsOf('info@x.example'), initialsOf('')]).toEqual(['JB', 'I', '?']);
});
