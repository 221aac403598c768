// Changes to rows as requests, and how to find out later whether a change whose answer got lost has happened. Pure.
import { guid } from './odata.ts';
import type { Row } from './row.ts';
import { primaryIds, type EntitySet } from '../tables.ts';

/** One change of a change set. In a body `"$1"` stands for the row of the first change of the set. */
export type Change =
  | { readonly kind: 'create'; readonly set: EntitySet; /** Holds the row's id, made by us. */ readonly body: Row }
  | { readonly kind: 'update'; readonly set: EntitySet; readonly id: string; readonly body: Row; /** ETag of the row the change was made from. */ readonly version: string }
  | { readonly kind: 'remove'; readonly set: EntitySet; readonly id: string; readonly version?: string };

/** The id the change is about. @throws RangeError when a new row comes without an id of ours, or the id is no GUID. */
export function idOf(change: Change): string {
  if (change.kind !== 'create') return guid(change.id);
  const id = change.body[primaryIds[change.set]];
  if (typeof id !== 'string') throw new RangeError(`a new row of ${change.set} needs its id beforehand`);
  return guid(id);
}

/** `leads(…)`, relative to the Web API root. */
export function rowPath(set: EntitySet, id: string): string {
  return `${set}(${guid(id)})`;
}

/** The annotation that names the navigation property a lookup column belongs to. */
export const navigationAnnotation = 'Microsoft.Dynamics.CRM.associatednavigationproperty';

/** Whether the change has happened. `row` is the row as it is now, lookups annotated; undefined when there is none. */
export function hasHappened(change: Change, row: Row | undefined): boolean {
  if (change.kind === 'create') return row !== undefined;
  if (change.kind === 'remove') return row === undefined;
  return row !== undefined && Object.entries(change.body).every(([name, value]) => holds(row, name, value));
}

/**
 * Whether a row is still as it was when the change was sent. A service that then says "changed elsewhere" contradicts itself: an earlier
 * try of the same change may still be at work, and nobody can know.
 */
export function isUntouched(change: Change, row: Row | undefined): boolean {
  if (change.kind === 'create') return row === undefined;
  return row !== undefined && change.version !== undefined && row['@odata.etag'] === change.version;
}

const BIND = '@odata.bind';

function holds(row: Row, name: string, value: unknown): boolean {
  if (!name.endsWith(BIND)) return name.includes('@') || (row[name] ?? null) === (value ?? null);
  const navigation = name.slice(0, -BIND.length);
  const annotated = Object.keys(row).find((key) => key.endsWith(`@${navigationAnnotation}`) && row[key] === navigation);
  const column = annotated?.slice(0, annotated.indexOf('@')) ?? `_${navigation.toLowerCase()}_value`;
  const target = typeof value === 'string' ? /\(([0-9a-f-]{36})\)$/i.exec(value)?.[1]?.toLowerCase() : undefined;
  return target === undefined ? value === null && (row[column] ?? null) === null : row[column] === target;
}
