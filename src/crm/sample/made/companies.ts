// Invented companies, as many as are asked for, no two with the same name or website.
import type { industries } from '../leads.ts';
import type { Chance } from './chance.ts';
import { places, type Place } from './places.ts';
import { trades, type Tongue, type Trade } from './trades.ts';

export interface Company {
  /** Lower-case letters, digits and hyphens; `made-` and the name. */
  readonly key: string;
  readonly name: string;
  /** In the `.example` domain, which nobody can own. */
  readonly domain: string;
  readonly place: Place;
  readonly trade: Trade;
  readonly industry: keyof typeof industries;
  readonly employees: number;
  readonly city: string;
}

/** Where the word for the trade comes before the name. */
const WORD_FIRST: ReadonlySet<Tongue> = new Set<Tongue>(['fr', 'it', 'es']);
/** Letters that no accent can be taken from. */
const plainLetters: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', ł: 'l', ø: 'o', å: 'a', æ: 'ae' };

/** Text as it may stand in an address: lower-case ASCII letters and digits, `gap` for everything between. */
export function addressText(text: string, gap: string): string {
  return text.toLowerCase()
    .replace(/[äöüßłøåæ]/g, (letter) => plainLetters[letter] ?? letter)
    .normalize('NFD').replace(/\p{M}/gu, '')
    .split(/[^a-z0-9]+/).filter((part) => part !== '').join(gap);
}

/** Gives one new company after the other; of a given country where one is named. */
export function openCompanies(chance: Chance): (country?: string) => Company {
  const taken = new Set<string>();
  return (country) => {
    for (;;) {
      const place = country === undefined ? byShare(chance, places) : places.find((each) => each.country === country) ?? chance.pick(places);
      const trade = byShare(chance, trades);
      const [stem, word] = [chance.pick(place.stems), chance.pick(trade.words[place.tongue])];
      const name = WORD_FIRST.has(place.tongue) ? `${word} ${stem}` : `${stem} ${word}`;
      const domain = `${addressText(name, '')}.example`;
      const city = chance.pick(place.cities);
      // Two thirds small and middle, a third large: companies of one trade differ by more than ten times.
      const employees = Math.round(20 * Math.exp(chance.next() * 4.2));
      if (taken.has(domain)) continue;
      taken.add(domain);
      return { key: `made-${addressText(name, '-')}`, name, domain, place, trade, industry: trade.industry, employees, city };
    }
  };
}

function byShare<Part extends { readonly share: number }>(chance: Chance, parts: readonly Part[]): Part {
  let left = chance.next() * parts.reduce((sum, { share }) => sum + share, 0);
  for (const part of parts) {
    left -= part.share;
    if (left < 0) return part;
  }
  return chance.pick(parts);
}
