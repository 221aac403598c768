// The (…) menu, loaded when it is first needed.
import { useEffect, useRef } from 'react';
import type { JSX, RefObject } from 'react';
import { Menu, MenuItem, MenuList, MenuPopover } from '@fluentui/react-components';

export interface MenuEntry {
  readonly label: string;
  readonly press: () => void;
}

interface PaneMenuProps {
  readonly entries: readonly MenuEntry[];
  readonly target: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

/** An open menu under its button. Closes on choice, on a press elsewhere and when the focus leaves. */
export function PaneMenu(props: PaneMenuProps): JSX.Element {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
  }, []);
  const close = (): void => {
    props.onClose();
    props.target.current?.focus();
  };
  return (
    <Menu open inline positioning={{ target: props.target.current, position: 'below', align: 'end' }} onOpenChange={(_event, data) => (data.open ? undefined : close())}>
      <MenuPopover>
        <MenuList
          ref={list}
          onBlur={(event) => {
            const next = event.relatedTarget;
            if (next instanceof Node && !event.currentTarget.contains(next)) props.onClose();
          }}
        >
          {props.entries.map((entry) => (
            <MenuItem
              key={entry.label}
              onClick={() => {
                close();
                entry.press();
              }}
            >
              {entry.label}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
