// Character references of HTML, those that mail contains.

const latinNames =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'.split(
    ' ',
  );
const entities = new Map<string, string>([
  ...latinNames.map((name, index): [string, string] => [name, String.fromCharCode(160 + index)]),
  ['amp', '&'], ['lt', '<'], ['gt', '>'], ['quot', '"'], ['apos', "'"], ['euro', '€'], ['hellip', '…'], ['ndash', '–'], ['mdash', '—'],
  ['lsquo', '‘'], ['rsquo', '’'], ['sbquo', '‚'], ['ldquo', '“'], ['rdquo', '”'], ['bdquo', '„'], ['bull', '•'], ['trade', '™'],
  ['oelig', 'œ'], ['OElig', 'Œ'], ['scaron', 'š'], ['Scaron', 'Š'], ['zwnj', '\u200c'], ['zwj', '\u200d'], ['ensp', ' '], ['emsp', ' '], ['thinsp', ' '],
]);

function decodeEntity(name: string): string | undefined {
  if (!name.startsWith('#')) return entities.get(name);
  const hexadecimal = name[1] === 'x' || name[1] === 'X';
  const code = hexadecimal ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  if (!Number.isFinite(code) || code < 9 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
  return String.fromCodePoint(code);
}

/** `&auml;`, `&#228;`, `&#xe4;` → `ä`; what is no entity stays as written. */
export function decodeEntities(text: string): string {
  let at = text.indexOf('&');
  if (at < 0) return text;
  let out = '';
  let from = 0;
  while (at >= 0) {
    const end = text.indexOf(';', at + 1);
    if (end < 0) break;
    const letters = end - at <= 10 ? decodeEntity(text.slice(at + 1, end)) : undefined;
    if (letters !== undefined) {
      out += text.slice(from, at) + letters;
      from = end + 1;
    }
    at = text.indexOf('&', letters === undefined ? at + 1 : end + 1);
    // A stretch without any semicolon near is skipped at once: `&&&&…` must not look for the same far end again and again.
    if (at >= 0 && at < end - 10) at = text.indexOf('&', end - 10);
  }
  return out + text.slice(from);
}
