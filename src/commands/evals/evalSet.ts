// What an evaluation set is: predictions made from the inputs alone, and a score of them against the expected answers.
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** One line of a set's file. Fields are read by the functions below, which say so when one is missing. */
export type Case = Readonly<Record<string, unknown>>;

export interface Prediction {
  readonly set: string;
  readonly id: string;
  readonly prediction: unknown;
}

/** One figure of a set: `share` of `count` unless it is a plain number. */
export interface Figure {
  readonly measure: string;
  readonly value: number;
  /** What the value is a share of; undefined for counts and averages that say it in their name. */
  readonly count?: number;
}

export interface EvalSet {
  readonly id: string;
  /** Files and folders of the data directory this set answers for. */
  readonly covers: readonly string[];
  /** Predictions from the inputs; expected answers are cut from the cases before they are looked at. `train` is a folder with sets to learn from. */
  predict(folder: string, train?: string): Promise<readonly Prediction[]>;
  score(folder: string, predictions: ReadonlyMap<string, unknown>): Promise<readonly Figure[]>;
}

/** Fields that hold answers in any of the files. A predictor is handed cases without them. */
const ANSWERS: ReadonlySet<string> = new Set([
  'expected', 'expected_reply', 'accept', 'accept_origin', 'must_contain', 'must_not_contain', 'check', 'intent', 'acceptable', 'third_party_label', 'label_by',
  'is_lead_reply', 'category', 'leadReply', 'leadId', 'leadIdAllowed', 'how', 'valid', 'cls', 'type', 'sources', 'source', 'note', 'test', 'also_in', 'lang',
]);

/** Cases of a JSON-lines file with everything in them. @throws Error naming the file and line that is no JSON object. */
export async function readCases(folder: string, file: string): Promise<readonly Case[]> {
  const text = await readFile(path.join(folder, file), 'utf8');
  return text.split('\n').flatMap((line, index): Case[] => {
    if (line.trim() === '') return [];
    const read = parsed(line);
    if (read === undefined) throw new Error(`${file}, line ${index + 1}: not a JSON object.`);
    return [read];
  });
}

/** Cases of a file without their answers. */
export async function readInputs(folder: string, file: string): Promise<readonly Case[]> {
  return (await readCases(folder, file)).map((each) => Object.fromEntries(Object.entries(each).filter(([name]) => !ANSWERS.has(name))));
}

function parsed(line: string): Case | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isCase(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isCase(value: unknown): value is Case {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text field; empty text where it is missing or null. */
export function textOf(from: unknown, name: string): string {
  const value = isCase(from) ? from[name] : undefined;
  return typeof value === 'string' ? value : '';
}

/** The texts of a list field; none where it is missing. */
export function textsOf(from: unknown, name: string): readonly string[] {
  const value = isCase(from) ? from[name] : undefined;
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

/** An object field; an empty object where it is missing. */
export function partOf(from: unknown, name: string): Case {
  const value = isCase(from) ? from[name] : undefined;
  return isCase(value) ? value : {};
}

/** Whether a field is true. */
export function isTrue(from: unknown, name: string): boolean {
  return isCase(from) && from[name] === true;
}

/** Share of the values that hold, as a figure. */
export function share(measure: string, values: readonly boolean[]): Figure {
  return { measure, value: values.length === 0 ? 0 : values.filter(Boolean).length / values.length, count: values.length };
}

/** A plain count. */
export function amount(measure: string, value: number): Figure {
  return { measure, value };
}
