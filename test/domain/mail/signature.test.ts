import { isSignOff, readSignature, splitSignature } from '../../../src/domain/mail/signature.ts';

test.each(['Best regards,', 'Mit freundlichen Grüßen', 'Viele Grüße aus Hamburg', 'Cordialement,', 'Un saludo', 'Cordiali saluti', 'Abraço', 'Met vriendelijke groet,', 'Thanks!'])('"%s" says goodbye', (line) => {
  expect(isSignOff(line)).toBe(true);
});

test.each(['As regards the price, we agree.', 'Thanks for the brochure and the visit last week', 'Best of all is the price'])('"%s" does not', (line) => {
  expect(isSignOff(line)).toBe(false);
});

test('contact data below the goodbye goes, the goodbye and a first name stay', () => {
  expect(splitSignature(['Yes.', '', 'Regards', 'Jonas', '', 'Jonas Brandt', 'Halvorsen Foods GmbH'])).toEqual({ own: ['Yes.', '', 'Regards', 'Jonas'], signature: ['', 'Jonas Brandt', 'Halvorsen Foods GmbH'] });
});

test('a postscript and a question below the goodbye stay', () => {
  const lines = ['Yes.', 'Regards', 'Jonas', 'PS: bring the drawing'];
  expect(splitSignature(lines).own).toEqual(lines);
  const asked = ['Yes.', 'Thanks', 'Jonas', 'Did you get the drawing?'];
  expect(splitSignature(asked).own).toEqual(asked);
});

test('a legal notice at the end goes', () => {
  expect(splitSignature(['Yes, two cells.', '', 'This email is confidential. If you are not the intended recipient, delete it.']).own).toEqual(['Yes, two cells.', '']);
});

test('one line can say title and company', () => {
  expect(readSignature(['Jonas Brandt', 'Head of Operations, Halvorsen Foods AG', 'T +49 40 555 0101'])).toEqual({ name: 'Jonas Brandt', jobTitle: 'Head of Operations', company: 'Halvorsen Foods AG', phone: '+49 40 555 0101' });
  expect(readSignature(['', '--'])).toBeUndefined();
});
