// How many leads need a person, for the list of pages: asked for when the pages open and whenever another one is shown. What the
// monitor counts itself stands at once.
import { useEffect, useState } from 'react';
import type { MonitorDesk } from './monitorDesk.ts';

export interface Attention {
  /** Undefined while it isn't known, or not for this person to know. */
  readonly count: number | undefined;
  readonly put: (count: number) => void;
}

/** @param page the page on screen, `monitor` for the one that counts by itself. */
export function useAttention(desk: MonitorDesk, page: string, isOnline: boolean): Attention {
  const [count, put] = useState<number>();
  useEffect(() => {
    if (page === 'monitor' || !isOnline) return undefined;
    let isWanted = true;
    void desk.countAttention().then((outcome) => (isWanted && outcome.kind === 'done' ? put(outcome.value) : undefined));
    return () => {
      isWanted = false;
    };
  }, [desk, page, isOnline]);
  return { count, put };
}
