// The bar above the buttons for what must not be missed: it stays until it is cured or dismissed.
import type { JSX, ReactNode } from 'react';
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import { ErrorCircle20Filled } from '@fluentui/react-icons/svg/error-circle';
import { Warning20Filled } from '@fluentui/react-icons/svg/warning';
import { t } from '../strings.ts';

const useStyles = makeStyles({
  bar: {
    display: 'grid',
    gridTemplateColumns: '20px 1fr 24px',
    columnGap: '8px',
    boxSizing: 'border-box',
    marginBottom: '10px',
    padding: '8px 8px 8px 10px',
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    fontSize: '13px',
    lineHeight: '18px',
    overflowWrap: 'anywhere',
  },
  danger: { border: `1px solid ${tokens.colorStatusDangerBorder1}`, backgroundColor: tokens.colorStatusDangerBackground1 },
  warning: { border: `1px solid ${tokens.colorStatusWarningBorder1}`, backgroundColor: tokens.colorStatusWarningBackground1 },
  icon: { display: 'flex' },
  dangerIcon: { color: tokens.colorStatusDangerForeground1 },
  warningIcon: { color: tokens.colorStatusWarningForeground3 },
  title: { fontWeight: tokens.fontWeightSemibold },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '8px' },
  close: { minWidth: '24px', width: '24px', height: '24px', padding: 0 },
});

interface AlertBarProps {
  readonly tone: 'danger' | 'warning';
  readonly title: string;
  readonly text: string;
  /** Buttons below the words. */
  readonly children?: ReactNode;
  readonly onDismiss: () => void;
}

/** Announced at once. */
export function AlertBar({ tone, title, text, children, onDismiss }: AlertBarProps): JSX.Element {
  const styles = useStyles();
  const isDanger = tone === 'danger';
  return (
    <div className={mergeClasses(styles.bar, isDanger ? styles.danger : styles.warning)}>
      <span className={mergeClasses(styles.icon, isDanger ? styles.dangerIcon : styles.warningIcon)} aria-hidden>
        {isDanger ? <ErrorCircle20Filled /> : <Warning20Filled />}
      </span>
      <div>
        <div role="alert">
          <div className={styles.title}>{title}</div>
          <div>{text}</div>
        </div>
        {children === undefined || children === null ? null : <div className={styles.buttons}>{children}</div>}
      </div>
      <Button appearance="subtle" size="small" className={styles.close} icon={<Dismiss16Regular />} aria-label={t('problem.dismiss')} title={t('problem.dismiss')} onClick={onDismiss} />
    </div>
  );
}
