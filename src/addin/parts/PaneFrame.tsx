// The frame of every screen: tab bar, scrolling content, and a footer that keeps its place.
import { useRef, useState } from 'react';
import type { JSX, ReactNode } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { MoreHorizontal20Regular } from '@fluentui/react-icons/svg/more-horizontal';
import { t } from '../strings.ts';
import { PaneMenu } from './PaneMenu.tsx';
import type { MenuEntry } from './PaneMenu.tsx';

const useStyles = makeStyles({
  frame: {
    display: 'flex',
    flexDirection: 'column',
    height: '100dvh',
    minWidth: '0',
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
  },
  tabBar: {
    // Its menu opens over the content, which comes later in the page.
    position: 'relative',
    zIndex: 1,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    flexShrink: 0,
    boxSizing: 'border-box',
    height: '40px',
    paddingLeft: '6px',
    paddingRight: '8px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  tab: {
    position: 'relative',
    height: '39px',
    padding: '0 8px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    background: 'none',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    '::after': {
      content: '""',
      position: 'absolute',
      left: '8px',
      right: '8px',
      bottom: '3px',
      height: '2px',
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorCompoundBrandStroke,
    },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    '@media (forced-colors: active)': { '::after': { backgroundColor: 'Highlight' } },
  },
  content: {
    flexGrow: 1,
    minHeight: 0,
    overflowX: 'hidden',
    overflowY: 'auto',
    scrollbarWidth: 'thin',
    scrollbarGutter: 'stable',
    position: 'relative',
    boxSizing: 'border-box',
    padding: '14px 6px 20px 16px',
    '@media (max-width: 340px)': { paddingLeft: '12px', paddingRight: '2px' },
  },
});

/** @param props.menu entries of the (…) menu; none hides the button. */
export function PaneFrame(props: { readonly menu?: readonly MenuEntry[]; readonly children: ReactNode; readonly footer?: ReactNode }): JSX.Element {
  const styles = useStyles();
  return (
    <div className={styles.frame}>
      <nav className={styles.tabBar} aria-label={t('tab.list')}>
        <div role="tablist" aria-label={t('tab.list')}>
          <button type="button" role="tab" aria-selected aria-controls="handraise-content" className={styles.tab}>
            {t('tab.email')}
          </button>
        </div>
        {props.menu === undefined || props.menu.length === 0 ? null : <MoreButton menu={props.menu} />}
      </nav>
      <main className={styles.content} id="handraise-content">
        {props.children}
      </main>
      {props.footer}
    </div>
  );
}

function MoreButton(props: { readonly menu: readonly MenuEntry[] }): JSX.Element {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button
        ref={button}
        appearance="subtle"
        icon={<MoreHorizontal20Regular />}
        aria-label={t('app.more')}
        title={t('app.more')}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      />
      {open ? <PaneMenu entries={props.menu} target={button} label={t('app.more')} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
