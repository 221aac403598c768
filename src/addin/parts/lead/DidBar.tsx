// What was just done in the CRM, with the way back.
import type { JSX } from 'react';
import { Button } from '@fluentui/react-components';
import { ArrowUndo16Regular } from '@fluentui/react-icons/svg/arrow-undo';
import { t } from '../../strings.ts';
import type { JustDid, LeadScreen } from '../../emailScreens.ts';
import { Bar } from '../Bar.tsx';
import type { Pane } from '../pane.ts';
import { arrivalText, dayText, momentText } from '../words/dates.ts';

interface DidBarProps {
  readonly pane: Pane;
  readonly justDid: LeadScreen['justDid'];
  /** `YYYY-MM-DD` of a reminder. */
  readonly until?: string;
}

/** Nothing when nothing was done. */
export function DidBar(props: DidBarProps): JSX.Element | null {
  const { pane, justDid, until } = props;
  if (justDid === undefined) return null;
  const { what } = justDid;
  const on = justDid.at ?? until;
  const done = what === 'lead-known' ? t('did.lead-known', { name: justDid.subject ?? '' }) : what === 'reminded' && on !== undefined ? t('did.reminded-on', { date: dayText(on, pane.now) }) : t(`did.${what}`);
  const waits = justDid.waits === true;
  const text = waits ? t('did.waits-text') : detailOf(justDid, pane.now);
  return (
    <Bar tone={waits ? 'warning' : 'success'} title={waits ? t('did.waits') : done} {...(text === undefined ? {} : { text })}>
      {what === 'lead-known' ? null : (
        <Button size="small" icon={<ArrowUndo16Regular />} onClick={() => void pane.verbs.undo()}>
          {t('app.undo')}
        </Button>
      )}
    </Bar>
  );
}

/** What the CRM has now, in its own words. */
export function detailOf({ what, subject, at, statusReason }: Pick<JustDid, 'what' | 'subject' | 'at' | 'statusReason'>, now: Date): string | undefined {
  if (what === 'disqualified' && statusReason !== undefined) return t('did.disqualified-as', { status: statusReason });
  if (subject === undefined || at === undefined) return undefined;
  if (what === 'task-created') return t('did.task-due', { subject, date: arrivalText(at, now) });
  return what === 'appointment-recorded' ? t('did.appointment-at', { subject, date: momentText({ at, day: at.slice(0, 10) }) }) : undefined;
}
