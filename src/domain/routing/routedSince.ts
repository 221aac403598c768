// From when on leads are given out by rules: leads that came in earlier stay where they are. Follows from what the CRM keeps of the agent
// and its plans alone, so that everybody who asks gets the same answer.

/** How long a plan held. */
export interface PlanPeriod {
  /** UTC ISO instants; undefined = never activated, not over. */
  readonly activatedOn?: string;
  readonly retiredOn?: string;
}

/** Who activates a plan has another clock than the CRM that retires the one before in the same moment. */
const HANDOVER_MS = 120_000;

/**
 * The later of the agent's activation and the beginning of routing; a plan that takes another one's place goes on with what that began.
 * @param agentOn UTC ISO instant; undefined while the agent is off.
 * @param plans the one that holds first, then those before it, the newest first.
 * @returns UTC ISO instant; undefined while nothing is routed.
 */
export function routedSince(agentOn: string | undefined, plans: readonly PlanPeriod[]): string | undefined {
  const [active, ...earlier] = plans;
  if (agentOn === undefined || active?.activatedOn === undefined || active.retiredOn !== undefined) return undefined;
  let began = active.activatedOn;
  for (const { activatedOn, retiredOn } of earlier) {
    if (activatedOn === undefined || retiredOn === undefined || Date.parse(began) - Date.parse(retiredOn) > HANDOVER_MS) break;
    began = activatedOn;
  }
  return Date.parse(agentOn) > Date.parse(began) ? agentOn : began;
}
