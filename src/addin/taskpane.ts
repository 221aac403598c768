// The pane's first script: paints what is known at once, then lets the app take over. Keep what it imports small:
// evaluating React, Fluent and MSAL costs a second on a slow computer, and the suggestion must not wait for it.
import { watchItem } from './outlook/itemEvents.ts';
import { paintShell, takePress } from './shell.ts';
import { readSnapshot } from './snapshots.ts';

Office.onReady(async (info) => {
  const root = document.getElementById('root');
  if (root === null) return;
  if (info.host !== Office.HostType.Outlook) {
    root.textContent = 'Handraise works inside Outlook.';
    return;
  }
  watchItem();
  const item = Office.context.mailbox.item as Office.MessageRead | null | undefined;
  const snapshot = readSnapshot();
  paintShell(root, snapshot, typeof item?.subject === 'string' ? { subject: item.subject } : {});
  const { startPane } = await import(/* webpackChunkName: "app" */ './app.ts');
  await startPane(root, { painted: snapshot !== undefined, takePress });
});
