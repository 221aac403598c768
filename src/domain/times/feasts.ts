// Feast days that move with Easter, and the first working day after them. Days are `YYYY-MM-DD`.
import { addDays, makeDay } from './wallTime.ts';

/** Days from Easter Sunday to the first working day after the feast. */
const daysAfterEaster: Readonly<Record<string, number>> = {
  easter: 2, ostern: 2, osterferien: 8, paques: 2, pascua: 1, pasqua: 2, pascoa: 1, pasen: 2, paas: 2, santa: 1,
  pfingsten: 51, pentecote: 51, pentecostes: 50, pentecoste: 50, pinksteren: 51, whitsun: 51, carnaval: -45, carnevale: -45, karneval: -45, fasching: -45, fastnacht: -45,
};

/** Names of the feasts, folded. */
export const feastWords: readonly string[] = Object.keys(daysAfterEaster);

/** Easter Sunday of a year by the Gregorian rule (Butcher). */
function easterSunday(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const leap = Math.floor(century / 4);
  const moon = (19 * golden + century - leap - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - moon - (year % 4)) % 7;
  const shift = Math.floor((golden + 11 * moon + 22 * weekday) / 451);
  const sum = moon + weekday - 7 * shift + 114;
  return makeDay(year, Math.floor(sum / 31), (sum % 31) + 1) ?? `${year}-04-01`;
}

/** First working day after the next feast of that name (folded), or undefined when the word names none. */
export function dayAfterFeast(word: string, today: string): string | undefined {
  const shift = Object.hasOwn(daysAfterEaster, word) ? daysAfterEaster[word] : undefined;
  if (shift === undefined) return undefined;
  const year = Number(today.slice(0, 4));
  const here = addDays(easterSunday(year), shift);
  return here > today ? here : addDays(easterSunday(year + 1), shift);
}
