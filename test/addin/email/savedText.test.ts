// What of an email is written into the CRM.
import { savedTextOf } from '../../../src/addin/email/savedText.ts';
import { setLanguage } from '../../../src/addin/strings.ts';

const email = {
  text: ' Hi Maya,\nplease see the drawing. \n',
  quoted: 'On Monday Maya wrote:\n> Hello',
  attachments: [{ name: 'hall 3.dwg', size: 1_240_000 }, { name: 'note.txt', size: 312 }, { name: 'photo.jpg', size: 48_600 }],
};

test('[O5] the CRM gets the own words, the earlier conversation below them, and the names and sizes of the files at the foot', async () => {
  await setLanguage('en-GB');
  expect(savedTextOf(email)).toBe(
    'Hi Maya,\nplease see the drawing.\n\nEarlier in this conversation:\nOn Monday Maya wrote:\n> Hello\n\n3 attachments, kept in Outlook:\nhall 3.dwg (1.2 MB)\nnote.txt (312 byte)\nphoto.jpg (49 kB)',
  );
});

test('[O5] an email of own words only is saved as them alone, and one without any has no empty parts', () => {
  expect(savedTextOf({ text: 'Thanks.', quoted: '', attachments: [] })).toBe('Thanks.');
  expect(savedTextOf({ text: '', quoted: ' ', attachments: [{ name: 'a', size: 0 }] })).toBe('1 attachment, kept in Outlook:\na (0 byte)');
});
