// Names of companies compared as people mean them: case, accents, punctuation and the legal form don't count, every other word does.

/** Legal forms as they stand at the end of a name, punctuation gone, of up to three words. */
const LEGAL_FORMS: ReadonlySet<string> = new Set([
  ...('inc incorporated corp corporation co company companies ltd limited llc lp llp lllp plc pllc pbc gmbh mbh ag kg kgaa ohg gbr ug se ev sa sas sasu sarl spa srl sapa bv nv cv vof ab as asa aps oy oyj hf ehf ' +
    'pte pty bhd kk gk sl slu sau sll lda ltda doo ood eood kft zrt nyrt sro uab sia tbk jsc pjsc ooo oao cvba sprl').split(' '),
  'y cia', 'et cie', 'a s', 's a', 'n v', 'b v', 's p a', 'l l c', 'sp z oo', 'z oo', 'sdn bhd', 'pt tbk',
]);
const MOST_FORM_WORDS = 3;
const JOINERS: ReadonlySet<string> = new Set(['and', 'und', 'et', 'y', 'e', 'en']);
/** Words at the beginning that people leave out. */
const ARTICLES: ReadonlySet<string> = new Set(['the']);

/**
 * The words of a name that tell it from others, in lower-case ASCII where the script allows, e.g. `The Tarn & Ridge Co., Inc.` → `tarn and ridge`.
 * Two companies with the same form may still be two companies. `''` when nothing is left.
 */
export function normalizeCompanyName(name: string): string {
  const words = wordsOf(name);
  const begin = words.length > 1 && ARTICLES.has(words[0] ?? '') ? 1 : 0;
  let end = words.length;
  for (let form = formAt(words, begin, end); form > 0; form = formAt(words, begin, end)) {
    end -= form;
    // "Tarn & Co." leaves an "and" behind.
    while (end - begin > 1 && JOINERS.has(words[end - 1] ?? '')) end -= 1;
  }
  return words.slice(begin, end).join(' ');
}

/** Whether two names are one company's, as far as names can tell. */
export function isSameCompanyName(one: string, two: string): boolean {
  const normalized = normalizeCompanyName(one);
  return normalized !== '' && normalized === normalizeCompanyName(two);
}

/** How many words before `end` are a legal form; at least one word of the name stays. */
function formAt(words: readonly string[], begin: number, end: number): number {
  for (let count = Math.min(MOST_FORM_WORDS, end - begin - 1); count > 0; count -= 1) if (LEGAL_FORMS.has(words.slice(end - count, end).join(' '))) return count;
  return 0;
}

function wordsOf(name: string): readonly string[] {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    // Marks of registers: `/DE/`, `\NEW\`, `/ADR/`.
    .replace(/[/\\][a-z]{2,4}[/\\]?\s*$/, ' ')
    .replace(/[&+]/g, ' and ')
    .replace(/['’‘`´]/g, '')
    .replace(/[ßœæøłđ]/g, (letter) => plainLetters[letter] ?? letter);
  // Dots within initials join (`S.A.` is `sa`), every other sign parts.
  const joined = plain.replace(/(?<![\p{L}\p{N}])(?:\p{L}\.){2,10}/gu, (initials) => `${initials.replaceAll('.', '')} `);
  return joined.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

const plainLetters: Readonly<Record<string, string>> = { ß: 'ss', œ: 'oe', æ: 'ae', ø: 'o', ł: 'l', đ: 'd' };
