// S7: everything known about one lead: what to do next, why it stands where it stands, the lead, its account, and what happened.
import { useEffect, useRef, useState } from 'react';
import type { JSX } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { disqualifyReasons, fittingDisqualifyReason, type DisqualifyReason } from '../../../domain/actions/disqualify.ts';
import type { LeadPageView } from '../../lead/leadPageView.ts';
import { Bar } from '../../parts/Bar.tsx';
import { Footer, SecondaryButton } from '../../parts/Footer.tsx';
import { DisqualifyForm } from '../../parts/lead/DisqualifyForm.tsx';
import { OpenedAppointment } from '../../parts/lead/Recording.tsx';
import { Identity } from '../../parts/lead/Identity.tsx';
import type { Pane } from '../../parts/pane.ts';
import { leadDetail, leadName } from '../../parts/words/names.ts';
import { t } from '../../strings.ts';
import type { Status } from '../../view.ts';
import { AccountTab } from './AccountTab.tsx';
import { LeadTab } from './LeadTab.tsx';
import { PageBar } from './PageBar.tsx';
import { PageDidBar } from './PageDidBar.tsx';
import { PageSuggestion } from './PageSuggestion.tsx';
import { PageTabs } from './PageTabs.tsx';
import { PageTags } from './PageTags.tsx';
import { pagePrimary } from './pagePrimary.ts';
import { QualifyDialog } from './QualifyDialog.tsx';
import { RankPlace } from './RankPlace.tsx';
import { ResearchLine } from './ResearchLine.tsx';
import { TimelineTab } from './TimelineTab.tsx';
import { WhyTab } from './WhyTab.tsx';
import { openRecord } from './recordPages.ts';

const useStyles = makeStyles({
  frame: { display: 'flex', flexDirection: 'column', height: '100dvh', minWidth: 0, overflow: 'hidden', backgroundColor: tokens.colorNeutralBackground1, color: tokens.colorNeutralForeground1 },
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
  late: { margin: '18px 0', color: tokens.colorNeutralForeground2, fontSize: '13px', lineHeight: '18px' },
});

interface LeadPageProps {
  readonly pane: Pane;
  readonly page: LeadPageView;
}

/** The whole page; its parts are given the pane with verbs that mean this lead. */
export function LeadPage(props: LeadPageProps): JSX.Element {
  const styles = useStyles();
  const { page } = props;
  const pane = forPage(props.pane, page);
  const { verbs } = pane;
  const [asks, setAsks] = useState<'qualify' | 'disqualify'>();
  const frame = useRef<HTMLDivElement>(null);
  // The seller opened it: its title takes the focus.
  useEffect(() => frame.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true }), []);
  const { lead } = page;
  const name = lead === undefined ? '' : leadName(lead);
  const primary = pagePrimary(pane, page, () => setAsks('disqualify'));
  const isOpen = lead?.status === 'open' && page.did?.what !== 'disqualified';
  const menu = [
    { label: t('leadPage.menu.research'), press: () => void verbs.leadPage.refreshResearch() },
    ...(isOpen && page.answer !== undefined ? [{ label: t('leadPage.menu.qualify'), press: () => setAsks('qualify') }, { label: t('disqualify.open'), press: () => setAsks('disqualify') }] : []),
  ];
  return (
    <div ref={frame} className={styles.frame}>
      <PageBar pane={pane} page={page} menu={menu} />
      <main className={styles.content}>
        {lead === undefined ? (
          <>
            <Identity name={t('leadPage.title')} detail="" />
            {page.trouble === undefined ? <p className={styles.late}>{t(pane.view.online ? 'leadPage.loading' : 'leadPage.not-known')}</p> : null}
            <Trouble pane={pane} page={page} />
          </>
        ) : (
          <>
            <Identity name={name} detail={leadDetail(lead)} aside={<RankPlace pane={pane} leadId={page.leadId} />} />
            <PageTags pane={pane} page={page} lead={lead} />
            <PageDidBar pane={pane} page={page} />
            {page.appointment === undefined ? null : <OpenedAppointment pane={pane} start={page.appointment.start} record={() => void verbs.leadPage.recordAppointment()} />}
            <Trouble pane={pane} page={page} />
            {asks === 'disqualify' && isOpen ? <DisqualifyForm fitting={fittingReason(page)} onPress={(reason) => void verbs.leadPage.disqualify(reason)} onDone={() => setAsks(undefined)} /> : null}
            <PageSuggestion pane={pane} page={page} />
            <PageTabs pane={pane} page={page} />
            <div role="tabpanel" id="handraise-lead-tab" aria-label={t(`leadPage.tab.${page.tab}`)}>
              {page.tab === 'timeline' ? null : <ResearchLine pane={pane} page={page} />}
              <Tab pane={pane} page={page} />
            </div>
          </>
        )}
        {asks === 'qualify' && lead !== undefined && page.answer !== undefined ? <QualifyDialog pane={pane} answer={page.answer} onClose={() => setAsks(undefined)} /> : null}
      </main>
      <Footer pane={pane} {...(primary === undefined ? {} : { primary })}>
        {page.crmUrl === undefined ? null : <SecondaryButton label={t('leadPage.open-in-crm')} press={() => openRecord(page.crmUrl ?? '', 'lead', page.leadId)} />}
      </Footer>
    </div>
  );
}

/** Why nothing is known of the lead here, and the way to ask again. */
function Trouble({ pane, page }: LeadPageProps): JSX.Element | null {
  const { trouble } = page;
  if (trouble === undefined || page.answer !== undefined || !pane.view.online) return null;
  return (
    <Bar tone="warning" title={t(`problem.${trouble}.title`)} text={t(`problem.${trouble}.text`)}>
      <Button size="small" onClick={() => void pane.verbs.leadPage.refresh()}>
        {t('problem.retry')}
      </Button>
    </Bar>
  );
}

function Tab({ pane, page }: LeadPageProps): JSX.Element {
  switch (page.tab) {
    case 'why':
      return <WhyTab pane={pane} page={page} />;
    case 'lead':
      return <LeadTab pane={pane} page={page} />;
    case 'account':
      return <AccountTab pane={pane} page={page} />;
    case 'timeline':
      return <TimelineTab pane={pane} page={page} />;
  }
}

/** By the lead's own words; whose address takes no mail can't be contacted. */
function fittingReason({ suggestion }: LeadPageView): DisqualifyReason {
  if (suggestion?.kind === 'fix-address') return 'cannot-contact';
  return suggestion?.email === undefined ? disqualifyReasons[0] : fittingDisqualifyReason(suggestion.email.reading);
}

/** The foot and the shared parts speak of this lead: trying again asks for the page, a word on the address is about this lead's. */
function forPage(pane: Pane, page: LeadPageView): Pane {
  const { verbs, view } = pane;
  // What is pressed on the suggestion of an open email is that email's.
  const own = page.email === undefined ? { chooseAction: verbs.leadPage.chooseAction.bind(verbs.leadPage), dial: verbs.leadPage.dial.bind(verbs.leadPage) } : {};
  return {
    ...pane,
    view: { ...view, status: statusOf(pane, page) },
    verbs: { ...verbs, ...own, retry: () => verbs.leadPage.refresh(), signIn: () => verbs.leadPage.refresh(), overrideAddress: (word) => verbs.leadPage.overrideAddress(word), checkAddress: () => (page.email === undefined ? void verbs.leadPage.refresh() : verbs.checkAddress()) },
  };
}

function statusOf({ view }: Pane, page: LeadPageView): Status {
  const waiting = view.changes?.waiting ?? 0;
  if (waiting > 0) return { kind: 'waits', count: waiting, offline: !view.online };
  if (!view.online) return { kind: 'offline', ...(page.asOf === undefined ? {} : { at: page.asOf }) };
  if (page.asOf === undefined) return page.isAsking ? { kind: 'looking' } : { kind: 'none' };
  if (page.isAsking) return { kind: 'as-of', at: page.asOf, checking: true };
  return page.trouble === undefined ? { kind: 'up-to-date', at: page.asOf } : { kind: 'as-of', at: page.asOf, checking: false };
}
