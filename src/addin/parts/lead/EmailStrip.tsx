// Which email this pane speaks about. Always on screen while an item is open.
import type { JSX } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { Edit20Regular } from '@fluentui/react-icons/svg/edit';
import { MailRead20Regular } from '@fluentui/react-icons/svg/mail-read';
import { t } from '../../strings.ts';
import type { Strip } from '../../view.ts';
import { arrivalText } from '../words/dates.ts';

const useStyles = makeStyles({
  strip: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    boxSizing: 'border-box',
    height: '32px',
    marginTop: '10px',
    padding: '0 9px',
    border: `1px solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground2,
    fontSize: '13px',
    lineHeight: '18px',
  },
  icon: { display: 'flex', flexShrink: 0 },
  subject: { flexGrow: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  time: { flexShrink: 0, color: tokens.colorNeutralForeground2 },
});

interface EmailStripProps {
  readonly strip: Strip;
  readonly now: Date;
  /** The recipient's address, for a new message. */
  readonly recipient?: string;
  /** Shows the sender's address beside the subject. */
  readonly showSender?: boolean;
}

/** One line: subject and arrival when reading, what is being written when composing. */
export function EmailStrip(props: EmailStripProps): JSX.Element {
  const styles = useStyles();
  const text = stripText(props);
  return (
    <div className={styles.strip}>
      <span className={styles.icon} aria-hidden>
        {props.strip.mode === 'compose' ? <Edit20Regular /> : <MailRead20Regular />}
      </span>
      <span className={styles.subject} title={text}>
        {text}
      </span>
      {props.strip.at === undefined ? null : (
        <time className={styles.time} dateTime={props.strip.at}>
          {arrivalText(props.strip.at, props.now)}
        </time>
      )}
    </div>
  );
}

function stripText(props: EmailStripProps): string {
  const { strip } = props;
  const subject = strip.subject.trim() || t('strip.no-subject');
  if (strip.mode === 'read') {
    return props.showSender && strip.from !== undefined ? t('strip.with-sender', { subject, address: strip.from.address }) : subject;
  }
  if (strip.composeType === 'appointment') return t('strip.appointment', { subject });
  if (strip.composeType === 'reply') return t('strip.reply', { subject });
  if (strip.composeType === undefined) return t('strip.compose', { subject });
  return props.recipient === undefined || strip.isUnaddressed === true ? t('strip.new-empty') : t('strip.new', { address: props.recipient });
}
