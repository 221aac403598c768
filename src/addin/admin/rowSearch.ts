// How the pages find rows of any table by their name: what a lookup is compared with. Given once, since conditions are edited in many places.
import { createContext } from 'react';
import type { Outcome } from './outcome.ts';

export interface NamedRow {
  readonly id: string;
  readonly name: string;
}

/** Rows of these tables, by logical name, whose name contains the words; without words the first by name. */
export type RowSearch = (tables: readonly string[], words: string) => Promise<Outcome<readonly NamedRow[]>>;

export const RowSearchContext = createContext<RowSearch | undefined>(undefined);
