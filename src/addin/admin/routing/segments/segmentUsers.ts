// Who uses a segment: rules that work now or are drafted, and the choice of hand-raisers. A segment somebody uses stays. Pure.
import type { Id } from '../../../../domain/records.ts';
import type { AgentSettings } from '../../../../domain/settings.ts';
import type { PlanShown } from '../routingAdministration.ts';

/** A rule that asks for the segment. */
export interface RuleUser {
  readonly state: 'draft' | 'active';
  /** Of the plan. */
  readonly number: number;
  readonly name: string;
}

export interface SegmentUsers {
  /** Those of the draft first. */
  readonly rules: readonly RuleUser[];
  /** It says who counts as hand-raiser. */
  readonly isHandRaisers: boolean;
}

/** @param known as it is saved now. */
export function segmentUsers(id: Id<'segment'>, { plans, settings }: { readonly plans: readonly PlanShown[]; readonly settings: AgentSettings | undefined }): SegmentUsers {
  const rulesOf = (wanted: RuleUser['state']): readonly RuleUser[] =>
    plans.filter(({ state }) => state === wanted).flatMap(({ number, plan }) => plan.rules.filter(({ segmentId }) => segmentId === id).map(({ name }) => ({ state: wanted, number, name })));
  return { rules: [...rulesOf('draft'), ...rulesOf('active')], isHandRaisers: settings?.prioritization?.handRaiserSegmentId === id };
}

export function isUsed({ rules, isHandRaisers }: SegmentUsers): boolean {
  return rules.length > 0 || isHandRaisers;
}
