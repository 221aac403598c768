// Is this text an address of today's mail? RFC 5321, 5322 and 6531 as people use them: dotted domain, no quoted or commented forms, domain names as IDNA 2008 allows them.
import { domainToAscii, domainToLetters } from './mail/internationalDomain.ts';

/** Why a text is no address; each has its sentence. */
export type SyntaxProblem = 'missing-at' | 'empty-local-part' | 'bad-local-part' | 'misplaced-dot' | 'too-long' | 'empty-domain' | 'dotless-domain' | 'bad-domain' | 'bad-top-level-domain';

// RFC 5322 atext and the dot; RFC 6531 adds everything beyond ASCII, of which we take what can be seen: letters, marks, numbers, punctuation and symbols.
const localPart = /^(?!\p{M})(?:[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]|(?![\0-\x7f])[\p{L}\p{M}\p{N}\p{P}\p{S}])+$/u;
/** ASCII that may not stand bare before the @: what a letter beyond ASCII falls apart into must not smuggle it in (`≮` is `<` and a stroke). */
const asciiSpecials = /[\0-\x20()<>[\]:;@\\,"\x7f]/;
// IDNA 2008 (RFC 5892): letters, marks that don't enclose, decimal digits, and the few exceptions; never at the start a mark.
const domainLabel = /^(?!\p{M})[\p{L}\p{Mn}\p{Mc}\p{Nd}\u3007\u30fb\u00b7\u200c\u200d-]+$/u;
const disallowed = /[\u0640\u07fa\u302e\u302f\u3031-\u3035\u303b\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]/u;
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const leftToRight = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Devanagari}\p{Script=Thai}\p{Script=Georgian}\p{Script=Armenian}]/u;
const LONGEST_LOCAL = 64;
const LONGEST_ADDRESS = 254;
const LONGEST_DOMAIN = 253;
const LONGEST_LABEL = 63;

/** Length in UTF-8, which is what the limits of RFC 5321 count. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

function problemOfLocal(local: string): SyntaxProblem | undefined {
  if (local === '') return 'empty-local-part';
  if (local.startsWith('.') || local.endsWith('.') || local.includes('..')) return 'misplaced-dot';
  if (!localPart.test(local)) return 'bad-local-part';
  return [...local].some((letter) => letter > '\x7f' && asciiSpecials.test(letter.normalize('NFD'))) ? 'bad-local-part' : undefined;
}

/** RFC 5893, as far as one label can break it: right-to-left labels start so, hold no left-to-right letters, end with one of theirs or a digit. */
function breaksBidi(label: string): boolean {
  if (!rightToLeft.test(label)) return false;
  const letters = [...label.replace(/\p{M}+$/u, '')];
  const last = letters[letters.length - 1] ?? '';
  return !(rightToLeft.test(letters[0] ?? '') && /\p{L}/u.test(letters[0] ?? '')) || leftToRight.test(label) || !(rightToLeft.test(last) || /\p{Nd}/u.test(last));
}

function joinsProperly(label: string): boolean {
  return !/[\u200c\u200d]/.test(label) || [...label.matchAll(/[\u200c\u200d]/g)].every(({ index }) => /\p{M}/u.test(label[index - 1] ?? '') || (rightToLeft.test(label[index - 1] ?? '') && rightToLeft.test(label[index + 1] ?? '')));
}

/** A label in letters or in its `xn--` spelling, which must be the one its letters have. */
function isLabel(written: string): boolean {
  const label = written.toLowerCase();
  if (label === '' || label.startsWith('-') || label.endsWith('-') || label.length > LONGEST_LABEL) return false;
  if (label.startsWith('xn--')) {
    const letters = domainToLetters(label);
    return letters !== label && /[^\0-\x7f]/.test(letters) && domainToAscii(letters) === label && isLabel(letters);
  }
  if (label.slice(2, 4) === '--' || !domainLabel.test(label) || disallowed.test(label)) return false;
  if (label.normalize('NFKC') !== label.normalize('NFC')) return false;
  return domainToAscii(label.normalize('NFC')).length <= LONGEST_LABEL && joinsProperly(label) && !breaksBidi(label);
}

function problemOfDomain(domain: string): SyntaxProblem | undefined {
  if (domain === '') return 'empty-domain';
  const labels = domain.split('.');
  if (!labels.every(isLabel)) return labels.length < 2 || labels.includes('') ? (labels.length < 2 ? 'dotless-domain' : 'misplaced-dot') : 'bad-domain';
  if (labels.length < 2) return 'dotless-domain';
  const top = labels[labels.length - 1] ?? '';
  return top.length < 2 || !/[\p{L}\p{M}]$/u.test(domainToLetters(top.toLowerCase())) ? 'bad-top-level-domain' : undefined;
}

/**
 * Why a text can't be an address; undefined when it can. Blanks and display names around it are not forgiven. Whether anybody reads there is not asked.
 * Compatibility letters (full-width and the like) are refused in domains, where they would be another spelling of another name.
 */
export function syntaxProblemOf(address: string): SyntaxProblem | undefined {
  if (address.length > 4 * LONGEST_ADDRESS) return 'too-long';
  const at = address.lastIndexOf('@');
  if (at < 0) return 'missing-at';
  const local = address.slice(0, at);
  const domain = address.slice(at + 1);
  const problem = problemOfLocal(local) ?? problemOfDomain(domain);
  if (problem !== undefined) return problem;
  const asciiDomain = domainToAscii(domain.toLowerCase().normalize('NFC'));
  const isLong = bytesOf(local) > LONGEST_LOCAL || asciiDomain.length > LONGEST_DOMAIN || bytesOf(local) + 1 + Math.max(asciiDomain.length, bytesOf(domain)) > LONGEST_ADDRESS;
  return isLong ? 'too-long' : undefined;
}
