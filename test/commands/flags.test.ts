import { FlagError, readFlags } from '../../src/commands/flags.ts';

const kinds = { port: 'port', reset: 'switch', mail: 'text' } as const;

test('flags are read in both spellings', () => {
  expect(readFlags(['--port', '3001', '--reset', '--mail=./mails'], kinds)).toEqual({ port: 3001, reset: true, mail: './mails' });
  expect(readFlags([], kinds)).toEqual({});
});

test.each([
  [['--prot', '1'], 'There is no option --prot'],
  [['port'], 'There is no option port'],
  [['--port'], '--port needs a value'],
  [['--mail', '--reset'], '--mail needs a value'],
  [['--port', '0'], 'between 1 and 65535'],
  [['--port', '80.5'], 'between 1 and 65535'],
])('%j is refused with a sentence', (words, sentence) => {
  expect(() => readFlags(words, kinds)).toThrow(FlagError);
  expect(() => readFlags(words, kinds)).toThrow(sentence);
});
