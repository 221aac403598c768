// The person a mail sends us to: an address in the writer's own words and the name that goes with it.
import { fold } from './sentences.ts';

export interface NamedPerson {
  readonly name?: string;
  readonly address?: string;
}

const addressPattern = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,190}\.\p{L}{2,24}/gu;
const LONGEST_PASSAGE = 4000;
const spelledMark = /[([{]\s?(?:at|ät|a|arroba|chiocciola|arobase|apenstaartje)\s?[)\]}]|\s(?:at|arroba|chiocciola|arobase)\s/iu;
const spelledDot = '(?:\\s?[(\\[{]\\s?(?:dot|punkt|point|punto|ponto|punt|\\.)\\s?[)\\]}]\\s?|\\s(?:dot|punkt|point|punto|ponto|punt)\\s)';
/** `ida (at) firm.example`, `ida [at] firm [dot] example` */
const bracketedAddress = new RegExp(`([\\p{L}\\p{N}._%+-]{1,64})\\s?[(\\[{]\\s?(?:at|ät|a|arroba|chiocciola|arobase|apenstaartje)\\s?[)\\]}]\\s?([\\p{L}\\p{N}-]{1,63}(?:(?:\\.|${spelledDot})[\\p{L}\\p{N}-]{1,63}){1,4})`, 'giu');
/** `ida at firm dot example`: both marks spelled, or "look at firm.example" would be an address. */
const spokenAddress = new RegExp(`([\\p{L}\\p{N}._%+-]{1,64})\\s(?:at|arroba|chiocciola|arobase)\\s([\\p{L}\\p{N}-]{1,63}(?:${spelledDot}[\\p{L}\\p{N}-]{1,63}){1,4})`, 'giu');
const anyDot = new RegExp(`\\.|${spelledDot}`, 'giu');
/** Before an address that is the writer's own or one to leave alone. */
const notTheirs = /(?:^|[^a-z])(?:my|mine|our|mein\w{0,2}|unser\w{0,2}|ma|mon|notre|mi|nuestr[oa]|mia|mio|nostr[oa]|minha|meu|noss[oa]|mijn|ons|onze|instead of|rather than|not|statt|anstatt|nicht|nicht mehr|pas|plus|au lieu de|no|ya no|en vez de|non|invece di|nao|em vez de|niet|in plaats van)\s(?:(?:new|neue|work|private|private|personal|e-?mail|mail|adresse|address|adres|direccion|correo|indirizzo|endereco|courriel|via|an|to|to|at|a|is|ist|est|es|e|old|alte|alten|the|die|der|unter|naar)[\s:(<]*){0,4}$/;

interface AddressAt {
  readonly address: string;
  readonly at: number;
}

/** Addresses of a passage in order, also those spelled with "(at)". */
function addressesIn(passage: string): readonly AddressAt[] {
  const text = passage.slice(0, LONGEST_PASSAGE);
  const found: AddressAt[] = [...text.matchAll(addressPattern)].map((match) => ({ address: match[0].toLowerCase(), at: match.index }));
  if (!spelledMark.test(text)) return found;
  for (const pattern of [bracketedAddress, spokenAddress]) {
    for (const match of text.matchAll(pattern)) found.push({ address: `${match[1] ?? ''}@${(match[2] ?? '').replace(anyDot, '.')}`.toLowerCase(), at: match.index });
  }
  return found.filter(({ address }) => /\.\p{L}{2,24}$/u.test(address)).sort((one, two) => one.at - two.at);
}
// A given name and one to three further parts; particles stay small.
const namePattern = /\p{Lu}[\p{L}’'-]{1,25}(?:\s(?:(?:de|da|do|dos|del|della|di|van|von|den|der|ten|ter|la|le|zu|af|bin|el)\s){0,2}\p{Lu}[\p{L}’'.-]{1,25}){1,3}/gu;
const notNames = new Set(
  'guten liebe lieber sehr dear hello hi hallo bonjour hola buongiorno bom boa herr herrn frau mr mrs ms sr sra monsieur madame signor signora mevrouw meneer kind best viele many thanks merci gracias grazie please bitte ich wir we il la el die der das the my our your ihr our bei den dem re aw sie ihnen uns mir ihn ihm usted me us you lei voi vous u'.split(' '),
);

function withoutTitle(name: string): string {
  const words = name.split(/\s+/);
  while (words.length > 1 && notNames.has(fold(words[0] ?? '').replace(/[^a-z]/g, ''))) words.shift();
  return words.join(' ');
}

function namesIn(text: string): readonly { readonly name: string; readonly at: number }[] {
  return [...text.slice(0, 1500).matchAll(namePattern)]
    .map((match) => ({ name: withoutTitle(match[0]).replace(/[.,']+$/, ''), at: match.index }))
    .filter(({ name }) => (name.includes(' ') || name.length > 3) && !notNames.has(fold(name.slice(name.lastIndexOf(' ') + 1))));
}

function fitsAddress(name: string, address: string): boolean {
  const local = fold(address.slice(0, address.indexOf('@')));
  const parts = fold(name).split(/[\s-]+/).filter((part) => part.length > 1);
  const last = parts[parts.length - 1] ?? '';
  return (last.length > 2 && local.includes(last.slice(0, 8))) || (parts[0] !== undefined && parts[0].length > 2 && local.includes(parts[0]));
}

/** The address a passage sends to: not one of `others`, not the writer's own, best one with its owner's name beside it. */
function addressOf(passage: string, names: ReturnType<typeof namesIn>, others: readonly string[]): AddressAt | undefined {
  const known = new Set(others.map((address) => address.toLowerCase()));
  const candidates = addressesIn(passage).filter(({ address }) => !known.has(address));
  if (candidates.length < 2) return candidates[0];
  const theirs = candidates.filter(({ at }) => !notTheirs.test(fold(passage.slice(Math.max(0, at - 40), at))));
  const choice = theirs.length > 0 ? theirs : candidates;
  return choice.find(({ address }) => names.some(({ name }) => fitsAddress(name, address))) ?? choice[0];
}

/** Person named in a passage: the address, and the name that fits it or stands nearest before it; without an address the first full name. `others` are addresses that are never meant: the writer's and the reader's own. */
export function personIn(passage: string, others: readonly string[] = []): NamedPerson | undefined {
  const names = namesIn(passage);
  const found = addressOf(passage, names, others);
  if (found === undefined) {
    const first = names.find(({ name }) => name.includes(' '));
    return first === undefined ? undefined : { name: first.name };
  }
  const { address } = found;
  const fitting = names.find(({ name }) => fitsAddress(name, address));
  const single = [...passage.slice(0, 1500).matchAll(/\p{Lu}[\p{L}’'-]{2,25}/gu)].map((match) => match[0]).find((word) => fitsAddress(word, address) && !notNames.has(fold(word)));
  const before = [...names].reverse().find(({ at }) => at < found.at && found.at - at < 60);
  const name = fitting?.name ?? single ?? before?.name;
  return { address, ...(name === undefined ? {} : { name }) };
}

/** True when a text names an address. */
export function namesAddress(text: string): boolean {
  return addressesIn(text).length > 0;
}
