import { autoReplySign, bounceSign, headerText, mailingListSign, newsletterSign, notificationSign } from '../../../src/domain/mail/mailSigns.ts';
import { anEmail } from '../examples.ts';

test('headers are read as one lower-case text', () => {
  expect([headerText({ precedence: ['Bulk', 'LIST'] }, 'precedence'), headerText({}, 'x')]).toEqual(['bulk list', '']);
});

test('an ordinary reply gives no sign at all', () => {
  const email = anEmail({ text: 'We would like to unsubscribe from paper and go digital. Can you help?' });
  expect([bounceSign(email), autoReplySign(email), notificationSign(email), mailingListSign(email), newsletterSign(email, false)]).toEqual([undefined, undefined, undefined, undefined, undefined]);
});

test.each(['Automatic reply: x', 'Automatische Antwort: x', 'Réponse automatique : x', 'Respuesta automática: x', 'Risposta automatica: x', 'Resposta automática: x', 'Automatisch antwoord: x', 'Out of office: x'])('"%s" is an automatic answer, without any header', (subject) => {
  expect(autoReplySign(anEmail({ subject }))).toBe('subject');
});

test.each(['Undeliverable: x', 'Unzustellbar: x', 'Non remis : x', 'No se puede entregar: x', 'Mancato recapito: x', 'Onbestelbaar: x', 'Delivery Status Notification (Failure)'])('"%s" is a delivery report', (subject) => {
  expect(bounceSign(anEmail({ subject }))).toBe('subject');
});

test('each sign names where it was seen', () => {
  expect(notificationSign(anEmail({ from: { address: 'jira-notifications@tool.example' } }))).toBe('sender');
  expect(mailingListSign(anEmail({ headers: { 'x-mailman-version': ['2.1'] } }))).toBe('x-mailman-version');
  expect(newsletterSign(anEmail({ headers: { precedence: ['bulk'] } }), false)).toBe('precedence');
  expect(newsletterSign(anEmail({ subject: 'Offers', headers: { 'list-unsubscribe': ['<x>'] } }), true)).toBeUndefined();
});
