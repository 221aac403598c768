// A button that opens something to read beside it. The popover itself is loaded when it is first needed.
import { lazy, Suspense, useRef, useState } from 'react';
import type { JSX, ReactNode, RefObject } from 'react';

const loadPopover = () => import('./PanePopover.tsx');
const PanePopover = lazy(() => loadPopover().then((module) => ({ default: module.PanePopover })));

interface PopoverButton {
  readonly ref: RefObject<HTMLButtonElement | null>;
  readonly 'aria-expanded': boolean;
  readonly 'aria-haspopup': 'dialog';
  readonly onClick: () => void;
  readonly onPointerEnter: () => void;
}

interface WithPopoverProps {
  readonly title: string;
  /** The popover is as wide as its button. */
  readonly matchWidth?: boolean;
  readonly button: (props: PopoverButton) => JSX.Element;
  readonly children: ReactNode;
}

/** Opens below its button; closes by its own button, a press elsewhere, or when the focus leaves. Focus comes back to the button. */
export function WithPopover(props: WithPopoverProps): JSX.Element {
  const [open, setOpen] = useState(false);
  const ref = useRef<HTMLButtonElement>(null);
  const close = (giveFocusBack: boolean): void => {
    setOpen(false);
    if (giveFocusBack) ref.current?.focus();
  };
  return (
    <>
      {props.button({ ref, 'aria-expanded': open, 'aria-haspopup': 'dialog', onClick: () => setOpen(!open), onPointerEnter: () => void loadPopover() })}
      {open ? (
        <Suspense fallback={null}>
          <PanePopover title={props.title} target={ref} matchWidth={props.matchWidth === true} onClose={close}>
            {props.children}
          </PanePopover>
        </Suspense>
      ) : null}
    </>
  );
}

/** Fetches what first clicks need, once the pane is quiet. */
export function warmPopovers(): void {
  void loadPopover();
}
