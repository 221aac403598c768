// The pages there are: a list beside the page, its icons where there is less room, one choice where there is little.
import { Fragment } from 'react';
import type { JSX } from 'react';
import { makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { Board20Regular } from '@fluentui/react-icons/svg/board';
import { Building20Regular } from '@fluentui/react-icons/svg/building';
import { BranchFork20Regular } from '@fluentui/react-icons/svg/branch-fork';
import { ClipboardTask20Regular } from '@fluentui/react-icons/svg/clipboard-task';
import { DataTrending20Regular } from '@fluentui/react-icons/svg/data-trending';
import { Filter20Regular } from '@fluentui/react-icons/svg/filter';
import { PeopleTeam20Regular } from '@fluentui/react-icons/svg/people-team';
import { Play20Regular } from '@fluentui/react-icons/svg/play';
import { Pulse20Regular } from '@fluentui/react-icons/svg/pulse';
import { Search20Regular } from '@fluentui/react-icons/svg/search';
import { TextEditStyle20Regular } from '@fluentui/react-icons/svg/text-edit-style';
import { t } from '../strings.ts';
import { countedText } from './routing/monitor/counted.ts';

/** A badge has room for two digits. */
const MOST_SHOWN = 99;
const groups = ['set-up', 'routing'] as const;
const pages = [
  { id: 'start', group: 'set-up', icon: <Board20Regular /> },
  { id: 'general', group: 'set-up', icon: <Building20Regular /> },
  { id: 'research', group: 'set-up', icon: <Search20Regular /> },
  { id: 'prioritization', group: 'set-up', icon: <DataTrending20Regular /> },
  { id: 'writing', group: 'set-up', icon: <TextEditStyle20Regular /> },
  { id: 'review', group: 'set-up', icon: <ClipboardTask20Regular /> },
  { id: 'segments', group: 'routing', icon: <Filter20Regular /> },
  { id: 'rules', group: 'routing', icon: <BranchFork20Regular /> },
  { id: 'sellers', group: 'routing', icon: <PeopleTeam20Regular /> },
  { id: 'rehearsal', group: 'routing', icon: <Play20Regular /> },
  { id: 'monitor', group: 'routing', icon: <Pulse20Regular /> },
] as const;
export type AdminPage = (typeof pages)[number]['id'];

const useStyles = makeStyles({
  nav: {
    display: 'none',
    flexShrink: 0,
    boxSizing: 'border-box',
    width: '48px',
    padding: '12px 4px',
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
    '@media (min-width: 640px)': { display: 'block' },
    '@media (min-width: 900px)': { width: '216px', padding: '12px 8px' },
  },
  heading: { display: 'none', margin: '0 0 4px', padding: '0 12px', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, '@media (min-width: 900px)': { display: 'block' } },
  list: { margin: '0 0 12px', padding: 0, listStyleType: 'none' },
  entry: {
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '10px',
    boxSizing: 'border-box',
    width: '100%',
    minHeight: '40px',
    padding: '0 10px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    background: 'none',
    color: tokens.colorNeutralForeground1,
    textAlign: 'start',
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    '@media (min-width: 900px)': { justifyContent: 'flex-start' },
  },
  current: {
    fontWeight: tokens.fontWeightSemibold,
    '::before': { content: '""', position: 'absolute', left: '0', top: '12px', bottom: '12px', width: '3px', borderRadius: tokens.borderRadiusCircular, backgroundColor: tokens.colorCompoundBrandBackground },
    '@media (forced-colors: active)': { '::before': { backgroundColor: 'Highlight' } },
  },
  word: { display: 'none', '@media (min-width: 900px)': { display: 'inline' } },
  icon: { display: 'flex' },
  badge: {
    position: 'absolute', top: '1px', right: '0', boxSizing: 'border-box', minWidth: '18px', padding: '0 4px', border: `1px solid ${tokens.colorStatusWarningBorder1}`, borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorStatusWarningBackground1, color: tokens.colorStatusWarningForeground3, fontSize: tokens.fontSizeBase200, lineHeight: '16px', fontWeight: tokens.fontWeightSemibold, textAlign: 'center',
    '@media (min-width: 900px)': { position: 'static', marginLeft: 'auto' },
  },
  narrow: { flexShrink: 0, padding: '10px 16px 0', '@media (min-width: 640px)': { display: 'none' }, '@media (max-width: 340px)': { paddingLeft: '12px', paddingRight: '12px' } },
});

interface AdminNavProps {
  readonly current: AdminPage;
  /** Pages with edits that are not saved. */
  readonly unsaved: readonly AdminPage[];
  /** Leads that need a person, shown beside the monitor; undefined = not known. */
  readonly attention?: number | undefined;
  readonly onGo: (page: AdminPage) => void;
}

/** Beside the page. */
export function AdminNav(props: AdminNavProps): JSX.Element {
  const styles = useStyles();
  return (
    <nav className={styles.nav} aria-label={t('admin.pages')}>
      {groups.map((group) => (
        <Fragment key={group}>
          <h2 className={styles.heading}>{t(`admin.group-${group}`)}</h2>
          <ul className={styles.list} aria-label={t(`admin.group-${group}`)}>
            {pages.filter((page) => page.group === group).map(({ id, icon }) => {
              const isCurrent = id === props.current;
              const name = nameOf(id, props);
              return (
                <li key={id}>
                  <button type="button" className={mergeClasses(styles.entry, isCurrent && styles.current)} aria-current={isCurrent ? 'page' : undefined} aria-label={name} title={name} onClick={() => props.onGo(id)}>
                    <span className={styles.icon} aria-hidden>
                      {icon}
                    </span>
                    <span className={styles.word}>{id === 'monitor' ? t('admin.page.monitor') : name}</span>
                    {id === 'monitor' ? <Badge count={props.attention} /> : null}
                  </button>
                </li>
              );
            })}
          </ul>
        </Fragment>
      ))}
    </nav>
  );
}

/** Above the page, in a pane. */
export function AdminPageChoice(props: AdminNavProps): JSX.Element {
  const styles = useStyles();
  return (
    <nav className={styles.narrow} aria-label={t('admin.pages')}>
      <Select aria-label={t('admin.pages')} value={props.current} onChange={(_event, { value }) => props.onGo(pages.find(({ id }) => id === value)?.id ?? props.current)}>
        {groups.map((group) => (
          <optgroup key={group} label={t(`admin.group-${group}`)}>
            {pages.filter((page) => page.group === group).map(({ id }) => (
              <option key={id} value={id}>
                {optionOf(id, props)}
              </option>
            ))}
          </optgroup>
        ))}
      </Select>
    </nav>
  );
}

/** What it is called, and what has to be known of it before it is opened. */
function nameOf(id: AdminPage, { unsaved, attention = 0 }: AdminNavProps): string {
  const page = t(`admin.page.${id}`);
  if (id === 'monitor' && attention > 0) return t('admin.monitor.page-needs', { count: attention, page, shown: countedText(attention) });
  return unsaved.includes(id) ? t('admin.page-unsaved', { page }) : page;
}

/** In the choice of a narrow pane there is room for the number alone. */
function optionOf(id: AdminPage, props: AdminNavProps): string {
  const { attention = 0 } = props;
  return id === 'monitor' && attention > 0 ? t('admin.monitor.page-counted', { page: t('admin.page.monitor'), shown: countedText(attention) }) : nameOf(id, props);
}

/** Nothing while nothing needs anybody. The number is said with the page's name. */
function Badge({ count = 0 }: { readonly count: number | undefined }): JSX.Element | null {
  const styles = useStyles();
  if (count <= 0) return null;
  return (
    <span className={styles.badge} aria-hidden data-attention="">
      {count > MOST_SHOWN ? `${MOST_SHOWN}+` : count}
    </span>
  );
}
