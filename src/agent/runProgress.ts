// Shows how far the run after activation is, in the one row both sides see. Counted anew each time: it can't count wrong for long.
import { readAgentRun, saveAgentRun } from '../crm/research/agentRun.ts';
import type { CrmClient } from '../crm/client.ts';
import { AppError } from '../domain/errors.ts';
import type { Session } from './store.ts';
import { countRun } from './storeWatch.ts';

const TRIES = 3;

/**
 * Brings the row up to date.
 * @param now when the run ends, in case it does.
 * @returns whether the run goes on.
 * @throws AppError
 */
export async function showProgress(crm: CrmClient, store: Session, now: Date): Promise<boolean> {
  for (let tries = 1; ; tries++) {
    // The row before the count: whoever writes on an older row is refused, so the figures never go back.
    const before = await readAgentRun(crm);
    const count = await countRun(store);
    if (count === undefined) return false;
    const isOver = count.done + count.failed >= count.total;
    const startedOn = sameInstant(before?.startedOn, count.run) ? before?.startedOn : count.run;
    const finishedOn = isOver ? ((startedOn === before?.startedOn ? before?.finishedOn : undefined) ?? now.toISOString()) : undefined;
    const { total, done, failed } = count;
    const isShown = before !== undefined && startedOn === before.startedOn && before.total === total && before.done === done && before.failed === failed && before.finishedOn === finishedOn;
    if (isShown) return !isOver;
    try {
      await saveAgentRun(crm, { total, done, failed, ...(startedOn === undefined ? {} : { startedOn }), ...(finishedOn === undefined ? {} : { finishedOn }) }, before);
      return !isOver;
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'changed-elsewhere') || tries >= TRIES) throw error;
    }
  }
}

/** The CRM keeps whole seconds. */
function sameInstant(one: string | undefined, two: string): boolean {
  return one !== undefined && Math.floor(Date.parse(one) / 1000) === Math.floor(Date.parse(two) / 1000);
}
