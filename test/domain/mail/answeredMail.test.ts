import { answeredWords } from '../../../src/domain/mail/answeredMail.ts';

test.each([
  ['Outlook', 'From: Jonas Brandt <jb@halvorsen.example>\nSent: Monday, 16 November 2026 09:02\nTo: Priya Raman\nSubject: Cells\n\nCould you send the guide?\n\nRegards\nJonas'],
  ['everybody else', 'On Mon, 16 Nov 2026 at 09:02, Jonas Brandt <jb@halvorsen.example> wrote:\n\n> Could you send the guide?\n>\n> Regards\n> Jonas'],
])('the email a reply answers is read again from below the mark of %s', (_client, quoted) => {
  expect(answeredWords(quoted)).toBe('Could you send the guide?\n\nRegards\nJonas');
});

test('nothing quoted, nothing answered', () => {
  expect([answeredWords(''), answeredWords('\n \n')]).toEqual(['', '']);
});
