// What the bar below a page, the comparison and the question on leaving need to know of a page with edits, whatever is edited on it.
import type { Problem } from '../view.ts';

/** One thing that differs between what is saved and what is edited, in words. */
export interface ComparedItem {
  readonly key: string;
  readonly name: string;
  /** Changed here. */
  readonly isMine: boolean;
  /** Changed by somebody else meanwhile. */
  readonly isTheirs: boolean;
  readonly saved: string;
  readonly mine: string;
}

/** Somebody saved while there were edits here. */
export interface PageConflict {
  /** UTC ISO instant. */
  readonly on?: string;
  readonly by?: string;
  readonly items: readonly ComparedItem[];
}

export interface EditedPage {
  readonly changeCount: number;
  readonly isSaving: boolean;
  /** Said once after saving, until the next edit. */
  readonly wasSaved: boolean;
  readonly problem?: Problem;
  readonly conflict?: PageConflict;
  /** All edits are gone. */
  undo(): void;
  /** Resolves to whether all is saved now. */
  save(): Promise<boolean>;
  /** Takes what somebody else saved instead of the own edit. */
  takeTheirs(key: string): void;
  signIn(): void;
  dismissProblem(): void;
}
