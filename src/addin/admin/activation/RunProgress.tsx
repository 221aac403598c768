// How far the agent has come with the newest leads after activation.
import type { JSX } from 'react';
import { makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { t } from '../../strings.ts';
import type { RunShown } from '../administration.ts';

const useStyles = makeStyles({
  words: { margin: '0 0 6px', fontSize: '13px', lineHeight: '18px' },
  hint: { margin: '6px 0 0', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

/** @param run undefined = the agent hasn't begun yet. */
export function RunProgress({ run, isPaused }: { readonly run: RunShown | undefined; readonly isPaused: boolean }): JSX.Element {
  const styles = useStyles();
  const { total = 0, done = 0, failed = 0, finishedOn } = run ?? {};
  const words = run === undefined ? t('admin.run.waiting') : finishedOn !== undefined ? t('admin.run.finished', { count: done }) : t('admin.run.going', { done, total });
  return (
    <div>
      <p className={styles.words} role="status">
        {words}
      </p>
      {finishedOn !== undefined || run === undefined ? null : <ProgressBar aria-label={t('admin.run.title')} value={total === 0 ? 0 : done / total} thickness="medium" />}
      {failed === 0 ? null : <p className={styles.hint}>{t('admin.run.failed', { count: failed })}</p>}
      {isPaused && finishedOn === undefined ? <p className={styles.hint}>{t('admin.run.paused')}</p> : null}
    </div>
  );
}
