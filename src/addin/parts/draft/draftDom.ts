// A draft as editable page content and back: sentences, numbered sources, gaps in brackets. Text goes in as text, never as HTML.
import type { Draft } from '../../../domain/draft/draftContent.ts';

/** What the caret is in. */
export type Chosen =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'sentence'; readonly citations: readonly number[]; readonly element: HTMLElement }
  | { readonly kind: 'slot'; readonly slot: string };

const SLOT = /\[[^[\]\n]{1,80}\]/g;

/**
 * Fills `root` with the draft: one <p> a paragraph, one <span data-sentence> a sentence, one <span data-chip> a source.
 * @param chipName accessible name of a source's number (1-based).
 */
export function paintDraft(root: HTMLElement, draft: Draft, chipName: (number: number) => string): void {
  const { ownerDocument: page } = root;
  const paragraphs = draft.paragraphs.map((sentences) => {
    const paragraph = page.createElement('p');
    sentences.forEach((sentence, index) => {
      if (index > 0) paragraph.append(' ');
      const span = page.createElement('span');
      span.dataset['sentence'] = sentence.citations.join(',');
      appendText(span, sentence.text);
      paragraph.append(span);
      for (const citation of sentence.citations) paragraph.append(chip(page, citation, chipName(citation + 1)));
    });
    return paragraph;
  });
  root.replaceChildren(...paragraphs);
}

function appendText(span: HTMLElement, text: string): void {
  let from = 0;
  for (const match of text.matchAll(SLOT)) {
    span.append(text.slice(from, match.index));
    const slot = span.ownerDocument.createElement('span');
    slot.dataset['slot'] = match[0].slice(1, -1);
    slot.textContent = match[0];
    span.append(slot);
    from = match.index + match[0].length;
  }
  span.append(text.slice(from));
}

function chip(page: Document, citation: number, name: string): HTMLElement {
  const element = page.createElement('span');
  element.dataset['chip'] = String(citation);
  element.contentEditable = 'false';
  element.textContent = String(citation + 1);
  element.title = name;
  return element;
}

/** The text now in `root`, one string a paragraph, without the source numbers. Blank paragraphs are left out. */
export function readParagraphs(root: HTMLElement): readonly string[] {
  const lines: string[] = [''];
  const add = (text: string): void => {
    lines[lines.length - 1] += text;
  };
  const walk = (node: Node): void => {
    if (node.nodeType === node.TEXT_NODE) {
      add(node.textContent ?? '');
      return;
    }
    if (!(node instanceof HTMLElement) || node.dataset['chip'] !== undefined) return;
    const isBlock = node !== root && /^(P|DIV|LI|UL|OL|BLOCKQUOTE)$/.test(node.tagName);
    if (isBlock || node.tagName === 'BR') lines.push('');
    node.childNodes.forEach(walk);
    if (isBlock) lines.push('');
  };
  walk(root);
  return lines.map((line) => line.replace(/[\u00a0\t ]+/g, ' ').trim()).filter((line) => line !== '');
}

/** Takes the dashed box off a gap that no longer is one. */
export function settleSlots(root: HTMLElement): void {
  for (const slot of root.querySelectorAll<HTMLElement>('[data-slot]')) {
    const text = slot.textContent ?? '';
    if (text.startsWith('[') && text.endsWith(']')) slot.dataset['slot'] = text.slice(1, -1);
    else delete slot.dataset['slot'];
  }
}

/** What stands at a place in the draft. */
export function chosenAt(root: HTMLElement, node: Node | null): Chosen {
  const element = node instanceof HTMLElement ? node : node?.parentElement;
  if (element === null || element === undefined || !root.contains(element)) return { kind: 'nothing' };
  const slot = element.closest<HTMLElement>('[data-slot]');
  if (slot !== null) return { kind: 'slot', slot: slot.dataset['slot'] ?? '' };
  const sentence = element.closest<HTMLElement>('[data-sentence]');
  if (sentence === null) return { kind: 'nothing' };
  const citations = (sentence.dataset['sentence'] ?? '').split(',').filter(Boolean).map(Number);
  return { kind: 'sentence', citations, element: sentence };
}

/** Marks one sentence and one source number as chosen, and no other. */
export function markChosen(root: HTMLElement, sentence: HTMLElement | undefined, citation: number | undefined): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-chosen]')) delete element.dataset['chosen'];
  if (sentence === undefined || citation === undefined) return;
  sentence.dataset['chosen'] = '';
  let next = sentence.nextElementSibling;
  while (next instanceof HTMLElement && next.dataset['chip'] !== undefined) {
    if (next.dataset['chip'] === String(citation)) next.dataset['chosen'] = '';
    next = next.nextElementSibling;
  }
}
