// `npm run train-intents [-- --check]`: learns the intent model from the sentences of scripts/intentModel and writes
// src/domain/words/intentModel.ts. Prints how it does on parts it did not learn from. With --check nothing is written: exit 1 when the
// shipped model is not what the sentences give.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WeighedSentence } from '../domain/words/cueMatcher.ts';
import type { Language } from '../domain/languages.ts';
import { intentModel } from '../domain/words/intentModel.ts';
import { cuesOf } from '../domain/words/cueTables.ts';
import { weigh } from '../domain/words/cueMatcher.ts';
import { firstOfMail } from '../domain/words/mailModel.ts';
import type { MailWeights, PackedModel } from '../domain/words/modelWeights.ts';
import { gatherEvidence } from '../domain/words/personReading.ts';
import { readByRules } from '../domain/words/ruleReading.ts';
import type { PackedWeights } from '../domain/words/packedWeights.ts';
import { sentenceKinds, unpackModel } from '../domain/words/sentenceModel.ts';
import type { SentenceModel } from '../domain/words/sentenceModel.ts';
import { FlagError, readFlags } from './flags.ts';
import { digestOf, readCorpus } from './trainIntents/corpus.ts';
import type { LabelledMail, LabelledText } from './trainIntents/corpus.ts';
import { trainMailWeights } from './trainIntents/mailTraining.ts';
import type { JudgedMail } from './trainIntents/mailTraining.ts';
import { learnTexts, wantedOf } from './trainIntents/textModel.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const corpusFolder = path.join(root, 'scripts/intentModel');
const modelFile = path.join(root, 'src/domain/words/intentModel.ts');
const FOLDS = 5;
/** Of the model that ships. */
const TRAININGS = 5;
/** A sentence alone is a short mail, but not the usual one; and hardly anybody writes just to say nothing. */
const SENTENCE_AS_MAIL = 0.15;
const NOTHING_AS_MAIL = 0.03;
/** One of so many single sentences is enough to learn from. */
const SENTENCES_SKIPPED = 3;
const none = sentenceKinds.indexOf('none');
const context = { now: new Date('2026-03-03T09:00:00Z'), timeZone: 'Europe/Berlin' };

function evidenceOf(texts: readonly string[], language: Language, model: SentenceModel): JudgedMail['evidence'] {
  let start = 0;
  const sentences = texts.map((text): WeighedSentence => {
    const sentence = { text, start, asks: /\?\s*$/.test(text), weights: weigh(text, cuesOf(language)) };
    start += text.length + 1;
    return sentence;
  });
  return gatherEvidence(sentences, language, readByRules(sentences, language, context), model);
}

interface Learned {
  readonly madeFrom: string;
  readonly sentence: PackedModel;
  readonly mail: MailWeights;
}

interface Held {
  readonly judged: JudgedMail;
  readonly isMail: boolean;
  readonly setting: LabelledText['setting'];
  readonly labels: readonly number[];
}

/** Evidence of each mail and sentence by a model that has not seen it. */
function heldOut(texts: readonly LabelledText[], mails: readonly LabelledMail[]): readonly Held[] {
  return Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold): Held[] => {
    const isOut = (_: unknown, index: number): boolean => index % FOLDS === fold;
    const isIn = (_: unknown, index: number): boolean => index % FOLDS !== fold;
    const model = unpackModel(learnTexts(texts.filter(isIn), mails.filter(isIn), 1));
    return [
      ...mails.filter(isOut).map((mail): Held => ({ judged: { evidence: evidenceOf(mail.sentences.map((each) => each.text), mail.language, model), wanted: wantedOf(mail.labels), weight: 1 }, isMail: true, setting: mail.setting, labels: mail.labels })),
      ...texts.filter((_, index) => index % (FOLDS * SENTENCES_SKIPPED) === fold).map((text): Held => ({ judged: { evidence: evidenceOf([text.text], text.language, model), wanted: wantedOf(text.labels), weight: text.labels.includes(none) ? NOTHING_AS_MAIL : SENTENCE_AS_MAIL }, isMail: false, setting: text.setting, labels: text.labels })),
    ];
  });
}

function rightShare(held: readonly Held[], weights: MailWeights): string {
  const right = held.filter(({ judged, labels }) => {
    const shares = firstOfMail(judged.evidence, weights);
    return labels.includes(shares.indexOf(Math.max(...shares)));
  });
  return `${((100 * right.length) / Math.max(1, held.length)).toFixed(1)} % of ${held.length}`;
}

function rounded(weights: MailWeights): MailWeights {
  const round = (values: readonly number[]): readonly number[] => values.map((value) => Number(value.toFixed(3)));
  return { shared: round(weights.shared), none: round(weights.none), bias: round(weights.bias) };
}

async function learn(): Promise<Learned> {
  const corpus = await readCorpus(corpusFolder);
  const held = heldOut(corpus.sentences, corpus.mails);
  const mail = rounded(trainMailWeights(held.map((each) => each.judged)));
  process.stdout.write(`${corpus.sentences.length} sentences, ${corpus.mails.length} mails. Main intent on parts not learned from: mails ${rightShare(held.filter((each) => each.isMail), mail)}, those of a workplace ${rightShare(held.filter((each) => each.isMail && each.setting === 'workplace'), mail)}, sentences ${rightShare(held.filter((each) => !each.isMail), mail)}.\n`);
  return { madeFrom: await digestOf(corpusFolder), sentence: learnTexts(corpus.sentences, corpus.mails, TRAININGS), mail };
}

function partSource({ steps, books, features }: PackedWeights): string {
  return `      { steps: ${JSON.stringify(steps)}, books: '${books}', features: '${features}' },`;
}

function sourceOf({ madeFrom, sentence, mail }: Learned): string {
  return `// Weights of the intent model. Made by \`npm run train-intents\`; never edited by hand.
import type { MailWeights, PackedModel } from './modelWeights.ts';

export const intentModel: { readonly madeFrom: string; readonly sentence: PackedModel; readonly mail: MailWeights } = {
  madeFrom: '${madeFrom}',
  sentence: {
    bias: ${JSON.stringify(sentence.bias)},
    parts: [
${sentence.parts.map(partSource).join('\n')}
    ],
  },
  mail: ${JSON.stringify(mail)},
};
`;
}

/** Another machine may round a weight the other way: what counts is that the models say the same. */
function isSameModel(one: Pick<Learned, 'sentence'>, two: Pick<Learned, 'sentence'>): boolean {
  return one.sentence.parts.length === two.sentence.parts.length && one.sentence.parts.every((part, at) => isNearlySame(part.features, two.sentence.parts[at]?.features ?? ''));
}

function isNearlySame(one: string, two: string): boolean {
  if (one.length !== two.length) return false;
  let differing = 0;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== two[at]) differing += 1;
  return differing / one.length < 0.001;
}

async function main(): Promise<void> {
  const flags = readFlags(process.argv.slice(2), { check: 'switch' } as const);
  const learned = await learn();
  if (flags.check === true) {
    if (!isSameModel(learned, intentModel)) throw new Error('The shipped intent model is not what the sentences of scripts/intentModel give. Run `npm run train-intents`.');
    process.stdout.write('The shipped intent model is what its sentences give.\n');
    return;
  }
  const source = sourceOf(learned);
  if (source !== (await readFile(modelFile, 'utf8').catch(() => ''))) await writeFile(modelFile, source);
  process.stdout.write(`${path.relative(root, modelFile)}: ${Math.round(source.length / 1000)} kB.\n`);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'The training broke off.'}\n`);
  process.exitCode = error instanceof FlagError ? 2 : 1;
}
