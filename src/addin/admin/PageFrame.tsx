// A page with its title, the version it shows, and below it the bar of what is not saved yet.
import { useState } from 'react';
import type { JSX, ReactNode } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { AgentSettings } from '../../domain/settings.ts';
import { dayText, timeText } from '../parts/words/dates.ts';
import { t } from '../strings.ts';
import { CompareDialog } from './CompareDialog.tsx';
import { DraftBar } from './DraftBar.tsx';
import type { EditedPage } from './editedPage.ts';
import { useAdminStyles } from './styles.ts';

const useStyles = makeStyles({
  content: { flexGrow: 1, minHeight: 0, overflowX: 'hidden', overflowY: 'auto', scrollbarWidth: 'thin', boxSizing: 'border-box', padding: '14px 16px 24px', '@media (max-width: 340px)': { paddingLeft: '12px', paddingRight: '12px' }, '@media (min-width: 900px)': { padding: '20px 24px 32px' } },
  page: { maxWidth: '1040px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase600, lineHeight: tokens.lineHeightBase600, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere', outlineStyle: 'none' },
  text: { margin: '2px 0 0', color: tokens.colorNeutralForeground2, fontSize: '13px', lineHeight: '18px' },
  version: { margin: '6px 0 0' },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', justifyContent: 'space-between', gap: '10px 16px' },
  words: { flex: '1 1 320px', minWidth: 0 },
});

/** The part that scrolls. */
export function PageContent(props: { readonly children: ReactNode }): JSX.Element {
  const styles = useStyles();
  return (
    <main className={styles.content}>
      <div className={styles.page}>{props.children}</div>
    </main>
  );
}

/** Title, one sentence, and which version is shown; its buttons stand to the right, below where there is no room. */
export function PageHead(props: { readonly title: string; readonly text: string; readonly settings?: AgentSettings; readonly buttons?: JSX.Element }): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const words = (
    <>
      <h1 className={styles.title} tabIndex={-1}>
        {props.title}
      </h1>
      <p className={styles.text}>{props.text}</p>
      {props.settings === undefined ? null : (
        <p className={mergeClasses(shared.caption, styles.version)}>{versionText(props.settings)}</p>
      )}
    </>
  );
  if (props.buttons === undefined) return words;
  return (
    <div className={styles.head}>
      <div className={styles.words}>{words}</div>
      {props.buttons}
    </div>
  );
}

interface EditedFrameProps {
  readonly page: EditedPage;
  readonly isOnline: boolean;
  readonly wrong: readonly string[];
  readonly savedText: string;
  readonly onSave: () => void;
  readonly children: ReactNode;
}

/** A page whose edits are saved by the bar below. */
export function EditedFrame(props: EditedFrameProps): JSX.Element {
  const { page } = props;
  const [isComparing, setComparing] = useState(false);
  return (
    <>
      <PageContent>{props.children}</PageContent>
      <DraftBar page={page} isOnline={props.isOnline} wrong={props.wrong} savedText={props.savedText} onSave={props.onSave} onCompare={() => setComparing(true)} />
      {isComparing && page.conflict !== undefined ? <CompareDialog page={page} conflict={page.conflict} onClose={() => setComparing(false)} /> : null}
    </>
  );
}

/** "Version 14 · Priya Raman, 3 Nov, 08:52", as far as it is known. */
export function versionText({ number, version, savedOn, savedBy }: AgentSettings): string {
  if (version === '') return t('admin.nothing-saved');
  const shown = number ?? /\d+/.exec(version)?.[0] ?? version;
  if (savedOn === undefined) return t('admin.version', { version: shown });
  const when = { date: dayText(savedOn, new Date()), time: timeText(savedOn) };
  return savedBy === undefined ? t('admin.version-on', { version: shown, ...when }) : t('admin.version-by', { version: shown, name: savedBy, ...when });
}
