// What the pane remembers of emails being saved.
import type { SavedState } from '../emailScreens.ts';

/** Answers of the CRM by message id. */
export type SavedMemory = Map<string, { readonly saved: SavedState; readonly at: number }>;
