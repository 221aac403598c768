// The line above the buttons: polite news, one at a time, in a height that is always there.
import type { JSX } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Regular } from '@fluentui/react-icons/svg/checkmark-circle';
import { Clock16Regular } from '@fluentui/react-icons/svg/clock';
import { CloudOff16Regular } from '@fluentui/react-icons/svg/cloud-off';
import { Edit16Regular } from '@fluentui/react-icons/svg/edit';
import { Info16Regular } from '@fluentui/react-icons/svg/info';
import { Mail16Regular } from '@fluentui/react-icons/svg/mail';
import { Search16Regular } from '@fluentui/react-icons/svg/search';
import { t } from '../strings.ts';
import type { Status } from '../view.ts';
import { arrivalText, timeText } from './words/dates.ts';
import type { Pane } from './pane.ts';

const MOST_SUBJECT_LETTERS = 14;

const useStyles = makeStyles({
  line: {
    display: 'flex',
    alignItems: 'center',
    gap: '6px',
    height: '16px',
    minWidth: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  icon: { display: 'flex', flexShrink: 0 },
  text: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});

/** @param props.override said instead of the session's status. */
export function StatusLine(props: { readonly pane: Pane; readonly override?: string }): JSX.Element {
  const styles = useStyles();
  const { view, now } = props.pane;
  const text = props.override ?? statusText(view.status, now);
  return (
    <div className={styles.line} role="status" aria-live="polite">
      {text === '' ? null : (
        <>
          <span className={styles.icon} aria-hidden>
            {props.override === undefined ? statusIcon(view.status) : <Edit16Regular />}
          </span>
          <span className={styles.text} title={text}>
            {text}
          </span>
        </>
      )}
    </div>
  );
}

/** The status in words; empty when there is nothing to say. */
export function statusText(status: Status, now: Date): string {
  switch (status.kind) {
    case 'none':
      return '';
    case 'as-of':
      return t(status.checking ? 'status.as-of-checking' : 'status.as-of', { time: timeText(status.at) });
    case 'offline':
      return status.at === undefined ? t('status.offline') : t('status.offline-as-of', { time: timeText(status.at) });
    case 'up-to-date':
      return upToDate(status.at, now);
    case 'waits':
      return t(status.offline ? 'status.waits-offline' : 'status.waits', { count: status.count });
    case 'gaps':
      return t('status.gaps', { count: status.count });
    case 'subject-missing':
      return t('status.subject-missing', { subject: shortened(status.subject) });
    default:
      return t(`status.${status.kind}`);
  }
}

/** So that the end of the sentence is read, too; the whole subject stands above the draft. */
function shortened(subject: string): string {
  return subject.length <= MOST_SUBJECT_LETTERS ? subject : `${subject.slice(0, MOST_SUBJECT_LETTERS - 1).trimEnd()}…`;
}

function upToDate(at: string, now: Date): string {
  const isFresh = now.getTime() - new Date(at).getTime() < 60_000;
  return isFresh ? t('status.up-to-date-now') : t('status.up-to-date', { age: arrivalText(at, now) });
}

function statusIcon(status: Status): JSX.Element {
  switch (status.kind) {
    case 'looking':
      return <Search16Regular />;
    case 'as-of':
      return <Clock16Regular />;
    case 'offline':
    case 'waits':
      return <CloudOff16Regular />;
    case 'gaps':
      return <Edit16Regular />;
    case 'nothing-sent':
      return <Mail16Regular />;
    case 'up-to-date':
    case 'copied':
    case 'already-saved':
    case 'undone':
      return <CheckmarkCircle16Regular />;
    default:
      return <Info16Regular />;
  }
}
