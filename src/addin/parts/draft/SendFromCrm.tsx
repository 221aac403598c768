// Sending from the CRM around the draft: the entry of the (…) menu, why it isn't there, and what the CRM says became of the email.
import { useEffect, useRef } from 'react';
import type { JSX, RefObject } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { MailProhibited16Regular } from '@fluentui/react-icons/svg/mail-prohibited';
import { t } from '../../strings.ts';
import type { LeadScreen, SentState } from '../../emailScreens.ts';
import { Bar } from '../Bar.tsx';
import type { Pane } from '../pane.ts';
import type { MenuEntry } from '../PaneMenu.tsx';
import { arrivalText, timeText } from '../words/dates.ts';
import { shortName } from '../words/names.ts';

const useStyles = makeStyles({
  note: { display: 'flex', gap: '6px', marginTop: '8px', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: 'anywhere' },
  icon: { display: 'flex', flexShrink: 0 },
});

/** One entry when this very draft may be sent; it asks once more before anything happens. */
export function sendMenu({ sending }: LeadScreen, ask: () => void): readonly MenuEntry[] {
  return sending?.kind === 'offered' ? [{ label: t('sending.menu'), press: ask }] : [];
}

/** Below a draft the CRM could send but for one thing: that thing. */
export function HeldBack(props: { readonly screen: LeadScreen }): JSX.Element | null {
  const styles = useStyles();
  const { sending } = props.screen;
  if (sending?.kind !== 'held-back') return null;
  return (
    <div className={styles.note}>
      <span className={styles.icon} aria-hidden>
        <MailProhibited16Regular />
      </span>
      <span>{heldBackText(sending.why, props.screen)}</span>
    </div>
  );
}

function heldBackText(why: Extract<LeadScreen['sending'], { readonly kind: 'held-back' }>['why'], { facts, draft }: LeadScreen): string {
  switch (why) {
    case 'gaps':
      return t('sending.held-back.gaps', { count: draft?.draft.slots.length ?? 0 });
    case 'do-not-email':
      return t('sending.held-back.do-not-email', { name: shortName(facts.lead) });
    default:
      return t(`sending.held-back.${why}`);
  }
}

/** What became of the email, in the CRM's own state. Nothing when none was to be sent. */
export function SentBar(props: { readonly pane: Pane; readonly screen: LeadScreen; /** True after the seller's own press: then the outcome comes into view. */ readonly pressed: RefObject<boolean> }): JSX.Element | null {
  const { pane, screen, pressed } = props;
  const { sent } = screen;
  const place = useRef<HTMLDivElement>(null);
  const status = sent?.status;
  useEffect(() => {
    if (!pressed.current || status === undefined || status === 'looking') return;
    pressed.current = false;
    // Not there in every document that runs the panes.
    place.current?.scrollIntoView?.({ block: 'center' });
  }, [status, pressed]);
  if (sent === undefined) return null;
  const canLook = sent.status === 'pending' || sent.status === 'unknown';
  return (
    <div ref={place}>
      <Bar tone={toneOf(sent)} title={titleOf(sent, pane.now)} text={textOf(sent, screen)}>
        {canLook ? (
          <Button size="small" disabledFocusable={pane.view.busy} onClick={() => void pane.verbs.lookAtSent()}>
            {t('sending.look')}
          </Button>
        ) : null}
      </Bar>
    </div>
  );
}

function toneOf({ status }: SentState): 'success' | 'warning' | 'danger' {
  if (status === 'sent') return 'success';
  return status === 'unknown' || status === 'failed' || status === 'canceled' ? 'danger' : 'warning';
}

function titleOf({ status, at }: SentState, now: Date): string {
  if (status !== 'sent') return t(`sending.state.${status}`);
  if (at === undefined) return t('sending.state.sent');
  const isToday = now.toDateString() === new Date(at).toDateString();
  return t('sending.state.sent-at', { time: isToday ? timeText(at) : arrivalText(at, now) });
}

function textOf(sent: SentState, { facts }: LeadScreen): string {
  if (sent.status === 'not-sent') return t(`sending.not-sent.${sent.why ?? 'changed'}`, { name: shortName(facts.lead) });
  return t(`sending.detail.${sent.status}`, { to: sent.to });
}
