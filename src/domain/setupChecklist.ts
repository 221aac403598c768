// What of the settings is done and what is missing, before activation and after it (sales qualification agent: Suggested action).
import { isGroup, type ConditionGroup } from './condition.ts';
import type { Segment } from './segment.ts';
import type { AgentSettings } from './settings.ts';
import { insightKinds } from './insight.ts';

export type SetupSection = 'general' | 'research' | 'prioritization' | 'writing';

/** One thing that is missing; `name` says of what, where there may be several. */
export interface SetupGap {
  readonly code:
    | 'company-name' | 'website' | 'products' | 'product-summary' | 'team'
    | 'profile' | 'not-mapped' | 'research' | 'web-off' | 'no-sources' | 'summaries'
    | 'hand-raisers' | 'segment-gone' | 'segment-off' | 'segment-empty';
  readonly name?: string;
}

export interface SetupStep {
  readonly section: SetupSection;
  /** `open` = nobody has said anything yet. */
  readonly state: 'done' | 'gaps' | 'open';
  readonly gaps: readonly SetupGap[];
}

/** The steps in the order of the pages. Writing has built-in templates: nothing of it can be missing. */
export function setupChecklist(settings: AgentSettings, segments: readonly Segment[]): readonly SetupStep[] {
  return [
    step('general', generalGaps(settings), settings.company.name !== '' || settings.products.length > 0 || settings.team !== undefined),
    step('research', researchGaps(settings), settings.profile !== undefined || settings.research !== undefined),
    step('prioritization', prioritizationGaps(settings, segments), settings.prioritization !== undefined),
    step('writing', [], true),
  ];
}

/** Why the agent can't be activated yet: without a company's name a draft has nobody to speak for. Everything else may follow. */
export function activationGaps(settings: AgentSettings): readonly SetupGap[] {
  return settings.company.name.trim() === '' ? [{ code: 'company-name' }] : [];
}

function step(section: SetupSection, gaps: readonly SetupGap[], isBegun: boolean): SetupStep {
  return { section, state: gaps.length === 0 ? 'done' : isBegun ? 'gaps' : 'open', gaps };
}

function generalGaps({ company, products, team }: AgentSettings): readonly SetupGap[] {
  return [
    ...(company.name.trim() === '' ? [{ code: 'company-name' } as const] : []),
    ...(company.website === undefined || company.website.trim() === '' ? [{ code: 'website' } as const] : []),
    ...(products.length === 0 ? [{ code: 'products' } as const] : products.filter(({ summary }) => summary.trim() === '').map(({ name }) => ({ code: 'product-summary', name }) as const)),
    ...(team === undefined || team.roles.length === 0 ? [{ code: 'team' } as const] : []),
  ];
}

function researchGaps({ profile, research }: AgentSettings): readonly SetupGap[] {
  const characteristics = profile?.characteristics ?? [];
  const ofSources: readonly SetupGap[] = research === undefined ? [{ code: 'research' }]
    : !research.web ? [{ code: 'web-off' }]
      : insightKinds.every((kind) => research.sources[kind].length === 0) ? [{ code: 'no-sources' }] : [];
  return [
    ...(characteristics.length === 0 ? [{ code: 'profile' } as const] : characteristics.filter(({ fields }) => fields.length === 0).map(({ name }) => ({ code: 'not-mapped', name }) as const)),
    ...ofSources,
    ...(research !== undefined && research.leadSummary.length === 0 && research.accountSummary.length === 0 ? [{ code: 'summaries' } as const] : []),
  ];
}

function prioritizationGaps({ prioritization }: AgentSettings, segments: readonly Segment[]): readonly SetupGap[] {
  const id = prioritization?.handRaiserSegmentId;
  if (id === undefined) return [{ code: 'hand-raisers' }];
  const segment = segments.find((each) => each.id === id);
  if (segment === undefined) return [{ code: 'segment-gone' }];
  if (!segment.isActive) return [{ code: 'segment-off', name: segment.name }];
  return countConditions(segment.conditions) === 0 ? [{ code: 'segment-empty', name: segment.name }] : [];
}

/** Conditions of a group and all groups in it. */
export function countConditions(group: ConditionGroup): number {
  return group.of.reduce((count, part) => count + (isGroup(part) ? countConditions(part) : 1), 0);
}
