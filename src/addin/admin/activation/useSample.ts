// The sample data as an admin has it put there or taken away: one piece of work at a time, told the same on every page.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Problem } from '../../view.ts';
import type { Administration } from '../administration.ts';
import { answerOf, useAsked } from '../useAsked.ts';

/** While rows come or go, their number is asked for this often. */
const COUNT_EVERY_MS = 2_000;

export type SampleAction = 'install' | 'remove';

export interface Sample {
  /** Sample leads there are; undefined while nobody knows. */
  readonly count?: number;
  /** The first count is on its way. */
  readonly isAsking: boolean;
  readonly doing?: SampleAction;
  /** What failed and why; what was done until then stays, and doing it again goes on from there. */
  readonly failed?: { readonly action: SampleAction; readonly problem: Problem };
  /** Does nothing while something is being done. */
  change(action: SampleAction): void;
}

/** @param isShown whether a page shows it: until then nobody counts. */
export function useSample(administration: Administration, isShown: boolean): Sample {
  const [asked, countAgain] = useAsked(isShown ? administration.countSample : undefined);
  const [doing, setDoing] = useState<SampleAction>();
  const [failed, setFailed] = useState<Sample['failed']>();
  const isBusy = useRef(false);
  useEffect(() => {
    if (doing === undefined) return undefined;
    const timer = setInterval(countAgain, COUNT_EVERY_MS);
    return () => clearInterval(timer);
  }, [doing, countAgain]);
  const change = useCallback(
    async (action: SampleAction): Promise<void> => {
      if (isBusy.current) return;
      isBusy.current = true;
      setDoing(action);
      setFailed(undefined);
      const outcome = await administration.sample(action);
      isBusy.current = false;
      setDoing(undefined);
      if (outcome.kind === 'failed') setFailed({ action, problem: outcome.problem });
      countAgain();
      // New leads are looked at now instead of with the next round; whether the service hears it changes nothing here.
      if (action === 'install') await administration.wake();
    },
    [administration, countAgain],
  );
  const count = answerOf(asked);
  return {
    ...(count === undefined ? {} : { count }),
    isAsking: asked.kind === 'asking',
    ...(doing === undefined ? {} : { doing }),
    ...(failed === undefined ? {} : { failed }),
    change: (action) => void change(action),
  };
}
