// Gives the focus back to what opened a window or another view. Not every browser focuses a button that is pressed, so the press itself
// is remembered, too.
import { useCallback, useMemo, useRef } from 'react';
import type { MouseEvent } from 'react';
import { useModalAttributes } from '@fluentui/react-components';

export interface Opener {
  /** Put on what holds the buttons as `onClickCapture`. */
  readonly onPress: (event: MouseEvent) => void;
  /** Called when something opens. */
  readonly keep: () => void;
  /** Called when it is closed. */
  readonly giveBack: () => void;
}

export function useOpener(): Opener {
  // Fluent's focus keeper shows the page to screen readers again 250 ms after a window is gone, and only if some part still uses it.
  useModalAttributes();
  const pressed = useRef<Element>(null);
  const opener = useRef<Element>(null);
  const onPress = useCallback((event: MouseEvent): void => void (pressed.current = event.target instanceof Element ? event.target.closest('button') : null), []);
  const keep = useCallback((): void => {
    // A menu is gone with its entry; it has given the focus to its button.
    const isEntry = pressed.current === null || pressed.current.getAttribute('role') === 'menuitem';
    opener.current = isEntry ? document.activeElement : pressed.current;
  }, []);
  const giveBack = useCallback((): void => {
    if (opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus();
    opener.current = null;
  }, []);
  return useMemo(() => ({ onPress, keep, giveBack }), [onPress, keep, giveBack]);
}
