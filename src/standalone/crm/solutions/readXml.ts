// Reads the documents of a solution file: what an element holds, and that a part we cannot keep is not there.
import { parseXml, type XmlElement } from '../fetch/xml.ts';
import { errorCodes, notImplemented, WebApiError } from '../webApiError.ts';
import { LANGUAGE } from './xmlText.ts';

/** Generous for tables and their columns; a larger document is refused. */
const limits = { depth: 60, elements: 300_000 } as const;

/** 400 for XML that is not what a solution file holds. */
export function badXml(why: string): WebApiError {
  return new WebApiError(400, errorCodes.solutionXml, `This solution package cannot be imported because it contains invalid XML. ${why}`);
}

/** The root element, which every document of a solution file calls ImportExportXml. */
export function readDocument(content: Buffer): XmlElement {
  let root: XmlElement;
  try {
    root = parseXml(new TextDecoder('utf-8', { fatal: true }).decode(content), limits);
  } catch (error) {
    throw badXml(error instanceof WebApiError ? error.message : 'It is not encoded in UTF-8.');
  }
  if (root.name !== 'ImportExportXml') throw badXml(`The root element is '${root.name}'.`);
  return root;
}

/** The children of this name. */
export function childrenOf(of: XmlElement | undefined, name: string): readonly XmlElement[] {
  return of?.children.filter((one) => one.name === name) ?? [];
}

/** The only child of this name; more than one is a 400. */
export function childOf(of: XmlElement | undefined, name: string): XmlElement | undefined {
  const [first, second] = childrenOf(of, name);
  if (second) throw badXml(`'${name}' stands twice in '${of?.name ?? ''}'.`);
  return first;
}

/** The text of a child, without spaces around it; undefined without it or when it is empty. */
export function textIn(of: XmlElement | undefined, name: string): string | undefined {
  const text = childOf(of, name)?.text.trim();
  return text === '' ? undefined : text;
}

/** The text of a child that has to be there. */
export function requiredText(of: XmlElement | undefined, name: string): string {
  const text = textIn(of, name);
  if (text === undefined) throw badXml(`'${name}' is missing in '${of?.name ?? 'the document'}'.`);
  return text;
}

/** The number in a child. */
export function numberIn(of: XmlElement | undefined, name: string): number | undefined {
  const text = textIn(of, name);
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!Number.isFinite(number)) throw badXml(`'${name}' needs a number.`);
  return number;
}

/** An attribute that has to be a whole number. */
export function wholeAttribute(of: XmlElement, name: string): number {
  const text = of.attributes.get(name) ?? '';
  if (!/^-?\d{1,10}$/.test(text)) throw badXml(`'${name}' of '${of.name}' needs a whole number.`);
  return Number(text);
}

/** Whether a child says yes: `1`, or `True`. */
export function flagIn(of: XmlElement | undefined, name: string): boolean {
  return /^(?:1|true)$/i.test(textIn(of, name) ?? '');
}

/** The text in the organization's language of `<list><one description languagecode/></list>`, or the first one. Other languages are not enabled here. */
export function labelIn(of: XmlElement | undefined, list: string, one: string): string | undefined {
  const all = childrenOf(childOf(of, list), one);
  const text = (all.find((label) => label.attributes.get('languagecode') === String(LANGUAGE)) ?? all[0])?.attributes.get('description');
  return text === undefined || text.trim() === '' ? undefined : text;
}

/** Exports hold the frame of parts a table has not got; `unmodified` and the frame of ribbons say nothing. */
function isHollow(of: XmlElement): boolean {
  const silent = of.name === 'RibbonTemplates' || [...of.attributes.keys()].every((name) => name === 'unmodified' || name.startsWith('xmlns'));
  return silent && of.text.trim() === '' && of.children.every(isHollow);
}

/** 501 for every child that holds something and is not among those we keep. */
export function requireKnown(of: XmlElement, known: readonly string[]): void {
  const strange = of.children.find((one) => !known.includes(one.name) && !isHollow(one));
  if (strange) throw notImplemented(`The part '${strange.name}' of a solution file`);
}
