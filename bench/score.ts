// The predictive score: training beside ml-logistic-regression at the same accuracy, and scoring and ranking many leads beside the usual
// way, row objects and a full sort. The leads are made here, the same every time.
import { createRequire } from 'node:module';
import { binLeads, fitScoreModel, logOddsOf, probabilitiesOf } from '../src/domain/score.ts';
import type { ClosedLeads, ScoreModel } from '../src/domain/score.ts';
import { rankLeads } from '../src/domain/priority.ts';
import { accuracyOf } from '../src/domain/scoring/accuracy.ts';
import { compare, report, type Measure } from './measure.ts';

const topic = 'score';
const peerName = 'ml-logistic-regression 2.0.0';
const [CLOSED, TESTED, FIELDS, STEPS] = [7_200, 3_000, 40, 500];
/** Larger steps don't settle, smaller ones end no better. */
const RATE = 5e-4;
const [OPEN, SHOWN] = [100_000, 50];

/** What of the peer is used; it is untyped and lives in the benches' own packages. */
interface Peers {
  readonly Matrix: new (rows: number[][]) => unknown;
  readonly columnVector: (values: number[]) => unknown;
  readonly LogisticRegression: new (options: { readonly numSteps: number; readonly learningRate: number }) => { train(features: unknown, outcomes: unknown): void; readonly classifiers: readonly { testScores(features: unknown): number[] }[] };
}

/** All measures of the topic; about a minute, most of it the peer's training. */
export async function measureScore(signal: AbortSignal): Promise<readonly Measure[]> {
  const { known, unseen } = closedLeads();
  const rows = rowsOf(known);
  const peers = openPeers();
  let model: ScoreModel | undefined;
  let trained: InstanceType<Peers['LogisticRegression']> | undefined;
  const training = await compare({
    topic, signal, peerName, measure: `training on ${CLOSED} leads of ${FIELDS} fields`, gate: 1 / 30, rounds: 3, warmUpRounds: 1,
    ours: () => Promise.resolve((model = fitScoreModel(known))),
    peer: () => {
      trained = new peers.LogisticRegression({ numSteps: STEPS, learningRate: RATE });
      trained.train(new peers.Matrix(rows), peers.columnVector(known.qualified.map(Number)));
      return Promise.resolve();
    },
  });
  if (model === undefined || trained === undefined) throw new Error('Nothing was trained.');
  const outcomes = unseen.qualified.map(Number);
  const ours = accuracyOf({ probabilities: probabilitiesOf(model, unseen), outcomes }).auc;
  const theirs = peerAuc(trained, new peers.Matrix(rowsOf(unseen)), outcomes);
  return [training, { ...report({ topic, measure: `pairs of ${TESTED} unseen leads in the wrong order (1 − AUC)`, peerName, gate: 1.01 }, 1 - ours, 1 - theirs), unit: '' }, await measureRanking(model, signal)];
}

function openPeers(): Peers {
  const require = createRequire(import.meta.url);
  const matrix = require('ml-matrix') as { readonly Matrix: Peers['Matrix'] & { columnVector(values: number[]): unknown } };
  const regression = require('ml-logistic-regression') as { readonly default?: Peers['LogisticRegression'] } & Peers['LogisticRegression'];
  return { Matrix: matrix.Matrix, columnVector: (values) => matrix.Matrix.columnVector(values), LogisticRegression: regression.default ?? regression };
}

/** The peer trains one classifier a class; the first one's scores order the leads, one way or the other. */
function peerAuc(trained: InstanceType<Peers['LogisticRegression']>, features: unknown, outcomes: readonly number[]): number {
  const scores = trained.classifiers[0]?.testScores(features) ?? [];
  const { auc } = accuracyOf({ probabilities: scores, outcomes });
  return Math.max(auc, 1 - auc);
}

function pseudoRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

function closedLeads(): { readonly known: ClosedLeads; readonly unseen: ClosedLeads } {
  const random = pseudoRandom(5);
  const normal = (): number => Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random());
  const effects = Array.from({ length: FIELDS }, () => normal() * 0.24);
  const leads = (count: number): ClosedLeads => {
    const values = effects.map(() => Array.from({ length: count }, normal));
    const qualified = Array.from({ length: count }, (_each, lead) => random() < 1 / (1 + Math.exp(-effects.reduce((sum, effect, field) => sum + effect * (values[field]?.[lead] ?? 0), -0.4))));
    return { fields: effects.map((_effect, field) => ({ id: `field${field}`, kind: 'number' })), values, qualified };
  };
  return { known: leads(CLOSED), unseen: leads(TESTED) };
}

function rowsOf({ values, qualified }: ClosedLeads): number[][] {
  // The peer knows no intercept but a column of ones.
  return qualified.map((_each, lead) => [...values.map((column) => Number(column[lead] ?? 0)), 1]);
}

/** Twelve fields of the model, hand-raisers first, then score, newest, id; the leads are held as each way holds them. */
async function measureRanking(model: ScoreModel, signal: AbortSignal): Promise<Measure> {
  const random = pseudoRandom(11);
  const used: ScoreModel = { ...model, fields: model.fields.slice(0, 12), pairs: [] };
  const ids = Array.from({ length: OPEN }, (_each, lead) => `lead-${String(lead).padStart(6, '0')}`);
  const values = used.fields.map(() => Array.from({ length: OPEN }, () => 4 * random() - 2));
  const fields = used.fields.map(({ id }) => ({ id, kind: 'number' as const }));
  const [raised, created] = [Float64Array.from(ids, () => (random() < 0.02 ? 1 : 0)), Float64Array.from(ids, () => Math.floor(1e9 * random()))];
  const binned = binLeads(used, { fields, values });
  const rows = ids.map((id, lead) => ({ id, raised: raised[lead] === 1, created: created[lead] ?? 0, score: 0, values: Object.fromEntries(fields.map((field, place) => [field.id, binned[place]?.[lead] ?? 0])) as Record<string, number> }));
  const ours = (): readonly string[] => rankLeads(ids, [{ id: 'hand-raiser', values: raised }, { id: 'score', values: logOddsOf(used, binned) }, { id: 'created', values: created }], SHOWN).map(({ lead }) => ids[lead] ?? '');
  const usual = (): readonly string[] => {
    for (const row of rows) row.score = used.fields.reduce((sum, field) => sum + (field.weights[row.values[field.id] ?? 0] ?? 0), used.intercept);
    return [...rows].sort((one, two) => Number(two.raised) - Number(one.raised) || two.score - one.score || two.created - one.created || (one.id < two.id ? -1 : 1)).slice(0, SHOWN).map(({ id }) => id);
  };
  if (ours().join() !== usual().join()) throw new Error('Both ways must rank alike.');
  return compare({ topic, signal, measure: `scoring ${OPEN} leads and the first ${SHOWN} in order`, peerName: 'row objects and a full sort', gate: 1 / 15, rounds: 20, ours: () => Promise.resolve(ours()), peer: () => Promise.resolve(usual()) });
}
