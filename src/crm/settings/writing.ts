// What the admin saved about writing, checked at the door: whatever is damaged is left out, and the built-in templates stand in for it.
import { LONGEST_TEMPLATE } from '../../domain/draft/draftRendering.ts';
import { LONGEST_SUBJECT } from '../../domain/draft/draftTemplate.ts';
import { templateKinds } from '../../domain/draft/templateKinds.ts';
import type { DraftTemplate } from '../../domain/draft/templateKinds.ts';
import { defaultStyle, draftLengths, tones } from '../../domain/draft/draftStyle.ts';
import { languages } from '../../domain/languages.ts';
import type { Language } from '../../domain/languages.ts';
import type { TextBlock, WritingSettings } from '../../domain/settings.ts';

const MOST_BLOCKS = 20;
const LONGEST_BLOCK = 2000;
const BLOCK_NAME = /^[a-z][a-z0-9_]{0,39}$/;

/** The writing settings in a text of the CRM; undefined when it is none. Two templates of the same kind and language: the last counts. */
export function writingOf(text: unknown): WritingSettings | undefined {
  if (typeof text !== 'string') return undefined;
  const value = parsed(text);
  if (!isGroup(value)) return undefined;
  const templates = new Map<string, DraftTemplate>();
  for (const each of listOf(value['templates'])) {
    const template = templateOf(each);
    if (template !== undefined) templates.set(`${template.kind} ${template.language}`, template);
  }
  const blocks = listOf(value['blocks']).slice(0, MOST_BLOCKS).flatMap((each) => blockOf(each) ?? []);
  return {
    tone: tones.find((tone) => tone === value['tone']) ?? defaultStyle.tone,
    length: draftLengths.find((length) => length === value['length']) ?? defaultStyle.length,
    templates: [...templates.values()],
    ...(blocks.length === 0 ? {} : { blocks }),
  };
}

function templateOf(value: unknown): DraftTemplate | undefined {
  if (!isGroup(value)) return undefined;
  const kind = templateKinds.find((each) => each === value['kind']);
  const language = languageOf(value['language']);
  const { body, subject } = value;
  if (kind === undefined || language === undefined || typeof body !== 'string' || body.trim() === '' || body.length > LONGEST_TEMPLATE) return undefined;
  return { kind, language, body, ...(typeof subject === 'string' && subject.trim() !== '' && subject.length <= LONGEST_SUBJECT ? { subject } : {}) };
}

function blockOf(value: unknown): TextBlock | undefined {
  if (!isGroup(value)) return undefined;
  const { name, text } = value;
  if (typeof name !== 'string' || !BLOCK_NAME.test(name) || !isGroup(text)) return undefined;
  const texts = Object.entries(text).flatMap(([code, words]): [Language, string][] => {
    const language = languageOf(code);
    return language === undefined || typeof words !== 'string' || words.length > LONGEST_BLOCK ? [] : [[language, words]];
  });
  return { name, text: Object.fromEntries(texts) };
}

function languageOf(code: unknown): Language | undefined {
  return languages.find((language) => language === code);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
