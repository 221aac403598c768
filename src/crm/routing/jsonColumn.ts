// JSON in a column, read whole or not at all and written only when it can be read back: half of a plan, a decision or a working week would
// mean something else.
import { AppError } from '../../domain/errors.ts';
import type { Reader, ReadingProblem } from '../../domain/routing/reading.ts';

/** What stands in a column, or why that can't be told. */
export type ColumnContent<Content> = { readonly content: Content; readonly damage?: undefined } | { readonly content?: undefined; readonly damage: ReadingProblem };

/** @param path what the place of the damage begins with. */
export function contentOf<Content>(text: unknown, reader: Reader<Content>, path: string): ColumnContent<Content> {
  const parsed = jsonIn(text);
  if (parsed === undefined) return { damage: { path, code: 'not-json' } };
  const problems: ReadingProblem[] = [];
  const content = reader(parsed.value, path, problems);
  return content === undefined ? { damage: problems[0] ?? { path, code: 'not-an-object' } } : { content };
}

/** The text of a column. @throws AppError `bad-request` with where it stands for what could not be read back, `too-long`. */
export function columnText<Content>(content: Content, reader: Reader<Content>, most: number): string {
  const text = JSON.stringify(content);
  const { damage } = contentOf(text, reader, '');
  if (damage !== undefined) throw new AppError('bad-request', { params: { path: damage.path, problem: damage.code } });
  if (text.length > most) throw new AppError('too-long', { params: { most, length: text.length } });
  return text;
}

/** What a text says as JSON; undefined for what is none. */
export function jsonIn(text: unknown): { readonly value: unknown } | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}
