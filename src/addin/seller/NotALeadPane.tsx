// S4: this email is no lead's. Says what it is and that nothing of it is kept; one way to say otherwise.
import type { JSX } from 'react';
import { Button } from '@fluentui/react-components';
import { Mail24Regular } from '@fluentui/react-icons/svg/mail';
import { People24Regular } from '@fluentui/react-icons/svg/people';
import { Send24Regular } from '@fluentui/react-icons/svg/send';
import { DidBar } from '../parts/lead/DidBar.tsx';
import { canSave, SavedLine } from '../parts/lead/SavedLine.tsx';
import type { Pane } from '../parts/pane.ts';
import { dayText, durationText } from '../parts/words/dates.ts';
import { leadName } from '../parts/words/names.ts';
import { t } from '../strings.ts';
import type { NotALeadScreen } from '../emailScreens.ts';
import { nextWorkingDay } from '../lead/workingDay.ts';
import { EmptyScreen } from './EmptyScreen.tsx';

const MINUTE_MS = 60_000;

/** The kind of email in words. */
export function NotALeadPane(props: { readonly pane: Pane; readonly screen: NotALeadScreen }): JSX.Element {
  const { pane, screen } = props;
  if (screen.mail === 'colleague') {
    return <EmptyScreen pane={pane} icon={<People24Regular />} title={t('not-a-lead.colleague-title')} text={t('not-a-lead.colleague')} />;
  }
  if (screen.mail === 'own') return <OwnEmail pane={pane} screen={screen} />;
  const name = screen.sender.name?.trim() || screen.sender.address;
  return (
    <EmptyScreen pane={pane} icon={<Mail24Regular />} title={t('not-a-lead.title')} text={t(`not-a-lead.${screen.mail}`, { name })}>
      <Button onClick={() => pane.verbs.itIsALead()}>{t('not-a-lead.it-is')}</Button>
    </EmptyScreen>
  );
}

/** An email the seller wrote: whether the lead has answered, and a reminder as long as not. */
function OwnEmail(props: { readonly pane: Pane; readonly screen: NotALeadScreen }): JSX.Element {
  const { pane, screen } = props;
  const { sentTo, justDid } = screen;
  const day = nextWorkingDay(pane.now, pane.view.workingWeek ?? { timeZone: pane.view.timeZone });
  const canRemind = sentTo !== undefined && sentTo.answeredOn === undefined && justDid === undefined;
  return (
    <EmptyScreen pane={pane} icon={<Send24Regular />} title={t('not-a-lead.own-title')} text={ownText(screen, pane.now)}>
      {canRemind ? (
        <Button disabledFocusable={pane.view.busy} onClick={() => void pane.verbs.remind(day)}>
          {t('primary.remind-on', { date: dayText(day, pane.now) })}
        </Button>
      ) : null}
      {canSave(screen.saved) ? (
        <Button disabledFocusable={pane.view.busy} onClick={() => void pane.verbs.saveEmail()}>
          {t('saved.save')}
        </Button>
      ) : null}
      <SavedLine saved={screen.saved} now={pane.now} />
      <DidBar pane={pane} justDid={justDid} until={day} />
    </EmptyScreen>
  );
}

function ownText({ sentTo }: NotALeadScreen, now: Date): string {
  if (sentTo === undefined) return t('not-a-lead.own');
  const name = leadName(sentTo.lead);
  if (sentTo.answeredOn !== undefined) return t('not-a-lead.own-answered', { name, date: dayText(sentTo.answeredOn, now) });
  const minutes = (now.getTime() - new Date(sentTo.on).getTime()) / MINUTE_MS;
  return t('not-a-lead.own-waiting', { name, age: durationText(minutes) });
}
