// Learns the model of texts: which features are worth their place, what each says of every kind, and whether it speaks of a workplace.
import { cuesOf } from '../../domain/words/cueTables.ts';
import { weigh } from '../../domain/words/cueMatcher.ts';
import { sentenceFeatures } from '../../domain/words/sentenceFeatures.ts';
import { sentenceKinds } from '../../domain/words/sentenceModel.ts';
import type { PackedModel } from '../../domain/words/modelWeights.ts';
import { packWeights } from './codeBooks.ts';
import type { WeightedFeature } from './codeBooks.ts';
import type { LabelledMail, LabelledText } from './corpus.ts';
import { trainAveraged, trainSoftmax } from './softmaxRegression.ts';
import type { TrainedWeights, TrainingRow } from './softmaxRegression.ts';

/** How exactly the features are written, the strongest first; together they keep the shipped model below 300 kB. */
const parts = [
  { features: 12_000, books: 8 },
  { features: 28_000, books: 3 },
];
const FEATURES = parts.reduce((sum, part) => sum + part.features, 0);
/** A feature seen once says nothing about the next mail. */
const LEAST_SEEN = 2;
/** Enough to see which features are worth more. */
const CHOOSING_EPOCHS = 5;
const WORKPLACE_EPOCHS = 5;
/** Most sentences of whole mails are context; they must not drown the others. */
const CONTEXT_WEIGHT = 0.3;
/** As much of a mail as is read as one text (`gatherEvidence`). */
const MOST_OF_MAIL = 1200;
const none = sentenceKinds.indexOf('none');

/** Wanted shares of the kinds: the first label counts most. */
export function wantedOf(labels: readonly number[]): readonly number[] {
  const wanted = sentenceKinds.map(() => 0);
  labels.forEach((label, place) => {
    const part = labels.length === 1 ? 1 : place === 0 ? 0.65 : 0.35 / (labels.length - 1);
    wanted[label] = (wanted[label] ?? 0) + part;
  });
  return wanted;
}

const knownFeatures = new Map<LabelledText | LabelledMail, readonly number[]>();

/** Features of a sentence, or of a mail read as one text; every fold asks again. */
function featuresOf(each: LabelledText | LabelledMail): readonly number[] {
  const known = knownFeatures.get(each);
  if (known !== undefined) return known;
  const text = 'text' in each ? each.text : each.sentences.map((sentence) => sentence.text).join(' ').slice(0, MOST_OF_MAIL);
  const features = sentenceFeatures(text, weigh(text, cuesOf(each.language)), each.language);
  knownFeatures.set(each, features);
  return features;
}

function sentenceRows(texts: readonly LabelledText[], mails: readonly LabelledMail[]): readonly TrainingRow[] {
  const context = mails.flatMap((mail) => mail.sentences).map((each) => ({ features: featuresOf(each), wanted: wantedOf(each.labels), weight: each.labels.includes(none) ? CONTEXT_WEIGHT : 1 }));
  return [...texts.map((each) => ({ features: featuresOf(each), wanted: wantedOf(each.labels) })), ...context];
}

function onlyWith(allowed: ReadonlySet<number>, rows: readonly TrainingRow[]): readonly TrainingRow[] {
  return rows.map((row) => ({ ...row, features: row.features.filter((feature) => allowed.has(feature)) }));
}

/** Features by what they weigh and how often they are seen, the strongest first. */
function ranked(trained: TrainedWeights): readonly number[] {
  const strength = new Map([...trained.weights].map(([feature, row]) => [feature, Math.hypot(...row) * (trained.counts.get(feature) ?? 1) ** 0.25]));
  return [...strength].sort(([one, strongOne], [two, strongTwo]) => strongTwo - strongOne || one - two).map(([feature]) => feature);
}

function seenOften(rows: readonly TrainingRow[]): ReadonlySet<number> {
  const counts = new Map<number, number>();
  for (const row of rows) for (const feature of row.features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count >= LEAST_SEEN).map(([feature]) => feature));
}

/** Rows of two classes: written at work among themselves, or to a seller. */
function workplaceRows(texts: readonly LabelledText[], mails: readonly LabelledMail[]): readonly TrainingRow[] {
  return [...texts, ...mails.flatMap((mail) => [mail, ...mail.sentences])].filter((each) => each.setting !== undefined).map((each) => ({ features: featuresOf(each), wanted: each.setting === 'workplace' ? [1, 0] : [0, 1] }));
}

function difference([one = 0, two = 0]: readonly number[]): number {
  return one - two;
}

/** The model of sentences and whole mails, the mean of so many trainings, as text. */
export function learnTexts(texts: readonly LabelledText[], mails: readonly LabelledMail[], trainings: number): PackedModel {
  const sentences = sentenceRows(texts, mails);
  const rows = [...sentences, ...mails.map((mail) => ({ features: featuresOf(mail), wanted: wantedOf(mail.labels) }))];
  const chosen = new Set(ranked(trainSoftmax(onlyWith(seenOften(sentences), rows), sentenceKinds.length, { epochs: CHOOSING_EPOCHS })).slice(0, FEATURES));
  const trained = trainAveraged(onlyWith(chosen, rows), sentenceKinds.length, trainings);
  const workplace = trainSoftmax(onlyWith(chosen, workplaceRows(texts, mails)), 2, { epochs: WORKPLACE_EPOCHS });
  const order = ranked(trained).map((feature): WeightedFeature => ({
    feature,
    weights: [...(trained.weights.get(feature) ?? []), difference(workplace.weights.get(feature) ?? [])],
    importance: Math.sqrt(trained.counts.get(feature) ?? 1),
  }));
  let from = 0;
  const packed = parts.map(({ features, books }) => packWeights(order.slice(from, (from += features)), books));
  return { bias: [...trained.bias, difference(workplace.bias)].map((bias) => Number(bias.toFixed(4))), parts: packed };
}
