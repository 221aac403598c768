// Reads the XML of FetchXML queries and of solution files: elements, attributes, text. No document types, no processing beyond
// the five named entities and character numbers. Linear in the length of the text.
import { queryError } from '../webApiError.ts';

export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

interface OpenElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  text: string;
}

interface XmlLimits {
  readonly depth: number;
  readonly elements: number;
}

/** A query is small. */
const queryLimits: XmlLimits = { depth: 30, elements: 5000 };
const tagName = /[A-Za-z][\w-]{0,99}/y;
const attribute = /\s+([A-Za-z][\w:-]{0,99})\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const tagEnd = /\s*(\/?)>/y;
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function malformed(why: string): Error {
  return queryError(`Invalid XML. ${why}`);
}

function decode(text: string): string {
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|\w{1,10});/g, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole;
    const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

function readAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** Skips a comment or declaration that starts here; undefined when there is none. */
function skipped(text: string, at: number): number | undefined {
  for (const [start, end] of [['<!--', '-->'], ['<?', '?>']] as const) {
    if (!text.startsWith(start, at)) continue;
    const close = text.indexOf(end, at + start.length);
    if (close < 0) throw malformed('A comment or declaration does not end.');
    return close + end.length;
  }
  return undefined;
}

/**
 * The root element. 400 for anything that is not well-formed.
 * @param limits how deep and how large the document may be
 */
export function parseXml(text: string, limits: XmlLimits = queryLimits): XmlElement {
  const stack: OpenElement[] = [];
  let root: XmlElement | undefined;
  let count = 0;
  let at = 0;
  const close = (element: OpenElement): void => {
    const parent = stack[stack.length - 1];
    if (parent) parent.children.push(element);
    else root = element;
  };
  while (at < text.length) {
    const open = text.indexOf('<', at);
    const between = text.slice(at, open < 0 ? text.length : open);
    const top = stack[stack.length - 1];
    if (top) top.text += decode(between);
    else if (between.trim() !== '') throw malformed('Text stands outside the root element.');
    if (open < 0) break;
    const after = skipped(text, open);
    if (after !== undefined) {
      at = after;
      continue;
    }
    const closing = text[open + 1] === '/';
    const name = readAt(tagName, text, open + (closing ? 2 : 1));
    if (!name) throw malformed(`A tag at position ${open} has no name.`);
    at = tagName.lastIndex;
    const attributes = new Map<string, string>();
    for (let found = readAt(attribute, text, at); found && !closing; found = readAt(attribute, text, at)) {
      attributes.set(found[1] ?? '', decode(found[2] ?? found[3] ?? ''));
      at = attribute.lastIndex;
    }
    const end = readAt(tagEnd, text, at);
    if (!end) throw malformed(`The tag '${name[0]}' does not end.`);
    at = tagEnd.lastIndex;
    if (closing) {
      const element = stack.pop();
      if (element?.name !== name[0]) throw malformed(`The tag '${name[0]}' closes what is not open.`);
      close(element);
      continue;
    }
    if (root && stack.length === 0) throw malformed('There is more than one root element.');
    count += 1;
    if (count > limits.elements || stack.length >= limits.depth) throw malformed('There are too many elements, or they are nested too deeply.');
    const element: OpenElement = { name: name[0], attributes, children: [], text: '' };
    if (end[1] === '/') close(element);
    else stack.push(element);
  }
  if (!root || stack.length > 0) throw malformed('An element is not closed.');
  return root;
}
