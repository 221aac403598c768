// Our category on an Outlook that lists it, doesn't list it, refuses, is too old, or shows another email by now.
import { markSaved, unmarkSaved } from '../../../src/addin/outlook/categories.ts';
import { hostCall } from '../../../src/addin/outlook/hostCalls.ts';

type Callback = (result: object) => void;

interface Played {
  readonly listed: string[];
  readonly onItem: string[];
}

const succeeded = { status: 'succeeded' };
const refused = (code: number): object => ({ status: 'failed', error: { code, name: 'refused' } });

/** @param how `canList`: this add-in may change the mailbox's list of categories. */
function playHost(how: { readonly listed?: readonly string[]; readonly canList?: boolean; readonly version?: boolean; readonly itemId?: string }): Played {
  const played = { listed: [...(how.listed ?? [])], onItem: [] as string[] };
  const categories = {
    addAsync(names: string[], done: Callback) {
      if (!names.every((name) => played.listed.includes(name))) return done(refused(9044));
      played.onItem.push(...names);
      done(succeeded);
    },
    removeAsync(names: string[], done: Callback) {
      played.onItem.splice(0, played.onItem.length, ...played.onItem.filter((name) => !names.includes(name)));
      done(succeeded);
    },
  };
  const masterCategories = {
    addAsync(added: { displayName: string }[], done: Callback) {
      if (how.canList !== true) return done(refused(7000));
      played.listed.push(...added.map(({ displayName }) => displayName));
      done(succeeded);
    },
  };
  const item = { itemId: how.itemId ?? 'one', subject: 'One', itemType: 'message', dateTimeCreated: new Date(0), categories };
  Object.assign(globalThis, {
    Office: {
      context: { mailbox: { item, masterCategories }, requirements: { isSetSupported: () => how.version ?? true } },
      AsyncResultStatus: { Succeeded: 'succeeded' },
      MailboxEnums: { ItemType: { Message: 'message' }, CategoryColor: { Preset4: 'Preset4' } },
    },
  });
  return played;
}

const SAVED = 'Handraise: saved';

test('[O5] a saved email gets our category, and taking it back takes the category off', async () => {
  const played = playHost({ listed: [SAVED] });
  expect(await markSaved('one')).toBe(true);
  expect(played.onItem).toEqual([SAVED]);
  expect(await unmarkSaved('one')).toBe(true);
  expect(played.onItem).toEqual([]);
});

test('[O5] a mailbox that does not list the category gets it listed where that is allowed', async () => {
  const played = playHost({ canList: true });
  expect(await markSaved('one')).toBe(true);
  expect(played).toEqual({ listed: [SAVED], onItem: [SAVED] });
});

test.each([
  ['may not list it', {}],
  ['is too old for categories', { listed: [SAVED], version: false }],
  ['shows another email by now', { listed: [SAVED], itemId: 'two' }],
])('[O5] an Outlook that %s leaves the email unmarked without a word', async (_what, how) => {
  const played = playHost(how);
  expect(await markSaved('one')).toBe(false);
  expect(played.onItem).toEqual([]);
});

test('[O5] [F11] a mark that waits for other calls is put on no other email that is open by then', async () => {
  const played = playHost({ listed: [SAVED] });
  const others: Callback[] = [];
  const waiting = Array.from({ length: 3 }, () => hostCall<void>((callback) => others.push(callback as Callback)));
  const marking = markSaved('one');
  await Promise.resolve();
  Object.assign(Office.context.mailbox.item ?? {}, { itemId: 'two' });
  for (const done of others) done(succeeded);
  await Promise.all(waiting);
  expect(await marking).toBe(false);
  expect(played.onItem).toEqual([]);
});
