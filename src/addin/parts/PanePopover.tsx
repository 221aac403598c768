// Something to read beside its button, with a close button of its own: no key is needed to leave it.
// Placed by hand inside the scrolling content: it must not fight with a host that moves the focus itself.
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { JSX, ReactNode, RefObject } from 'react';
import { createPortal } from 'react-dom';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import { t } from '../strings.ts';
import { usePressElsewhere } from './usePressElsewhere.ts';

const GAP = 4;
const EDGE = 12;
const WIDEST = 288;

const useStyles = makeStyles({
  surface: {
    position: 'absolute',
    zIndex: 1,
    boxSizing: 'border-box',
    padding: '10px 12px 12px',
    border: `1px solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    boxShadow: tokens.shadow16,
    fontSize: '13px',
    lineHeight: '18px',
    overflowWrap: 'anywhere',
    animationName: { from: { opacity: 0 }, to: { opacity: 1 } },
    animationDuration: tokens.durationFaster,
    '@media (prefers-reduced-motion: reduce)': { animationName: 'none' },
  },
  head: { display: 'flex', alignItems: 'flex-start', justifyContent: 'space-between', gap: '8px' },
  title: {
    margin: '3px 0 0',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    outlineStyle: 'none',
  },
  close: { minWidth: '24px', width: '24px', height: '24px', padding: 0, flexShrink: 0 },
  body: { marginTop: '6px' },
});

interface PanePopoverProps {
  readonly title: string;
  readonly target: RefObject<HTMLElement | null>;
  readonly matchWidth: boolean;
  /** @param giveFocusBack true when the seller closed it, false when the focus already went elsewhere. */
  readonly onClose: (giveFocusBack: boolean) => void;
  readonly children: ReactNode;
}

/** An open popover; its title takes the focus, because the seller asked for it. */
export function PanePopover(props: PanePopoverProps): JSX.Element | null {
  const styles = useStyles();
  const titleId = useId();
  const surface = useRef<HTMLDivElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const { target, matchWidth, onClose } = props;
  const [place, setPlace] = useState({ top: 0, left: 0, width: WIDEST });
  const content = target.current?.closest('main');
  useLayoutEffect(() => {
    if (surface.current !== null && target.current !== null) setPlace(placeFor(surface.current, target.current, matchWidth));
  }, [target, matchWidth]);
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  usePressElsewhere([surface, target], () => onClose(false));
  if (content === null || content === undefined) return null;
  return createPortal(
    <div
      ref={surface}
      role="dialog"
      aria-labelledby={titleId}
      className={styles.surface}
      style={place}
      onBlur={(event) => {
        const next = event.relatedTarget;
        if (next instanceof Node && !event.currentTarget.contains(next) && next !== target.current) onClose(false);
      }}
    >
      <div className={styles.head}>
        <h2 id={titleId} ref={title} tabIndex={-1} className={styles.title}>
          {props.title}
        </h2>
        <Button
          appearance="subtle"
          size="small"
          className={styles.close}
          icon={<Dismiss16Regular />}
          aria-label={t('app.close')}
          title={t('app.close')}
          onClick={() => onClose(true)}
        />
      </div>
      <div className={styles.body}>{props.children}</div>
    </div>,
    content,
  );
}

/** Below its button, above it where only there is room; always inside the content's width. */
function placeFor(surface: HTMLElement, target: HTMLElement, matchWidth: boolean): { readonly top: number; readonly left: number; readonly width: number } {
  const content = target.closest('main');
  if (content === null) return { top: 0, left: 0, width: WIDEST };
  const frame = content.getBoundingClientRect();
  const button = target.getBoundingClientRect();
  const room = frame.width - 2 * EDGE;
  const width = Math.min(matchWidth ? button.width : WIDEST, room);
  const left = Math.max(EDGE, Math.min(button.left - frame.left, frame.width - EDGE - width));
  surface.style.width = `${width}px`;
  const { height } = surface.getBoundingClientRect();
  const fitsBelow = button.bottom + GAP + height <= frame.bottom;
  const fitsAbove = button.top - GAP - height >= frame.top;
  const from = fitsBelow || !fitsAbove ? button.bottom + GAP : button.top - GAP - height;
  return { top: from - frame.top + content.scrollTop, left, width };
}
