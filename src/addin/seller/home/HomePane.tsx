// S6 Home: what waits for the seller, also while no email is open.
import { useEffect, useRef } from 'react';
import type { JSX } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowUndo16Regular } from '@fluentui/react-icons/svg/arrow-undo';
import type { HomeView } from '../../home/homeView.ts';
import { Bar } from '../../parts/Bar.tsx';
import { adminMenu } from '../../parts/adminMenu.ts';
import { Footer } from '../../parts/Footer.tsx';
import type { Pane } from '../../parts/pane.ts';
import { PaneFrame } from '../../parts/PaneFrame.tsx';
import { t } from '../../strings.ts';
import { ConsentPane } from '../consent/ConsentPane.tsx';
import { GivenLeads } from '../routing/GivenLeads.tsx';
import { OwnLoad } from '../routing/OwnLoad.tsx';
import { AgentNote } from './AgentNote.tsx';
import { homeStatus, saidText } from './homeWords.ts';
import { LeadCard } from './LeadCard.tsx';
import { OpenLeads } from './OpenLeads.tsx';
import { TopLeads } from './TopLeads.tsx';
import { WaitingList } from './WaitingList.tsx';

const useStyles = makeStyles({
  hidden: { position: 'absolute', top: 0, left: 0, width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap', margin: 0 },
  note: { margin: '10px 0 0', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

export function HomePane(props: { readonly pane: Pane; readonly home: HomeView }): JSX.Element {
  const styles = useStyles();
  const { pane, home } = props;
  const { view, verbs } = pane;
  // The foot speaks of Home here, and trying again works without an open email.
  const shown: Pane = { ...pane, view: { ...view, status: homeStatus(view, home) }, verbs: { ...verbs, retry: () => verbs.refreshHome(), signIn: () => verbs.refreshHome() } };
  const { own, consent, routing } = home;
  if (consent?.place === 'question') return <ConsentPane pane={pane} consent={consent} place="question" />;
  const menu = [{ label: t('privacy.menu'), press: () => verbs.openPrivacy() }, ...adminMenu(pane)];
  return (
    <PaneFrame menu={menu} footer={<Footer pane={shown} />}>
      {home.card === undefined ? (
        <>
          <h1 className={styles.hidden}>{t('home.tab')}</h1>
          {own === undefined ? null : <AgentNote own={own} />}
          {own === undefined ? null : <TopLeads pane={pane} own={own} />}
          <SaidBar pane={pane} home={home} />
          <WaitingList pane={pane} home={home} />
          <p className={styles.note}>{t('home.note')}</p>
          {routing === undefined ? null : <GivenLeads pane={pane} routing={routing} />}
          {routing === undefined ? null : <OwnLoad pane={pane} home={home} routing={routing} />}
          {own === undefined ? null : <OpenLeads pane={pane} own={own} />}
        </>
      ) : (
        <LeadCard key={home.card.row.reminder.id} pane={pane} card={home.card} />
      )}
    </PaneFrame>
  );
}

/** What was said about a row that is gone by now, with the way back; it takes the focus the row had. */
function SaidBar(props: { readonly pane: Pane; readonly home: HomeView }): JSX.Element | null {
  const { pane, home } = props;
  const { last } = home;
  const undo = useRef<HTMLButtonElement>(null);
  const before = useRef(last?.said.at);
  useEffect(() => {
    if (last !== undefined && last.said.at !== before.current) undo.current?.focus();
    before.current = last?.said.at;
  }, [last]);
  if (last === undefined) return null;
  return (
    <Bar tone={last.waits ? 'warning' : 'success'} title={saidText(last, pane.now)} {...(last.waits ? { text: t('did.waits-text') } : {})}>
      <Button ref={undo} size="small" icon={<ArrowUndo16Regular />} onClick={() => void pane.verbs.undoReminder()}>
        {t('app.undo')}
      </Button>
    </Bar>
  );
}
