// The app behind the shell: wires the session, mounts the pane, keeps the first-paint record up to date.
import { mailbox } from './outlook.ts';
import { mountPane } from './paneApp.tsx';
import { snapshotOf } from './parts/snapshot.ts';
import { openSession, type Session } from './session.ts';
import { writeSnapshot } from './snapshots.ts';
import { setLanguage } from './strings.ts';

/** The shell's picture stands this long at most before the app shows what it has. */
const LONGEST_SHELL_MS = 3_000;

export interface Shell {
  /** True when the shell shows the open email's last suggestion. */
  readonly painted: boolean;
  /** Tells once whether its button was pressed. */
  readonly takePress: () => boolean;
}

/** Starts the pane in `root`; what the shell painted stays until there is something at least as good. */
export async function startPane(root: HTMLElement, shell: Shell): Promise<void> {
  const { locale, timeZone } = mailbox();
  const session = openSession();
  session.subscribe(() => keepSnapshot(session));
  await setLanguage(locale, timeZone);
  if (shell.painted) await firstAnswer(session);
  const pressed = shell.takePress();
  mountPane(root, session);
  const { screen } = session.getView();
  if (pressed && screen.kind === 'lead' && screen.suggestion.performs === 'draft') await session.verbs.draft();
}

function keepSnapshot(session: Session): void {
  const key = session.itemKey();
  const snapshot = key === undefined ? undefined : snapshotOf(session.getView(), key);
  if (snapshot !== undefined) writeSnapshot(snapshot);
}

/** Waits until the open email has a screen of its own, from the cache or the CRM. */
function firstAnswer(session: Session): Promise<void> {
  return new Promise((resolve) => {
    let leave = (): void => undefined;
    const done = (): void => {
      clearTimeout(timer);
      leave();
      resolve();
    };
    const look = (): void => {
      const { screen, problem } = session.getView();
      if (problem !== undefined || (screen.kind !== 'starting' && screen.kind !== 'looking')) done();
    };
    const timer = setTimeout(done, LONGEST_SHELL_MS);
    leave = session.subscribe(look);
    look();
  });
}
