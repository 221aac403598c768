// Where a path in a query starts: the table and alias it is read from, and the range variables around it.
import type { Context } from '../context.ts';
import type { Table } from '../registry/registry.ts';
import type { QueryText } from './queryText.ts';

export interface Scope {
  readonly context: Context;
  readonly text: QueryText;
  readonly table: Table;
  readonly alias: string;
  /** Range variables of enclosing lambdas. */
  readonly variables: ReadonlyMap<string, { readonly table: Table; readonly alias: string }>;
}

/** The scope of another table inside the same statement. */
export function innerScope(scope: Scope, table: Table, alias: string): Scope {
  return { ...scope, table, alias };
}

/** Dataverse's sentence for an unknown name in a query or payload. */
export function unknownProperty(name: string, table: Table): string {
  return `Could not find a property named '${name}' on type 'Microsoft.Dynamics.CRM.${table.name}'.`;
}
