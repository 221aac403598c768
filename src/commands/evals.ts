// `npm run evals -- --data DIR [--train DIR] [--json FILE] [--predictions FILE]`: runs every evaluation set it knows in DIR, prints one
// table with counts, and writes predictions as JSON lines. Answers are read only after all predictions are made.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { companyResearch } from './evals/companyResearch.ts';
import { emailAddresses, emailDomains } from './evals/emailAddresses.ts';
import type { EvalSet, Figure, Prediction } from './evals/evalSet.ts';
import { leadMail, nonleadMail } from './evals/leadMail.ts';
import { leadReplies } from './evals/leadReplies.ts';
import { leadScoring } from './evals/leadScoring.ts';
import { replyExtraction } from './evals/replyExtraction.ts';
import { replyIntent } from './evals/replyIntent.ts';
import { FlagError, readFlags } from './flags.ts';

const flagKinds = { data: 'text', train: 'text', json: 'text', predictions: 'text' } as const;
const sets: readonly EvalSet[] = [replyExtraction, replyIntent, nonleadMail, leadMail, leadReplies, emailAddresses, emailDomains, ...leadScoring, companyResearch];

interface Result {
  readonly set: string;
  readonly figures: readonly Figure[];
}

function say(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** @throws FlagError when the flag is missing or names no folder. */
function folderOf(name: 'data' | 'train', given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const folder = path.resolve(given);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new FlagError(`--${name} must be a folder; ${given} is none.`);
  return folder;
}

async function measure(): Promise<void> {
  const flags = readFlags(process.argv.slice(2), flagKinds);
  const folder = folderOf('data', flags.data);
  if (folder === undefined) throw new FlagError('--data needs the folder with the evaluation sets.');
  const train = folderOf('train', flags.train);
  const found = sets.filter((set) => set.covers.every((covered) => existsSync(path.join(folder, covered))));
  const predictions: Prediction[] = [];
  for (const set of found) predictions.push(...(await set.predict(folder, train)));
  if (flags.predictions !== undefined) await writeFile(flags.predictions, predictions.map((each) => `${JSON.stringify(each)}\n`).join(''));
  const results: Result[] = [];
  for (const set of found) {
    const own = new Map(predictions.filter((each) => each.set === set.id).map((each) => [each.id, each.prediction]));
    results.push({ set: set.id, figures: await set.score(folder, own) });
  }
  printTable(results);
  for (const skipped of unknownParts(folder, found)) say(`skipped   ${skipped}`);
  if (flags.json !== undefined) await writeFile(flags.json, `${JSON.stringify(results, undefined, 2)}\n`);
}

function printTable(results: readonly Result[]): void {
  const width = Math.max(...results.map(({ set }) => set.length)) + 2;
  for (const { set, figures } of results) {
    for (const figure of figures) say(`${set.padEnd(width)}${figure.measure.padEnd(44)}${shown(figure)}`);
  }
}

function shown(figure: Figure): string {
  if (figure.count === undefined) return Number.isInteger(figure.value) ? String(figure.value) : figure.value.toFixed(3);
  return `${(100 * figure.value).toFixed(1).padStart(5)} %   ${Math.round(figure.value * figure.count)} of ${figure.count}`;
}

/** Folders, and files of a partly known folder, that no set answers for. */
function unknownParts(folder: string, found: readonly EvalSet[]): readonly string[] {
  const covered = found.flatMap((set) => set.covers);
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry): string[] => {
    if (covered.includes(entry.name)) return [];
    const partly = covered.filter((each) => each.startsWith(`${entry.name}/`));
    if (partly.length === 0) return [entry.name];
    return readdirSync(path.join(folder, entry.name)).map((file) => `${entry.name}/${file}`).filter((file) => !partly.includes(file));
  }).sort();
}

try {
  await measure();
} catch (error) {
  const isFlag = error instanceof FlagError;
  process.stderr.write(`${error instanceof Error ? error.message : 'The evaluation broke off.'}\n`);
  process.exitCode = isFlag ? 2 : 1;
}
