// A rehearsal in words: who would get a lead and by what, why one would wait and what has to be changed so that it doesn't.
import type { NotAssignedReason } from '../../../../domain/routing/decision.ts';
import type { AssignmentRule, RoutingPlan } from '../../../../domain/routing/plan.ts';
import type { RehearsedLead } from '../../../../domain/routing/rehearsal/rehearsalFigures.ts';
import { currentFormats, t } from '../../../strings.ts';
import { listText, type RuleNames } from '../ruleWords.ts';
import { reasonText } from '../rules/planWords.ts';

const MOST_NAMED = 3;

/** By id: people, also those of rosters who are gone by now, teams and queues. */
export type OwnerNames = ReadonlyMap<string, string>;

/** @param rosters of the rehearsal. */
export function ownerNames({ sellers, teams, queues }: Pick<RuleNames, 'sellers' | 'teams' | 'queues'>, rosters: Iterable<{ readonly sellers: readonly { readonly id: string; readonly name: string }[] }>): OwnerNames {
  const names = new Map<string, string>();
  for (const { sellers: then } of rosters) for (const { id, name } of then) names.set(id, name);
  for (const { id, name } of [...sellers, ...teams, ...queues]) names.set(id, name);
  return names;
}

/** Who really got it; undefined = nobody. */
export function ownerThen({ lead }: RehearsedLead, names: OwnerNames): string | undefined {
  return lead.ownedBy === undefined ? undefined : (names.get(lead.ownedBy) ?? t('admin.somebody'));
}

/** Who would get it, a queue included; undefined = nobody. */
export function ownerByDraft({ decision: { outcome } }: RehearsedLead, names: OwnerNames): string | undefined {
  return outcome.kind === 'nobody' ? undefined : (names.get(outcome.id) ?? t('admin.somebody'));
}

/** "Rule 2, Nordics: longest without a lead" */
export function decidedText({ decision }: RehearsedLead, plan: RoutingPlan): string {
  const { outcome, pick } = decision;
  switch (outcome.kind) {
    case 'seller':
      return ofRule(plan, outcome.ruleId, pick === undefined ? t('admin.rehearsal.by.seller') : pick.bucket > 0 ? t('admin.rehearsal.by.first-back') : t(`admin.rehearsal.by.${pick.method}`));
    case 'kept':
    case 'account-owner':
    case 'team':
    case 'queue':
      return ofRule(plan, outcome.ruleId, t(`admin.rehearsal.by.${outcome.kind}`));
    case 'owner':
      return ofRule(plan, outcome.ruleId, t('admin.rehearsal.by.owner', { reason: reasonText(outcome.reason) }));
    case 'catch-all':
      return t('admin.rehearsal.by.catch-all', { reason: reasonText(outcome.reason) });
    case 'nobody':
      return causeText(causeOf({ decision }, plan), outcome.reason, plan);
  }
}

function ofRule({ rules }: RoutingPlan, ruleId: string, sentence: string): string {
  const place = rules.findIndex(({ id }) => id === ruleId);
  return t('admin.rehearsal.of-rule', { place: place + 1, name: rules[place]?.name ?? t('admin.routing.gone'), sentence });
}

/** What lets a lead wait: a rule that says stop, or that nobody catches what no rule placed. */
export type SlipCause = { readonly kind: 'rule'; readonly rule: AssignmentRule } | { readonly kind: 'no-catch-all' };

export function causeOf({ decision }: Pick<RehearsedLead, 'decision'>, { rules }: RoutingPlan): SlipCause {
  const last = decision.steps.at(-1);
  const rule = rules.find(({ id }) => id === last?.ruleId);
  // Too old ends the search in another way: there the rule is not asked what follows.
  return rule?.otherwise.kind === 'stop' && last?.reason !== undefined && last.reason !== 'older-than-timeframe' ? { kind: 'rule', rule } : { kind: 'no-catch-all' };
}

/** The causes of what slips, that of most leads first. */
export function causesOf(slipped: readonly RehearsedLead[], plan: RoutingPlan): readonly { readonly cause: SlipCause; readonly text: string; readonly count: number }[] {
  const found = new Map<string, { cause: SlipCause; text: string; count: number }>();
  for (const { decision } of slipped) {
    if (decision.outcome.kind !== 'nobody') continue;
    const cause = causeOf({ decision }, plan);
    const text = causeText(cause, decision.outcome.reason, plan);
    const known = found.get(text);
    found.set(text, { cause, text, count: (known?.count ?? 0) + 1 });
  }
  return [...found.values()].sort((one, two) => two.count - one.count || (one.text < two.text ? -1 : 1));
}

function causeText(cause: SlipCause, reason: NotAssignedReason, plan: RoutingPlan): string {
  if (cause.kind === 'no-catch-all') return t('admin.rehearsal.by.no-catch-all', { reason: reasonText(reason) });
  return ofRule(plan, cause.rule.id, t('admin.rehearsal.by.stop', { reason: reasonText(reason) }));
}

/** "Rui Matos, Ana Costa and 4 more" */
export function leadNames(leads: readonly RehearsedLead[]): string {
  const named = leads.slice(0, MOST_NAMED).map(leadName);
  const more = leads.length - named.length;
  return listText([...named, ...(more > 0 ? [t('admin.rehearsal.more-leads', { count: more })] : [])], 'conjunction');
}

export function leadName({ lead }: RehearsedLead): string {
  return lead.name ?? lead.id;
}

export function numberText(value: number, options: Intl.NumberFormatOptions = {}): string {
  return new Intl.NumberFormat(currentFormats().locale, options).format(value);
}
