import { openedSentence, openSources } from '../../../src/standalone/outlook/opening.ts';

test('one damaged file costs no other, and is named with its reason', async () => {
  const text = (content: string) => () => Promise.resolve(content);
  const results = await openSources(
    [
      { name: 'good.eml', read: text('From: a@b.example\r\nSubject: Good\r\n\r\nx') },
      { name: 'empty.eml', read: text('') },
      { name: 'gone.eml', read: () => Promise.reject(new Error('no such file')) },
      { name: 'last.eml', read: text('From: c@d.example\r\n\r\ny') },
    ],
    new Date(0),
  );
  expect(results.map((result) => ('message' in result ? result.message.from.address : 'problem'))).toEqual(['a@b.example', 'problem', 'problem', 'c@d.example']);
  expect(openedSentence(results)).toBe('2 messages opened. empty.eml: This file is empty. gone.eml: This file could not be read.');
});
