// Changes to the draft of the rules that are made outside the page about rules: laid over the draft as it is then, begun from the plan at
// work where there is none.
import type { CrmClient } from '../../crm/client.ts';
import { readPlans, saveDraft, type SavedPlan } from '../../crm/routing/plans.ts';
import { AppError } from '../../domain/errors.ts';
import { usualRoutingSettings, type RoutingPlan, type RuleTest } from '../../domain/routing/plan.ts';

/** What a draft says. */
export interface DraftContent {
  readonly plan: Omit<RoutingPlan, 'number'>;
  readonly tests: readonly RuleTest[];
}

/** @returns the draft as it is saved. @throws AppError `changed-elsewhere` when somebody saved it at the same moment, `unexpected` when it can't be read. */
export async function changeDraft(crm: CrmClient, change: (before: DraftContent) => DraftContent): Promise<SavedPlan> {
  const plans = await readPlans(crm);
  const [draft, active] = [planIn(plans, 'draft'), planIn(plans, 'active')];
  const from = draft ?? active;
  const content = change({ plan: from?.plan ?? { segments: [], rules: [], settings: usualRoutingSettings }, tests: from?.tests ?? [] });
  const basedOn = draft === undefined ? active?.number : draft.basedOn;
  return saveDraft(crm, { id: draft?.id ?? crypto.randomUUID(), ...content, ...(basedOn === undefined ? {} : { basedOn }) }, draft?.version);
}

/** The draft, or the plan at work. One that can't be read is none to work with: saving over it would lose what it says. @throws AppError `unexpected` */
export function planIn(plans: readonly SavedPlan[], state: SavedPlan['state']): SavedPlan | undefined {
  const plan = plans.find((each) => each.state === state);
  if (plan?.damage !== undefined) throw new AppError('unexpected', { params: { plan: plan.number, path: plan.damage.path } });
  return plan;
}
