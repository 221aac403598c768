// The sample leads: how many there are, and one button that takes all of them away or puts them there again.
import { useState } from 'react';
import type { JSX } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '../../strings.ts';
import type { Problem } from '../../view.ts';
import type { Administration } from '../administration.ts';
import { useAdminStyles } from '../styles.ts';
import { useAsked } from '../useAsked.ts';
import { problemText } from '../words.ts';

const useStyles = makeStyles({
  text: { margin: '0 0 8px', fontSize: '13px', lineHeight: '18px' },
  problem: { margin: '8px 0 0', color: tokens.colorStatusDangerForeground1, fontSize: '13px', lineHeight: '18px' },
});

export function SampleLeads({ administration }: { readonly administration: Administration }): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const [asked, again] = useAsked(administration.countSample);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const count = asked.kind === 'known' ? asked.value : undefined;
  const change = (action: 'install' | 'remove'): void => {
    if (isBusy) return;
    setBusy(true);
    setProblem(undefined);
    void administration.sample(action).then((outcome) => {
      setBusy(false);
      if (outcome.kind === 'failed') setProblem(outcome.problem);
      again();
    });
  };
  return (
    <section className={shared.wide} aria-label={t('admin.sample.title')}>
      <h2 className={shared.heading}>{t('admin.sample.title')}</h2>
      <p className={styles.text} role="status">
        {isBusy ? t('admin.sample.working') : asked.kind === 'asking' ? t('admin.asking') : count === undefined ? t('admin.not-known') : count === 0 ? t('admin.sample.none') : t('admin.sample.count', { count })}
      </p>
      {count === 0 ? (
        <Button size="small" disabledFocusable={isBusy} onClick={() => change('install')}>
          {t('admin.sample.install')}
        </Button>
      ) : (
        <Button size="small" disabledFocusable={isBusy} onClick={() => change('remove')}>
          {t('admin.sample.remove')}
        </Button>
      )}
      <div role="alert">{problem === undefined ? null : <p className={styles.problem}>{problemText(problem).title}</p>}</div>
    </section>
  );
}
