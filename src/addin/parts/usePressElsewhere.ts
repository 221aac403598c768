// Notices a press outside of something open, so that it can close. No key is involved: the host may own the keyboard.
import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/** @param inside the open thing and the button that opened it. */
export function usePressElsewhere(inside: readonly RefObject<HTMLElement | null>[], onPress: () => void): void {
  const latest = useRef({ inside, onPress });
  useEffect(() => {
    latest.current = { inside, onPress };
  });
  useEffect(() => {
    const listen = (event: PointerEvent): void => {
      const { target } = event;
      const isInside = target instanceof Node && latest.current.inside.some((each) => each.current?.contains(target));
      if (!isInside) latest.current.onPress();
    };
    document.addEventListener('pointerdown', listen, true);
    return () => document.removeEventListener('pointerdown', listen, true);
  }, []);
}
