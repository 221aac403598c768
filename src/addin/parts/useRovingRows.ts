// A list that is one Tab stop: arrows move between its rows, Home and End jump. Works under hosts that own the Tab key,
// because only one row at a time has tabindex 0.
import { useState } from 'react';
import type { KeyboardEvent } from 'react';

export interface RovingRows {
  /** Put on the list: moves the focus. */
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  /** Put on each row's button, which also carries `data-row`. */
  readonly tabIndexOf: (index: number) => 0 | -1;
  /** Put on each row's button as `onFocus`. */
  readonly onFocusOf: (index: number) => () => void;
}

/** Roving tabindex over the elements marked `data-row` inside the list. */
export function useRovingRows(count: number): RovingRows {
  const [active, setActive] = useState(0);
  const current = Math.min(active, Math.max(0, count - 1));
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
    const at = rows.findIndex((row) => row === document.activeElement);
    if (at < 0) return;
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    const row = target === undefined ? undefined : rows[target];
    if (row === undefined) return;
    event.preventDefault();
    row.focus();
  };
  return { onKeyDown, tabIndexOf: (index) => (index === current ? 0 : -1), onFocusOf: (index) => () => setActive(index) };
}
