import path from 'node:path';
import { digestOf, readCorpus } from '../../src/commands/trainIntents/corpus.ts';
import { trainSoftmax } from '../../src/commands/trainIntents/softmaxRegression.ts';
import { languages } from '../../src/domain/languages.ts';
import { intentModel } from '../../src/domain/words/intentModel.ts';
import { sentenceKinds } from '../../src/domain/words/sentenceModel.ts';

const folder = path.resolve(__dirname, '../../scripts/intentModel');

test('the shipped intent model is made from the sentences in the repository', async () => {
  expect(intentModel.madeFrom).toBe(await digestOf(folder));
});

test('the shipped intent model stays below 300 kB', () => {
  expect(JSON.stringify(intentModel).length).toBeLessThan(300_000);
});

test('the model learns from every kind in every language, single sentences and whole mails', async () => {
  const { sentences, mails } = await readCorpus(folder);
  for (const language of languages) {
    for (const [index, kind] of sentenceKinds.entries()) expect([language, kind, sentences.some((each) => each.language === language && each.labels[0] === index)]).toEqual([language, kind, true]);
    expect(mails.filter((mail) => mail.language === language).length).toBeGreaterThan(50);
  }
});

test('a text knows by its file whether it is written at work or to a seller', async () => {
  const { sentences, mails } = await readCorpus(folder);
  for (const texts of [sentences, mails]) for (const setting of ['workplace', 'reply'] as const) expect(texts.filter((each) => each.setting === setting).length).toBeGreaterThan(500);
});

test('the same rows give the same weights, and weights that tell them apart', () => {
  const rows = Array.from({ length: 40 }, (_, index) => ({ features: [index % 2, 7], wanted: index % 2 === 0 ? [1, 0] : [0, 1] }));
  const [one, two] = [trainSoftmax(rows, 2), trainSoftmax(rows, 2)];
  expect(one).toEqual(two);
  const [forFirst = 0, forSecond = 0] = one.weights.get(0) ?? [];
  expect(forFirst).toBeGreaterThan(forSecond);
});
