// What happened with a lead, newest first: emails, meetings, calls and tasks of the CRM, when it came, when it was given to whom it belongs, and when it was researched.
import type { Activity } from '../../../domain/records.ts';
import type { PageAnswer } from '../../lead/leadPageView.ts';
import type { GivenLead } from '../../routing/ownRoutingMemory.ts';
import { givenText } from '../../parts/words/ownerReasons.ts';

export interface TimelineEntry {
  readonly id: string;
  readonly kind: 'email-in' | 'email-out' | 'appointment' | 'call' | 'task' | 'created' | 'research' | 'given';
  /** UTC ISO instant. */
  readonly at: string;
  readonly subject: string;
  /** Lies ahead or is still to be done. */
  readonly isPlanned: boolean;
}

export function timelineOf({ lead, activities, research }: PageAnswer, given: GivenLead | undefined, now: Date): readonly TimelineEntry[] {
  const events: readonly TimelineEntry[] = [
    { id: `created ${lead.id}`, kind: 'created', at: lead.createdOn, subject: lead.source ?? '', isPlanned: false },
    ...(research?.researchedOn === undefined ? [] : [{ id: `research ${lead.id}`, kind: 'research' as const, at: research.researchedOn, subject: '', isPlanned: false }]),
    ...(given === undefined || given.at === '' ? [] : [{ id: `given ${lead.id}`, kind: 'given' as const, at: given.at, subject: givenText(given), isPlanned: false }]),
  ];
  return [...activities.map((activity) => entryOf(activity, now)), ...events].sort((one, two) => two.at.localeCompare(one.at) || (one.id < two.id ? -1 : 1));
}

function entryOf({ id, kind, direction, at, subject, done }: Activity, now: Date): TimelineEntry {
  const shown = kind === 'email' ? (direction === 'out' ? 'email-out' : 'email-in') : kind;
  return { id, kind: shown, at, subject, isPlanned: !done && (kind === 'task' || Date.parse(at) > now.getTime()) };
}
