import { joinLines, takeApart } from '../../../src/domain/mail/ownWords.ts';

test('a body falls into own words, signature and history, with the reason', () => {
  const parts = takeApart({ text: 'Yes.\n-- \nJonas\nHalvorsen\n\nOn Tue, Nov 17, 2026 at 9:02 AM A <a@b.example> wrote:\n> Two?\n' });
  expect(parts).toMatchObject({ own: ['Yes.'], cutAt: 'signature-dashes' });
  expect(parts.signature.join(' ')).toContain('Jonas Halvorsen');
  expect(parts.quoted.join(' ')).toContain('> Two?');
});

test('quotes without a reply header are the writer’s own choice and stay between own words', () => {
  expect(takeApart({ text: '> Which PLC?\n\nAn S7.\n\n> old' }).own).toEqual(['> Which PLC?', '', 'An S7.']);
});

test('what turns or hides text is taken out', () => {
  expect(takeApart({ text: 'a\u202eb\u200bc\ufeff' }).own).toEqual(['abc']);
});

test('at most one empty line in a row, none at the ends, cut at the limit', () => {
  expect(joinLines(['', 'a ', '', '', 'b', ''])).toBe('a\n\nb');
  expect(joinLines(['aaaa', 'bbbb'], 6)).toBe('aaaa');
});
