// The frame of every screen: tab bar, scrolling content, and a footer that keeps its place.
import { useContext, useEffect, useRef, useState } from 'react';
import type { JSX, KeyboardEvent, ReactNode } from 'react';
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { MoreHorizontal20Regular } from '@fluentui/react-icons/svg/more-horizontal';
import { t } from '../strings.ts';
import { PaneMenu } from './PaneMenu.tsx';
import type { MenuEntry } from './PaneMenu.tsx';
import { TabsContext, type Tabs } from './tabs.ts';

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
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  selected: {
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
    '@media (forced-colors: active)': { '::after': { backgroundColor: 'Highlight' } },
  },
  other: { cursor: 'pointer', ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover } },
  // Both weights take the same room, so that nothing moves when the other tab is chosen.
  label: {
    display: 'inline-grid',
    '::after': { content: 'attr(data-label)', height: 0, visibility: 'hidden', overflow: 'hidden', fontWeight: tokens.fontWeightSemibold },
  },
  count: { marginLeft: '6px', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightRegular },
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
        <TabList />
        {props.menu === undefined || props.menu.length === 0 ? null : <MoreButton menu={props.menu} />}
      </nav>
      <main className={styles.content} id="handraise-content">
        {props.children}
      </main>
      {props.footer}
    </div>
  );
}

/** One Tab stop: arrows, Home and End move between the tabs, Enter or Space chooses. Without Home there is one tab. */
function TabList(): JSX.Element {
  const tabs = useContext(TabsContext);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (tabs?.takeFocus() === true) list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  }, [tabs]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')];
    const at = all.findIndex((tab) => tab === document.activeElement);
    const target = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (at < 0 || target === undefined) return;
    event.preventDefault();
    all[(target + all.length) % all.length]?.focus();
  };
  return (
    <div ref={list} role="tablist" aria-label={t('tab.list')} onKeyDown={onKeyDown}>
      <TabButton tab="email" label={t('tab.email')} tabs={tabs} />
      {tabs === undefined ? null : <TabButton tab="home" label={t('home.tab')} tabs={tabs} {...(tabs.count === undefined ? {} : { count: tabs.count })} />}
    </div>
  );
}

function TabButton(props: { readonly tab: Tabs['current']; readonly label: string; readonly tabs: Tabs | undefined; readonly count?: number }): JSX.Element {
  const styles = useStyles();
  const { tab, label, tabs, count } = props;
  const isSelected = tabs === undefined || tabs.current === tab;
  return (
    <button
      type="button"
      role="tab"
      aria-selected={isSelected}
      aria-controls="handraise-content"
      aria-label={count === undefined || count === 0 ? label : t('home.tab-count', { count })}
      tabIndex={isSelected ? 0 : -1}
      className={mergeClasses(styles.tab, isSelected ? styles.selected : styles.other)}
      onClick={() => tabs?.open(tab)}
    >
      <span className={styles.label} data-label={label}>
        {label}
      </span>
      {count === undefined || count === 0 ? null : <span className={styles.count}>{count}</span>}
    </button>
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
