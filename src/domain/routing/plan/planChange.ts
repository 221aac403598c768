// What differs between two plans, said rule by rule: for the list of versions, the tags New and Edited, and the question before activation.
import type { Segment } from '../../segment.ts';
import type { AssignmentRule, RoutingPlan, RoutingSettings } from '../plan.ts';

/** What of a rule may differ, its place and its switch apart. */
const ruleParts = ['name', 'segmentId', 'conditions', 'createdWithinHours', 'target', 'sellerConditions', 'distribution', 'respectsCapacity', 'availableWithinHours', 'otherwise'] as const;
export type RulePart = (typeof ruleParts)[number];

const segmentParts = ['name', 'priority', 'conditions', 'isDefault', 'isActive'] as const;
export type SegmentPart = (typeof segmentParts)[number];

const settingNames = ['roundRobinScope', 'eligibleRoleIds', 'catchAllOwnerId', 'catchAllHours', 'keepsEligibleOwner', 'tooOld', 'creditsAbsence', 'takesUpEarlier', 'retryAt'] as const satisfies readonly (keyof RoutingSettings)[];
export type SettingName = (typeof settingNames)[number];

/** Places count from 1, as people do. */
export type PlanDifference =
  | { readonly kind: 'rule-added' | 'rule-removed'; readonly rule: AssignmentRule; readonly place: number }
  | { readonly kind: 'rule-changed'; readonly before: AssignmentRule; readonly after: AssignmentRule; readonly parts: readonly RulePart[] }
  | { readonly kind: 'rule-moved'; readonly rule: AssignmentRule; readonly from: number; readonly to: number }
  | { readonly kind: 'rule-switched'; readonly rule: AssignmentRule }
  | { readonly kind: 'segment-added' | 'segment-removed'; readonly segment: Segment }
  | { readonly kind: 'segment-changed'; readonly before: Segment; readonly after: Segment; readonly parts: readonly SegmentPart[] }
  | { readonly kind: 'setting-changed'; readonly setting: SettingName; readonly before: RoutingSettings; readonly after: RoutingSettings };

/**
 * All differences: rules in the order of the later plan, those that are gone behind them, then segments, then settings. A rule counts as
 * moved only if it passed others: of all ways to say the new order the one with the fewest moved rules. The plans' numbers don't count.
 */
export function changesBetween(before: RoutingPlan, after: RoutingPlan): readonly PlanDifference[] {
  return [...rulesBetween(before.rules, after.rules), ...segmentsBetween(before.segments, after.segments), ...settingsBetween(before.settings, after.settings)];
}

function rulesBetween(before: readonly AssignmentRule[], after: readonly AssignmentRule[]): readonly PlanDifference[] {
  const placeBefore = new Map(before.map(({ id }, at) => [id, at]));
  const stayed = after.filter(({ id }) => placeBefore.has(id));
  const inOrder = longestRising(stayed.map(({ id }) => placeBefore.get(id) ?? 0));
  const unmoved = new Set(stayed.filter((_rule, at) => inOrder.has(at)).map(({ id }) => id));
  const changes = after.flatMap((rule, place): PlanDifference[] => {
    const at = placeBefore.get(rule.id);
    const old = at === undefined ? undefined : before[at];
    if (at === undefined || old === undefined) return [{ kind: 'rule-added', rule, place: place + 1 }];
    const parts = ruleParts.filter((part) => !isSame(old[part], rule[part]));
    return [
      ...(parts.length === 0 ? [] : [{ kind: 'rule-changed', before: old, after: rule, parts } as const]),
      ...(unmoved.has(rule.id) ? [] : [{ kind: 'rule-moved', rule, from: at + 1, to: place + 1 } as const]),
      ...(old.isActive === rule.isActive ? [] : [{ kind: 'rule-switched', rule } as const]),
    ];
  });
  const kept = new Set(after.map(({ id }) => id));
  return [...changes, ...before.flatMap((rule, at): PlanDifference[] => (kept.has(rule.id) ? [] : [{ kind: 'rule-removed', rule, place: at + 1 }]))];
}

function segmentsBetween(before: readonly Segment[], after: readonly Segment[]): readonly PlanDifference[] {
  const changed = after.flatMap((segment): PlanDifference[] => {
    const old = before.find(({ id }) => id === segment.id);
    if (old === undefined) return [{ kind: 'segment-added', segment }];
    const parts = segmentParts.filter((part) => !isSame(old[part], segment[part]));
    return parts.length === 0 ? [] : [{ kind: 'segment-changed', before: old, after: segment, parts }];
  });
  return [...changed, ...before.filter(({ id }) => after.every((each) => each.id !== id)).map((segment) => ({ kind: 'segment-removed', segment }) as const)];
}

function settingsBetween(before: RoutingSettings, after: RoutingSettings): readonly PlanDifference[] {
  return settingNames.filter((setting) => !isSame(before[setting], after[setting])).map((setting) => ({ kind: 'setting-changed', setting, before, after }));
}

/** Places of a longest rising subsequence, in n log n. */
function longestRising(values: readonly number[]): ReadonlySet<number> {
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  values.forEach((value, at) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[ends[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous.push(low === 0 ? undefined : ends[low - 1]);
    ends[low] = at;
  });
  const found = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = previous[at]) found.add(at);
  return found;
}

/** Same content, whatever the order of fields; a field that is undefined is one that isn't there. */
export function isSame(one: unknown, two: unknown): boolean {
  if (typeof one !== 'object' || typeof two !== 'object' || one === null || two === null) return Object.is(one, two);
  if (Array.isArray(one) || Array.isArray(two)) {
    return Array.isArray(one) && Array.isArray(two) && one.length === two.length && one.every((each: unknown, at) => isSame(each, two[at]));
  }
  const [fields, others] = [entriesOf(one), entriesOf(two)];
  return fields.size === others.size && [...fields].every(([name, value]) => others.has(name) && isSame(value, others.get(name)));
}

function entriesOf(record: object): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(record).filter(([, value]) => value !== undefined));
}
