// HTML and plain text into each other, the way Outlook does it for add-ins and plain-text messages.

const BLOCKS = new Set(['ADDRESS', 'ARTICLE', 'BLOCKQUOTE', 'CENTER', 'DD', 'DIV', 'DL', 'DT', 'FIGURE', 'FOOTER', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'HEADER', 'LI', 'MAIN', 'OL', 'P', 'PRE', 'SECTION', 'TABLE', 'TR', 'UL']);
const SPACED = new Set(['P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'UL', 'OL', 'BLOCKQUOTE', 'PRE']);
const SILENT = new Set(['SCRIPT', 'STYLE', 'HEAD', 'TITLE', 'TEMPLATE', 'NOSCRIPT']);
const RULE = '________________________________';

/** The text of HTML with its lines: blocks and breaks become line ends, links keep their address in angle brackets. */
export function htmlToText(html: string): string {
  return nodeToText(new DOMParser().parseFromString(html, 'text/html').body);
}

/** As htmlToText, for nodes that are already parsed. */
export function nodeToText(root: Node): string {
  const lines = new LineWriter();
  write(root, lines, false);
  return lines.text();
}

/** Text as HTML: escaped, line ends become breaks. */
export function textToHtml(text: string): string {
  return escapeHtml(text).replace(/\r\n|\r|\n/g, '<br>');
}

/** Makes text safe inside HTML text and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;');
}

/** Collects lines so that blocks never double their line ends. */
class LineWriter {
  private readonly done: string[] = [];
  private current = '';

  add(text: string, keepSpaces: boolean): void {
    if (keepSpaces) {
      const [first, ...more] = text.split(/\r\n|\r|\n/);
      this.current += first ?? '';
      for (const line of more) {
        this.lineBreak();
        this.current = line;
      }
      return;
    }
    const collapsed = text.replace(/[ \t\r\n\f]+/g, ' ');
    const joins = this.current === '' || this.current.endsWith(' ');
    this.current += joins && collapsed.startsWith(' ') ? collapsed.slice(1) : collapsed;
  }

  lineBreak(): void {
    this.done.push(this.current.trimEnd());
    this.current = '';
  }

  /** Starts a new line unless one has just been started; `blank` asks for an empty line before it. */
  block(blank: boolean): void {
    if (this.current !== '') this.lineBreak();
    if (blank && this.done.length > 0 && this.done[this.done.length - 1] !== '') this.done.push('');
  }

  text(): string {
    return [...this.done, this.current].join('\n').replace(/\u00a0/g, ' ').replace(/^\n+/, '').trimEnd();
  }
}

function write(node: Node, lines: LineWriter, keepSpaces: boolean): void {
  if (node.nodeType === Node.TEXT_NODE) {
    lines.add(node.textContent ?? '', keepSpaces);
    return;
  }
  if (node.nodeType !== Node.ELEMENT_NODE && node.nodeType !== Node.DOCUMENT_FRAGMENT_NODE) return;
  const name = node.nodeName;
  if (SILENT.has(name)) return;
  if (name === 'BR') lines.lineBreak();
  else if (name === 'HR') writeRule(lines);
  else {
    const isBlock = BLOCKS.has(name);
    if (isBlock) lines.block(SPACED.has(name));
    if (name === 'LI') lines.add('  * ', true);
    for (const child of node.childNodes) write(child, lines, keepSpaces || name === 'PRE');
    if ((name === 'TD' || name === 'TH') && node.nextSibling) lines.add('\t', true);
    if (name === 'A') writeLink(node, lines);
    if (isBlock) lines.block(SPACED.has(name));
  }
}

function writeRule(lines: LineWriter): void {
  lines.block(false);
  lines.add(RULE, true);
  lines.lineBreak();
}

/** `text<address>` as Exchange converts links, unless the text already is the address. */
function writeLink(node: Node, lines: LineWriter): void {
  const address = node instanceof Element ? (node.getAttribute('href') ?? '') : '';
  const shown = (node.textContent ?? '').trim();
  const bare = address.replace(/^mailto:/i, '').replace(/\/$/, '');
  if (address === '' || shown === '' || bare === shown.replace(/\/$/, '')) return;
  lines.add(`<${address}>`, true);
}
