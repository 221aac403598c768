// A button that opens something to read beside it.
import { useRef, useState } from 'react';
import type { JSX, ReactNode, RefObject } from 'react';
import { PanePopover } from './PanePopover.tsx';

interface PopoverButton {
  readonly ref: RefObject<HTMLButtonElement | null>;
  readonly 'aria-expanded': boolean;
  readonly 'aria-haspopup': 'dialog';
  readonly onClick: () => void;
}

interface WithPopoverProps {
  readonly title: string;
  /** The popover is as wide as its button. */
  readonly matchWidth?: boolean;
  readonly button: (props: PopoverButton) => JSX.Element;
  readonly children: ReactNode;
}

/** Closes by its own button, a press elsewhere, or when the focus leaves. Focus comes back to the button. */
export function WithPopover(props: WithPopoverProps): JSX.Element {
  const [open, setOpen] = useState(false);
  const ref = useRef<HTMLButtonElement>(null);
  const close = (giveFocusBack: boolean): void => {
    setOpen(false);
    if (giveFocusBack) ref.current?.focus();
  };
  return (
    <>
      {props.button({ ref, 'aria-expanded': open, 'aria-haspopup': 'dialog', onClick: () => setOpen(!open) })}
      {open ? (
        <PanePopover title={props.title} target={ref} matchWidth={props.matchWidth === true} onClose={close}>
          {props.children}
        </PanePopover>
      ) : null}
    </>
  );
}
