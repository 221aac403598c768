// Something the CRM or our service was asked for, from the question to the answer; asked again when the question changes.
import { useCallback, useEffect, useState } from 'react';
import type { Problem } from '../view.ts';
import type { Outcome } from './outcome.ts';

export type Asked<Value> = { readonly kind: 'asking' } | { readonly kind: 'failed'; readonly problem: Problem } | { readonly kind: 'known'; readonly value: Value };

/**
 * @param ask undefined = nothing to ask yet. Must be the same function for the same question.
 * @returns the newest answer, and the way to ask again. While asking again the last answer stays.
 */
export function useAsked<Value>(ask: (() => Promise<Outcome<Value>>) | undefined): readonly [Asked<Value>, () => void] {
  const [asked, setAsked] = useState<Asked<Value>>({ kind: 'asking' });
  const [times, setTimes] = useState(0);
  useEffect(() => {
    if (ask === undefined) return undefined;
    let isWanted = true;
    void ask().then((outcome) => {
      if (isWanted) setAsked((before) => (outcome.kind === 'done' ? { kind: 'known', value: outcome.value } : before.kind === 'known' ? before : { kind: 'failed', problem: outcome.problem }));
    });
    return () => {
      isWanted = false;
    };
  }, [ask, times]);
  return [asked, useCallback(() => setTimes((before) => before + 1), [])];
}

/** The answer, as far as there is one. */
export function answerOf<Value>(asked: Asked<Value>): Value | undefined {
  return asked.kind === 'known' ? asked.value : undefined;
}
