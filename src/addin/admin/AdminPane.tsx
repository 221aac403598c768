// The admin's screen, in the pane and as a full page: the way back, the pages there are, and what is not saved yet.
import { useEffect, useMemo, useRef, useState } from 'react';
import type { JSX } from 'react';
import { Button, makeStyles, tokens, useFocusFinders } from '@fluentui/react-components';
import { ChevronLeft20Regular } from '@fluentui/react-icons/svg/chevron-left';
import { Open20Regular } from '@fluentui/react-icons/svg/open';
import { languages } from '../../domain/languages.ts';
import { currentLanguage, t } from '../strings.ts';
import { ReviewPage } from './activation/ReviewPage.tsx';
import { StartPage } from './activation/StartPage.tsx';
import { useAgent } from './activation/useAgent.ts';
import { useSample, type Sample } from './activation/useSample.ts';
import type { Administration } from './administration.ts';
import { AdminNav, AdminPageChoice, type AdminPage } from './AdminNav.tsx';
import { GeneralPage } from './general/GeneralPage.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { EditedFrame, PageContent } from './PageFrame.tsx';
import { PageState } from './PageState.tsx';
import { PrioritizationPage } from './prioritization/PrioritizationPage.tsx';
import { ResearchPage } from './research/ResearchPage.tsx';
import { RowSearchContext } from './rowSearch.ts';
import { MonitorPage } from './routing/monitor/MonitorPage.tsx';
import { RehearsalPage } from './routing/rehearsal/RehearsalPage.tsx';
import { RulesPage } from './routing/rules/RulesPage.tsx';
import { SegmentsPage } from './routing/segments/SegmentsPage.tsx';
import { SellersPage } from './routing/sellers/SellersPage.tsx';
import { useAttention } from './routing/monitor/useAttention.ts';
import { usePages, type EditedEntry } from './usePages.ts';
import { WritingPage } from './writing/WritingPage.tsx';

const useStyles = makeStyles({
  frame: { display: 'flex', flexDirection: 'column', height: '100dvh', minWidth: 0, overflow: 'hidden', backgroundColor: tokens.colorNeutralBackground1, color: tokens.colorNeutralForeground1 },
  top: { display: 'flex', alignItems: 'center', gap: '4px', flexShrink: 0, boxSizing: 'border-box', height: '40px', padding: '0 8px 0 4px', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  title: { flexGrow: 1, minWidth: 0, padding: '0 8px', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  middle: { display: 'flex', flexGrow: 1, minHeight: 0 },
  column: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0, minHeight: 0 },
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
  // As long as the pages are open the focus keeper is in use: else a page without any other part that uses it would stay unread after its dialog.
  useFocusFinders();
  const { administration, isOnline, onClose, fullPage } = props;
  const [page, setPage] = useState<AdminPage>('start');
  const pages = usePages(administration, page);
  // Goes on while other pages are shown.
  const sample = useSample(administration, page === 'start' || page === 'review');
  const attention = useAttention(administration.monitor, page, isOnline);
  const { edited } = pages;
  const unsaved = useMemo(() => edited.filter(({ page: each }) => each.changeCount > 0), [edited]);
  const [isLeaving, setLeaving] = useState(false);
  const back = useRef<HTMLButtonElement>(null);
  const column = useRef<HTMLDivElement>(null);
  useAskBeforeUnload(unsaved.length > 0);
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
  const leave = (): void => (unsaved.length > 0 ? setLeaving(true) : onClose?.());
  // A press leads to another page, and the focus follows to its title as soon as there is one.
  const pressed = useRef<AdminPage>(undefined);
  const [, setPresses] = useState(0);
  const go = (next: AdminPage): void => {
    pressed.current = next;
    setPage(next);
    setPresses((before) => before + 1);
  };
  useEffect(() => {
    // What is still to be done for the page before runs after the press, too: its title is not the one that is meant.
    const title = pressed.current === page ? column.current?.querySelector<HTMLElement>('h1') : undefined;
    if (title === undefined || title === null) return;
    title.focus();
    pressed.current = undefined;
  });
  const names = unsaved.map(({ id }) => id);
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
        <AdminNav current={page} unsaved={names} attention={attention.count} onGo={go} />
        <div className={styles.column} ref={column}>
          <AdminPageChoice current={page} unsaved={names} attention={attention.count} onGo={setPage} />
          <RowSearchContext value={administration.searchRows}>
            <ShownPage key={page} page={page} pages={pages} sample={sample} administration={administration} isOnline={isOnline} unsaved={names} onCounted={attention.put} onGo={go} />
          </RowSearchContext>
        </div>
      </div>
      {isLeaving ? <Leaving unsaved={unsaved} isOnline={isOnline} onStay={() => setLeaving(false)} onLeave={() => setGoing(true)} /> : null}
    </div>
  );
}

interface ShownPageProps {
  readonly page: AdminPage;
  readonly pages: ReturnType<typeof usePages>;
  readonly sample: Sample;
  readonly administration: Administration;
  readonly isOnline: boolean;
  readonly unsaved: readonly AdminPage[];
  /** Told how many leads need a person, by the page that counts them. */
  readonly onCounted: (attention: number) => void;
  readonly onGo: (page: AdminPage) => void;
}

function ShownPage(props: ShownPageProps): JSX.Element {
  const { page, pages, administration, isOnline } = props;
  const { store, sections, writing, checked, fields } = pages;
  const entry = pages.edited.find(({ id }) => id === page);
  if (page === 'writing' && writing.state.kind === 'open' && entry !== undefined) {
    return (
      <Framed entry={entry} isOnline={isOnline}>
        <WritingPage {...{ administration, writing, checked }} open={writing.state} language={languages.find((each) => each === currentLanguage()) ?? 'en'} />
      </Framed>
    );
  }
  if (page === 'monitor') {
    return (
      <PageContent>
        <MonitorPage administration={administration} isOnline={isOnline} onCounted={props.onCounted} onGo={props.onGo} />
      </PageContent>
    );
  }
  if (page === 'sellers') {
    return (
      <PageContent>
        <SellersPage administration={administration} isOnline={isOnline} />
      </PageContent>
    );
  }
  const { known } = store;
  if (page === 'rehearsal' && known !== undefined && pages.routing.state.kind === 'open') {
    return <RehearsalPage {...{ administration, fields, isOnline }} routing={pages.routing} draft={pages.routing.state.draft} rehearsal={pages.rehearsal} segments={known.segments} onGo={props.onGo} />;
  }
  if (known === undefined || (entry === undefined && page !== 'start' && page !== 'review')) {
    const { routing } = pages;
    const problem = page === 'writing' && writing.state.kind === 'failed' ? writing.state.problem : (page === 'rules' || page === 'rehearsal') && routing.state.kind === 'failed' ? routing.state.problem : store.problem;
    return (
      <PageContent>
        <PageState {...(problem === undefined ? {} : { problem })} onSignIn={() => pages.signIn()} onAgain={() => pages.reload()} />
      </PageContent>
    );
  }
  if (page === 'general' && sections.general !== undefined && entry !== undefined) {
    return (
      <Framed entry={entry} isOnline={isOnline}>
        <GeneralPage administration={administration} known={known} edits={sections.general} />
      </Framed>
    );
  }
  if (page === 'research' && sections.research !== undefined && entry !== undefined) {
    return (
      <Framed entry={entry} isOnline={isOnline}>
        <ResearchPage administration={administration} known={known} edits={sections.research} fields={fields} />
      </Framed>
    );
  }
  if (page === 'prioritization' && sections.prioritization !== undefined && entry !== undefined) {
    return (
      <Framed entry={entry} isOnline={isOnline}>
        <PrioritizationPage administration={administration} known={known} edits={sections.prioritization} fields={fields} />
      </Framed>
    );
  }
  if (page === 'segments' && sections.segments !== undefined && entry !== undefined) {
    const { state } = pages.routing;
    return (
      <Framed entry={entry} isOnline={isOnline}>
        <SegmentsPage
          {...{ administration, known, fields, isOnline }}
          edits={sections.segments}
          plans={state.kind === 'open' ? state.draft.plans : undefined}
          problem={state.kind === 'failed' ? state.problem : undefined}
          onAgain={() => pages.reload()}
          onStale={store.reload}
          onGo={props.onGo}
        />
      </Framed>
    );
  }
  if (page === 'rules' && pages.routing.state.kind === 'open') {
    return <RulesPage {...{ administration, fields, isOnline }} routing={pages.routing} draft={pages.routing.state.draft} rehearsal={pages.rehearsal} segments={known.segments} onRehearse={() => props.onGo('rehearsal')} />;
  }
  return <AgentPage {...props} />;
}

/** The pages without edits of their own: where things stand, and the agent's life. */
function AgentPage({ page, pages, sample, administration, isOnline, unsaved, onGo }: ShownPageProps): JSX.Element | null {
  const agent = useAgent(pages.store, administration);
  const { known } = pages.store;
  if (known === undefined) return null;
  const fields = pages.fields.kind === 'known' ? pages.fields.value : [];
  return <PageContent>{page === 'review' ? <ReviewPage {...{ administration, known, agent, sample, fields, unsaved, isOnline, onGo }} onSignIn={() => pages.signIn()} /> : <StartPage {...{ administration, known, agent, sample, fields, onGo }} />}</PageContent>;
}

function Framed({ entry, isOnline, children }: { readonly entry: EditedEntry; readonly isOnline: boolean; readonly children: JSX.Element }): JSX.Element {
  return (
    <EditedFrame page={entry.page} isOnline={isOnline} wrong={entry.wrong()} savedText={t(entry.id === 'writing' ? 'admin.saved' : entry.id === 'segments' ? 'admin.routing.saved-segments' : 'admin.saved-version')} onSave={() => void entry.save()}>
      {children}
    </EditedFrame>
  );
}

/** Asked once about everything that is not saved. */
function Leaving({ unsaved, isOnline, onStay, onLeave }: { readonly unsaved: readonly EditedEntry[]; readonly isOnline: boolean; readonly onStay: () => void; readonly onLeave: () => void }): JSX.Element {
  const wrong = unsaved.flatMap((entry) => entry.wrong());
  const canSave = isOnline && wrong.length === 0;
  const count = unsaved.reduce((sum, { page }) => sum + page.changeCount, 0);
  const saveAll = (): Promise<boolean> => unsaved.reduce((before, entry) => before.then((isSaved) => (isSaved ? entry.save() : false)), Promise.resolve(true));
  return (
    <LeaveDialog
      canSave={canSave}
      text={canSave ? t('admin.leave-text', { count }) : wrong.length > 0 ? wrong.join(' ') : t('admin.offline-edits')}
      onSave={() => {
        onStay();
        void saveAll().then((isSaved) => (isSaved ? onLeave() : undefined));
      }}
      onDiscard={() => {
        onStay();
        onLeave();
      }}
      onStay={onStay}
    />
  );
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
