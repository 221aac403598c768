// Whether a lead came to us by itself: the first thing between us was a call or an email of theirs (sales qualification agent: hand-raisers
// are leads of a direct inquiry by phone, email or chat). No column says so; it is worked out from the lead's activities where those are read.
import { isGroup, type Condition, type ConditionGroup, type ConditionProblem } from './condition.ts';
import type { Activity } from './records.ts';

/** The field of a condition that asks for it. A chat has no activity in every organization: it is told by the lead source. */
export const DIRECT_INQUIRY = 'activity.directinquiry';

export const inquiryKinds = ['call', 'email'] as const;
export type InquiryKind = (typeof inquiryKinds)[number];

/** @returns how they asked; undefined when we spoke to them first, or nobody has spoken yet. */
export function directInquiryOf(activities: readonly Pick<Activity, 'kind' | 'direction' | 'at' | 'done'>[]): InquiryKind | undefined {
  const first = activities.filter((each) => isOurs(each) || isTheirs(each)).sort((one, two) => (one.at < two.at ? -1 : one.at > two.at ? 1 : placeOf(one) - placeOf(two)))[0];
  return first === undefined || isOurs(first) ? undefined : inquiryKinds.find((kind) => kind === first.kind);
}

/** At one instant what we did counts as first, then their call, so that the order of reading decides nothing. */
function placeOf(activity: Pick<Activity, 'kind' | 'direction' | 'done'>): number {
  return isOurs(activity) ? -1 : inquiryKinds.findIndex((kind) => kind === activity.kind);
}

function isTheirs({ kind, direction }: Pick<Activity, 'kind' | 'direction'>): boolean {
  return (kind === 'email' || kind === 'call') && direction === 'in';
}

/** What reached them: a draft or a call nobody made didn't, and a task is between us and ourselves. */
function isOurs({ kind, direction, done }: Pick<Activity, 'kind' | 'direction' | 'done'>): boolean {
  return kind === 'appointment' || ((kind === 'email' || kind === 'call') && direction === 'out' && done);
}

/** Whether any of the conditions asks for it: only where activities are read can they be answered. */
export function asksForInquiry(part: Condition | ConditionGroup): boolean {
  return isGroup(part) ? part.of.some(asksForInquiry) : part.field === DIRECT_INQUIRY;
}

/** Whether a condition asks for it where it can't be answered. */
export function isUnknownInquiry({ field, code }: ConditionProblem): boolean {
  return field === DIRECT_INQUIRY && code === 'unknown-field';
}
