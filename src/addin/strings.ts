// Everything the add-in says: a thin typed face of i18next. Sentences live in strings/<language>.json, whole, with placeholders.
// English is always there; another language comes as its own chunk when the mailbox speaks it.
import { createInstance } from 'i18next';
import en from './strings/en.json';

type Plain<Key> = Key extends `${infer Base}_one` | `${infer Base}_other` ? Base : Key;

/** A sentence's name; plural forms share one. */
export type StringKey = Plain<keyof typeof en>;
export type StringParams = Readonly<Record<string, string | number>>;
export type ScreenLanguage = 'en' | 'de' | 'qps';

const sentences = createInstance();
void sentences.init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: en } },
  keySeparator: false,
  nsSeparator: false,
  initAsync: false,
  // React escapes what it shows; values are never searched for further placeholders.
  interpolation: { escapeValue: false, skipOnVariables: true },
});

let language: ScreenLanguage = 'en';
let locale = 'en-US';
let timeZone: string | undefined;
let asked = 0;

/**
 * The sentence for a key in the current language. `params.count` chooses the plural form.
 * In the fake language `qps` it answers the key in brackets, so that a word written into a component shows.
 */
export function t(key: StringKey, params: StringParams = {}): string {
  return language === 'qps' ? `⟦${key}⟧` : endedOnce(sentences.t(key, params));
}

/** A value that brings its own period (a German date, "Inc.", a quoted sentence) ends the sentence: no second one follows. */
function endedOnce(sentence: string): string {
  if (sentence.endsWith('...')) return sentence;
  return /(?:\.|[.!?][”“"’»])\.$/.test(sentence) ? sentence.slice(0, -1) : sentence;
}

/** True when there is a sentence for this name; narrows a code that came as data. */
export function hasString(key: string): key is StringKey {
  return sentences.exists(key, { lng: 'en' }) || sentences.exists(key, { lng: 'en', count: 1 });
}

/** The screen language for a BCP 47 tag; English where we have no sentences. */
export function languageFor(tag: string): ScreenLanguage {
  const primary = tag.toLowerCase().split('-')[0];
  return primary === 'de' || primary === 'qps' ? primary : 'en';
}

/** Takes the mailbox's language and IANA zone; resolves when its sentences are here. Dates follow at once. */
export async function setLanguage(tag: string, zone?: string): Promise<void> {
  const asksFor = languageFor(tag);
  const call = (asked += 1);
  locale = validLocale(tag);
  timeZone = validZone(zone);
  const wanted = asksFor === 'de' && !(await hasGerman()) ? 'en' : asksFor;
  // A later call wins, however long its own sentences took to come.
  if (call !== asked) return;
  language = wanted;
  await sentences.changeLanguage(wanted === 'qps' ? 'en' : wanted);
}

/** False when its chunk could not be fetched: the pane then speaks English rather than not at all. */
async function hasGerman(): Promise<boolean> {
  if (sentences.hasResourceBundle('de', 'translation')) return true;
  try {
    const german = await import('./strings/de.json');
    sentences.addResourceBundle('de', 'translation', { ...german.default });
    return true;
  } catch {
    return false;
  }
}

/** The language of the sentences now on screen. */
export function currentLanguage(): ScreenLanguage {
  return language;
}

/** What `Intl` needs to write dates and numbers as the mailbox does. */
export function currentFormats(): { readonly locale: string; readonly timeZone: string | undefined } {
  return { locale, timeZone };
}

function validLocale(tag: string): string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag)[0] ?? 'en-US';
  } catch {
    return 'en-US';
  }
}

function validZone(zone: string | undefined): string | undefined {
  try {
    return zone === undefined ? undefined : new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
