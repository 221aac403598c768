import { isPlainSignOff, isSignOff } from '../../../src/domain/mail/closingWords.ts';

test.each(['Best regards,', 'Mit freundlichen Grüßen', 'Viele Grüße aus Hamburg', 'Cordialement,', 'Un saludo', 'Atte.', 'Cordiali saluti', 'Abraço', 'Met vriendelijke groet,', 'Thanks!', 'Med venlig hilsen', 'Ystävällisin terveisin', 'Pozdrawiam', 'С уважением,', 'Thanks, Jonas', 'Danke & Gruß'])('"%s" says goodbye', (line) => {
  expect([isSignOff(line) || isPlainSignOff(line), isPlainSignOff(line)]).toEqual([true, true]);
});

test.each(['As regards the price, we agree.', 'Thanks for the brochure and the visit last week', 'Best of all is the price', 'Regards to Priya. See you on Tuesday at 10:00', ''])('"%s" does not', (line) => {
  expect(isSignOff(line)).toBe(false);
});

test('thanks for something are words of the writer, though the mail may end with them', () => {
  expect([isSignOff('Thanks for your help'), isPlainSignOff('Thanks for your help'), isPlainSignOff('Gracias por la información')]).toEqual([true, false, false]);
});
