// Tries an order of leads out before it is saved: the first ones as they would rank, each with its reason and how far it would move.
import type { CellValue, Condition, ConditionGroup } from './condition.ts';
import { isGroup } from './condition.ts';
import { orderKeys, orderLeads, type LeadToRank } from './leadOrder.ts';
import type { LeadResearch } from './leadResearch.ts';
import type { Lead } from './records.ts';
import { compileSegments, type Segment } from './segment.ts';
import type { PrioritizationSettings, PriorityCriterion } from './settings.ts';

/** An open lead with its values in the fields the order speaks of. */
export interface OpenLead {
  readonly lead: Lead;
  readonly values: Readonly<Record<string, CellValue>>;
  readonly research?: LeadResearch;
}

/** Who counts as hand-raiser, and what comes after. */
export interface LeadOrder extends PrioritizationSettings {
  readonly segments: readonly Segment[];
}

export interface TrialRow {
  /** 1 = first. */
  readonly rank: number;
  readonly lead: OpenLead;
  readonly isHandRaiser: boolean;
  /** Why it stands above the next lead: the first key that differs. Undefined for the last of all. */
  readonly above?: { readonly lead: OpenLead; readonly isHandRaiser: boolean; readonly key: string };
  /** Places up (above zero) or down against the order as it is saved; 0 = stays. */
  readonly moved: number;
}

export interface OrderTrial {
  /** The first leads in order. */
  readonly rows: readonly TrialRow[];
  /** Leads in the segment of hand-raisers. */
  readonly handRaisers: number;
}

/** The fields the segments and criteria of an order speak of, each once, sorted. */
export function fieldsOfOrder(order: LeadOrder): readonly string[] {
  const inConditions = (part: Condition | ConditionGroup): readonly string[] => (isGroup(part) ? part.of.flatMap(inConditions) : [part.field]);
  const criteria = order.criteria.flatMap((criterion) => (criterion.kind === 'field' ? [criterion.field] : []));
  return [...new Set([...order.segments.flatMap(({ conditions }) => inConditions(conditions)), ...criteria])].sort();
}

/** @param most how many of the first leads are wanted. */
export function tryOrder(leads: readonly OpenLead[], orders: { readonly tried: LeadOrder; readonly saved: LeadOrder }, { now, most }: { readonly now: Date; readonly most: number }): OrderTrial {
  const { tried, saved } = orders;
  const isHandRaiser = handRaisersOf(leads, tried, now);
  const wasHandRaiser = tried.segments === saved.segments && tried.handRaiserSegmentId === saved.handRaiserSegmentId ? isHandRaiser : handRaisersOf(leads, saved, now);
  const ranked = orderLeads(toRank(leads, isHandRaiser), tried.criteria, most);
  const rankBefore = rankBy(toRank(leads, wasHandRaiser), saved.criteria);
  const rows = ranked.flatMap(({ rank, lead: place, above }): readonly TrialRow[] => {
    const lead = leads[place];
    if (lead === undefined) return [];
    const next = above === undefined ? undefined : leads[above.lead];
    return [{
      rank,
      lead,
      isHandRaiser: isHandRaiser[place] === true,
      moved: rankBefore(place) - rank,
      ...(above === undefined || next === undefined ? {} : { above: { lead: next, isHandRaiser: isHandRaiser[above.lead] === true, key: above.key } }),
    }];
  });
  return { rows, handRaisers: isHandRaiser.filter(Boolean).length };
}

function handRaisersOf(leads: readonly OpenLead[], order: LeadOrder, now: Date): readonly boolean[] {
  const wanted = order.handRaiserSegmentId;
  if (wanted === undefined) return leads.map(() => false);
  const fields = fieldsOfOrder(order);
  const { segmentOf } = compileSegments(order.segments, fields);
  return leads.map(({ values }) => segmentOf(fields.map((field) => values[field]), now)?.id === wanted);
}

/** What the research found of hand-raisers holds for the settings it was made with; here the order's own segments decide. */
function toRank(leads: readonly OpenLead[], isHandRaiser: readonly boolean[]): readonly LeadToRank[] {
  return leads.map(({ lead, values, research = NOT_RESEARCHED }, place): LeadToRank => {
    const { match, score } = research;
    return {
      id: lead.id,
      createdOn: lead.createdOn,
      values,
      ...(lead.rating === undefined ? {} : { rating: lead.rating }),
      research: { ...NOT_RESEARCHED, handRaiser: isHandRaiser[place] === true ? ANY_SEGMENT : null, ...(match === undefined ? {} : { match }), ...(score === undefined ? {} : { score }) },
    };
  });
}

const NOT_RESEARCHED: LeadResearch = { leadId: '', version: '', state: 'waiting', attempts: 0, sources: [] };
const ANY_SEGMENT = { segmentId: '', segmentName: '', reasons: [] };

/** The rank of single leads: how many stand above them. For ten leads of thousands that is less than putting all in order. */
function rankBy(leads: readonly LeadToRank[], criteria: readonly PriorityCriterion[]): (place: number) => number {
  const keys = orderKeys(leads, criteria).map(({ values }) => values.map((value) => (Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value)));
  const isAbove = (one: number, other: number): boolean => {
    for (const values of keys) {
      const [first = 0, second = 0] = [values[one], values[other]];
      if (first !== second) return first > second;
    }
    return (leads[one]?.id ?? '') < (leads[other]?.id ?? '');
  };
  return (place) => leads.reduce((rank, _lead, other) => rank + Number(isAbove(other, place)), 1);
}
