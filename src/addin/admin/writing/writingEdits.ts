// An admin's unsaved edits of how drafts are written, kept apart from what is saved: so they can be undone one by one, and laid
// over what somebody else has saved meanwhile. Pure; the page holds the value.
import type { DraftLength, DraftStyle, Tone } from '../../../domain/draft/draftStyle.ts';
import { defaultStyle } from '../../../domain/draft/draftStyle.ts';
import type { DraftTemplate, TemplateKind } from '../../../domain/draft/templateKinds.ts';
import type { Language } from '../../../domain/languages.ts';
import type { TextBlock, WritingSettings } from '../../../domain/settings.ts';

/** Edits by item. A template or block that maps to `undefined` goes: the built-in template is used again, the block is gone. */
export interface WritingEdits {
  readonly tone?: Tone;
  readonly length?: DraftLength;
  readonly templates: ReadonlyMap<string, DraftTemplate | undefined>;
  readonly blocks: ReadonlyMap<string, TextBlock | undefined>;
}

/** One thing that can be edited by itself. */
export type WritingItem =
  | { readonly part: 'tone' | 'length' }
  | { readonly part: 'template'; readonly kind: TemplateKind; readonly language: Language }
  | { readonly part: 'block'; readonly name: string };

export const noEdits: WritingEdits = { templates: new Map(), blocks: new Map() };

/** What applies while nobody has saved anything. */
export const untouchedWriting: WritingSettings = { ...defaultStyle, templates: [], blocks: [] };

/** The name of a template's place: one of a kind and language. */
export function placeOf(template: { readonly kind: TemplateKind; readonly language: Language }): string {
  return `${template.kind} ${template.language}`;
}

/** The saved settings with the edits laid over them. */
export function withEdits(saved: WritingSettings, edits: WritingEdits): WritingSettings {
  return {
    tone: edits.tone ?? saved.tone,
    length: edits.length ?? saved.length,
    templates: laidOver(saved.templates, edits.templates, placeOf),
    blocks: laidOver(saved.blocks ?? [], edits.blocks, ({ name }) => name),
  };
}

function laidOver<Each>(saved: readonly Each[], edits: ReadonlyMap<string, Each | undefined>, nameOf: (each: Each) => string): readonly Each[] {
  const all = new Map<string, Each | undefined>([...saved.map((each) => [nameOf(each), each] as const), ...edits]);
  return [...all.values()].filter((each) => each !== undefined);
}

/** Chooses tone, length or both. */
export function chooseStyle(edits: WritingEdits, style: Partial<DraftStyle>): WritingEdits {
  return { ...edits, ...style };
}

/** Puts a template in its place. */
export function putTemplate(edits: WritingEdits, template: DraftTemplate): WritingEdits {
  return { ...edits, templates: new Map([...edits.templates, [placeOf(template), template]]) };
}

/** Goes back to the built-in template. */
export function dropTemplate(edits: WritingEdits, place: Pick<DraftTemplate, 'kind' | 'language'>): WritingEdits {
  return { ...edits, templates: new Map([...edits.templates, [placeOf(place), undefined]]) };
}

/** Puts a block under its name. */
export function putBlock(edits: WritingEdits, block: TextBlock): WritingEdits {
  return { ...edits, blocks: new Map([...edits.blocks, [block.name, block]]) };
}

/** Takes a block away. */
export function dropBlock(edits: WritingEdits, name: string): WritingEdits {
  return { ...edits, blocks: new Map([...edits.blocks, [name, undefined]]) };
}

/** Forgets the edit of one item; what is saved holds again. */
export function forgetEdit(edits: WritingEdits, item: WritingItem): WritingEdits {
  const without = <Each>(map: ReadonlyMap<string, Each>, name: string): ReadonlyMap<string, Each> => new Map([...map].filter(([each]) => each !== name));
  const { tone, length, ...rest } = edits;
  switch (item.part) {
    case 'tone':
      return { ...rest, ...(length === undefined ? {} : { length }) };
    case 'length':
      return { ...rest, ...(tone === undefined ? {} : { tone }) };
    case 'template':
      return { ...edits, templates: without(edits.templates, placeOf(item)) };
    case 'block':
      return { ...edits, blocks: without(edits.blocks, item.name) };
  }
}

/** The edits that still change something: what was typed back to what is saved is no edit. */
export function settled(saved: WritingSettings, edits: WritingEdits): WritingEdits {
  const changed = differences(saved, withEdits(saved, edits));
  const isLeft = (item: WritingItem): boolean => changed.some((each) => isSameItem(each, item));
  return {
    ...(edits.tone !== undefined && isLeft({ part: 'tone' }) ? { tone: edits.tone } : {}),
    ...(edits.length !== undefined && isLeft({ part: 'length' }) ? { length: edits.length } : {}),
    templates: new Map([...edits.templates].filter(([place]) => changed.some((item) => item.part === 'template' && placeOf(item) === place))),
    blocks: new Map([...edits.blocks].filter(([name]) => isLeft({ part: 'block', name }))),
  };
}

/** The items in which two settings differ, in the order of the page. */
export function differences(one: WritingSettings, other: WritingSettings): readonly WritingItem[] {
  const templates = new Map([...one.templates, ...other.templates].map((template) => [placeOf(template), template]));
  const names = new Set([...(one.blocks ?? []), ...(other.blocks ?? [])].map(({ name }) => name));
  const items: readonly WritingItem[] = [
    { part: 'tone' },
    { part: 'length' },
    ...[...templates.values()].map(({ kind, language }): WritingItem => ({ part: 'template', kind, language })),
    ...[...names].map((name): WritingItem => ({ part: 'block', name })),
  ];
  return items.filter((item) => textOf(one, item) !== textOf(other, item));
}

/** Two items are the same place on the page. */
export function isSameItem(one: WritingItem, other: WritingItem): boolean {
  return JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());
}

/** An item as text, to be compared and shown; undefined = built in, or not there. */
export function textOf(writing: WritingSettings, item: WritingItem): string | undefined {
  switch (item.part) {
    case 'tone':
      return writing.tone;
    case 'length':
      return writing.length;
    case 'template': {
      const template = writing.templates.find((each) => placeOf(each) === placeOf(item));
      return template === undefined ? undefined : [template.subject ?? '', template.body].filter((text) => text !== '').join('\n\n');
    }
    case 'block': {
      const block = (writing.blocks ?? []).find(({ name }) => name === item.name);
      return block === undefined ? undefined : Object.entries(block.text).sort().map(([language, text]) => `${language}: ${text}`).join('\n');
    }
  }
}
