// A routing plan and its rule tests out of data nobody has checked: a file an admin chose, or a row of the CRM. All of it or nothing;
// ids of segments, sellers, attributes, teams, queues and roles are taken as they are — whether they exist is `problemsOfPlan`'s to say.
import { operators } from '../../condition.ts';
import type { Condition, ConditionGroup } from '../../condition.ts';
import type { Segment } from '../../segment.ts';
import { distributionIds } from '../plan.ts';
import type { AssignmentRule, RoutingPlan, RoutingSettings, RuleTest, SellerCondition } from '../plan.ts';
import { byKind, guid, listById, listOf, number, oneOf, shape, text, textLike, timeOfDay, valuesByName, wholeNumber, yesOrNo } from '../reading.ts';
import type { Reader, ReadingProblem } from '../reading.ts';

/** Eleven years: beyond that an age or a deadline in hours means nothing. */
const MOST_HOURS = 100_000;
/** Groups in one another; deeper ones are damage, not conditions. */
const DEEPEST = 7;

/** Of a rule or a test: made by us. */
const id = text(1, 40);
/** Of a row of the CRM. */
const rowId = guid;
/** A lookup is named as the CRM gives its value: `lead._parentaccountid_value`. */
const leadField = textLike(/^(lead|account|contact)\._?[a-z][a-z0-9_]{0,106}$/, 'not-a-field');
const userField = textLike(/^systemuser\._?[a-z][a-z0-9_]{0,106}$/, 'not-a-field');
const name = text(1, 400);
const plainValue: Reader<string | number | boolean> = (value, path, problems) => {
  if (typeof value === 'boolean') return value;
  return typeof value === 'number' ? number(value, path, problems) : text(0, 4000)(value, path, problems);
};
const listValue: Reader<string | number> = (value, path, problems) => (typeof value === 'number' ? number(value, path, problems) : text(0, 4000)(value, path, problems));
const conditionValue: Reader<NonNullable<Condition['value']>> = (value, path, problems) =>
  (Array.isArray(value) ? listOf(listValue)(value, path, problems) : plainValue(value, path, problems));

const rowNames = valuesByName(text(0), rowId);
const condition: Reader<Condition> = shape({ field: leadField, operator: oneOf(operators) }, { value: conditionValue, names: rowNames });

function group(depth: number): Reader<ConditionGroup> {
  const part: Reader<Condition | ConditionGroup> = (value, path, problems) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'of')) return condition(value, path, problems);
    if (depth < DEEPEST) return group(depth + 1)(value, path, problems);
    problems.push({ path, code: 'too-deep' });
    return undefined;
  };
  return shape({ match: oneOf(['all', 'any']), of: listOf(part) });
}

const conditions = group(1);
const ofAttribute: Reader<SellerCondition> = shape({ of: oneOf(['attribute']), field: text(1, 200), operator: oneOf(operators) }, { value: conditionValue, leadField });
const ofUser: Reader<SellerCondition> = shape({ of: oneOf(['user']), field: userField, operator: oneOf(operators) }, { value: conditionValue, leadField, names: rowNames });
const sellerCondition: Reader<SellerCondition> = (value, path, problems) =>
  (typeof value === 'object' && value !== null && 'of' in value && value.of === 'user' ? ofUser : ofAttribute)(value, path, problems);

const rule: Reader<AssignmentRule> = shape(
  {
    id, name, isActive: yesOrNo, conditions, respectsCapacity: yesOrNo, distribution: oneOf(distributionIds), sellerConditions: listOf(sellerCondition),
    target: byKind({ 'any-seller': {}, 'matching-sellers': {}, sellers: { ids: listOf(rowId) }, 'account-owner': {}, team: { id: rowId }, queue: { id: rowId } }),
    otherwise: byKind({ 'next-rule': {}, owner: { id: rowId }, queue: { id: rowId }, stop: {} }),
  },
  { segmentId: rowId, createdWithinHours: wholeNumber(1, MOST_HOURS), availableWithinHours: wholeNumber(1, 120) },
);

const segment: Reader<Segment> = shape({ id: rowId, name, priority: number, conditions, isActive: yesOrNo }, { isDefault: yesOrNo });

const settings: Reader<RoutingSettings> = shape(
  {
    roundRobinScope: oneOf(['organization', 'rule']), catchAllHours: wholeNumber(1, MOST_HOURS), keepsEligibleOwner: yesOrNo,
    tooOld: oneOf(['next-rule', 'needs-attention']), creditsAbsence: yesOrNo, retryAt: listOf(timeOfDay, 2),
  },
  { eligibleRoleIds: listOf(rowId), catchAllOwnerId: rowId, takesUpEarlier: yesOrNo },
);

const plan: Reader<RoutingPlan> = shape({ number: wholeNumber(1, 1_000_000_000), segments: listById(segment), rules: listById(rule), settings });
const test: Reader<RuleTest> = shape({ id, name, lead: valuesByName(plainValue, leadField) }, { names: rowNames, sellerId: rowId, ruleId: id });

/** What was read, or everything that stands in the way, in the order it was met; never both and never half. */
export type ReadResult<Read> = { readonly read: Read } | { readonly problems: readonly ReadingProblem[] };

/** @param path what the problems' paths begin with. */
export function readPlan(value: unknown, path = 'plan'): ReadResult<RoutingPlan> {
  return readBy(plan, value, path);
}

/** @param path what the problems' paths begin with. */
export function readRuleTests(value: unknown, path = 'tests'): ReadResult<readonly RuleTest[]> {
  return readBy(listById(test), value, path);
}

function readBy<Read>(reader: Reader<Read>, value: unknown, path: string): ReadResult<Read> {
  const problems: ReadingProblem[] = [];
  const read = reader(value, path, problems);
  return read === undefined ? { problems } : { read };
}
