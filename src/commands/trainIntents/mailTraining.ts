// Learns how the evidence of a whole mail is weighed: the same weights for every intent, and how ready each is.
import { evidenceFor } from '../../domain/words/mailModel.ts';
import type { MailEvidence } from '../../domain/words/mailModel.ts';
import type { MailWeights } from '../../domain/words/modelWeights.ts';
import { sentenceKinds } from '../../domain/words/sentenceModel.ts';

export interface JudgedMail {
  readonly evidence: MailEvidence;
  readonly wanted: readonly number[];
  readonly weight: number;
}

const STEPS = 200;
const RATE = 0.05;
const DECAY = 1e-3;
/** How long slopes are remembered, and how long their squares. */
const SLOPE_MEMORY = 0.9;
const SQUARE_MEMORY = 0.99;
const kinds = sentenceKinds.length;
const none = sentenceKinds.indexOf('none');

/** Evidence of all mails as one table, row by row, and where the weights of each kind stand among all weights. */
interface Table {
  readonly values: Float64Array;
  readonly wanted: Float64Array;
  /** Share of each mail in all, together 1. */
  readonly shares: Float64Array;
  readonly lengths: readonly number[];
  readonly offsets: readonly number[];
  /** Place of the first bias; the others follow it. */
  readonly biases: number;
}

function tableOf(mails: readonly JudgedMail[]): Table {
  const rows = mails.map((mail) => sentenceKinds.map((kind) => evidenceFor(mail.evidence, kind)));
  const lengths = sentenceKinds.map((_, kind) => rows[0]?.[kind]?.length ?? 0);
  const shared = lengths[0] ?? 0;
  const total = mails.reduce((sum, mail) => sum + mail.weight, 0);
  return {
    values: Float64Array.from(rows.flat(2)),
    wanted: Float64Array.from(mails.flatMap((mail) => mail.wanted)),
    shares: Float64Array.from(mails, (mail) => mail.weight / total),
    lengths,
    offsets: sentenceKinds.map((_, kind) => (kind === none ? shared : 0)),
    biases: shared + (lengths[none] ?? 0),
  };
}

/** Turns scores into shares that are together 1, in place. */
function toShares(scores: Float64Array): void {
  const most = scores.reduce((largest, score) => Math.max(largest, score), -Infinity);
  let sum = 0;
  for (let kind = 0; kind < kinds; kind += 1) sum += scores[kind] = Math.exp((scores[kind] ?? 0) - most);
  for (let kind = 0; kind < kinds; kind += 1) scores[kind] = (scores[kind] ?? 0) / sum;
}

/** How the error of all mails changes with each weight. */
function slopeOf({ values, wanted, shares, lengths, offsets, biases }: Table, weights: Float64Array): Float64Array {
  const slope = weights.map((weight) => DECAY * weight);
  const scores = new Float64Array(kinds);
  const width = lengths.reduce((sum, length) => sum + length, 0);
  for (let mail = 0; mail < shares.length; mail += 1) {
    let at = mail * width;
    for (let kind = 0; kind < kinds; kind += 1) {
      let score = weights[biases + kind] ?? 0;
      for (let index = 0; index < (lengths[kind] ?? 0); index += 1) score += (weights[(offsets[kind] ?? 0) + index] ?? 0) * (values[at++] ?? 0);
      scores[kind] = score;
    }
    toShares(scores);
    at = mail * width;
    for (let kind = 0; kind < kinds; kind += 1) {
      const error = ((scores[kind] ?? 0) - (wanted[mail * kinds + kind] ?? 0)) * (shares[mail] ?? 0);
      const offset = offsets[kind] ?? 0;
      for (let index = 0; index < (lengths[kind] ?? 0); index += 1) slope[offset + index] = (slope[offset + index] ?? 0) + error * (values[at++] ?? 0);
      slope[biases + kind] = (slope[biases + kind] ?? 0) + error;
    }
  }
  return slope;
}

/** Gradient descent by Adam over all mails at once, with steps that end at nothing; there are about forty weights. */
export function trainMailWeights(mails: readonly JudgedMail[]): MailWeights {
  const table = tableOf(mails);
  const weights = new Float64Array(table.biases + kinds);
  const means = new Float64Array(weights.length);
  const squares = new Float64Array(weights.length);
  for (let step = 1; step <= STEPS; step += 1) {
    const slope = slopeOf(table, weights);
    const rate = (RATE * (1 + Math.cos((Math.PI * step) / STEPS))) / 2;
    slope.forEach((value, at) => {
      const mean = (means[at] = SLOPE_MEMORY * (means[at] ?? 0) + (1 - SLOPE_MEMORY) * value);
      const square = (squares[at] = SQUARE_MEMORY * (squares[at] ?? 0) + (1 - SQUARE_MEMORY) * value * value);
      weights[at] = (weights[at] ?? 0) - (rate * (mean / (1 - SLOPE_MEMORY ** step))) / (Math.sqrt(square / (1 - SQUARE_MEMORY ** step)) + 1e-8);
    });
  }
  const shared = table.lengths[0] ?? 0;
  return { shared: [...weights.subarray(0, shared)], none: [...weights.subarray(shared, table.biases)], bias: [...weights.subarray(table.biases)] };
}
