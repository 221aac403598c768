// Our category on the open Outlook item, so that the list of emails shows what is saved. A mark, never the truth: it fails without a word.
import { AppError } from '../domain/errors.ts';
import { hasMailbox, hostCall } from './hostCalls.ts';
import { openItem } from './outlook.ts';

/** The same in every language: colleagues who share a mailbox see one category. */
const SAVED = 'Handraise: saved';

/**
 * Puts our category on the item with this key while it is the open one.
 * @returns whether it is there now. Without it in the mailbox's list of categories, and without the right to add it there, it is not.
 */
export function markSaved(key: string): Promise<boolean> {
  return quietly(key, async (item) => {
    const add = (): Promise<void> => hostCall<void>((callback) => item.categories.addAsync([SAVED], callback));
    try {
      await add();
    } catch (error) {
      // Only listed categories can be put on an item, and listing one takes more than the right to this item.
      if (!(error instanceof AppError) || error.code !== 'host-refused') throw error;
      await hostCall<void>((callback) => Office.context.mailbox.masterCategories.addAsync([{ displayName: SAVED, color: Office.MailboxEnums.CategoryColor.Preset4 }], callback));
      await add();
    }
  });
}

/** Takes our category off again. @returns whether it is gone. */
export function unmarkSaved(key: string): Promise<boolean> {
  return quietly(key, (item) => hostCall<void>((callback) => item.categories.removeAsync([SAVED], callback)));
}

async function quietly(key: string, work: (item: Office.MessageRead) => Promise<void>): Promise<boolean> {
  try {
    if (!hasMailbox('1.8') || openItem()?.key !== key) return false;
    await work(Office.context.mailbox.item as Office.MessageRead);
    return true;
  } catch {
    return false;
  }
}
