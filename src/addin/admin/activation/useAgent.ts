// The agent's life as an admin steers it: activate, pause, resume, and how far it has come. What counts is the row in the CRM; the
// service is only woken to look at it sooner.
import { useCallback, useEffect, useState } from 'react';
import type { SettingsChange } from '../../../domain/settingsChange.ts';
import type { Problem } from '../../view.ts';
import type { Administration, RunShown } from '../administration.ts';
import { answerOf, useAsked } from '../useAsked.ts';
import type { SettingsStore } from '../useSettings.ts';

/** While the newest leads are researched, their number is asked for this often. */
const LOOK_EVERY_MS = 1_000;

export interface Agent {
  readonly isActive: boolean;
  /** UTC ISO instant. */
  readonly pausedOn?: string;
  readonly run?: RunShown;
  /** A save is on its way. */
  readonly isBusy: boolean;
  readonly problem?: Problem;
  /** Saved, but the service could not be told: it finds out by itself. */
  readonly isUnheard: boolean;
  /** True once the CRM has it. */
  activate(): Promise<boolean>;
  setPaused(isPaused: boolean): void;
  dismissProblem(): void;
}

export function useAgent(store: SettingsStore, administration: Administration): Agent {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [isUnheard, setUnheard] = useState(false);
  const { activatedOn, pausedOn } = store.known?.settings ?? {};
  const isActive = activatedOn !== undefined;
  const [asked, look] = useAsked(isActive ? administration.readRun : undefined);
  const run = answerOf(asked);
  const isRunning = isActive && pausedOn === undefined && run?.finishedOn === undefined;
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isRunning, look]);
  const change = useCallback(
    async (wanted: SettingsChange): Promise<boolean> => {
      setBusy(true);
      setProblem(undefined);
      const saved = await store.save(wanted);
      if (saved.kind === 'failed') {
        // What somebody else saved is shown before it is activated.
        if (saved.problem.code === 'changed-elsewhere') await store.reload();
        setProblem(saved.problem);
      } else {
        setUnheard((await administration.wake()).kind === 'failed');
        look();
      }
      setBusy(false);
      return saved.kind === 'done';
    },
    [administration, look, store],
  );
  return {
    isActive,
    ...(pausedOn === undefined ? {} : { pausedOn }),
    ...(run === undefined ? {} : { run }),
    isBusy,
    ...(problem === undefined ? {} : { problem }),
    isUnheard,
    activate: () => change({ activatedOn: new Date().toISOString(), pausedOn: null }),
    setPaused: (isPaused) => void change({ pausedOn: isPaused ? new Date().toISOString() : null }),
    dismissProblem: () => setProblem(undefined),
  };
}
