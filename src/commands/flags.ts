// Reads command-line flags strictly: a flag nobody knows is an error, never ignored.

/** A wrong flag; the message is one sentence. Commands exit with 2. */
export class FlagError extends Error {}

export interface FlagKinds {
  readonly [name: string]: 'switch' | 'text' | 'port';
}

export type FlagValues<Kinds extends FlagKinds> = { readonly [Name in keyof Kinds]?: Kinds[Name] extends 'switch' ? true : Kinds[Name] extends 'port' ? number : string };

/**
 * @param words `process.argv.slice(2)`
 * @throws FlagError for an unknown flag, a missing value or a port that is none.
 */
export function readFlags<Kinds extends FlagKinds>(words: readonly string[], kinds: Kinds): FlagValues<Kinds> {
  const values: Record<string, string | number | true> = {};
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    const [name, given] = splitFlag(word);
    const kind = kinds[name];
    if (!word.startsWith('--') || kind === undefined) {
      throw new FlagError(`There is no option ${word}. Options: ${Object.keys(kinds).map((each) => `--${each}`).join(', ')}.`);
    }
    if (kind === 'switch') {
      values[name] = true;
      continue;
    }
    const value = given ?? words[++index];
    if (value === undefined || value.startsWith('--')) throw new FlagError(`--${name} needs a value.`);
    values[name] = kind === 'port' ? portOf(name, value) : value;
  }
  return values as FlagValues<Kinds>;
}

function splitFlag(word: string): readonly [string, string | undefined] {
  const equals = word.indexOf('=');
  return equals < 0 ? [word.slice(2), undefined] : [word.slice(2, equals), word.slice(equals + 1)];
}

function portOf(name: string, value: string): number {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new FlagError(`--${name} must be a number between 1 and 65535, not ${value}.`);
  return port;
}
