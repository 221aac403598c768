// What the agent knows of company and products, one text of the settings' row. What this version has no name for stays in it.
import { AppError } from '../../domain/errors.ts';
import { factTopics, type Product, type ProductFact } from '../../domain/settings.ts';
import type { SettingsChange } from '../../domain/settingsChange.ts';

interface Knowledge {
  readonly about?: Readonly<Record<string, string>>;
  readonly products: readonly Product[];
  readonly ownDomains: readonly string[];
}

type Group = Readonly<Record<string, unknown>>;

/** What stands in the column. Damage costs the damaged part alone; of a product or fact that can be named everything is kept, also what is not known here. */
export function knowledgeOf(text: unknown): Knowledge {
  const found = objectIn(text);
  const about = isGroup(found['about']) ? textsIn(found['about']) : undefined;
  return {
    ...(about === undefined ? {} : { about }),
    products: listIn(found['products']).flatMap((each) => productOf(each) ?? []),
    ownDomains: wordsIn(found['ownDomains']),
  };
}

/**
 * The knowledge with a change laid over it; undefined where the change says nothing of it.
 * @param before the column as it is.
 * @throws AppError `bad-request` for what could not be read back as it was given.
 */
export function changedKnowledge(before: unknown, { about, products, ownDomains }: Pick<SettingsChange, 'about' | 'products' | 'ownDomains'>): object | undefined {
  const changed = Object.fromEntries(Object.entries({ about, products, ownDomains }).filter(([, value]) => value !== undefined));
  if (Object.keys(changed).length === 0) return undefined;
  const read = knowledgeOf(JSON.stringify(changed));
  for (const part of ['about', 'products', 'ownDomains'] as const) {
    if (part in changed && sorted(read[part]) !== sorted(changed[part])) throw new AppError('bad-request');
  }
  return { ...objectIn(before), ...changed };
}

function productOf(value: unknown): Product | undefined {
  if (!isGroup(value) || typeof value['id'] !== 'string' || typeof value['name'] !== 'string') return undefined;
  const { id, name, summary } = value;
  return { ...value, id, name, summary: typeof summary === 'string' ? summary : '', keywords: wordsIn(value['keywords']), facts: listIn(value['facts']).flatMap((each) => factOf(each) ?? []) };
}

function factOf(value: unknown): ProductFact | undefined {
  if (!isGroup(value) || typeof value['id'] !== 'string') return undefined;
  const { id, topic, text, source, url, date, ...rest } = value;
  return {
    ...rest,
    id,
    topic: factTopics.find((each) => each === topic) ?? 'other',
    keywords: wordsIn(value['keywords']),
    text: isGroup(text) ? textsIn(text) : {},
    source: typeof source === 'string' ? source : '',
    ...(typeof url === 'string' ? { url } : {}),
    ...(typeof date === 'string' ? { date } : {}),
  };
}

/** Texts by language code. */
function textsIn(group: Group): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(group).filter((entry): entry is [string, string] => /^[a-z]{2}$/.test(entry[0]) && typeof entry[1] === 'string'));
}

function wordsIn(value: unknown): readonly string[] {
  return listIn(value).filter((each): each is string => typeof each === 'string');
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Nothing for what is damaged or no text. */
function objectIn(text: unknown): Group {
  if (typeof text !== 'string') return {};
  try {
    const value: unknown = JSON.parse(text);
    return isGroup(value) ? value : {};
  } catch {
    return {};
  }
}

/** JSON that is the same for the same content, whatever the order of its keys. */
export function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (isGroup(part) ? Object.fromEntries(Object.entries(part).sort(([one], [two]) => (one < two ? -1 : 1))) : part)) ?? '';
}
