// Reads a request body for one row: what sets columns, what binds, what nests. Unknown names are refused, never stored.
import { isLookup, type Column } from '../registry/column.ts';
import type { CollectionNavigation, ManyNavigation, SingleNavigation, Table } from '../registry/registry.ts';
import { errorCodes, WebApiError } from '../webApiError.ts';
import { unknownProperty } from '../query/scope.ts';
import { checkValue } from './values.ts';

export type Body = Readonly<Record<string, unknown>>;

export interface Payload {
  /** Writable columns with stored-form values. */
  readonly values: ReadonlyMap<Column, unknown>;
  /** Single-valued binds: reference text, or null to clear. */
  readonly binds: readonly { readonly navigation: SingleNavigation; readonly reference: string | null }[];
  readonly collectionBinds: readonly { readonly navigation: CollectionNavigation | ManyNavigation; readonly references: readonly string[] }[];
  readonly nestedRows: readonly { readonly navigation: SingleNavigation; readonly body: Body }[];
  readonly nestedCollections: readonly { readonly navigation: CollectionNavigation | ManyNavigation; readonly bodies: readonly Body[] }[];
}

/** True for a JSON object. */
export function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuse(message: string): WebApiError {
  return new WebApiError(400, errorCodes.payload, `Error identified in Payload provided by the user: ${message}`);
}

/** Sorts the members of a body. Read-only columns are skipped, as Dataverse does; anything unknown is a 400. */
export function readPayload(table: Table, body: Body): Payload {
  const payload = {
    values: new Map<Column, unknown>(),
    binds: [] as { navigation: SingleNavigation; reference: string | null }[],
    collectionBinds: [] as { navigation: CollectionNavigation | ManyNavigation; references: readonly string[] }[],
    nestedRows: [] as { navigation: SingleNavigation; body: Body }[],
    nestedCollections: [] as { navigation: CollectionNavigation | ManyNavigation; bodies: readonly Body[] }[],
  };
  for (const [name, value] of Object.entries(body)) {
    if (name.endsWith('@odata.bind')) {
      readBind(table, name.slice(0, -'@odata.bind'.length), value, payload);
      continue;
    }
    // Other annotations (`@odata.type`, formatted values sent back) carry nothing to store.
    if (name.includes('@')) continue;
    const column = table.columns.get(name);
    if (column && !isLookup(column)) {
      if (!column.readOnly) payload.values.set(column, checkValue(table, column, value));
      continue;
    }
    readNavigation(table, name, value, payload);
  }
  return payload;
}

interface Collected {
  readonly binds: { navigation: SingleNavigation; reference: string | null }[];
  readonly collectionBinds: { navigation: CollectionNavigation | ManyNavigation; references: readonly string[] }[];
  readonly nestedRows: { navigation: SingleNavigation; body: Body }[];
  readonly nestedCollections: { navigation: CollectionNavigation | ManyNavigation; bodies: readonly Body[] }[];
}

function readBind(table: Table, name: string, value: unknown, into: Collected): void {
  const navigation = table.navigations.get(name);
  if (!navigation) throw refuse(`An undeclared property '${name}' which only has property annotations in the payload but no property value was found in the payload.`);
  if (navigation.kind === 'single') {
    if (value !== null && typeof value !== 'string') throw refuse(`'${name}@odata.bind' needs one reference.`);
    if (isSystemSet(navigation)) return;
    into.binds.push({ navigation, reference: value });
    return;
  }
  if (!Array.isArray(value) || !value.every((one): one is string => typeof one === 'string')) throw refuse(`'${name}@odata.bind' needs a list of references.`);
  into.collectionBinds.push({ navigation, references: value });
}

function isSystemSet(navigation: SingleNavigation): boolean {
  return navigation.column.readOnly;
}

function readNavigation(table: Table, name: string, value: unknown, into: Collected): void {
  if (table.properties.has(name)) throw refuse('CRM do not support direct update of Entity Reference properties, Use Navigation properties instead.');
  const navigation = table.navigations.get(name);
  if (!navigation) throw refuse(unknownProperty(name, table));
  if (navigation.kind === 'single') {
    if (value === null && !isSystemSet(navigation)) into.binds.push({ navigation, reference: null });
    else if (isBody(value)) into.nestedRows.push({ navigation, body: value });
    else if (value !== null) throw refuse(`The navigation property '${name}' needs an object; use '${name}@odata.bind' to refer to a row.`);
    return;
  }
  if (!Array.isArray(value) || !value.every(isBody)) throw refuse(`The navigation property '${name}' needs a list of objects.`);
  into.nestedCollections.push({ navigation, bodies: value });
}
