// The sections of the agent's settings that are kept as text, checked at the door: whatever is damaged is left out.
import { operators } from '../../domain/condition.ts';
import type { Condition, ConditionGroup } from '../../domain/condition.ts';
import { DIRECT_INQUIRY } from '../../domain/directInquiry.ts';
import type { Characteristic, IdealCustomerProfile } from '../../domain/idealCustomerProfile.ts';
import { sourceIds } from '../../domain/insight.ts';
import type { InsightKind, SourceId } from '../../domain/insight.ts';
import { usualRanges } from '../../domain/scoring/grades.ts';
import type { PrioritizationSettings, PriorityCriterion, ResearchSettings, ScoringSettings, TeamAccess } from '../../domain/settings.ts';

type Group = Readonly<Record<string, unknown>>;

const FIELD_ID = /^(lead|account|contact)\._?[a-z][a-z0-9_]{0,106}$/;
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** Deeper groups are damage, not conditions. */
const DEEPEST_GROUP = 6;

/** @returns undefined for what is no team. */
export function teamOf(text: unknown): TeamAccess | undefined {
  const value = groupIn(text);
  if (value === undefined) return undefined;
  const roles = listOf(value['roles']).flatMap((role) => (isGroup(role) && isId(role['id']) && typeof role['name'] === 'string' ? [{ id: role['id'].toLowerCase(), name: role['name'] }] : []));
  return { roles };
}

export function profileOf(text: unknown): IdealCustomerProfile | undefined {
  const value = groupIn(text);
  return value === undefined ? undefined : { characteristics: listOf(value['characteristics']).flatMap((each) => characteristicOf(each) ?? []) };
}

function characteristicOf(value: unknown): Characteristic | undefined {
  if (!isGroup(value)) return undefined;
  const { id, name, weight } = value;
  const accepts = isGroup(value['accepts']) ? testIn(value['accepts']) : undefined;
  if (typeof id !== 'string' || id === '' || typeof name !== 'string' || accepts === undefined) return undefined;
  return { id, name, fields: fieldsOf(value['fields']), accepts, ...(typeof weight === 'number' && weight > 0 ? { weight } : {}) };
}

export function researchOf(text: unknown): ResearchSettings | undefined {
  const value = groupIn(text);
  if (value === undefined) return undefined;
  const lists = isGroup(value['sources']) ? value['sources'] : {};
  const sourcesOf = (kind: InsightKind): readonly SourceId[] => listOf(lists[kind]).flatMap((each) => sourceIds.find((id) => id === each) ?? []);
  return { web: value['web'] === true, sources: { overview: sourcesOf('overview'), finances: sourcesOf('finances'), news: sourcesOf('news') }, leadSummary: fieldsOf(value['leadSummary'], FIELD_ID), accountSummary: fieldsOf(value['accountSummary'], FIELD_ID) };
}

export function prioritizationOf(text: unknown): PrioritizationSettings | undefined {
  const value = groupIn(text);
  if (value === undefined) return undefined;
  const segment = value['handRaiserSegmentId'];
  return { ...(isId(segment) ? { handRaiserSegmentId: segment.toLowerCase() } : {}), criteria: listOf(value['criteria']).flatMap((each) => criterionOf(each) ?? []) };
}

function criterionOf(value: unknown): PriorityCriterion | undefined {
  if (!isGroup(value)) return undefined;
  const { kind, field, characteristic } = value;
  if (kind === 'fit' || kind === 'rating') return { kind };
  if (kind === 'field' && typeof field === 'string' && FIELD_ID.test(field)) return { kind, field, ...(value['ascending'] === true ? { ascending: true } : {}) };
  return kind === 'characteristic' && typeof characteristic === 'string' ? { kind, characteristic } : undefined;
}

export function scoringOf(text: unknown): ScoringSettings | undefined {
  const value = groupIn(text);
  if (value === undefined) return undefined;
  const { A, B, C } = isGroup(value['ranges']) ? value['ranges'] : usualRanges;
  const isRange = typeof A === 'number' && typeof B === 'number' && typeof C === 'number' && A > B && B > C && C > 0;
  const use = value['use'] === 'dynamics' || value['use'] === 'off' ? value['use'] : 'here';
  return { use, ranges: isRange ? { A, B, C } : usualRanges, ...(Array.isArray(value['fields']) ? { fields: fieldsOf(value['fields']) } : {}) };
}

/** The conditions of a segment; undefined when they can't be read whole: half a condition would select other leads. */
export function conditionsOf(text: unknown): ConditionGroup | undefined {
  const value = groupIn(text);
  return value === undefined ? undefined : conditionGroupOf(value, 0);
}

function conditionGroupOf(value: Group, depth: number): ConditionGroup | undefined {
  const { match } = value;
  if ((match !== 'all' && match !== 'any') || !Array.isArray(value['of']) || depth > DEEPEST_GROUP) return undefined;
  const of = value['of'].map((each) => (isGroup(each) ? ('match' in each ? conditionGroupOf(each, depth + 1) : conditionOf(each)) : undefined));
  return of.every((each) => each !== undefined) ? { match, of } : undefined;
}

function conditionOf(value: Group): Condition | undefined {
  const { field } = value;
  const test = testIn(value);
  return typeof field === 'string' && (FIELD_ID.test(field) || field === DIRECT_INQUIRY) && test !== undefined ? { field, ...test, ...namesIn(value['names']) } : undefined;
}

/** What the rows of a lookup were called. */
function namesIn(given: unknown): Pick<Condition, 'names'> {
  if (!isGroup(given)) return {};
  return { names: Object.fromEntries(Object.entries(given).flatMap(([id, name]) => (GUID.test(id) && typeof name === 'string' ? [[id, name] as const] : []))) };
}

function testIn(given: Group): Pick<Condition, 'operator' | 'value'> | undefined {
  const operator = operators.find((each) => each === given['operator']);
  if (operator === undefined) return undefined;
  const { value } = given;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return { operator, value };
  if (Array.isArray(value)) return { operator, value: value.filter((each): each is string | number => typeof each === 'string' || typeof each === 'number') };
  return { operator };
}

function groupIn(text: unknown): Group | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isGroup(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && GUID.test(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function fieldsOf(value: unknown, ids = FIELD_ID): readonly string[] {
  return listOf(value).filter((each): each is string => typeof each === 'string' && ids.test(each));
}
