// Reads statements of one Wikidata item as its editors rank them: preferred before normal, deprecated and ended ones never.
import { at, isObject, listAt, textAt } from './parsedJson.ts';
import type { JsonObject } from './parsedJson.ts';

/** One statement: its value as Wikidata writes it, and what qualifies it. */
export interface Claim {
  readonly value: unknown;
  readonly qualifiers: JsonObject;
}

/** A date as precise as its editors knew it. */
export interface WikidataDate {
  readonly year: number;
  /** `YYYY-MM-DD`; undefined where only month or year are known. */
  readonly day?: string;
  /** Last day it may mean, `YYYY-MM-DD`. */
  readonly latest: string;
}

const END_TIME = 'P582';
const POINT_IN_TIME = 'P585';
const [YEAR, DAY] = [9, 11];

/**
 * The best statements of a property, in the item's order: the preferred ones, or all normal ones where none is preferred.
 * @param today `YYYY-MM-DD`: what ended before it is past.
 */
export function claimsOf(item: JsonObject, property: string, today: string): readonly Claim[] {
  const statements = listAt(item, 'claims', property).filter((each) => at(each, 'rank') !== 'deprecated' && at(each, 'mainsnak', 'snaktype') === 'value');
  const preferred = statements.filter((each) => at(each, 'rank') === 'preferred');
  return (preferred.length > 0 ? preferred : statements).map(claimFrom).filter(({ qualifiers }) => !hasEnded(qualifiers, today));
}

function claimFrom(statement: unknown): Claim {
  const qualifiers = at(statement, 'qualifiers');
  return { value: at(statement, 'mainsnak', 'datavalue', 'value'), qualifiers: isObject(qualifiers) ? qualifiers : {} };
}

function hasEnded(qualifiers: JsonObject, today: string): boolean {
  return listAt(qualifiers, END_TIME).some((snak) => {
    const end = dateOf(at(snak, 'datavalue', 'value'));
    // An end of unknown time is an end as well.
    return end === undefined || end.latest < today;
  });
}

/** The first value of a qualifier. */
export function qualifierOf({ qualifiers }: Claim, property: string): unknown {
  return at(listAt(qualifiers, property)[0], 'datavalue', 'value');
}

/** The day a statement is true of. */
export function pointInTimeOf(claim: Claim): WikidataDate | undefined {
  return dateOf(qualifierOf(claim, POINT_IN_TIME));
}

/** The latest statement by its point in time; one without a date only where no other is. */
export function latestOf(claims: readonly Claim[]): Claim | undefined {
  return claims.reduce<Claim | undefined>((best, claim) => (best === undefined || (pointInTimeOf(claim)?.latest ?? '') > (pointInTimeOf(best)?.latest ?? '') ? claim : best), undefined);
}

/** `Q…` of a value that is an item. */
export function itemIdOf(value: unknown): string | undefined {
  const id = textAt(value, 'id');
  return id !== undefined && /^Q[1-9]\d{0,11}$/.test(id) ? id : undefined;
}

/** A quantity without a unit: so many. */
export function countOf(value: unknown): number | undefined {
  const amount = textAt(value, 'amount');
  if (amount === undefined || textAt(value, 'unit') !== '1' || !/^\+\d{1,12}(?:\.0{1,6})?$/.test(amount)) return undefined;
  return Number(amount);
}

/** A date of our era, at least as precise as a year. */
export function dateOf(value: unknown): WikidataDate | undefined {
  const found = /^\+(\d{4})-(\d\d)-(\d\d)T/.exec(textAt(value, 'time') ?? '');
  const precision = at(value, 'precision');
  if (found === null || typeof precision !== 'number' || precision < YEAR) return undefined;
  const [, year = '', month = '', day = ''] = found;
  if (precision === YEAR || month === '00') return { year: Number(year), latest: `${year}-12-31` };
  if (precision < DAY || day === '00') return { year: Number(year), latest: `${year}-${month}-31` };
  return { year: Number(year), day: `${year}-${month}-${day}`, latest: `${year}-${month}-${day}` };
}
