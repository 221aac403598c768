// Trained score models as the CRM keeps them: the published one, the newest that was not published, and the one before. And Dynamics' own
// predictive scores, which are read where an organization has them and never written.
import { AppError } from '../../domain/errors.ts';
import type { LeadScore } from '../../domain/leadResearch.ts';
import type { Id } from '../../domain/records.ts';
import type { Drift } from '../../domain/scoring/drift.ts';
import { gradeOf, grades } from '../../domain/scoring/grades.ts';
import type { GradeRanges, Trend } from '../../domain/scoring/grades.ts';
import type { TrainedScore } from '../../domain/scoring/trainedScore.ts';
import type { Change } from '../client/changes.ts';
import type { CrmClient } from '../client.ts';
import type { Row } from '../client/row.ts';
import { allOf, anyOf, equals, queryText } from '../client/odata.ts';
import { steadyId } from '../steadyId.ts';
import { columns, scoreModelStates } from '../tables.ts';

const SET = 'hrz_scoremodels';
/** Of the column. */
const MOST_CHARACTERS = 1_048_576;
/** Somebody's wish for a new training is a row of its own: two who ask at once make one wish. */
const WISH_ID = '5c0a1d8e-93b7-4f2e-8b61-0d4f7a2e6c95';
const KEPT = 2;

export type ScoreModelState = keyof typeof scoreModelStates;

/** A model with its row. */
export interface StoredScore {
  readonly id: Id<'score-model'>;
  /** Row version. */
  readonly version: string;
  readonly state: ScoreModelState;
  /** UTC ISO instant. */
  readonly trainedOn: string;
  readonly trained: TrainedScore;
  /** The last look at the leads of today; undefined = not looked yet. */
  readonly drift?: { readonly fields: readonly Drift[]; readonly on: string };
}

export interface StoredScores {
  /** The one in use. */
  readonly published?: StoredScore;
  /** The newest of any state. */
  readonly newest?: StoredScore;
  readonly all: readonly StoredScore[];
  /** Version of the wish for a new training, while there is one. */
  readonly wish?: string;
}

/** All models, and whether somebody has asked for a new one. Damaged rows are none. @throws AppError */
export async function readScoreModels(crm: CrmClient): Promise<StoredScores> {
  const rows = await crm.read(`${SET}?${queryText({ select: columns.hrz_scoremodel, orderBy: 'hrz_trainedon desc' })}`);
  const all = rows.flatMap((row) => storedOf(row) ?? []);
  const wish = rows.find((row) => row['hrz_scoremodelid'] === WISH_ID);
  const published = all.find(({ state }) => state === 'published');
  return { ...(published === undefined ? {} : { published }), ...(all[0] === undefined ? {} : { newest: all[0] }), all, ...(wish === undefined ? {} : { wish: versionOf(wish) }) };
}

/** Asks the service to train anew; the caller's own rights decide. @throws AppError */
export async function requestTraining(crm: CrmClient): Promise<void> {
  const { wish } = await readScoreModels(crm);
  if (wish === undefined) await crm.create(SET, { hrz_scoremodelid: WISH_ID, hrz_name: 'Training asked for', hrz_state: scoreModelStates.candidate }, ['hrz_scoremodelid']);
}

/** The wish is fulfilled, or can't be. @throws AppError */
export async function clearTrainingRequest(crm: CrmClient): Promise<void> {
  await crm.remove(SET, WISH_ID);
}

/**
 * Keeps a newly trained model and lets the oldest go. Its row follows from the newest one before: of two services that train at once
 * one writes, and the other is told.
 * @returns false when another service has written in between.
 * @throws AppError `too-long` for a model no column takes, and what the client throws.
 */
export async function saveScoreModel(crm: CrmClient, known: StoredScores, model: { readonly trained: TrainedScore; readonly trainedOn: string; readonly publish: boolean }): Promise<boolean> {
  const { trained, trainedOn, publish } = model;
  const id = await steadyId('score-model', known.newest?.id ?? '');
  const row: Row = {
    hrz_scoremodelid: id,
    hrz_name: `Predictive score of ${trainedOn.slice(0, 10)}`,
    hrz_state: publish ? scoreModelStates.published : scoreModelStates.candidate,
    hrz_model: modelText(trained),
    hrz_accuracy: JSON.stringify(trained.accuracy),
    hrz_trainedon: trainedOn,
  };
  const retired = publish ? known.all.filter(({ state }) => state !== 'retired').map((old): Change => ({ kind: 'update', set: SET, id: old.id, body: { hrz_state: scoreModelStates.retired }, version: old.version })) : [];
  try {
    await crm.changeTogether([{ kind: 'create', set: SET, body: row }, ...retired]);
  } catch (error) {
    if (error instanceof AppError && (error.code === 'changed-elsewhere' || (error.code === 'crm-refused' && (await hasRow(crm, id))))) return false;
    throw error;
  }
  await removeOld(crm, publish ? id : known.published?.id);
  return true;
}

async function hasRow(crm: CrmClient, id: string): Promise<boolean> {
  return (await readScoreModels(crm)).all.some((each) => each.id === id);
}

/** The newest two stay, and the one in use. */
async function removeOld(crm: CrmClient, inUse: string | undefined): Promise<void> {
  const { all } = await readScoreModels(crm);
  for (const old of all.slice(KEPT)) if (old.id !== inUse) await crm.remove(SET, old.id);
}

/** Notes what has changed since a model was trained. @returns the row's new version. @throws AppError */
export function noteDrift(crm: CrmClient, stored: StoredScore, drift: NonNullable<StoredScore['drift']>): Promise<string> {
  return crm.update(SET, stored.id, { body: { hrz_model: modelText(stored.trained, drift) }, version: stored.version });
}

function modelText(trained: TrainedScore, drift?: StoredScore['drift']): string {
  const { accuracy: _accuracy, ...rest } = trained;
  const text = JSON.stringify({ ...rest, ...(drift === undefined ? {} : { drift }) });
  if (text.length > MOST_CHARACTERS) throw new AppError('too-long', { params: { most: MOST_CHARACTERS, length: text.length } });
  return text;
}

function versionOf(row: Row): string {
  return typeof row['@odata.etag'] === 'string' ? row['@odata.etag'] : `W/"${String(row['versionnumber'] ?? '')}"`;
}

/** Written by the service alone; what has not the shape of a model is damage or of a later version. */
function storedOf(row: Row): StoredScore | undefined {
  const state = (Object.keys(scoreModelStates) as ScoreModelState[]).find((each) => scoreModelStates[each] === row['hrz_state']);
  const [model, accuracy, trainedOn] = [parsed(row['hrz_model']), parsed(row['hrz_accuracy']), row['hrz_trainedon']];
  if (state === undefined || model === undefined || accuracy === undefined || typeof trainedOn !== 'string') return undefined;
  const { drift, ...trained } = model as Omit<TrainedScore, 'accuracy'> & Pick<StoredScore, 'drift'>;
  if (!Array.isArray(trained.model?.fields) || !Array.isArray(trained.model.pairs) || !Array.isArray(trained.columns) || !Array.isArray(trained.openLeads?.byField)) return undefined;
  return { id: String(row['hrz_scoremodelid']), version: versionOf(row), state, trainedOn: new Date(trainedOn).toISOString(), trained: { ...trained, accuracy: accuracy as TrainedScore['accuracy'] }, ...(drift === undefined ? {} : { drift }) };
}

function parsed(text: unknown): object | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Option values of `msdyn_predictivescore`. */
const dynamicsTrends: readonly Trend[] = ['improving', 'steady', 'declining', 'not-enough-info'];
const dynamicsColumns = ['msdyn_entityid', 'msdyn_score', 'msdyn_grade', 'msdyn_scoretrend', 'msdyn_scoredon', 'modifiedon'] as const;
/** Ids in one filter: an address stays well below the longest a service takes. */
const IDS_A_REQUEST = 50;

/** Dynamics' own scores of these leads, by lead id; leads without one are left out. An organization without the table has none. @throws AppError */
export async function readDynamicsScores(crm: CrmClient, leadIds: readonly Id<'lead'>[], ranges: GradeRanges): Promise<ReadonlyMap<string, LeadScore>> {
  const found = new Map<string, LeadScore>();
  for (let from = 0; from < leadIds.length; from += IDS_A_REQUEST) {
    const ids = leadIds.slice(from, from + IDS_A_REQUEST);
    const filter = allOf(equals('msdyn_entitytype', 'lead'), anyOf(...ids.map((id) => equals('msdyn_entityid', id))));
    for (const row of await rowsOrNone(crm, `msdyn_predictivescores?${queryText({ select: dynamicsColumns, filter })}`)) {
      const score = dynamicsScoreOf(row, ranges);
      if (score !== undefined) found.set(String(row['msdyn_entityid']).toLowerCase(), score);
    }
  }
  return found;
}

/** Scoring that was never switched on answers with a refusal instead of nothing. */
async function rowsOrNone(crm: CrmClient, path: string): Promise<readonly Row[]> {
  try {
    return await crm.read(path);
  } catch (error) {
    if (error instanceof AppError && (error.code === 'not-found' || error.code === 'crm-refused' || error.code === 'no-permission')) return [];
    throw error;
  }
}

function dynamicsScoreOf(row: Row, ranges: GradeRanges): LeadScore | undefined {
  const [value, grade, trend] = [row['msdyn_score'], row['msdyn_grade'], row['msdyn_scoretrend']];
  const on = row['msdyn_scoredon'] ?? row['modifiedon'];
  if (typeof value !== 'number' || value < 0 || value > 100 || typeof on !== 'string') return undefined;
  return {
    made: 'dynamics',
    value,
    grade: (typeof grade === 'number' ? grades[grade] : undefined) ?? gradeOf(value, ranges),
    trend: (typeof trend === 'number' ? dynamicsTrends[trend] : undefined) ?? 'not-enough-info',
    scoredOn: new Date(on).toISOString(),
  };
}
