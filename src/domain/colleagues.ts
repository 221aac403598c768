// Who of our own people knows a lead: counted from emails and meetings, calls not counted; who doesn't want to be named isn't.
import type { Id } from './records.ts';

/** One colleague on one activity with the lead. */
export interface Touch {
  readonly userId: Id<'user'>;
  readonly name: string;
  readonly kind: 'email' | 'appointment';
  readonly activityId: Id<'activity'>;
  /** UTC ISO instant it was sent or took place. */
  readonly at: string;
}

export interface Colleague {
  readonly userId: Id<'user'>;
  readonly name: string;
  readonly emails: number;
  readonly meetings: number;
  /** UTC ISO instant of the newest of them. */
  readonly lastOn: string;
}

/** Top five (FEATURES R9). */
export const MOST_COLLEAGUES = 5;

/**
 * The colleagues who know a lead best, at most five: the most emails and meetings first, then who was in touch last.
 * An activity counts once a person, however often they stand on it; a meeting that lies ahead makes nobody known.
 * @param hidden ids of those who don't want to be shown.
 */
export function whoKnowsWhom(touches: readonly Touch[], { hidden, now }: { readonly hidden: ReadonlySet<string>; readonly now: Date }): readonly Colleague[] {
  const found = new Map<string, Colleague>();
  const counted = new Set<string>();
  for (const { userId, name, kind, activityId, at } of touches) {
    const key = `${userId} ${activityId}`;
    if (hidden.has(userId) || counted.has(key) || !(Date.parse(at) <= now.getTime())) continue;
    counted.add(key);
    const before = found.get(userId) ?? { userId, name, emails: 0, meetings: 0, lastOn: at };
    found.set(userId, {
      ...before,
      emails: before.emails + Number(kind === 'email'),
      meetings: before.meetings + Number(kind === 'appointment'),
      lastOn: at > before.lastOn ? at : before.lastOn,
    });
  }
  return [...found.values()].sort(byAcquaintance).slice(0, MOST_COLLEAGUES);
}

function byAcquaintance(one: Colleague, two: Colleague): number {
  return two.emails + two.meetings - (one.emails + one.meetings) || two.lastOn.localeCompare(one.lastOn) || (one.userId < two.userId ? -1 : 1);
}
