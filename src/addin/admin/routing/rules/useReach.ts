// What the rule in the editor reaches among the newest open leads and the sellers there are, counted as it is edited.
import { useCallback, useDeferredValue, useMemo, useRef } from 'react';
import { kindsOf, type MappableField } from '../../../../domain/profileFields.ts';
import type { RoutingPlan } from '../../../../domain/routing/plan.ts';
import { fieldsOfPlan, ruleReach, type ReachedLead, type RuleReach } from '../../../../domain/routing/reach.ts';
import type { Administration } from '../../administration.ts';
import { answerOf, useAsked, type Asked } from '../../useAsked.ts';
import type { NewestLead, SellerShown } from '../routingAdministration.ts';

export interface LeadReached extends ReachedLead {
  readonly newest: NewestLead;
}

export interface Reach {
  /** Undefined until the leads are read. */
  readonly found: RuleReach<LeadReached> | undefined;
  readonly asked: Asked<unknown>['kind'];
  readonly again: () => void;
}

interface Given {
  readonly plan: RoutingPlan;
  readonly ruleId: string;
  readonly sellers: readonly SellerShown[];
  readonly fields: Asked<readonly MappableField[]>;
}

/** A field that was not read yet is read first; meanwhile the last counts stay. */
export function useReach(administration: Administration, { plan: typed, ruleId, sellers, fields }: Given): Reach {
  const { routing } = administration;
  // Typing comes first, counting after it.
  const plan = useDeferredValue(typed);
  const kinds = useMemo(() => (fields.kind === 'known' ? kindsOf(fields.value) : undefined), [fields]);
  const needed = useMemo(() => (kinds === undefined ? undefined : fieldsOfPlan(plan).filter((field) => kinds[field] !== undefined).join()), [kinds, plan]);
  const ask = useCallback(async () => {
    const read = await routing.readNewestLeads(needed === undefined || needed === '' ? [] : needed.split(','));
    return read.kind === 'done' ? { ...read, value: { leads: read.value, fields: needed } } : read;
  }, [routing, needed]);
  const [asked, again] = useAsked(needed === undefined ? undefined : ask);
  const read = answerOf(asked);
  const last = useRef<RuleReach<LeadReached>>(undefined);
  const found = useMemo(() => {
    if (read === undefined || read.fields !== needed) return last.current;
    const leads = read.leads.map((newest): LeadReached => ({ values: newest.values, createdOn: newest.lead.createdOn, newest }));
    return ruleReach(ruleId, plan, { leads, sellers, now: new Date() });
  }, [read, needed, plan, ruleId, sellers]);
  last.current = found;
  return { found, asked: asked.kind, again };
}
