// Takes the sample out of an organization again: every row that has one of its ids, and nothing of the organization's own.
import type { CrmClient } from '../client.ts';
import type { Row } from '../client/row.ts';
import { anyOf, contains, equalsId, queryText } from '../client/odata.ts';
import { primaryIds, type EntitySet } from '../tables.ts';
import { isSampleId } from '../../domain/sampleId.ts';
import { placedId, sampleActivities, sampleCounts } from './everything.ts';
import { sampleRoutingIds } from './routingRows.ts';
import { chunks, hasCode, inTurns, presentIds, REQUESTS_AT_ONCE, ROWS_TOGETHER } from './someAtATime.ts';

const ROWS_IN_A_PAGE = 500;

export interface Removed {
  readonly removed: number;
  /** Sample accounts, contacts and seller attributes to which rows of the organization's own belong by now. */
  readonly kept: number;
}

const idsOf = (kind: keyof typeof sampleCounts): readonly string[] => Array.from({ length: sampleCounts[kind] }, (_, place) => placedId(kind, place));
const idsOfActivities = (kind: (typeof sampleActivities)[number]['kind']): readonly string[] => sampleActivities.flatMap((activity, place) => (activity.kind === kind ? [placedId('activity', place)] : []));

/** In order: what hangs on other rows goes first, so that none goes uncounted with the row it hangs on. */
const removals: readonly (readonly [set: EntitySet, ids: () => readonly string[]])[] = [
  ['hrz_insights', () => idsOf('insight')],
  ['emails', () => [...idsOf('email'), ...idsOf('contactEmail')]],
  ['phonecalls', () => idsOfActivities('call')],
  ['appointments', () => idsOfActivities('appointment')],
  ['tasks', () => idsOfActivities('task')],
  ['opportunities', () => idsOf('opportunity')],
  ['leads', () => idsOf('lead')],
  ['contacts', () => idsOf('contact')],
  ['accounts', () => idsOf('account')],
  ['hrz_routingplans', () => sampleRoutingIds.hrz_routingplans],
  ['hrz_rosters', () => sampleRoutingIds.hrz_rosters],
  ['hrz_sellerattributes', () => sampleRoutingIds.hrz_sellerattributes],
];

/**
 * Removes every sample row. The CRM takes along what belongs to a sample lead alone: its research, links and activities. Rows that are gone
 * already don't matter.
 * @throws AppError
 */
export async function removeSample(crm: CrmClient): Promise<Removed> {
  let [removed, kept] = [0, 0];
  for (const [set, ids] of removals) {
    const present = [...(await presentIds(crm, set, ids()))];
    const needed = await neededIds(crm, set, present);
    const going = present.filter((id) => !needed.has(id));
    kept += needed.size;
    const gone = await inTurns(chunks(going, ROWS_TOGETHER), REQUESTS_AT_ONCE, (some) => removeSome(crm, set, some));
    removed += gone.reduce((sum, count) => sum + count, 0);
  }
  return { removed, kept };
}

/** All in one request; where somebody else has removed one of them meanwhile, each by itself. */
async function removeSome(crm: CrmClient, set: EntitySet, ids: readonly string[]): Promise<number> {
  try {
    await crm.changeTogether(ids.map((id) => ({ kind: 'remove', set, id })));
    return ids.length;
  } catch (error) {
    if (!hasCode(error, 'not-found')) throw error;
    if (ids.length === 1) return 0;
    const gone = await inTurns(ids, 1, (id) => removeSome(crm, set, [id]));
    return gone.reduce((sum, count) => sum + count, 0);
  }
}

/** What Dataverse deletes with an account or contact, though it may be somebody's own work. */
const belongings: Readonly<Partial<Record<EntitySet, readonly (readonly [set: EntitySet, lookup: string])[]>>> = {
  accounts: [['contacts', '_parentcustomerid_value'], ['opportunities', '_customerid_value']],
  contacts: [['contacts', '_parentcustomerid_value'], ['opportunities', '_customerid_value']],
};

/** Those of the rows to which rows of the organization's own belong. */
async function neededIds(crm: CrmClient, set: EntitySet, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (set === 'hrz_sellerattributes') return attributesInPlans(crm, ids);
  const found = await inTurns((belongings[set] ?? []).flatMap(([child, lookup]) => chunks(ids, ROWS_TOGETHER).map((some) => ({ child, lookup, some }))), REQUESTS_AT_ONCE, async ({ child, lookup, some }) => {
    const key = primaryIds[child];
    const rows: Row[] = [];
    const path = `${child}?${queryText({ select: [key, lookup], filter: anyOf(...some.map((id) => equalsId(lookup, id))) })}`;
    for await (const page of crm.pages(path, ROWS_IN_A_PAGE)) rows.push(...page);
    return rows.filter((row) => !isSampleId(String(row[key]))).map((row) => String(row[lookup]).toLowerCase());
  });
  return new Set(found.flat());
}

/** Attributes an organization's own rules ask for. */
async function attributesInPlans(crm: CrmClient, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await inTurns(ids, REQUESTS_AT_ONCE, async (id) => {
    const plans = await crm.read(`hrz_routingplans?${queryText({ select: ['hrz_routingplanid'], filter: contains('hrz_plan', id) })}`);
    return plans.some((row) => !isSampleId(String(row['hrz_routingplanid']))) ? [id] : [];
  });
  return new Set(found.flat());
}
