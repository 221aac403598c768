// How long the CRM takes for one small question.
import { useCallback } from 'react';
import type { Administration } from '../administration.ts';
import { useAsked, type Asked } from '../useAsked.ts';

/** Whole milliseconds, at least one. */
export function useCrmAnswer(administration: Administration): Asked<number> {
  const ask = useCallback(async () => {
    const began = performance.now();
    const outcome = await administration.readSegments();
    return outcome.kind === 'done' ? { kind: outcome.kind, value: Math.max(1, Math.round(performance.now() - began)) } : outcome;
  }, [administration]);
  return useAsked(ask)[0];
}
