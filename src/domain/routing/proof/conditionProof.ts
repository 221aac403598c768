// Conditions with what they were asked about and whether they held, part by part: for a person who wants to see why.
import { isGroup, testOf } from '../../condition.ts';
import type { CellValue, Condition, ConditionGroup } from '../../condition.ts';

export interface ConditionProof {
  readonly condition: Condition;
  /** What stood in the field; undefined = empty. */
  readonly value: CellValue;
  readonly holds: boolean;
}

export interface GroupProof {
  readonly match: 'all' | 'any';
  readonly holds: boolean;
  readonly of: readonly (ConditionProof | GroupProof)[];
}

/** What conditions are asked about. */
export interface Asked {
  /** Field id → value. */
  readonly values: Readonly<Record<string, CellValue>>;
  readonly now: Date;
}

/** Every condition of a group, also those that no longer mattered. */
export function groupProof({ match, of }: ConditionGroup, asked: Asked): GroupProof {
  const parts = of.map((part) => (isGroup(part) ? groupProof(part, asked) : conditionProof(part, asked)));
  return { match, holds: match === 'all' ? parts.every(({ holds }) => holds) : parts.some(({ holds }) => holds), of: parts };
}

function conditionProof(condition: Condition, { values, now }: Asked): ConditionProof {
  const value = Object.hasOwn(values, condition.field) ? values[condition.field] : undefined;
  return { condition, value, holds: testOf(condition)(value, now) };
}

export function isGroupProof(part: ConditionProof | GroupProof): part is GroupProof {
  return 'of' in part;
}
