// For a command that finds nothing prepared, where there is a page: the pane's own session reads the email being written, asks
// cache and CRM, and prepares the follow-up. Nobody is prompted; whatever needs the seller is for the pane.
import { openSession } from '../session.ts';
import type { View } from '../view.ts';
import type { Unprepared } from './handlers.ts';

/** Shorter than the command's own limit, so that it can still say why. */
const LIMIT_MS = 20_000;

/** Resolves to what kept it from preparing, undefined when it is prepared. Never rejects. */
export async function prepareFollowUp(): Promise<Unprepared | undefined> {
  const session = openSession();
  const end = await settled(session);
  if (end !== 'lead') return end;
  await session.prepare();
  return undefined;
}

function settled(session: { getView(): View; subscribe(changed: () => void): () => void }): Promise<Unprepared | 'lead'> {
  return new Promise((resolve) => {
    let leave = (): void => undefined;
    const done = (end: Unprepared | 'lead'): void => {
      clearTimeout(timer);
      leave();
      resolve(end);
    };
    const timer = setTimeout(() => done('offline'), LIMIT_MS);
    const look = (): void => {
      const end = endOf(session.getView());
      if (end !== undefined) done(end);
    };
    leave = session.subscribe(look);
    look();
  });
}

/** Undefined while the answer is still on its way. */
function endOf({ screen, problem, status, online }: View): Unprepared | 'lead' | undefined {
  switch (screen.kind) {
    case 'lead':
      // What the cache holds will do when the CRM can't be asked.
      return status.kind === 'as-of' && status.checking && online && problem === undefined ? undefined : 'lead';
    case 'several-recipients':
    case 'ambiguous':
      return 'several';
    // There is somebody in To, else the command had not asked.
    case 'no-recipient':
    case 'unknown':
    case 'not-a-lead':
      return 'not-known';
    case 'sign-in-needed':
    case 'no-permission':
      return 'sign-in';
    default:
      if (problem !== undefined) return problem.code === 'sign-in-needed' ? 'sign-in' : 'offline';
      return online ? undefined : 'offline';
  }
}
