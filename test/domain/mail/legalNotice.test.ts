import { bannerLength, isNotice } from '../../../src/domain/mail/legalNotice.ts';

test.each([
  'This email is confidential. If you are not the intended recipient, delete it.', 'Diese E-Mail enthält vertrauliche Informationen. Wenn Sie sie irrtümlich erhalten haben, löschen Sie sie.',
  'Ce message est confidentiel et destiné au seul destinataire.', 'You are receiving this because you were mentioned. Reply to this email directly or view it on the web.',
])('"%s" was written for nobody', (text) => {
  expect(isNotice([text])).toBe(true);
});

test('people write of viruses and offices, too', () => {
  expect([isNotice(['Our plant had a virus last week.']), isNotice(['Is the price confidential? And who is the intended recipient of the drawing?'])]).toEqual([false, false]);
});

test.each([
  ['CAUTION: This email originated from outside of the organization. Do not click links unless you recognize the sender.'], ['[EXTERNAL]'], ['You don\'t often get email from jonas@halvorsen.example. Learn why this is important'],
  ['ACHTUNG: Diese Nachricht kommt von außerhalb der Organisation.'], ['Attention : courriel externe, ne cliquez pas.'], ['ATENCIÓN: este correo viene de un remitente externo'],
])('the banner of a mail gateway is told from the mail: %s', (banner) => {
  expect(bannerLength([banner, '', 'Two cells, please.'])).toBe(2);
});

test('however many banners stand above the mail, all of them are banners', () => {
  expect(bannerLength([...Array.from({ length: 5 }, () => ['[EXTERNAL]', '']).flat(), 'Two cells, please.'])).toBe(10);
});

test('a writer who warns, or who writes nothing else, has no banner', () => {
  expect([bannerLength(['Caution: the cell is heavy.', '', 'Two, please.']), bannerLength(['[EXTERNAL]']), bannerLength(['We had an external sender problem, sorry.', '', 'Two, please.'])]).toEqual([0, 0, 0]);
});
