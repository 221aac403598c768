// The bar above the buttons when something went wrong: what happened, what you still have, what to press.
import { useState } from 'react';
import type { JSX } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import { ErrorCircle20Filled } from '@fluentui/react-icons/svg/error-circle';
import { t } from '../strings.ts';
import type { Problem } from '../view.ts';
import { copyText } from './clipboard.ts';
import { timeText } from './words/dates.ts';
import type { Pane } from './pane.ts';

const useStyles = makeStyles({
  bar: {
    display: 'grid',
    gridTemplateColumns: '20px 1fr 24px',
    columnGap: '8px',
    boxSizing: 'border-box',
    marginBottom: '10px',
    padding: '8px 8px 8px 10px',
    border: `1px solid ${tokens.colorStatusDangerBorder1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorStatusDangerBackground1,
    color: tokens.colorNeutralForeground1,
    fontSize: '13px',
    lineHeight: '18px',
  },
  icon: { color: tokens.colorStatusDangerForeground1, display: 'flex' },
  title: { fontWeight: tokens.fontWeightSemibold },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '8px' },
  close: { minWidth: '24px', width: '24px', height: '24px', padding: 0 },
});

/** Says the problem once, as an alert; stays until cured or dismissed. */
export function ProblemBar(props: { readonly pane: Pane; readonly problem: Problem }): JSX.Element {
  const styles = useStyles();
  const [copied, setCopied] = useState(false);
  const { problem } = props;
  const { verbs } = props.pane;
  const copyDetails = (): void => {
    void copyText(detailsOf(problem, new Date())).then(setCopied);
  };
  const known = problem.knownAt === undefined ? undefined : t('problem.known', { time: timeText(problem.knownAt) });
  return (
    <div className={styles.bar}>
      <span className={styles.icon} aria-hidden>
        <ErrorCircle20Filled />
      </span>
      <div>
        <div role="alert">
          <div className={styles.title}>{t(`problem.${problem.code}.title`, problem.params)}</div>
          <div>
            {known === undefined ? null : `${known} `}
            {t(`problem.${problem.code}.text`, problem.params)}
          </div>
        </div>
        <div className={styles.buttons}>
          {problem.code === 'sign-in-needed' ? (
            <Button size="small" onClick={() => void verbs.signIn()}>
              {t('problem.sign-in')}
            </Button>
          ) : null}
          {problem.retry ? (
            <Button size="small" onClick={() => void verbs.retry()}>
              {t('problem.retry')}
            </Button>
          ) : null}
          <Button size="small" onClick={copyDetails}>
            {copied ? t('status.details-copied') : t('problem.details')}
          </Button>
        </div>
      </div>
      <Button
        appearance="subtle"
        size="small"
        className={styles.close}
        icon={<Dismiss16Regular />}
        aria-label={t('problem.dismiss')}
        title={t('problem.dismiss')}
        onClick={() => verbs.dismissProblem()}
      />
    </div>
  );
}

/** Codes and values for support; no name, no address, no text of an email. */
function detailsOf(problem: Problem, now: Date): string {
  return JSON.stringify({ product: 'Handraise', problem: problem.code, ...problem.params, knownAt: problem.knownAt, at: now.toISOString() });
}
