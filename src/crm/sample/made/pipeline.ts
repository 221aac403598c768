// A year of leads beside the written ones: closed ones enough to learn a score from, and open ones for the sellers who have no mail of
// their own. What a lead is like says something about how it ends, never everything, and some of it is missing.
import type { ratings, SampleLead } from '../leads.ts';
import { addressText, openCompanies, type Company } from './companies.ts';
import { openChance, type Chance } from './chance.ts';
import { needs, wordingOf, type Need } from './trades.ts';

/** A made lead with the company it is of. */
export interface MadeLead {
  readonly lead: SampleLead;
  readonly company: Company;
}

const SEED = 3;
const CLOSED = 160;
const OPEN = 40;
const [OLDEST_CLOSED_DAYS, NEWEST_CLOSED_DAYS] = [360, 35];
const OLDEST_OPEN_DAYS = 45;
/** Open leads go to those who have none with mail: the written ones have more than enough. */
const WITH_WRITTEN_LEADS: ReadonlySet<string> = new Set(['maya', 'tomas', 'ben']);

interface Kind<Value> {
  readonly value: Value;
  readonly share: number;
  /** In log-odds. */
  readonly lean: number;
}

const sources: readonly Kind<SampleLead['source']>[] = [
  { value: 'web', share: 27, lean: 0.5 }, { value: 'trade show', share: 17, lean: 0.1 }, { value: 'advertisement', share: 16, lean: -1.2 }, { value: 'referral', share: 12, lean: 1.2 },
  { value: 'partner', share: 10, lean: 0.5 }, { value: 'seminar', share: 8, lean: -0.4 }, { value: 'word of mouth', share: 6, lean: 0.8 }, { value: 'other', share: 4, lean: -0.7 },
];
const jobTitles: readonly Kind<string | undefined>[] = [
  { value: 'Operations Director', share: 13, lean: 0.9 }, { value: 'Plant Manager', share: 17, lean: 0.8 }, { value: 'Head of Engineering', share: 12, lean: 0.5 }, { value: 'Managing Director', share: 9, lean: 0.4 },
  { value: 'Maintenance Manager', share: 13, lean: 0 }, { value: 'Purchasing Manager', share: 13, lean: -0.4 }, { value: 'Process Engineer', share: 9, lean: -0.2 }, { value: 'Marketing Assistant', share: 5, lean: -1.5 },
  { value: undefined, share: 9, lean: -0.6 },
];
/** Log-odds of a lead without anything to say for it. */
const BASE = -0.8;
/** How much of the ending follows from what the lead is like; the rest is luck. */
const WEIGHT_OF_LEAN = 1.5;

/** The open ones first, then the closed ones. */
export const madeLeads: readonly MadeLead[] = makeLeads();

function makeLeads(): readonly MadeLead[] {
  const chance = openChance(SEED);
  const newCompany = openCompanies(chance);
  const names = new Set<string>();
  const made: MadeLead[] = [];
  const add = (isOpen: boolean): void => {
    const earlier = made[chance.whole(0, Math.max(0, made.length - 1))];
    // Now and then a second person of a company writes.
    const company = earlier !== undefined && chance.happens(0.1) ? earlier.company : newCompany();
    if (isOpen && WITH_WRITTEN_LEADS.has(company.place.owners[0])) return;
    made.push({ lead: makeLead({ chance, company, isOpen, names, number: made.length + 1 }), company });
  };
  while (made.length < OPEN) add(true);
  while (made.length < OPEN + CLOSED) add(false);
  return made;
}

interface Wanted {
  readonly chance: Chance;
  readonly company: Company;
  readonly isOpen: boolean;
  /** Full names taken so far; gains one. */
  readonly names: Set<string>;
  /** From 1. */
  readonly number: number;
}

function makeLead({ chance, company, isOpen, names, number }: Wanted): SampleLead {
  const { place } = company;
  const [firstName, lastName] = newName(chance, company, names);
  const [source, title] = [pickKind(chance, sources), pickKind(chance, jobTitles)];
  const need = chance.pick(needs);
  const shown = { employees: chance.happens(0.82), phone: chance.happens(0.6), website: chance.happens(0.72), budget: chance.happens(0.38) };
  const lean = BASE + source.lean + title.lean + company.trade.lean + place.lean + leanOfSize(shown.employees ? company.employees : undefined)
    + (shown.phone ? 0.4 : -0.4) + (shown.website ? 0.3 : -0.5) + (shown.budget ? 1 : -0.4);
  const isQualified = chance.happens(1 / (1 + Math.exp(-WEIGHT_OF_LEAN * lean)));
  const value = valueOf(chance, need);
  return {
    key: `made-${addressText(`${firstName} ${lastName}`, '-')}`,
    owner: chance.happens(0.8) || isOpen ? place.owners[0] : chance.pick(place.owners),
    firstName,
    lastName,
    email: `${chance.happens(0.6) ? addressText(firstName, '') : addressText(firstName, '').slice(0, 1)}.${addressText(lastName, '')}@${company.domain}`,
    company: company.name,
    source: source.value,
    rating: ratingOf(chance, lean),
    industry: company.industry,
    country: place.country,
    city: company.city,
    ...wordingOf(need, place.tongue),
    contacted: !isOpen || chance.happens(0.6),
    createdDaysAgo: isOpen ? chance.whole(1, OLDEST_OPEN_DAYS) : closedDays(number - OPEN),
    ...(title.value === undefined ? {} : { jobTitle: title.value }),
    ...(shown.employees ? { employees: company.employees } : {}),
    ...(shown.phone ? { phone: `${place.dialing} 555 ${String(1000 + number).padStart(5, '0')}` } : {}),
    ...(shown.website ? { website: `https://${company.domain}` } : {}),
    ...(shown.budget ? { budget: Math.round((value * (0.7 + chance.next() * 0.5)) / 5_000) * 5_000 } : {}),
    ...(isOpen && chance.happens(0.5) ? { amount: value } : {}),
    ...(isOpen ? {} : { closed: isQualified ? 'qualified' : shown.phone || chance.happens(0.5) ? 'no longer interested' : 'cannot contact' }),
  };
}

function newName(chance: Chance, { place }: Company, names: Set<string>): readonly [string, string] {
  for (;;) {
    const [firstName, lastName] = [chance.pick(place.firstNames), chance.pick(place.lastNames)];
    const name = `${firstName} ${lastName}`;
    if (names.has(name)) continue;
    names.add(name);
    return [firstName, lastName];
  }
}

function pickKind<Value>(chance: Chance, kinds: readonly Kind<Value>[]): Kind<Value> {
  let left = chance.next() * kinds.reduce((sum, { share }) => sum + share, 0);
  return kinds.find(({ share }) => (left -= share) < 0) ?? chance.pick(kinds);
}

function leanOfSize(employees: number | undefined): number {
  if (employees === undefined) return -0.4;
  if (employees < 45) return -1.2;
  if (employees < 120) return -0.1;
  return employees < 700 ? 0.8 : 0.3;
}

function valueOf(chance: Chance, { value: [least, most] }: Need): number {
  return Math.round((least + chance.next() * (most - least)) / 1_000) * 1_000;
}

/** What a seller thought of it: near the truth, not the truth. */
function ratingOf(chance: Chance, lean: number): keyof typeof ratings {
  const thought = lean + (chance.next() - 0.5) * 3;
  if (thought > 1.1) return 'hot';
  return thought > -0.6 ? 'warm' : 'cold';
}

/** Spread evenly over the year, the oldest first. */
function closedDays(number: number): number {
  return Math.round(OLDEST_CLOSED_DAYS - ((number - 1) / (CLOSED - 1)) * (OLDEST_CLOSED_DAYS - NEWEST_CLOSED_DAYS));
}
