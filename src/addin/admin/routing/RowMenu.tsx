// The (…) menu of one row of a list.
import { useRef, useState } from 'react';
import type { JSX } from 'react';
import { Button } from '@fluentui/react-components';
import { MoreHorizontal20Regular } from '@fluentui/react-icons/svg/more-horizontal';
import { PaneMenu, type MenuEntry } from '../../parts/PaneMenu.tsx';
import { t } from '../../strings.ts';

/** The menu lies over whatever contains it: that has to be positioned. */
export function RowMenu({ name, entries }: { readonly name: string; readonly entries: readonly MenuEntry[] }): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const label = t('admin.routing.more', { name });
  return (
    <>
      <Button ref={button} appearance="subtle" icon={<MoreHorizontal20Regular />} aria-haspopup="menu" aria-expanded={isOpen} aria-label={label} title={label} onClick={() => setOpen(!isOpen)} />
      {isOpen ? (
        <div style={{ position: 'absolute', top: 0, right: 0, width: '100%', height: 0, zIndex: 2 }}>
          <PaneMenu entries={entries} target={button} label={label} onClose={() => setOpen(false)} />
        </div>
      ) : null}
    </>
  );
}
