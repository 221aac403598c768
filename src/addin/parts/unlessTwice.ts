// The second click of a double click belongs to what was there with the first: a popover that closed, a bar that went away.
import type { MouseEvent } from 'react';

/** A press that takes no second click of a double click; keys count as a first one. */
export function unlessTwice(press: () => void): (event: MouseEvent) => void {
  return (event) => {
    if (event.detail <= 1) press();
  };
}
