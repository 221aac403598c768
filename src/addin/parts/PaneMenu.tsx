// The (…) menu under its button: arrows move, Enter chooses, a press elsewhere or leaving closes it.
import { useEffect, useRef } from 'react';
import type { JSX, RefObject } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { usePressElsewhere } from './usePressElsewhere.ts';
import { useRovingRows } from './useRovingRows.ts';

const useStyles = makeStyles({
  menu: {
    position: 'absolute',
    top: '36px',
    right: '8px',
    boxSizing: 'border-box',
    minWidth: '168px',
    maxWidth: 'calc(100% - 16px)',
    padding: '4px',
    border: `1px solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
  },
  item: {
    display: 'block',
    boxSizing: 'border-box',
    width: '100%',
    minHeight: '32px',
    padding: '6px 8px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    background: 'none',
    color: tokens.colorNeutralForeground1,
    textAlign: 'start',
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    '@media (pointer: coarse)': { minHeight: '44px' },
  },
});

export interface MenuEntry {
  readonly label: string;
  readonly press: () => void;
}

interface PaneMenuProps {
  readonly entries: readonly MenuEntry[];
  readonly target: RefObject<HTMLElement | null>;
  readonly label: string;
  readonly onClose: () => void;
}

/** An open menu; its first entry takes the focus, and the button gets it back. */
export function PaneMenu(props: PaneMenuProps): JSX.Element {
  const styles = useStyles();
  const { entries, target, onClose } = props;
  const menu = useRef<HTMLDivElement>(null);
  const roving = useRovingRows(entries.length);
  usePressElsewhere([menu, target], onClose);
  useEffect(() => menu.current?.querySelector<HTMLElement>('[data-row]')?.focus(), []);
  return (
    <div
      ref={menu}
      role="menu"
      aria-label={props.label}
      className={styles.menu}
      onKeyDown={roving.onKeyDown}
      onBlur={(event) => {
        const next = event.relatedTarget;
        if (next instanceof Node && !event.currentTarget.contains(next) && next !== target.current) onClose();
      }}
    >
      {entries.map((entry, index) => (
        <button
          key={entry.label}
          type="button"
          role="menuitem"
          data-row=""
          className={styles.item}
          tabIndex={roving.tabIndexOf(index)}
          onFocus={roving.onFocusOf(index)}
          onClick={() => {
            onClose();
            target.current?.focus();
            entry.press();
          }}
        >
          {entry.label}
        </button>
      ))}
    </div>
  );
}
