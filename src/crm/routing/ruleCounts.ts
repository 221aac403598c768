// How many leads each rule has given to somebody lately, counted by the CRM itself.
import type { CrmClient } from '../client.ts';
import { assignmentStates } from '../tables.ts';

/** Leads by the rule that gave them, and those that wait for a person because no rule did. */
interface RuleCounts {
  readonly byRule: ReadonlyMap<string, number>;
  readonly catchAll: number;
}

/** Of the leads that came in since then; those a person gave away count for no rule. @throws AppError */
export async function countByRule(crm: CrmClient, since: Date): Promise<RuleCounts> {
  const rows = await crm.read(`hrz_assignments?$apply=${encodeURIComponent(`filter(hrz_arrivedon ge ${since.toISOString()})/groupby((hrz_ruleid,hrz_byhand,hrz_state),aggregate($count as leads))`)}`);
  const byRule = new Map<string, number>();
  let catchAll = 0;
  for (const row of rows) {
    const [rule, count] = [row['hrz_ruleid'], Number(row['leads'] ?? 0)];
    if (row['hrz_byhand'] === true) continue;
    if (row['hrz_state'] === assignmentStates.attention) catchAll += count;
    else if (row['hrz_state'] === assignmentStates.assigned && typeof rule === 'string') byRule.set(rule, (byRule.get(rule) ?? 0) + count);
  }
  return { byRule, catchAll };
}
