// The cue tables of all languages, indexed once when first needed.
import { dutchCues } from './cues/nl.ts';
import { englishCues } from './cues/en.ts';
import { frenchCues } from './cues/fr.ts';
import { germanCues } from './cues/de.ts';
import { italianCues } from './cues/it.ts';
import { portugueseCues } from './cues/pt.ts';
import { spanishCues } from './cues/es.ts';
import { indexCues } from './cueMatcher.ts';
import type { CueIndex, CueTable } from './cueMatcher.ts';
import type { Language } from '../languages.ts';

const tables: Readonly<Record<Language, CueTable>> = { en: englishCues, de: germanCues, fr: frenchCues, es: spanishCues, it: italianCues, pt: portugueseCues, nl: dutchCues };
const indexes = new Map<Language | 'all', CueIndex>();

/** Cues of one language; of all seven together when the language is not known. */
export function cuesOf(language: Language | undefined): CueIndex {
  const key = language ?? 'all';
  const known = indexes.get(key);
  if (known !== undefined) return known;
  const index = indexCues(language === undefined ? Object.values(tables) : [tables[language]]);
  indexes.set(key, index);
  return index;
}
