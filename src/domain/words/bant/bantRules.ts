// Which concepts together say something about need, timeline, budget or authority: one table of rules for all languages.
import type { BantConcept } from './bantConcept.ts';
import type { ConceptPlaces } from './conceptFinder.ts';

/** What is said of each criterion. */
export interface BantValues {
  /** `none`: nothing is missing. */
  readonly need: 'stated' | 'none';
  /** `dated`: a date, season or event decides; `later`: not in the near future; `none`: no date and no hurry. */
  readonly timeline: 'urgent' | 'dated' | 'later' | 'none';
  /** `limited`: money up to a bound, or tight; `pending`: not granted yet. */
  readonly budget: 'available' | 'limited' | 'pending' | 'none';
  /** `decides`: the writer; `shared`: the writer with others; `approved`: those who decide have agreed; `others`: they are named; `no`: not the writer. */
  readonly authority: 'decides' | 'shared' | 'approved' | 'others' | 'no';
}
export type BantCriterion = keyof BantValues;

/** In the order in which they are evaluated. */
export const bantCriteria = ['need', 'timeline', 'budget', 'authority'] as const satisfies readonly BantCriterion[];

interface Rule<Criterion extends BantCriterion> {
  readonly value: BantValues[Criterion];
  /** 3 and more = says it outright, 2 = likely, 1 = possible. The heaviest of a sentence wins. */
  readonly weight: number;
  /** All of these … */
  readonly all: readonly BantConcept[];
  /** … within so many words, in any order; 12 unless told. */
  readonly within?: number;
  /** None of these nearby. */
  readonly without?: readonly BantConcept[];
  /** The first concept is not preceded by a "no". */
  readonly affirmed?: true;
}

const rules: { readonly [Criterion in BantCriterion]: readonly Rule<Criterion>[] } = {
  need: [
    { value: 'none', weight: 4, all: ['need-none'], without: ['info', 'talk'] },
    { value: 'stated', weight: 3, all: ['need-said'] },
    { value: 'stated', weight: 2.6, all: ['needing', 'own'], within: 6, without: ['info'], affirmed: true },
    { value: 'stated', weight: 2.5, all: ['current', 'ending'], within: 14, affirmed: true },
    { value: 'stated', weight: 2.4, all: ['hurting', 'own'], affirmed: true },
    { value: 'stated', weight: 2.3, all: ['hurting', 'current'], affirmed: true },
    { value: 'stated', weight: 2.1, all: ['hurting', 'hurting'], affirmed: true },
    { value: 'stated', weight: 2.2, all: ['improving', 'must'], within: 8, without: ['talk', 'info'], affirmed: true },
    { value: 'stated', weight: 1.6, all: ['needing'], without: ['info', 'talk'], affirmed: true },
  ],
  timeline: [
    { value: 'none', weight: 4.2, all: ['no-rush'] },
    { value: 'later', weight: 4, all: ['later'] },
    { value: 'dated', weight: 3.4, all: ['timeline-said'], without: ['talk'] },
    { value: 'urgent', weight: 3.1, all: ['urgent', 'needing'], affirmed: true },
    { value: 'urgent', weight: 3, all: ['urgent', 'launch'], without: ['talk'], affirmed: true },
    { value: 'dated', weight: 3.2, all: ['launch', 'by', 'time'], without: ['talk'] },
    { value: 'dated', weight: 3.2, all: ['must', 'by', 'event'], without: ['talk'] },
    { value: 'dated', weight: 3, all: ['must', 'by', 'time'], without: ['talk', 'info'] },
    { value: 'dated', weight: 3, all: ['launch', 'by', 'event'], without: ['talk'] },
    { value: 'dated', weight: 2, all: ['launch', 'time'], without: ['talk', 'info'] },
    { value: 'dated', weight: 2.2, all: ['event', 'time'], within: 8, without: ['talk', 'info'] },
    { value: 'dated', weight: 2, all: ['must', 'time'], without: ['talk', 'info'] },
    { value: 'urgent', weight: 2.1, all: ['urgent', 'must'], without: ['talk', 'info'], affirmed: true },
    { value: 'urgent', weight: 2.1, all: ['urgent', 'hurting'], without: ['talk', 'info'], affirmed: true },
    { value: 'urgent', weight: 1.6, all: ['urgent'], without: ['talk', 'info'], affirmed: true },
  ],
  budget: [
    { value: 'none', weight: 4, all: ['budget-none'] },
    { value: 'none', weight: 3.6, all: ['no', 'budget'], within: 2, without: ['budget-said', 'pending'] },
    { value: 'none', weight: 3.5, all: ['budget', 'gone'], within: 6 },
    { value: 'none', weight: 3.1, all: ['no', 'having', 'budget'], within: 4, without: ['budget-said', 'pending'] },
    { value: 'limited', weight: 3.8, all: ['budget-tight'] },
    { value: 'pending', weight: 3.7, all: ['budget', 'pending'], within: 9 },
    { value: 'limited', weight: 3.3, all: ['cap', 'money'], within: 6, without: ['info'] },
    { value: 'limited', weight: 3.2, all: ['cap', 'budget'], within: 4 },
    { value: 'available', weight: 3.5, all: ['budget-said'] },
    { value: 'available', weight: 3, all: ['budget', 'money'], within: 9 },
    { value: 'available', weight: 2.6, all: ['budget', 'having'], within: 7 },
    { value: 'available', weight: 2.6, all: ['spending', 'money'], within: 6, without: ['pricing', 'info'] },
    { value: 'available', weight: 2.4, all: ['money', 'having'], within: 5, without: ['pricing', 'info'] },
  ],
  authority: [
    { value: 'no', weight: 4, all: ['not-me'] },
    { value: 'shared', weight: 3.6, all: ['together'] },
    { value: 'decides', weight: 3.5, all: ['self-decides'], affirmed: true },
    { value: 'approved', weight: 3.2, all: ['boss', 'approved'], within: 7, without: ['must', 'pending', 'no'] },
    { value: 'others', weight: 3, all: ['boss', 'deciding'], within: 9 },
    { value: 'others', weight: 2.4, all: ['no', 'launch', 'deciding'], within: 9, without: ['self-decides'] },
    { value: 'decides', weight: 2, all: ['self-role'], affirmed: true },
  ],
};

const WITHIN = 12;
/** Words around a find in which `without` speaks against it. */
const NEARBY = 5;
/** Words before a concept in which a "no" turns it around. */
const NEGATION_REACH = 2;

/** Smallest span of distinct places, one of each list, no wider than `within`. The lists are short: at most eight places each. */
function spanOf(lists: readonly (readonly number[])[], within: number): readonly [number, number] | undefined {
  let best: readonly [number, number] | undefined;
  const choose = (at: number, taken: readonly number[]): void => {
    const list = lists[at];
    if (list === undefined) {
      const span = [Math.min(...taken), Math.max(...taken)] as const;
      if (span[1] - span[0] <= within && (best === undefined || span[1] - span[0] < best[1] - best[0])) best = span;
      return;
    }
    for (const place of list) if (!taken.includes(place)) choose(at + 1, [...taken, place]);
  };
  choose(0, []);
  return best;
}

function holds(rule: Rule<BantCriterion>, places: ConceptPlaces): boolean {
  const negations = places.get('no') ?? [];
  const lists: (readonly number[])[] = [];
  for (const [index, concept] of rule.all.entries()) {
    const list = places.get(concept) ?? [];
    const kept = rule.affirmed && index === 0 ? list.filter((at) => !negations.some((no) => no < at && at - no <= NEGATION_REACH)) : list;
    if (kept.length === 0) return false;
    lists.push(kept);
  }
  const span = spanOf(lists, rule.within ?? WITHIN);
  if (span === undefined) return false;
  return !(rule.without ?? []).some((concept) => (places.get(concept) ?? []).some((at) => at >= span[0] - NEARBY && at <= span[1] + NEARBY));
}

/** The heaviest thing a sentence says of a criterion. */
export function weighCriterion<Criterion extends BantCriterion>(criterion: Criterion, places: ConceptPlaces): { readonly value: BantValues[Criterion]; readonly weight: number } | undefined {
  let best: Rule<Criterion> | undefined;
  for (const rule of rules[criterion]) if ((best === undefined || rule.weight > best.weight) && holds(rule, places)) best = rule;
  return best === undefined ? undefined : { value: best.value, weight: best.weight };
}
