// The sentences the intent model learns from: single ones and whole replies, written for it in seven languages.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { languages } from '../../domain/languages.ts';
import type { Language } from '../../domain/languages.ts';
import { sentenceKinds } from '../../domain/words/sentenceModel.ts';

/** Between whom a text is written: people at work among themselves, or somebody and a seller. */
type Setting = 'workplace' | 'reply';

export interface LabelledText {
  readonly language: Language;
  /** Undefined where it may be either. */
  readonly setting?: Setting;
  /** Indexes into `sentenceKinds`, the main one first. */
  readonly labels: readonly number[];
  readonly text: string;
}

/** A whole mail: its main intents, and its sentences with theirs. */
export interface LabelledMail {
  readonly language: Language;
  readonly setting?: Setting;
  readonly labels: readonly number[];
  readonly sentences: readonly LabelledText[];
}

type Source = Pick<LabelledText, 'language' | 'setting'>;

export interface Corpus {
  readonly sentences: readonly LabelledText[];
  readonly mails: readonly LabelledMail[];
}

/** A short name of what the model is made from: changes with any letter of the corpus. */
export async function digestOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of [...(await textFiles(path.join(folder, 'sentences'))), ...(await textFiles(path.join(folder, 'replies')))]) hash.update(path.basename(file)).update((await readFile(file, 'utf8')).replaceAll('\r\n', '\n'));
  return hash.digest('hex').slice(0, 16);
}

/** @throws Error naming the file and line that is not in the form `labels<TAB>text`, or names an unknown label. */
export async function readCorpus(folder: string): Promise<Corpus> {
  const sentences: LabelledText[] = [];
  const mails: LabelledMail[] = [];
  for (const file of await textFiles(path.join(folder, 'sentences'))) {
    const source = sourceOf(file);
    for (const [line, text] of await linesOf(file)) if (text !== '') sentences.push(labelled(source, text, `${file}, line ${line}`));
  }
  for (const file of await textFiles(path.join(folder, 'replies'))) mails.push(...mailsOf(await linesOf(file), file));
  return { sentences, mails };
}

async function textFiles(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.endsWith('.txt')).sort().map((name) => path.join(folder, name));
}

/** `de-1.txt` → `de`. */
function languageOf(file: string): Language {
  const language = languages.find((each) => path.basename(file).startsWith(each));
  if (language === undefined) throw new Error(`${file}: its name must begin with a language.`);
  return language;
}

/** Language and setting of a file by its name: `de-office-1.txt` is of a workplace, `de-plain.txt` of either. */
function sourceOf(file: string): Source {
  const language = languageOf(file);
  const name = path.basename(file);
  if (name.includes('-plain') || name.includes('-deadlines')) return { language };
  return { language, setting: name.includes('-office') ? 'workplace' : 'reply' };
}

/** Lines with their numbers, comments as empty lines left out. */
async function linesOf(file: string): Promise<readonly (readonly [number, string])[]> {
  const text = await readFile(file, 'utf8');
  return text.split('\n').map((line, index) => [index + 1, line.trim()] as const).filter(([, line]) => !line.startsWith('#'));
}

function labelsOf(text: string, where: string): readonly number[] {
  return text.split(',').map((label) => {
    const index = sentenceKinds.findIndex((kind) => kind === label.trim());
    if (index < 0) throw new Error(`${where}: there is no label "${label.trim()}".`);
    return index;
  });
}

function labelled(source: Source, line: string, where: string): LabelledText {
  const tab = line.indexOf('\t');
  if (tab < 0) throw new Error(`${where}: a line is labels, a tab, the text.`);
  return { ...source, labels: labelsOf(line.slice(0, tab), where), text: line.slice(tab + 1).trim() };
}

function mailsOf(lines: readonly (readonly [number, string])[], file: string): readonly LabelledMail[] {
  const source = sourceOf(file);
  const mails: (Source & { labels: readonly number[]; sentences: LabelledText[] })[] = [];
  for (const [line, text] of lines) {
    const where = `${file}, line ${line}`;
    if (text === '') continue;
    if (text.startsWith('=')) mails.push({ ...source, labels: labelsOf(text.slice(1), where), sentences: [] });
    else if (mails.length === 0) throw new Error(`${where}: a mail begins with "= label".`);
    else mails.at(-1)?.sentences.push(labelled(source, text, where));
  }
  return mails.filter((mail) => mail.sentences.length > 0);
}
