// A query function as it stands in a filter, and what makes SQL of it.
import type { FunctionValue } from '../odata/expression.ts';
import type { ColumnReference } from './paths.ts';
import type { Scope } from './scope.ts';

/** A function with the column it asks about, already found. */
export interface QueryFunctionCall {
  readonly name: string;
  readonly reference: ColumnReference;
  readonly scope: Scope;
  readonly values: ReadonlyMap<string, FunctionValue>;
}

/** A function as an SQL condition. */
export type Compile = (call: QueryFunctionCall) => string;
