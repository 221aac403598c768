// A segment on its way out: who uses it, asked anew, and the removal itself, which looks once more before it is too late.
import { useCallback, useState } from 'react';
import type { Problem } from '../../../view.ts';
import type { Administration } from '../../administration.ts';
import type { Outcome } from '../../outcome.ts';
import { useAsked, type Asked } from '../../useAsked.ts';
import { isUsed, segmentUsers, type SegmentUsers } from './segmentUsers.ts';

interface Removal {
  readonly users: Asked<SegmentUsers>;
  readonly isBusy: boolean;
  readonly problem: Problem | undefined;
  readonly again: () => void;
  readonly signIn: () => void;
  /** @param version of the segment's row as it was read. */
  readonly remove: (version: string) => void;
}

interface Done {
  /** It is gone, or was gone already. */
  readonly onRemoved: () => void;
  /** Somebody changed it meanwhile: what is known of it is old. */
  readonly onStale: () => void;
}

export function useRemoval(administration: Administration, id: string, { onRemoved, onStale }: Done): Removal {
  const read = useCallback(() => readUsers(administration, id), [administration, id]);
  const [users, again] = useAsked(read);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const signIn = (): void => void administration.signIn().then((outcome) => (outcome.kind === 'done' ? again() : setProblem(outcome.problem)));
  const remove = async (version: string): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    // Somebody may have saved a rule since the question was opened.
    const now = await read();
    const outcome = now.kind === 'failed' ? now : isUsed(now.value) ? 'used' : await administration.removeSegment({ id, version });
    setBusy(false);
    if (outcome === 'used') return again();
    if (outcome.kind === 'done') return onRemoved();
    setProblem(outcome.problem);
    if (outcome.problem.code === 'changed-elsewhere') onStale();
  };
  return { users, isBusy, problem, again, signIn, remove: (version) => void remove(version) };
}

async function readUsers(administration: Administration, id: string): Promise<Outcome<SegmentUsers>> {
  const [plans, settings] = await Promise.all([administration.routing.readPlans(), administration.readSettings()]);
  if (plans.kind === 'failed') return plans;
  if (settings.kind === 'failed') return settings;
  return { kind: 'done', value: segmentUsers(id, { plans: plans.value, settings: settings.value }) };
}
