// A fact a draft may insert: its words and where they come from.
import type { TemplatePath } from './templateVariables.ts';
import type { Citation } from '../records.ts';

/** Undefined text = not held. */
export interface Fact {
  readonly text?: string;
  readonly citation?: Citation;
}

export type Facts = Partial<Record<TemplatePath, Fact>>;
