// Mail HTML to lines of text by one pass of our own: no tree, no patterns over the whole text, so time grows with length only.
// Keeps what the reply marks need: how deep a line is quoted, where a client says "from here on it is history", where a signature stands.

/** One line of a mail body. */
export interface BodyLine {
  readonly text: string;
  /** Depth of quotation: `>` signs, or block quotes around it. */
  readonly depth: number;
  /** A client's own mark right before this line: `hard` = all that follows is history, `soft` = a reply header may follow. */
  readonly mark?: { readonly kind: 'hard' | 'soft'; readonly name: string };
  /** The client says this line belongs to the writer's signature. */
  readonly signature?: boolean;
}

const LONGEST_TAG = 4000;
const DEEPEST = 256;
const MOST_LINES = 20000;

const blockTags = new Set(
  'address article aside blockquote center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody tfoot thead tr ul body html title'.split(' '),
);
const silentTags = new Set(['style', 'script', 'title', 'head', 'template', 'noscript', 'xml', 'textarea', 'select', 'svg', 'object']);

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

function attribute(tag: string, lower: string, name: string): string {
  const at = lower.indexOf(`${name}=`);
  if (at <= 0) return '';
  const before = lower[at - 1] ?? '';
  if (before !== ' ' && before !== '\n' && before !== '\t' && before !== '"' && before !== "'") return '';
  const start = at + name.length + 1;
  const quote = tag[start];
  if (quote === '"' || quote === "'") {
    const end = tag.indexOf(quote, start + 1);
    return tag.slice(start + 1, end < 0 ? undefined : end);
  }
  const end = tag.slice(start).search(/[\s>]/);
  return end < 0 ? tag.slice(start) : tag.slice(start, start + end);
}

const hardNames = ['divrplyfwdmsg', 'appendonsend', 'olk_src_body_section', 'mail-editor-reference-message-container', 'outlookmessageheader', 'stopspelling', 'ms-outlook-mobile-reference-message', 'reply-intro', 'replyintro', 'zmail_extra', 'lotus-notes-reply'];
const softNames = ['gmail_quote', 'gmail_attr', 'yahoo_quoted', 'moz-cite-prefix', 'moz-email-headers-table', 'protonmail_quote', 'tutanota_quote', 'quotedtextheader', 'messagereplysection', 'wps_quotion', 'mori', 'airmail_on', 'qt', 'hmmessage_quote'];
const signatureNames = ['gmail_signature', 'moz-signature', 'ms-outlook-mobile-signature', 'ms-outlook-signature', 'signature', 'appleoriginalcontents-signature', 'bloop_sign', 'protonmail_signature_block'];

function nameOfMark(tag: string, lower: string): { kind: 'hard' | 'soft' | 'signature'; name: string } | undefined {
  const words = `${attribute(tag, lower, 'id')} ${attribute(tag, lower, 'class')} ${attribute(tag, lower, 'name')} ${attribute(tag, lower, 'data-smartmail')}`.toLowerCase().split(/\s+/);
  for (const raw of words) {
    // Outlook on the web puts `x_` before every name, once for each hop; Yahoo a generated prefix.
    let word = raw;
    while (word.startsWith('x_')) word = word.slice(2);
    if (word === '') continue;
    if (hardNames.includes(word)) return { kind: 'hard', name: word };
    if (softNames.includes(word) || word.endsWith('yahoo_quoted') || word.startsWith('bloop_original')) return { kind: 'soft', name: word };
    if (signatureNames.includes(word) || word.startsWith('ydp') && word.endsWith('signature')) return { kind: 'signature', name: word };
  }
  const style = attribute(tag, lower, 'style').toLowerCase();
  // Outlook for Windows draws its reply header in a box with only an upper line.
  if (style.includes('border-top:solid') && style.includes('border:none')) return { kind: 'soft', name: 'outlook-border' };
  return undefined;
}

class LineWriter {
  readonly lines: BodyLine[] = [];
  depth = 0;
  mark: BodyLine['mark'];
  signatureUntil: number | undefined;
  private parts: string[] = [];
  private space = false;
  private empty = false;

  text(raw: string, keepSpaces: boolean): void {
    const decoded = decodeEntities(raw);
    if (keepSpaces) {
      const pieces = decoded.split('\n');
      pieces.forEach((piece, index) => {
        if (index > 0) this.newLine(true);
        if (piece !== '') this.parts.push(piece);
      });
      return;
    }
    // Non-breaking spaces count as spaces here: they are typed, not meant.
    const words = decoded.replace(/[ \t\n\r\f\u00a0]+/g, ' ');
    if (words === ' ') {
      this.space = this.parts.length > 0;
      // Outlook writes an empty line as a paragraph that holds one such space.
      if (decoded.includes('\u00a0')) this.empty = true;
      return;
    }
    if (words === '') return;
    if (this.space && words[0] !== ' ') this.parts.push(' ');
    this.space = false;
    this.parts.push(this.parts.length === 0 && words[0] === ' ' ? words.slice(1) : words);
  }

  newLine(evenWhenEmpty: boolean): void {
    this.space = false;
    const keep = evenWhenEmpty || this.empty;
    this.empty = false;
    if (this.parts.length === 0 && !keep) return;
    if (this.lines.length < MOST_LINES) {
      const text = this.parts.join('').trimEnd();
      this.lines.push({ text, depth: this.depth, ...(this.mark && text !== '' ? { mark: this.mark } : {}), ...(this.signatureUntil === undefined ? {} : { signature: true }) });
      if (text !== '') this.mark = undefined;
    }
    this.parts = [];
  }

  blankLine(): void {
    this.newLine(false);
    if (this.lines.length > 0 && this.lines[this.lines.length - 1]?.text !== '') this.newLine(true);
  }
}

function endOfTag(html: string, from: number): number {
  const limit = Math.min(html.length, from + LONGEST_TAG);
  let quote = '';
  for (let at = from; at < limit; at += 1) {
    const letter = html[at];
    if (quote !== '') {
      if (letter === quote) quote = '';
    } else if ((letter === '"' || letter === "'") && html[at - 1] === '=') quote = letter;
    else if (letter === '>') return at;
  }
  const plain = html.indexOf('>', from);
  return plain >= 0 && plain < limit ? plain : limit;
}

/** All lines of an HTML mail body, in order; at most 20,000. */
export function htmlLines(html: string): BodyLine[] {
  const writer = new LineWriter();
  let at = 0;
  let blocks = 0;
  let preformatted = 0;
  const unclosed = new Set<string>();
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open !== at) writer.text(html.slice(at, open < 0 ? undefined : open), preformatted > 0);
    if (open < 0) break;
    if (html.startsWith('<!--', open)) {
      const end = unclosed.has('--') ? -1 : html.indexOf('-->', open + 4);
      if (end < 0) unclosed.add('--');
      at = end < 0 ? open + 4 : end + 3;
      continue;
    }
    const next = html.charCodeAt(open + 1) | 32;
    const isTag = (next >= 97 && next <= 122) || html[open + 1] === '/' || html[open + 1] === '!' || html[open + 1] === '?';
    if (!isTag) {
      writer.text('<', preformatted > 0);
      at = open + 1;
      continue;
    }
    const end = endOfTag(html, open + 1);
    const tag = html.slice(open + 1, end);
    const lower = tag.toLowerCase();
    const closing = lower[0] === '/';
    const name = /^\/?([a-z][a-z0-9:]*)/.exec(lower)?.[1] ?? '';
    at = end + 1;
    if (!closing && silentTags.has(name) && !lower.endsWith('/')) {
      const spelled = tag.slice(0, name.length);
      const close = unclosed.has(spelled) ? -1 : indexOfClosing(html, spelled, at);
      if (close < 0) unclosed.add(spelled);
      else at = close;
      continue;
    }
    if (name === 'br') writer.newLine(true);
    else if (name === 'td' || name === 'th') writer.text(' ', false);
    if (name === 'pre') preformatted = Math.max(0, preformatted + (closing ? -1 : 1));
    if (name === 'p' && !closing && !lower.includes('mso')) writer.blankLine();
    if (!blockTags.has(name)) continue;
    writer.newLine(false);
    if (name === 'div' || name === 'pre' || name === 'p') blocks = Math.max(0, blocks + (closing ? -1 : 1));
    if (closing && writer.signatureUntil !== undefined && blocks < writer.signatureUntil) writer.signatureUntil = undefined;
    if (name === 'blockquote') writer.depth = Math.min(DEEPEST, Math.max(0, writer.depth + (closing ? -1 : 1)));
    if (name === 'li' && !closing) writer.text('- ', true);
    if (closing) continue;
    const mark = nameOfMark(tag, lower);
    if (mark?.kind === 'signature') writer.signatureUntil ??= blocks;
    else if (mark && writer.mark?.kind !== 'hard') writer.mark = { kind: mark.kind === 'hard' ? 'hard' : 'soft', name: mark.name };
  }
  writer.newLine(false);
  return writer.lines;
}

/** Position after `</name>` spelled as it was opened; one spelling only, so that a missing end is looked for once. */
function indexOfClosing(html: string, name: string, from: number): number {
  const found = html.indexOf(`</${name}`, from);
  if (found < 0) return -1;
  const end = html.indexOf('>', found);
  return end < 0 ? -1 : end + 1;
}
