// What happens to a part that is there already: labels, requirement and options follow the file, lengths only grow, and what cannot
// change is a 400. Pure.
import { isDeepStrictEqual } from 'node:util';
import type { Column, ColumnOption } from '../registry/column.ts';
import type { Customization } from '../registry/customization.ts';
import { errorCodes, WebApiError } from '../webApiError.ts';

/** 400: the organization has something else under this name. */
export function importError(message: string): WebApiError {
  return new WebApiError(400, errorCodes.solutionImport, `An error occurred while importing a Solution. ${message}`);
}

/** 400: the file needs what is not there. */
export function missingDependency(what: string): WebApiError {
  return new WebApiError(400, errorCodes.solutionDependency, `The solution cannot be imported: ${what}. Some dependencies are missing.`);
}

/** Whether two definitions say the same; members that are undefined do not count, nor does their order. */
export function isSame(one: object, other: object): boolean {
  const plain = (value: object): unknown => JSON.parse(JSON.stringify(value));
  return isDeepStrictEqual(plain(one), plain(other));
}

/** The options there are, with the labels of the file, then the new ones. Nothing is taken away: rows may hold it. */
export function mergeOptions(existing: readonly ColumnOption[], given: readonly ColumnOption[]): readonly ColumnOption[] {
  const added = given.filter((option) => !existing.some((one) => one.value === option.value));
  return [...existing.map((one) => ({ ...one, label: given.find((option) => option.value === one.value)?.label ?? one.label })), ...added];
}

type ColumnFacts = Omit<Column, 'targets'>;

function requireFitting(where: string, existing: ColumnFacts, given: ColumnFacts): void {
  if (existing.kind !== given.kind) throw importError(`The column '${where}' is ${existing.kind} in this organization and ${given.kind} in the solution.`);
  if (existing.dateOnly !== given.dateOnly) throw importError(`The column '${where}' has another behavior in this organization.`);
  if (existing.globalChoice !== given.globalChoice) throw importError(`The column '${where}' takes its options from elsewhere in this organization.`);
}

/** The column as it is after the import. */
export function mergeColumn(where: string, existing: ColumnFacts, given: ColumnFacts): ColumnFacts {
  requireFitting(where, existing, given);
  if ((given.maxLength ?? 0) < (existing.maxLength ?? 0)) throw importError(`The length of the column '${where}' cannot go from ${existing.maxLength} down to ${given.maxLength}.`);
  return { ...given, schemaName: existing.schemaName, options: given.globalChoice === undefined ? mergeOptions(existing.options, given.options) : given.options };
}

/** A part the program brings stays as it is: it only has to hold what the file wants of it. */
export function requireRoom(where: string, existing: ColumnFacts, given: ColumnFacts): void {
  requireFitting(where, existing, given);
  const fits = (given.maxLength ?? 0) <= (existing.maxLength ?? 0) && (existing.kind === 'Boolean' || given.options.every((option) => existing.options.some((one) => one.value === option.value)));
  if (!fits) throw importError(`The column '${where}' is part of the system and too small for the solution.`);
}

/** Under what name a definition is kept. */
export function keptAs(kind: Customization['kind'], name: string): string {
  return `${kind} ${name}`;
}
