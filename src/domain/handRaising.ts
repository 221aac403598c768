// Whether a lead raised its hand: it is in the segment the admin chose for that, and these conditions made it so.
import { isGroup, testOf } from './condition.ts';
import type { CellValue, Condition, ConditionGroup } from './condition.ts';
import { DIRECT_INQUIRY, directInquiryOf } from './directInquiry.ts';
import type { Evidence } from './idealCustomerProfile.ts';
import type { HandRaiser } from './leadResearch.ts';
import type { Activity, Id } from './records.ts';
import { compileSegments } from './segment.ts';
import type { Segment } from './segment.ts';

/** A lead as far as it decides who raised a hand. */
export interface HandRaisingLead {
  readonly segmentId: Id<'segment'>;
  /** Its columns by name. */
  readonly values: Readonly<Record<string, CellValue>>;
  /** All that are known of it: whether it came to us by itself. */
  readonly activities: readonly Pick<Activity, 'kind' | 'direction' | 'at' | 'done'>[];
}

/** Every field the segments speak of, each once. */
export function fieldsOfSegments(segments: readonly Segment[]): readonly string[] {
  const fieldsOf = (part: Condition | ConditionGroup): readonly string[] => (isGroup(part) ? part.of.flatMap(fieldsOf) : [part.field]);
  return [...new Set(segments.flatMap(({ conditions }) => fieldsOf(conditions)))];
}

/**
 * The segment of hand-raisers as far as this lead is in it, with the conditions that held.
 * @returns null when the lead is in another segment or in none.
 */
export function handRaiserOf(segments: readonly Segment[], { segmentId, values: columns, activities }: HandRaisingLead, now: Date): HandRaiser | null {
  const inquiry = directInquiryOf(activities);
  const values = inquiry === undefined ? columns : { ...columns, [DIRECT_INQUIRY]: inquiry };
  const fields = fieldsOfSegments(segments);
  const segment = compileSegments(segments, fields).segmentOf(fields.map((field) => values[field]), now);
  if (segment?.id !== segmentId) return null;
  return { segmentId, segmentName: segment.name, reasons: evidenceIn(segment.conditions, values, now) };
}

function evidenceIn(part: Condition | ConditionGroup, values: Readonly<Record<string, CellValue>>, now: Date): readonly Evidence[] {
  if (isGroup(part)) return part.of.flatMap((each) => evidenceIn(each, values, now));
  const value = values[part.field];
  if (!testOf(part)(value, now)) return [];
  return [{ characteristic: part.field, field: part.field, ...(value === undefined ? {} : { value }) }];
}
