// The order of leads: hand-raisers first, then the admin's criteria in their order, then score, newest, id
// (sales qualification agent: Prioritization; where it is silent, ROUTING-SCORING section 5).
import type { CellValue } from './condition.ts';
import type { Fit } from './idealCustomerProfile.ts';
import { hasScore } from './leadResearch.ts';
import type { LeadResearch } from './leadResearch.ts';
import { rankLeads } from './priority.ts';
import type { PriorityKey, RankedLead } from './priority.ts';
import type { Id, LeadRating } from './records.ts';
import type { PriorityCriterion } from './settings.ts';

/** All that the place of a lead follows from. */
export interface LeadToRank {
  readonly id: Id<'lead'>;
  /** UTC ISO instant. */
  readonly createdOn: string;
  readonly rating?: LeadRating;
  readonly research?: LeadResearch;
  /** Values of the fields the criteria speak of. */
  readonly values?: Readonly<Record<string, CellValue>>;
}

const fitWorth: Readonly<Record<Fit, number>> = { high: 3, moderate: 2, low: 1 };
const ratingWorth: Readonly<Record<LeadRating, number>> = { hot: 3, warm: 2, cold: 1 };

export const usualCriteria: readonly PriorityCriterion[] = [{ kind: 'fit' }];

/** Names a criterion: the key of `RankedLead.above`, e.g. `fit`, `field:lead.numberofemployees`. */
export function criterionId(criterion: PriorityCriterion): string {
  if (criterion.kind === 'field') return `field:${criterion.field}`;
  return criterion.kind === 'characteristic' ? `characteristic:${criterion.characteristic}` : criterion.kind;
}

/** The keys of the order, first to last: `hand-raiser`, the criteria, `score`, `created`. The id decides after them. */
export function orderKeys(leads: readonly LeadToRank[], criteria: readonly PriorityCriterion[]): readonly PriorityKey[] {
  const key = (id: string, worth: (lead: LeadToRank) => number): PriorityKey => ({ id, values: Float64Array.from(leads, worth) });
  return [
    key('hand-raiser', ({ research }) => (research?.handRaiser === undefined || research.handRaiser === null ? 0 : 1)),
    ...criteria.map((criterion) => key(criterionId(criterion), (lead) => worthOf(criterion, lead))),
    key('score', ({ research }) => (hasScore(research) ? research.score.value : NaN)),
    key('created', ({ createdOn }) => Date.parse(createdOn)),
  ];
}

function worthOf(criterion: PriorityCriterion, { research, rating, values }: LeadToRank): number {
  switch (criterion.kind) {
    case 'fit':
      return research?.match?.fit === undefined ? NaN : fitWorth[research.match.fit];
    case 'rating':
      return rating === undefined ? NaN : ratingWorth[rating];
    case 'characteristic':
      return characteristicWorth(research, criterion.characteristic);
    case 'field': {
      const worth = numberIn(values?.[criterion.field]);
      return criterion.ascending === true ? -worth : worth;
    }
  }
}

function characteristicWorth(research: LeadResearch | undefined, id: string): number {
  if (research?.match?.matched.some(({ characteristic }) => characteristic === id) === true) return 1;
  return research?.match?.missed.some(({ characteristic }) => characteristic === id) === true ? 0 : NaN;
}

/** A number, or a day or instant as one; anything else has no order here. */
function numberIn(value: CellValue): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value) ? Date.parse(value) : NaN;
}

/** The first `most` leads in order, each with the key by which it stands above the next. */
export function orderLeads(leads: readonly LeadToRank[], criteria: readonly PriorityCriterion[], most = leads.length): readonly RankedLead[] {
  return rankLeads(leads.map(({ id }) => id), orderKeys(leads, criteria), most);
}
