// A13: every open lead has an owner, waits with a deadline, or is listed here with a person who looks after it and what helps.
import { useEffect, useMemo, useRef, useState } from 'react';
import type { JSX } from 'react';
import { Button, makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import { History20Regular } from '@fluentui/react-icons/svg/history';
import { Play20Regular } from '@fluentui/react-icons/svg/play';
import { typicalTimeToOwner } from '../../../../domain/routing/timeToOwner.ts';
import { Bar } from '../../../parts/Bar.tsx';
import { useNow } from '../../../parts/useNow.ts';
import { t } from '../../../strings.ts';
import type { Administration } from '../../administration.ts';
import { PageHead } from '../../PageFrame.tsx';
import { answerOf, useAsked } from '../../useAsked.ts';
import { SellersProblem } from '../sellers/SellersProblem.tsx';
import { TracePage } from '../trace/TracePage.tsx';
import { useOpener } from '../useOpener.ts';
import { countedText } from './counted.ts';
import { EarlierDialog, EarlierNote } from './Earlier.tsx';
import { Lines } from './Lines.tsx';
import { monitorTabs, type LineShown, type MonitorTab } from './monitorDesk.ts';
import { AssignDialog, GrantDialog, RunsDialog } from './MonitorWindows.tsx';
import { waitText, type Fix } from './monitorWords.ts';
import { useMonitor, type MonitorStore } from './useMonitor.ts';
import { WaitingNote } from './WaitingNote.tsx';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', minWidth: 0 },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: '4px 12px', marginTop: '12px', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  tabs: { flexWrap: 'wrap', flexShrink: 1, minWidth: 0, maxWidth: '100%' },
  count: { marginLeft: '6px', color: tokens.colorNeutralForeground3 },
  typical: { paddingBottom: '4px', fontSize: '13px', lineHeight: '18px', color: tokens.colorNeutralForeground2 },
});

interface MonitorPageProps {
  readonly administration: Administration;
  readonly isOnline: boolean;
  /** Told how many leads need a person, each time they are counted. */
  readonly onCounted: (attention: number) => void;
  readonly onGo: (page: 'sellers' | 'rules' | 'segments') => void;
}

type Open = { readonly kind: 'assign'; readonly lines: readonly LineShown[] } | { readonly kind: 'grant' | 'runs' | 'earlier' };

export function MonitorPage({ administration, isOnline, onCounted, onGo }: MonitorPageProps): JSX.Element {
  const styles = useStyles();
  const [tab, setTab] = useState<MonitorTab>('attention');
  const store = useMonitor(administration.monitor, tab, isOnline);
  const [people] = useAsked(administration.sellers.readSellers);
  const now = useNow();
  const attention = answerOf(store.counts)?.attention;
  useEffect(() => (attention === undefined ? undefined : onCounted(attention)), [attention, onCounted]);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<Open>();
  const [traced, setTraced] = useState<LineShown>();
  const opener = useOpener();
  const place = useRef<HTMLDivElement>(null);
  // The row of a lead that was looked at is drawn anew: its id finds the button again. '' = the lead was given away, and its row goes.
  const [looked, setLooked] = useState<string>();
  useEffect(() => {
    if (open === undefined) opener.giveBack();
  }, [open, opener]);
  useEffect(() => {
    if (traced === undefined && looked !== undefined) place.current?.querySelector<HTMLElement>(looked === '' ? 'h1' : `[data-why="${looked}"]`)?.focus();
  }, [traced, looked]);
  const show = (next: Open): void => {
    opener.keep();
    store.dismiss();
    setOpen(next);
  };
  const close = (): void => {
    setPicked(new Set());
    setOpen(undefined);
  };
  const signIn = (): void => void administration.signIn().then((outcome) => (outcome.kind === 'done' ? store.reload() : undefined));
  const fix = (wanted: Fix): void => (wanted.kind === 'page' ? onGo(wanted.page) : wanted.kind === 'grant' ? show({ kind: 'grant' }) : void store.run());
  const lines = answerOf(store.lines) ?? [];
  const chosen = lines.filter(({ leadId }) => picked.has(leadId));
  const known = useMemo(() => answerOf(people) ?? [], [people]);
  const names = useMemo(() => new Map(known.map(({ id, name }) => [id as string, name])), [known]);
  const nameOf = (id: string | undefined): string | undefined => (id === undefined ? undefined : names.get(id));
  const given = (): void => {
    close();
    if (traced === undefined) return;
    setLooked('');
    setTraced(undefined);
  };
  const windows = (
    <>
      {open?.kind === 'assign' ? <AssignDialog lines={open.lines} people={known} now={now} store={store} onSignIn={signIn} onDone={given} onClose={close} /> : null}
      {open?.kind === 'grant' ? <GrantDialog onSignIn={signIn} onClose={close} /> : null}
      {open?.kind === 'earlier' ? <EarlierDialog store={store} onSignIn={signIn} onClose={close} /> : null}
      {open?.kind === 'runs' ? <RunsDialog store={store} now={now} onSignIn={signIn} onClose={close} /> : null}
    </>
  );
  const buttons = (
    <div className={styles.buttons}>
      <Button appearance="subtle" icon={<History20Regular />} onClick={() => show({ kind: 'runs' })}>
        {t('admin.monitor.runs')}
      </Button>
      <Button disabledFocusable={chosen.length === 0 || !isOnline} onClick={() => (chosen.length === 0 || !isOnline ? undefined : show({ kind: 'assign', lines: chosen }))}>
        {chosen.length === 0 ? t('admin.monitor.assign-selected-none') : t('admin.monitor.assign-selected', { count: chosen.length })}
      </Button>
      <Button appearance="primary" data-primary="" icon={<Play20Regular />} disabledFocusable={!isOnline || store.isBusy} onClick={() => (isOnline && !store.isBusy ? void store.run() : undefined)}>
        {t('admin.monitor.run-now')}
      </Button>
    </div>
  );
  if (traced !== undefined) {
    return (
      <div ref={place} onClickCapture={opener.onPress}>
        <TracePage administration={administration} line={traced} isOnline={isOnline} onAssign={() => show({ kind: 'assign', lines: [traced] })} onBack={() => setTraced(undefined)} />
        {windows}
      </div>
    );
  }
  return (
    <div ref={place} onClickCapture={opener.onPress}>
      <PageHead title={t('admin.monitor.title')} text={t('admin.monitor.text')} buttons={buttons} />
      {isOnline ? null : <Bar tone="warning" title={t('admin.offline')} text={t('admin.sellers.offline')} />}
      {store.problem === undefined || open !== undefined ? null : <SellersProblem problem={store.problem} onSignIn={signIn} />}
      <News store={store} lines={lines} />
      <EarlierNote store={store} isOnline={isOnline} onRoute={() => show({ kind: 'earlier' })} />
      <div className={styles.head}>
        <TabList
          className={styles.tabs}
          selectedValue={tab}
          aria-label={t('admin.monitor.title')}
          onTabSelect={(_event, { value }) => {
            setPicked(new Set());
            setTab(monitorTabs.find((each) => each === value) ?? 'attention');
          }}
        >
          {monitorTabs.map((each) => (
            <Tab key={each} value={each}>
              {t(`admin.monitor.tab.${each}`)}
              <Count store={store} tab={each} />
            </Tab>
          ))}
        </TabList>
        <Typical store={store} />
      </div>
      {tab === 'waiting' ? <WaitingNote store={store} lines={lines} now={now} /> : null}
      <Lines {...{ store, tab, now, lines, picked, nameOf }} canPress={isOnline} onPick={setPicked} onAssign={(line) => show({ kind: 'assign', lines: [line] })} onFix={fix} onSignIn={signIn}
        onWhy={(line) => {
          setLooked(line.leadId);
          setTraced(line);
        }}
      />
      {windows}
    </div>
  );
}

function Count({ store, tab }: { readonly store: MonitorStore; readonly tab: MonitorTab }): JSX.Element | null {
  const styles = useStyles();
  const counts = answerOf(store.counts);
  return counts === undefined ? null : <span className={styles.count}>{countedText(counts[tab])}</span>;
}

function Typical({ store }: { readonly store: MonitorStore }): JSX.Element | null {
  const styles = useStyles();
  // How long a lead lay there before routing began says nothing of the rules' speed.
  const began = answerOf(store.counts)?.earlier?.since ?? '';
  const typical = typicalTimeToOwner((answerOf(store.given) ?? []).filter(({ arrivedOn = began }) => arrivedOn >= began));
  return typical === undefined ? null : <span className={styles.typical}>{t('admin.monitor.typical', { time: waitText(typical) })}</span>;
}

/** What the last press came to; a lead that could not be given is named with its reason. */
function News({ store, lines }: { readonly store: MonitorStore; readonly lines: readonly LineShown[] }): JSX.Element | null {
  const { news } = store;
  if (news === undefined) return null;
  if (news.kind === 'run-asked' || news.kind === 'earlier-asked') return <Bar tone="success" title={t('admin.monitor.run-asked')} text={t(`admin.monitor.${news.kind}-text`)} />;
  const failed = news.outcomes.filter(({ code }) => code !== undefined);
  const given = news.outcomes.length - failed.length;
  if (failed.length === 0) return <Bar tone="success" title={t('admin.monitor.given', { count: given, name: news.name })} />;
  const reasons = [...new Set(failed.flatMap(({ code, leadId }) => (code === undefined ? [] : [`${lines.find((line) => line.leadId === leadId)?.leadName ?? ''}: ${code === 'changed-elsewhere' ? t('admin.monitor.given-elsewhere') : t(`problem.${code}.title`)}`])))];
  return <Bar tone="warning" title={t('admin.monitor.not-given', { count: failed.length, given })} text={reasons.join(' · ')} />;
}
