// A read of rows and its result, as the reading of a table and of its expands pass them to each other.
import type { Context } from '../context.ts';
import type { QueryOptions } from '../odata/options.ts';
import type { Column } from '../registry/column.ts';
import type { Table } from '../registry/registry.ts';
import type { Cursor } from './ordering.ts';
import type { JsonRow, RawRow } from './rowJson.ts';
import type { Scope } from './scope.ts';

export interface RowsQuery {
  readonly table: Table;
  readonly options: QueryOptions;
  /** What narrows the rows besides `$filter`. */
  readonly condition?: (scope: Scope) => string;
  readonly after?: Cursor;
  readonly limit?: number;
  /** `$top` of an expanded collection counts per parent row. */
  readonly perParent?: { readonly column: Column; readonly top: number };
  /** Columns needed besides the selected ones. */
  readonly also?: readonly Column[];
  readonly lenient?: boolean;
}

export interface ReadRow {
  readonly raw: RawRow;
  readonly json: JsonRow;
  /** Sort key values, for the cursor of a next page. */
  readonly cursor: Cursor;
}

/** Reads rows; handed to the expands, which read the same way. */
export type ReadRows = (context: Context, query: RowsQuery) => Promise<readonly ReadRow[]>;
