import { contactWeight, isFullName, isNameLike, readSignature } from '../../../src/domain/mail/contactData.ts';

test('one line can say title and company', () => {
  expect(readSignature(['Jonas Brandt', 'Head of Operations, Halvorsen Foods AG', 'T +49 40 555 0101'])).toEqual({ name: 'Jonas Brandt', jobTitle: 'Head of Operations', company: 'Halvorsen Foods AG', phone: '+49 40 555 0101' });
  expect(readSignature(['', '--'])).toBeUndefined();
});

test('closing words, first name, dashes and what a phone adds are no data', () => {
  expect(readSignature(['Best regards', 'Jonas', '-- ', 'Dr. Jonas Brandt', 'Leiter Einkauf', 'Halvorsen Foods GmbH | www.halvorsen.example', 'Get Outlook for iOS'])).toEqual({ name: 'Dr. Jonas Brandt', jobTitle: 'Leiter Einkauf', company: 'Halvorsen Foods GmbH', website: 'www.halvorsen.example' });
  expect(readSignature(['Thanks!', 'Sent from my Samsung Galaxy'])).toBeUndefined();
});

test('names, contact data and prose weigh differently', () => {
  expect([isFullName('Jonas Brandt'), isFullName('Ing. Ulises Barrientos Cano'), isFullName('Jonas'), isFullName('two cells'), isFullName('Halvorsen Foods GmbH')]).toEqual([true, true, false, false, false]);
  expect([isNameLike('Jonas'), isNameLike('we take the second one please'), isNameLike('12 cells')]).toEqual([true, false, false]);
  expect(contactWeight('Halvorsen Foods GmbH | +49 40 555 0101')).toBeGreaterThan(3);
  expect(contactWeight('We take the second one.')).toBe(0);
});
