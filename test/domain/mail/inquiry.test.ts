import { inquiryOf } from '../../../src/domain/mail/inquiry.ts';
import { anEmail } from '../examples.ts';

test('a mail that answers is a reply, by headers or subject', () => {
  expect(inquiryOf(anEmail({ subject: 'Re: offer', text: 'Thanks.' }))).toBe('reply');
  expect(inquiryOf(anEmail({ subject: 'offer', text: 'Thanks.', headers: { references: ['<a@b.example>'] } }))).toBe('reply');
});

test.each([
  'Could you send a price for two cells',
  'We are looking for a palletizer for bags of 25 kg.',
  'Wir suchen eine Palettierzelle und bitten um ein Angebot.',
  'Nous souhaitons recevoir un devis pour deux cellules.',
  'Necesitamos un presupuesto para una celda.',
  'Vorremmo ricevere un preventivo per due celle.',
  'Gostaríamos de receber um orçamento.',
  'Graag ontvangen wij een offerte voor twee cellen.',
  'Do your cells run at -20 °C?',
])('the first mail of somebody who wants something is an inquiry: %s', (text) => {
  expect(inquiryOf(anEmail({ subject: 'PalletCell', text }))).toBe('first-inquiry');
});

test('thanks, news and links are none', () => {
  for (const text of ['Thank you for the nice evening.', 'Our line runs since Monday. Best regards', 'See https://x.example/?a=1?']) expect(inquiryOf(anEmail({ subject: 'Hello', text }))).toBeUndefined();
});

test('a forwarded mail is no answer', () => {
  expect(inquiryOf(anEmail({ subject: 'Fwd: PalletCell', text: 'Is this for us?' }))).toBe('first-inquiry');
});
