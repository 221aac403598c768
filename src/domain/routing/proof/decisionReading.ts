// A decision out of stored data nobody has checked. Only its form: whether it is what the versions give is `isConsistent`'s to say.
import type { CellValue } from '../../condition.ts';
import { notAssignedReasons } from '../decision.ts';
import type { Contender, Decision, PlaceSet } from '../decision.ts';
import { distributionIds } from '../plan.ts';
import { byKind, instant, listOf, number, oneOf, shape, text, valuesByName, wholeNumber, yesOrNo } from '../reading.ts';
import type { Reader, ReadingProblem } from '../reading.ts';

const id = text(1, 200);
const reason = oneOf(notAssignedReasons);
/** More sellers than an organization has. */
const place = wholeNumber(0, 1_000_000);
const version = wholeNumber(0, 1_000_000_000);

const cell: Reader<NonNullable<CellValue>> = (value, path, problems) => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return number(value, path, problems);
  return Array.isArray(value) ? listOf(text(0, 4000))(value, path, problems) : yesOrNo(value, path, problems);
};

const range: Reader<readonly [number, number]> = (value, path, problems) => {
  const [from, to, ...more] = listOf(place, 3)(value, path, problems) ?? [];
  if (from !== undefined && to !== undefined && more.length === 0) return [from, to];
  problems.push({ path, code: 'out-of-range' });
  return undefined;
};

const placeSet: Reader<PlaceSet> = (value, path, problems) => (typeof value === 'string' ? text(0, 200_000)(value, path, problems) : listOf(range)(value, path, problems));

const contender: Reader<Contender> = shape({ place, key: listOf(number, 5) });

const decision: Reader<Decision> = shape(
  {
    leadId: id, planNumber: version, rosterNumber: version, at: instant, values: valuesByName(cell, id), ownerId: id, createdOn: instant,
    steps: listOf(shape({ ruleId: id }, { reason })),
    outcome: byKind({
      seller: { id, ruleId: id }, kept: { id, ruleId: id }, 'account-owner': { id, ruleId: id }, team: { id, ruleId: id }, queue: { id, ruleId: id },
      owner: { id, ruleId: id, reason }, 'catch-all': { id, reason }, nobody: { reason },
    }),
  },
  {
    accountOwnerId: id, segmentId: id, full: placeSet,
    pick: shape({ bucket: wholeNumber(0, 5), method: oneOf(distributionIds), contenders: listOf(contender), among: wholeNumber(1, 1_000_001) }),
  },
);

/** The decision, all of it, or undefined. */
export function readDecision(value: unknown): Decision | undefined {
  const problems: ReadingProblem[] = [];
  return decision(value, '', problems);
}
