// The draft against its rehearsal: what would be activated, whether exactly that was rehearsed, and what still keeps it back. The page
// about rules and the page of the rehearsal say the same.
import { useMemo } from 'react';
import type { MappableField } from '../../../../domain/profileFields.ts';
import type { RoutingPlan } from '../../../../domain/routing/plan.ts';
import { isSame } from '../../../../domain/routing/plan/planChange.ts';
import { mayActivate, type Verdict } from '../../../../domain/routing/rehearsal.ts';
import type { Segment } from '../../../../domain/segment.ts';
import type { Asked } from '../../useAsked.ts';
import { bareSegments, type Draft } from '../rules/useDraft.ts';
import type { Routing } from '../rules/useRouting.ts';
import type { PeriodDays, Rehearsal, Rehearsed } from './useRehearsal.ts';

export interface DraftTried {
  /** As it would be activated now. */
  readonly plan: RoutingPlan;
  /** The last result, of this draft or of an earlier one. */
  readonly rehearsed: Rehearsed | undefined;
  /** Of the last result. */
  readonly verdict: Verdict | undefined;
  /** Exactly this draft was rehearsed. */
  readonly isRehearsed: boolean;
  /** All that a rehearsal needs is known. */
  readonly canRehearse: boolean;
  /** @param other instead of the draft, e.g. the active plan. */
  start(days?: PeriodDays, other?: RoutingPlan): void;
  /** Makes the draft the active plan with the leads that may wait by name. Resolves to whether it is. */
  activate(): Promise<boolean>;
}

interface Given {
  readonly draft: Draft;
  readonly routing: Routing;
  readonly rehearsal: Rehearsal;
  readonly segments: readonly Segment[];
  readonly fields: Asked<readonly MappableField[]>;
  readonly isOnline: boolean;
}

export function useDraftTried({ draft, routing, rehearsal, segments, fields, isOnline }: Given): DraftTried {
  const plan = useMemo((): RoutingPlan => ({ ...draft.shown.plan, segments: bareSegments(segments) }), [draft.shown.plan, segments]);
  const { stage, acknowledged } = rehearsal;
  const rehearsed = stage.kind === 'done' ? stage.rehearsed : undefined;
  const verdict = useMemo(() => (rehearsed === undefined ? undefined : mayActivate(rehearsed.result, plan, [...acknowledged])), [rehearsed, plan, acknowledged]);
  const { known } = routing;
  return {
    plan,
    rehearsed,
    verdict,
    isRehearsed: verdict !== undefined && verdict.why !== 'draft-changed',
    canRehearse: isOnline && known.isComplete && fields.kind !== 'asking' && draft.plans.every(({ state, damage }) => state !== 'draft' || damage === undefined),
    start: (days, other = plan) => rehearsal.start({ plan: other, fields: fields.kind === 'known' && fields.value.length > 0 ? new Set(fields.value.map(({ id }) => id)) : undefined, sellers: known.sellers }, days),
    activate: async () => {
      if (rehearsed === undefined) return false;
      const names = rehearsed.result.slipped.map(({ lead }) => lead.name ?? lead.id);
      const isActive = await draft.activate({ acknowledged: names, isRehearsed: (saved) => isSame(saved, rehearsed.result.plan) });
      if (isActive) rehearsal.close();
      return isActive;
    },
  };
}
