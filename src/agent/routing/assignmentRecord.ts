// What the CRM is to show of a lead once its decision is carried out: who got it, by which rule, and who looks after it where nobody did.
import type { AssignmentToSave } from '../../crm/routing/assignments.ts';
import type { Decision, NotAssignedReason } from '../../domain/routing/decision.ts';
import type { RoutingPlan } from '../../domain/routing/plan.ts';

/** The lead's name, its owner and the row before are read when it is written. */
export interface AssignmentRecord extends Omit<AssignmentToSave, 'state' | 'leadName' | 'owner' | 'before'> {
  readonly state: 'assigned' | 'attention';
}

const HOUR_MS = 3_600_000;

/**
 * Of a decision, before it is carried out: when it was given is not said yet.
 * @param responsibleId who looks after leads nobody got where the plan names no catch-all owner.
 */
export function decidedRecord(decision: Decision, plan: RoutingPlan, responsibleId?: string): AssignmentRecord {
  const { outcome } = decision;
  const about = { leadId: decision.leadId, byHand: false, planNumber: plan.number, arrivedOn: decision.createdOn, previousOwnerId: decision.ownerId, decision };
  if (outcome.kind === 'nobody') return { ...about, state: 'attention', why: outcome.reason, ...attention(plan, { responsibleId, at: decision.at }) };
  if (outcome.kind === 'catch-all') return { ...about, state: 'attention', why: outcome.reason, assigneeId: outcome.id, ...attention(plan, { responsibleId: outcome.id, at: decision.at }) };
  const rule = plan.rules.find(({ id }) => id === outcome.ruleId);
  return { ...about, state: 'assigned', assigneeId: outcome.id, ruleId: outcome.ruleId, ...(rule === undefined ? {} : { ruleName: rule.name }), ...('reason' in outcome ? { why: outcome.reason } : {}) };
}

/** Of a person's choice. */
export function byHandRecord(given: Pick<AssignmentRecord, 'leadId' | 'arrivedOn' | 'assignedOn' | 'assigneeId' | 'previousOwnerId'>): AssignmentRecord {
  return { ...given, state: 'assigned', byHand: true };
}

/** Of a decision that was not carried out: the CRM would not, however often it was asked, or nobody knows. @param now UTC ISO instant. */
export function undecidedRecord(record: AssignmentRecord, { why, plan, responsibleId, now }: { readonly why: NotAssignedReason; readonly plan: RoutingPlan; readonly responsibleId?: string; readonly now: string }): AssignmentRecord {
  const { assigneeId: _assignee, ruleId: _rule, ruleName: _name, assignedOn: _on, ...kept } = record;
  return { ...kept, state: 'attention', why, ...attention(plan, { responsibleId, at: now }) };
}

/** Who looks after a lead without a seller, and until when. */
function attention({ settings }: RoutingPlan, { responsibleId, at }: { readonly responsibleId: string | undefined; readonly at: string }): Pick<AssignmentRecord, 'dueOn' | 'responsibleId'> {
  const looksAfter = settings.catchAllOwnerId ?? responsibleId;
  return { dueOn: new Date(Date.parse(at) + settings.catchAllHours * HOUR_MS).toISOString(), ...(looksAfter === undefined ? {} : { responsibleId: looksAfter }) };
}
