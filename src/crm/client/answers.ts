// What an answer of the service says: rows, versions, the outcome of a change set.
import { AppError } from '../../domain/errors.ts';
import type { Row } from './row.ts';
import { readBatch } from './batch.ts';
import { appErrorOf, damagedAnswer, isJsonObject, type Answer } from './failure.ts';

/** @throws AppError for a refusal, or an answer with parts missing. */
export function readChangeSet(answer: Answer, count: number): true {
  const [part] = readBatch(answer.headers.get('Content-Type') ?? '', answer.text);
  if (part !== undefined && 'status' in part && part.status >= 400) throw appErrorOf(part.status, part.body);
  if (part === undefined || 'status' in part || part.length !== count) throw damagedAnswer('a change set answer with parts missing');
  return true;
}

/** An entry of change tracking that says a row is gone. */
export function isRemoval(row: Row): boolean {
  return typeof row['@odata.context'] === 'string' && row['@odata.context'].endsWith('/$deletedEntity');
}

/** The version a row came with, or an answer without a row. @throws AppError */
export function versionOf(row: Row | undefined, answer?: Answer): string {
  const tag = row?.['@odata.etag'] ?? answer?.headers.get('ETag');
  if (typeof tag !== 'string') throw new AppError('crm-refused', { cause: 'an answer without version' });
  return tag;
}

/** @throws AppError for an answer that is no row. */
export function rowOf(value: unknown): Row {
  if (!isJsonObject(value)) throw new AppError('crm-refused', { cause: 'answer is not a row' });
  return value;
}

/** @throws AppError for an answer that is no list. */
export function rowsOf(value: unknown): readonly Row[] {
  const rows = isJsonObject(value) ? value['value'] : undefined;
  if (!Array.isArray(rows)) throw new AppError('crm-refused', { cause: 'answer is not a list' });
  return rows.filter(isJsonObject);
}
