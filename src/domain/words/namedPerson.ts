// The person a mail sends us to: an address in the writer's own words and the name that goes with it.
import { fold } from './sentences.ts';

export interface NamedPerson {
  readonly name?: string;
  readonly address?: string;
}

const addressPattern = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,190}\.\p{L}{2,24}/u;
// A given name and one to three further parts; particles stay small.
const namePattern = /\p{Lu}[\p{L}’'-]{1,25}(?:\s(?:(?:de|da|do|dos|del|della|di|van|von|den|der|ten|ter|la|le|zu|af|bin|el)\s){0,2}\p{Lu}[\p{L}’'.-]{1,25}){1,3}/gu;
const notNames = new Set(
  'guten liebe lieber sehr dear hello hi hallo bonjour hola buongiorno bom boa herr herrn frau mr mrs ms sr sra monsieur madame signor signora mevrouw meneer kind best viele many thanks merci gracias grazie please bitte ich wir we il la el die der das the my our your ihr our bei den dem re aw'.split(' '),
);

function withoutTitle(name: string): string {
  const words = name.split(/\s+/);
  while (words.length > 1 && notNames.has(fold(words[0] ?? '').replace(/[^a-z]/g, ''))) words.shift();
  return words.join(' ');
}

function namesIn(text: string): readonly { readonly name: string; readonly at: number }[] {
  return [...text.slice(0, 1500).matchAll(namePattern)]
    .map((match) => ({ name: withoutTitle(match[0]).replace(/[.,']+$/, ''), at: match.index }))
    .filter(({ name }) => name.includes(' ') || name.length > 3);
}

function fitsAddress(name: string, address: string): boolean {
  const local = fold(address.slice(0, address.indexOf('@')));
  const parts = fold(name).split(/[\s-]+/).filter((part) => part.length > 1);
  const last = parts[parts.length - 1] ?? '';
  return (last.length > 2 && local.includes(last.slice(0, 8))) || (parts[0] !== undefined && parts[0].length > 2 && local.includes(parts[0]));
}

/** Person named in a passage: the address, and the name that fits it or stands nearest before it; without an address the first full name. */
export function personIn(passage: string): NamedPerson | undefined {
  const found = addressPattern.exec(passage.slice(0, 4000));
  const names = namesIn(passage);
  if (found === null) {
    const first = names.find(({ name }) => name.includes(' '));
    return first === undefined ? undefined : { name: first.name };
  }
  const address = found[0].toLowerCase();
  const fitting = names.find(({ name }) => fitsAddress(name, address));
  const single = [...passage.slice(0, 1500).matchAll(/\p{Lu}[\p{L}’'-]{2,25}/gu)].map((match) => match[0]).find((word) => fitsAddress(word, address) && !notNames.has(fold(word)));
  const before = [...names].reverse().find(({ at }) => at < found.index && found.index - at < 60);
  const name = fitting?.name ?? single ?? before?.name;
  return { address, ...(name === undefined ? {} : { name }) };
}

/** True when a text names an address. */
export function namesAddress(text: string): boolean {
  return addressPattern.test(text.slice(0, 4000));
}
