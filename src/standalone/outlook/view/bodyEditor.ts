// The body of a form: rich text, or plain text in a text area, with one cursor that is remembered while the add-in's
// frame has the focus. Content given to it is sanitized already (rich) or text (plain).
import { nodeToText, textToHtml } from '../mail/plainText.ts';
import type { BodyEditor } from '../draft.ts';
import { element } from './dom.ts';

const BLOCK = /^(?:ADDRESS|BLOCKQUOTE|CENTER|DIV|DL|H[1-6]|HR|OL|P|PRE|TABLE|UL)$/;
const TEXT_RULE = '\n________________________________\n';

export class FormBody implements BodyEditor {
  readonly element = element('div', { class: 'form-body' });
  private readonly rich = element('div', { class: 'rich-text', contenteditable: 'true', role: 'textbox', 'aria-multiline': 'true', 'aria-label': 'Message body', spellcheck: 'false' });
  private readonly plain = element('textarea', { class: 'plain-text', 'aria-label': 'Message body', spellcheck: 'false' });
  private cursor: Range | undefined;
  private hasPlainCursor = false;
  private signature = '';
  private mode: 'html' | 'text' = 'html';

  constructor(html: string) {
    this.rich.innerHTML = html;
    this.element.append(this.rich);
    this.plain.addEventListener('focus', () => (this.hasPlainCursor = true));
    document.addEventListener('selectionchange', this.rememberCursor);
  }

  get type(): 'html' | 'text' {
    return this.mode;
  }

  /** Turns the whole body into the other format, as Outlook's "Switch to plain text" does. */
  switchTo(type: 'html' | 'text'): void {
    if (type === this.mode) return;
    if (type === 'text') this.plain.value = nodeToText(this.rich);
    else this.rich.innerHTML = textToHtml(this.plain.value);
    this.mode = type;
    this.cursor = undefined;
    this.hasPlainCursor = false;
    this.element.replaceChildren(type === 'text' ? this.plain : this.rich);
  }

  /** Puts the cursor at the very start, where an answer begins. */
  focusStart(): void {
    if (this.mode === 'text') {
      this.plain.focus();
      this.plain.setSelectionRange(0, 0);
      return;
    }
    this.rich.focus();
    const start = document.createRange();
    start.setStart(this.rich.firstElementChild ?? this.rich, 0);
    this.placeCursor(start);
  }

  dispose(): void {
    document.removeEventListener('selectionchange', this.rememberCursor);
  }

  html(): string {
    return this.mode === 'html' ? this.rich.innerHTML : textToHtml(this.plain.value);
  }

  text(): string {
    return this.mode === 'html' ? nodeToText(this.rich) : this.plain.value;
  }

  setAll(content: string): void {
    this.cursor = undefined;
    if (this.mode === 'html') this.rich.innerHTML = content;
    else this.plain.value = content;
  }

  prepend(content: string): void {
    if (this.mode === 'html') this.rich.prepend(fragmentOf(content));
    else this.plain.value = `${content}${this.plain.value}`;
  }

  insertAtCursor(content: string): void {
    if (this.mode === 'text') return this.insertPlain(content);
    const fragment = fragmentOf(content);
    const last = fragment.lastChild;
    const range = this.cursor && this.rich.contains(this.cursor.commonAncestorContainer) ? this.cursor : this.topOfBody();
    const emptyLine = hasBlock(fragment) && range.collapsed ? this.emptyLineAt(range) : undefined;
    if (emptyLine) emptyLine.before(fragment);
    else {
      range.deleteContents();
      range.insertNode(fragment);
    }
    if (!last) return;
    const after = document.createRange();
    after.setStartAfter(last);
    this.placeCursor(after);
  }

  selection(coercion: 'html' | 'text'): string {
    if (this.mode === 'text') return this.plain.value.slice(this.plain.selectionStart, this.plain.selectionEnd);
    if (!this.cursor || this.cursor.collapsed) return '';
    const holder = element('div', {}, this.cursor.cloneContents());
    return coercion === 'html' ? holder.innerHTML : nodeToText(holder);
  }

  setSignature(content: string): void {
    if (this.mode === 'text') return this.setPlainSignature(content);
    const present = this.rich.querySelector('#Signature');
    if (content === '') present?.remove();
    else if (present) present.innerHTML = content;
    else {
      const signature = element('div', { id: 'Signature' });
      signature.innerHTML = content;
      const quote = this.rich.querySelector('#appendonsend');
      if (quote) quote.before(signature);
      else this.rich.append(signature);
    }
  }

  private insertPlain(content: string): void {
    const from = this.hasPlainCursor ? this.plain.selectionStart : 0;
    const to = this.hasPlainCursor ? this.plain.selectionEnd : 0;
    this.plain.setRangeText(content, from, to, 'end');
  }

  private setPlainSignature(content: string): void {
    const { value } = this.plain;
    if (this.signature !== '' && value.includes(this.signature)) this.plain.value = value.replace(this.signature, () => content);
    else {
      const quote = value.indexOf(TEXT_RULE);
      this.plain.value = quote < 0 ? `${value}\n${content}` : `${value.slice(0, quote)}\n${content}${value.slice(quote)}`;
    }
    this.signature = content;
  }

  private readonly rememberCursor = (): void => {
    const selection = document.getSelection();
    if (!selection || selection.rangeCount === 0) return;
    const range = selection.getRangeAt(0);
    if (this.rich.contains(range.commonAncestorContainer)) this.cursor = range.cloneRange();
  };

  private topOfBody(): Range {
    const top = document.createRange();
    top.setStart(this.rich, 0);
    return top;
  }

  /** The line the cursor stands in when nothing is written there yet: blocks go above it instead of into it. */
  private emptyLineAt(range: Range): Element | undefined {
    let node: Node | null = range.startContainer;
    if (node === this.rich) {
      const child: Node | undefined = this.rich.childNodes[range.startOffset];
      return child instanceof Element && isEmptyLine(child) ? child : undefined;
    }
    while (node && node.parentNode !== this.rich) node = node.parentNode;
    return node instanceof Element && isEmptyLine(node) ? node : undefined;
  }

  private placeCursor(range: Range): void {
    range.collapse(true);
    this.cursor = range.cloneRange();
    // Moving the selection would pull the focus out of the add-in's frame while the seller works there.
    if (document.activeElement !== this.rich) return;
    const selection = document.getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
  }
}

function fragmentOf(html: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content;
}

function hasBlock(fragment: DocumentFragment): boolean {
  return [...fragment.children].some((child) => BLOCK.test(child.nodeName));
}

function isEmptyLine(line: Element): boolean {
  return line.id === '' && (line.textContent ?? '').trim() === '' && line.querySelector('img,hr,table') === null;
}
