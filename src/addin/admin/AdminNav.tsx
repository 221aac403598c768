// The pages there are: a list beside the page, its icons where there is less room, one choice where there is little.
import type { JSX } from 'react';
import { makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { Board20Regular } from '@fluentui/react-icons/svg/board';
import { Building20Regular } from '@fluentui/react-icons/svg/building';
import { ClipboardTask20Regular } from '@fluentui/react-icons/svg/clipboard-task';
import { DataTrending20Regular } from '@fluentui/react-icons/svg/data-trending';
import { Search20Regular } from '@fluentui/react-icons/svg/search';
import { TextEditStyle20Regular } from '@fluentui/react-icons/svg/text-edit-style';
import { t } from '../strings.ts';

const pages = [
  { id: 'start', icon: <Board20Regular /> },
  { id: 'general', icon: <Building20Regular /> },
  { id: 'research', icon: <Search20Regular /> },
  { id: 'prioritization', icon: <DataTrending20Regular /> },
  { id: 'writing', icon: <TextEditStyle20Regular /> },
  { id: 'review', icon: <ClipboardTask20Regular /> },
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
  list: { margin: 0, padding: 0, listStyleType: 'none' },
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
  narrow: { flexShrink: 0, padding: '10px 16px 0', '@media (min-width: 640px)': { display: 'none' }, '@media (max-width: 340px)': { paddingLeft: '12px', paddingRight: '12px' } },
});

interface AdminNavProps {
  readonly current: AdminPage;
  /** Pages with edits that are not saved. */
  readonly unsaved: readonly AdminPage[];
  readonly onGo: (page: AdminPage) => void;
}

/** Beside the page. */
export function AdminNav(props: AdminNavProps): JSX.Element {
  const styles = useStyles();
  return (
    <nav className={styles.nav} aria-label={t('admin.pages')}>
      <h2 className={styles.heading}>{t('admin.group-set-up')}</h2>
      <ul className={styles.list}>
        {pages.map(({ id, icon }) => {
          const isCurrent = id === props.current;
          const name = props.unsaved.includes(id) ? t('admin.page-unsaved', { page: t(`admin.page.${id}`) }) : t(`admin.page.${id}`);
          return (
            <li key={id}>
              <button type="button" className={mergeClasses(styles.entry, isCurrent && styles.current)} aria-current={isCurrent ? 'page' : undefined} aria-label={name} title={name} onClick={() => props.onGo(id)}>
                <span className={styles.icon} aria-hidden>
                  {icon}
                </span>
                <span className={styles.word}>{name}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** Above the page, in a pane. */
export function AdminPageChoice(props: AdminNavProps): JSX.Element {
  const styles = useStyles();
  return (
    <nav className={styles.narrow} aria-label={t('admin.pages')}>
      <Select aria-label={t('admin.pages')} value={props.current} onChange={(_event, { value }) => props.onGo(pages.find(({ id }) => id === value)?.id ?? props.current)}>
        {pages.map(({ id }) => (
          <option key={id} value={id}>
            {props.unsaved.includes(id) ? t('admin.page-unsaved', { page: t(`admin.page.${id}`) }) : t(`admin.page.${id}`)}
          </option>
        ))}
      </Select>
    </nav>
  );
}
