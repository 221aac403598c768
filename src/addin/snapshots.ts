// First-paint records, one a mail, kept where a script can read them without waiting. Small on purpose: the shell imports this.
import type { Snapshot } from './shell.ts';

const MOST = 40;

// One list a mailbox: another person at this computer never sees it.
function place(): string {
  return `handraise.snapshots|${Office.context.mailbox.userProfile.emailAddress.toLowerCase()}`;
}

function readAll(): Snapshot[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(place()) ?? '[]');
    return Array.isArray(value) ? (value as Snapshot[]) : [];
  } catch {
    return [];
  }
}

/** The record of the open mail, or undefined. Never throws: without storage there is just no early paint. */
export function readSnapshot(): Snapshot | undefined {
  const item = Office.context.mailbox.item as Office.MessageRead | null | undefined;
  return readAll().find((each) => each.itemKey === item?.itemId);
}

/** Keeps the record, newest first; a full or forbidden storage loses only speed. */
export function writeSnapshot(snapshot: Snapshot): void {
  try {
    const others = readAll().filter((each) => each.itemKey !== snapshot.itemKey);
    localStorage.setItem(place(), JSON.stringify([snapshot, ...others].slice(0, MOST)));
  } catch {
    return;
  }
}

/** Removes every record of this mailbox. */
export function forgetSnapshots(): void {
  try {
    localStorage.removeItem(place());
  } catch {
    return;
  }
}
