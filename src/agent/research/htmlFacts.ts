// What a page says: title, description, structured data, headings, visible sentences and links. One pass over the markup, with an end to everything it keeps.
import { Parser } from 'htmlparser2';
import { quotedText } from './quotedText.ts';
import { parsed } from './parsedJson.ts';

export interface PageLink {
  /** As written. */
  readonly href: string;
  readonly text: string;
}

export interface PageFacts {
  readonly title?: string;
  /** `name` and `property` of `<meta>` in lower case → content, the first of each. */
  readonly meta: ReadonlyMap<string, string>;
  /** Objects of JSON-LD, graphs opened. */
  readonly structured: readonly unknown[];
  readonly headings: readonly string[];
  /** Visible text by block, in order. */
  readonly blocks: readonly string[];
  readonly links: readonly PageLink[];
}

/** The parser looks a closing tag up in all that are open, so a page may not open them for ever. */
const PART_CHARACTERS = 16_384;
const DEEPEST = 1_000;
const MOST = { meta: 100, scripts: 20, headings: 60, blocks: 400, links: 400 };
const LONGEST = { block: 2_000, heading: 120, script: 200_000, linkText: 100 };
const HIDDEN_TAGS: ReadonlySet<string> = new Set('title script style template noscript svg iframe object textarea select canvas audio video math nav footer form button'.split(' '));
const VOID_TAGS: ReadonlySet<string> = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
const INLINE_TAGS: ReadonlySet<string> = new Set('a abbr b bdi bdo cite code data dfn em font i kbd mark q s small span strong sub sup time u var wbr'.split(' '));
const HEADING_TAGS: ReadonlySet<string> = new Set(['h1', 'h2', 'h3']);
/** Text that people don't see says nothing: it is where instructions for machines are hidden. */
const HIDING_STYLE = /display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|font-size\s{0,3}:\s{0,3}0(?![.\d])|opacity\s{0,3}:\s{0,3}0(?![.\d])/i;

class PageReader {
  readonly meta = new Map<string, string>();
  readonly scripts: string[] = [];
  readonly headings: string[] = [];
  readonly blocks: string[] = [];
  readonly links: PageLink[] = [];
  title = '';
  /** For each open element whether it hides what is in it. */
  readonly #open: boolean[] = [];
  #hidden = 0;
  #inTitle = false;
  #script: string | undefined;
  #heading: string | undefined;
  #block = '';
  #link: { href: string; text: string } | undefined;

  get depth(): number {
    return this.#open.length;
  }

  openTag(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'meta') this.#keepMeta(attributes);
    if (VOID_TAGS.has(name)) {
      if (name === 'br') this.#endBlock();
      return;
    }
    const hides = HIDDEN_TAGS.has(name) || 'hidden' in attributes || attributes['aria-hidden'] === 'true' || HIDING_STYLE.test((attributes['style'] ?? '').slice(0, LONGEST.block));
    this.#open.push(hides);
    if (hides) this.#hidden += 1;
    if (name === 'title' && this.title === '') this.#inTitle = true;
    if (name === 'script' && (attributes['type'] ?? '').trim().toLowerCase() === 'application/ld+json') this.#script = '';
    // Menus and footers don't speak of the company, but their links lead to the pages that do.
    if (name === 'a') this.#link = { href: attributes['href'] ?? '', text: '' };
    if (!INLINE_TAGS.has(name)) this.#endBlock();
    if (HEADING_TAGS.has(name) && this.#hidden === 0) this.#heading = '';
  }

  text(text: string): void {
    if (this.#inTitle) this.title += text.slice(0, LONGEST.block);
    if (this.#script !== undefined && this.#script.length < LONGEST.script) this.#script += text;
    if (this.#link !== undefined && this.#link.text.length < LONGEST.linkText) this.#link.text += text;
    if (this.#hidden > 0) return;
    if (this.#heading !== undefined && this.#heading.length < LONGEST.block) this.#heading += text;
    if (this.#block.length < LONGEST.block) this.#block += text;
  }

  closeTag(name: string): void {
    if (VOID_TAGS.has(name)) return;
    if (this.#open.pop() === true) this.#hidden -= 1;
    if (name === 'title') this.#inTitle = false;
    if (name === 'script' && this.#script !== undefined) {
      if (this.scripts.length < MOST.scripts) this.scripts.push(this.#script);
      this.#script = undefined;
    }
    if (name === 'a' && this.#link !== undefined) {
      if (this.links.length < MOST.links && this.#link.href !== '') this.links.push({ href: this.#link.href, text: quotedText(this.#link.text, LONGEST.linkText) });
      this.#link = undefined;
    }
    if (!INLINE_TAGS.has(name)) this.#endBlock();
    if (HEADING_TAGS.has(name) && this.#heading !== undefined) {
      const heading = quotedText(this.#heading, LONGEST.heading);
      if (this.headings.length < MOST.headings && heading !== '') this.headings.push(heading);
      this.#heading = undefined;
    }
  }

  #keepMeta(attributes: Readonly<Record<string, string>>): void {
    const name = (attributes['name'] ?? attributes['property'] ?? '').trim().toLowerCase();
    const content = attributes['content'] ?? '';
    if (name !== '' && content !== '' && !this.meta.has(name) && this.meta.size < MOST.meta) this.meta.set(name, content.slice(0, LONGEST.block));
  }

  #endBlock(): void {
    const block = this.#block === '' ? '' : quotedText(this.#block, LONGEST.block);
    this.#block = '';
    if (block !== '' && this.blocks.length < MOST.blocks) this.blocks.push(block);
  }
}

/** Reads a page, also a broken one: what can't be read is left out. */
export function readPage(markup: string): PageFacts {
  const reader = new PageReader();
  const parser = new Parser({
    onopentag: (name, attributes) => reader.openTag(name, attributes),
    ontext: (text) => reader.text(text),
    onclosetag: (name) => reader.closeTag(name),
  });
  for (let begin = 0; begin < markup.length && reader.depth <= DEEPEST; begin += PART_CHARACTERS) parser.write(markup.slice(begin, begin + PART_CHARACTERS));
  parser.end();
  const title = quotedText(reader.title, LONGEST.heading * 2);
  return { ...(title === '' ? {} : { title }), meta: reader.meta, structured: reader.scripts.flatMap((script) => structuredFrom(parsed(script.trim()))), headings: reader.headings, blocks: reader.blocks, links: reader.links };
}

/** JSON-LD stands alone, in a list, or in a `@graph`. */
function structuredFrom(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.slice(0, MOST.scripts);
  if (typeof value !== 'object' || value === null) return [];
  const graph = (value as Readonly<Record<string, unknown>>)['@graph'];
  return Array.isArray(graph) ? graph.slice(0, MOST.headings) : [value];
}
