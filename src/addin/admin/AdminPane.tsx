// The admin's screen, in the pane and as a full page: the way back, the pages there are, and what is not saved yet.
import { useEffect, useRef, useState } from 'react';
import type { JSX } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronLeft20Regular } from '@fluentui/react-icons/svg/chevron-left';
import { Open20Regular } from '@fluentui/react-icons/svg/open';
import { languages } from '../../domain/intent.ts';
import { languageName } from '../parts/words/dates.ts';
import { currentLanguage, t } from '../strings.ts';
import type { Administration } from './administration.ts';
import { AdminNav, AdminPageChoice, type AdminPage } from './AdminNav.tsx';
import { CompareDialog } from './CompareDialog.tsx';
import { DraftBar } from './DraftBar.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { PageState } from './PageState.tsx';
import { problemsOf, useChecked, type TemplateProblems } from './templateCheck.ts';
import { useWriting, type OpenWriting, type Writing } from './useWriting.ts';
import { kindName } from './words.ts';
import { placeOf } from './writingEdits.ts';
import { WritingPage } from './WritingPage.tsx';

const useStyles = makeStyles({
  frame: { display: 'flex', flexDirection: 'column', height: '100dvh', minWidth: 0, overflow: 'hidden', backgroundColor: tokens.colorNeutralBackground1, color: tokens.colorNeutralForeground1 },
  top: { display: 'flex', alignItems: 'center', gap: '4px', flexShrink: 0, boxSizing: 'border-box', height: '40px', padding: '0 8px 0 4px', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  title: { flexGrow: 1, minWidth: 0, padding: '0 8px', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  middle: { display: 'flex', flexGrow: 1, minHeight: 0 },
  column: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0, minHeight: 0 },
  content: { flexGrow: 1, minHeight: 0, overflowX: 'hidden', overflowY: 'auto', scrollbarWidth: 'thin', boxSizing: 'border-box', padding: '14px 16px 24px', '@media (max-width: 340px)': { paddingLeft: '12px', paddingRight: '12px' }, '@media (min-width: 900px)': { padding: '20px 24px 32px' } },
  page: { maxWidth: '1040px' },
});

/**
 * Fluent's focus keeper (tabster 8) shows the page to screen readers again 250 ms after a dialog is gone, and never if the last
 * part that uses it has gone before: then the email below would stay unread.
 */
const DIALOG_GONE_MS = 300;

interface AdminPaneProps {
  readonly administration: Administration;
  readonly isOnline: boolean;
  /** The way back to the email; a full page has none. */
  readonly onClose?: () => void;
  /** Address of the full page; a full page has none. */
  readonly fullPage?: string;
}

export function AdminPane(props: AdminPaneProps): JSX.Element {
  const styles = useStyles();
  const { administration, isOnline, onClose, fullPage } = props;
  const writing = useWriting(administration);
  const [page, setPage] = useState<AdminPage>('writing');
  const [isLeaving, setLeaving] = useState(false);
  const back = useRef<HTMLButtonElement>(null);
  const open = writing.state.kind === 'open' ? writing.state : undefined;
  const isChanged = open !== undefined && open.changes.length > 0;
  useAskBeforeUnload(isChanged);
  // The press that opened this screen came from a menu that is gone.
  useEffect(() => back.current?.focus(), []);
  const [isGoing, setGoing] = useState(false);
  useEffect(() => {
    if (!isGoing) return undefined;
    const timer = setTimeout(() => {
      setGoing(false);
      onClose?.();
    }, DIALOG_GONE_MS);
    return () => clearTimeout(timer);
  }, [isGoing, onClose]);
  const leave = (): void => (isChanged ? setLeaving(true) : onClose?.());
  return (
    <div className={styles.frame}>
      <header className={styles.top}>
        {onClose === undefined ? null : (
          <Button ref={back} appearance="subtle" icon={<ChevronLeft20Regular />} aria-label={t('admin.back')} title={t('admin.back')} onClick={leave} />
        )}
        <span className={styles.title}>{t('admin.title')}</span>
        {fullPage === undefined ? null : (
          <Button as="a" appearance="subtle" icon={<Open20Regular />} href={fullPage} target="_blank" rel="noopener" aria-label={t('admin.full-page')} title={t('admin.full-page')} />
        )}
      </header>
      <div className={styles.middle}>
        <AdminNav current={page} onGo={setPage} />
        <div className={styles.column}>
          <AdminPageChoice current={page} onGo={setPage} />
          {open === undefined ? (
            <main className={styles.content}>
              <PageState writing={writing} />
            </main>
          ) : (
            <OpenPage {...{ administration, writing, open, isOnline }} leaving={isLeaving ? { stay: () => setLeaving(false), leave: () => setGoing(true) } : undefined} />
          )}
        </div>
      </div>
    </div>
  );
}

interface OpenPageProps {
  readonly administration: Administration;
  readonly writing: Writing;
  readonly open: OpenWriting;
  readonly isOnline: boolean;
  /** Set while the admin is asked what shall become of the edits. */
  readonly leaving: { readonly stay: () => void; readonly leave: () => void } | undefined;
}

function OpenPage(props: OpenPageProps): JSX.Element {
  const styles = useStyles();
  const { administration, writing, open, isOnline, leaving } = props;
  const checked = useChecked(open.shown);
  const [isComparing, setComparing] = useState(false);
  const wrong = wrongText(open, checked.problems);
  const canSave = isOnline && wrong.length === 0;
  const save = (): Promise<boolean> => (wrongText(open, problemsOf(open.shown)).length === 0 ? writing.save() : Promise.resolve(false));
  return (
    <>
      <main className={styles.content}>
        <div className={styles.page}>
          <WritingPage {...{ administration, writing, open, checked }} language={languages.find((each) => each === currentLanguage()) ?? 'en'} />
        </div>
      </main>
      <DraftBar writing={writing} open={open} isOnline={isOnline} wrong={wrong} onSave={() => void save()} onCompare={() => setComparing(true)} />
      {isComparing && open.conflict !== undefined ? <CompareDialog writing={writing} open={open} conflict={open.conflict} onClose={() => setComparing(false)} /> : null}
      {leaving === undefined ? null : (
        <LeaveDialog
          canSave={canSave}
          text={canSave ? t('admin.leave-text', { count: open.changes.length }) : wrong.length > 0 ? wrong.join(' ') : t('admin.offline-edits')}
          onSave={() => {
            leaving.stay();
            void save().then((isSaved) => (isSaved ? leaving.leave() : undefined));
          }}
          onDiscard={() => {
            leaving.stay();
            leaving.leave();
          }}
          onStay={leaving.stay}
        />
      )}
    </>
  );
}

/** One sentence for each template the edits break; one that was saved with a mistake hinders nobody. */
function wrongText(open: OpenWriting, problems: TemplateProblems): readonly string[] {
  // A block that goes takes its name away from templates nobody touched.
  const before = open.changes.some(({ part }) => part === 'block') ? problemsOf(open.saved) : problems;
  return open.shown.templates.flatMap((template) => {
    const place = placeOf(template);
    const found = problems.get(place);
    const isEdited = open.changes.some((item) => item.part === 'template' && placeOf(item) === place);
    if (found === undefined || (!isEdited && before.has(place))) return [];
    const line = found.find((problem) => problem.line !== undefined)?.line;
    const name = t('admin.item.template', { kind: kindName(template.kind), language: languageName(template.language) });
    return [line === undefined ? t('admin.cannot-save', { name }) : t('admin.cannot-save-line', { name, line })];
  });
}

/** In a browser tab of its own the browser asks; Outlook closes a pane without asking anybody. */
function useAskBeforeUnload(isChanged: boolean): void {
  useEffect(() => {
    if (!isChanged) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isChanged]);
}
