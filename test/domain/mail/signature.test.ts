import { isSignatureBelow, splitSignature } from '../../../src/domain/mail/signature.ts';

test('contact data below the goodbye goes, the goodbye and a first name are closing words', () => {
  expect(splitSignature(['Yes.', '', 'Regards', 'Jonas', '', 'Jonas Brandt', 'Halvorsen Foods GmbH'])).toEqual({ own: ['Yes.', ''], closing: ['Regards', 'Jonas'], signature: ['', 'Jonas Brandt', 'Halvorsen Foods GmbH'] });
});

test.each([
  ['a name and a title', ['Two, please.', '', 'Neil Abrams', 'Head of supply chain, Daventry Wheels']], ['the same name twice', ['Two, please.', '', 'Nora', '', 'Nora Quinn | Theatre | St Olaf’s']],
  ['a name, a title and a firm', ['Deux, merci de confirmer.', '', 'Luc Garnier', 'Responsable travaux neufs', 'Fonderies du Lac']], ['a notice right below', ['Two, please.', '', 'Hugh Carver', 'Managing Partner', `Carver LLP is authorised and regulated; this message may be privileged and is for its intended recipient. ${'x'.repeat(80)}`]],
])('without closing words %s are a signature', (_what, lines) => {
  expect(splitSignature(lines).own.join('\n').trim().split('\n')[0]).toBe(lines[0]);
  expect(splitSignature(lines).own.join('\n')).not.toContain(lines[lines.length - 1]);
});

test.each([
  ['a postscript', ['Yes.', 'Regards', 'Jonas', 'PS: bring the drawing']], ['a question below the goodbye', ['Yes.', 'Thanks', 'Jonas', 'Did you get the drawing?']], ['people to invite', ['Please invite:', '', 'Mara Quist', 'Ole Dahl']],
  ['people named without a colon', ['Three of us will come', '', 'Mara Quist', 'Ole Dahl', 'Jonas Brandt']], ['an address asked for', ['Ship it to this address:', '', 'Halvorsen Foods GmbH', 'Hafenstr. 1, +49 40 555 0101']],
  ['a phone number in a sentence', ['Call me: +49 40 555 0101']], ['a sentence below thanks', ['Hi Priya,', 'thanks!', '', 'Tuesday at 10:00 works.', 'Jonas']], ['a list', ['We need:', '', '- cells', '- pears']], ['thanks alone', ['Hi Priya,', '', 'Thanks!', 'Jonas']],
])('%s stays', (_what, lines) => {
  expect(splitSignature(lines).own).toEqual(lines);
});

test('people say goodbye by shape, by a dash before their name, and twice', () => {
  expect(splitSignature(['No time tomorrow.', '', 'Sorry again,', 'Steph']).closing).toEqual(['Sorry again,', 'Steph']);
  expect(splitSignature(['The drawing is fine.', '-jonas']).closing).toEqual(['-jonas']);
  expect(splitSignature(['The drawing is fine.', '', 'Thanks!', '', 'Best regards', 'Jonas']).own).toEqual(['The drawing is fine.', '']);
});

test('a legal notice at the end goes', () => {
  expect(splitSignature(['Yes, two cells.', '', 'This email is confidential. If you are not the intended recipient, delete it.']).own).toEqual(['Yes, two cells.', '']);
});

test('three blocks of contact data are a signature, four are a list of people', () => {
  const blocks = (count: number): string[] => ['These are ours.', ...Array.from({ length: count }, (_, index) => ['', `Ole Dahl | Plant ${index} | Halvorsen AG`]).flat()];
  expect([splitSignature(blocks(3)).signature.length, splitSignature(blocks(4)).signature.length]).toEqual([5, 0]);
});

test('signatures and notices below one another go together', () => {
  const pair = ['', 'Ole Dahl | Halvorsen AG', '', 'This email is confidential, for its intended recipient only.'];
  expect(splitSignature(['Two cells.', ...pair, ...pair, ...pair]).own.join('\n').trim()).toBe('Two cells.');
});

test('a first signature spares guessing a second', () => {
  expect(splitSignature(['Two, please.', '', 'Jonas Brandt', 'Head of Operations'], true).own).toHaveLength(4);
});

test('what can stand below dashes', () => {
  expect([isSignatureBelow(['Roman']), isSignatureBelow(['', 'John Doe', 'Acme Ltd']), isSignatureBelow(['Reply to this email directly or view it on the web. You are receiving this because you asked.']), isSignatureBelow([])]).toEqual([true, true, true, true]);
  expect([isSignatureBelow(['1. unpack', '2. wire', '---', 'Then call me.']), isSignatureBelow(['Then call me.']), isSignatureBelow(['When can we start?'])]).toEqual([false, false, false]);
});
