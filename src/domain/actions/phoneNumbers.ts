// Telephone numbers as people write them in an email, and as a telephone takes them.
import { plainWords, splitSentences } from '../words/sentences.ts';

/** Digits of a number in the world's numbering plan (ITU-T E.164): at most 15; with fewer than 7 nobody is reached from outside. */
const FEWEST_DIGITS = 7;
const MOST_DIGITS = 15;
/** Two numbers that end alike are one number, written with and without country. */
const SAME_ENDING = 7;
/** Characters of own words looked at; more is a document. */
const MOST_READ = 8000;
const MOST_NUMBERS = 2;

const numberLike = /(?<![\p{L}\p{N}+#@./-])\+?[\d(][\d ().\u00a0/–-]{5,24}\d(?![\p{L}\p{N}%€$£@])/gu;
const datePattern = /^(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2})(?!\d)/;
const phoneWords = new Set('phone telephone tel mobile cell number handy handynummer mobil nummer telefon telefonnummer durchwahl rufnummer telephone portable numero fixe ligne joindre movil telefono celular cellulare telemovel telefone celular mobiel telefoon telefoonnummer gsm call ring anrufen appelez rappelez llame llamame chiami chiamami ligue liga bel bellen reach'.split(' '));

/** The numbers in a text, as written, in order; dates, prices and other long numbers are left out. At most two. */
export function phoneNumbersIn(text: string): readonly string[] {
  const found: string[] = [];
  for (const sentence of splitSentences(text.slice(0, MOST_READ))) {
    const speaksOfPhones = plainWords(sentence.text).some((word) => phoneWords.has(word));
    for (const [written] of sentence.text.matchAll(numberLike)) {
      const number = written.trim();
      if (isPhoneNumber(number, speaksOfPhones) && !found.some((other) => isSameNumber(other, number))) found.push(number);
    }
  }
  return found.slice(0, MOST_NUMBERS);
}

/** Elsewhere than beside a word for telephones only a number that begins as one to be dialled is taken for one. */
function isPhoneNumber(written: string, speaksOfPhones: boolean): boolean {
  const digits = digitsOf(written);
  if (digits.length < FEWEST_DIGITS || digits.length > MOST_DIGITS || datePattern.test(written)) return false;
  return speaksOfPhones || written.startsWith('+') || /^\(?0/.test(written);
}

function digitsOf(written: string): string {
  return written.replace('(0)', '').replace(/\D/g, '');
}

/** Whether two ways of writing lead to the same telephone, as far as their last digits tell. */
export function isSameNumber(one: string, other: string): boolean {
  const [digits, others] = [digitsOf(one), digitsOf(other)];
  return digits.length >= SAME_ENDING && digits.slice(-SAME_ENDING) === others.slice(-SAME_ENDING);
}

/** A `tel:` address (RFC 3966) of a number as written: digits and at most one plus, nothing else; undefined when it can't be dialled. */
export function dialLink(written: string): string | undefined {
  const [first = ''] = written.split(/\b(?:ext|x|durchwahl|poste|int)\b/i);
  const digits = digitsOf(first);
  if (digits.length < 3 || digits.length > MOST_DIGITS) return undefined;
  const isInternational = first.trim().startsWith('+');
  return isInternational ? `tel:+${digits}` : digits.startsWith('00') ? `tel:+${digits.slice(2)}` : `tel:${digits}`;
}
