// Our category on the open Outlook item, so that the list of emails shows what is saved. A mark, never the truth: it fails without a word.
import { AppError } from '../../domain/errors.ts';
import { hasMailbox, hostCall } from './hostCalls.ts';
import { openItem } from '../outlook.ts';

/** The same in every language: colleagues who share a mailbox see one category. */
const SAVED = 'Handraise: saved';

/**
 * Puts our category on the item with this key while it is the open one.
 * @returns whether it is there now. Without it in the mailbox's list of categories, and without the right to add it there, it is not.
 */
export function markSaved(key: string): Promise<boolean> {
  return quietly(key, async (open) => {
    const add = (): Promise<void> => hostCall<void>((callback) => open().categories.addAsync([SAVED], callback));
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
  return quietly(key, (open) => hostCall<void>((callback) => open().categories.removeAsync([SAVED], callback)));
}

/** @param work asks for the item when a call goes out: it may have waited for others, and Outlook carries it out on what is open then. */
async function quietly(key: string, work: (open: () => Office.MessageRead) => Promise<void>): Promise<boolean> {
  const open = (): Office.MessageRead => {
    if (openItem()?.key !== key) throw new AppError('item-changed');
    return Office.context.mailbox.item as Office.MessageRead;
  };
  try {
    if (!hasMailbox('1.8')) return false;
    await work(open);
    return true;
  } catch {
    return false;
  }
}
