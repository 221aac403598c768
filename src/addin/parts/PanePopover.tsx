// Something to read beside its button, with a close button of its own: no key is needed to leave it.
import { useEffect, useId, useRef } from 'react';
import type { JSX, ReactNode, RefObject } from 'react';
import { Button, makeStyles, mergeClasses, Popover, PopoverSurface, tokens } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import { t } from '../strings.ts';

const useStyles = makeStyles({
  surface: { boxSizing: 'border-box', maxWidth: '288px', padding: '10px 12px 12px', fontSize: '13px', lineHeight: '18px', overflowWrap: 'anywhere' },
  wide: { maxWidth: 'none' },
  head: { display: 'flex', alignItems: 'flex-start', justifyContent: 'space-between', gap: '8px' },
  title: { margin: '3px 0 0', fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold, outlineStyle: 'none' },
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
export function PanePopover(props: PanePopoverProps): JSX.Element {
  const styles = useStyles();
  const titleId = useId();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  return (
    <Popover
      open
      mountNode={props.target.current?.closest('main')}
      positioning={{ target: props.target.current, position: 'below', align: 'start', offset: 4, ...(props.matchWidth ? { matchTargetSize: 'width' as const } : {}) }}
      onOpenChange={(_event, data) => (data.open ? undefined : props.onClose(false))}
    >
      <PopoverSurface
        className={mergeClasses(styles.surface, props.matchWidth && styles.wide)}
        aria-labelledby={titleId}
        onBlur={(event) => {
          const next = event.relatedTarget;
          if (next instanceof Node && !event.currentTarget.contains(next) && next !== props.target.current) props.onClose(false);
        }}
      >
        <div className={styles.head}>
          <h2 id={titleId} ref={title} tabIndex={-1} className={styles.title}>
            {props.title}
          </h2>
          <Button appearance="subtle" size="small" className={styles.close} icon={<Dismiss16Regular />} aria-label={t('app.close')} title={t('app.close')} onClick={() => props.onClose(true)} />
        </div>
        <div className={styles.body}>{props.children}</div>
      </PopoverSurface>
    </Popover>
  );
}
