// A quiet bar in the content: something went well, or needs a look. The word says which, the color only supports.
import type { JSX, ReactNode } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircle20Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ErrorCircle20Filled } from '@fluentui/react-icons/svg/error-circle';
import { Warning20Regular } from '@fluentui/react-icons/svg/warning';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    gap: '8px',
    marginTop: '14px',
    padding: '10px 12px',
    borderRadius: tokens.borderRadiusMedium,
    fontSize: '13px',
    lineHeight: '18px',
  },
  success: { border: `1px solid ${tokens.colorStatusSuccessBorder1}`, backgroundColor: tokens.colorStatusSuccessBackground1 },
  warning: { border: `1px solid ${tokens.colorStatusWarningBorder1}`, backgroundColor: tokens.colorStatusWarningBackground1 },
  danger: { border: `1px solid ${tokens.colorStatusDangerBorder1}`, backgroundColor: tokens.colorStatusDangerBackground1 },
  icon: { display: 'flex', flexShrink: 0 },
  successIcon: { color: tokens.colorStatusSuccessForeground1 },
  warningIcon: { color: tokens.colorStatusWarningForeground1 },
  dangerIcon: { color: tokens.colorStatusDangerForeground1 },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
  title: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
  text: { color: tokens.colorNeutralForeground2 },
  // Nothing in it takes no room: a button may come and go.
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '8px', ':empty': { display: 'none' } },
});

interface BarProps {
  readonly tone: 'success' | 'warning' | 'danger';
  readonly title: string;
  readonly text?: string;
  /** Buttons below the words. */
  readonly children?: ReactNode;
}

/** A danger bar is announced at once, the others politely. */
export function Bar(props: BarProps): JSX.Element {
  const styles = useStyles();
  const looks = {
    success: [styles.success, styles.successIcon, <CheckmarkCircle20Filled />],
    warning: [styles.warning, styles.warningIcon, <Warning20Regular />],
    danger: [styles.danger, styles.dangerIcon, <ErrorCircle20Filled />],
  } as const;
  const [surface, tone, icon] = looks[props.tone];
  return (
    <div className={mergeClasses(styles.bar, surface)}>
      <span className={mergeClasses(styles.icon, tone)} aria-hidden>
        {icon}
      </span>
      <div className={styles.words}>
        <div role={props.tone === 'danger' ? 'alert' : 'status'}>
          <div className={styles.title}>{props.title}</div>
          {props.text === undefined ? null : <div className={styles.text}>{props.text}</div>}
        </div>
        {props.children === undefined || props.children === null ? null : <div className={styles.buttons}>{props.children}</div>}
      </div>
    </div>
  );
}
