// Learns how the evidence of a whole mail is weighed: the same weights for every intent, and how ready each is.
import { evidenceFor } from '../../domain/words/mailModel.ts';
import type { MailEvidence, MailWeights } from '../../domain/words/mailModel.ts';
import { sentenceKinds, softmax } from '../../domain/words/sentenceModel.ts';

export interface JudgedMail {
  readonly evidence: MailEvidence;
  readonly wanted: readonly number[];
  readonly weight: number;
}

const STEPS = 500;
const RATE = 0.3;
const DECAY = 1e-3;
const none = sentenceKinds.indexOf('none');

interface Gradient {
  readonly shared: number[];
  readonly none: number[];
  readonly bias: number[];
}

/** Full-batch gradient descent with momentum; there are about thirty weights. */
export function trainMailWeights(mails: readonly JudgedMail[]): MailWeights {
  const rows = mails.map((mail) => ({ ...mail, inputs: sentenceKinds.map((kind) => evidenceFor(mail.evidence, kind)) }));
  const zero = (): Gradient => ({ shared: new Array<number>(evidenceLength('opt-out', mails)).fill(0), none: new Array<number>(evidenceLength('none', mails)).fill(0), bias: sentenceKinds.map(() => 0) });
  const weights = zero();
  const speed = zero();
  const total = rows.reduce((sum, row) => sum + row.weight, 0);
  for (let step = 0; step < STEPS; step += 1) {
    const slope = zero();
    for (const row of rows) {
      const shares = softmax(row.inputs.map((input, kind) => input.reduce((sum, value, at) => sum + value * ((kind === none ? weights.none : weights.shared)[at] ?? 0), weights.bias[kind] ?? 0)));
      row.inputs.forEach((input, kind) => {
        const error = (((shares[kind] ?? 0) - (row.wanted[kind] ?? 0)) * row.weight) / total;
        const own = kind === none ? slope.none : slope.shared;
        input.forEach((value, at) => (own[at] = (own[at] ?? 0) + error * value));
        slope.bias[kind] = (slope.bias[kind] ?? 0) + error;
      });
    }
    for (const part of ['shared', 'none', 'bias'] as const) {
      weights[part].forEach((weight, at) => {
        speed[part][at] = 0.9 * (speed[part][at] ?? 0) - RATE * ((slope[part][at] ?? 0) + DECAY * weight);
        weights[part][at] = weight + (speed[part][at] ?? 0);
      });
    }
  }
  return weights;
}

function evidenceLength(kind: 'opt-out' | 'none', mails: readonly JudgedMail[]): number {
  const [first] = mails;
  return first === undefined ? 0 : evidenceFor(first.evidence, kind).length;
}
