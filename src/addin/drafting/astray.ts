// Drafts in a window they were not written for. Outlook on the web opens a reply on whatever email is open when it gets to it: the
// pane can't prevent that, so it says it, and a window that shows such a draft offers to take it out.
import { paragraphsOf } from '../../domain/draft.ts';
import type { Draft } from '../../domain/draft/draftContent.ts';
import { normalizeAddress } from '../../domain/email.ts';
import { AppError } from '../../domain/errors.ts';
import type { Address } from '../../domain/records.ts';
import type { Cache } from '../cacheContents.ts';
import { findInserted, takeBack, watchSelection, type Inserted } from '../outlook/insertion.ts';

/** `maybe`: another email was selected while Outlook opened the reply. `here`: the draft was read in this window. */
export interface Astray {
  readonly kind: 'maybe' | 'here';
  /** Whom the draft was written for. */
  readonly name: string;
}

/** A draft that was read in the body of the window being written. */
export interface FoundDraft {
  readonly draft: Draft;
  readonly inserted: Inserted;
}

/** The drafts of windows opened lately that stand in this one: the one to a recipient of it, or one to nobody of them. */
export interface FoundHere {
  readonly own?: FoundDraft;
  readonly astray?: FoundDraft;
}

/** What the pane holds of it: of the last reply that was opened, and of the open window. */
export interface AstrayMemory {
  astray?: Astray;
  opened?: { readonly item: { readonly key: string }; astray?: FoundDraft };
}

/** What is said; of the open window first, where it is seen to be so. */
export function astrayOf({ astray, opened }: AstrayMemory): Astray | undefined {
  return opened?.astray === undefined ? astray : { kind: 'here', name: nameOf(opened.astray.draft) };
}

/**
 * Opens a reply window and tells whether it may belong to another email than the draft's.
 * @param open asks Outlook for it.
 * @throws AppError what `open` throws; then `maybe` is called all the same where Outlook may still open it.
 */
export async function openWatched<T>(draft: Draft, { expectedItem, open, maybe }: { readonly expectedItem: string; readonly open: () => Promise<T>; readonly maybe: (astray: Astray) => void }): Promise<{ readonly answer: T; readonly isAstray: boolean }> {
  const hasMoved = watchSelection(expectedItem);
  const tell = (): void => maybe({ kind: 'maybe', name: nameOf(draft) });
  try {
    const answer = await open();
    const isAstray = hasMoved();
    if (isAstray) tell();
    return { answer, isAstray };
  } catch (error) {
    if (hasMoved() && error instanceof AppError && error.code === 'host-silent') tell();
    throw error;
  }
}

/**
 * Looks which of the drafts that windows were opened with lately stand in this one.
 * @param recipients everybody it goes to.
 * @throws AppError as `findInserted`.
 */
export async function findOpenedDrafts(cache: Cache, recipients: readonly Address[]): Promise<FoundHere> {
  const noted = await cache.readOpened(new Date()).catch(() => []);
  const inserted = await findInserted(noted.map(({ draft }) => paragraphsOf(draft)));
  const found = noted.flatMap(({ address, draft }, index) => (inserted[index] === undefined ? [] : [{ address, draft, inserted: inserted[index] }]));
  const here = new Set(recipients.map((each) => normalizeAddress(each.address)));
  const own = found.find(({ address }) => here.has(address));
  const [astray] = found;
  if (own !== undefined) return { own };
  return astray === undefined ? {} : { astray };
}

/**
 * Takes the draft out of the open window again; nothing else of its text.
 * @throws AppError as `takeBack`.
 */
export async function takeOutAstray({ item, astray }: NonNullable<AstrayMemory['opened']>): Promise<void> {
  if (astray !== undefined) await takeBack(astray.inserted, item.key);
}

function nameOf({ to: [recipient] }: Draft): string {
  return recipient?.name ?? recipient?.address ?? '';
}
