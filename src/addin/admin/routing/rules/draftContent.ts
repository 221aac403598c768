// What a draft of the routing plan says, and the things in it that can be edited by themselves: so that edits are laid over what
// somebody else saved meanwhile, and compared with it in words. Pure.
import type { AssignmentRule, RoutingPlan, RuleTest } from '../../../../domain/routing/plan.ts';
import { draftFrom, firstDraft } from '../../../../domain/routing/plan/planEditing.ts';
import { t } from '../../../strings.ts';
import { takenById, type ItemWords, type Section } from '../../section.ts';
import type { PlanShown } from '../routingAdministration.ts';
import { personName, ruleSentence, type RuleNames } from '../ruleWords.ts';

export interface DraftContent {
  /** Its segments are those of the rows, put in when it is saved. */
  readonly plan: RoutingPlan;
  readonly tests: readonly RuleTest[];
  /** Number of the plan it was made from. */
  readonly basedOn?: number;
}

const RULE = 'rule:';
const TEST = 'test:';
const ORDER = 'order';
const CATCH_ALL = 'catch-all';
const SETTINGS = 'settings';

/** The things of a draft by key. */
export const draftItems: Pick<Section<DraftContent>, 'items' | 'take'> = {
  items: ({ plan, tests }) => {
    const { catchAllOwnerId, catchAllHours, ...settings } = plan.settings;
    return new Map([
      [CATCH_ALL, JSON.stringify([catchAllOwnerId ?? null, catchAllHours])],
      [SETTINGS, sameText(settings)],
      ...plan.rules.map((rule) => [RULE + rule.id, sameText(rule)] as const),
      [ORDER, plan.rules.map(({ id }) => id).join()],
      ...tests.map((test) => [TEST + test.id, sameText(test)] as const),
    ]);
  },
  take: (content, key, from) => {
    const { plan } = content;
    if (key.startsWith(TEST)) return { ...content, tests: takenById(content.tests, key.slice(TEST.length), from.tests) };
    if (key.startsWith(RULE)) return { ...content, plan: { ...plan, rules: takenInPlace(plan.rules, key.slice(RULE.length), from.plan.rules) } };
    if (key === ORDER) return { ...content, plan: { ...plan, rules: inOrderOf(plan.rules, from.plan.rules) } };
    const { catchAllOwnerId: owner, catchAllHours, ...others } = key === CATCH_ALL ? { ...plan.settings, catchAllOwnerId: from.plan.settings.catchAllOwnerId, catchAllHours: from.plan.settings.catchAllHours } : { ...from.plan.settings, catchAllOwnerId: plan.settings.catchAllOwnerId, catchAllHours: plan.settings.catchAllHours };
    return { ...content, plan: { ...plan, settings: { ...others, catchAllHours, ...(owner === undefined ? {} : { catchAllOwnerId: owner }) } } };
  },
};

/** JSON that is the same for the same content, whatever the order of its keys. */
export function sameText(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([one], [two]) => (one < two ? -1 : 1))) : part)) ?? '';
}

/** Like `takenById`; a rule that is new stands behind the one it stands behind in the other list. */
function takenInPlace(rules: readonly AssignmentRule[], id: string, others: readonly AssignmentRule[]): readonly AssignmentRule[] {
  const [place, taken] = [others.findIndex((each) => each.id === id), others.find((each) => each.id === id)];
  if (taken === undefined || rules.some((rule) => rule.id === id)) return takenById(rules, id, others);
  const before = others.slice(0, place).reverse().find((each) => rules.some((rule) => rule.id === each.id));
  const at = rules.findIndex((rule) => rule.id === before?.id) + 1;
  return [...rules.slice(0, at), taken, ...rules.slice(at)];
}

/** The rules in the other list's order; those it doesn't have stay behind the one they stood behind. */
function inOrderOf(rules: readonly AssignmentRule[], others: readonly AssignmentRule[]): readonly AssignmentRule[] {
  const known = others.flatMap(({ id }) => rules.find((rule) => rule.id === id) ?? []);
  return rules.reduce<readonly AssignmentRule[]>((ordered, rule, place) => {
    if (ordered.includes(rule)) return ordered;
    const before = rules[place - 1];
    const at = before === undefined ? 0 : ordered.findIndex(({ id }) => id === before.id) + 1;
    return [...ordered.slice(0, at), rule, ...ordered.slice(at)];
  }, known);
}

/** What there is to edit: the draft, else what a new draft would begin with. */
export function contentOf(plans: readonly PlanShown[]): DraftContent {
  const draft = plans.find(({ state }) => state === 'draft');
  if (draft !== undefined) return { plan: draft.plan, tests: draft.tests, ...(draft.basedOn === undefined ? {} : { basedOn: draft.basedOn }) };
  const active = plans.find(({ state }) => state === 'active');
  if (active === undefined) return { plan: { ...firstDraft([]), number: latestNumber(plans) + 1 }, tests: [] };
  return contentFrom(active, plans);
}

/** A draft that begins as an earlier plan was. */
export function contentFrom(earlier: PlanShown, plans: readonly PlanShown[]): DraftContent {
  const draft = plans.find(({ state }) => state === 'draft');
  const plan = draftFrom(earlier.plan, latestNumber(plans.filter((each) => each !== draft)));
  return { plan, tests: earlier.tests, basedOn: earlier.number };
}

function latestNumber(plans: readonly PlanShown[]): number {
  return Math.max(0, ...plans.map(({ number }) => number));
}

/** One thing of a draft in words. */
export function draftWords(content: DraftContent, key: string, names: RuleNames): ItemWords {
  const { rules, settings } = content.plan;
  if (key === ORDER) return { name: t('admin.routing.item.order'), text: rules.map(({ name }, place) => t('admin.routing.numbered', { place: place + 1, name })).join('\n') };
  if (key === CATCH_ALL) return { name: t('admin.routing.catch-all'), text: settings.catchAllOwnerId === undefined ? t('admin.routing.catch-all-none') : t('admin.routing.catch-all-line', { name: personName(settings.catchAllOwnerId, names), count: settings.catchAllHours }) };
  if (key === SETTINGS) return { name: t('admin.routing.item.settings'), text: t('admin.routing.item.settings-text') };
  if (key.startsWith(TEST)) {
    const test = content.tests.find(({ id }) => TEST + id === key);
    if (test === undefined) return { name: t('admin.routing.item.test'), text: t('admin.compare-gone'), isGone: true };
    return { name: t('admin.routing.item.test-named', { name: test.name }), text: test.sellerId === undefined ? t('admin.routing.catch-all') : personName(test.sellerId, names) };
  }
  const rule = rules.find(({ id }) => RULE + id === key);
  if (rule === undefined) return { name: t('admin.routing.rule'), text: t('admin.compare-gone'), isGone: true };
  return { name: rule.name, text: [...(rule.isActive ? [] : [t('admin.routing.off')]), ruleSentence(rule, names)].join('\n') };
}
