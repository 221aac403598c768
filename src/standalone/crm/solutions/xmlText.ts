// Writes XML: every text and attribute escaped, what XML cannot hold left out. Pure.

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\t': '&#9;', '\n': '&#10;', '\r': '&#13;' };

function escaped(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/[&<>"\t\n\r]/g, (found) => escapes[found] ?? '');
}

/** An element; `content` is XML of its own. */
export function element(name: string, attributes: Readonly<Record<string, string | number | undefined>> = {}, content: readonly string[] = []): string {
  const written = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escaped(String(value))}"`]));
  const inside = content.join('');
  return inside === '' ? `<${name}${written.join('')} />` : `<${name}${written.join('')}>${inside}</${name}>`;
}

/** Elements that hold nothing but text, one for each name. */
export function values(of: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(of).flatMap(([name, value]) => (value === undefined ? [] : [value === '' ? `<${name}></${name}>` : `<${name}>${escaped(String(value))}</${name}>`])).join('');
}

/** The language of all labels of this server. */
export const LANGUAGE = 1033;

/** `<displaynames><displayname description="…" languagecode="1033" /></displaynames>` and its like. */
export function labels(list: string, one: string, text: string): string {
  return element(list, {}, [element(one, { description: text, languagecode: LANGUAGE })]);
}

/** A whole document. */
export function document(root: string): Buffer {
  return Buffer.from(`<?xml version="1.0" encoding="utf-8"?>\n${root}\n`, 'utf8');
}
